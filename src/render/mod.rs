//! Report → bytes: one file per format.

mod both;
mod checkstyle;
pub mod diff;
pub mod docx;
pub mod dot;
mod drawn;
mod github;
mod gitlab;
mod groups;
pub mod html;
pub mod json;
mod junit;
mod ledger;
pub mod markdown;
pub mod mermaid;
mod numbered;
mod pieces;
pub mod png;
mod sarif;
pub mod svg;
pub mod terminal;
mod uri;
mod whole;
mod words;
pub mod xlsx;
mod xml;

use crate::report::{Output, Report, Section, Summary};
use crate::wording::{Lang, Text};
use std::io::{self, Write};

/// How an output leaves the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Terminal(terminal::Style),
    /// Markdown.
    Markdown,
    /// HTML: one page that asks nobody for anything.
    Html,
    /// `zaizao.report/1`, in both languages whatever is asked.
    Json,
    /// SARIF 2.1.0, findings only, like all that follow.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// JUnit XML.
    Junit,
    /// Code Quality of GitLab.
    Gitlab,
    /// Checkstyle XML.
    Checkstyle,
    /// A workbook of Excel.
    Xlsx,
    /// A document of Word.
    Docx,
}

/// What an output is told in.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// The command: `check`, `analyze`, `compare`.
    pub command: &'static str,
    /// The language.
    pub lang: Lang,
    /// The language told after it, where both are wanted. JSON has both in any case.
    pub second: Option<Lang>,
}

/// What is said when the last report is out.
#[derive(Debug, Clone, Copy)]
pub struct End<'e> {
    /// What is said about all reports together.
    pub closing: &'e [Section],
    /// How many findings there were.
    pub summary: Summary,
    /// What kept files from being checked.
    pub troubles: &'e [Unread],
}

/// What stands in place of a rule where a file could not be checked.
const UNREAD: &str = "not-checked";

/// A file that could not be checked.
#[derive(Debug, Clone)]
pub struct Unread {
    /// Its name, where it is one file.
    pub file: Option<String>,
    /// Why.
    pub why: Text,
}

impl Unread {
    /// Where formats that must have a file point at: the file, else where we are.
    fn path(&self) -> &str {
        self.file.as_deref().map_or(".", uri::path)
    }
}

/// A format at work: reports leave one by one, so that they need not all be in memory.
pub trait Stream {
    /// Writes one more report.
    ///
    /// # Errors
    /// When it cannot be written.
    fn report(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands at the end. A text then ends with a line end, or is empty.
    ///
    /// # Errors
    /// When it cannot be written.
    fn end(&mut self, end: &End<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// A format that has written nothing yet.
pub fn stream(format: Format, told: Told) -> Box<dyn Stream> {
    match (format, told.second) {
        (Format::Terminal(_) | Format::Markdown, Some(second)) => {
            let first = stream(format, Told { second: None, ..told });
            Box::new(both::Both::new(first, stream(format, Told { lang: second, second: None, ..told })))
        }
        _ => alone(format, told),
    }
}

fn alone(format: Format, told: Told) -> Box<dyn Stream> {
    match format {
        Format::Terminal(style) => Box::new(terminal::Terminal::new(told.lang, style, Summary::default())),
        Format::Markdown => Box::new(markdown::Markdown::new(told.lang, Summary::default())),
        Format::Html => Box::new(html::Html::new(told)),
        Format::Json => Box::new(json::Json::new(told.command)),
        Format::Sarif => Box::new(sarif::Sarif::new(told)),
        Format::Github => Box::new(github::Github::new(told)),
        Format::Junit => Box::new(junit::Junit::new(told)),
        Format::Gitlab => Box::new(gitlab::Gitlab::new(told)),
        Format::Checkstyle => Box::new(checkstyle::Checkstyle::new(told)),
        Format::Xlsx => Box::new(whole::Whole::new(told, xlsx::workbook)),
        Format::Docx => Box::new(whole::Whole::new(told, docx::document)),
    }
}

/// Writes an output in a format. A text ends with a line end, or is empty.
///
/// # Errors
/// When it cannot be written.
pub fn write(output: &Output, lang: Lang, format: Format, out: &mut dyn Write) -> io::Result<()> {
    write_as(output, Told { command: output.command, lang, second: None }, format, out)
}

/// Writes an output in a format and the languages wanted.
///
/// # Errors
/// When it cannot be written.
pub fn write_as(output: &Output, told: Told, format: Format, out: &mut dyn Write) -> io::Result<()> {
    if format == Format::Json {
        return json::write(output, out);
    }
    let mut stream = stream(format, told);
    output.reports.iter().try_for_each(|report| stream.report(report, out))?;
    stream.end(&End { closing: &output.closing, summary: Summary::of(output), troubles: &[] }, out)
}
