//! An output on its way to the screen and to files, report by report.

use super::arguments::Reporting;
use super::files::{self, Pending};
use super::formats::Format;
use super::output::{Medium, Printer, Trouble};
use super::status;
use crate::render::{self, End, Stream, Told};
use crate::report::{Output, Report, Summary};
use crate::say;
use std::io::IsTerminal;
use std::path::Path;

/// Everywhere that one output goes. What is dropped before its end leaves every file as it was.
pub struct Delivery {
    places: Vec<Place>,
}

/// Whether an output is shown on the screen too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// Beside the files.
    Always,
    /// Where there is no file.
    WithoutFiles,
}

struct Place {
    out: Pending,
    stream: Box<dyn Stream>,
}

impl Delivery {
    /// Opens the places that the options name: the files, and the screen unless `-` is one of them.
    ///
    /// # Errors
    /// When a file cannot be written, or stands twice.
    pub fn open(command: &'static str, reporting: &Reporting, printer: &Printer) -> anyhow::Result<Delivery> {
        Delivery::open_at(command, reporting, Screen::Always, printer)
    }

    fn open_at(
        command: &'static str,
        reporting: &Reporting,
        shown: Screen,
        printer: &Printer,
    ) -> anyhow::Result<Delivery> {
        let (asked, to) = (reporting.format, &reporting.output);
        for (at, file) in to.iter().enumerate() {
            if to[..at].contains(file) {
                anyhow::bail!(Trouble::new(say!(name = files::named(file);
                    zh: "--output“{name}”写了两次", en: "--output {name} stands twice")));
            }
        }
        let screen = Path::new(files::DASH);
        let mut wanted: Vec<(&Path, Format)> = to.iter().map(|to| (&**to, Format::of_file(to, asked))).collect();
        if to.is_empty() {
            wanted.push((screen, asked.unwrap_or(Format::Text)));
        } else if shown == Screen::Always && !to.iter().any(|file| file == screen) {
            let files: Vec<Format> = wanted.iter().map(|(_, format)| *format).collect();
            wanted.push((screen, Format::beside_files(asked, &files)));
        }
        if wanted.iter().any(|(to, format)| *to == screen && format.is_binary()) && std::io::stdout().is_terminal() {
            anyhow::bail!(Trouble::new(say!(
                zh: "Excel 和 Word 文件不能显示在屏幕上：请写入文件，如 -o 报告.xlsx",
                en: "a terminal cannot show Excel and Word files: write to a file, as in -o report.xlsx")));
        }
        let told = Told { command, lang: printer.lang, second: printer.second };
        let place = |(to, format): (&Path, Format)| {
            let style = printer.style(if to == screen { Medium::Screen } else { Medium::File });
            Ok(Place { out: Pending::open(to)?, stream: render::stream(format.rendered(style), told) })
        };
        Ok(Delivery { places: wanted.into_iter().map(place).collect::<anyhow::Result<_>>()? })
    }

    /// Writes one more report everywhere.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn report(&mut self, report: &Report) -> anyhow::Result<()> {
        self.everywhere(|place| place.out.fill(|out| place.stream.report(report, out)))
    }

    /// Lets the screen show what was written so far.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn show(&mut self) -> anyhow::Result<()> {
        self.everywhere(|place| place.out.show())
    }

    /// Writes what stands at the end, and puts the files in place.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(&mut self, end: &End<'_>) -> anyhow::Result<()> {
        self.everywhere(|place| place.out.fill(|out| place.stream.end(end, out)))?;
        self.show()?;
        self.places.drain(..).try_for_each(|place| place.out.finish())
    }

    // A reader of the screen that went away takes nothing from the files.
    fn everywhere(&mut self, mut write: impl FnMut(&mut Place) -> anyhow::Result<()>) -> anyhow::Result<()> {
        let mut at = 0;
        while let Some(place) = self.places.get_mut(at) {
            match write(place) {
                Err(error) if self.places.len() > 1 && status::is_closed_pipe(&error) => drop(self.places.remove(at)),
                Err(error) => return Err(error),
                Ok(()) => at += 1,
            }
        }
        Ok(())
    }
}

/// Writes a whole output to the places that the options name.
///
/// # Errors
/// When it cannot be written.
pub fn deliver(output: &Output, reporting: &Reporting, printer: &Printer) -> anyhow::Result<()> {
    deliver_at(output, reporting, Screen::Always, printer)
}

/// The same, on the screen only as said.
///
/// # Errors
/// When it cannot be written.
pub fn deliver_at(output: &Output, reporting: &Reporting, shown: Screen, printer: &Printer) -> anyhow::Result<()> {
    let mut delivery = Delivery::open_at(output.command, reporting, shown, printer)?;
    let written =
        output.reports.iter().try_for_each(|report| delivery.report(report)).and_then(|()| {
            delivery.end(&End { closing: &output.closing, summary: Summary::of(output), troubles: &[] })
        });
    match written {
        // What was found decides the exit status, whether or not somebody reads it to the end.
        Err(error) if status::is_closed_pipe(&error) => Ok(()),
        other => other,
    }
}
