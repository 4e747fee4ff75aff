//! Tables as wide as the page, with heads that stand on every page and rows that are not torn apart.

use super::Tongue;
use super::fields::run;
use crate::render::words;
use crate::report::{Align, Cell, Matrix, Room, Table, Tone};
use crate::wording::{Lang, Text};
use unicode_width::UnicodeWidthStr;

/// Twentieths of a point between the margins of the page.
const PAGE: usize = 8844;
// What stands left and right of a text.
const PADDING: usize = 150;
// A page in small type.
const WIDEST: usize = 96;
const SHORT: usize = 12;
// A text in a column narrower than that is a tower.
const NARROWEST: usize = 14;
// Tables so short are not torn apart.
const TOGETHER: usize = 12;

/// The type of a table.
#[derive(Clone, Copy)]
struct Size {
    style: &'static str,
    /// What a half-width character of a text takes.
    character: usize,
    /// What a digit, or a letter of a bold head, takes where a wide type stands in for ours: these must keep their line.
    wide: usize,
}

const NORMAL: Size = Size { style: "TableText", character: 92, wide: 108 };
const SMALL: Size = Size { style: "TableSmall", character: 76, wide: 90 };

/// A cell that is ready to be set.
struct Ready {
    text: String,
    align: Align,
}

/// A table; nothing where it has no rows.
pub(super) fn table(table: &Table, tongue: Tongue) -> Option<String> {
    if table.rows.is_empty() {
        return None;
    }
    // All that readers have, in smaller type before anything is left out.
    let rooms = [Room::ToSpare, Room::IfItFits].into_iter().flat_map(|room| [(room, NORMAL), (room, SMALL)]);
    let fitting =
        rooms.map(|(room, size)| (ready(table, room, tongue.lang), size)).find(|(grid, size)| grid.fits(*size));
    let (grid, size) = fitting.unwrap_or_else(|| (ready(table, Room::Always, tongue.lang), SMALL));
    Some(grid.set(size, tongue))
}

// Without what is only drawn.
fn ready(table: &Table, most: Room, lang: Lang) -> Grid {
    let drawn = |at: usize| table.rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Bar(_))));
    let columns = table.columns.iter().enumerate();
    let seen: Vec<usize> =
        columns.filter(|(at, column)| column.room <= most && !drawn(*at)).map(|(at, _)| at).collect();
    let head = seen.iter().map(|at| table.columns[*at].head.get(lang).to_owned()).collect();
    let rows = table.rows_and_sum().map(|row| {
        let cells = seen.iter().map(|at| Ready {
            text: row.cells.get(*at).map(|cell| words::cell(cell, lang)).unwrap_or_default(),
            align: table.columns[*at].align,
        });
        (row.tone, cells.collect())
    });
    Grid { head, rows: rows.collect() }
}

/// A matrix with the sums of its rows and columns; nothing where it is empty.
pub(super) fn matrix(matrix: &Matrix, tongue: Tongue) -> Option<String> {
    if matrix.cells.is_empty() {
        return None;
    }
    let lang = tongue.lang;
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
    let grid = Grid { head, rows };
    let size = if grid.fits(NORMAL) { NORMAL } else { SMALL };
    Some(grid.set(size, tongue))
}

/// The key figures of a headline: name, value, what is to be said of it.
pub(super) fn lines(head: [Text; 3], lines: Vec<[String; 3]>, tongue: Tongue) -> String {
    let aligns = [Align::Left, Align::Right, Align::Left];
    let rows = lines
        .into_iter()
        .map(|line| (Tone::Plain, line.into_iter().zip(aligns).map(|(text, align)| Ready { text, align }).collect()));
    let head = head.iter().map(|text| text.get(tongue.lang).to_owned()).collect();
    Grid { head, rows: rows.collect() }.set(NORMAL, tongue)
}

/// A table in words.
struct Grid {
    head: Vec<String>,
    rows: Vec<(Tone, Vec<Ready>)>,
}

