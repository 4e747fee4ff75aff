//! Amounts of time in every spelling of language.md §7.

use super::reading::Reading;
use super::scalar::half_width_digits;
use super::{expected, punctuation};
use crate::finding::Finding;
use crate::model::{Amount, Unit};
use crate::say;
use crate::source::At;
use crate::wording::Text;
use crate::yaml::tree::NodeId;
use num_rational::Ratio;

/// An amount as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::yaml) struct Written {
    pub amount: Amount,
    pub day: DayWord,
}

/// `3 天` and `3 日` do not say which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::yaml) enum DayWord {
    Clear,
    Unclear,
}

/// Why a text is no amount of time.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::yaml) enum Wrong {
    NoUnit(String),
    UnknownUnit(String, String),
    MonthOrYear(String),
    Negative,
    TooLong,
    TooPrecise,
    ChineseNumber,
    /// Commas or the like between its digits; as it reads without them.
    Separated(String),
    NotATime,
}

/// The spellings of a unit, and the most of it: a hundred years.
const UNITS: &[(&str, Unit, i64)] = &[
    ("d", Unit::Day, 36_525),
    ("h", Unit::Hour, 876_600),
    ("min", Unit::Minute, 52_596_000),
    ("cd", Unit::CalendarDay, 36_525),
    ("w", Unit::Week, 5_218),
    ("s", Unit::Second, 3_155_760_000),
    ("工作日", Unit::Day, 36_525),
    ("天", Unit::Day, 36_525),
    ("日", Unit::Day, 36_525),
    ("小时", Unit::Hour, 876_600),
    ("分钟", Unit::Minute, 52_596_000),
    ("分", Unit::Minute, 52_596_000),
    ("秒", Unit::Second, 3_155_760_000),
    ("秒钟", Unit::Second, 3_155_760_000),
    ("自然日", Unit::CalendarDay, 36_525),
    ("日历日", Unit::CalendarDay, 36_525),
    ("周", Unit::Week, 5_218),
    ("星期", Unit::Week, 5_218),
];

/// Every spelling of a unit, for the JSON Schema.
pub(in crate::yaml) fn unit_spellings() -> impl Iterator<Item = &'static str> {
    UNITS.iter().map(|(spelling, ..)| *spelling)
}

/// What other programs and languages call the units.
const MEANT: &[(&str, &str)] = &[
    ("sec", "s"),
    ("secs", "s"),
    ("second", "s"),
    ("seconds", "s"),
    ("m", "min"),
    ("mins", "min"),
    ("minute", "min"),
    ("minutes", "min"),
    ("hr", "h"),
    ("hrs", "h"),
    ("hour", "h"),
    ("hours", "h"),
    ("小時", "h"),
    ("分鐘", "min"),
    ("时", "h"),
    ("钟头", "h"),
    ("day", "d"),
    ("days", "d"),
    ("wd", "d"),
    ("bd", "d"),
    ("workday", "d"),
    ("workdays", "d"),
    ("个", "d"),
    ("week", "w"),
    ("weeks", "w"),
    ("礼拜", "w"),
];

const MONTHS_AND_YEARS: &[&str] = &["mo", "mon", "month", "months", "月", "y", "yr", "year", "years", "年"];

// Seven digits after the point would be a tenth of a millionth of a day.
const MOST_DECIMALS: usize = 6;

