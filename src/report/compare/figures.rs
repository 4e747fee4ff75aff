//! Every figure before and after, and those that must be read beside the five cuts.

use super::change;
use super::cuts::{self, cells, columns, tone};
use crate::analysis::compare::FigureChange;
use crate::analysis::figures::{Wish, find};
use crate::report::analyze::figure_name;
use crate::report::build::value;
use crate::report::{Block, Cell, Change, Column, Named, Row, Section, Table, Tone};
use crate::say;

/// A cut that is bought with more work, more cost or more refusals shows here.
const BESIDE: [&str; 9] = [
    "departments",
    "touch-time",
    "activity-ratio",
    "cost",
    "burden.minutes",
    "burden.money",
    "online.share",
    "first-time-right",
    "visits.at-most-one",
];

/// The section. What neither side states is not in it; a figure that is good when it rises is not painted as worse.
pub(super) fn section(figures: &[FigureChange], day: f64) -> Section {
    let table = table(figures.iter(), day);
    Section::new("figures", say!(zh: "全部指标", en: "All figures"), with_note(table, figures.iter(), day))
}

/// What is to be read beside the five cuts; `None` where neither side states any of it.
pub(super) fn beside(figures: &[FigureChange], day: f64) -> Option<Section> {
    let shown = || figures.iter().filter(|figure| BESIDE.contains(&&*figure.after.id));
    let table = table(shown(), day);
    let title = say!(zh: "与五减一并看", en: "To be read beside the cuts");
    (!table.rows.is_empty()).then(|| Section::new("beside", title, with_note(table, shown(), day)))
}

// Why some rows have no rate.
fn with_note<'f>(table: Table, mut figures: impl Iterator<Item = &'f FigureChange>, day: f64) -> Vec<Block> {
    let without_rate = |change: Change| change.is_of_shares() && change.cut().is_some();
    let note = figures.any(|figure| without_rate(change(figure, day))).then(|| {
        Block::Note(say!(
            zh: "占比和概率的变化按百分点列出，不计算压减率，记作“–”。",
            en: "shares and probabilities change by percentage points; they have no rate, printed “–”."))
    });
    [Block::View(table)].into_iter().chain(note).collect()
}

fn table<'f>(figures: impl Iterator<Item = &'f FigureChange>, day: f64) -> Table {
    let known = figures.filter(|figure| figure.before.value.number().or(figure.after.value.number()).is_some());
    let mut heads = vec![Column::words("figure", say!(zh: "指标", en: "figure"))];
    heads.extend(columns());
    Table {
        key: "figures",
        caption: None,
        columns: heads,
        rows: known.map(|figure| row(figure, day)).collect(),
        sum: None,
    }
}

fn row(figure: &FigureChange, day: f64) -> Row {
    let change = change(figure, day);
    let mut row = vec![
        Cell::Named(Named::new(&*figure.after.id, figure_name(&figure.after))),
        value(figure.before.value, figure.before.unit, day),
        value(figure.after.value, figure.after.unit, day),
    ];
    if !figure.alike {
        row.extend([not_alike(), Cell::Empty]);
        return Row::plain(row);
    }
    row.extend(cells(&change).into_iter().skip(2));
    let tone = match find(&figure.after.id).map(|entry| entry.wish) {
        Some(Wish::Less) => tone(&change),
        Some(Wish::More) => cuts::opposite(tone(&change)),
        Some(Wish::Neither) | None => Tone::Plain,
    };
    Row::toned(tone, row)
}

/// In place of a cut, where one side does not state what the other does.
pub(super) fn not_alike() -> Cell {
    Cell::Aside(say!(zh: "口径不一致", en: "bases differ"))
}
