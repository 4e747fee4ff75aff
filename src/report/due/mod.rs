//! `due` and `days`: when a limit ends, and how many working days lie between two days.

mod between;
mod parts;
mod tables;

pub use between::{Interval, days};

use super::build::count;
use super::{Block, Cell, Fact, Named, Output, Report, Section};
use crate::calendar::{Due, End, Limit, LimitDays, Pause, WalkedDay};
use crate::model::{Calendar, Counting, Date};
use crate::say;
use crate::wording::Text;

/// What was counted on.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'r> {
    /// The calendar as the user named it.
    pub named: &'r str,
    /// The calendar.
    pub calendar: &'r Calendar,
    /// The rules.
    pub counting: Counting,
    /// The pauses, merged.
    pub pauses: &'r [Pause],
    /// How many pauses were given.
    pub given: usize,
    /// How much is shown.
    pub detail: Detail,
}

/// How much of the counting is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The result.
    Result,
    /// Every day as well.
    Days,
}

/// A limit as it was asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The day on which it starts.
    pub start: Date,
    /// The limit without its extension.
    pub limit: Limit,
    /// By how many days it was extended.
    pub extension: Option<i64>,
    /// What is to be said about how it was read.
    pub remarks: Vec<Text>,
}

/// The due date, how it was counted, by which rules.
pub fn due(basis: Basis<'_>, asked: &Asked, due: &Due<'_>) -> Output {
    let tally = Tally::of(&due.days, asked.limit.of);
    let mut blocks = vec![Block::Paragraph(counted(asked, &tally)), Block::Paragraph(parts::on(basis))];
    blocks.extend(ending(due, asked).map(Block::Paragraph));
    blocks.extend(asked.remarks.iter().cloned().map(Block::Note));
    let mut sections = vec![Section::untitled("due", blocks)];
    sections.extend(parts::sections(basis, asked.limit.of, &due.days));
    let report =
        Report { title: Some(title(due.end)), sections, answer: facts(basis, asked, due, &tally), ..Report::default() };
    Output { command: "due", reports: vec![report], closing: Vec::new() }
}

fn title(end: End) -> Text {
    match end {
        End::On(date) | End::Moved { to: date, .. } => {
            say!(date = date, weekday = date.weekday(); zh: "{date}（{weekday}）到期", en: "Due on {weekday} {date}")
        }
        End::Paused { since } => {
            say!(since = since; zh: "暂停中：{since} 起停表，尚无到期日", en: "Paused since {since}: there is no due date yet")
        }
    }
}

fn counted(asked: &Asked, tally: &Tally) -> Text {
    let limit = parts::days(asked.limit.days, asked.limit.of);
    let limit = match asked.extension {
        None => limit,
        Some(more) => {
            say!(limit = limit, more = parts::days(more, asked.limit.of); zh: "{limit}，延长 {more}", en: "{limit}, extended by {more}")
        }
    };
    let (start, weekday) = (asked.start, asked.start.weekday());
    let rest = match asked.limit.of {
        LimitDays::Working => say!(n = tally.rest; zh: "休息日 {n} 天", en: "{n} are rest days"),
        LimitDays::Calendar => say!(n = tally.rest; zh: "顺延 {n} 天", en: "{n} move the end on"),
    };
    say!(start = start, weekday = weekday, limit = limit, all = parts::days(tally.all(), LimitDays::Calendar), counted = tally.counted, paused = tally.paused, rest = rest;
        zh: "自 {start}（{weekday}）起算，时限 {limit}。其间 {all}：计入 {counted} 天，停表 {paused} 天，{rest}。",
        en: "{limit} from {weekday} {start}, over {all}: {counted} count, {paused} are paused, {rest}.")
}

fn ending(due: &Due<'_>, asked: &Asked) -> Option<Text> {
    let (from, to) = match due.end {
        End::On(_) => return None,
        End::Moved { from, to } => (from, to),
        End::Paused { .. } => {
            let left = asked.limit.days + asked.extension.unwrap_or(0) - due.counted;
            return Some(
                say!(left = parts::days(left, asked.limit.of); zh: "还剩 {left}，停表结束后接着计算。", en: "{left} are left and run on when the pause ends."),
            );
        }
    };
    let kind = due.days.iter().find(|day| day.date == from).map(|day| parts::kind(day.kind))?;
    Some(say!(from = from, kind = kind.name, to = to;
        zh: "最后一日 {from} 不上班（{kind}），顺延到 {to}。", en: "The last day, {from}, is not worked ({kind}), so the limit moves to {to}."))
}

fn facts(basis: Basis<'_>, asked: &Asked, due: &Due<'_>, tally: &Tally) -> Vec<Fact> {
    let mut facts = match due.end {
        End::On(date) => vec![("due", date)],
        End::Moved { from, to } => vec![("due", to), ("moved-from", from)],
        End::Paused { since } => vec![("paused-since", since)],
    };
    facts.push(("start", asked.start));
    let mut facts: Vec<Fact> = facts.into_iter().map(|(key, date)| Fact::One(key, Cell::Date(date))).collect();
    facts.extend(due.end.date().map(|date| Fact::One("weekday", Cell::Named(parts::weekday(date)))));
    let unit = if asked.limit.of == LimitDays::Working { "d" } else { "cd" };
    let mut limit = vec![("days", number(asked.limit.days)), ("unit", Cell::Named(Named::new(unit, Text::same(unit))))];
    limit.extend(asked.extension.map(|more| ("extension", number(more))));
    facts.push(Fact::Group("limit", limit));
    facts.push(Fact::One("counted-days", number(tally.counted)));
    facts.push(Fact::One("calendar-days", number(tally.all())));
    facts.push(Fact::One("paused-days", number(tally.paused)));
    facts.push(Fact::One("skipped-days", number(tally.rest)));
    facts.extend(parts::facts(basis));
    facts
}

fn number(number: i64) -> Cell {
    Cell::Quantity(count(number.unsigned_abs() as usize))
}

/// How many of the days that were walked counted, and why the others did not.
struct Tally {
    counted: i64,
    paused: i64,
    rest: i64,
}

impl Tally {
    fn of(days: &[WalkedDay<'_>], of: LimitDays) -> Tally {
        let mut tally = Tally { counted: 0, paused: 0, rest: 0 };
        for day in days {
            let place = match day.count {
                Some(_) => &mut tally.counted,
                None if parts::is_taken_away(day, of) => &mut tally.paused,
                None => &mut tally.rest,
            };
            *place += 1;
        }
        tally
    }

    fn all(&self) -> i64 {
        self.counted + self.paused + self.rest
    }
}
