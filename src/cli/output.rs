use super::arguments::Color;
use super::files;
use super::formats::Format;
use super::unwritable;
use crate::finding::Finding;
use crate::render;
use crate::render::Told;
use crate::render::terminal::{Colour, Edge, Glyphs, Style};
use crate::report::{Output, check};
use crate::wording::{Lang, Text};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Where output goes, in which language, with or without colour.
#[derive(Debug, Clone, Copy)]
pub struct Printer {
    /// The language.
    pub lang: Lang,
    /// The language told after it, where both are wanted.
    pub second: Option<Lang>,
    color: Color,
}

/// Where a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// On a terminal, or piped from there.
    Screen,
    /// In a file.
    File,
}

/// A trouble of the outside world in both languages, with the system's own words for it where they add something.
#[derive(Debug)]
pub struct Trouble {
    text: Text,
    cause: Option<io::Error>,
}

impl Trouble {
    /// A trouble that says it all.
    pub fn new(text: Text) -> Trouble {
        Trouble { text, cause: None }
    }

    /// A trouble with its cause.
    pub fn because(text: Text, cause: io::Error) -> Trouble {
        Trouble { text, cause: Some(cause) }
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.text.en)
    }
}

impl std::error::Error for Trouble {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as &(dyn std::error::Error + 'static))
    }
}

/// Mistakes in files that the program needs for its work: configuration, policies.
#[derive(Debug)]
pub struct Mistakes(Vec<Finding>);

impl Mistakes {
    /// As an error of the run.
    pub fn of(findings: Vec<Finding>) -> anyhow::Error {
        anyhow::Error::new(Mistakes(findings))
    }
}

impl std::fmt::Display for Mistakes {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|finding| writeln!(out, "{}", finding.message.en))
    }
}

impl std::error::Error for Mistakes {}

impl Printer {
    /// A printer for this run.
    pub fn new(lang: Lang, color: Color) -> Printer {
        Printer { lang, second: None, color }
    }

    /// The same, with another language after the first.
    pub fn then(self, second: Option<Lang>) -> Printer {
        Printer { second, ..self }
    }

    /// Prints a text on standard output.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn print(&self, text: &str) -> anyhow::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(unwritable::screen)
    }

    /// Prints a report.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn report(&self, report: &Output, format: impl Into<Format>) -> anyhow::Result<()> {
        let format = format.into().rendered(self.style(Medium::Screen));
        files::write_by(Path::new(files::DASH), |out| {
            let told = Told { command: report.command, lang: self.lang, second: self.second };
            render::write_as(report, told, format, out)
        })
    }

    /// Prints a report on standard error, where standard output is for something else.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn report_aside(&self, report: &Output, format: impl Into<Format>) -> anyhow::Result<()> {
        let style = Style { width: width(), glyphs: glyphs(&io::stderr()), ..Style::PLAIN };
        render::write(report, self.lang, format.into().rendered(style), &mut io::stderr())?;
        Ok(())
    }

    /// Whether somebody looks at standard output as it is written.
    pub fn is_on_terminal(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// How text is laid out.
    pub fn style(&self, medium: Medium) -> Style {
        match medium {
            Medium::File => Style { width: FILE_WIDTH, edge: Edge::Open, ..Style::PLAIN },
            Medium::Screen => {
                Style { width: width(), colour: self.colour(), glyphs: glyphs(&io::stdout()), ..Style::PLAIN }
            }
        }
    }

    /// Prints how a file would change.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn diff(&self, name: &str, before: &str, after: &str) -> anyhow::Result<()> {
        self.print(&render::diff::unified(name, before, after, self.colour()))
    }

    /// Says on standard error what went wrong in the outside world.
    pub fn complain(&self, error: &anyhow::Error) {
        if let Some(Mistakes(findings)) = error.downcast_ref() {
            let style = Style { width: width(), glyphs: glyphs(&io::stderr()), ..Style::PLAIN };
            let output = check::mistakes(findings.clone());
            // Nowhere is left to say that standard error is closed.
            let _ = render::write(&output, self.lang, render::Format::Terminal(style), &mut io::stderr());
            return;
        }
        let (head, colon) = match self.lang {
            Lang::Zh => ("错误", "："),
            Lang::En => ("error", ": "),
        };
        // Nowhere is left to say that standard error is closed.
        let _ = writeln!(io::stderr(), "{head}{colon}{}", told(error).get(self.lang));
    }

    /// A remark on standard error, which does not mix with the report.
    pub fn remark(&self, text: &Text) {
        let _ = writeln!(io::stderr(), "{}", text.get(self.lang));
    }

    fn colour(&self) -> Colour {
        match self.color {
            Color::Always => Colour::On,
            Color::Auto if std::io::stdout().is_terminal() && !colours_refused() => Colour::On,
            Color::Auto | Color::Never => Colour::Off,
        }
    }
}

/// An error of the outside world with all its causes.
pub fn told(error: &anyhow::Error) -> Text {
    let causes = error.chain().map(|cause| match cause.downcast_ref::<Trouble>() {
        Some(trouble) => trouble.text.clone(),
        None => Text::same(cause.to_string()),
    });
    Text::joined(causes, "：", ": ")
}

// https://no-color.org: set and not empty.
fn colours_refused() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

// What leaves for a file or another program is UTF-8 in any case; a terminal may say that it shows something else.
fn glyphs(stream: &impl IsTerminal) -> Glyphs {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()));
    match locale {
        Some(locale) if stream.is_terminal() => glyphs_of(&locale),
        _ => Glyphs::Unicode,
    }
}

// `zh_CN.UTF-8`, `C.utf8`, `zh_CN.GBK`, `C`. A language without a character set says nothing; systems of today then mean UTF-8.
fn glyphs_of(locale: &str) -> Glyphs {
    let charset =
        locale.split('@').next().and_then(|name| name.split_once('.')).map(|(_, charset)| charset.to_lowercase());
    match charset.as_deref() {
        Some("utf-8" | "utf8") => Glyphs::Unicode,
        None if !matches!(locale, "C" | "POSIX") => Glyphs::Unicode,
        _ => Glyphs::Ascii,
    }
}

const FILE_WIDTH: usize = 100;

// Below 60 columns no table can be read; past 140 lines are too long for the eye.
fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let found = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    asked.or_else(found).unwrap_or(FILE_WIDTH).clamp(60, 140)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_is_not_utf_8_gets_ascii() {
        let unicode = ["zh_CN.UTF-8", "C.utf8", "en_US.UTF-8@euro", "de_DE", ""].map(glyphs_of);
        assert_eq!(unicode, [Glyphs::Unicode; 5]);
        assert_eq!(["C", "POSIX", "zh_CN.GBK", "de_DE.ISO-8859-1@euro"].map(glyphs_of), [Glyphs::Ascii; 4]);
    }
}
