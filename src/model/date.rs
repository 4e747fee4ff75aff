use crate::wording::{Lang, Speak, Text};
use std::fmt;

/// A day of the Gregorian calendar, from the year 1 to the year 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u32,
    day: u32,
}

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotADate {
    /// `2019-02-30`: the month has no such day; the last one that it has.
    NoSuchDay(Date),
    /// `2019-13-01`: a year has twelve months.
    NoSuchMonth,
    /// `2019/9/26`, `２０１９年９月２６日`: another spelling of this day.
    Spelled(Date),
    /// Anything else.
    Unreadable,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Weekday {
    /// 星期一
    Monday,
    /// 星期二
    Tuesday,
    /// 星期三
    Wednesday,
    /// 星期四
    Thursday,
    /// 星期五
    Friday,
    /// 星期六
    Saturday,
    /// 星期日
    Sunday,
}

impl Date {
    /// A day, if there is such a day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let known = (1..=9999).contains(&year) && (1..=12).contains(&month);
        (known && (1..=days_of(year, month)).contains(&day)).then_some(Date { year, month, day })
    }

    /// A day written `2027-06-30`.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(text: &str) -> Result<Date, NotADate> {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        match parts[..] {
            [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
                of_numbers([year, month, day])
            }
            _ => Err(otherwise_spelled(text).map_or(NotADate::Unreadable, NotADate::Spelled)),
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The day after; `None` after the last day of the year 9999.
    pub fn next(self) -> Option<Date> {
        let Date { year, month, day } = self;
        Date::new(year, month, day + 1).or_else(|| Date::new(year, month + 1, 1)).or_else(|| Date::new(year + 1, 1, 1))
    }

    /// Days since 1 March of the year 0: counted from March, the leap day comes last (Howard Hinnant, chrono-compatible
    /// low-level date algorithms, `days_from_civil`).
    fn number(self) -> i64 {
        let early = self.month <= 2;
        let year = i64::from(self.year) - i64::from(early);
        let month = i64::from(self.month) + if early { 9 } else { -3 };
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(self.day) - 1
    }

    /// How many days later another day is; negative where it is earlier.
    pub fn days_until(self, other: Date) -> i64 {
        other.number() - self.number()
    }

    /// The day of the week. 1 March of the year 0 was a Wednesday.
    pub fn weekday(self) -> Weekday {
        const WEDNESDAY: i64 = 2;
        Weekday::ALL[((self.number() + WEDNESDAY) % 7) as usize]
    }
}

impl Weekday {
    /// The week, from Monday.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Its key in files and in JSON: `mon`.
    pub fn key(self) -> &'static str {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][self as usize]
    }

    /// Its name.
    pub fn text(self) -> Text {
        let zh = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
        let en = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        Text::fixed(zh[self as usize], en[self as usize])
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Speak for Date {
    fn speak(&self, _: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Speak for Weekday {
    fn speak(&self, lang: Lang, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text().get(lang))
    }
}

fn of_numbers(parts: [&str; 3]) -> Result<Date, NotADate> {
    let [year, month, day] = parts.map(|part| part.parse::<u32>().unwrap_or(0));
    let year = year as i32;
    match Date::new(year, month, day) {
        Some(date) => Ok(date),
        None if !(1..=12).contains(&month) => Err(NotADate::NoSuchMonth),
        None => Err(Date::new(year, month, days_of(year, month)).map_or(NotADate::Unreadable, NotADate::NoSuchDay)),
    }
}

// Three numbers, the year first, with anything between them that is no digit; or eight digits in a row.
fn otherwise_spelled(text: &str) -> Option<Date> {
    let half: String = text.chars().map(|c| if ('０'..='９').contains(&c) { half_width(c) } else { c }).collect();
    let numbers: Vec<&str> = half.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let strange = half.chars().any(|c| !c.is_ascii_digit() && !" 　-－—/／.．年月日号".contains(c));
    let parts = match numbers[..] {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => [year, month, day],
        [whole] if whole.len() == 8 => [&whole[..4], &whole[4..6], &whole[6..]],
        _ => return None,
    };
    if strange { None } else { of_numbers(parts).ok() }
}

fn half_width(digit: char) -> char {
    char::from_u32(digit as u32 - 0xFEE0).unwrap_or(digit)
}

fn days_of(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The calendar of another author, over 400 years and their ends.
    #[test]
    fn days_agree_with_another_calendar() {
        let mut other = jiff::civil::date(1899, 12, 28);
        let mut date = Date::new(1899, 12, 28).unwrap();
        let first = date;
        for passed in 0..146_200 {
            assert_eq!(date.to_string(), other.to_string());
            assert_eq!(date.weekday() as i8, other.weekday().to_monday_zero_offset(), "{date}");
            assert_eq!((first.days_until(date), date.days_until(first)), (passed, -passed));
            date = date.next().unwrap();
            other = other.tomorrow().unwrap();
        }
        assert_eq!(Date::new(9999, 12, 31).unwrap().next(), None);
    }

    #[test]
    fn what_is_no_day_says_why() {
        let day = |year, month, day| Date::new(year, month, day).unwrap();
        assert_eq!(Date::read("2019-09-26"), Ok(day(2019, 9, 26)));
        assert_eq!(Date::read("2020-02-29"), Ok(day(2020, 2, 29)));
        assert_eq!(Date::read("2019-02-30"), Err(NotADate::NoSuchDay(day(2019, 2, 28))));
        assert_eq!(Date::read("2019-00-30"), Err(NotADate::NoSuchMonth));
        for spelled in ["2019/9/26", "2019年9月26日", "２０１９-０９-２６", "20190926", "2019.09.26", "2019-9-26"]
        {
            assert_eq!(Date::read(spelled), Err(NotADate::Spelled(day(2019, 9, 26))), "{spelled}");
        }
        for text in ["", "today", "26-09-2019", "2019-09", "2019/2/30", "0000-01-01", "2019-09-26T00:00"] {
            assert_eq!(Date::read(text), Err(NotADate::Unreadable), "{text}");
        }
    }
}
