//! Charts that Excel draws from the cells: change a cell and the picture follows.

use super::cell::{Written, value};
use super::styles;
use super::table::{Place, Placed, put};
use crate::render::numbered::{self, Kind};
use crate::render::words;
use crate::report::picture::Picture;
use crate::report::{Align, Block, Cell, Output, Row, Table, Tone};
use crate::say;
use crate::wording::{Lang, Text};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFormat, ChartLegendPosition, ChartPatternFill, ChartPatternFillType, ChartSolidFill,
    ChartType, Worksheet, XlsxError,
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

// Rows of a sheet that a chart covers, and its size on the screen.
const ROWS: u32 = 18;
const HEIGHT: u32 = 340;
const WIDTH: u32 = 760;
// Longer names of bars, in columns of type, are set aslant and leave the bars no room.
const LONGEST: usize = 16;

/// A column that a chart reads beside the table: its head, and of each row a formula with its result.
type Helper = (Text, Vec<Option<(String, f64)>>);

/// Whether a table has a chart.
pub(super) fn is_drawn(table: &Table) -> bool {
    // More bars than that nobody reads.
    table.key == "five-cuts" || table.key == "waterfall" && table.rows.len() <= 40
}

/// Whether Excel draws the same from the cells of a table.
pub(super) fn replaces(picture: &Picture, output: &Output) -> bool {
    let key = match picture {
        Picture::Pairs(_) => "five-cuts",
        Picture::Waterfall(_) => "waterfall",
        _ => return false,
    };
    let blocks = output.reports.iter().flat_map(|report| &report.sections).flat_map(|section| &section.blocks);
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) | Block::View(table) if table.key == key => Some(table),
        _ => None,
    });
    tables.next().is_some_and(is_drawn) && tables.all(is_drawn)
}

/// Draws the chart of a table that has one, at the row `at`; the answer is how many rows it covers.
pub(super) fn beside(
    sheet: &mut Worksheet,
    table: &Table,
    placed: &Placed,
    at: u32,
    lang: Lang,
) -> Result<Option<u32>, XlsxError> {
    let (helpers, kind) = match table.key {
        _ if !is_drawn(table) => return Ok(None),
        "five-cuts" => (shares(table, placed), ChartType::Column),
        _ => (steps(table, placed), ChartType::ColumnStacked),
    };
    let Some(helpers) = helpers else { return Ok(None) };
    let right = placed.right + 1;
    for (nth, (head, cells)) in helpers.iter().enumerate() {
        let column = right + nth as u16;
        sheet.set_column_width(column, 12)?;
        head_beside(sheet, placed, column, head, lang)?;
        for (row, cell) in (placed.first..).zip(cells) {
            let format = if table.key == "five-cuts" { "0.0%" } else { "0.0##" };
            let written =
                cell.as_ref().map_or(Written::Blank, |(_, number)| Written::Number(*number, format.to_owned()));
            let formula = cell.as_ref().map(|(formula, _)| formula.clone());
            put(sheet, Place { row, column }, &written, formula, styles::cell(lang, Align::Right, Tone::Faint))?;
        }
    }
    let name = sheet.name();
    let names = short_names(sheet, table, placed, right + helpers.len() as u16, lang)?;
    let mut chart = Chart::new(kind);
    let looks = looks(helpers.len());
    for ((nth, (head, _)), look) in helpers.iter().enumerate().zip(looks) {
        let column = right + nth as u16;
        let series = chart.add_series();
        series.set_categories((&*name, placed.first, names, placed.last, names));
        series.set_values((&*name, placed.first, column, placed.last, column));
        series
            .set_name(head.get(lang).trim_start_matches("图：").trim_start_matches("chart: "))
            .set_format(&mut look.clone())
            .set_gap(60);
        if kind == ChartType::Column {
            series.set_data_label(ChartDataLabel::new().show_value().set_num_format("0%"));
        }
    }
    let title = title(table, lang);
    chart.title().set_name(&title);
    chart.set_alt_text(&title).set_width(WIDTH).set_height(HEIGHT);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    if kind == ChartType::ColumnStacked {
        // What carries the bars is not seen.
        chart.legend().delete_entries(&[0]);
    } else {
        chart.y_axis().set_num_format("0%").set_min(0);
    }
    sheet.insert_chart(at, 0, &chart)?;
    Ok(Some(ROWS))
}

// The column that names the bars: that of the table, or one beside it with short names where those are too long to stand under a bar.
fn short_names(
    sheet: &mut Worksheet,
    table: &Table,
    placed: &Placed,
    column: u16,
    lang: Lang,
) -> Result<u16, XlsxError> {
    let names = || table.rows.iter().filter_map(|row| row.cells.first());
    if names().all(|name| words::cell(name, lang).width() <= LONGEST) {
        return Ok(1);
    }
    let head = Text::fixed("名称", "name");
    sheet.set_column_width(column, 16)?;
    head_beside(sheet, placed, column, &head, lang)?;
    for (row, name) in (placed.first..).zip(names()) {
        let written = Written::Words(short(name, lang));
        put(sheet, Place { row, column }, &written, None, styles::cell(lang, Align::Left, Tone::Faint))?;
    }
    Ok(column)
}

