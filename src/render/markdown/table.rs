use super::escape::{code, escape_cell};
use crate::render::words;
use crate::report::{Align, Cell, Column, Matrix, Room, Row, Table, Tone};
use crate::say;
use crate::wording::{Lang, Speak};

/// A table; drawings are left out.
pub(super) fn table(table: &Table, lang: Lang) -> String {
    let drawn = |at: usize| table.rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Bar(_))));
    let columns: Vec<usize> =
        (0..table.columns.len()).filter(|at| !drawn(*at) && table.columns[*at].room != Room::Never).collect();
    let heads = columns.iter().map(|at| escape_cell(table.columns[*at].head.get(lang)));
    let mut text = line(heads);
    text.push_str(&line(columns.iter().map(|at| rule(&table.columns[*at]).to_owned())));
    for row in table.rows_and_sum() {
        text.push_str(&line(columns.iter().enumerate().map(|(nth, at)| self::cell(&row, nth, *at, lang))));
    }
    text
}

/// A matrix with its sums.
pub(super) fn matrix(matrix: &Matrix, lang: Lang) -> String {
    let sums = words::sums(matrix);
    let total = say!(zh: "合计", en: "total");
    let heads = matrix.columns.items.iter().map(|item| escape_cell(item.name.get(lang)));
    let heads =
        std::iter::once(escape_cell(matrix.rows.head.get(lang))).chain(heads).chain([total.get(lang).to_owned()]);
    let mut text = line(heads);
    text.push_str(&line(std::iter::once(":--").chain(vec!["--:"; matrix.columns.items.len() + 1]).map(str::to_owned)));
    let mut rows: Vec<Vec<String>> = vec![vec![String::new(); matrix.columns.items.len()]; matrix.rows.items.len()];
    for (row, column, number) in &matrix.cells {
        if let Some(cell) = rows.get_mut(*row).and_then(|row| row.get_mut(*column)) {
            *cell = number.said(lang).to_string();
        }
    }
    for ((item, cells), sum) in matrix.rows.items.iter().zip(rows).zip(&sums.rows) {
        let cells = std::iter::once(escape_cell(item.name.get(lang))).chain(cells);
        text.push_str(&line(cells.chain([sum.said(lang).to_string()])));
    }
    let last = sums.columns.iter().chain([&sums.all]).map(|sum| format!("**{}**", sum.said(lang)));
    text.push_str(&line(std::iter::once(format!("**{}**", total.get(lang))).chain(last)));
    text
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<String>>().join(" | "))
}

fn rule(column: &Column) -> &'static str {
    match column.align {
        Align::Left => ":--",
        Align::Right => "--:",
        Align::Centre => ":-:",
    }
}

fn cell(row: &Row, nth: usize, at: usize, lang: Lang) -> String {
    let Some(cell) = row.cells.get(at) else { return String::new() };
    let text = match cell {
        Cell::Place(place) => code(&words::place(place)).replace('|', "\\|"),
        _ => escape_cell(&words::cell(cell, lang)),
    };
    if nth == 0 && row.tone == Tone::Strong && !text.is_empty() { format!("**{text}**") } else { text }
}
