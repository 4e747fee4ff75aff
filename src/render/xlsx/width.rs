//! How wide the columns of a sheet are: as wide as what stands in them, Chinese counting double.

use super::cell::{Unit, Written, written};
use super::text::{self, width};
use crate::report::{Align, Matrix, Row, Table};
use crate::wording::Lang;

const LEAST: usize = 8;
// Longer texts are wrapped, sooner in tables of many columns.
const WORDS: usize = 40;
const FEW: usize = 4;
const OF_SOME: usize = 26;
const OF_MANY: usize = 22;
const SHORT_OF_MANY: usize = 14;
const MANY: usize = 8;
/// What a page of A4 landscape shows without being shrunk.
pub(super) const PAGE: usize = 100;

/// The widths of the columns that a table shows: their words whole where they are short, heads on two lines where they are long.
pub(super) fn of_columns(table: &Table, lang: Lang) -> Vec<usize> {
    let seen = super::table::seen(table, lang);
    let of_one = |one: &super::table::Seen<'_>| {
        let head = match width(&one.head) {
            short @ ..=14 => short + 2,
            long => long.div_ceil(2) + 3,
        };
        let rows = table.rows.iter().filter_map(|row| row.cells.get(one.at));
        let cells = rows.chain(table.sum.as_ref().and_then(|sum| sum.get(one.at)));
        let widest = cells.map(|cell| of_cell(&written(cell, one.unit, lang))).max().unwrap_or(0) + 4;
        let most = match one.column.align {
            Align::Left if seen.len() <= FEW => WORDS,
            Align::Left if seen.len() <= MANY => OF_SOME,
            Align::Left if widest <= WORDS => SHORT_OF_MANY,
            Align::Left => OF_MANY,
            _ => 26,
        };
        widest.max(head.min(24)).clamp(LEAST, most)
    };
    seen.iter().map(of_one).collect()
}

/// How high a row is, in points: as many lines as its longest text needs. Excel would see to it by itself, others do not.
pub(super) fn height(row: &Row, seen: &[super::table::Seen<'_>], widths: &[usize], lang: Lang) -> f64 {
    let lines = seen.iter().zip(widths.iter().skip(1)).map(|(one, width)| {
        let written = row.cells.get(one.at).map(|cell| written(cell, Unit::InCell, lang));
        match written {
            // The indent takes its part.
            Some(Written::Words(said)) => text::lines(&said, width.saturating_sub(2)),
            _ => 1,
        }
    });
    (14.5 * lines.max().unwrap_or(1) as f64 + 3.0).min(HIGHEST)
}

/// How high a row of texts is, in points; the first stands in the sheet's second column.
pub(super) fn lines_height(texts: &[String], widths: &[usize]) -> f64 {
    let lines = texts.iter().zip(widths.iter().skip(1)).map(|(text, width)| text::lines(text, width.saturating_sub(1)));
    (15.0 * lines.max().unwrap_or(1) as f64 + 5.0).min(HIGHEST)
}

/// The widths of the columns of a matrix.
pub(super) fn of_matrix(matrix: &Matrix, lang: Lang) -> Vec<usize> {
    let name = |item: &crate::report::Named| width(item.name.get(lang));
    let corner = width(matrix.rows.head.get(lang)) + width(matrix.columns.head.get(lang)) + 3;
    let first = matrix.rows.items.iter().map(name).max().unwrap_or(0).max(corner) + 4;
    let others = matrix.columns.items.iter().map(|item| (name(item) + 4).clamp(LEAST, SHORT_OF_MANY));
    std::iter::once(first.min(WORDS)).chain(others).chain([LEAST]).collect()
}

/// Excel has no higher rows.
pub(super) const HIGHEST: f64 = 409.0;

fn of_cell(written: &Written) -> usize {
    match written {
        Written::Blank => 0,
        Written::Words(text) => width(text),
        Written::Day(_) => 10,
        // "增加 ", the number, its unit.
        Written::Number(number, format) => {
            let whole = number.abs().max(1.0).log10().floor() as usize + 1;
            let one = format.split(';').nth(usize::from(*number < 0.0)).unwrap_or(format);
            let unit = width(&one.replace("General", "").replace('"', ""));
            whole + unit + 1
        }
    }
}
