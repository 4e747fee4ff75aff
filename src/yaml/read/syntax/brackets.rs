//! Brackets that are not closed, or closed by others, and what stands in them without commas.

use super::super::reading::Reading;
use super::slips::{one, told};
use super::text::{floor, indent_of, line_of};
use crate::finding::Finding;
use crate::say;
use crate::source::Span;
use crate::wording::Text;
use crate::yaml::tree::Syntax;

pub(super) fn unclosed_bracket(r: &Reading<'_>, at: usize, open: char) -> Finding {
    let text = &*r.source.text;
    let close = if open == '[' { ']' } else { '}' };
    let message = say!(open = open; zh: "这个 `{open}` 没有结束", en: "this `{open}` is never closed");
    let help = say!(close = close; zh: "在末尾补上 `{close}`", en: "add `{close}` at its end");
    match swallowing_comment(text, at, text.len()) {
        Some(comment) => told(r, one(text, at), message, comment_help()).related(r.place(comment), comment_label()),
        None => told(r, one(text, at), message, help),
    }
}

pub(super) fn wrong_bracket(r: &Reading<'_>, at: usize, open: char, close: char) -> Finding {
    let right = if open == '[' { ']' } else { '}' };
    let message = say!(open = open, close = close; zh: "这个 `{open}` 用 `{close}` 结束了", en: "this `{open}` is closed by `{close}`");
    told(
        r,
        one(&r.source.text, at),
        message,
        say!(right = right; zh: "用 `{right}` 结束", en: "close it with `{right}`"),
    )
}

// `name: 受理 #1窗口, by: x }`: the rest of the line is gone with its bracket.
fn swallowing_comment(text: &str, open: usize, end: usize) -> Option<Span> {
    let inside = text.get(open..floor(text, end))?;
    let line = inside.lines().next()?;
    let at = line.find(" #")? + 1;
    let comment = &line[at..];
    comment.contains(['}', ']']).then(|| Span::new((open + at) as u32, (open + at + comment.trim_end().len()) as u32))
}

fn comment_label() -> Text {
    say!(zh: "从这里起成了注释，括号也在其中", en: "a comment begins here, and the bracket is in it")
}

fn comment_help() -> Text {
    say!(zh: "`#` 若是文字的一部分，请把文字放进引号", en: "put the text in quotes if the `#` belongs to it")
}

pub(super) fn separator(r: &Reading<'_>, syntax: &Syntax, at: usize) -> Finding {
    let text = &*r.source.text;
    let open = syntax.open.map_or(at, |open| open.start as usize);
    if let Some(finding) = number_of_a_document(r, at) {
        return finding;
    }
    if let Some(comment) = swallowing_comment(text, open, at) {
        let message = say!(zh: "这个括号没有结束", en: "this bracket is never closed");
        return told(r, one(text, open), message, comment_help()).related(r.place(comment), comment_label());
    }
    // A key that stands no further in than the line of the bracket begins something new: the bracket was forgotten.
    let next_line = line_of(text, open).end < at;
    if next_line && indent_of(text, at) <= indent_of(text, open) {
        let bracket = text.get(open..).and_then(|rest| rest.chars().next()).unwrap_or('[');
        return unclosed_bracket(r, open, bracket);
    }
    let last = r.source.slice(syntax.last);
    let message =
        say!(zh: "大括号、方括号里的各项之间要用逗号隔开", en: "what stands in brackets is separated by commas");
    let help = if last.contains([';', '；', '、']) {
        say!(zh: "用半角逗号 `, ` 隔开，不用分号或顿号", en: "separate with `, `, not with semicolons")
    } else {
        say!(zh: "在前一项后面加上 `, `；文字里有冒号、括号就放进引号", en: "add `, ` after the part before; put a text with colons or brackets in quotes")
    };
    told(r, separated(text, syntax, at), message, help)
}

// The last thing read, if it stands on the line of the mistake or reaches it; else the mistake alone.
fn separated(text: &str, syntax: &Syntax, at: usize) -> Span {
    let line = line_of(text, at);
    let last = syntax.last;
    if last.end as usize >= line.start && last.end > last.start && (last.end as usize) <= at.max(line.end) {
        let first_line = text.get(last.start as usize..last.end as usize).and_then(|text| text.lines().next());
        Span::new(last.start, last.start + first_line.map_or(0, str::len) as u32)
    } else {
        one(text, at)
    }
}

// `国办发[2018]32号` in brackets: its own bracket begins a list.
fn number_of_a_document(r: &Reading<'_>, at: usize) -> Option<Finding> {
    let text = &*r.source.text;
    let rest = text.get(at..)?.strip_prefix('[')?;
    let close = rest.find(']')?;
    let year = rest.get(..close).filter(|year| !year.is_empty() && year.chars().all(|c| c.is_numeric()))?;
    let message = say!(year = year; zh: "文号里的 `[{year}]` 在括号里会被当成列表", en: "`[{year}]` of a document number is taken for a list here");
    let help = say!(year = year; zh: "写成〔{year}〕，或把文号放进引号", en: "write 〔{year}〕, or put the document number in quotes");
    Some(told(r, Span::new(at as u32, (at + close + 2) as u32), message, help))
}
