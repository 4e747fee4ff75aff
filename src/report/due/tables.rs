use super::{number, parts};
use crate::calendar::{LimitDays, Pause, WalkedDay};
use crate::model::{Calendar, Date, DayKind};
use crate::report::build::plain_table;
use crate::report::names::text;
use crate::report::{Cell, Column, Named, Room, Row, Table, Tone};
use crate::say;
use crate::wording::Text;

/// Each pause with the days that it takes away.
pub(super) fn pauses(pauses: &[Pause], of: LimitDays, days: &[WalkedDay<'_>]) -> Table {
    let rows = pauses.iter().enumerate().map(|(at, pause)| {
        let taken = days.iter().filter(|day| day.pause == Some(at) && parts::is_taken_away(day, of)).count();
        let to = pause.to.map_or(Cell::Aside(say!(zh: "未结束", en: "still open")), Cell::Date);
        vec![Cell::Date(pause.from), to, number(taken as i64)]
    });
    let columns = vec![
        Column::words("from", say!(zh: "开始", en: "from")),
        Column::words("to", say!(zh: "结束", en: "to")),
        Column::numbers("days", say!(zh: "停表天数", en: "days paused")),
    ];
    plain_table("pauses", columns, rows.collect())
}

/// Holidays, each with its days, and how many rest days of the week there are.
pub(super) fn rest_days(days: &[WalkedDay<'_>]) -> Table {
    let weekly = days.iter().filter(|day| day.kind == DayKind::Rest).count();
    let mut rows = Vec::new();
    if weekly > 0 {
        rows.push(vec![Cell::Named(parts::kind(DayKind::Rest)), Cell::Empty, Cell::Empty, number(weekly as i64)]);
    }
    rows.extend(holidays(days).into_iter().map(|off| {
        let length = off.from.days_until(off.to) + 1;
        vec![Cell::Named(off.named), Cell::Date(off.from), Cell::Date(off.to), number(length)]
    }));
    let columns = vec![
        Column::words("name", say!(zh: "名称", en: "name")),
        Column::words("from", say!(zh: "从", en: "from")),
        Column::words("to", say!(zh: "到", en: "to")),
        Column::numbers("days", say!(zh: "天数", en: "days")),
    ];
    plain_table("rest-days", columns, rows)
}

struct Off {
    named: Named,
    from: Date,
    to: Date,
}

fn holidays(days: &[WalkedDay<'_>]) -> Vec<Off> {
    let mut all: Vec<Off> = Vec::new();
    for day in days {
        let DayKind::Holiday(holiday) = day.kind else { continue };
        match all.last_mut() {
            Some(last) if *last.named.id == *holiday.id && last.to.next() == Some(day.date) => last.to = day.date,
            _ => {
                let named = Named::new(holiday.id.clone(), text(&holiday.name));
                all.push(Off { named, from: day.date, to: day.date });
            }
        }
    }
    all
}

/// The notices of the years that were touched.
pub(super) fn sources(calendar: &Calendar, days: &[WalkedDay<'_>]) -> Table {
    let mut years: Vec<i32> = days.iter().map(|day| day.date.year()).collect();
    years.dedup();
    let rows = years.into_iter().flat_map(|year| {
        let sources = calendar.years.get(&year).map_or(&[][..], |told| &told.sources);
        sources.iter().map(move |source| vec![number(i64::from(year)), Cell::Text(Text::same(&**source))])
    });
    let columns = vec![
        Column::words("year", say!(zh: "年份", en: "year")),
        Column::words("source", say!(zh: "依据", en: "notice")),
    ];
    plain_table("sources", columns, rows.collect())
}

/// Every day with what it is and the how-manieth it is.
pub(super) fn days(days: &[WalkedDay<'_>], pauses: &[Pause]) -> Table {
    let paused = if pauses.is_empty() { Room::Never } else { Room::Always };
    let columns = vec![
        Column::words("date", say!(zh: "日期", en: "date")),
        Column::words("weekday", say!(zh: "星期", en: "weekday")),
        Column::words("kind", say!(zh: "这一天", en: "day")),
        Column::words("holiday", say!(zh: "节日", en: "holiday")).room(Room::Never),
        Column::marks("paused", say!(zh: "停表", en: "paused")).room(paused),
        Column::numbers("count", say!(zh: "第几天", en: "count")),
    ];
    Table { key: "days", caption: None, columns, rows: days.iter().map(day).collect(), sum: None }
}

fn day(day: &WalkedDay<'_>) -> Row {
    let holiday = match day.kind {
        DayKind::Holiday(holiday) => Cell::Named(Named::new(holiday.id.clone(), text(&holiday.name))),
        _ => Cell::Empty,
    };
    let cells = vec![
        Cell::Date(day.date),
        Cell::Named(parts::weekday(day.date)),
        Cell::Named(parts::kind(day.kind)),
        holiday,
        Cell::Mark(day.pause.is_some()),
        day.count.map_or(Cell::Empty, number),
    ];
    Row::toned(if day.count.is_some() { Tone::Plain } else { Tone::Faint }, cells)
}
