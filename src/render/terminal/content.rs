//! What stands in a cell on a terminal: how wide it wants to be, and its lines in a given width.

use super::bars::{self, Pair, Reading};
use super::style::Paint;
use super::wrap::{one_line, widest_word, width, wrap, wrap_list};
use crate::render::words;
use crate::report::{Bar, Cell, Tone};
use crate::wording::{Lang, Speak};

/// A bar is not drawn in fewer columns, and gains nothing from more.
const BAR: (usize, usize) = (12, 40);

/// A bar of two numbers gains nothing from more.
const PAIR: usize = 24;

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
    Bar(Bar, Reading),
    /// A number before and after, drawn.
    Pair(Option<Pair>),
}

impl Content {
    pub fn of(cell: &Cell, reading: Reading, lang: Lang) -> Content {
        match cell {
            Cell::Bar(bar) => Content::Bar(*bar, reading),
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
            Content::Bar(..) | Content::Pair(_) => BAR.0,
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
            Content::Bar(..) | Content::Pair(_) => BAR.0,
        }
    }

    /// The width from which more is of no use.
    pub fn most(&self) -> usize {
        match self {
            Content::Bar(..) => BAR.1,
            Content::Pair(_) => PAIR,
            _ => self.natural(),
        }
    }

    /// Its lines, none wider than `columns`.
    pub fn lines(&self, columns: usize) -> Vec<String> {
        match self {
            Content::Bar(bar, reading) => vec![bars::bar(*bar, *reading, columns)],
            Content::Pair(pair) => {
                let (stays, rest) = pair.map(|pair| pair.drawn(columns)).unwrap_or_default();
                vec![stays + &rest]
            }
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

    /// Whether it is a drawing.
    pub fn is_drawn(&self) -> bool {
        matches!(self, Content::Bar(..) | Content::Pair(_))
    }

    /// The colours of a drawing in `columns`: its stretches and what they mean.
    pub fn paints(&self, tone: Tone, columns: usize) -> Vec<(usize, Paint)> {
        match self {
            Content::Pair(Some(pair)) => {
                let (stays, rest) = pair.drawn(columns);
                vec![(width(&stays), Paint::Drawn), (width(&rest), bars::paint(tone))]
            }
            Content::Bar(..) => vec![(columns, bars::paint(tone))],
            _ => Vec::new(),
        }
    }
}
