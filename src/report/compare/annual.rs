//! What a change is worth in a year.

use super::cuts::{cells, columns, tone};
use super::{change, figure_name, figures};
use crate::analysis::compare::{Annual, FigureChange};
use crate::analysis::figures::{Wish, find};
use crate::report::{Block, Cell, Column, FigureRow, Named, Row, Section, Table, Tone, Value};
use crate::say;
use crate::wording::plain_number;

/// The section; `None` where nobody says how many cases a year there are.
pub(super) fn section(annual: Option<&Annual>, day: f64) -> Option<Section> {
    let annual = annual.filter(|annual| annual.figures.iter().any(is_stated))?;
    let rows = annual.figures.iter().filter(|figure| is_stated(figure)).map(|figure| {
        let change = change(figure, day);
        let mut row = vec![Cell::Named(Named::new(&*figure.after.id, figure_name(&of_one_case(figure))))];
        row.extend(cells(&change));
        if !figure.alike {
            row.truncate(3);
            row.extend([figures::not_alike(), Cell::Empty]);
            return Row::plain(row);
        }
        Row::toned(if wants_less(figure) { tone(&change) } else { Tone::Plain }, row)
    });
    let mut heads = vec![Column::words("figure", say!(zh: "指标", en: "figure"))];
    heads.extend(columns());
    let table = Table { key: "annual", caption: None, columns: heads, rows: rows.collect(), sum: None };
    let cases = plain_number(annual.cases, 2);
    let sentence =
        say!(cases = cases; zh: "按每年 {cases} 件计，全年合计：", en: "With {cases} cases a year, in a year:");
    let mut blocks = vec![Block::Paragraph(sentence), Block::View(table)];
    if let Some(other) = annual.other {
        let other = plain_number(other, 2);
        blocks.push(Block::Note(say!(other = other, cases = cases;
            zh: "改革后的文件写的是每年 {other} 件；为能前后对比，两边都按 {cases} 件计。",
            en: "The to-be file says {other} cases; for the sake of comparison both sides count {cases}.")));
    }
    Some(Section::new("annual", say!(zh: "全年合计", en: "In a year"), blocks))
}

/// The figures of the year, for machines.
pub(super) fn figures(annual: Option<&Annual>, day: f64) -> impl Iterator<Item = FigureRow> {
    let figures = annual.into_iter().flat_map(|annual| &annual.figures).filter(|figure| is_stated(figure));
    figures.map(move |figure| FigureRow { id: figure.after.id.to_string(), value: Value::Change(change(figure, day)) })
}

fn is_stated(figure: &FigureChange) -> bool {
    figure.before.value.number().or(figure.after.value.number()).is_some()
}

// `annual.cost` is called as `cost` is.
fn of_one_case(figure: &FigureChange) -> crate::analysis::Figure {
    let id = figure.after.id.strip_prefix("annual.").unwrap_or(&figure.after.id).to_owned();
    crate::analysis::Figure { id: id.into(), ..figure.after.clone() }
}

fn wants_less(figure: &FigureChange) -> bool {
    find(&of_one_case(figure).id).is_some_and(|entry| entry.wish == Wish::Less)
}
