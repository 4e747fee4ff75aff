//! Tables as wide as the page, with heads that stand on every page and rows that are not torn apart.

use super::fields::run;
use crate::render::words;
use crate::report::{Align, Cell, Matrix, Room, Table, Tone};
use crate::wording::{Lang, Text};
use unicode_width::UnicodeWidthStr;

/// Twentieths of a point between the margins of the page.
const PAGE: usize = 8844;
// What a half-width character of the tables' type takes, and what stands left and right of a text.
const CHARACTER: usize = 92;
const PADDING: usize = 150;
const WIDEST: usize = 36;
const SHORT: usize = 12;
// Tables so short are not torn apart.
const TOGETHER: usize = 12;
// More columns than that are not read on an upright page.
const MOST: usize = 8;

/// A cell that is ready to be set.
struct Ready {
    text: String,
    align: Align,
}

/// A table; nothing where it has no rows.
pub(super) fn table(table: &Table, lang: Lang) -> Option<String> {
    if table.rows.is_empty() {
        return None;
    }
    let seen = seen(table);
    let head = seen.iter().map(|at| table.columns[*at].head.get(lang).to_owned()).collect();
    let rows: Vec<(Tone, Vec<Ready>)> = table
        .rows_and_sum()
        .map(|row| {
            let cells = seen.iter().map(|at| Ready {
                text: row.cells.get(*at).map(|cell| words::cell(cell, lang)).unwrap_or_default(),
                align: table.columns[*at].align,
            });
            (row.tone, cells.collect())
        })
        .collect();
    Some(set(head, rows))
}

// All that readers have and a page has room for, without what is only drawn.
fn seen(table: &Table) -> Vec<usize> {
    let drawn = |at: usize| table.rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Bar(_))));
    let of = |most: Room| {
        let columns = table.columns.iter().enumerate();
        columns.filter(|(at, column)| column.room <= most && !drawn(*at)).map(|(at, _)| at).collect::<Vec<usize>>()
    };
    [Room::ToSpare, Room::IfItFits]
        .into_iter()
        .map(of)
        .find(|seen| seen.len() <= MOST)
        .unwrap_or_else(|| of(Room::Always))
}

/// A matrix with the sums of its rows and columns; nothing where it is empty.
pub(super) fn matrix(matrix: &Matrix, lang: Lang) -> Option<String> {
    if matrix.cells.is_empty() {
        return None;
    }
    let total = Text::fixed("合计", "total").get(lang).to_owned();
    let items = &matrix.columns.items;
    let names = items.iter().map(|item| item.name.get(lang).to_owned());
    let corner = format!("{} \\ {}", matrix.rows.head.get(lang), matrix.columns.head.get(lang));
    let head = std::iter::once(corner).chain(names).chain([total.clone()]).collect();
    let number = |text: String| Ready { text, align: Align::Right };
    let said = |quantity| words::cell(&Cell::Quantity(quantity), lang);
    let sums = words::sums(matrix);
    let mut rows: Vec<(Tone, Vec<Ready>)> = matrix
        .rows
        .items
        .iter()
        .zip(&sums.rows)
        .map(|(item, sum)| {
            let name = Ready { text: item.name.get(lang).to_owned(), align: Align::Left };
            let empty = items.iter().map(|_| number(String::new()));
            (Tone::Plain, std::iter::once(name).chain(empty).chain([number(said(*sum))]).collect())
        })
        .collect();
    for (row, column, quantity) in &matrix.cells {
        if let Some(cell) = rows.get_mut(*row).and_then(|(_, cells)| cells.get_mut(column + 1)) {
            cell.text = said(*quantity);
        }
    }
    let sums = sums.columns.into_iter().chain([sums.all]).map(|sum| number(said(sum)));
    let name = Ready { text: total, align: Align::Left };
    rows.push((Tone::Strong, std::iter::once(name).chain(sums).collect()));
    Some(set(head, rows))
}

