//! What troubles of the flow have in common: where they are underlined, how they come about, what to write.

use super::Names;
use crate::finding::{Edit, Fix};
use crate::graph::Repair;
use crate::model::Step;
use crate::model::words::Word;
use crate::say;
use crate::source::{Place, Source, Span};
use crate::wording::Text;

/// What to write so that the trouble goes away.
pub fn text(names: &Names<'_>, repair: Repair) -> Text {
    match repair {
        Repair::WriteJoin { at, join } => say!(step = names.called(at), join = join.key();
            zh: "在{step}写 `join: {join}`", en: "write `join: {join}` at {step}"),
        Repair::LeaveJoinOut { at } => say!(step = names.called(at);
            zh: "删去{step}的 `join`：到这里的流程，有的要等齐，有的不用等",
            en: "leave `join` out at {step}: some of its flows wait for each other and others do not"),
        Repair::Cancel { decision, to: Some(to), .. } => say!(step = names.called(decision), to = names.called(to);
            zh: "在{step}转到{to}的分支写 `cancel: true`，其余办理随之终止",
            en: "write `cancel: true` on the branch of {step} that leads to {to}, so that everything else stops"),
        Repair::Cancel { decision, to: None, .. } => say!(step = names.called(decision);
            zh: "在{step}办结的分支写 `cancel: true`，其余办理随之终止",
            en: "write `cancel: true` on the branch of {step} that ends the case, so that everything else stops"),
        Repair::GiveWayOut { at } => say!(step = names.called(at);
            zh: "给{step}写一条通向办结的分支，如 `{{ end: 退件 }}`",
            en: "give {step} a branch that ends the case, such as `{{ end: returned }}`"),
    }
}

/// The one safe answer, where there is one: the `join` that makes the flow work, checked to help. Which branch shall end or stop the others is
/// for the analyst to say.
pub fn fix(names: &Names<'_>, repair: Option<Repair>) -> Option<Box<Fix>> {
    let repair = repair?;
    let edit = match repair {
        Repair::WriteJoin { at, join } => match &names.step(at).join {
            Some(written) => Edit { span: written.span, text: join.key().to_owned() },
            None => new_entry(names, names.step(at), &format!("join: {}", join.key()))?,
        },
        Repair::LeaveJoinOut { at } => without_join(names, names.step(at))?,
        Repair::Cancel { .. } | Repair::GiveWayOut { .. } => return None,
    };
    Some(Box::new(Fix { what: text(names, repair), edits: vec![edit] }))
}

// A new entry of a step, in front of `next` or, where there is none, behind `by`; in braces or on a line of its own like its neighbour.
fn new_entry(names: &Names<'_>, step: &Step, entry: &str) -> Option<Edit> {
    let source = &names.process.source;
    let first_way = step.next.targets().first().map(|target| target.span.start);
    if let Some(key) = first_way.and_then(|way| key_between(source, step.id.span.end, way, "next")) {
        let separator = match indent(source, key) {
            Some(indent) => format!("\n{indent}"),
            None => ", ".to_owned(),
        };
        return Some(Edit { span: Span::new(key, key), text: format!("{entry}{separator}") });
    }
    let by = step.by.as_ref()?;
    let key = key_between(source, step.id.span.end, by.span.start, "by")?;
    let (at, text) = match indent(source, key) {
        Some(indent) => (end_of_line(source, by.span.end), format!("\n{indent}{entry}")),
        None => (by.span.end, format!(", {entry}")),
    };
    Some(Edit { span: Span::new(at, at), text })
}

// The whole entry goes, with its line or its comma; not where a comment stands beside it.
fn without_join(names: &Names<'_>, step: &Step) -> Option<Edit> {
    let source = &names.process.source;
    let value = step.join.as_ref()?.span;
    let key = key_between(source, step.id.span.end, value.start, "join")?;
    let after = source.text.get(value.end as usize..)?;
    let spaces = after.len() - after.trim_start_matches(' ').len();
    let span = match (indent(source, key), after[spaces..].chars().next()) {
        (Some(indent), None | Some('\n' | '\r')) => Span::new(key - indent.len() as u32, next_line(source, value.end)),
        (None, Some(',')) => {
            let rest = &after[spaces + 1..];
            Span::new(key, value.end + (spaces + 1 + rest.len() - rest.trim_start_matches(' ').len()) as u32)
        }
        (None, Some('}')) => {
            let before = source.slice(Span::new(0, key)).trim_end();
            Span::new(before.strip_suffix(',')?.len() as u32, value.end)
        }
        _ => return None,
    };
    Some(Edit { span, text: String::new() })
}

fn next_line(source: &Source, from: u32) -> u32 {
    let end = end_of_line(source, from);
    let rest = source.text.get(end as usize..).unwrap_or("");
    end + (rest.len() - rest.trim_start_matches('\r').strip_prefix('\n').unwrap_or(rest).len()) as u32
}

// The last place where the key stands as a key. A comment could hold it too: whoever makes the edit reads the file again.
fn key_between(source: &Source, from: u32, to: u32, key: &str) -> Option<u32> {
    let between = source.slice(Span::new(from, to));
    let is_key = |at: &usize| {
        let begins = between[..*at].ends_with([' ', '\n', '{', ',']);
        begins && between[*at + key.len()..].trim_start().starts_with(':')
    };
    let at = between.rmatch_indices(key).map(|(at, _)| at).find(is_key)?;
    Some(from + at as u32)
}

// What stands before a key that begins its line, if it is in no braces: the entry before it then ends without a comma.
fn indent(source: &Source, key: u32) -> Option<&str> {
    let before = source.slice(Span::new(0, key));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = &before[start..];
    let in_braces = before.trim_end().ends_with(['{', ',']);
    (indent.bytes().all(|byte| byte == b' ') && !in_braces).then_some(indent)
}

fn end_of_line(source: &Source, from: u32) -> u32 {
    let rest = source.text.get(from as usize..).unwrap_or("");
    from + rest.find(['\n', '\r']).unwrap_or(rest.len()) as u32
}

/// Where a trouble of a join is underlined: the `join` that is written, else the step.
pub fn join_place(names: &Names<'_>, at: usize) -> Place {
    match &names.step(at).join {
        Some(join) => names.place_of(join.span),
        None => names.place(at),
    }
}

/// How it comes to it.
pub fn witness(names: &Names<'_>, steps: &[usize]) -> Text {
    let row = names.sequence(steps.iter().copied());
    say!(row = row; zh: "走到这一步的最短路线：{row}", en: "the shortest way into it: {row}")
}