impl Grid {
    fn set(&self, size: Size, tongue: Tongue) -> String {
        let widths = self.widths(size);
        let style = tongue.style(size.style);
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let shade = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9E2F3\"/>";
        let heads = self.head.iter().zip(&widths).map(|(text, width)| {
            let ready = Ready { text: text.clone(), align: Align::Centre };
            cell(&ready, *width, Keep::WithNext, [&style, shade, "<w:b/>"])
        });
        let mut out = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{PAGE}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
             w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\
             <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{}</w:tr>",
            heads.collect::<String>()
        );
        let last = self.rows.len().saturating_sub(1);
        for (nth, (tone, cells)) in self.rows.iter().enumerate() {
            // The last row is not parted from the source below.
            let keep = if last < TOGETHER || nth == last { Keep::WithNext } else { Keep::Alone };
            let [shade, letters] = looks(*tone);
            let cells = cells.iter().zip(&widths).map(|(one, width)| cell(one, *width, keep, [&style, shade, letters]));
            out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>", cells.collect::<String>()));
        }
        out.push_str("</w:tbl>");
        out
    }

    fn fits(&self, size: Size) -> bool {
        (0..self.head.len()).map(|at| self.least(at, size)).sum::<usize>() <= PAGE
    }

    // Numbers and short words keep their line; texts share what is left so that the rows become short.
    fn widths(&self, size: Size) -> Vec<usize> {
        let columns = 0..self.head.len();
        let most: Vec<usize> = columns.clone().map(|at| self.most(at, size)).collect();
        let all: usize = most.iter().sum();
        if all <= PAGE {
            return most.iter().map(|width| width * PAGE / all.max(1)).collect();
        }
        let least: Vec<usize> = columns.clone().map(|at| self.least(at, size)).collect();
        let all: usize = least.iter().sum();
        if all >= PAGE {
            return least.iter().map(|width| width * PAGE / all).collect();
        }
        let weights: Vec<f64> = columns.map(|at| if self.is_words(at) { self.weight(at) } else { 0.0 }).collect();
        shared(&least, &most, &weights)
    }

    // What a column cannot do without: the longest word of a text, all of a number.
    fn least(&self, at: usize, size: Size) -> usize {
        let most = self.most(at, size);
        if self.is_words(at) { most.min(NARROWEST * size.character + PADDING) } else { most }
    }

    // With a text of n characters in a column of width w, a row is about n / w lines high. The sum of their squares over the table, the sum of
    // a / w² over its columns with a the sum of n², is least where w is as the cube root of a.
    fn weight(&self, at: usize) -> f64 {
        let cells = self.rows.iter().filter_map(|(_, cells)| cells.get(at));
        cells.map(|one| (one.text.width_cjk() as f64).powi(2)).sum::<f64>().cbrt()
    }

    fn is_words(&self, at: usize) -> bool {
        let left = self.rows.iter().any(|(_, cells)| cells.get(at).is_some_and(|one| one.align == Align::Left));
        left && self.widest(at) > SHORT
    }

    // In half-width characters; signs such as ▼ are full-width in Chinese types.
    fn widest(&self, at: usize) -> usize {
        let cells = self.rows.iter().filter_map(|(_, cells)| cells.get(at));
        cells.flat_map(|one| one.text.lines()).map(UnicodeWidthStr::width_cjk).max().unwrap_or(0)
    }

    // All of a number; of a text, as much as is read with ease.
    fn most(&self, at: usize, size: Size) -> usize {
        let character = if self.is_words(at) { size.character } else { size.wide };
        let head = self.head.get(at).map_or(0, |text| head_width(text));
        (self.widest(at).clamp(4, WIDEST) * character).max(head * size.wide) + PADDING
    }
}

