use crate::wording::Text;

/// Lines written one after the other, with never two empty ones together.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    gap: bool,
    // Something was written and has left.
    left: bool,
    // Legends that were told.
    told: Vec<Text>,
}

impl Page {
    /// Leaves an empty line before what follows, unless nothing stands above.
    pub fn gap(&mut self) {
        self.gap = self.left || !self.text.is_empty();
    }

    /// Writes a line.
    pub fn line(&mut self, line: &str) {
        if std::mem::take(&mut self.gap) {
            self.text.push('\n');
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Writes lines.
    pub fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            self.line(&line);
        }
    }

    /// Writes lines further in; an empty one stays empty.
    pub fn indented(&mut self, columns: usize, lines: impl IntoIterator<Item = String>) {
        let indent = " ".repeat(columns);
        self.lines(lines.into_iter().map(|line| if line.is_empty() { line } else { format!("{indent}{line}") }));
    }

    /// Whether a legend is told for the first time; it then is.
    pub fn is_new(&mut self, legend: &Text) -> bool {
        let new = !self.told.contains(legend);
        if new {
            self.told.push(legend.clone());
        }
        new
    }

    /// All that was written since the last time; what follows goes on below it.
    pub fn take(&mut self) -> String {
        self.left |= !self.text.is_empty();
        std::mem::take(&mut self.text)
    }
}
