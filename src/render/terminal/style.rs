pub use super::glyphs::Glyphs;
use anstyle::{AnsiColor, Effects, Style as Ansi};

/// How a terminal is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal; below [`Style::NARROWEST`] it is taken as that.
    pub width: usize,
    /// Whether escape codes may be used.
    pub colour: Colour,
    /// How findings are shown.
    pub findings: Findings,
    /// Which signs drawings are made of.
    pub glyphs: Glyphs,
    /// Whether a table may be wider.
    pub edge: Edge,
}

/// What lies to the right of the last column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The edge of a window: what does not fit is left out.
    Window,
    /// Nothing, as in a file: a table takes what its columns need.
    Open,
}

/// Whether colours are used. Nothing is said by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Off,
    /// ANSI escape codes.
    On,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Findings {
    /// With the lines of the file they are about.
    Snippets,
    /// One line each: `file:line:column: severity[rule]: message`.
    Lines,
}

/// What a stretch of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Heading,
    Strong,
    Faint,
    Good,
    Bad,
    Critical,
    Drawn,
    Error,
    Warning,
    Note,
}

impl Style {
    /// Narrower than this no table is readable; lines are then left to the terminal to break.
    pub const NARROWEST: usize = 40;

    /// Plain text, 80 columns, findings with snippets.
    pub const PLAIN: Style = Style {
        width: 80,
        colour: Colour::Off,
        findings: Findings::Snippets,
        glyphs: Glyphs::Unicode,
        edge: Edge::Window,
    };

    pub(super) fn columns(self) -> usize {
        self.width.max(Style::NARROWEST)
    }

    /// A line of a diff: `-` what goes, `+` what comes, a space what stays.
    pub(in crate::render) fn changed(self, sign: char, line: &str) -> String {
        let text = format!("{sign}{line}");
        match sign {
            '-' => self.paint(Paint::Bad, &text),
            '+' => self.paint(Paint::Good, &text),
            _ => text,
        }
    }

    /// The text in its colour, or as it is.
    pub(super) fn paint(self, paint: Paint, text: &str) -> String {
        if self.colour == Colour::Off || text.is_empty() {
            return text.to_owned();
        }
        let ansi = codes(paint);
        format!("{ansi}{text}{ansi:#}")
    }
}

fn codes(paint: Paint) -> Ansi {
    let bold = Ansi::new().effects(Effects::BOLD);
    match paint {
        Paint::Heading => bold.fg_color(Some(AnsiColor::Cyan.into())),
        Paint::Strong => bold,
        Paint::Faint => Ansi::new().effects(Effects::DIMMED),
        Paint::Good => Ansi::new().fg_color(Some(AnsiColor::Green.into())),
        Paint::Bad => Ansi::new().fg_color(Some(AnsiColor::Red.into())),
        Paint::Critical => Ansi::new().fg_color(Some(AnsiColor::Magenta.into())),
        Paint::Drawn => Ansi::new().fg_color(Some(AnsiColor::Blue.into())),
        Paint::Error => bold.fg_color(Some(AnsiColor::BrightRed.into())),
        Paint::Warning => bold.fg_color(Some(AnsiColor::Yellow.into())),
        Paint::Note => bold.fg_color(Some(AnsiColor::BrightGreen.into())),
    }
}
