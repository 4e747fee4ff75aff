use serde_json::Value;
use std::io::{self, Write};

/// Writes JSON piece by piece, laid out as `serde_json` lays out a whole value: of a thousand reports no more than one finding is built at a time.
pub(super) struct Pieces<'w> {
    out: &'w mut dyn Write,
    depth: usize,
    // Nothing stands yet in the innermost object or list.
    empty: bool,
}

impl<'w> Pieces<'w> {
    /// Nothing written yet.
    pub fn new(out: &'w mut dyn Write) -> Pieces<'w> {
        Pieces { out, depth: 0, empty: true }
    }

    /// An object, filled with [`Pieces::key`] and what stands under it.
    pub fn object(&mut self, fill: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.nested(["{", "}"], fill)
    }

    /// A list, filled with [`Pieces::item`] and what it is.
    pub fn list(&mut self, fill: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.nested(["[", "]"], fill)
    }

    /// The next key of an object; its value must follow.
    pub fn key(&mut self, key: &str) -> io::Result<&mut Self> {
        self.item()?;
        write!(self.out, "{}: ", Value::from(key))?;
        Ok(self)
    }

    /// The next item of a list; it must follow.
    pub fn item(&mut self) -> io::Result<&mut Self> {
        if !std::mem::replace(&mut self.empty, false) {
            self.out.write_all(b",")?;
        }
        self.line()?;
        Ok(self)
    }

    /// A value that is there as a whole.
    pub fn value(&mut self, value: &Value) -> io::Result<()> {
        // Texts in JSON hold no line ends.
        let mut lines = format!("{value:#}");
        if self.depth > 0 && lines.contains('\n') {
            lines = lines.replace('\n', &format!("\n{}", "  ".repeat(self.depth)));
        }
        self.out.write_all(lines.as_bytes())
    }

    fn nested(&mut self, [open, close]: [&str; 2], fill: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.out.write_all(open.as_bytes())?;
        let outer = std::mem::replace(&mut self.empty, true);
        self.depth += 1;
        fill(self)?;
        self.depth -= 1;
        if !std::mem::replace(&mut self.empty, outer) {
            self.line()?;
        }
        self.out.write_all(close.as_bytes())
    }

    fn line(&mut self) -> io::Result<()> {
        write!(self.out, "\n{:width$}", "", width = 2 * self.depth)
    }
}
