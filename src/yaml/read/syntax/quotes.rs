//! Quotes that are not closed, or closed too early.

use super::super::reading::Reading;
use super::slips::{one, told};
use super::text::{floor, line_of, trimmed};
use crate::finding::Finding;
use crate::say;
use crate::source::Span;
use crate::yaml::tree::Syntax;

pub(super) fn unclosed_quote(r: &Reading<'_>, at: usize) -> Finding {
    let text = &*r.source.text;
    let line = text.get(at..line_of(text, at).end).unwrap_or("");
    let message = say!(zh: "这个引号没有结束", en: "this quote is never closed");
    match line.char_indices().skip(1).find(|(_, c)| matches!(c, '“' | '”' | '‘' | '’' | '＂' | '＇')) {
        Some((wide, _)) => {
            let label = say!(zh: "这是全角引号", en: "this is a full-width quote");
            let help = say!(zh: "两头都用半角引号：`\"文字\"`", en: "use half-width quotes at both ends: `\"text\"`");
            told(r, one(text, at), message, help).related(r.place(one(text, at + wide)), label)
        }
        None => told(
            r,
            one(text, at),
            message,
            say!(zh: "在文字末尾加上同样的引号", en: "add the same quote at the end of the text"),
        ),
    }
}

pub(super) fn after_quote(r: &Reading<'_>, syntax: &Syntax, at: usize) -> Finding {
    let text = &*r.source.text;
    let between = text.get(floor(text, syntax.last.end as usize)..at).unwrap_or("");
    let opening = between.find(['"', '\'']).map(|open| syntax.last.end as usize + open);
    // A quote that closes right after a colon or comma was meant to open the next text.
    let meant_to_open = |open: &usize| {
        let quoted = text.get(open + 1..at.saturating_sub(1)).unwrap_or("");
        line_of(text, *open).end < at || quoted.trim_end().ends_with([':', ',', '{', '['])
    };
    match opening.filter(meant_to_open) {
        Some(open) => unclosed_quote(r, open),
        None => told(
            r,
            Span::new(at as u32, trimmed(text, line_of(text, at)).end.max(at) as u32),
            say!(zh: "引号结束之后还有文字", en: "text follows the closing quote"),
            say!(zh: "文字里有引号就换一种：`'他说\"好\"'`；单引号里的单引号写两个：`'it''s'`", en: "use the other quotes around a text with quotes: `'say \"yes\"'`; inside single quotes write two: `'it''s'`"),
        ),
    }
}

pub(super) fn escape(r: &Reading<'_>, at: usize) -> Finding {
    let text = &*r.source.text;
    let written = text.get(at..line_of(text, at).end).unwrap_or("");
    told(
        r,
        one(text, at + unknown_escape(written).unwrap_or(0)),
        say!(zh: "双引号里的 `\\` 后面不是转义符", en: "`\\` in double quotes is followed by no escape"),
        say!(zh: "反斜杠写两个 `\\\\`，或改用单引号", en: "write `\\\\`, or use single quotes"),
    )
}

fn unknown_escape(written: &str) -> Option<usize> {
    const KNOWN: &str = "0abtnvfre \"/\\N_LPxuU\t";
    let mut characters = written.char_indices();
    while let Some((at, character)) = characters.next() {
        if character == '\\' && !characters.next().is_some_and(|(_, escape)| KNOWN.contains(escape)) {
            return Some(at);
        }
    }
    None
}
