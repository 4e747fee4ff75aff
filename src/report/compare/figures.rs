//! Every figure before and after.

use super::change;
use super::cuts::{self, cells, columns, tone};
use crate::analysis::compare::FigureChange;
use crate::analysis::figures::{Wish, find};
use crate::report::analyze::figure_name;
use crate::report::build::value;
use crate::report::{Block, Cell, Column, Named, Row, Section, Table, Tone};
use crate::say;

/// The section. What neither side states is not in it; a figure that is good when it rises is not painted as worse.
pub(super) fn section(figures: &[FigureChange], day: f64) -> Section {
    let known = figures.iter().filter(|figure| figure.before.value.number().or(figure.after.value.number()).is_some());
    let rows = known.map(|figure| {
        let change = change(figure, day);
        let mut row = vec![
            Cell::Named(Named::new(&*figure.after.id, figure_name(&figure.after))),
            value(figure.before.value, figure.before.unit, day),
            value(figure.after.value, figure.after.unit, day),
        ];
        row.extend(cells(&change).into_iter().skip(2));
        let tone = match find(&figure.after.id).map(|entry| entry.wish) {
            Some(Wish::Less) => tone(&change),
            Some(Wish::More) => cuts::opposite(tone(&change)),
            Some(Wish::Neither) | None => Tone::Plain,
        };
        Row::toned(tone, row)
    });
    let mut heads = vec![Column::words("figure", say!(zh: "指标", en: "figure"))];
    heads.extend(columns());
    let table = Table { key: "figures", caption: None, columns: heads, rows: rows.collect(), sum: None };
    Section::new("figures", say!(zh: "全部指标", en: "All figures"), vec![Block::View(table)])
}
