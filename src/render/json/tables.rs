use super::number::{in_unit, number};
use super::text;
use crate::report::{Block, Cell, Column, Matrix, Row, Section, Table};
use crate::source::Place;
use serde_json::{Map, Value, json};

/// The tables of a report under their keys, each a list of objects under the keys of its columns.
pub(super) fn object(sections: &[Section]) -> Map<String, Value> {
    let mut tables: Map<String, Value> = Map::new();
    for block in sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Table(table) | Block::Data(table) => add(&mut tables, table.key, rows(table)),
            Block::Matrix(matrix) => add(&mut tables, matrix.key, entries(matrix)),
            _ => {}
        }
    }
    tables
}

// Two tables with one key are one table.
fn add(tables: &mut Map<String, Value>, key: &str, rows: Vec<Value>) {
    match tables.get_mut(key).and_then(Value::as_array_mut) {
        Some(table) => table.extend(rows),
        None => {
            tables.insert(key.to_owned(), rows.into());
        }
    }
}

fn rows(table: &Table) -> Vec<Value> {
    table.rows.iter().map(|row| self::row(&table.columns, row)).collect()
}

fn row(columns: &[Column], row: &Row) -> Value {
    let cells = columns.iter().zip(&row.cells);
    Value::Object(cells.filter_map(|(column, cell)| Some((column.key.to_owned(), self::cell(cell)?))).collect())
}

// What is empty, not stated or only drawn is absent.
pub(super) fn cell(cell: &Cell) -> Option<Value> {
    match cell {
        Cell::Empty | Cell::NotStated | Cell::Aside(_) | Cell::Bar(_) | Cell::Rate(None) => None,
        Cell::Text(words) => Some(text(words)),
        Cell::Named(named) => Some(named.id.as_str().into()),
        Cell::Names(names) => Some(names.iter().map(|named| named.id.as_str()).collect::<Vec<&str>>().into()),
        Cell::Quantity(quantity) | Cell::Cut(quantity) => Some(number(in_unit(*quantity))),
        Cell::Rate(Some(share)) | Cell::Percent(share) => Some(number(*share)),
        Cell::Mark(mark) => Some((*mark).into()),
        Cell::Date(date) => Some(date.to_string().into()),
        Cell::Place(place) => Some(self::place(place)),
    }
}

fn place(place: &Place) -> Value {
    let start = place.start();
    json!({ "file": place.source.name, "line": start.line, "column": start.column })
}

fn entries(matrix: &Matrix) -> Vec<Value> {
    let filled = matrix.cells.iter().filter_map(|(row, column, value)| {
        let (row, column) = (matrix.rows.items.get(*row)?, matrix.columns.items.get(*column)?);
        let mut object = Map::new();
        object.insert(matrix.rows.key.to_owned(), row.id.as_str().into());
        object.insert(matrix.columns.key.to_owned(), column.id.as_str().into());
        object.insert(matrix.value.to_owned(), number(in_unit(*value)));
        Some(Value::Object(object))
    });
    filled.collect()
}
