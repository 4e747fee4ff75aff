//! How cells look: thin borders, a bold head on grey, everything readable in black and white.

use crate::report::{Align, Tone};
use crate::wording::Lang;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

const LINE: &str = "#BFBFBF";
const HEAD: &str = "#D9E2F3";
const STRONG: &str = "#F2F2F2";

fn plain(lang: Lang) -> Format {
    let font = match lang {
        Lang::Zh => "微软雅黑",
        Lang::En => "Calibri",
    };
    Format::new().set_font_name(font).set_font_size(10).set_align(FormatAlign::VerticalCenter)
}

/// The title of a sheet.
pub(super) fn title(lang: Lang) -> Format {
    plain(lang).set_bold().set_font_size(16)
}

/// A caption or a heading inside a sheet.
pub(super) fn heading(lang: Lang) -> Format {
    plain(lang).set_bold().set_font_size(11).set_text_wrap()
}

/// A paragraph over several columns.
pub(super) fn paragraph(lang: Lang) -> Format {
    plain(lang).set_text_wrap().set_align(FormatAlign::Top)
}

/// Small print.
pub(super) fn note(lang: Lang) -> Format {
    paragraph(lang).set_font_size(9).set_font_color("#595959")
}

/// A link to another sheet.
pub(super) fn link(lang: Lang) -> Format {
    plain(lang).set_font_color("#0563C1")
}

/// The head of a column.
pub(super) fn head(lang: Lang) -> Format {
    bordered(lang).set_bold().set_background_color(HEAD).set_text_wrap().set_align(FormatAlign::Center)
}

/// A cell of a table.
pub(super) fn cell(lang: Lang, align: Align, tone: Tone) -> Format {
    let format = match align {
        Align::Left => bordered(lang).set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
        Align::Right => bordered(lang).set_align(FormatAlign::Right).set_indent(1),
        Align::Centre => bordered(lang).set_align(FormatAlign::Center),
    };
    match tone {
        Tone::Strong => format.set_bold().set_background_color(STRONG),
        Tone::Worse => format.set_font_color("#C00000"),
        Tone::Faint => format.set_font_color("#7F7F7F"),
        Tone::Plain | Tone::Better => format,
    }
}

fn bordered(lang: Lang) -> Format {
    plain(lang).set_border(FormatBorder::Thin).set_border_color(LINE)
}
