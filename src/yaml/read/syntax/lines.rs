//! Lines without a colon or with two, and lines that are indented wrongly.

use super::super::reading::Reading;
use super::slips::{one, told, whole};
use super::text::{floor, line_of, trimmed};
use crate::finding::Finding;
use crate::say;
use crate::source::Span;
use crate::yaml::tree::Syntax;
use std::ops::Range;

// `受理:{ by: … }`: without a space the colon is a letter of the key.
pub(super) fn glued_colon(text: &str, line: Range<usize>) -> Option<usize> {
    let written = text.get(line.clone())?;
    let glued = |(at, _): &(usize, &str)| !written[..*at].ends_with(['"', '\'']) && *at > 0;
    let mut colons = written.match_indices(":{").chain(written.match_indices(":["));
    colons.find(glued).map(|(at, _)| line.start + at)
}

pub(super) fn colon(r: &Reading<'_>, syntax: &Syntax, at: usize) -> Finding {
    let text = &*r.source.text;
    let start = floor(text, syntax.last.start as usize);
    let first = line_of(text, start);
    if text.get(at..).is_some_and(|rest| rest.starts_with('?')) {
        return told(
            r,
            one(text, at),
            say!(zh: "`? ` 表示复杂的键，不能写在这里", en: "`? ` begins a complex key, which cannot stand here"),
            say!(zh: "若是文字的一部分，请把文字放进引号", en: "put the text in quotes if the sign belongs to it"),
        );
    }
    let several_lines = first.end < at && start < at;
    if several_lines {
        return if trimmed(text, first.clone()).start == start { no_colon(r, first) } else { too_deep(r, at) };
    }
    told(
        r,
        one(text, at),
        say!(zh: "一行里有第二个“冒号加空格”", en: "there is a second colon and space on one line"),
        say!(zh: "冒号若是文字的一部分，请把文字放进引号：`键: \"甲: 乙\"`；否则另起一行", en: "put the text in quotes if the colon belongs to it: `key: \"a: b\"`; otherwise begin a new line"),
    )
}

fn too_deep(r: &Reading<'_>, at: usize) -> Finding {
    let text = &*r.source.text;
    told(
        r,
        whole(text, line_of(text, at)),
        say!(zh: "这一行缩进太深，成了上一行文字的一部分", en: "this line is indented too far: it became part of the text above"),
        say!(zh: "与同级的键左对齐", en: "align it with the keys of its level"),
    )
}

pub(super) fn no_colon(r: &Reading<'_>, line: Range<usize>) -> Finding {
    let text = &*r.source.text;
    let written = text.get(trimmed(text, line.clone())).unwrap_or("");
    let glued = written
        .char_indices()
        .find(|(at, c)| *c == ':' && !written[at + 1..].starts_with(' ') && at + 1 < written.len());
    let help = match glued {
        Some((at, _)) => {
            let (before, after) = (&written[..at], &written[at + 1..]);
            say!(before = before, after = after; zh: "冒号后加一个空格：`{before}: {after}`", en: "add a space after the colon: `{before}: {after}`")
        }
        None => {
            say!(zh: "写成 `键: 值`；若是上一行文字的后半，请把整段文字放进引号", en: "write `key: value`; put the whole text in quotes if it goes on from the line before")
        }
    };
    let message = say!(zh: "这一行缺少“冒号加空格”", en: "this line has no colon followed by a space");
    told(r, whole(text, line), message, help)
}

pub(super) fn indentation(r: &Reading<'_>, at: usize) -> Finding {
    let text = &*r.source.text;
    let line = line_of(text, at);
    let content = trimmed(text, line.clone());
    let before = text.get(content.start..at).unwrap_or("");
    if before.trim().ends_with([']', '}', '"', '\'']) {
        return told(
            r,
            Span::new(at as u32, content.end.max(at) as u32),
            say!(zh: "括号或引号结束之后还有内容", en: "something follows the closing bracket or quote"),
            say!(zh: "删去多余的内容，或把整个值放进引号", en: "remove it, or put the whole value in quotes"),
        );
    }
    let item = text.get(content.clone()).unwrap_or("").starts_with("- ");
    let (message, help) = if item {
        (
            say!(zh: "这里写了列表项，同级的却是 `键: 值`", en: "this is a list item among `key: value` lines"),
            say!(zh: "列表要缩进到它的键之下；不是列表就删去 `- `", en: "indent the list under its key, or drop the `- `"),
        )
    } else {
        (
            say!(zh: "这一行的缩进与同级的行不一致", en: "this line is not indented like the others of its level"),
            say!(zh: "同级的键左对齐，下一级多缩进两个空格", en: "align the keys of one level, and indent the next level by two spaces"),
        )
    };
    told(r, whole(text, line), message, help)
}

pub(super) fn tab(r: &Reading<'_>, at: usize) -> Finding {
    let text = &*r.source.text;
    let line = line_of(text, at);
    let tab = text.get(line.clone()).and_then(|line| line.find('\t')).map_or(at, |tab| line.start + tab);
    told(
        r,
        one(text, tab),
        say!(zh: "这里用了制表符（Tab）", en: "this is a tab"),
        say!(zh: "YAML 的缩进只能用空格，一级两个", en: "YAML is indented with spaces only, two a level"),
    )
}
