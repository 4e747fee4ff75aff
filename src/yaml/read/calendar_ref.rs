//! Where a process or a department names its calendar.

use super::punctuation;
use super::reading::Reading;
use crate::finding::Finding;
use crate::model::{CalendarRef, TimeBase};
use crate::say;
use crate::source::At;
use crate::wording::{FileName, Text, Typed};
use crate::yaml::calendars::{self, BUILT_IN, Lookup};
use crate::yaml::fields::Noun;
use crate::yaml::tree::NodeId;

/// What a calendar makes of days, if it can be had.
pub(super) fn base(r: &Reading<'_>, name: &str) -> Option<TimeBase> {
    if let Some(calendar) = calendars::built_in(name) {
        return Some(TimeBase::of(&calendar));
    }
    match calendars::is_file(name).then(|| (r.files)(name)) {
        Some(Lookup::Found(calendar)) => Some(TimeBase::of(&calendar)),
        _ => None,
    }
}

/// A calendar by its built-in name or its file. One that is not there is told.
pub(super) fn calendar(r: &mut Reading<'_>, node: NodeId, noun: &'static Noun) -> Option<At<CalendarRef>> {
    let calendar = r.placed_text(node, noun)?;
    if BUILT_IN.contains(&&*calendar.value) {
        return Some(calendar);
    }
    if punctuation::tell_any(r, node) {
        return None;
    }
    if calendars::is_file(&calendar.value) {
        look_up(r, &calendar);
        return Some(calendar);
    }
    let message = say!(calendar = &calendar.value; zh: "没有名为“{calendar}”的内置日历", en: "there is no built-in calendar \"{calendar}\"");
    let help = match r.nearest(&calendar.value, BUILT_IN) {
        Some(near) => say!(near = near; zh: "是不是 {near}？", en: "did you mean {near}?"),
        None => what_to_write(),
    };
    r.tell(r.error("bad-value", calendar.span, message).helped(help));
    None
}

fn what_to_write() -> Text {
    say!(zh: "写 cn、five-day、24x7 之一，或日历文件的路径，如 calendars/2026.yaml", en: "write cn, five-day, 24x7, or the path of a calendar file such as calendars/2026.yaml")
}

fn look_up(r: &mut Reading<'_>, calendar: &At<CalendarRef>) {
    let finding = match (r.files)(&calendar.value) {
        Lookup::Found(_) | Lookup::NoFiles => return,
        Lookup::Missing(others) => missing(r, calendar, &others),
        Lookup::Unreadable(why) => r.error("unknown-reference", calendar.span, why).helped(what_to_write()),
        Lookup::Broken(first, count) => broken(r, calendar, *first, count),
    };
    r.tell(finding);
}

fn missing(r: &mut Reading<'_>, calendar: &At<CalendarRef>, others: &[String]) -> Finding {
    let message = say!(calendar = FileName::of(&*calendar.value); zh: "找不到日历文件“{calendar}”", en: "there is no calendar file {calendar}");
    let near = r.nearest(&calendar.value, others.iter().map(String::as_str));
    let help = match near {
        Some(near) => say!(near = near; zh: "是不是 {near}？", en: "did you mean {near}?"),
        None => {
            say!(zh: "路径从流程文件所在的文件夹起；也可以写内置的 cn、five-day、24x7", en: "the path begins at the folder of this file; built in are cn, five-day and 24x7")
        }
    };
    r.error("unknown-reference", calendar.span, message).helped(help)
}

fn broken(r: &Reading<'_>, calendar: &At<CalendarRef>, first: Finding, count: usize) -> Finding {
    let message = if count == 1 {
        say!(calendar = FileName::of(&*calendar.value); zh: "日历文件“{calendar}”有 1 处错误", en: "the calendar file {calendar} has a mistake")
    } else {
        say!(calendar = FileName::of(&*calendar.value), count = count; zh: "日历文件“{calendar}”有 {count} 处错误", en: "the calendar file {calendar} has {count} mistakes")
    };
    let help = say!(calendar = Typed::of(&*calendar.value); zh: "先改正它；`zaizao check {calendar}` 列出全部错误", en: "correct it first; `zaizao check {calendar}` lists every mistake");
    r.error("unknown-reference", calendar.span, message).related(first.place, first.message).helped(help)
}
