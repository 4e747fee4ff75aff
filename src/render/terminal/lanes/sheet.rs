//! Where everything stands: numbers, lanes, names, times and notes in columns that fit.

use super::canvas::Canvas;
use super::fit::{GAP, Sizes, wishes};
use super::plan::Plan;
use super::row::Grid;
use super::told::Told;
use crate::render::svg::clean;
use crate::render::terminal::layout::widths;
use crate::render::terminal::matrix;
use crate::render::terminal::style::{Paint, Style};
use crate::render::terminal::wrap::{width, wrap, wrap_evenly};
use crate::wording::Lang;

/// A name takes no more lines than this.
const LINES: usize = 3;

/// Notes have so much room where lanes have theirs, and at least so much.
const NOTES: [usize; 2] = [24, 18];

/// Notes gain nothing from more.
const WIDEST_NOTES: usize = 48;

/// A lane without names.
const NARROW: usize = 3;

/// Names in a column of their own are not squeezed below the first, and gain nothing from more than the second.
const NAMES: (usize, usize) = (16, 32);

/// Where the names of the steps stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// In their lanes.
    Inside,
    /// Beside the lanes, which have letters for heads.
    Beside,
    /// There is no room for lanes.
    Alone,
}

/// The columns of a drawing.
pub(super) struct Sheet {
    pub names: Names,
    /// Up to where the notes begin.
    pub columns: usize,
    /// The lane that shows what the applicant does.
    pub contacts_in: Option<usize>,
    lang: Lang,
    heads: Vec<String>,
    lanes: Vec<usize>,
    lanes_end: usize,
    name: (usize, usize),
    time: (usize, usize),
    notes: (usize, usize),
}

impl Sheet {
    /// Names in the lanes where there is room to read them, else beside the lanes, else without lanes.
    pub fn of(plan: &Plan<'_>, told: &Told, lang: Lang, room: usize) -> Sheet {
        let tried = [told.contacts_in, None].map(|contacts| NOTES.map(|notes| Sizes::of(told, contacts, notes, lang)));
        let fitting = || tried.iter().flatten().filter_map(|sizes| Sheet::inside(plan, told, sizes, lang, room));
        if let Some(sheet) = fitting().find(|sheet| sheet.reads_well(plan, told)) {
            return sheet;
        }
        let heads = heads(plan, lang);
        let sizes = Sizes::of(told, None, NOTES[1], lang);
        let left = sizes.left(sizes.gutter + NARROW * heads.len(), room);
        let lanes = vec![NARROW; heads.len()];
        let beside = |names, heads| {
            let sheet = Sheet::bare(names, heads, sizes.gutter, &lanes, lang);
            sheet.with_names(&sizes, left).past_lanes(&sizes, room)
        };
        if left >= NAMES.0 {
            return beside(Names::Beside, heads);
        }
        fitting().next().unwrap_or_else(|| beside(Names::Alone, heads))
    }

    fn inside(plan: &Plan<'_>, told: &Told, sizes: &Sizes, lang: Lang, room: usize) -> Option<Sheet> {
        let heads = heads(plan, lang);
        let left = sizes.left(sizes.gutter, room);
        let wishes = wishes(plan, told, &heads, sizes.contacts_in);
        if wishes.iter().map(|wish| wish.least).sum::<usize>() > left {
            return None;
        }
        let lanes: Vec<usize> = widths(&wishes, left, 0).into_iter().flatten().collect();
        let sheet = Sheet::bare(Names::Inside, heads, sizes.gutter, &lanes, lang);
        Some(Sheet { contacts_in: sizes.contacts_in, ..sheet }.past_lanes(sizes, room))
    }

    // No name is broken more than once.
    fn reads_well(&self, plan: &Plan<'_>, told: &Told) -> bool {
        let mut grid = self.grid();
        plan.rows.iter().zip(&told.rows).enumerate().all(|(at, (row, words))| {
            let room = grid.room_for_name(plan, at);
            grid.running[row.lane] = Some(at);
            width(&words.name) <= room || wrap(&words.name, room.max(2)).len() <= 2
        })
    }

    /// One line for all lanes.
    pub fn single(told: &Told, lang: Lang, room: usize) -> Sheet {
        let sizes = Sizes::of(told, None, NOTES[1], lang);
        let left = sizes.left(sizes.gutter + NARROW, room);
        let sheet = Sheet::bare(Names::Alone, vec![String::new()], sizes.gutter, &[NARROW], lang);
        sheet.with_names(&sizes, left).past_lanes(&sizes, room)
    }

    fn bare(names: Names, heads: Vec<String>, gutter: usize, widths: &[usize], lang: Lang) -> Sheet {
        let lanes = widths.iter().scan(gutter, |end, width| Some(std::mem::replace(end, *end + width))).collect();
        let end = gutter + widths.iter().sum::<usize>();
        let nothing = (0, 0);
        Sheet {
            names,
            contacts_in: None,
            lang,
            heads,
            lanes,
            lanes_end: end,
            name: nothing,
            time: nothing,
            notes: nothing,
            columns: end,
        }
    }

