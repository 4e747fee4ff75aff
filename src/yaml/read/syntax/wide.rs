//! A full-width sign that made a text unreadable.

use super::super::punctuation::{WIDE_SPACE, half_width};
use super::text::line_of;
use crate::yaml::tree::Syntax;
use std::ops::Range;

/// The first full-width sign that stands for YAML's own between the last thing that was read and the mistake.
pub(super) fn sign(text: &str, syntax: &Syntax) -> Option<(u32, char)> {
    let (at, last) = (syntax.at as usize, syntax.last.start as usize);
    let region = line_of(text, at.min(last)).start..line_of(text, at.max(last)).end;
    let brackets = if syntax.open.is_some() { Brackets::Open } else { Brackets::None };
    signs(text, region, brackets).next()
}

/// Such signs in the lines after that of a byte, or in all lines.
pub(super) fn signs_after(text: &str, at: Option<u32>) -> impl Iterator<Item = (u32, char)> {
    let start = at.map_or(0, |at| line_of(text, at as usize).end);
    signs(text, start..text.len(), Brackets::None)
}

fn signs(text: &str, region: Range<usize>, brackets: Brackets) -> impl Iterator<Item = (u32, char)> {
    let mut start = region.start;
    text.get(region).unwrap_or("").split_inclusive('\n').filter_map(move |line| {
        let found = in_line(line, brackets).map(|(at, sign)| ((start + at) as u32, sign));
        start += line.len();
        found
    })
}

// Whether a comma separates.
#[derive(Clone, Copy, PartialEq)]
enum Brackets {
    None,
    Open,
}

// Where in a line we are: which part of `key: value, key: value` a sign belongs to.
struct Part {
    // Where the part's text begins; `None` before it does.
    text: Option<usize>,
    colon: bool,
    quote: Option<char>,
    brackets: Brackets,
}

fn in_line(line: &str, brackets: Brackets) -> Option<(usize, char)> {
    let mut part = Part { text: None, colon: false, quote: None, brackets };
    let mut before = ' ';
    for (at, sign) in line.char_indices() {
        let rest = &line[at + sign.len_utf8()..];
        if let Some(quote) = part.quote {
            if sign == quote {
                part.quote = None;
            }
        } else if sign == '#' && before.is_whitespace() {
            return None;
        } else if part.text.is_none() && matches!(sign, '"' | '\'') {
            part.quote = Some(sign);
            part.text = Some(at);
        } else if stands_for_yaml(&part, before, sign, rest) {
            return Some((at, sign));
        } else {
            part.go_on(at, sign, rest);
        }
        before = sign;
    }
    None
}

impl Part {
    fn go_on(&mut self, at: usize, sign: char, rest: &str) {
        match sign {
            '{' | '[' => {
                self.brackets = Brackets::Open;
                (self.text, self.colon) = (None, false);
            }
            ',' if self.brackets == Brackets::Open => (self.text, self.colon) = (None, false),
            ':' if rest.starts_with([' ', '\n', '\r']) || rest.is_empty() => (self.text, self.colon) = (None, true),
            '-' if self.text.is_none() && rest.starts_with(' ') => {}
            _ if sign.is_whitespace() => {}
            _ => self.text = self.text.or(Some(at)),
        }
    }
}

fn stands_for_yaml(part: &Part, before: char, sign: char, rest: &str) -> bool {
    if half_width(sign).is_none() {
        return false;
    }
    let part_ends =
        rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '}' | ']'));
    match sign {
        '：' => part.text.is_some() && !part.colon,
        '，' => {
            part.brackets == Brackets::Open
                && (key_follows(rest) || part.colon && rest.trim_start().starts_with(['{', '[']))
        }
        '｛' | '［' | '【' => part.text.is_none(),
        '｝' | '］' | '】' => part_ends,
        WIDE_SPACE => part.text.is_none() || matches!(before, ':' | ',') || rest.starts_with([':', '：']),
        _ => false,
    }
}

// `，work: 1h`
fn key_follows(rest: &str) -> bool {
    let key = rest.trim_start();
    let end = key.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')).unwrap_or(key.len());
    end > 0 && key[end..].trim_start().starts_with([':', '：'])
}
