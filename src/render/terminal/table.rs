//! A table on a terminal: head, rule, rows; no vertical lines, so that it can be copied.

use super::content::Content;
use super::layout::{Wish, widths};
use super::style::{Paint, Style};
use super::wrap::{one_line, widest_word, width, wrap_evenly};
use crate::report::{Align, Cell, Column, Room, Row, Table, Tone};
use crate::wording::Lang;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, TableStyle};

/// Columns between two columns.
pub(super) const GUTTER: usize = 2;

/// A head this short is not broken.
const SHORT_HEAD: usize = 4;

/// A table as drawn.
pub(super) struct Drawn {
    /// Its lines, coloured, none wider than asked.
    pub lines: Vec<String>,
    /// The heads of the columns that were left out.
    pub left_out: Vec<String>,
}

/// Draws a table in at most `room` columns.
pub(super) fn draw(table: &Table, lang: Lang, style: Style, room: usize) -> Drawn {
    let heads: Vec<String> = table.columns.iter().map(|column| one_line(column.head.get(lang))).collect();
    let all: Vec<Row> = table.rows_and_sum().collect();
    let contents: Vec<Vec<Content>> =
        all.iter().map(|row| row.cells.iter().map(|cell| Content::of(cell, lang)).collect()).collect();
    let column = |at: usize| contents.iter().filter_map(move |row| row.get(at));
    let wishes: Vec<Wish> = (0..heads.len()).map(|at| wish(&table.columns[at], &heads[at], column(at))).collect();
    let widths = widths(&wishes, room, GUTTER);
    let shown: Vec<usize> = (0..heads.len()).filter(|at| widths[*at].is_some()).collect();
    let left_out = (0..heads.len()).filter(|at| widths[*at].is_none() && table.columns[*at].room != Room::Never);
    let left_out = left_out.map(|at| heads[at].clone()).collect();

    let asked: Vec<usize> = shown.iter().filter_map(|at| widths[*at]).collect();
    let head = shown.iter().zip(&asked).map(|(at, width)| wrap_evenly(&heads[*at], *width)).collect();
    let rows: Vec<Lines> = contents
        .iter()
        .map(|row| {
            let cells =
                shown.iter().zip(&asked).map(|(at, width)| row.get(*at).map_or_else(Vec::new, |one| one.lines(*width)));
            cells.collect()
        })
        .collect();
    let taken: Vec<usize> = (0..shown.len()).map(|at| taken(&head, &rows, at)).collect();
    let aligns: Vec<Align> = shown.iter().map(|at| table.columns[*at].align).collect();
    let paints = all.iter().map(|row| paints(row, &shown, &taken)).collect();
    Drawn { lines: lines(&head, &rows, &aligns, paints, style), left_out }
}

/// The lines of each cell of a row; broken here and not by the table crate, which knows no rules for Chinese punctuation.
type Lines = Vec<Vec<String>>;

fn taken(head: &Lines, rows: &[Lines], at: usize) -> usize {
    let cells = rows.iter().chain([head]).filter_map(|row| row.get(at)).flatten();
    cells.map(|line| width(line)).max().unwrap_or(0).max(1)
}

fn wish<'c>(column: &Column, head: &str, contents: impl Iterator<Item = &'c Content>) -> Wish {
    // The table crate gives an empty column one.
    let natural = width(head).max(1);
    let least = widest_word(head).max(natural.min(SHORT_HEAD));
    let mut wish = Wish { natural, least, most: natural, room: column.room };
    for content in contents {
        wish.natural = wish.natural.max(content.natural());
        wish.least = wish.least.max(content.least());
        wish.most = wish.most.max(content.most());
    }
    wish
}

/// Which columns of a row have a colour of their own: first column, one past the last, colour.
type Paints = Vec<(usize, usize, Paint)>;

