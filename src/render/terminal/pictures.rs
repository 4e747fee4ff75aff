//! Pictures on a terminal: swim lanes as a drawing, charts as tables with bars.

use super::INDENT;
use super::lanes;
use super::page::Page;
use super::style::{Paint, Style};
use super::wrap::{one_line, width, wrap};
use crate::report::picture::{Bars, Diagram, Distribution, Heat, Pairs, Picture, Schedule, Waterfall, WaterfallKind};
use crate::report::{Bar, Cell, Column, Matrix, Quantity, Room, Row, Table, Tone};
use crate::say;
use crate::wording::{Lang, Text};

const NO_HEAD: Text = Text::fixed("", "");

/// A picture for a terminal in one language.
pub fn picture(picture: &Picture, lang: Lang, style: Style) -> String {
    let mut page = Page::default();
    match picture {
        Picture::Diagram(diagram) => whole(diagram, lang, style, &mut page),
        Picture::Pair(diagrams) => {
            for diagram in &**diagrams {
                page.gap();
                whole(diagram, lang, style, &mut page);
            }
        }
        Picture::Schedule(picture) => chart(&picture.title, &picture.about, &schedule(picture), lang, style, &mut page),
        Picture::Waterfall(picture) => {
            chart(&picture.title, &picture.about, &waterfall(picture), lang, style, &mut page);
        }
        Picture::Bars(picture) => chart(&picture.title, &picture.about, &bars(picture), lang, style, &mut page),
        Picture::Distribution(picture) => {
            chart(&picture.title, &picture.about, &distribution(picture), lang, style, &mut page);
            page.gap();
            super::table(&limits(picture), lang, style, &mut page);
        }
        Picture::Heat(picture) => heat(picture, lang, style, &mut page),
        Picture::Pairs(picture) => chart(&picture.title, &picture.about, &pairs(picture), lang, style, &mut page),
    }
    style.glyphs.of(page.take())
}

/// A diagram inside a report.
pub(super) fn inside(diagram: &Diagram, lang: Lang, style: Style, page: &mut Page) {
    page.indented(INDENT, lanes::draw_lanes(diagram, lang, style, style.columns() - INDENT));
    for note in &diagram.notes {
        page.indented(INDENT, wrap(&one_line(note.get(lang)), style.columns() - INDENT));
    }
}

fn whole(diagram: &Diagram, lang: Lang, style: Style, page: &mut Page) {
    // What a diagram says of itself is about a picture that runs from left to right.
    title(&diagram.title, lang, style, page);
    page.gap();
    inside(diagram, lang, style, page);
}

fn title(title: &Text, lang: Lang, style: Style, page: &mut Page) {
    let lines = wrap(&one_line(title.get(lang)), style.columns());
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    page.lines(lines.iter().map(|line| style.paint(Paint::Strong, line)));
    page.line(&style.paint(Paint::Strong, &"━".repeat(widest)));
}

fn about(about: &Text, lang: Lang, style: Style, page: &mut Page) {
    let about = wrap(&one_line(about.get(lang)), style.columns() - INDENT);
    page.indented(INDENT, about.iter().map(|line| style.paint(Paint::Faint, line)));
}

fn chart(name: &Text, about: &Text, drawn: &Table, lang: Lang, style: Style, page: &mut Page) {
    title(name, lang, style, page);
    self::about(about, lang, style, page);
    page.gap();
    super::table(drawn, lang, style, page);
}

fn plain(key: &'static str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table { key, caption: None, columns, rows, sum: None }
}

fn schedule(picture: &Schedule) -> Table {
    let time = |seconds: f64| Cell::Quantity(Quantity::Time { seconds, day: picture.day });
    let whole = picture.rows.iter().map(|row| row.to).fold(picture.end, f64::max);
    let rows = picture.rows.iter().map(|row| {
        let float = row.float.filter(|_| !row.critical).unwrap_or(0.0);
        let cells = vec![
            Cell::Text(row.name.clone()),
            Cell::Text(row.by.clone()),
            time(row.from),
            time(row.to),
            row.float.map_or(Cell::Empty, time),
            Cell::Mark(row.critical),
            Cell::Bar(Bar { from: row.from, to: row.to, float, whole }),
        ];
        Row::toned(if row.critical { Tone::Strong } else { Tone::Plain }, cells)
    });
    let columns = vec![
        Column::words("step", say!(zh: "步骤", en: "step")),
        Column::words("department", say!(zh: "部门", en: "department")).room(Room::IfItFits),
        Column::numbers("es", say!(zh: "开始", en: "start")),
        Column::numbers("ef", say!(zh: "完成", en: "finish")),
        Column::numbers("total-float", say!(zh: "总时差", en: "total float")).room(Room::IfItFits),
        Column::marks("critical", say!(zh: "关键", en: "critical")),
        Column::words("bar", say!(zh: "时间轴", en: "timeline")),
    ];
    plain("schedule", columns, rows.collect())
}