/// The key figures of a headline: name, value, what is to be said of it.
pub(super) fn lines(head: [Text; 3], lines: Vec<[String; 3]>, lang: Lang) -> String {
    let aligns = [Align::Left, Align::Right, Align::Left];
    let rows = lines
        .into_iter()
        .map(|line| (Tone::Plain, line.into_iter().zip(aligns).map(|(text, align)| Ready { text, align }).collect()));
    set(head.iter().map(|text| text.get(lang).to_owned()).collect(), rows.collect())
}

fn set(head: Vec<String>, rows: Vec<(Tone, Vec<Ready>)>) -> String {
    let widths = widths(&head, &rows);
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let shade = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9E2F3\"/>";
    let heads = head
        .into_iter()
        .zip(&widths)
        .map(|(text, width)| cell(&Ready { text, align: Align::Centre }, *width, Keep::WithNext, shade, "<w:b/>"));
    let heads: String = heads.collect();
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{PAGE}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
         w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\
         <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    );
    let last = rows.len() - 1;
    for (nth, (tone, cells)) in rows.iter().enumerate() {
        let keep = if last < TOGETHER && nth < last { Keep::WithNext } else { Keep::Alone };
        let (shade, bold) = match tone {
            Tone::Strong => ("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>", "<w:b/>"),
            Tone::Worse => ("", "<w:color w:val=\"C00000\"/>"),
            Tone::Faint => ("", "<w:color w:val=\"7F7F7F\"/>"),
            Tone::Plain | Tone::Better => ("", ""),
        };
        let cells = cells.iter().zip(&widths).map(|(one, width)| cell(one, *width, keep, shade, bold));
        out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>", cells.collect::<String>()));
    }
    out.push_str("</w:tbl>");
    out
}

// Whether a row stays on the page of the next.
#[derive(Clone, Copy, PartialEq)]
enum Keep {
    WithNext,
    Alone,
}

fn cell(ready: &Ready, width: usize, keep: Keep, shade: &str, properties: &str) -> String {
    let keep = if keep == Keep::WithNext { "<w:keepNext/>" } else { "" };
    let align = match ready.align {
        Align::Left => "left",
        Align::Right => "right",
        Align::Centre => "center",
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}<w:vAlign w:val=\"center\"/></w:tcPr>\
         <w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{keep}<w:jc w:val=\"{align}\"/></w:pPr>{}</w:p></w:tc>",
        run(&ready.text, properties)
    )
}

// Numbers and short words keep their line; texts share what is left, each as it needs.
fn widths(head: &[String], rows: &[(Tone, Vec<Ready>)]) -> Vec<usize> {
    let wanted: Vec<usize> = (0..head.len()).map(|at| wanted(head, rows, at)).collect();
    let is_words = |at: usize| {
        let left = rows.iter().any(|(_, cells)| cells.get(at).is_some_and(|one| one.align == Align::Left));
        left && wanted[at] > SHORT * CHARACTER + PADDING
    };
    let all: usize = wanted.iter().sum();
    if all <= PAGE {
        return wanted.iter().map(|width| width * PAGE / all.max(1)).collect();
    }
    let numbers: usize = wanted.iter().enumerate().filter(|(at, _)| !is_words(*at)).map(|(_, width)| width).sum();
    let (texts, left) = (all - numbers, PAGE.saturating_sub(numbers));
    if texts == 0 || left < PAGE / 3 {
        return wanted.iter().map(|width| width * PAGE / all).collect();
    }
    let width = |(at, width): (usize, &usize)| if is_words(at) { width * left / texts } else { *width };
    wanted.iter().enumerate().map(width).collect()
}

fn wanted(head: &[String], rows: &[(Tone, Vec<Ready>)], at: usize) -> usize {
    let cells = rows.iter().filter_map(|(_, cells)| cells.get(at));
    let widest = cells.map(|one| one.text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)).max().unwrap_or(0);
    let head = match head.get(at).map_or(0, |text| text.width()) {
        short @ ..=10 => short,
        long => long.div_ceil(2) + 1,
    };
    widest.max(head).clamp(4, WIDEST) * CHARACTER + PADDING
}
