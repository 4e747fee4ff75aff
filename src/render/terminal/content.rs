//! What stands in a cell on a terminal: how wide it wants to be, and its lines in a given width.

use super::wrap::{one_line, widest_word, width, wrap, wrap_list};
use crate::render::words;
use crate::report::{Bar, Cell};
use crate::wording::{Lang, Speak};

/// A bar is not drawn in fewer columns, and gains nothing from more.
const BAR: (usize, usize) = (12, 40);

/// A word wider than this is cut rather than let it widen its column.
const LONGEST_WORD: usize = 24;

/// Words are not squeezed below this while others can give way.
const READABLE: usize = 18;

/// What stands in a cell.
pub(super) enum Content {
    /// Words, broken by the rules of their script.
    Words(String),
    /// Names, broken between two of them.
    List(Vec<String>, &'static str),
    /// A number or a mark, never broken while anything else can give way.
    Number(String),
    /// A drawing.
    Bar(Bar),
}

impl Content {
    pub fn of(cell: &Cell, lang: Lang) -> Content {
        match cell {
            Cell::Bar(bar) => Content::Bar(*bar),
            Cell::Names(names) => {
                let separator = if lang == Lang::Zh { "、" } else { ", " };
                Content::List(names.iter().map(|name| one_line(&name.said(lang).to_string())).collect(), separator)
            }
            Cell::Text(_) | Cell::Aside(_) | Cell::Named(_) => Content::Words(one_line(&words::cell(cell, lang))),
            _ => Content::Number(one_line(&words::cell(cell, lang))),
        }
    }

    /// The width in which nothing is broken.
    pub fn natural(&self) -> usize {
        match self {
            Content::Words(text) | Content::Number(text) => width(text),
            Content::List(names, separator) => width(&names.join(separator)),
            Content::Bar(_) => BAR.0,
        }
    }

    /// The width below which it is hard to read.
    pub fn least(&self) -> usize {
        match self {
            Content::Words(text) => widest_word(text).clamp(READABLE.min(width(text)), LONGEST_WORD),
            Content::Number(text) => width(text),
            Content::List(names, separator) => {
                let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
                let alone = names.len() < 2;
                let wanted = if alone { widest } else { widest + width(separator.trim_end()) };
                wanted.min(LONGEST_WORD).max(READABLE.min(self.natural()))
            }
            Content::Bar(_) => BAR.0,
        }
    }

    /// The width from which more is of no use.
    pub fn most(&self) -> usize {
        match self {
            Content::Bar(_) => BAR.1,
            _ => self.natural(),
        }
    }

    /// Its lines, none wider than `columns`.
    pub fn lines(&self, columns: usize) -> Vec<String> {
        match self {
            Content::Bar(bar) => vec![drawn(*bar, columns)],
            Content::List(names, separator) if self.natural() > columns => wrap_list(names, separator, columns),
            Content::List(names, separator) => vec![names.join(separator)],
            Content::Words(text) | Content::Number(text) => {
                if width(text) > columns {
                    wrap(text, columns)
                } else {
                    vec![text.clone()]
                }
            }
        }
    }
}

// `█` critical, `▒` can wait, `·` how long; `◆` takes no time.
fn drawn(bar: Bar, columns: usize) -> String {
    let scale = |time: f64| {
        let share = if bar.whole > 0.0 { (time / bar.whole).clamp(0.0, 1.0) } else { 0.0 };
        (share * columns as f64).round() as usize
    };
    let (from, to, latest) = (scale(bar.from), scale(bar.to), scale(bar.to + bar.float));
    let from = from.min(columns.saturating_sub(1));
    if bar.to <= bar.from {
        return format!("{}◆", " ".repeat(from));
    }
    let to = to.max(from + 1);
    let full = if bar.float > 0.0 { "▒" } else { "█" };
    format!("{}{}{}", " ".repeat(from), full.repeat(to - from), "·".repeat(latest.saturating_sub(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_what_is_critical_what_can_wait_and_what_takes_no_time() {
        let whole = 4.0;
        assert_eq!(drawn(Bar { from: 0.0, to: 2.0, float: 0.0, whole }, 8), "████");
        assert_eq!(drawn(Bar { from: 2.0, to: 3.0, float: 1.0, whole }, 8), "    ▒▒··");
        assert_eq!(drawn(Bar { from: 4.0, to: 4.0, float: 0.0, whole }, 8), "       ◆");
        assert_eq!(drawn(Bar { from: 0.0, to: 0.0, float: 0.0, whole: 0.0 }, 8), "◆");
    }
}
