use serde_json::Value;
use std::io::{self, Write};

/// Writes JSON piece by piece, laid out as `serde_json` lays out a whole value: of a thousand reports no more than one finding is built at a time.
pub(super) struct Pieces<'w> {
    out: &'w mut dyn Write,
    at: Standing,
}

/// Where one stands between two pieces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    depth: usize,
    // Nothing stands yet in the innermost object or list.
    empty: bool,
}

impl Standing {
    /// Before the first piece.
    pub const START: Standing = Standing { depth: 0, empty: true };
}

impl<'w> Pieces<'w> {
    /// Goes on where one stands.
    pub fn at(out: &'w mut dyn Write, at: Standing) -> Pieces<'w> {
        Pieces { out, at }
    }

    /// Where one stands now.
    pub fn standing(self) -> Standing {
        self.at
    }

    /// An object, filled with [`Pieces::key`] and what stands under it.
    pub fn object(&mut self, fill: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.open("{")?;
        fill(self)?;
        self.close("}")
    }

    /// A list, filled with [`Pieces::item`] and what it is.
    pub fn list(&mut self, fill: impl FnOnce(&mut Self) -> io::Result<()>) -> io::Result<()> {
        self.open("[")?;
        fill(self)?;
        self.close("]")
    }

    /// The next key of an object; its value must follow.
    pub fn key(&mut self, key: &str) -> io::Result<&mut Self> {
        self.item()?;
        write!(self.out, "{}: ", Value::from(key))?;
        Ok(self)
    }

    /// The next item of a list; it must follow.
    pub fn item(&mut self) -> io::Result<&mut Self> {
        if !std::mem::replace(&mut self.at.empty, false) {
            self.out.write_all(b",")?;
        }
        self.line()?;
        Ok(self)
    }

    /// A value that is there as a whole.
    pub fn value(&mut self, value: &Value) -> io::Result<()> {
        // Texts in JSON hold no line ends.
        let mut lines = format!("{value:#}");
        if self.at.depth > 0 && lines.contains('\n') {
            lines = lines.replace('\n', &format!("\n{}", "  ".repeat(self.at.depth)));
        }
        self.out.write_all(lines.as_bytes())
    }

    /// Begins an object or a list.
    pub fn open(&mut self, sign: &str) -> io::Result<()> {
        self.out.write_all(sign.as_bytes())?;
        self.at = Standing { depth: self.at.depth + 1, empty: true };
        Ok(())
    }

    /// Ends it. What it stands in is then not empty.
    pub fn close(&mut self, sign: &str) -> io::Result<()> {
        let Standing { depth, empty } = self.at;
        self.at = Standing { depth: depth.saturating_sub(1), empty: false };
        if !empty {
            self.line()?;
        }
        self.out.write_all(sign.as_bytes())
    }

    /// Ends the text.
    pub fn end(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    fn line(&mut self) -> io::Result<()> {
        write!(self.out, "\n{:width$}", "", width = 2 * self.at.depth)
    }
}
