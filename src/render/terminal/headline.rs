//! The few figures that a reader sees first, side by side where there is room.

use super::style::{Paint, Style};
use super::wrap::{one_line, width, wrap};
use crate::render::words;
use crate::report::{Cell, KeyFigure, Quantity};
use crate::wording::{Lang, span_of_time};

/// Columns between two figures that stand side by side.
const GAP: usize = 4;

/// No more than this stand side by side, however wide the terminal: an eye compares down, not across.
const MOST: usize = 3;

/// A few words beside a figure need this much room.
const LEAST_ASIDE: usize = 12;

struct Entry {
    name: String,
    value: String,
    aside: String,
    stated: bool,
}

/// Draws the figures in at most `room` columns.
pub(super) fn draw_headline(figures: &[KeyFigure], lang: Lang, style: Style, room: usize) -> Vec<String> {
    let entries: Vec<Entry> = figures.iter().map(|figure| entry(figure, lang)).collect();
    let fitting = (1..=MOST.min(entries.len())).rev().find(|across| total(&columns(&entries, *across)) <= room);
    let across = fitting.unwrap_or(1);
    let columns = columns(&entries, across);
    if columns.iter().any(|widths| widths.name + widths.value + 4 + LEAST_ASIDE > room) {
        return entries.iter().flat_map(|entry| broken(entry, room)).collect();
    }
    let down = entries.len().div_ceil(across);
    (0..down)
        .flat_map(|line| {
            let cells: Vec<(&Entry, Widths)> =
                (0..across).filter_map(|at| Some((entries.get(at * down + line)?, columns[at]))).collect();
            row(&cells, style, room)
        })
        .collect()
}

#[derive(Clone, Copy, Default)]
struct Widths {
    name: usize,
    value: usize,
    aside: usize,
}

fn entry(figure: &KeyFigure, lang: Lang) -> Entry {
    let value = match figure.value {
        Cell::Quantity(Quantity::Time { seconds, day }) => span_of_time(seconds, day).get(lang).to_owned(),
        _ => words::cell(&figure.value, lang),
    };
    let stated = !matches!(figure.value, Cell::NotStated);
    let unit = figure.unit.get(lang);
    let value = if stated && !unit.is_empty() { format!("{value} {unit}") } else { value };
    let value = one_line(&value);
    let aside = figure.aside.as_ref().map(|text| one_line(text.get(lang))).unwrap_or_default();
    Entry { name: one_line(figure.name.get(lang)), value, aside, stated }
}

fn columns(entries: &[Entry], across: usize) -> Vec<Widths> {
    let down = entries.len().div_ceil(across.max(1)).max(1);
    let widths = entries.chunks(down).map(|column| {
        let widest = |of: fn(&Entry) -> &str| column.iter().map(|entry| width(of(entry))).max().unwrap_or(0);
        Widths {
            name: widest(|entry| &entry.name),
            value: widest(|entry| &entry.value),
            aside: widest(|entry| &entry.aside),
        }
    });
    widths.collect()
}

fn total(columns: &[Widths]) -> usize {
    let each = columns
        .iter()
        .map(|widths| widths.name + 2 + widths.value + if widths.aside > 0 { 2 + widths.aside } else { 0 });
    each.sum::<usize>() + GAP * columns.len().saturating_sub(1)
}

// Only a figure that stands alone on its line may run into a second one.
fn row(cells: &[(&Entry, Widths)], style: Style, room: usize) -> Vec<String> {
    let mut line = String::new();
    let mut more = Vec::new();
    for (at, (entry, widths)) in cells.iter().enumerate() {
        let name = pad_right(&entry.name, widths.name);
        let value = pad_right(&entry.value, widths.value);
        let paint = if entry.stated { Paint::Strong } else { Paint::Faint };
        line.push_str(&format!("{name}  {}", style.paint(paint, &value)));
        let last = at + 1 == cells.len();
        let start = widths.name + widths.value + 4;
        if last && cells.len() == 1 && start + width(&entry.aside) > room {
            let mut lines = wrap(&entry.aside, room.saturating_sub(start).max(8)).into_iter();
            line.push_str(&format!("  {}", style.paint(Paint::Faint, &lines.next().unwrap_or_default())));
            more.extend(lines.map(|text| format!("{}{}", " ".repeat(start), style.paint(Paint::Faint, &text))));
        } else if widths.aside > 0 {
            let aside = if last { entry.aside.clone() } else { pad_right(&entry.aside, widths.aside) };
            line.push_str(&format!("  {}", style.paint(Paint::Faint, &aside)));
        }
        if !last {
            line.push_str(&" ".repeat(GAP));
        }
    }
    std::iter::once(line.trim_end().to_owned()).chain(more).collect()
}

// A figure whose name and number alone fill the line.
fn broken(entry: &Entry, room: usize) -> Vec<String> {
    let text = format!("{}  {}  {}", entry.name, entry.value, entry.aside);
    let lines = wrap(text.trim(), room.saturating_sub(GAP));
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| if at == 0 { line.clone() } else { format!("{:GAP$}{line}", "") })
        .collect()
}

fn pad_right(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}