/// The amount that a text says.
pub(in crate::yaml) fn parse(text: &str) -> Result<Written, Wrong> {
    let half = half_width_digits(text);
    let half = half.trim();
    let end = half.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(half.len());
    let (number, unit) = half.split_at(end);
    let unit = unit.trim_start();
    if number.is_empty() {
        return Err(without_digits(half));
    }
    if let Some(plain) = without_separators(half, unit) {
        return Err(Wrong::Separated(plain));
    }
    let value = ratio(number)?;
    if unit.is_empty() {
        let zero = Written { amount: Amount::ZERO, day: DayWord::Clear };
        return if *value.numer() == 0 { Ok(zero) } else { Err(Wrong::NoUnit(number.to_owned())) };
    }
    let plain = unit.strip_prefix('个').unwrap_or(unit);
    let Some((word, unit, most)) = UNITS.iter().find(|(word, ..)| *word == plain) else {
        let is_long = MONTHS_AND_YEARS.contains(&plain.to_ascii_lowercase().as_str());
        let number = number.to_owned();
        return Err(if is_long { Wrong::MonthOrYear(number) } else { Wrong::UnknownUnit(number, unit.to_owned()) });
    };
    if value > Ratio::from_integer(*most) {
        return Err(Wrong::TooLong);
    }
    let day = if matches!(*word, "天" | "日") { DayWord::Unclear } else { DayWord::Clear };
    Ok(Written { amount: Amount { value, unit: *unit }, day })
}

// `1,200min`
fn without_separators(half: &str, unit: &str) -> Option<String> {
    const SEPARATORS: [char; 4] = [',', '，', '_', '\''];
    // Three digits each: who writes `1,5h` means a decimal point.
    let grouped = |group: &str| group.chars().take_while(char::is_ascii_digit).count() == 3;
    let is_separated = unit.starts_with(SEPARATORS) && unit.split(SEPARATORS).skip(1).all(grouped);
    let plain = || half.replace(SEPARATORS, "");
    is_separated.then(plain).filter(|plain| parse(plain).is_ok())
}

fn without_digits(text: &str) -> Wrong {
    let numbers = "半一二两三四五六七八九十百";
    match text.chars().next() {
        Some('-' | '−') => Wrong::Negative,
        Some(first) if numbers.contains(first) => Wrong::ChineseNumber,
        _ => Wrong::NotATime,
    }
}

fn ratio(number: &str) -> Result<Ratio<i64>, Wrong> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || fraction.contains('.') || number.ends_with('.') {
        return Err(Wrong::NotATime);
    }
    if fraction.len() > MOST_DECIMALS {
        return Err(Wrong::TooPrecise);
    }
    let whole: i64 = whole.parse().ok().filter(|whole| *whole <= 10_000_000_000).ok_or(Wrong::TooLong)?;
    let scale = 10_i64.pow(fraction.len() as u32);
    let part: i64 = if fraction.is_empty() { 0 } else { fraction.parse().map_err(|_| Wrong::NotATime)? };
    Ok(Ratio::new(whole * scale + part, scale))
}