fn paints(row: &Row, shown: &[usize], widths: &[usize]) -> Paints {
    let whole = widths.iter().sum::<usize>() + GUTTER * widths.len();
    let tone = match row.tone {
        Tone::Plain => None,
        Tone::Strong => Some(Paint::Strong),
        Tone::Faint => Some(Paint::Faint),
        Tone::Better => Some(Paint::Good),
        Tone::Worse => Some(Paint::Bad),
    };
    let changes = row.cells.iter().any(|cell| matches!(cell, Cell::Cut(_) | Cell::Rate(_)));
    if let Some(paint) = tone
        && !(changes && matches!(row.tone, Tone::Better | Tone::Worse))
    {
        return vec![(0, whole, paint)];
    }
    let mut start = 0;
    let mut paints = Vec::new();
    for (at, width) in shown.iter().zip(widths) {
        let paint = match row.cells.get(*at) {
            Some(Cell::Cut(_) | Cell::Rate(Some(_))) => tone,
            Some(Cell::NotStated | Cell::Aside(_) | Cell::Rate(None)) => Some(Paint::Faint),
            _ => None,
        };
        paints.extend(paint.map(|paint| (start, start + width, paint)));
        start += width + GUTTER;
    }
    paints
}

fn lines(head: &Lines, rows: &[Lines], aligns: &[Align], paints: Vec<Paints>, style: Style) -> Vec<String> {
    let mut drawing = comfy_table::Table::new();
    drawing.load_style(RULED).set_content_arrangement(ContentArrangement::Disabled);
    drawing.set_header(cells(head));
    for row in rows {
        drawing.add_row(cells(row));
    }
    for (at, align) in aligns.iter().enumerate() {
        if let Some(column) = drawing.column_mut(at) {
            // The crate itself leaves one column where a vertical line could stand.
            column.set_padding((0, if at + 1 == aligns.len() { 0 } else { GUTTER as u16 - 1 }));
            column.set_cell_alignment(alignment(*align));
        }
    }
    let mut lines = drawing.lines();
    let mut out = Vec::new();
    out.extend(lines.by_ref().take(height(head)).map(|line| style.paint(Paint::Strong, line.trim_end())));
    out.extend(lines.by_ref().take(1).map(|line| style.paint(Paint::Faint, line.trim_end())));
    for (row, paints) in rows.iter().zip(&paints) {
        out.extend(lines.by_ref().take(height(row)).map(|line| coloured(line.trim_end(), paints, style)));
    }
    out
}

const RULED: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

fn height(row: &Lines) -> usize {
    row.iter().map(Vec::len).max().unwrap_or(1)
}

fn cells(row: &Lines) -> Vec<String> {
    row.iter().map(|lines| lines.join("\n")).collect()
}

fn alignment(align: Align) -> CellAlignment {
    match align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
        Align::Centre => CellAlignment::Center,
    }
}

// Colours stretches of a line given in terminal columns.
fn coloured(line: &str, paints: &Paints, style: Style) -> String {
    let mut out = String::new();
    let (mut rest, mut column) = (line, 0);
    for (start, end, paint) in paints {
        let (before, from_start) = split_at_column(rest, start - column);
        let (inside, after) = split_at_column(from_start, end - start);
        out.push_str(before);
        out.push_str(&style.paint(*paint, inside));
        (rest, column) = (after, *end);
    }
    out + rest
}

fn split_at_column(text: &str, column: usize) -> (&str, &str) {
    let mut used = 0;
    for (at, char) in text.char_indices() {
        if used >= column {
            return text.split_at(at);
        }
        used += unicode_width::UnicodeWidthChar::width(char).unwrap_or(0);
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_count_terminal_columns() {
        let style = Style { colour: super::super::style::Colour::On, ..Style::PLAIN };
        let painted = coloured("受理  1", &vec![(0, 4, Paint::Faint), (6, 7, Paint::Strong)], style);
        assert_eq!(painted, "\u{1b}[2m受理\u{1b}[0m  \u{1b}[1m1\u{1b}[0m");
    }
}
