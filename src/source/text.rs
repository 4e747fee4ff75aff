use super::Span;
use std::sync::OnceLock;
use unicode_width::UnicodeWidthStr;

/// A text with a name, and where its lines start.
#[derive(Debug)]
pub struct Source {
    /// The file as the user named it, with `/`; `-` is standard input. What is made from a file ends with [`Source::MADE`].
    pub name: String,
    /// The whole text, without a byte order mark.
    pub text: String,
    lines: OnceLock<Vec<u32>>,
}

/// Where a byte stands for a reader: line and column from 1, the column counted in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode code points), from 1.
    pub column: usize,
    /// Column on a terminal, where Chinese is two wide, from 1.
    pub display_column: usize,
}

impl Source {
    /// Ends the name of a text that is no file but made from one: the to-be of a plan.
    pub const MADE: &'static str = " →";

    /// The file that there is: what is made has the name of what it is made from.
    pub fn file(&self) -> &str {
        self.name.strip_suffix(Source::MADE).unwrap_or(&self.name)
    }

    /// A text under the name the user knows it by.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// The bytes of a span as text; empty where the span does not fit the source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of a byte.
    pub fn position(&self, byte: u32) -> Position {
        let lines = self.line_starts();
        let line = lines.partition_point(|start| *start <= byte).max(1) - 1;
        let before = self.text.get(lines[line] as usize..byte as usize).unwrap_or("");
        Position { line: line + 1, column: before.chars().count() + 1, display_column: before.width() + 1 }
    }

    /// The text of a line (from 1), without its end.
    pub fn line(&self, line: usize) -> &str {
        let lines = self.line_starts();
        let Some(start) = line.checked_sub(1).and_then(|at| lines.get(at)) else { return "" };
        let end = lines.get(line).map_or(self.text.len(), |next| *next as usize);
        self.text.get(*start as usize..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// The bytes of the lines `first..=last` (from 1), without the end of the last.
    pub fn lines_span(&self, first: usize, last: usize) -> Span {
        let lines = self.line_starts();
        let end_of_text = self.text.len() as u32;
        let start_of = |line: usize| line.checked_sub(1).and_then(|at| lines.get(at)).copied();
        let start = start_of(first.max(1)).unwrap_or(end_of_text);
        let end = start_of(last.max(1) + 1).unwrap_or(end_of_text).max(start);
        let trimmed = self.slice(Span::new(start, end)).trim_end_matches(['\n', '\r']);
        Span::new(start, start + trimmed.len() as u32)
    }

    // Only a file with findings pays for this.
    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1)).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_counts_one_character_and_two_columns() {
        let source = Source::new("a.yaml", "一: 二\r\n三: x\n");
        let byte = source.text.find('x').unwrap() as u32;
        let position = source.position(byte);
        assert_eq!((position.line, position.column, position.display_column), (2, 4, 5));
        assert_eq!((source.line(1), source.line(2), source.line(9)), ("一: 二", "三: x", ""));
    }
}
