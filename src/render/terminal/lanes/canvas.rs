//! One line of a drawing: signs of one column each, and texts over them.

use crate::render::terminal::style::{Paint, Style};
use crate::render::terminal::wrap::width;

/// Runs down a lane where nothing else does.
pub(super) const EMPTY_LANE: char = '┊';

/// A line that is being drawn.
pub(super) struct Canvas {
    signs: Vec<(char, Option<Paint>)>,
    texts: Vec<(usize, String, Option<Paint>)>,
}

impl Canvas {
    /// An empty line.
    pub fn new(columns: usize) -> Canvas {
        Canvas { signs: vec![(' ', None); columns], texts: Vec::new() }
    }

    /// Puts a sign of one column.
    pub fn put(&mut self, column: usize, sign: char, paint: Option<Paint>) {
        if let Some(place) = self.signs.get_mut(column) {
            *place = (sign, paint);
        }
    }

    /// Puts a text; texts come from left to right and do not overlap.
    pub fn write(&mut self, column: usize, text: &str, paint: Option<Paint>) {
        if text.is_empty() {
            return;
        }
        // A mark of an empty lane is not read as part of the text.
        if let Some(next) = self.signs.get_mut(column + width(text)).filter(|(sign, _)| *sign == EMPTY_LANE) {
            *next = (' ', None);
        }
        self.texts.push((column, text.to_owned(), paint));
    }

    /// The line in its colours.
    pub fn line(&self, style: Style) -> String {
        let mut out = String::new();
        let mut column = 0;
        for (start, text, paint) in &self.texts {
            self.signs_between(column, *start, style, &mut out);
            out.push_str(&painted(text, *paint, style));
            column = start + width(text);
        }
        self.signs_between(column, self.signs.len(), style, &mut out);
        out.trim_end().to_owned()
    }

    fn signs_between(&self, from: usize, to: usize, style: Style, out: &mut String) {
        let signs = self.signs.get(from..to.min(self.signs.len())).unwrap_or_default();
        for run in signs.chunk_by(|one, other| one.1 == other.1) {
            let text: String = run.iter().map(|(sign, _)| *sign).collect();
            out.push_str(&painted(&text, run[0].1, style));
        }
    }
}

fn painted(text: &str, paint: Option<Paint>, style: Style) -> String {
    paint.map_or_else(|| text.to_owned(), |paint| style.paint(paint, text))
}
