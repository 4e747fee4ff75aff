//! A table on a terminal: head, rule, rows; no vertical lines, so that it can be copied.

use super::bars;
use super::content::Content;
use super::layout::{Wish, needed, widths};
use super::style::{Edge, Paint, Style};
use super::wrap::{one_line, widest_word, width, wrap_evenly};
use crate::report::{Align, Cell, Column, Room, Row, Table, Tone};
use crate::wording::{Lang, Text};
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
    /// What its drawings mean.
    pub legend: Option<Text>,
}

/// Draws a table in at most `room` columns.
pub(super) fn draw(table: &Table, lang: Lang, style: Style, room: usize) -> Drawn {
    let columns = columns(table);
    let heads: Vec<String> = columns.iter().map(|column| one_line(column.head.get(lang))).collect();
    let all: Vec<Row> = table.rows_and_sum().collect();
    let contents = contents(table, &all, lang);
    let column = |at: usize| contents.iter().filter_map(move |row| row.get(at));
    let wishes: Vec<Wish> = (0..heads.len()).map(|at| wish(&columns[at], &heads[at], column(at))).collect();
    let room = if style.edge == Edge::Open { room.max(needed(&wishes, GUTTER)) } else { room };
    let widths = widths(&wishes, room, GUTTER);
    let shown: Vec<usize> = (0..heads.len()).filter(|at| widths[*at].is_some()).collect();
    let is_told = |at: &usize| columns[*at].room != Room::Never && !heads[*at].is_empty();
    let left_out = (0..heads.len()).filter(|at| widths[*at].is_none() && is_told(at));
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
    let aligns: Vec<Align> = shown.iter().map(|at| columns[*at].align).collect();
    let place = Place { table, shown: &shown, taken: &taken, asked: &asked };
    let paints = all.iter().zip(&contents).map(|(row, contents)| paints(row, contents, &place)).collect();
    let legend = bars::legend(table, &drawings(&rows, &contents, &shown));
    Drawn { lines: lines(&head, &rows, &aligns, paints, style), left_out, legend }
}

// All bars of a table in one text.
fn drawings(rows: &[Lines], contents: &[Vec<Content>], shown: &[usize]) -> String {
    let mut all = String::new();
    for (lines, contents) in rows.iter().zip(contents) {
        for (lines, at) in lines.iter().zip(shown) {
            if contents.get(*at).is_some_and(Content::is_drawn) {
                lines.iter().for_each(|line| all.push_str(line));
            }
        }
    }
    all
}

// Those of the table; one of changes has its bars behind them.
fn columns(table: &Table) -> Vec<Column> {
    let drawn = Column::words("drawn", Text::fixed("", "")).room(Room::ToSpare);
    table.columns.iter().cloned().chain(bars::pairs(table).map(|_| drawn)).collect()
}

fn contents(table: &Table, rows: &[Row], lang: Lang) -> Vec<Vec<Content>> {
    let bars_of = |at: usize| {
        rows.iter().filter_map(move |row| match row.cells.get(at) {
            Some(Cell::Bar(bar)) => Some(bar),
            _ => None,
        })
    };
    let readings: Vec<_> = (0..table.columns.len()).map(|at| bars::reading(bars_of(at))).collect();
    let pairs = bars::pairs(table);
    let row = |(number, row): (usize, &Row)| {
        let cells = row.cells.iter().zip(&readings).map(|(cell, reading)| Content::of(cell, *reading, lang));
        let mut contents: Vec<Content> = cells.collect();
        if let Some(pairs) = &pairs {
            contents.resize_with(table.columns.len(), || Content::Words(String::new()));
            contents.push(Content::Pair(pairs.get(number).copied().flatten()));
        }
        contents
    };
    rows.iter().enumerate().map(row).collect()
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

/// Where the shown columns stand.
struct Place<'t> {
    table: &'t Table,
    shown: &'t [usize],
    taken: &'t [usize],
    asked: &'t [usize],
}

/// Which columns of a row have a colour of their own: first column, one past the last, colour.
type Paints = Vec<(usize, usize, Paint)>;

fn paints(row: &Row, contents: &[Content], place: &Place<'_>) -> Paints {
    let tone = match row.tone {
        Tone::Plain => None,
        Tone::Strong => Some(Paint::Strong),
        Tone::Faint => Some(Paint::Faint),
        Tone::Better => Some(Paint::Good),
        Tone::Worse => Some(Paint::Bad),
    };
    let changes = row.cells.iter().any(|cell| matches!(cell, Cell::Cut(_) | Cell::Rate(_)));
    let whole = tone.filter(|_| !(changes && matches!(row.tone, Tone::Better | Tone::Worse)));
    let critical = is_critical(row, place.table);
    let own = |at: usize| match row.cells.get(at) {
        Some(Cell::Mark(true)) if critical => Some(Paint::Critical),
        _ if whole.is_some() => whole,
        Some(Cell::Cut(_) | Cell::Rate(Some(_))) => tone,
        Some(Cell::NotStated | Cell::Aside(_) | Cell::Rate(None)) => Some(Paint::Faint),
        _ => None,
    };
    let mut start = 0;
    let mut paints: Paints = Vec::new();
    for (at, (taken, asked)) in place.shown.iter().zip(place.taken.iter().zip(place.asked)) {
        let end = start + taken;
        match contents.get(*at).filter(|content| content.is_drawn()) {
            Some(drawing) => {
                let mut from = start;
                for (columns, paint) in drawing.paints(row.tone, *asked) {
                    let to = (from + columns).min(end);
                    add(&mut paints, from, to, if critical { Paint::Critical } else { paint });
                    from = to;
                }
            }
            None => own(*at).into_iter().for_each(|paint| add(&mut paints, start, end, paint)),
        }
        start = end + GUTTER;
    }
    paints
}

// The critical path looks the same wherever it is drawn.
fn is_critical(row: &Row, table: &Table) -> bool {
    let column = table.columns.iter().position(|column| column.key == "critical");
    column.is_some_and(|at| matches!(row.cells.get(at), Some(Cell::Mark(true))))
}

// Stretches of one colour with nothing but the gutter between are one.
fn add(paints: &mut Paints, from: usize, to: usize, paint: Paint) {
    match paints.last_mut().filter(|last| last.2 == paint && last.1 + GUTTER >= from) {
        Some(last) => last.1 = to,
        None => paints.push((from, to, paint)),
    }
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
