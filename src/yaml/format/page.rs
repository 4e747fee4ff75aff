use crate::yaml::scalar::BlockText;
use unicode_width::UnicodeWidthStr;

/// The text that is being printed.
#[derive(Debug, Default)]
pub struct Page {
    out: String,
    line_start: usize,
    // Something was printed to which the next word needs a space.
    space: bool,
    // A collection was just opened: no blank line now.
    fresh: bool,
}

impl Page {
    /// A new line, after a blank one where there was one between the entries.
    pub fn line(&mut self, indent: usize, after_blank: bool) {
        if !self.out.is_empty() {
            // A kept text may have ended with blank lines of its own.
            if after_blank && !self.fresh && !self.out.ends_with('\n') {
                self.out.push('\n');
            }
            self.out.push('\n');
        }
        self.line_start = self.out.len();
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.space = false;
        self.fresh = false;
    }

    /// A further line of a text that is taking several.
    pub fn raw_line(&mut self, indent: usize, text: &str) {
        self.out.push('\n');
        self.line_start = self.out.len();
        if !text.is_empty() {
            self.out.extend(std::iter::repeat_n(' ', indent));
            self.out.push_str(text);
        }
    }

    /// The lines of a text below its `|` or `>`.
    pub fn block(&mut self, text: &BlockText<'_>, indent: usize) {
        text.push_lines(&mut self.out, indent);
        self.line_start = self.out.rfind('\n').map_or(0, |at| at + 1);
    }

    /// Text directly after what is there.
    pub fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.space = false;
    }

    /// A comma. Not every reader takes `a:,` for a key without a value, every one takes `a: ,`.
    pub fn comma(&mut self, comma: &str) {
        if self.out.ends_with(':') {
            self.out.push(' ');
        }
        self.put(comma);
    }

    /// Text with a space before it where what is there asks for one.
    pub fn word(&mut self, text: &str) {
        if self.space {
            self.out.push(' ');
        }
        self.out.push_str(text);
        self.space = true;
    }

    /// The next word gets a space.
    pub fn spaced(&mut self) {
        self.space = true;
    }

    /// A value that is not written was passed.
    pub fn unwritten(&mut self) {
        self.fresh = false;
    }

    /// The next word gets no space.
    pub fn tight(&mut self) {
        self.space = false;
    }

    /// A collection begins: no blank line before its first entry.
    pub fn opened(&mut self) {
        self.fresh = true;
    }

    /// A node ends.
    pub fn closed(&mut self) {
        self.fresh = false;
        self.space = false;
    }

    /// Columns that the line has taken, Chinese counted twice.
    pub fn column(&self) -> usize {
        self.out.get(self.line_start..).unwrap_or("").width() + usize::from(self.space)
    }

    /// Whether the line holds nothing but its indentation.
    pub fn at_line_start(&self) -> bool {
        self.out.get(self.line_start..).unwrap_or("").trim().is_empty()
    }

    /// Whether the bracket just printed is the first thing on a line with this indentation.
    pub fn at_bracket_line(&self, indent: usize) -> bool {
        self.out.len() == self.line_start + indent + 1
    }

    /// The text with one line end at its end.
    pub fn finish(mut self) -> String {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}
