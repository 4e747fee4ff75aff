//! A table on a sheet: the running number first, the sum last, formulas where a number follows from its row or its column.

use super::cell::{self, Unit, Written, written};
use super::{styles, width};
use crate::render::words;
use crate::report::{Align, Cell, Column, Matrix, Quantity, Room, Row, Table, Tone};
use crate::wording::{Lang, Text};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet, XlsxError};

/// Where a table came to stand.
pub(super) struct Placed {
    /// The row of its head.
    pub head: u32,
    /// Its first row.
    pub first: u32,
    /// Its last row, without the sum.
    pub last: u32,
    /// The row under it, its sum included.
    pub end: u32,
    /// The keys of its columns with the sheet's columns.
    pub columns: Vec<(&'static str, u16)>,
    /// The column right of it.
    pub right: u16,
    /// The columns that stay in sight at its left.
    pub frozen: u16,
}

impl Placed {
    /// The column of a key.
    pub fn column(&self, key: &str) -> Option<u16> {
        self.columns.iter().find(|(name, _)| *name == key).map(|(_, at)| *at)
    }
}

/// A column that a sheet shows.
pub(super) struct Seen<'t> {
    /// Where it stands in the table.
    pub at: usize,
    /// It.
    pub column: &'t Column,
    /// Who says its unit.
    pub unit: Unit,
    /// Its head, with the unit where that is its part.
    pub head: String,
}

/// The columns that a sheet shows: all that readers have, without what is only drawn.
pub(super) fn seen(table: &Table, lang: Lang) -> Vec<Seen<'_>> {
    let drawn = |at: usize| table.rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Bar(_))));
    let all = table.columns.iter().enumerate();
    // The running number stands first already.
    let seen = all.filter(|(at, column)| column.room != Room::Never && column.key != "number" && !drawn(*at));
    seen.map(|(at, column)| {
        let unit = unit(table, at);
        Seen { at, column, unit, head: headed(table, at, column, unit, lang) }
    })
    .collect()
}

/// Writes a table whose head stands at `head`, in columns so wide.
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &Table,
    head: u32,
    widths: &[usize],
    lang: Lang,
) -> Result<Placed, XlsxError> {
    let seen = seen(table, lang);
    number_head(sheet, head, lang)?;
    let heads: Vec<String> = seen.iter().map(|one| one.head.clone()).collect();
    sheet.set_row_height(head, width::lines_height(&heads, widths))?;
    let mut placed =
        Placed { head, first: head + 1, last: head, end: head + 1, columns: Vec::new(), right: 1, frozen: 2 };
    for one in &seen {
        sheet.write_string_with_format(head, placed.right, super::text::fit(&one.head), &styles::head(lang))?;
        placed.columns.push((one.column.key, placed.right));
        placed.right += 1;
    }
    for (nth, row) in table.rows.iter().enumerate() {
        sheet.write_number_with_format(
            placed.end,
            0,
            (nth + 1) as f64,
            &styles::cell(lang, Align::Centre, row.tone),
        )?;
        sheet.set_row_height(placed.end, width::height(row, &seen, widths, lang))?;
        for (one, (_, to)) in seen.iter().zip(&placed.columns) {
            let Some(cell) = row.cells.get(one.at) else { continue };
            let place = Place { row: placed.end, column: *to };
            let follows = follows(table, row, nth, one.at, &placed);
            put(sheet, place, &written(cell, one.unit, lang), follows, styles::cell(lang, one.column.align, row.tone))?;
        }
        placed.end += 1;
    }
    placed.last = placed.end - 1;
    sum(sheet, table, &seen, &mut placed, lang)?;
    Ok(placed)
}

/// The head over the running numbers.
pub(super) fn number_head(sheet: &mut Worksheet, row: u32, lang: Lang) -> Result<(), XlsxError> {
    let head = Text::fixed("序号", "No.");
    sheet.write_string_with_format(row, 0, head.get(lang), &styles::head(lang))?;
    Ok(())
}

/// A cell of the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u16,
}

