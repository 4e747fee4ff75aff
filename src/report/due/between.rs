use super::{Basis, Tally, number, parts};
use crate::calendar::{Between, LimitDays};
use crate::model::Date;
use crate::report::{Block, Cell, Fact, Output, Report, Section};
use crate::say;
use crate::wording::Text;

/// Two days.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// The working days from one day to another, and what was not counted.
pub fn days(basis: Basis<'_>, interval: Interval, between: &Between<'_>) -> Output {
    let tally = Tally::of(&between.days, LimitDays::Working);
    let blocks = vec![Block::Paragraph(counted(interval, between, &tally)), Block::Paragraph(parts::on(basis))];
    let mut sections = vec![Section::untitled("days", blocks)];
    sections.extend(parts::sections(basis, LimitDays::Working, &between.days));
    let title = say!(from = interval.from, to = interval.to, days = parts::days(between.net, LimitDays::Working);
        zh: "{from} 至 {to}：{days}", en: "{from} to {to}: {days}");
    let answer = facts(basis, interval, between, &tally);
    let report = Report { title: Some(title), sections, answer, ..Report::default() };
    Output { command: "days", reports: vec![report], closing: Vec::new() }
}

fn counted(interval: Interval, between: &Between<'_>, tally: &Tally) -> Text {
    let Interval { from, to } = interval;
    say!(from = from, from_day = from.weekday(), to = to, to_day = to.weekday(), all = parts::days(tally.all(), LimitDays::Calendar), gross = parts::days(between.gross, LimitDays::Working), paused = tally.paused, rest = tally.rest;
        zh: "{from}（{from_day}）至 {to}（{to_day}）共 {all}，其中休息日 {rest} 天；{gross}，扣除停表 {paused} 天。",
        en: "From {from_day} {from} to {to_day} {to} there are {all}, {rest} of them rest days; of {gross}, {paused} are paused.")
}

fn facts(basis: Basis<'_>, interval: Interval, between: &Between<'_>, tally: &Tally) -> Vec<Fact> {
    let mut facts = vec![
        Fact::One("from", Cell::Date(interval.from)),
        Fact::One("to", Cell::Date(interval.to)),
        Fact::One("working-days", number(between.net)),
        Fact::One("gross-working-days", number(between.gross)),
        Fact::One("calendar-days", number(tally.all())),
        Fact::One("paused-days", number(tally.paused)),
        Fact::One("skipped-days", number(tally.rest)),
    ];
    facts.extend(parts::facts(basis));
    facts
}
