//! A sentence for every mistake of notation, with what to write instead.

use super::super::reading::Reading;
use super::text::{floor, line_of, trimmed};
use super::{brackets, lines, quotes};
use crate::finding::Finding;
use crate::say;
use crate::source::Span;
use crate::wording::Text;
use crate::yaml::tree::{Slip, Syntax};
use std::ops::Range;

/// The finding for a mistake.
pub(super) fn finding(r: &Reading<'_>, syntax: &Syntax) -> Finding {
    let text = &*r.source.text;
    let at = floor(text, syntax.at as usize);
    let line = line_of(text, at);
    if let Some(colon) = lines::glued_colon(text, line.clone()) {
        let message = say!(zh: "冒号后面缺少空格", en: "no space follows the colon");
        let help = say!(zh: "写成 `键: { … }` 或 `键: [ … ]`", en: "write `key: { … }` or `key: [ … ]`");
        return told(r, one(text, colon), message, help);
    }
    match &syntax.slip {
        Slip::UnclosedQuote => quotes::unclosed_quote(r, at),
        Slip::AfterQuote => quotes::after_quote(r, syntax, at),
        Slip::Escape => quotes::escape(r, at),
        Slip::UnclosedBracket(open) => brackets::unclosed_bracket(r, at, *open),
        Slip::WrongBracket(open, close) => brackets::wrong_bracket(r, at, *open, *close),
        Slip::Separator => brackets::separator(r, syntax, at),
        Slip::Colon => lines::colon(r, syntax, at),
        Slip::KeyExpected => lines::no_colon(r, line),
        Slip::Indentation => lines::indentation(r, at),
        Slip::Tab => lines::tab(r, at),
        Slip::Character(character) => character_finding(r, at, *character),
        Slip::BlockText | Slip::Directive | Slip::Other(_) => {
            let (message, help) = sentences(&syntax.slip);
            told(r, whole(text, line), message, help)
        }
        Slip::StrayBracket | Slip::ListItem | Slip::Anchor | Slip::Tag | Slip::Comment => {
            let (message, help) = sentences(&syntax.slip);
            told(r, one(text, at), message, help)
        }
    }
}

// Mistakes of which the sign itself says enough.
fn sentences(slip: &Slip) -> (Text, Text) {
    let in_quotes =
        say!(zh: "若是文字的一部分，请把文字放进引号", en: "put the text in quotes if the sign belongs to it");
    match slip {
        Slip::StrayBracket => (
            say!(zh: "多了一个右括号", en: "there is a closing bracket too many"),
            say!(zh: "删去它，或补上对应的左括号", en: "remove it, or add the opening one"),
        ),
        Slip::ListItem => (
            say!(zh: "`- ` 列表项不能写在这里", en: "a `- ` list item cannot stand here"),
            say!(zh: "列表项另起一行、比上一行多缩进；或写成 `[ 甲, 乙 ]`；文字以减号开头要放进引号", en: "put list items on lines of their own, indented; or write `[ a, b ]`; put a text that begins with a hyphen in quotes"),
        ),
        Slip::BlockText => (
            say!(zh: "`|` 或 `>` 长文字的写法不对", en: "the long text after `|` or `>` is not written right"),
            say!(zh: "`|` 之后另起一行，各行用空格缩进得一样深", en: "begin a new line after the `|`, and indent its lines equally with spaces"),
        ),
        Slip::Directive => (
            say!(zh: "行首的 `%` 是 YAML 指令", en: "a `%` at the beginning of a line is a YAML directive"),
            say!(zh: "删去这一行；若是文字，请放进引号", en: "remove the line; put a text in quotes"),
        ),
        Slip::Anchor => (
            say!(zh: "`*` 或 `&` 开头表示引用，后面却没有名字", en: "`*` or `&` at the beginning stands for an alias, and no name follows"),
            in_quotes,
        ),
        Slip::Tag => (
            say!(zh: "`!` 开头表示标签，这里的写法不对", en: "`!` at the beginning stands for a tag, and this is none"),
            in_quotes,
        ),
        Slip::Comment => (
            say!(zh: "`#` 前面要有空格才是注释", en: "a comment needs a space before its `#`"),
            say!(zh: "加一个空格；`#` 若是文字的一部分，请把文字放进引号", en: "add a space; put the text in quotes if the `#` belongs to it"),
        ),
        Slip::Other(words) => (
            say!(words = words; zh: "这里不符合 YAML 的写法（{words}）", en: "this is not valid YAML ({words})"),
            say!(zh: "请检查这一行和上一行的冒号、括号、引号和缩进", en: "check colons, brackets, quotes and indentation of this line and the one before"),
        ),
        _ => (say!(zh: "这里不符合 YAML 的写法", en: "this is not valid YAML"), in_quotes),
    }
}

pub(super) fn told(r: &Reading<'_>, span: Span, message: Text, help: Text) -> Finding {
    r.error("syntax", span, message).helped(help)
}

pub(super) fn one(text: &str, at: usize) -> Span {
    let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(at as u32, (at + width) as u32)
}

pub(super) fn whole(text: &str, line: Range<usize>) -> Span {
    let line = trimmed(text, line);
    Span::new(line.start as u32, line.end as u32)
}

fn character_finding(r: &Reading<'_>, at: usize, character: char) -> Finding {
    // The parser points at the text that holds the character.
    let text = &*r.source.text;
    let found = text.get(at..).and_then(|rest| rest.find(character)).map_or(at, |found| at + found);
    let span = one(text, found);
    if character.is_control() || character == '\u{feff}' {
        let code = format!("U+{:04X}", character as u32);
        return told(
            r,
            span,
            say!(code = &code; zh: "这里有一个看不见的字符 {code}", en: "there is an invisible character {code} here"),
            say!(zh: "删去它；从别处粘贴的文字常带有这类字符", en: "delete it; pasted text often has them"),
        );
    }
    told(
        r,
        span,
        say!(character = character; zh: "不加引号的文字不能以 `{character}` 开头", en: "a text without quotes cannot begin with `{character}`"),
        say!(zh: "把文字放进引号", en: "put the text in quotes"),
    )
}