/// Writes what a cell is. Words are never formulas, and stay words when a user edits them.
pub(super) fn put(
    sheet: &mut Worksheet,
    place: Place,
    written: &Written,
    formula: Option<String>,
    style: Format,
) -> Result<(), XlsxError> {
    let Place { row, column } = place;
    match written {
        Written::Blank => sheet.write_blank(row, column, &style)?,
        Written::Words(text) => {
            let result = super::text::fit(text);
            match formula {
                Some(formula) => {
                    let formula = Formula::new(formula).set_result(result);
                    sheet.write_formula_with_format(row, column, formula, &style)?
                }
                None if text.starts_with(['=', '+', '-', '@']) => {
                    sheet.write_string_with_format(row, column, result, &style.set_quote_prefix())?
                }
                None => sheet.write_string_with_format(row, column, result, &style)?,
            }
        }
        Written::Number(number, format) => {
            let style = style.set_num_format(format);
            match formula {
                Some(formula) => {
                    let formula = Formula::new(formula).set_result(number.to_string());
                    sheet.write_formula_with_format(row, column, formula, &style)?
                }
                None => sheet.write_number_with_format(row, column, *number, &style)?,
            }
        }
        // Excel knows no day before 1900.
        Written::Day(day) => match ExcelDateTime::parse_from_str(day) {
            Ok(date) => sheet.write_datetime_with_format(row, column, date, &style.set_num_format("yyyy-mm-dd"))?,
            Err(_) => sheet.write_string_with_format(row, column, day, &style)?,
        },
    };
    Ok(())
}

// A column of times alone says so in its head.
fn unit(table: &Table, at: usize) -> Unit {
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(at));
    let times = cells().any(|cell| matches!(quantity(cell), Some(Quantity::Time { .. })));
    let others = cells().filter_map(quantity).any(|quantity| !matches!(quantity, Quantity::Time { .. }));
    if times && !others { Unit::InHead } else { Unit::InCell }
}

fn headed(table: &Table, at: usize, column: &Column, unit: Unit, lang: Lang) -> String {
    let head = column.head.get(lang);
    if unit == Unit::InCell {
        return head.to_owned();
    }
    let first = table.rows.iter().filter_map(|row| quantity(row.cells.get(at)?)).next();
    let unit = first.and_then(cell::unit);
    let Some(unit) = unit else { return head.to_owned() };
    let unit = words::bracketed(unit.get(lang), lang);
    // A long head has its unit on a line of its own.
    if super::text::width(head) > 8 { format!("{head}\n{}", unit.trim()) } else { format!("{head}{unit}") }
}

fn quantity(cell: &Cell) -> Option<Quantity> {
    match cell {
        Cell::Quantity(quantity) | Cell::Cut(quantity) => Some(*quantity),
        _ => None,
    }
}

// before − after, its share of before; in a waterfall what is left of the row above. Only where the formula gives the number that we have.
fn follows(table: &Table, row: &Row, nth: usize, at: usize, placed: &Placed) -> Option<String> {
    let cell_at = |column: u16, row: u32| row_col_to_cell(row, column);
    let here = placed.end;
    let side = |key: &str| {
        let at = table.columns.iter().position(|column| column.key == key)?;
        Some((cell::value(quantity(row.cells.get(at)?)?), cell_at(placed.column(key)?, here)))
    };
    match (table.columns.get(at)?.key, row.cells.get(at)?) {
        ("cut", Cell::Cut(cut)) => {
            let ((before, b), (after, a)) = (side("before")?, side("after")?);
            let formula = || match cut {
                // In points.
                Quantity::Share(_) => format!("=({b}-{a})*100"),
                _ => format!("={b}-{a}"),
            };
            same(before - after, cell::value(*cut)).then(formula)
        }
        ("rate", Cell::Rate(rate)) => {
            let ((before, b), (after, a)) = (side("before")?, side("after")?);
            let of_shares = row.cells.iter().any(|cell| matches!(quantity(cell), Some(Quantity::Share(_))));
            let gives = !of_shares && rate.is_none_or(|rate| same((before - after) / before, rate));
            gives.then(|| format!("=IF({b}=0,\"{}\",({b}-{a})/{b})", words::DASH))
        }
        ("level", Cell::Quantity(level)) if nth > 0 => {
            let above = quantity(table.rows.get(nth - 1)?.cells.get(at)?)?;
            let level_above = cell_at(placed.column("level")?, here - 1);
            let (change, c) = side("change").map_or((0.0, None), |(change, place)| (change, Some(place)));
            let minus = c.map(|place| format!("-{place}")).unwrap_or_default();
            same(cell::value(above) - change, cell::value(*level)).then(|| format!("={level_above}{minus}"))
        }
        _ => None,
    }
}

// What sums of many numbers leave is no difference.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

