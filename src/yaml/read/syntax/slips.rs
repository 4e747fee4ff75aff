//! A sentence for every mistake of notation, with what to write instead.

use super::super::reading::Reading;
use super::text::{floor, indent_of, line_of, trimmed};
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
    if let Some(colon) = glued_colon(text, line_of(text, at)) {
        return told(
            r,
            one(text, colon),
            say!(zh: "冒号后面缺少空格", en: "no space follows the colon"),
            say!(zh: "写成 `键: { … }` 或 `键: [ … ]`", en: "write `key: { … }` or `key: [ … ]`"),
        );
    }
    match &syntax.slip {
        Slip::UnclosedQuote => unclosed_quote(r, at),
        Slip::UnclosedBracket(open) => unclosed_bracket(r, at, *open),
        Slip::WrongBracket(open, close) => wrong_bracket(r, at, *open, *close),
        Slip::StrayBracket => told(
            r,
            one(text, at),
            say!(zh: "多了一个右括号", en: "there is a closing bracket too many"),
            say!(zh: "删去它，或补上对应的左括号", en: "remove it, or add the opening one"),
        ),
        Slip::Separator => separator(r, syntax, at),
        Slip::Colon => colon(r, syntax, at),
        Slip::KeyExpected => no_colon(r, line_of(text, at)),
        Slip::Indentation => indentation(r, at),
        Slip::ListItem => told(
            r,
            one(text, at),
            say!(zh: "`- ` 列表项不能写在这里", en: "a `- ` list item cannot stand here"),
            say!(zh: "列表项另起一行、比上一行多缩进；或写成 `[ 甲, 乙 ]`；文字以减号开头要放进引号", en: "put list items on lines of their own, indented; or write `[ a, b ]`; put a text that begins with a hyphen in quotes"),
        ),
        Slip::Tab => tab(r, at),
        Slip::Character(character) => character_finding(r, at, *character),
        Slip::AfterQuote => after_quote(r, syntax, at),
        Slip::Escape => escape(r, at),
        Slip::BlockText => told(
            r,
            whole(text, line_of(text, at)),
            say!(zh: "`|` 或 `>` 长文字的写法不对", en: "the long text after `|` or `>` is not written right"),
            say!(zh: "`|` 之后另起一行，各行用空格缩进得一样深", en: "begin a new line after the `|`, and indent its lines equally with spaces"),
        ),
        Slip::Directive => told(
            r,
            whole(text, line_of(text, at)),
            say!(zh: "行首的 `%` 是 YAML 指令", en: "a `%` at the beginning of a line is a YAML directive"),
            say!(zh: "删去这一行；若是文字，请放进引号", en: "remove the line; put a text in quotes"),
        ),
        Slip::Anchor => told(
            r,
            one(text, at),
            say!(zh: "`*` 或 `&` 开头表示引用，后面却没有名字", en: "`*` or `&` at the beginning stands for an alias, and no name follows"),
            say!(zh: "若是文字的一部分，请把文字放进引号", en: "put the text in quotes if the sign belongs to it"),
        ),
        Slip::Tag => told(
            r,
            one(text, at),
            say!(zh: "`!` 开头表示标签，这里的写法不对", en: "`!` at the beginning stands for a tag, and this is none"),
            say!(zh: "若是文字的一部分，请把文字放进引号", en: "put the text in quotes if the sign belongs to it"),
        ),
        Slip::Comment => told(
            r,
            one(text, at),
            say!(zh: "`#` 前面要有空格才是注释", en: "a comment needs a space before its `#`"),
            say!(zh: "加一个空格；`#` 若是文字的一部分，请把文字放进引号", en: "add a space; put the text in quotes if the `#` belongs to it"),
        ),
        Slip::Other(words) => told(
            r,
            whole(text, line_of(text, at)),
            say!(words = words; zh: "这里不符合 YAML 的写法（{words}）", en: "this is not valid YAML ({words})"),
            say!(zh: "请检查这一行和上一行的冒号、括号、引号和缩进", en: "check colons, brackets, quotes and indentation of this line and the one before"),
        ),
    }
}

// `受理:{ by: … }`: without a space the colon is a letter of the key.
fn glued_colon(text: &str, line: Range<usize>) -> Option<usize> {
    let written = text.get(line.clone())?;
    let glued = |(at, _): &(usize, &str)| !written[..*at].ends_with(['"', '\'']) && *at > 0;
    let mut colons = written.match_indices(":{").chain(written.match_indices(":["));
    colons.find(glued).map(|(at, _)| line.start + at)
}

fn told(r: &Reading<'_>, span: Span, message: Text, help: Text) -> Finding {
    r.error("syntax", span, message).helped(help)
}

fn one(text: &str, at: usize) -> Span {
    let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(at as u32, (at + width) as u32)
}

fn whole(text: &str, line: Range<usize>) -> Span {
    let line = trimmed(text, line);
    Span::new(line.start as u32, line.end as u32)
}

fn unclosed_quote(r: &Reading<'_>, at: usize) -> Finding {
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

fn unclosed_bracket(r: &Reading<'_>, at: usize, open: char) -> Finding {
    let text = &*r.source.text;
    let close = if open == '[' { ']' } else { '}' };
    let message = say!(open = open; zh: "这个 `{open}` 没有结束", en: "this `{open}` is never closed");
    let help = say!(close = close; zh: "在末尾补上 `{close}`", en: "add `{close}` at its end");
    match swallowing_comment(text, at, text.len()) {
        Some(comment) => told(r, one(text, at), message, comment_help()).related(r.place(comment), comment_label()),
        None => told(r, one(text, at), message, help),
    }
}

fn wrong_bracket(r: &Reading<'_>, at: usize, open: char, close: char) -> Finding {
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

fn separator(r: &Reading<'_>, syntax: &Syntax, at: usize) -> Finding {
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

fn colon(r: &Reading<'_>, syntax: &Syntax, at: usize) -> Finding {
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

fn no_colon(r: &Reading<'_>, line: Range<usize>) -> Finding {
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

fn indentation(r: &Reading<'_>, at: usize) -> Finding {
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

fn tab(r: &Reading<'_>, at: usize) -> Finding {
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

fn after_quote(r: &Reading<'_>, syntax: &Syntax, at: usize) -> Finding {
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

fn escape(r: &Reading<'_>, at: usize) -> Finding {
    let text = &*r.source.text;
    let line = line_of(text, at);
    let known = |c: char| "0abtnvfre \"/\\N_LPxuU\t".contains(c);
    let written = text.get(at..line.end).unwrap_or("");
    let mut pairs = written.char_indices().zip(written.chars().skip(1)).filter(|((_, c), _)| *c == '\\');
    let bad = pairs.find(|(_, next)| !known(*next)).map_or(at, |((bad, _), _)| at + bad);
    told(
        r,
        one(text, bad),
        say!(zh: "双引号里的 `\\` 后面不是转义符", en: "`\\` in double quotes is followed by no escape"),
        say!(zh: "反斜杠写两个 `\\\\`，或改用单引号", en: "write `\\\\`, or use single quotes"),
    )
}
