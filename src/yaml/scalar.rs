//! How a text is written as a YAML scalar: plain where that is safe, else in double quotes.

use std::borrow::Cow;
use std::fmt::Write;

/// Where a scalar stands: inside braces and brackets more characters are signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// Outside braces and brackets.
    Block,
    /// Inside them.
    Flow,
}

/// A text of the model as a scalar.
///
/// Other readers of YAML give types to plain scalars. What they would take for anything but the same text is quoted: `no`, `12:30`, `1.10`, `01`;
/// a whole number such as `12` and a day such as `2027-06-30` say the same either way and stay plain.
pub(super) fn written(text: &str, context: Context) -> Cow<'_, str> {
    if can_be_plain(text, context) && (!has_a_type(text) || is_canonical_number(text) || is_day(text)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(quoted(text))
    }
}

/// A text that its author put in quotes: the quotes go only where the text means the same to every reader without them.
pub(super) fn rewritten(text: &str, context: Context) -> Cow<'_, str> {
    if can_be_plain(text, context) && !has_a_type(text) { Cow::Borrowed(text) } else { Cow::Owned(quoted(text)) }
}

/// The text in double quotes, on one line (YAML 1.2.2 §5.7).
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{85}' => out.push_str("\\N"),
            '\u{2028}' => out.push_str("\\L"),
            '\u{2029}' => out.push_str("\\P"),
            _ if is_printable(sign) => out.push(sign),
            // Writing to a String cannot fail.
            _ if (sign as u32) < 0x100 => drop(write!(out, "\\x{:02X}", sign as u32)),
            _ if (sign as u32) < 0x10000 => drop(write!(out, "\\u{:04X}", sign as u32)),
            _ => drop(write!(out, "\\U{:08X}", sign as u32)),
        }
    }
    out.push('"');
    out
}

/// A text over several lines after `|` or `>`.
#[derive(Debug)]
pub(super) struct BlockText<'t> {
    /// `|`, `>2-`, …
    pub header: String,
    /// Its lines without indentation.
    pub lines: Vec<&'t str>,
    // Line breaks at its end that are part of the text, beyond the first.
    breaks: usize,
}

impl<'t> BlockText<'t> {
    /// A text under its sign. None for a text that could not be told from its indentation: nothing but spaces on a line, or nothing at all.
    pub fn of(sign: char, text: &str, lines: Vec<&'t str>) -> Option<BlockText<'t>> {
        let content = text.trim_end_matches('\n');
        if content.is_empty() || text.split('\n').any(|line| !line.is_empty() && line.trim().is_empty()) {
            return None;
        }
        let breaks = text.len() - content.len();
        let first = text.split('\n').find(|line| !line.is_empty());
        let indent = if first.is_some_and(|line| line.starts_with(' ')) { "2" } else { "" };
        let chomp = ["-", ""].get(breaks).unwrap_or(&"+");
        Some(BlockText { header: format!("{sign}{indent}{chomp}"), lines, breaks: breaks.saturating_sub(1) })
    }

    /// Writes the lines below the header, the last one without its end.
    pub fn push_lines(&self, out: &mut String, indent: usize) {
        for line in &self.lines {
            out.push('\n');
            if !line.is_empty() {
                out.extend(std::iter::repeat_n(' ', indent));
                out.push_str(line);
            }
        }
        out.extend(std::iter::repeat_n('\n', self.breaks));
    }
}

/// A text of the model over several lines, after `|`. None where quotes are better: one line, or signs that must be escaped.
pub(super) fn literal(text: &str) -> Option<BlockText<'_>> {
    let content = text.trim_end_matches('\n');
    let plain =
        content.contains('\n') && content.chars().all(|sign| sign == '\n' || (is_printable(sign) && sign != '\u{85}'));
    if plain { BlockText::of('|', text, content.split('\n').collect()) } else { None }
}

/// Whether a text may stand without quotes, the traps of language.md §9 left out as well.
fn can_be_plain(text: &str, context: Context) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let indicators = "-?:,[]{}#&*!|>'\"%@`";
    !indicators.contains(first)
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.starts_with("...")
        && text.chars().all(|sign| is_printable(sign) && !WIDE_SIGNS.contains(&sign))
        && (context == Context::Block || !text.contains(['[', ']', '{', '}', ',']))
}

// The reader asks whether these were meant as signs of YAML.
const WIDE_SIGNS: [char; 7] = ['：', '，', '｛', '｝', '［', '］', '\u{3000}'];

// YAML 1.2.2 §5.1, without tabs and line breaks, which are always escaped.
fn is_printable(sign: char) -> bool {
    matches!(sign, ' '..='~' | '\u{A0}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
        && !matches!(sign, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// Whether some reader takes the plain text for a number, truth value, null, date or merge key (YAML 1.1 types and the 1.2 core schema).
fn has_a_type(text: &str) -> bool {
    let words = ["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "="];
    words.iter().any(|word| text.eq_ignore_ascii_case(word)) || is_number(text) || is_timestamp(text)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let lower = digits.to_ascii_lowercase();
    if matches!(lower.as_str(), ".inf" | ".nan") {
        return true;
    }
    if let Some(rest) = ["0x", "0o", "0b"].iter().find_map(|prefix| lower.strip_prefix(prefix)) {
        return !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'_');
    }
    let (mantissa, exponent) = lower.split_once('e').map_or((&*lower, None), |(front, back)| (front, Some(back)));
    let starts = mantissa.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.');
    let has_digit = mantissa.bytes().any(|byte| byte.is_ascii_digit());
    let of_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b':' | b',');
    let whole = |exponent: &str| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    starts && has_digit && mantissa.bytes().all(of_number) && exponent.is_none_or(whole)
}

// `0` and whole numbers without sign or leading zero: read as a number and printed again they are the same text.
fn is_canonical_number(text: &str) -> bool {
    text == "0" || (text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0') && text.len() <= 15)
}

fn is_timestamp(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let digits =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let day = rest.split([' ', 'T', 't']).next().unwrap_or("");
    year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2)
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && is_timestamp(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_other_readers_would_type_are_quoted() {
        for text in ["no", "Off", "y", "null", "~", "12:30", "1.10", "01", "1e3", "-5", "0x1F", ".5", "<<", "1_000"] {
            assert_eq!(written(text, Context::Block), format!("\"{text}\""));
        }
        for text in ["12", "0", "2027-06-30", "2019-07", "20%", "3d", "1.2.a", "yesterday", "v1.10"] {
            assert_eq!(written(text, Context::Block), text);
        }
        assert_eq!(rewritten("12", Context::Block), "\"12\"");
        assert_eq!(rewritten("受理", Context::Block), "受理");
    }

    #[test]
    fn signs_of_yaml_are_quoted_where_they_are_signs() {
        for text in [
            "",
            " a",
            "a ",
            "a: b",
            "a:",
            "a #b",
            "- a",
            "[a]",
            "{a}",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            "> a",
            "'a'",
            "\"a",
            "%a",
            "@a",
            "`a",
            "a：b",
            "甲，乙",
            "a\u{3000}",
        ] {
            assert_ne!(written(text, Context::Block), text, "{text:?} needs quotes");
        }
        for text in ["a, b", "国办发[2018]32号", "a{b}"] {
            assert_eq!(written(text, Context::Block), text);
            assert_ne!(written(text, Context::Flow), text, "{text:?} needs quotes in braces");
        }
        assert_eq!(quoted("a\n\"b\"\\\t\u{7}\u{feff}😀"), r#""a\n\"b\"\\\t\x07\uFEFF😀""#);
    }
}