fn sum(
    sheet: &mut Worksheet,
    table: &Table,
    seen: &[Seen<'_>],
    placed: &mut Placed,
    lang: Lang,
) -> Result<(), XlsxError> {
    let Some(cells) = &table.sum else { return Ok(()) };
    sheet.write_blank(placed.end, 0, &styles::cell(lang, Align::Centre, Tone::Strong))?;
    for (one, (_, to)) in seen.iter().zip(&placed.columns) {
        let Some(cell) = cells.get(one.at) else { continue };
        let adds_up = quantity(cell).is_some_and(|sum| same(added(table, one.at), cell::value(sum)));
        let range = || range(*to, placed.first, placed.end);
        let formula = (adds_up && placed.end > placed.first).then(|| format!("=SUM({})", range()));
        let (place, style) =
            (Place { row: placed.end, column: *to }, styles::cell(lang, one.column.align, Tone::Strong));
        put(sheet, place, &written(cell, one.unit, lang), formula, style)?;
    }
    placed.end += 1;
    Ok(())
}

fn added(table: &Table, at: usize) -> f64 {
    table.rows.iter().filter_map(|row| quantity(row.cells.get(at)?)).map(cell::value).sum()
}

// Rows from `first` up to the one before `end`.
fn range(column: u16, first: u32, end: u32) -> String {
    format!("{}:{}", row_col_to_cell(first, column), row_col_to_cell(end - 1, column))
}

/// Writes a matrix with the sums of its rows and columns.
pub(super) fn matrix(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    head: u32,
    widths: &[usize],
    lang: Lang,
) -> Result<Placed, XlsxError> {
    let total = Text::fixed("合计", "total");
    let (rows, columns) = (&matrix.rows.items, &matrix.columns.items);
    let strong = |align| styles::cell(lang, align, Tone::Strong);
    number_head(sheet, head, lang)?;
    let corner = format!("{} \\ {}", matrix.rows.head.get(lang), matrix.columns.head.get(lang));
    let heads = std::iter::once(corner).chain(columns.iter().map(|item| item.name.get(lang).to_owned()));
    let heads: Vec<String> = heads.chain([total.get(lang).to_owned()]).collect();
    sheet.set_row_height(head, width::lines_height(&heads, widths))?;
    for (at, text) in heads.iter().enumerate() {
        sheet.write_string_with_format(head, 1 + at as u16, super::text::fit(text), &styles::head(lang))?;
    }
    let (first, right) = (head + 1, 2 + columns.len() as u16);
    let end = first + rows.len() as u32;
    for (nth, item) in rows.iter().enumerate() {
        let row = first + nth as u32;
        sheet.write_number_with_format(row, 0, (nth + 1) as f64, &styles::cell(lang, Align::Centre, Tone::Plain))?;
        let name = item.name.get(lang).to_owned();
        sheet.set_row_height(row, width::lines_height(std::slice::from_ref(&name), widths))?;
        let name = Written::Words(name);
        put(sheet, Place { row, column: 1 }, &name, None, styles::cell(lang, Align::Left, Tone::Plain))?;
        for column in 2..right {
            sheet.write_blank(row, column, &styles::cell(lang, Align::Right, Tone::Plain))?;
        }
    }
    for (row, column, quantity) in &matrix.cells {
        let place = Place { row: first + *row as u32, column: 2 + *column as u16 };
        let written = written(&Cell::Quantity(*quantity), Unit::InCell, lang);
        put(sheet, place, &written, None, styles::cell(lang, Align::Right, Tone::Plain))?;
    }
    let sums = words::sums(matrix);
    for (nth, sum) in sums.rows.iter().enumerate() {
        let row = first + nth as u32;
        let formula = format!("=SUM({}:{})", row_col_to_cell(row, 2), row_col_to_cell(row, right - 1));
        let written = written(&Cell::Quantity(*sum), Unit::InCell, lang);
        put(sheet, Place { row, column: right }, &written, Some(formula), strong(Align::Right))?;
    }
    sheet.write_blank(end, 0, &strong(Align::Centre))?;
    sheet.write_string_with_format(end, 1, total.get(lang), &strong(Align::Left))?;
    for (nth, sum) in sums.columns.iter().chain([&sums.all]).enumerate() {
        let column = 2 + nth as u16;
        let formula = format!("=SUM({})", range(column, first, end));
        let written = written(&Cell::Quantity(*sum), Unit::InCell, lang);
        put(sheet, Place { row: end, column }, &written, Some(formula), strong(Align::Right))?;
    }
    Ok(Placed { head, first, last: end - 1, end: end + 1, columns: Vec::new(), right: right + 1, frozen: 2 })
}