fn waterfall(picture: &Waterfall) -> Table {
    let levels = picture.bars.iter().flat_map(|bar| [bar.from.number(), bar.to.number()]);
    let whole = levels.fold(0.0, f64::max);
    let rows = picture.bars.iter().map(|bar| {
        let (from, to) = (bar.from.number(), bar.to.number());
        let (tone, change) = match bar.kind {
            WaterfallKind::Total => (Tone::Strong, Cell::Empty),
            WaterfallKind::Saved => (Tone::Better, Cell::Cut(bar.to.with(from - to))),
            WaterfallKind::Added => (Tone::Worse, Cell::Cut(bar.to.with(from - to))),
        };
        let drawn = Bar { from: from.min(to).max(0.0), to: from.max(to), float: 0.0, whole };
        Row::toned(tone, vec![Cell::Text(bar.label.clone()), change, Cell::Quantity(bar.to), Cell::Bar(drawn)])
    });
    let columns = vec![
        Column::words("of", say!(zh: "步骤", en: "step")),
        Column::numbers("change", say!(zh: "省下", en: "saved")),
        Column::numbers("level", say!(zh: "至此", en: "leaves")),
        Column::words("bar", NO_HEAD),
    ];
    plain("waterfall", columns, rows.collect())
}

fn bars(picture: &Bars) -> Table {
    let rows = picture.rows.iter().map(|row| {
        let bar = Bar { from: 0.0, to: row.share, float: 0.0, whole: 1.0 };
        let waiting = row.waiting.map_or(Cell::NotStated, Cell::Quantity);
        let share = Cell::Quantity(Quantity::Share(row.share));
        Row::plain(vec![Cell::Text(row.label.clone()), Cell::Quantity(row.value), waiting, share, Cell::Bar(bar)])
    });
    let waits = if picture.rows.iter().any(|row| row.waiting.is_some()) { Room::IfItFits } else { Room::Never };
    let columns = vec![
        Column::words("of", NO_HEAD),
        Column::numbers("time", say!(zh: "用时", en: "time")),
        Column::numbers("wait", say!(zh: "其中等待", en: "waiting")).room(waits),
        Column::numbers("share", say!(zh: "占比", en: "share")),
        Column::words("bar", NO_HEAD),
    ];
    plain("bars", columns, rows.collect())
}

// Each interval with its share of cases; the fullest fills the bar.
fn distribution(picture: &Distribution) -> Table {
    let bins = merged(picture);
    let most = bins.iter().map(|(_, share)| *share).fold(0.0, f64::max);
    let rows = bins.iter().map(|(end, share)| {
        let bar = Bar { from: 0.0, to: *share, float: 0.0, whole: most };
        Row::plain(vec![Cell::Quantity(*end), Cell::Quantity(Quantity::Share(*share)), Cell::Bar(bar)])
    });
    let columns = vec![
        Column::numbers("until", say!(zh: "不超过", en: "up to")),
        Column::numbers("cases", say!(zh: "办件占比", en: "share of cases")),
        Column::words("bar", NO_HEAD),
    ];
    plain("distribution", columns, rows.collect())
}

// Before the first cases come in, intervals that would be printed as 0.0% are one.
fn merged(picture: &Distribution) -> Vec<(Quantity, f64)> {
    let mut before = 0.0;
    let mut bins = Vec::new();
    for (end, share) in &picture.bins {
        before += share;
        if !bins.is_empty() || before >= 0.0005 {
            bins.push((*end, std::mem::take(&mut before)));
        }
    }
    bins
}

