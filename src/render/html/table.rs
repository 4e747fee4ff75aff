use super::text::{self, Tongue};
use crate::render::json::number::{in_unit, number as json_number};
use crate::render::words;
use crate::report::{Align, Bar, Cell, Column, Matrix, Room, Row, Table, Tone};
use crate::say;
use crate::wording::{Speak, Text};
use unicode_width::UnicodeWidthStr;

/// A table. The first column of words heads the rows; the sum stands apart, so that it stays below when rows are sorted.
pub(super) fn table(table: &Table, nth: usize, tongue: Tongue) -> String {
    let columns: Vec<usize> = (0..table.columns.len()).filter(|at| table.columns[*at].room != Room::Never).collect();
    let names_row = columns.iter().copied().find(|at| table.columns[*at].align == Align::Left);
    let heads = columns.iter().map(|at| head(&table.columns[*at], tongue));
    let heads: String = heads.collect();
    let line = |row: &Row| {
        let cells = columns
            .iter()
            .map(|at| cell(row, *at, &table.columns[*at], if names_row == Some(*at) { HEAD } else { CELL }, tongue));
        format!("<tr{}>{}</tr>\n", class(tone(row.tone)), cells.collect::<String>())
    };
    let rows: String = table.rows.iter().map(line).collect();
    let sum = table.sum.clone().map(|cells| line(&Row::toned(Tone::Strong, cells)));
    let sum = sum.map(|sum| format!("<tfoot>\n{sum}</tfoot>")).unwrap_or_default();
    let inner = format!("<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n{sum}");
    let looks = if columns.len() > MANY { " class=\"many\"" } else { "" };
    framed(Told { key: table.key, caption: table.caption.as_ref(), looks }, nth, &inner, tongue)
}

/// A matrix with its sums; the more there is in a cell, the darker it is.
pub(super) fn matrix(matrix: &Matrix, nth: usize, tongue: Tongue) -> String {
    let sums = words::sums(matrix);
    let total = tongue.said(&say!(zh: "合计", en: "total"));
    let heads: String = matrix.columns.items.iter().map(|item| head_of(&item.name, "col", tongue)).collect();
    let most = matrix.cells.iter().map(|cell| cell.2.number()).fold(0.0, f64::max);
    let mut cells: Vec<Vec<String>> =
        vec![vec!["<td></td>".to_owned(); matrix.columns.items.len()]; matrix.rows.items.len()];
    for (row, column, quantity) in &matrix.cells {
        if let Some(cell) = cells.get_mut(*row).and_then(|row| row.get_mut(*column)) {
            let value = Cell::Quantity(*quantity);
            let heat = heat(quantity.number(), most);
            *cell = format!("<td class=\"number heat{heat}\"{}>{}</td>", number(&value), spoken(quantity, tongue));
        }
    }
    let rows = matrix.rows.items.iter().zip(cells).zip(&sums.rows).map(|((item, cells), sum)| {
        let cells = cells.concat();
        format!(
            "<tr>{}{cells}<td class=\"number\">{}</td></tr>\n",
            head_of(&item.name, "row", tongue),
            spoken(sum, tongue)
        )
    });
    let last: String = sums
        .columns
        .iter()
        .chain([&sums.all])
        .map(|sum| format!("<td class=\"number\">{}</td>", spoken(sum, tongue)))
        .collect();
    let inner = format!(
        "<thead><tr><th scope=\"col\">{}</th>{heads}<th scope=\"col\" class=\"number\">{total}</th></tr></thead>\n<tbody>\n{}</tbody>\n<tfoot><tr class=\"strong\"><th scope=\"row\">{total}</th>{last}</tr></tfoot>",
        tongue.said(&matrix.rows.head),
        rows.collect::<String>(),
    );
    framed(Told { key: matrix.key, caption: matrix.caption.as_ref(), looks: "" }, nth, &inner, tongue)
}

/// The number of a cell as JSON has it, for sorting and for whoever reads it back.
pub(super) fn number(cell: &Cell) -> String {
    let number = match cell {
        Cell::Quantity(quantity) | Cell::Cut(quantity) => json_number(in_unit(*quantity)),
        Cell::Rate(Some(share)) | Cell::Percent(share) => json_number(*share),
        _ => return String::new(),
    };
    format!(" data-value=\"{number}\"")
}

/// What stands on a table rather than in it.
struct Told<'t> {
    key: &'t str,
    caption: Option<&'t Text>,
    looks: &'static str,
}

/// A table of more columns is set smaller.
const MANY: usize = 10;

// A frame that can be scrolled sideways, by keys too, where the screen is narrower than the table.
fn framed(told: Told<'_>, nth: usize, inner: &str, tongue: Tongue) -> String {
    let Told { key, caption, looks } = told;
    let name = match caption {
        Some(_) => format!("aria-labelledby=\"t{nth}\""),
        None => format!("aria-label=\"{}\"", text::attribute(say!(zh: "表格", en: "table").get(tongue.first))),
    };
    let caption = caption.map(|caption| format!("<caption id=\"t{nth}\">{}</caption>", tongue.said(caption)));
    let caption = caption.unwrap_or_default();
    format!(
        "<div class=\"frame\" role=\"region\" tabindex=\"0\" {name}><table data-key=\"{key}\"{looks}>{caption}\n{inner}</table></div>\n"
    )
}