    fn with_names(mut self, sizes: &Sizes, left: usize) -> Sheet {
        self.name = (self.lanes_end, sizes.name.min(NAMES.1).min(left.max(NAMES.0)));
        self
    }

    // The time behind lanes and names, the notes behind it.
    fn past_lanes(mut self, sizes: &Sizes, room: usize) -> Sheet {
        let end = self.lanes_end.max(self.name.0 + self.name.1);
        self.time = (end + GAP, sizes.time);
        let notes = end + sizes.time_and_gap() + GAP;
        self.columns = notes;
        self.notes = (notes, sizes.notes.min(WIDEST_NOTES).min(room.saturating_sub(notes)));
        self
    }

    pub fn grid(&self) -> Grid {
        Grid { at: self.lanes.clone(), end: self.lanes_end, running: vec![None; self.lanes.len()] }
    }

    /// The names of the lanes, or their letters.
    pub fn heads(&self, style: Style) -> Vec<String> {
        let texts: Vec<Vec<String>> = match self.names {
            Names::Alone => return Vec::new(),
            Names::Beside => (0..self.heads.len()).map(|at| vec![matrix::letters(at)]).collect(),
            Names::Inside => {
                self.heads.iter().enumerate().map(|(at, head)| wrap_evenly(head, self.head_room(at))).collect()
            }
        };
        let down = texts.iter().map(Vec::len).max().unwrap_or(0);
        let line = |line: usize| {
            let mut canvas = Canvas::new(self.columns);
            for (lines, column) in texts.iter().zip(&self.lanes) {
                // Heads stand on their lanes: short ones begin further down.
                let text = (line + lines.len()).checked_sub(down).and_then(|line| lines.get(line));
                text.into_iter().for_each(|text| canvas.write(*column, text, Some(Paint::Strong)));
            }
            canvas.line(style)
        };
        (0..down).map(line).collect()
    }

    fn head_room(&self, at: usize) -> usize {
        let end = self.lanes.get(at + 1).copied().unwrap_or(self.lanes_end);
        (end - self.lanes[at]).saturating_sub(1).max(2)
    }

    /// What the letters stand for.
    pub fn letters(&self, room: usize) -> Vec<String> {
        if self.names == Names::Beside {
            matrix::lettered(self.heads.iter().map(String::as_str), room)
        } else {
            Vec::new()
        }
    }

    /// The lines of a row.
    pub fn row(&self, plan: &Plan<'_>, at: usize, grid: &Grid, told: &Told) -> Vec<Canvas> {
        let (row, words) = (&plan.rows[at], &told.rows[at]);
        let own = self.lanes[row.lane];
        let (name_at, room) = match self.names {
            Names::Inside => (own + 2, grid.room_for_name(plan, at)),
            Names::Beside | Names::Alone => self.name,
        };
        let names = clipped(&words.name, room.max(2));
        let notes = wrap(&words.beside(self.contacts_in, self.lang), self.notes.1.max(2));
        let mut lines: Vec<Canvas> =
            std::iter::repeat_with(|| Canvas::new(self.columns)).take(names.len().max(notes.len())).collect();
        let critical = Some(Paint::Strong).filter(|_| row.node.critical);
        for (line, canvas) in lines.iter_mut().enumerate() {
            if line == 0 {
                let named = if self.names == Names::Inside { name_at + width(&names[0]) + 1 } else { own + 1 };
                grid.first(plan, at, named, canvas);
                canvas.write(self.lanes[0].saturating_sub(width(&words.called) + 1), &words.called, Some(Paint::Faint));
                let contact = self.contacts_in.map(|lane| self.lanes[lane]);
                contact.into_iter().for_each(|column| canvas.write(column, &words.contact, None));
            } else {
                grid.passing(plan, at, canvas);
            }
            names.get(line).into_iter().for_each(|text| canvas.write(name_at, text, critical));
            if line == 0 {
                canvas.write(self.time.0 + self.time.1 - width(&words.time), &words.time, None);
            }
            notes.get(line).into_iter().for_each(|text| canvas.write(self.notes.0, text, Some(Paint::Faint)));
        }
        lines
    }
}

// At most so many lines; what is cut off is marked.
fn clipped(name: &str, room: usize) -> Vec<String> {
    let mut lines = wrap(name, room);
    if lines.len() > LINES {
        lines.truncate(LINES);
        let last = lines.pop().unwrap_or_default();
        let cut = wrap(&last, room.saturating_sub(1).max(2)).into_iter().next().unwrap_or_default();
        lines.push(format!("{cut}…"));
    }
    lines
}

fn heads(plan: &Plan<'_>, lang: Lang) -> Vec<String> {
    plan.lanes.iter().map(|lane| clean(lane.name.get(lang))).collect()
}