fn limits(picture: &Distribution) -> Table {
    let rows =
        picture.lines.iter().map(|line| Row::plain(vec![Cell::Text(line.label.clone()), Cell::Quantity(line.at)]));
    let columns =
        vec![Column::words("line", say!(zh: "线", en: "line")), Column::numbers("at", say!(zh: "时间", en: "time"))];
    plain("lines", columns, rows.collect())
}

/// Bars of two processes inside a report, where no table says the same.
pub(super) fn side_by_side(picture: &Pairs, lang: Lang, style: Style, page: &mut Page) {
    super::table(&pairs(picture), lang, style, page);
    about(&picture.about, lang, style, page);
}

// A row a bar: neither number is taken from the other.
fn beside(picture: &Pairs, sides: &[Text; 2]) -> Table {
    let rows = picture.rows.iter().flat_map(|row| {
        let number = |side: Option<Quantity>| side.map_or(0.0, Quantity::number);
        let whole = number(row.before).max(number(row.after));
        let bar = |side: Option<Quantity>, (label, note): (Cell, Cell), name: &Text| {
            let bar = Cell::Bar(Bar { from: 0.0, to: number(side), float: 0.0, whole });
            let number = side.map_or(Cell::NotStated, Cell::Quantity);
            Row::plain(vec![label, Cell::Text(name.clone()), number, bar, note])
        };
        let note = row.note.clone().map_or(Cell::Empty, Cell::Aside);
        let first = bar(row.before, (Cell::Text(row.label.clone()), note), &sides[0]);
        [first, bar(row.after, (Cell::Empty, Cell::Empty), &sides[1])]
    });
    let noted = if picture.rows.iter().any(|row| row.note.is_some()) { Room::Always } else { Room::Never };
    let columns = vec![
        Column::words("figure", say!(zh: "指标", en: "figure")),
        Column::words("of", say!(zh: "流程", en: "process")),
        Column::numbers("number", say!(zh: "数值", en: "number")),
        Column::words("bar", NO_HEAD),
        Column::words("note", NO_HEAD).room(noted),
    ];
    plain("pairs", columns, rows.collect())
}

fn pairs(picture: &Pairs) -> Table {
    if let Some(sides) = &picture.sides {
        return beside(picture, sides);
    }
    let rows = picture.rows.iter().map(|row| {
        let side = |quantity: Option<Quantity>| quantity.map_or(Cell::NotStated, Cell::Quantity);
        let cut = row.before.zip(row.after).map(|(before, after)| after.cut_from(before));
        let tone = match cut.map(Quantity::number) {
            Some(cut) if cut > 0.0 => Tone::Better,
            Some(cut) if cut < 0.0 => Tone::Worse,
            _ => Tone::Plain,
        };
        let rate = if cut.is_some() { Cell::Rate(row.rate) } else { Cell::Empty };
        let note = row.note.clone().map_or(Cell::Empty, Cell::Aside);
        let cells =
            [Cell::Text(row.label.clone()), side(row.before), side(row.after), cut.map_or(Cell::Empty, Cell::Cut)];
        Row::toned(tone, cells.into_iter().chain([rate, note]).collect())
    });
    let noted = if picture.rows.iter().any(|row| row.note.is_some()) { Room::Always } else { Room::Never };
    let columns = vec![
        Column::words("figure", say!(zh: "指标", en: "figure")),
        Column::numbers("before", say!(zh: "改革前", en: "before")),
        Column::numbers("after", say!(zh: "改革后", en: "after")),
        Column::numbers("cut", say!(zh: "压减数", en: "cut")),
        Column::numbers("rate", say!(zh: "压减率", en: "rate")),
        Column::words("note", NO_HEAD).room(noted),
    ];
    plain("pairs", columns, rows.collect())
}

fn heat(picture: &Heat, lang: Lang, style: Style, page: &mut Page) {
    title(&picture.title, lang, style, page);
    about(&picture.about, lang, style, page);
    page.gap();
    let cells = picture.cells.iter().map(|cell| (cell.row, cell.column, Quantity::Count(cell.number)));
    let matrix = Matrix {
        key: "heat",
        caption: None,
        rows: picture.rows.clone(),
        columns: picture.columns.clone(),
        value: "number",
        cells: cells.collect(),
    };
    super::matrix(&matrix, lang, style, page);
}
