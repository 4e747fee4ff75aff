//! Days and amounts of time outside a file, where a finding has no place: on the command line. Calendar files spell days the same way.

use super::read::{DayWord, amount_help, half_width, parse_amount};
use crate::model::{Amount, Date, NotADate};
use crate::say;
use crate::wording::Text;

/// What is wrong with a text, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelled {
    /// What is wrong.
    pub message: Text,
    /// What to write.
    pub help: Text,
}

/// A stretch of days; without a last day it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Option<Date>,
}

/// An amount of time and whether it says which days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpelledAmount {
    /// The amount.
    pub amount: Amount,
    /// `20 天` does not say which days it means, and is read as working days.
    pub unclear: Option<Unclear>,
}

/// The days were not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unclear;

// Nobody counts limits of other centuries: such a year is a slip.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A day: `2019-09-26`.
///
/// # Errors
/// When it is none, or lies in another century.
pub fn date(text: &str) -> Result<Date, Misspelled> {
    let date = Date::read(text).map_err(|why| no_date(text, why))?;
    if YEARS.contains(&date.year()) {
        return Ok(date);
    }
    Err(Misspelled {
        message: say!(text = text; zh: "日期“{text}”的年份不在 1900 至 2199 年之间", en: "the year of {text} is not between 1900 and 2199"),
        help: say!(zh: "请检查年份", en: "check the year"),
    })
}

fn no_date(text: &str, why: NotADate) -> Misspelled {
    let year_month_day = || say!(zh: "写成年-月-日，如 2019-09-26", en: "write year-month-day, such as 2019-09-26");
    match why {
        NotADate::NoSuchDay(last) => Misspelled {
            message: say!(text = text; zh: "没有“{text}”这一天", en: "there is no day {text}"),
            help: say!(last = last; zh: "这个月最后一天是 {last}", en: "the last day of that month is {last}"),
        },
        NotADate::NoSuchMonth => Misspelled {
            message: say!(text = text; zh: "“{text}”的月份不在 01 至 12 之间", en: "the month of {text} is not between 01 and 12"),
            help: year_month_day(),
        },
        NotADate::Spelled(date) => Misspelled {
            message: say!(text = text; zh: "日期不能写成“{text}”", en: "a day is not written {text}"),
            help: say!(date = date; zh: "写成 {date}", en: "write {date}"),
        },
        NotADate::Unreadable => Misspelled {
            message: say!(text = text; zh: "“{text}”不是日期", en: "\"{text}\" is no day"),
            help: year_month_day(),
        },
    }
}

/// Days from one to another, both included: `2019-10-01..2019-10-07`, or one day. An open stretch is `2019-10-01..`.
///
/// # Errors
/// When it is none.
pub fn stretch(text: &str) -> Result<Stretch, Misspelled> {
    let Some((from, to)) = text.split_once("..") else {
        let day = date(text)?;
        return Ok(Stretch { from: day, to: Some(day) });
    };
    let from = date(from.trim())?;
    let to = if to.trim().is_empty() { None } else { Some(date(to.trim())?) };
    match to {
        Some(to) if to < from => Err(Misspelled {
            message: say!(text = text; zh: "“{text}”的结束早于开始", en: "{text} ends before it begins"),
            help: say!(from = from, to = to; zh: "是不是 {to}..{from}？", en: "did you mean {to}..{from}?"),
        }),
        _ => Ok(Stretch { from, to }),
    }
}

/// An amount of time: `20d`, `20 工作日`, `20cd`.
///
/// # Errors
/// When it is none.
pub fn amount(text: &str) -> Result<SpelledAmount, Misspelled> {
    match parse_amount(text) {
        Ok(written) => {
            let unclear = (written.day == DayWord::Unclear).then_some(Unclear);
            Ok(SpelledAmount { amount: written.amount, unclear })
        }
        Err(wrong) => Err(Misspelled {
            message: say!(text = text; zh: "时间“{text}”无法读取", en: "the time \"{text}\" cannot be read"),
            help: amount_help(&half_width(text), &wrong),
        }),
    }
}
