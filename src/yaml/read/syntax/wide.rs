//! A full-width sign that made a text unreadable.

use super::super::punctuation::{WIDE_SPACE, half_width};
use super::text::line_of;
use crate::yaml::tree::Syntax;

/// The first full-width sign that stands for YAML's own between the last thing that was read and the mistake.
pub(super) fn sign(text: &str, syntax: &Syntax) -> Option<(u32, char)> {
    let (at, last) = (syntax.at as usize, syntax.last.start as usize);
    let start = line_of(text, at.min(last)).start;
    let end = line_of(text, at.max(last)).end;
    let mut line_start = start;
    let region = text.get(start..end)?;
    for line in region.split_inclusive('\n') {
        if let Some((found, sign)) = in_line(line, syntax.open.is_some()) {
            return Some(((line_start + found) as u32, sign));
        }
        line_start += line.len();
    }
    None
}

// Where in a line we are: which part of `key: value, key: value` a sign belongs to.
struct Part {
    // Where the part's text begins; `None` before it does.
    text: Option<usize>,
    colon: bool,
    quote: Option<char>,
    brackets: bool,
}

fn in_line(line: &str, brackets: bool) -> Option<(usize, char)> {
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
                self.brackets = true;
                (self.text, self.colon) = (None, false);
            }
            ',' if self.brackets => (self.text, self.colon) = (None, false),
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
        '，' => part.brackets && (key_follows(rest) || part.colon && rest.trim_start().starts_with(['{', '['])),
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
