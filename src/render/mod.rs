//! Report → bytes: one file per format.

pub mod diff;
mod groups;
pub mod json;
pub mod markdown;
pub mod terminal;
mod words;

use crate::report::Output;
use crate::wording::Lang;
use std::io::{self, Write};

/// How an output leaves the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Terminal(terminal::Style),
    /// Markdown.
    Markdown,
    /// `zaizao.report/1`, in both languages whatever is asked.
    Json,
}

/// Writes an output in a format. The text ends with a line end, or is empty.
///
/// # Errors
/// When it cannot be written.
pub fn write(output: &Output, lang: Lang, format: Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Terminal(style) => out.write_all(terminal::output(output, lang, style).as_bytes()),
        Format::Markdown => out.write_all(markdown::output(output, lang).as_bytes()),
        Format::Json => json::write(output, out),
    }
}
