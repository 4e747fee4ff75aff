//! What kind of file a text is, and what to type for one that a command does not take.

use super::files;
use super::output::Trouble;
use crate::say;
use crate::source::Source;
use crate::wording::Text;
use crate::yaml::{calendars::is_calendar, plans::is_plan, policies::is_policy};
use std::path::Path;

/// A kind of file, by its outermost keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Process,
    Plan,
    Policy,
    Calendar,
}

/// The kind of a text; none where its keys are those of no kind, which is for the reader of what was wanted to tell.
pub fn of(source: &Source) -> Option<Kind> {
    let begins = |key: &str| source.text.lines().any(|line| line.starts_with(key));
    match source {
        _ if begins("process:") || begins("steps:") => Some(Kind::Process),
        source if is_plan(source) => Some(Kind::Plan),
        source if is_policy(source) => Some(Kind::Policy),
        source if is_calendar(source) => Some(Kind::Calendar),
        _ => None,
    }
}

/// Why a file cannot be taken for a process, and what to type instead.
pub fn no_process(file: &Path, source: &Source) -> Option<Text> {
    let (name, typed) = (files::named(file), files::typed(file));
    match of(source)? {
        Kind::Process => None,
        Kind::Plan => Some(say!(name = name, typed = typed;
            zh: "“{name}”是改革计划，不是流程：改革前后对比用 zaizao compare {typed}；单看改革后的流程，先用 zaizao apply {typed} -o 改革后.yaml 生成",
            en: "{name} is a plan, not a process: for before and after use zaizao compare {typed}; for the to-be alone write it first, with zaizao apply {typed} -o to-be.yaml")),
        kind => other(kind, file),
    }
}

/// Why a file cannot be taken for a plan, and what to type instead.
pub fn no_plan(file: &Path, source: &Source) -> Option<Text> {
    let (name, typed) = (files::named(file), files::typed(file));
    match of(source)? {
        Kind::Plan => None,
        Kind::Process => Some(say!(name = name, typed = typed;
            zh: "“{name}”是流程，不是改革计划：分析用 zaizao analyze {typed}；计划另写一个文件，以 plan: 开头、用 base: 指明现状文件（键名见 zaizao schema plan）",
            en: "{name} is a process, not a plan: analyse it with zaizao analyze {typed}; a plan is a file of its own that begins with `plan:` and names the as-is file under `base:` (its keys: zaizao schema plan)")),
        kind => other(kind, file),
    }
}

fn other(kind: Kind, file: &Path) -> Option<Text> {
    let (name, typed) = (files::named(file), files::typed(file));
    match kind {
        Kind::Process | Kind::Plan => None,
        Kind::Policy => Some(say!(name = name, typed = typed;
            zh: "“{name}”是政策文件：核对流程或计划用 zaizao check 流程.yaml --policy {typed}",
            en: "{name} is a policy: hold a process or plan to it with zaizao check process.yaml --policy {typed}")),
        Kind::Calendar => Some(say!(name = name, typed = typed;
            zh: "“{name}”是日历文件：检查它用 zaizao check {typed}；流程用它，在流程里写 calendar",
            en: "{name} is a calendar: check it with zaizao check {typed}; a process names it under `calendar`")),
    }
}

/// Refuses a file that cannot be what is wanted.
///
/// # Errors
/// With what to type instead.
pub fn refuse(why: Option<Text>) -> anyhow::Result<()> {
    why.map_or(Ok(()), |why| Err(Trouble::new(why).into()))
}
