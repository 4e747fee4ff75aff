//! Report → bytes: one file per format.

mod groups;
pub mod json;
pub mod markdown;
pub mod terminal;
mod words;

use crate::report::Output;
use crate::wording::Lang;

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
pub fn output(output: &Output, lang: Lang, format: Format) -> String {
    match format {
        Format::Terminal(style) => terminal::output(output, lang, style),
        Format::Markdown => markdown::output(output, lang),
        Format::Json => json::output(output),
    }
}
