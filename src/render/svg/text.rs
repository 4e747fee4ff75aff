//! How wide a text is and where its lines break, without a font to ask: every sign is taken for as wide as the usual fonts draw it at most.

use crate::render::terminal::wrap::words;
use unicode_width::UnicodeWidthChar;

/// The size of all text but titles, in units of the picture.
pub(super) const SIZE: f64 = 12.0;
/// From one line to the next.
pub(super) const LINE: f64 = 14.0;
/// From the middle of a line to its base.
pub(super) const BASE: f64 = 4.2;

/// Longer names are cut: nobody reads them in a picture, and the title of the element has more.
const LONGEST: usize = 600;

/// A text as a picture shows it: one line, no sign that controls the terminal or the direction of writing.
pub(in crate::render) fn clean(text: &str) -> String {
    let plain = text.chars().map(|char| if char.is_whitespace() { ' ' } else { char });
    plain.filter(|char| !char.is_control() && !is_direction(*char)).take(LONGEST).collect()
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm, and the byte order mark.
pub(in crate::render) fn is_direction(char: char) -> bool {
    matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The width of a text at a size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

// In parts of the size; measured on Noto Sans CJK, DejaVu Sans and Arial, the widest of them taken.
fn em(char: char) -> f64 {
    match char {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 0.34,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 1.0,
        'a'..='z' | '0'..='9' => 0.64,
        'A'..='Z' => 0.78,
        _ => match char.width() {
            None | Some(0) => 0.0,
            Some(1) if char.is_ascii() => 0.84,
            _ => 1.0,
        },
    }
}

/// The lines of a text in a room so wide, at most so many; what does not fit is cut with “…”.
pub(super) fn lines(text: &str, room: f64, most: usize) -> Vec<String> {
    let text = clean(text);
    let mut lines: Vec<String> = Vec::new();
    let mut now = String::new();
    for word in words(text.trim()) {
        if !now.is_empty() && width(now.as_str(), SIZE) + width(word.trim_end(), SIZE) > room {
            lines.push(std::mem::take(&mut now));
        }
        let mut rest = word;
        while width(rest.trim_end(), SIZE) > room && lines.len() <= most {
            let (head, tail) = rest.split_at(cut(rest, room));
            lines.push(head.to_owned());
            rest = tail;
        }
        now.push_str(rest);
        if lines.len() > most {
            break;
        }
    }
    if !now.trim().is_empty() {
        lines.push(now);
    }
    let more = lines.len() > most;
    lines.truncate(most);
    let mut lines: Vec<String> = lines.into_iter().map(|line| line.trim().to_owned()).collect();
    if let Some(last) = lines.last_mut().filter(|_| more) {
        *last = clipped(&format!("{last}……"), room);
    }
    lines
}

/// The same, the lines as even as they can be.
pub(super) fn even_lines(text: &str, room: f64, most: usize) -> Vec<String> {
    let found = lines(text, room, most);
    if found.len() < 2 || found.iter().any(|line| line.ends_with('…')) {
        return found;
    }
    let (mut even, mut narrower) = (found, room - SIZE / 2.0);
    while narrower > SIZE * 2.0 {
        let tried = lines(text, narrower, most);
        if tried.len() > even.len() || tried.iter().any(|line| line.ends_with('…')) || is_torn(text, &tried) {
            break;
        }
        (even, narrower) = (tried, narrower - SIZE / 2.0);
    }
    even
}

// A word in Latin letters is cut only where it must be.
fn is_torn(text: &str, lines: &[String]) -> bool {
    let words = |text: &str| text.split(' ').filter(|word| word.is_ascii() && !word.is_empty()).count();
    lines.iter().map(|line| words(line)).sum::<usize>() > words(text.trim())
}

/// The width of the widest word in Latin letters, which should not be torn.
pub(super) fn widest_word<'t>(texts: impl Iterator<Item = &'t str>) -> f64 {
    let words = texts.flat_map(|text| text.split_whitespace()).filter(|word| word.is_ascii());
    words.map(|word| width(word, SIZE)).fold(0.0, f64::max)
}

/// One line that fits, cut with “…” where it must be.
pub(super) fn clipped(text: &str, room: f64) -> String {
    let text = clean(text);
    if width(&text, SIZE) <= room {
        return text;
    }
    let mut kept = String::new();
    for char in text.chars() {
        if width(&kept, SIZE) + (em(char) + 1.0) * SIZE > room {
            break;
        }
        kept.push(char);
    }
    format!("{}…", kept.trim_end_matches([' ', '…']))
}

// Where a word too wide is cut: after what fits, never before a sign that belongs to the one before it, and not for nothing.
fn cut(word: &str, room: f64) -> usize {
    let (mut used, mut last) = (0.0, 0);
    let mut joined = false;
    for (at, char) in word.char_indices() {
        let joins = char.width() == Some(0) || joined;
        if at > 0 && !joins {
            last = at;
        }
        used += em(char) * SIZE;
        if used > room && last > 0 {
            return last;
        }
        joined = char == '\u{200d}';
    }
    word.len()
}

/// The width of the widest of some lines.
pub(super) fn widest(lines: &[String]) -> f64 {
    lines.iter().map(|line| width(line, SIZE)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_its_size_and_latin_less() {
        assert_eq!(width("受理", 12.0), 24.0);
        assert!(width("ab", 12.0) < 24.0);
        assert_eq!(width("", 12.0), 0.0);
    }

    #[test]
    fn lines_keep_within_their_room_and_the_rest_is_cut() {
        assert_eq!(lines("二手房转移登记", 48.0, 3), ["二手房转", "移登记"]);
        assert_eq!(lines("二手房转移登记", 48.0, 1), ["二手房…"]);
        assert_eq!(lines("", 48.0, 3), [""; 0]);
        let long = "x".repeat(300);
        let cut = lines(&long, 84.0, 3);
        assert_eq!(cut.len(), 3);
        assert!(cut.iter().all(|line| width(line, SIZE) <= 84.0), "{cut:?}");
        assert!(cut[2].ends_with('…'));
    }

    #[test]
    fn what_controls_is_gone_and_what_is_joined_stays_together() {
        assert_eq!(clean("a\nb\u{202e}c\u{7}"), "a bc");
        let family = "👨\u{200d}👩\u{200d}👧".repeat(3);
        for line in lines(&family, 40.0, 9) {
            assert!(!line.starts_with('\u{200d}'), "{line:?}");
        }
    }
}