impl Reading<'_> {
    /// A fixed amount of time.
    pub fn amount(&mut self, node: NodeId) -> Option<At<Amount>> {
        let Some(text) = self.text(node) else {
            expected::tell(self, node);
            return None;
        };
        match parse(text) {
            Ok(written) => {
                self.notice_day(node, written);
                Some(self.at(node, written.amount))
            }
            Err(_) if text.contains("..") || text.contains('/') => {
                let message = say!(key = self.field_key(), text = text; zh: "`{key}` 不能是范围：{text}", en: "`{key}` cannot be a range: {text}");
                let help = say!(zh: "这里只能写一个固定的时间，如 2d", en: "write one fixed time here, such as 2d");
                self.tell(self.error("bad-value", self.handle(node), message).helped(help));
                None
            }
            Err(wrong) => {
                self.no_amount(node, text, &wrong);
                None
            }
        }
    }

    /// Notes that `3 天` is read as working days.
    pub fn notice_day(&mut self, node: NodeId, written: Written) {
        if written.day == DayWord::Clear {
            return;
        }
        let text = self.text(node).unwrap_or("");
        let amount = plain(written.amount.value);
        let message = say!(text = text; zh: "“{text}”按工作日计算", en: "\"{text}\" is counted in working days");
        let help = say!(n = &amount; zh: "写明更好：工作日写 {n}d，自然日写 {n}cd", en: "better say which: {n}d for working days, {n}cd for calendar days");
        self.tell(Finding::note("bad-value", self.place(self.handle(node)), message).helped(help));
    }

    /// Tells why a text is no amount of time, and what to write.
    pub fn no_amount(&mut self, node: NodeId, text: &str, wrong: &Wrong) {
        if punctuation::tell_any(self, node) {
            return;
        }
        let key = self.field_key();
        let message = match wrong {
            Wrong::NoUnit(_) => {
                say!(key = key, text = text; zh: "`{key}` 的时间“{text}”没有单位", en: "the time \"{text}\" of `{key}` has no unit")
            }
            Wrong::UnknownUnit(_, unit) => {
                say!(key = key, unit = unit; zh: "`{key}` 里不认识时间单位“{unit}”", en: "`{key}` has an unknown unit of time \"{unit}\"")
            }
            Wrong::MonthOrYear(_) => {
                say!(key = key, text = text; zh: "`{key}` 不能用月或年：“{text}”长短不一", en: "`{key}` cannot be in months or years, which differ in length: \"{text}\"")
            }
            Wrong::Negative => {
                say!(key = key, text = text; zh: "`{key}` 的时间不能是负数：{text}", en: "the time of `{key}` cannot be negative: {text}")
            }
            Wrong::TooLong => {
                say!(key = key, text = text; zh: "`{key}` 的时间超过一百年：{text}", en: "the time of `{key}` is over a hundred years: {text}")
            }
            Wrong::TooPrecise => {
                say!(key = key, text = text; zh: "`{key}` 的小数位太多：{text}", en: "`{key}` has too many decimals: {text}")
            }
            Wrong::ChineseNumber | Wrong::Separated(_) | Wrong::NotATime => {
                say!(key = key, text = text; zh: "`{key}` 的时间“{text}”无法读取", en: "the time \"{text}\" of `{key}` cannot be read")
            }
        };
        let finding = self.error("bad-value", self.handle(node), message).helped(help(text, wrong));
        self.tell(finding);
    }
}

/// What to write instead of a text that is no amount of time.
pub(in crate::yaml) fn help(text: &str, wrong: &Wrong) -> Text {
    match wrong {
        Wrong::NoUnit(n) => {
            say!(n = n; zh: "写上单位：{n}d（工作日）、{n}cd（自然日）、{n}h（小时）或 {n}min（分钟）", en: "add a unit: {n}d (working days), {n}cd (calendar days), {n}h (hours) or {n}min (minutes)")
        }
        Wrong::UnknownUnit(n, unit) => match meant(unit) {
            Some(meant) => say!(n = n, unit = meant; zh: "写成 {n}{unit}", en: "write {n}{unit}"),
            None => {
                say!(zh: "单位写 s（秒）、min（分钟）、h（小时）、d（工作日）、cd（自然日）或 w（周，5 个工作日）", en: "units are s, min, h, d (working days), cd (calendar days) and w (weeks of 5 working days)")
            }
        },
        Wrong::MonthOrYear(_) => {
            say!(zh: "换成天数：一个月写 22d（工作日）或 30cd（自然日）", en: "say it in days: a month is 22d (working days) or 30cd (calendar days)")
        }
        Wrong::ChineseNumber if text.starts_with('半') => {
            say!(zh: "用数字写：半天是 0.5d，半小时是 30min", en: "use digits: half a day is 0.5d, half an hour is 30min")
        }
        Wrong::Separated(plain) => {
            say!(plain = plain; zh: "不加千位分隔符：{plain}", en: "without separators: {plain}")
        }
        Wrong::ChineseNumber => say!(zh: "用阿拉伯数字写，如 3d、2h", en: "use digits, such as 3d or 2h"),
        Wrong::Negative => say!(zh: "写 0 或更大的时间", en: "write 0 or more"),
        Wrong::TooLong => say!(zh: "请检查数字和单位", en: "check the number and the unit"),
        Wrong::TooPrecise => say!(zh: "最多 6 位小数", en: "at most 6 decimals"),
        Wrong::NotATime => {
            say!(zh: "写数字加单位，如 30min、2h、3d（工作日）、20cd（自然日）", en: "write a number and a unit, such as 30min, 2h, 3d (working days) or 20cd (calendar days)")
        }
    }
}

