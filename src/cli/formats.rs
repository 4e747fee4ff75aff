//! The formats by name and by the ending of a file.

use crate::render;
use crate::render::terminal::{Findings, Style};
use clap::ValueEnum;
use std::path::Path;

/// `--format` of the commands that report findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal.
    Text,
    /// For a terminal, each finding in one line.
    Short,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// `zaizao.report/1`.
    Json,
    /// SARIF 2.1.0.
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

/// `--format` of the commands that answer without findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For a terminal.
    Text,
    /// For a terminal, each finding in one line.
    Short,
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
}

impl From<AnswerFormat> for Format {
    fn from(format: AnswerFormat) -> Format {
        match format {
            AnswerFormat::Text => Format::Text,
            AnswerFormat::Short => Format::Short,
            AnswerFormat::Markdown => Format::Markdown,
            AnswerFormat::Json => Format::Json,
        }
    }
}

/// What the ending of a file says of its format; longer endings first.
const ENDINGS: &[(&str, Format)] = &[
    (".sarif.json", Format::Sarif),
    (".sarif", Format::Sarif),
    (".json", Format::Json),
    (".markdown", Format::Markdown),
    (".md", Format::Markdown),
    (".html", Format::Html),
    (".htm", Format::Html),
    (".xml", Format::Junit),
    (".txt", Format::Text),
    (".xlsx", Format::Xlsx),
    (".docx", Format::Docx),
];

impl Format {
    /// The format of a file: what its ending says. `.json` and `.xml` hold several; of these the one that was asked for. Where the ending says
    /// nothing, the one that was asked for.
    pub fn of_file(path: &Path, asked: Option<Format>) -> Format {
        let said = Format::of_ending(path).filter(|format| !format.is_for_screens());
        match (said, asked) {
            (Some(said), Some(asked)) if asked.is_written_like(said) => asked,
            (Some(said), _) => said,
            (None, asked) => asked.unwrap_or(Format::Text),
        }
    }

    /// The format of the screen where these are written to files too: the one that was asked for, unless a file has it.
    pub fn beside_files(asked: Option<Format>, files: &[Format]) -> Format {
        asked.filter(|asked| asked.is_for_screens() || !files.contains(asked)).unwrap_or(Format::Text)
    }

    /// Whether the ending of a file says a format.
    pub fn is_said_by(path: &Path) -> bool {
        Format::of_ending(path).is_some()
    }

    // Whether files of both may have one ending.
    fn is_written_like(self, other: Format) -> bool {
        let json = |format| matches!(format, Format::Json | Format::Sarif | Format::Gitlab);
        let xml = |format| matches!(format, Format::Junit | Format::Checkstyle);
        other == Format::Json && json(self) || xml(other) && xml(self)
    }

    /// What draws it.
    pub fn rendered(self, style: Style) -> render::Format {
        match self {
            Format::Text => render::Format::Terminal(Style { findings: Findings::Snippets, ..style }),
            Format::Short => render::Format::Terminal(Style { findings: Findings::Lines, ..style }),
            Format::Markdown => render::Format::Markdown,
            Format::Html => render::Format::Html,
            Format::Json => render::Format::Json,
            Format::Sarif => render::Format::Sarif,
            Format::Github => render::Format::Github,
            Format::Junit => render::Format::Junit,
            Format::Gitlab => render::Format::Gitlab,
            Format::Checkstyle => render::Format::Checkstyle,
            Format::Xlsx => render::Format::Xlsx,
            Format::Docx => render::Format::Docx,
        }
    }

    /// Whether it is no text, so that a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Xlsx | Format::Docx)
    }

    fn is_for_screens(self) -> bool {
        matches!(self, Format::Text | Format::Short)
    }

    fn of_ending(path: &Path) -> Option<Format> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| *format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_format_where_nothing_else_does() {
        let of = |name: &str, asked| Format::of_file(Path::new(name), asked);
        assert_eq!(of("a.sarif", None), Format::Sarif);
        assert_eq!(of("p/a.SARIF.json", None), Format::Sarif);
        assert_eq!(of("a.json", None), Format::Json);
        assert_eq!(of("a.json", Some(Format::Gitlab)), Format::Gitlab);
        assert_eq!(of("a.xml", Some(Format::Checkstyle)), Format::Checkstyle);
        assert_eq!(of("a.xml", Some(Format::Short)), Format::Junit);
        assert_eq!(of("a.xml", Some(Format::Gitlab)), Format::Junit);
        assert_eq!(of("a.sarif", Some(Format::Github)), Format::Sarif);
        assert_eq!(of("a.log", Some(Format::Github)), Format::Github);
        assert_eq!(Format::beside_files(Some(Format::Github), &[Format::Sarif]), Format::Github);
        assert_eq!(Format::beside_files(Some(Format::Gitlab), &[Format::Gitlab]), Format::Text);
        assert_eq!(Format::beside_files(None, &[Format::Gitlab]), Format::Text);
        assert_eq!(of("a.txt", Some(Format::Short)), Format::Short);
        assert_eq!(of("a.log", None), Format::Text);
        assert_eq!(of("a.XLSX", Some(Format::Json)), Format::Xlsx);
        assert_eq!(of("a.docx", None), Format::Docx);
        assert_eq!(of("-", Some(Format::Json)), Format::Json);
    }
}
