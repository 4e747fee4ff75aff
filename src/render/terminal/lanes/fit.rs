//! What lanes, names, times and notes ask for.

use super::plan::Plan;
use super::told::{Told, Words};
use crate::render::terminal::layout::Wish;
use crate::render::terminal::wrap::width;
use crate::report::Room;
use crate::wording::Lang;

/// A lane with names in it is not narrower.
const LANE: usize = 8;

/// Nor does it need more, except for its head.
const WIDE: usize = 14;

/// The last lane is not squeezed below the first, and gains nothing from more than the second.
const LAST: (usize, usize) = (20, 30);

/// Columns between the lanes, the time and the notes.
pub(super) const GAP: usize = 2;

/// Names may run into the lanes to their right, where there is nothing; only the last lane must hold its own. A name has its sign before it, and
/// perhaps an arrow from the right behind it.
pub(super) fn wishes(plan: &Plan<'_>, told: &Told, heads: &[String], contacts_in: Option<usize>) -> Vec<Wish> {
    let mut names = vec![0; heads.len()];
    for (row, words) in plan.rows.iter().zip(&told.rows) {
        names[row.lane] = names[row.lane].max(width(&words.name) + 5);
    }
    let contact = told.rows.iter().map(|words| width(&words.contact) + 2).max().unwrap_or(0);
    let wish = |at: usize| {
        let head = width(&heads[at]) + 2;
        let (natural, least) = if contacts_in == Some(at) {
            (contact.max(head), contact.max(head.min(LANE)))
        } else if at + 1 == heads.len() {
            (names[at].max(head).min(LAST.1), names[at].max(LANE).min(LAST.0))
        } else {
            (names[at].min(WIDE).max(head), LANE)
        };
        let natural = natural.max(least);
        Wish { natural, least, most: natural, room: Room::Always }
    };
    (0..heads.len()).map(wish).collect()
}

/// What the words ask for.
pub(super) struct Sizes {
    pub contacts_in: Option<usize>,
    least_notes: usize,
    pub gutter: usize,
    pub name: usize,
    pub time: usize,
    pub notes: usize,
}

impl Sizes {
    pub fn of(told: &Told, contacts_in: Option<usize>, least_notes: usize, lang: Lang) -> Sizes {
        let widest = |of: &dyn Fn(&Words) -> usize| told.rows.iter().map(of).max().unwrap_or(0);
        Sizes {
            contacts_in,
            least_notes,
            gutter: widest(&|words| width(&words.called)).max(2) + 1,
            name: widest(&|words| width(&words.name)),
            time: widest(&|words| width(&words.time)),
            notes: widest(&|words| width(&words.beside(contacts_in, lang))),
        }
    }

    /// What is left of a line beside so many columns.
    pub fn left(&self, taken: usize, room: usize) -> usize {
        room.saturating_sub(taken + self.time_and_gap() + self.notes_at_least())
    }

    pub fn time_and_gap(&self) -> usize {
        if self.time > 0 { self.time + GAP } else { 0 }
    }

    fn notes_at_least(&self) -> usize {
        if self.notes > 0 { self.notes.min(self.least_notes) + GAP } else { 0 }
    }
}
