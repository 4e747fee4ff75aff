//! Formats that are made when the last report is in: an Office file is a container that cannot leave piece by piece.

use crate::render::{End, Stream, Told};
use crate::report::{Output, Report, Summary};
use crate::wording::Lang;
use std::io::{self, Write};

/// What makes the file, in one language or one after the other.
pub(super) type Make = fn(&Output, &[Lang], &Summary) -> io::Result<Vec<u8>>;

/// The format at work.
pub(super) struct Whole {
    output: Output,
    langs: Vec<Lang>,
    make: Make,
}

impl Whole {
    pub fn new(told: Told, make: Make) -> Whole {
        let langs = std::iter::once(told.lang).chain(told.second).collect();
        Whole { output: Output { command: told.command, reports: Vec::new(), closing: Vec::new() }, langs, make }
    }
}

impl Stream for Whole {
    fn report(&mut self, report: &Report, _: &mut dyn Write) -> io::Result<()> {
        self.output.reports.push(report.clone());
        Ok(())
    }

    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.output.closing = end.closing.to_vec();
        out.write_all(&(self.make)(&self.output, &self.langs, &end.summary)?)
    }
}
