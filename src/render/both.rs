use super::{End, Stream};
use crate::report::Report;
use std::io::{self, Write};

/// One language whole, and then the other.
pub(super) struct Both {
    first: Box<dyn Stream>,
    second: Box<dyn Stream>,
    // What the second has said, which waits for the first to end.
    waiting: Vec<u8>,
}

impl Both {
    pub fn new(first: Box<dyn Stream>, second: Box<dyn Stream>) -> Both {
        Both { first, second, waiting: Vec::new() }
    }
}

impl Stream for Both {
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.first.report(report, out)?;
        self.second.report(report, &mut self.waiting)
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.first.end(end, out)?;
        self.second.end(end, &mut self.waiting)?;
        if !self.waiting.is_empty() {
            out.write_all(b"\n")?;
        }
        out.write_all(&std::mem::take(&mut self.waiting))
    }
}
