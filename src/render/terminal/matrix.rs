//! A matrix on a terminal. Heads that are too wide become letters, explained below; what is still too wide is cut into several tables.

use super::style::{Paint, Style};
use super::table::{GUTTER, draw};
use super::wrap::{one_line, width, wrap};
use crate::render::words::{self, Sums};
use crate::report::{Cell, Column, Matrix, Quantity, Row, Table};
use crate::wording::{Lang, Speak, Text};
use rustc_hash::FxHashMap;

/// What stands in a place without a number.
const NOTHING: Text = Text::fixed("·", "·");

/// The name of an entry is cut here when it heads a row.
const LONGEST_ROW_HEAD: usize = 28;

/// Draws a matrix in at most `room` columns.
pub(super) fn draw_matrix(matrix: &Matrix, lang: Lang, style: Style, room: usize) -> Vec<String> {
    let filled = Filled::of(matrix);
    let across = room.saturating_sub(side_width(matrix, lang) + GUTTER + width(TOTAL.get(lang)) + GUTTER);
    let names: Vec<Text> = matrix.columns.items.iter().map(|item| item.name.clone()).collect();
    let all: Vec<usize> = (0..names.len()).collect();
    let wanted: usize = names.iter().map(|name| width(name.get(lang)) + GUTTER).sum();
    if wanted <= across {
        return part(&filled, &all, &names, lang, style, room);
    }
    let letters: Vec<Text> = all.iter().map(|at| Text::same(letters(*at))).collect();
    let each =
        letters.iter().map(|letter| letter.en.len()).max().unwrap_or(1).max(widest_number(&filled, lang)) + GUTTER;
    let mut lines = Vec::new();
    for columns in all.chunks((across / each).max(1)) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(part(&filled, columns, &letters, lang, style, room));
    }
    let legend = lettered(matrix.columns.items.iter().map(|item| item.name.get(lang)), room);
    lines.extend(legend.iter().map(|line| style.paint(Paint::Faint, line)));
    lines
}

/// A matrix with each number at its place.
struct Filled<'m> {
    matrix: &'m Matrix,
    numbers: FxHashMap<(usize, usize), Quantity>,
    sums: Sums,
}

impl<'m> Filled<'m> {
    fn of(matrix: &'m Matrix) -> Filled<'m> {
        let numbers = matrix.cells.iter().map(|(row, column, number)| ((*row, *column), *number)).collect();
        Filled { matrix, numbers, sums: words::sums(matrix) }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        self.numbers.get(&(row, column)).map_or(Cell::Aside(NOTHING), |number| Cell::Quantity(*number))
    }
}

/// A to Z, AA, AB, …: letters, because the cells hold numbers.
pub(super) fn letters(at: usize) -> String {
    let (mut text, mut rest) = (String::new(), at + 1);
    while rest > 0 {
        text.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    text
}

const TOTAL: Text = Text::fixed("合计", "total");

fn side_width(matrix: &Matrix, lang: Lang) -> usize {
    let names = matrix.rows.items.iter().map(|item| width(item.name.get(lang)));
    names.chain([width(matrix.rows.head.get(lang))]).max().unwrap_or(0).min(LONGEST_ROW_HEAD)
}

fn widest_number(filled: &Filled<'_>, lang: Lang) -> usize {
    let sums = filled.sums.columns.iter();
    sums.chain(filled.numbers.values()).map(|number| width(&number.said(lang).to_string())).max().unwrap_or(1)
}

// The table of some columns; the one with the last column has the sums of the rows.
fn part(filled: &Filled<'_>, columns: &[usize], heads: &[Text], lang: Lang, style: Style, room: usize) -> Vec<String> {
    let (matrix, sums) = (filled.matrix, &filled.sums);
    let last = columns.last().is_some_and(|at| at + 1 == heads.len());
    let mut heads: Vec<Column> =
        columns.iter().map(|at| Column::numbers(matrix.columns.key, heads[*at].clone())).collect();
    heads.insert(0, Column::words(matrix.rows.key, matrix.rows.head.clone()));
    heads.extend(last.then_some(Column::numbers("total", TOTAL)));
    let row = |head: Cell, cells: &dyn Fn(usize) -> Cell, sum: Quantity| {
        let cells = std::iter::once(head).chain(columns.iter().map(|column| cells(*column)));
        cells.chain(last.then_some(Cell::Quantity(sum))).collect::<Vec<Cell>>()
    };
    let items = matrix.rows.items.iter().enumerate();
    let rows: Vec<Row> = items
        .map(|(at, item)| Row::plain(row(Cell::Named(item.clone()), &|column| filled.cell(at, column), sums.rows[at])))
        .collect();
    let total = row(Cell::Text(TOTAL), &|column| Cell::Quantity(sums.columns[column]), sums.all);
    draw(&Table { key: matrix.key, caption: None, columns: heads, rows, sum: Some(total) }, lang, style, room).lines
}

/// "A 名称核准  B 设立登记", as many on a line as fit.
pub(super) fn lettered<'n>(names: impl Iterator<Item = &'n str>, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, name) in names.enumerate() {
        let entry = format!("{} {}", letters(at), one_line(name));
        match lines.last_mut().filter(|line| width(line) + GUTTER + width(&entry) <= room) {
            Some(line) => line.push_str(&format!("  {entry}")),
            None => lines.push(entry),
        }
    }
    lines.iter().flat_map(|line| wrap(line, room)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_lettered_like_a_spreadsheet() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(super::letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