// The width of the page by weight, each column between its least and its most. Whoever would get more, or less, gets that, and the others share
// anew; where all have their most, what is left stays with the heaviest.
fn shared(least: &[usize], most: &[usize], weights: &[f64]) -> Vec<usize> {
    let mut widths = least.to_vec();
    let mut open: Vec<usize> = (0..least.len()).filter(|at| weights[*at] > 0.0).collect();
    while !open.is_empty() {
        let taken: usize = (0..widths.len()).filter(|at| !open.contains(at)).map(|at| widths[at]).sum();
        let (left, all) = (PAGE.saturating_sub(taken) as f64, open.iter().map(|at| weights[*at]).sum::<f64>());
        let share = |at: usize| (left * weights[at] / all) as usize;
        // Too little is mended before too much: it takes from the others.
        let held = |bound: fn(usize, usize, usize) -> Option<usize>| {
            open.iter().find_map(|at| bound(share(*at), least[*at], most[*at]).map(|width| (*at, width)))
        };
        let small = held(|share, least, _| (share < least).then_some(least));
        match small.or_else(|| held(|share, _, most| (share > most).then_some(most))) {
            Some((at, width)) => {
                widths[at] = width;
                open.retain(|other| *other != at);
            }
            None => {
                open.iter().for_each(|at| widths[*at] = share(*at));
                break;
            }
        }
    }
    let left = PAGE.saturating_sub(widths.iter().sum());
    if let Some(heaviest) = (0..widths.len()).max_by(|a, b| weights[*a].total_cmp(&weights[*b])) {
        widths[heaviest] += left;
    }
    widths
}

// Long heads stand on two lines, words whole.
fn head_width(text: &str) -> usize {
    let word = text.split(' ').map(|word| if word.is_ascii() { word.width() } else { 0 }).max().unwrap_or(0);
    match text.width() {
        short @ ..=6 => short,
        long => word.max(long.div_ceil(2) + 1),
    }
}

// The ground of a row and its letters.
fn looks(tone: Tone) -> [&'static str; 2] {
    match tone {
        Tone::Strong => ["<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>", "<w:b/>"],
        Tone::Worse => ["", "<w:color w:val=\"C00000\"/>"],
        Tone::Faint => ["", "<w:color w:val=\"7F7F7F\"/>"],
        Tone::Plain | Tone::Better => ["", ""],
    }
}

// Whether a row stays on the page of the next.
#[derive(Clone, Copy, PartialEq)]
enum Keep {
    WithNext,
    Alone,
}

fn cell(ready: &Ready, width: usize, keep: Keep, [style, shade, letters]: [&str; 3]) -> String {
    let keep = if keep == Keep::WithNext { "<w:keepNext/>" } else { "" };
    let align = match ready.align {
        Align::Left => "left",
        Align::Right => "right",
        Align::Centre => "center",
    };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}<w:vAlign w:val=\"center\"/></w:tcPr>\
         <w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{keep}<w:jc w:val=\"{align}\"/></w:pPr>{}</w:p></w:tc>",
        run(&ready.text, letters)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(widths: &[usize]) -> usize {
        widths.iter().sum()
    }

    #[test]
    fn long_texts_get_more_but_nobody_goes_without() {
        let widths = shared(&[1000, 1000, 1000], &[1000, 9000, 9000], &[0.0, 8.0, 1.0]);
        assert_eq!(widths[0], 1000, "numbers keep their line");
        assert_eq!(widths[2], 1000, "a ninth of what is left would be too little");
        assert_eq!(sum(&widths), PAGE);
        // The short one takes what it can use, the long one the rest.
        assert_eq!(shared(&[500, 500], &[900, 20_000], &[1.0, 2.0]), [900, PAGE - 900]);
        // Both could do with less than they get; one takes it all the same.
        assert_eq!(sum(&shared(&[500, 500], &[900, 900], &[1.0, 2.0])), PAGE);
        assert_eq!(sum(&shared(&[500, 500, 500], &[9000; 3], &[1.0; 3])), PAGE);
    }
}
