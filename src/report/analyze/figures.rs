//! Every figure of a process, and what it was counted from.

use crate::analysis::figures::{Figure, Unit, Value, find, member};
use crate::model::words::{WaitCause, Word};
use crate::report::build::{basis, plain_table, quantity, value};
use crate::report::{Block, Cell, Column, FigureRow, Method, Named, Room, Section, Value as Reported};
use crate::say;
use crate::wording::{Text, plain_number, short_span_of_time};

/// Figures for machines: those that are stated.
pub(in crate::report) fn rows(figures: &[Figure], day: f64) -> Vec<FigureRow> {
    let stated = figures.iter().filter_map(|figure| {
        let quantity = quantity(figure, day)?;
        Some(FigureRow { id: figure.id.to_string(), value: Reported::One { quantity, method: method(figure.value) } })
    });
    stated.collect()
}

// How it was obtained.
fn method(value: Value) -> Method {
    match value {
        Value::Sampled { samples, error, .. } => Method::Sampled { n: samples, error },
        Value::Stated(_) | Value::NotStated | Value::NotExact => Method::Exact,
    }
}

// What it was counted from, and with which error where it was sampled.
fn counted_from(figure: &Figure, day: f64) -> Named {
    let basis = basis(figure.basis);
    let Value::Sampled { error, .. } = figure.value else { return basis };
    let name = say!(basis = basis.name, error = plus_or_minus(error, figure.unit, day);
        zh: "{basis}，抽样 ±{error}", en: "{basis}, sampled ±{error}");
    Named::new(basis.id, name)
}

/// All figures in a table; those that nobody stated in one line below.
pub(super) fn section(figures: &[Figure], day: f64) -> Section {
    let (known, unknown): (Vec<&Figure>, Vec<&Figure>) =
        figures.iter().partition(|figure| figure.value != Value::NotStated);
    let rows = known.iter().map(|figure| {
        vec![
            Cell::Text(name(figure)),
            value(figure.value, figure.unit, day),
            Cell::Named(counted_from(figure, day)),
            Cell::Named(Named::new(&*figure.id, Text::same(&*figure.id))),
        ]
    });
    let columns = vec![
        Column::words("name", say!(zh: "指标", en: "figure")),
        Column::numbers("value", say!(zh: "数值", en: "value")),
        Column::words("basis", say!(zh: "口径", en: "basis")),
        Column::words("figure", say!(zh: "编号", en: "id")).room(Room::IfItFits),
    ];
    let mut blocks = vec![Block::View(plain_table("figures", columns, rows.collect()))];
    if !unknown.is_empty() {
        let names = Text::list(unknown.iter().map(|figure| name(figure)));
        blocks.push(Block::Note(say!(names = names; zh: "文件未注明所需内容，不计算：{names}", en: "not stated in the file, so not computed: {names}")));
    }
    Section::new("figures", say!(zh: "全部指标", en: "All figures"), blocks)
}

/// What a figure is called. Of a family, such as `outcome.<name>`, the name of the one stands beside it.
pub(in crate::report) fn name(figure: &Figure) -> Text {
    let Some(entry) = find(&figure.id) else { return Text::same(&*figure.id) };
    let Some(one) = member(entry.id, &figure.id) else { return entry.name.clone() };
    let one = called(one);
    say!(family = entry.name, one = one; zh: "{family}：{one}", en: "{family}: {one}")
}

// With two digits that say something, however small.
fn plus_or_minus(error: f64, unit: Unit, day: f64) -> Text {
    match unit {
        Unit::Time => short_span_of_time(error, day),
        Unit::Share => Text::same(format!("{}%", two_digits(error * 100.0))),
        Unit::Count | Unit::Minutes | Unit::Money | Unit::MoneyPerYear | Unit::AsNamed => Text::same(two_digits(error)),
    }
}

fn two_digits(number: f64) -> String {
    let places = if number > 0.0 { (1.0 - number.log10().floor()).clamp(0.0, 9.0) } else { 0.0 };
    plain_number(number, places as usize)
}

// Names of causes and of the clock without a name are words of ours, all others the file's.
fn called(member: &str) -> Text {
    match WaitCause::read(member) {
        Some(cause) => cause.text(),
        None if member == "case" => say!(zh: "全程", en: "whole case"),
        None => Text::same(member),
    }
}
