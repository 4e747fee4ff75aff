//! Texts in XML 1.0.

use std::io::{self, Write};

/// What stands before the first element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// It is still to be written.
    Due,
    /// It is out.
    Written,
}

impl Head {
    /// Writes the declaration and the tag that opens the document, once.
    pub fn write(&mut self, out: &mut dyn Write, tag: &str) -> io::Result<()> {
        match std::mem::replace(self, Head::Written) {
            Head::Written => Ok(()),
            Head::Due => write!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{tag}"),
        }
    }
}

/// A text between tags.
pub(super) fn text(text: &str) -> String {
    escaped(text, |_| None)
}

/// A text between double quotes. A reader takes a line end in an attribute for a space, so it is written as a number.
pub(super) fn attribute(text: &str) -> String {
    escaped(text, |char| match char {
        '"' => Some("&quot;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        '\t' => Some("&#9;"),
        _ => None,
    })
}

fn escaped(text: &str, more: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars().filter(|char| is_allowed(*char)) {
        match (char, more(char)) {
            ('&', _) => out.push_str("&amp;"),
            ('<', _) => out.push_str("&lt;"),
            ('>', _) => out.push_str("&gt;"),
            (_, Some(escape)) => out.push_str(escape),
            (_, None) => out.push(char),
        }
    }
    out
}

// https://www.w3.org/TR/xml/#charsets: the rest cannot be written even as a number. C1 controls can, and mean nothing.
fn is_allowed(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r') || !(char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_user_becomes_markup() {
        assert_eq!(text("a<b>&\"\u{1b}[0m\u{0}\u{fffe}\n"), "a&lt;b&gt;&amp;\"[0m\n");
        assert_eq!(attribute("\"甲\"\n\t'"), "&quot;甲&quot;&#10;&#9;'");
        assert_eq!(text("]]>"), "]]&gt;");
    }
}
