//! Small pieces that every builder uses.

use super::{Block, Cell, Column, Named, Quantity, Row, Table};
use crate::analysis::Assumption;
use crate::analysis::figures::{Basis, Figure, Unit, Value};
use crate::model::Process;
use crate::say;
use crate::wording::{Text, plain_number};

/// What stands for a number that cannot be had exactly.
pub(super) const NOT_EXACT: Text = Text::fixed("不能精确计算", "not exact");

/// No words.
pub(super) const NOTHING: Text = Text::fixed("", "");

/// A number of things.
pub(super) fn count(number: usize) -> Quantity {
    Quantity::Count(number as f64)
}

/// A cell with a number of things.
pub(super) fn counted(number: usize) -> Cell {
    Cell::Quantity(count(number))
}

/// A cell with a time, or "not stated".
pub(super) fn time(seconds: Option<f64>, day: f64) -> Cell {
    stated(seconds.map(|seconds| Quantity::Time { seconds, day }))
}

/// A cell with a figure, or "not stated".
pub(super) fn stated(quantity: Option<Quantity>) -> Cell {
    quantity.map_or(Cell::NotStated, Cell::Quantity)
}

/// A name, or nothing.
pub(super) fn name_or_empty(named: Option<Named>) -> Cell {
    named.map_or(Cell::Empty, Cell::Named)
}

/// The number of a figure with its unit, if it is known.
pub(super) fn quantity(figure: &Figure, day: f64) -> Option<Quantity> {
    Some(in_unit(figure.value.number()?, figure.unit, day))
}

/// A number with the unit of a figure.
pub(super) fn in_unit(number: f64, unit: Unit, day: f64) -> Quantity {
    match unit {
        Unit::Count | Unit::AsNamed => Quantity::Count(number),
        Unit::Time => Quantity::Time { seconds: number, day },
        Unit::Minutes => Quantity::Minutes(number),
        Unit::Money | Unit::MoneyPerYear => Quantity::Money(number),
        Unit::Share => Quantity::Share(number),
    }
}

/// What a figure was counted from 口径.
pub(super) fn basis(basis: Basis) -> Named {
    Named::new(basis.key(), basis.text())
}

/// A cell with a value: "not stated" where nobody gave the inputs, nothing where it cannot be had exactly.
pub(super) fn value(value: Value, unit: Unit, day: f64) -> Cell {
    match value {
        Value::Stated(number) | Value::Sampled { number, .. } => Cell::Quantity(in_unit(number, unit, day)),
        Value::NotStated => Cell::NotStated,
        Value::NotExact => Cell::Aside(NOT_EXACT),
    }
}

/// A table without a caption whose rows mean nothing in particular.
pub(super) fn plain_table(key: &'static str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table { key, caption: None, columns, rows: rows.into_iter().map(Row::plain).collect(), sum: None }
}

/// What "日" means in the tables of a process.
pub(super) fn day_note(day: f64) -> Block {
    let hours = plain_number(day / 3600.0, 2);
    Block::Note(say!(hours = hours; zh: "“日”指工作日，每日 {hours} 小时。", en: "d: working days of {hours} hours."))
}

/// Assumptions in sentences, each once, in their order.
pub(super) fn sentences<'a>(assumptions: impl IntoIterator<Item = &'a Assumption>, process: &Process) -> Vec<Text> {
    let mut all: Vec<&Assumption> = assumptions.into_iter().collect();
    all.sort();
    all.dedup();
    all.into_iter().map(|assumption| assumption.text(process)).collect()
}

/// Names one after the other with a sign between; of a long list the first ones and the number.
pub(super) fn chain(names: &[Named], zh: &str, en: &str) -> Text {
    const SHOWN: usize = 12;
    let shown = Text::joined(names.iter().take(SHOWN), zh, en);
    if names.len() <= SHOWN {
        return shown;
    }
    say!(shown = shown, n = names.len(); zh: "{shown}等 {n} 步", en: "{shown}, … ({n} steps in all)")
}