/// A tag and its scope.
#[derive(Clone, Copy)]
struct Tag(&'static str, &'static str);

/// A cell wider than this, in columns of a terminal, needs room on any screen.
const LONG: usize = 50;
/// And one wider than this on a narrow one.
const WORDS: usize = 9;

const HEAD: Tag = Tag("th", " scope=\"row\"");
const CELL: Tag = Tag("td", "");

fn head(column: &Column, tongue: Tongue) -> String {
    if column.head.zh.is_empty() {
        // A drawing of what the other columns say heads nothing.
        return "<td></td>".to_owned();
    }
    format!("<th scope=\"col\"{}>{}</th>", class(align(column)), tongue.said(&column.head))
}

fn cell(row: &Row, at: usize, column: &Column, tag: Tag, tongue: Tongue) -> String {
    let empty = Cell::Empty;
    let cell = row.cells.get(at).unwrap_or(&empty);
    let inner = match cell {
        Cell::Bar(bar) => return format!("<td class=\"drawn\">{}</td>", self::bar(*bar)),
        Cell::Place(place) => format!("<code>{}</code>", text::plain(&words::place(place))),
        Cell::Mark(true) => format!(
            "<span role=\"img\" aria-label=\"{}\">{}</span>",
            say!(zh: "是", en: "yes").get(tongue.first),
            words::MARK
        ),
        _ => tongue.each(|lang| words::cell(cell, lang)),
    };
    let detail = match cell {
        Cell::Named(named) => format!(" title=\"{}\"", text::attribute(&named.id)),
        _ => String::new(),
    };
    // A head without words heads nothing.
    let Tag(tag, scope) = if inner.is_empty() { CELL } else { tag };
    let kind = match (kind(cell, column), columns(cell, tongue)) {
        _ if tongue.any(|lang| is_endless(&words::cell(cell, lang))) => ENDLESS,
        (_, wide) if wide > LONG => "long",
        ("", wide) if wide > WORDS => "words",
        (kind, _) => kind,
    };
    format!("<{tag}{scope}{}{}{detail}>{inner}</{tag}>", class(kind), number(cell))
}

// How wide its text is in the wider language, a Chinese character counting two.
fn columns(cell: &Cell, tongue: Tongue) -> usize {
    let wide = |lang| words::cell(cell, lang).width();
    tongue.second.map_or(0, wide).max(wide(tongue.first))
}

/// What must be torn wherever there is no more room.
const ENDLESS: &str = "endless";

// A word that nobody writes, but a test and a hash have it.
fn is_endless(text: &str) -> bool {
    text.split(|char: char| !char.is_ascii_graphic()).any(|run| run.len() > 40)
}

fn head_of(name: &Text, scope: &str, tongue: Tongue) -> String {
    let kind = if tongue.any(|lang| is_endless(name.get(lang))) { ENDLESS } else { "" };
    format!("<th scope=\"{scope}\"{}>{}</th>", class(kind), tongue.said(name))
}

// Other columns have its numbers; who cannot see it misses nothing.
fn bar(bar: Bar) -> String {
    if bar.whole <= 0.0 {
        return String::new();
    }
    let share = |part: f64| (part / bar.whole * 100.0).clamp(0.0, 100.0);
    let (from, length, float) = (share(bar.from), share(bar.to - bar.from), share(bar.float));
    let done = format!("<span class=\"done\" style=\"left:{from:.2}%;width:{length:.2}%\"></span>");
    let end = (from + length).min(100.0);
    let later = format!("<span class=\"float\" style=\"left:{end:.2}%;width:{float:.2}%\"></span>");
    let later = if float > 0.0 { later } else { String::new() };
    format!("<span class=\"bar\" aria-hidden=\"true\">{done}{later}</span>")
}

fn spoken(value: &impl Speak, tongue: Tongue) -> String {
    tongue.each(|lang| value.said(lang).to_string())
}

// One of four shades; the number stands in the cell.
fn heat(number: f64, most: f64) -> usize {
    if most <= 0.0 || number <= 0.0 {
        return 0;
    }
    [0.25, 0.5, 0.75].iter().filter(|step| number / most > **step).count() + 1
}

fn class(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" class=\"{name}\"") }
}

fn align(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "",
        Align::Right => "number",
        Align::Centre => "mark",
    }
}

fn kind(cell: &Cell, column: &Column) -> &'static str {
    match cell {
        Cell::NotStated | Cell::Aside(_) if column.align == Align::Right => "number missing",
        Cell::NotStated => "missing",
        _ => align(column),
    }
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Strong => "strong",
        Tone::Better => "better",
        Tone::Worse => "worse",
        Tone::Faint => "faint",
    }
}
