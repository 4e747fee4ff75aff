//! Texts that fit into a cell.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Excel keeps no more in a cell: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
const MOST: usize = 32_767;

/// A text as a cell can hold it: without signs that steer devices, cut where Excel would refuse it.
pub(super) fn fit(text: &str) -> String {
    short(text, MOST)
}

/// A text cut to so many characters.
pub(super) fn short(text: &str, most: usize) -> String {
    let kept: String = text.chars().filter(|char| *char == '\n' || is_shown(*char)).collect();
    if kept.encode_utf16().count() <= most {
        return kept;
    }
    let mut units = 1;
    let mut cut: String = kept
        .chars()
        .take_while(|char| {
            units += char.len_utf16();
            units <= most
        })
        .collect();
    cut.push('…');
    cut
}

/// How wide it is in half-width characters; of several lines the longest.
pub(super) fn width(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// How many lines it takes in a column so wide.
pub(super) fn lines(text: &str, width: usize) -> usize {
    text.lines().map(|line| wrapped(line, width.max(4))).sum::<usize>().max(1)
}

// Words are not broken in a cell, so that a line is never quite full.
fn wrapped(line: &str, width: usize) -> usize {
    let taken: usize = line.chars().map(|char| char.width().unwrap_or(0)).sum();
    taken.div_ceil(width.saturating_sub(2).max(1)).max(1)
}

fn is_shown(char: char) -> bool {
    !(char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_no_more_than_excel_allows() {
        assert_eq!(fit("甲\u{1b}[0m\n乙"), "甲[0m\n乙");
        assert_eq!(short("甲乙丙丁", 3), "甲乙…");
        assert_eq!(fit(&"😀".repeat(20_000)).encode_utf16().count(), MOST);
        assert_eq!((width("甲b\n丙丁戊"), lines("甲乙丙丁", 6)), (6, 2));
    }
}
