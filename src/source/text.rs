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
    marks: OnceLock<Vec<Mark>>,
}

/// A place in a long line up to which is counted already: a whole file of JSON may be one line.
#[derive(Debug, Clone, Copy)]
struct Mark {
    byte: u32,
    characters: usize,
    width: usize,
}

// From one mark to the next, at least.
const STRETCH: usize = 1024;

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
        Source { name: name.into(), text: text.into(), lines: OnceLock::new(), marks: OnceLock::new() }
    }

    /// The bytes of a span as text; empty where the span does not fit the source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of a byte.
    pub fn position(&self, byte: u32) -> Position {
        let lines = self.line_starts();
        let line = lines.partition_point(|start| *start <= byte).max(1) - 1;
        let start = lines[line];
        let counted = match (byte - start.min(byte)) as usize {
            ..STRETCH => None,
            _ => self.mark_before(byte).filter(|mark| mark.byte > start),
        };
        let Mark { byte: from, characters, width } = counted.unwrap_or(Mark { byte: start, characters: 0, width: 0 });
        let before = self.text.get(from as usize..byte as usize).unwrap_or("");
        let column = characters + before.chars().count() + 1;
        Position { line: line + 1, column, display_column: width + before.width() + 1 }
    }

    fn mark_before(&self, byte: u32) -> Option<Mark> {
        let marks = self.marks.get_or_init(|| self.marked());
        marks[..marks.partition_point(|mark| mark.byte <= byte)].last().copied()
    }

    // Behind plain letters only: what stands behind others may change how wide they are.
    fn marked(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for start in self.line_starts() {
            let start = *start as usize;
            let end = self.text[start..].find('\n').map_or(self.text.len(), |length| start + length);
            let mut last = Mark { byte: start as u32, characters: 0, width: 0 };
            for (at, letter) in self.text[start..end].char_indices() {
                let (byte, from) = (start + at, last.byte as usize);
                if letter.is_ascii_alphanumeric() && byte - from >= STRETCH {
                    let between = &self.text[from..byte];
                    let characters = last.characters + between.chars().count();
                    last = Mark { byte: byte as u32, characters, width: last.width + between.width() };
                    marks.push(last);
                }
            }
        }
        marks
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
    fn places_in_a_long_line_are_counted_from_its_start() {
        let line = "身份证: a, ".repeat(2_000);
        let source = Source::new("a.yaml", format!("x: 1\n{line}\n{line}"));
        for (at, _) in line.char_indices().step_by(997) {
            let before = &line[..at];
            let position = source.position((5 + line.len() + 1 + at) as u32);
            assert_eq!((position.line, position.column), (3, before.chars().count() + 1), "{at}");
            assert_eq!(position.display_column, before.width() + 1, "{at}");
        }
    }

    #[test]
    fn chinese_counts_one_character_and_two_columns() {
        let source = Source::new("a.yaml", "一: 二\r\n三: x\n");
        let byte = source.text.find('x').unwrap() as u32;
        let position = source.position(byte);
        assert_eq!((position.line, position.column, position.display_column), (2, 4, 5));
        assert_eq!((source.line(1), source.line(2), source.line(9)), ("一: 二", "三: x", ""));
    }
}
