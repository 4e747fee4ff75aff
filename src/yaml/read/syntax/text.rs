//! Lines of a text around a byte.

use std::ops::Range;

/// The line of a byte, without its end.
pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = floor(text, at);
    let (before, after) = text.split_at(at);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = after.find(['\n', '\r']).map_or(text.len(), |end| at + end);
    start..end.max(start)
}

/// A line without its indentation and the spaces at its end.
pub(super) fn trimmed(text: &str, line: Range<usize>) -> Range<usize> {
    let whole = text.get(line.clone()).unwrap_or("");
    let start = line.start + (whole.len() - whole.trim_start().len());
    start..(line.start + whole.trim_end().len()).max(start)
}

/// The width of a line's indentation.
pub(super) fn indent_of(text: &str, at: usize) -> usize {
    let line = line_of(text, at);
    trimmed(text, line.clone()).start - line.start
}

/// Whether a tab stands in the indentation of a byte's line.
pub(super) fn tab_in_indent(text: &str, at: usize) -> bool {
    let line = line_of(text, at);
    let indent = line.start..trimmed(text, line.clone()).start;
    text.get(indent).is_some_and(|indent| indent.contains('\t'))
}

/// The nearest byte at or before this one where a character begins.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