fn meant(unit: &str) -> Option<&'static str> {
    let unit = unit.to_ascii_lowercase();
    let plain = unit.strip_prefix('个').filter(|rest| !rest.is_empty()).unwrap_or(&unit);
    let known = MEANT.iter().find(|(word, _)| *word == plain).map(|(_, unit)| *unit);
    known.or_else(|| UNITS.iter().find(|(word, ..)| *word == plain).map(|(word, ..)| *word))
}

/// An amount as we would write it: `3d` for `３天`; `None` where it is none.
pub(super) fn spelled(text: &str) -> Option<String> {
    let Amount { value, unit } = parse(text).ok()?.amount;
    let (unit, ..) = UNITS.iter().find(|(_, other, _)| *other == unit)?;
    Some(format!("{}{unit}", plain(value)))
}

/// A number of a file as it would be typed.
pub(super) fn plain(value: Ratio<i64>) -> String {
    let number = *value.numer() as f64 / *value.denom() as f64;
    crate::wording::plain_number(number, MOST_DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> (i64, i64, Unit) {
        let amount = parse(text).unwrap().amount;
        (*amount.value.numer(), *amount.value.denom(), amount.unit)
    }

    #[test]
    fn every_spelling_of_a_unit() {
        for (text, whole, unit) in [
            ("30s", 30, Unit::Second),
            ("30 秒", 30, Unit::Second),
            ("30min", 30, Unit::Minute),
            ("30 分钟", 30, Unit::Minute),
            ("2h", 2, Unit::Hour),
            ("2 小时", 2, Unit::Hour),
            ("2个小时", 2, Unit::Hour),
            ("3d", 3, Unit::Day),
            ("3 工作日", 3, Unit::Day),
            ("3 个工作日", 3, Unit::Day),
            ("3 天", 3, Unit::Day),
            ("3日", 3, Unit::Day),
            ("20cd", 20, Unit::CalendarDay),
            ("20 自然日", 20, Unit::CalendarDay),
            ("20 个日历日", 20, Unit::CalendarDay),
            ("2w", 2, Unit::Week),
            ("2 周", 2, Unit::Week),
            ("３ｄ", 3, Unit::Day),
            ("３　工作日", 3, Unit::Day),
            ("0", 0, Unit::Second),
            ("0d", 0, Unit::Day),
        ] {
            assert_eq!(amount(text), (whole, 1, unit), "{text}");
        }
        assert_eq!(amount("0.5d"), (1, 2, Unit::Day));
        assert_eq!(amount("1.25h"), (5, 4, Unit::Hour));
        assert_eq!(parse("3 天").unwrap().day, DayWord::Unclear);
        assert_eq!(parse("3 个工作日").unwrap().day, DayWord::Clear);
    }

    #[test]
    fn what_is_no_amount() {
        for (text, wrong) in [
            ("20", Wrong::NoUnit("20".into())),
            ("1mo", Wrong::MonthOrYear("1".into())),
            ("1 个月", Wrong::MonthOrYear("1".into())),
            ("2years", Wrong::MonthOrYear("2".into())),
            ("3 days", Wrong::UnknownUnit("3".into(), "days".into())),
            ("-2d", Wrong::Negative),
            ("－2d", Wrong::Negative),
            ("36526d", Wrong::TooLong),
            ("99999999999999999999d", Wrong::TooLong),
            ("0.1234567d", Wrong::TooPrecise),
            ("三天", Wrong::ChineseNumber),
            ("半天", Wrong::ChineseNumber),
            ("soon", Wrong::NotATime),
            (".5d", Wrong::NotATime),
            ("1.2.3d", Wrong::NotATime),
            ("5.d", Wrong::NotATime),
            ("", Wrong::NotATime),
        ] {
            assert_eq!(parse(text), Err(wrong), "{text}");
        }
    }
}
