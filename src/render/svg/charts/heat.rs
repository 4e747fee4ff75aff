use super::frame::{MARGIN, WIDE, framed, label, labels, widest};
use crate::render::svg::diagram::carrier;
use crate::render::svg::paper::{Hold, Ink, Paper, short};
use crate::render::svg::text::{LINE, even_lines, widest_word};
use crate::report::picture::{Carrier, Heat, HeatCell};
use crate::say;
use crate::wording::{Lang, Text, plain_number};

/// A column is so wide, and wider where a long word would be torn.
const CELL: f64 = 56.0;
const WIDEST_CELL: f64 = 92.0;
const ROW: f64 = 28.0;

/// Numbers over two lists, the greater the darker, with sums at the sides.
pub(in crate::render::svg) fn heat(picture: &Heat, lang: Lang, key: &str) -> String {
    let row_names = || picture.rows.items.iter().map(|item| &item.name);
    let column_names = || picture.columns.items.iter().map(|item| &item.name);
    let name = widest(row_names(), lang, 220.0);
    let rows = labels(row_names(), lang, name);
    let cell = (widest_word(column_names().map(|text| text.get(lang))) + 8.0).ceil().clamp(CELL, WIDEST_CELL);
    let columns: Vec<Vec<String>> = column_names().map(|text| even_lines(text.get(lang), cell - 6.0, 5)).collect();
    let left = MARGIN + name + 10.0;
    let wide = (left + (columns.len() as f64 + 1.0) * cell + MARGIN).max(WIDE.min(560.0));
    framed((&picture.title, &picture.about), lang, key, wide, |paper, top| {
        let head = columns.iter().map(Vec::len).max().unwrap_or(1) as f64 * LINE + 8.0;
        let corner = format!("{} \\ {}", picture.rows.head.get(lang), picture.columns.head.get(lang));
        paper.word((MARGIN, top + head - LINE / 2.0 - 2.0), Hold::Start, &corner, Ink::Soft);
        for (at, lines) in columns.iter().enumerate() {
            let first = top + head - 4.0 - (lines.len() as f64 - 0.5) * LINE;
            paper.text((left + (at as f64 + 0.5) * cell, first), Hold::Middle, lines, &Ink::Text.fill());
        }
        let grid = Grid {
            left,
            top: top + head,
            columns: columns.len(),
            cell,
            heights: rows.iter().map(|lines| (lines.len() as f64 * LINE + 6.0).max(ROW)).collect(),
        };
        for (at, lines) in rows.iter().enumerate() {
            label(paper, (MARGIN, grid.middle(at)), Hold::Start, lines);
        }
        cells(paper, picture, &grid);
        sums(paper, picture, &grid, lang)
    })
}

struct Grid {
    left: f64,
    top: f64,
    columns: usize,
    cell: f64,
    heights: Vec<f64>,
}

impl Grid {
    fn row(&self, at: usize) -> f64 {
        self.top + self.heights.iter().take(at).sum::<f64>()
    }

    fn middle(&self, at: usize) -> f64 {
        self.row(at) + self.heights.get(at).copied().unwrap_or(ROW) / 2.0
    }
}

fn cells(paper: &mut Paper, picture: &Heat, grid: &Grid) {
    for row in 0..grid.heights.len() {
        for column in 0..grid.columns {
            let place = [grid.left + column as f64 * grid.cell, grid.row(row), grid.cell, grid.heights[row]];
            paper.rect(place, &Ink::both(Ink::Paper, Ink::Hair), " stroke-width=\"0.8\"");
        }
    }
    let most = picture.cells.iter().map(|cell| cell.number).fold(0.0, f64::max);
    for HeatCell { row, column, number, marked } in &picture.cells {
        let (x, y) = (grid.left + *column as f64 * grid.cell, grid.row(*row));
        // Light enough at most for dark numbers to be read on it.
        let share = 0.2 + 0.8 * number / most;
        paper.rect(
            [x, y, grid.cell, grid.heights[*row]],
            &Ink::Bar.fill(),
            &format!(" fill-opacity=\"{}\"", short(share)),
        );
        let (middle, said) = (grid.middle(*row), plain_number(*number, 2));
        if *marked > 0.0 {
            carrier(paper, Carrier::Applicant, (x + grid.cell - 16.0, middle - 1.0));
            let part = if marked < number { format!("{said}/{}", plain_number(*marked, 2)) } else { said };
            paper.strong((x + (grid.cell - 20.0) / 2.0, middle), Hold::Middle, &part);
        } else {
            paper.strong((x + grid.cell / 2.0, middle), Hold::Middle, &said);
        }
    }
}

// Sums at the right and below; says where the picture ends.
fn sums(paper: &mut Paper, picture: &Heat, grid: &Grid, lang: Lang) -> f64 {
    let sum = |keep: &dyn Fn(&HeatCell) -> bool| {
        let number: f64 = picture.cells.iter().filter(|cell| keep(cell)).map(|cell| cell.number).sum();
        plain_number(number, 2)
    };
    let right = grid.left + (grid.columns as f64 + 0.5) * grid.cell;
    let bottom = grid.row(grid.heights.len()) + ROW / 2.0;
    let total: Text = say!(zh: "合计", en: "sum");
    paper.word((right, grid.top - LINE / 2.0 - 4.0), Hold::Middle, total.get(lang), Ink::Soft);
    paper.word((MARGIN, bottom), Hold::Start, total.get(lang), Ink::Soft);
    for row in 0..grid.heights.len() {
        paper.word((right, grid.middle(row)), Hold::Middle, &sum(&|cell| cell.row == row), Ink::Text);
    }
    for column in 0..grid.columns {
        let x = grid.left + (column as f64 + 0.5) * grid.cell;
        paper.word((x, bottom), Hold::Middle, &sum(&|cell| cell.column == column), Ink::Text);
    }
    paper.strong((right, bottom), Hold::Middle, &sum(&|_| true));
    let end = bottom + ROW / 2.0 + 4.0;
    let Some(marked) = picture.marked.as_ref().filter(|_| picture.cells.iter().any(|cell| cell.marked > 0.0)) else {
        return end;
    };
    carrier(paper, Carrier::Applicant, (MARGIN + 8.0, end + 8.0));
    let part = say!(marked = marked; zh: "{marked}（“2/1”：2 次中的 1 次）", en: "{marked} (“2/1”: 1 of 2)");
    paper.word((MARGIN + 24.0, end + 8.0), Hold::Start, part.get(lang), Ink::Soft);
    end + 18.0
}
