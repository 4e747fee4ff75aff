//! What both commands say of the counting.

use super::{Basis, Detail, tables};
use crate::calendar::{LimitDays, WalkedDay};
use crate::model::words::{PauseBoundary, RestDay, StartDay, Word};
use crate::model::{Calendar, Date, DayKind};
use crate::report::names::text;
use crate::report::{Block, Cell, Fact, Named, Section};
use crate::say;
use crate::wording::Text;

/// `20 个工作日`
pub(super) fn days(number: i64, of: LimitDays) -> Text {
    match (of, number) {
        (LimitDays::Working, 1) => say!(zh: "1 个工作日", en: "1 working day"),
        (LimitDays::Working, n) => say!(n = n; zh: "{n} 个工作日", en: "{n} working days"),
        (LimitDays::Calendar, 1) => say!(zh: "1 个自然日", en: "1 calendar day"),
        (LimitDays::Calendar, n) => say!(n = n; zh: "{n} 个自然日", en: "{n} calendar days"),
    }
}

/// A weekday under its key.
pub(super) fn weekday(date: Date) -> Named {
    Named::new(date.weekday().key(), date.weekday().text())
}

/// What a day is.
pub(super) fn kind(kind: DayKind<'_>) -> Named {
    match kind {
        DayKind::Working => Named::new("working", say!(zh: "工作日", en: "working day")),
        DayKind::MakeUp => Named::new("make-up", say!(zh: "调休上班", en: "make-up working day")),
        DayKind::Rest => Named::new("rest", say!(zh: "每周休息日", en: "weekly rest day")),
        DayKind::Holiday(holiday) => Named::new("holiday", text(&holiday.name)),
    }
}

/// Whether a pause keeps from counting a day that would count.
pub(super) fn is_taken_away(day: &WalkedDay<'_>, of: LimitDays) -> bool {
    day.pause.is_some() && (of == LimitDays::Calendar || day.kind.is_worked())
}

/// On which calendar it was counted.
pub(super) fn on(basis: Basis<'_>) -> Text {
    say!(name = calendar_name(basis); zh: "日历：{name}。", en: "Calendar: {name}.")
}

fn calendar_name(basis: Basis<'_>) -> Text {
    basis.calendar.name.as_ref().map_or_else(|| Text::same(basis.named), text)
}

/// Pauses, rest days, rules, sources, and the days where they are asked for.
pub(super) fn sections(basis: Basis<'_>, of: LimitDays, days: &[WalkedDay<'_>]) -> Vec<Section> {
    let mut sections = Vec::new();
    if !basis.pauses.is_empty() {
        let table = tables::pauses(basis.pauses, of, days);
        sections.push(Section::new("pauses", say!(zh: "停表", en: "Pauses"), vec![Block::Table(table)]));
    }
    let rest = tables::rest_days(days);
    if !rest.rows.is_empty() {
        let mut blocks = vec![Block::Table(rest)];
        blocks.extend(made_up(days).map(Block::Paragraph));
        sections.push(Section::new("rest-days", say!(zh: "休息日", en: "Rest days"), blocks));
    }
    let rules = vec![Block::List(rules(basis, of))];
    sections.push(Section::new("rules", say!(zh: "计算规则", en: "Counting rules"), rules));
    sections.extend(sources(basis.calendar, days));
    if basis.detail == Detail::Days {
        let table = tables::days(days, basis.pauses);
        sections.push(Section::new("days", say!(zh: "逐日计算", en: "Day by day"), vec![Block::Table(table)]));
    }
    sections
}

fn made_up(days: &[WalkedDay<'_>]) -> Option<Text> {
    let dates: Vec<Date> = days.iter().filter(|day| day.kind == DayKind::MakeUp).map(|day| day.date).collect();
    let list = Text::list(&dates);
    (!dates.is_empty())
        .then(|| say!(list = list; zh: "调休上班，算工作日：{list}。", en: "Worked to make up for holidays: {list}."))
}

fn rules(basis: Basis<'_>, of: LimitDays) -> Vec<Text> {
    let mut rules = vec![
        match basis.counting.start_day {
            StartDay::Exclude => {
                say!(zh: "起算当日不计，从次日起算（民法典第二百零一条）。", en: "The first day is not counted; counting begins on the next (Civil Code art. 201).")
            }
            StartDay::Include => say!(zh: "起算当日计入。", en: "The first day is counted."),
        },
        match of {
            LimitDays::Working => {
                say!(zh: "只计工作日：休息日和节假日不计，调休上班的日子计入。", en: "Only working days are counted: no rest days, no holidays, but make-up working days.")
            }
            LimitDays::Calendar => {
                say!(zh: "按自然日计算，节假日也计入。", en: "Every calendar day is counted, holidays too.")
            }
        },
    ];
    if !basis.pauses.is_empty() {
        rules.push(match basis.counting.pause_boundary {
            PauseBoundary::ExcludeStart => say!(zh: "停表从开始的次日起，到结束当日止（exclude-start）。", en: "A pause holds from the day after it starts to the day on which it ends (exclude-start)."),
            PauseBoundary::IncludeStart => say!(zh: "停表从开始当日起，到结束当日止（include-start）。", en: "A pause holds from the day on which it starts to the day on which it ends (include-start)."),
        });
    }
    if basis.given > basis.pauses.len() {
        rules.push(say!(zh: "重叠的停表合并计算。", en: "Pauses that overlap are one."));
    }
    rules.extend(at_the_end(basis.counting.rest_day, of));
    rules
}

fn at_the_end(rule: RestDay, of: LimitDays) -> Option<Text> {
    match (of, rule) {
        (LimitDays::Working, _) => None,
        (LimitDays::Calendar, RestDay::NextWorkingDay) => Some(
            say!(zh: "最后一日是休息日的，顺延到下一个工作日（民法典第二百零三条）。", en: "A last day of rest moves to the next working day (Civil Code art. 203)."),
        ),
        (LimitDays::Calendar, RestDay::Stay) => {
            Some(say!(zh: "最后一日是休息日的，不顺延。", en: "A last day of rest stays the last day."))
        }
    }
}

// Nothing where no day was counted yet.
fn sources(calendar: &Calendar, days: &[WalkedDay<'_>]) -> Option<Section> {
    let title = say!(zh: "放假依据", en: "Where the holidays are from");
    let table = tables::sources(calendar, days);
    let blocks = if calendar.years.is_empty() {
        vec![Block::Paragraph(
            say!(zh: "这份日历不含节假日，只按每周安排计算。", en: "This calendar has no holidays: it counts by the week alone."),
        )]
    } else if table.rows.is_empty() {
        return None;
    } else {
        vec![Block::Table(table)]
    };
    Some(Section::new("sources", title, blocks))
}

/// The calendar and the rules for machines.
pub(super) fn facts(basis: Basis<'_>) -> Vec<Fact> {
    let rule = |key: &'static str, name: Text| Cell::Named(Named::new(key, name));
    let counting = basis.counting;
    vec![
        Fact::Group("calendar", vec![("id", rule_id(basis.named)), ("name", Cell::Text(calendar_name(basis)))]),
        Fact::Group(
            "rules",
            vec![
                ("start-day", rule(counting.start_day.key(), counting.start_day.text())),
                ("pause-boundary", rule(counting.pause_boundary.key(), counting.pause_boundary.text())),
                ("rest-day", rule(counting.rest_day.key(), counting.rest_day.text())),
            ],
        ),
    ]
}

fn rule_id(id: &str) -> Cell {
    Cell::Named(Named::new(id, Text::same(id)))
}