// What a chart reads stands beside the table, under a head that says so.
fn head_beside(sheet: &mut Worksheet, placed: &Placed, column: u16, head: &Text, lang: Lang) -> Result<(), XlsxError> {
    let head = say!(head = head; zh: "图：{head}", en: "chart: {head}");
    sheet.write_string_with_format(placed.head, column, head.get(lang), &styles::head(lang))?;
    Ok(())
}

// The first of several, and how many they are; of one as much as there is room for.
fn short(cell: &Cell, lang: Lang) -> String {
    let name = words::cell(cell, lang);
    match cell {
        _ if name.width() <= LONGEST => name,
        Cell::Names(all) if all.len() > 1 => {
            let first = cut(all[0].name.get(lang));
            match lang {
                Lang::Zh => format!("{first}等 {} 项", all.len()),
                Lang::En => format!("{first} and {} more", all.len() - 1),
            }
        }
        _ => cut(&name),
    }
}

fn cut(name: &str) -> String {
    let mut width = 0;
    let kept: String = name
        .chars()
        .take_while(|char| {
            width += char.width().unwrap_or(0);
            width <= LONGEST
        })
        .collect();
    if kept.len() < name.len() { format!("{kept}…") } else { kept }
}

fn title(table: &Table, lang: Lang) -> String {
    let head = match table.key {
        "five-cuts" => Text::fixed("五减：改革后占改革前的比例", "Five cuts: after as a share of before"),
        _ => Text::fixed("全程时间省在哪里（日）", "Where the time is saved (d)"),
    };
    // Its number is that of the table.
    let caption = table
        .caption
        .as_ref()
        .map(|one| numbered::caption(one, Kind::Table).map_or_else(|| one.clone(), |(_, text)| text));
    let caption = caption.filter(|_| table.key == "waterfall");
    let by = caption.map(|caption| words::bracketed(caption.get(lang), lang)).unwrap_or_default();
    format!("{}{by}", head.get(lang))
}

// Told apart in black and white too: solid, hatched, dark.
fn looks(series: usize) -> Vec<ChartFormat> {
    let solid = |colour: &str| {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(colour));
        format
    };
    let hatched = |colour: &str| {
        let mut fill = ChartPatternFill::new();
        fill.set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards).set_foreground_color(colour);
        let mut format = ChartFormat::new();
        format.set_pattern_fill(fill.set_background_color("#FFFFFF"));
        format
    };
    if series == 2 {
        return vec![solid("#A6A6A6"), solid("#1F4E79")];
    }
    let mut unseen = ChartFormat::new();
    unseen.set_no_fill().set_no_border();
    vec![unseen, solid("#1F4E79"), solid("#70AD47"), hatched("#C00000")]
}

fn quantity(row: &Row, at: Option<usize>) -> Option<f64> {
    match row.cells.get(at?)? {
        Cell::Quantity(quantity) | Cell::Cut(quantity) => Some(value(*quantity)),
        _ => None,
    }
}

fn at(table: &Table, key: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.key == key)
}

// Before is the whole, whatever its unit: days, pieces and yuan stand beside each other.
fn shares(table: &Table, placed: &Placed) -> Option<Vec<Helper>> {
    let (before, after) = (placed.column("before")?, placed.column("after")?);
    let mut helpers: Vec<Helper> =
        vec![(Text::fixed("改革前", "before"), Vec::new()), (Text::fixed("改革后", "after"), Vec::new())];
    for (row, place) in table.rows.iter().zip(placed.first..) {
        let pair = quantity(row, at(table, "before")).zip(quantity(row, at(table, "after")));
        let pair = pair.filter(|(old, _)| *old > 0.0);
        let (b, a) = (row_col_to_cell(place, before), row_col_to_cell(place, after));
        helpers[0].1.push(pair.map(|_| (format!("={b}/{b}"), 1.0)));
        helpers[1].1.push(pair.map(|(old, new)| (format!("={a}/{b}"), new / old)));
    }
    Some(helpers)
}

// What carries a bar, the ends, what is saved, what is added.
fn steps(table: &Table, placed: &Placed) -> Option<Vec<Helper>> {
    let (change, level) = (placed.column("change")?, placed.column("level")?);
    let heads = [
        Text::fixed("底", "base"),
        Text::fixed("全程", "whole"),
        Text::fixed("省下", "saved"),
        Text::fixed("增加", "longer"),
    ];
    let mut helpers: Vec<Helper> = heads.into_iter().map(|head| (head, Vec::new())).collect();
    let mut above = 0.0;
    for (row, place) in table.rows.iter().zip(placed.first..) {
        let here = quantity(row, at(table, "level"))?;
        let (c, l) = (row_col_to_cell(place, change), row_col_to_cell(place, level));
        let cells = match quantity(row, at(table, "change")) {
            None => [None, Some((format!("={l}"), here)), None, None],
            Some(saved) => {
                let before = row_col_to_cell(place - 1, level);
                [
                    Some((format!("=MIN({before},{l})"), f64::min(above, here))),
                    None,
                    Some((format!("=MAX({c},0)"), saved.max(0.0))),
                    Some((format!("=MAX(-{c},0)"), (-saved).max(0.0))),
                ]
            }
        };
        helpers.iter_mut().zip(cells).for_each(|(helper, cell)| helper.1.push(cell));
        above = here;
    }
    Some(helpers)
}
