use super::{SCHEMA, tables};
use crate::report::{Cell, Fact, Report};
use serde_json::{Map, Value};

/// An answer: its facts and its tables, outside of any report.
pub(super) fn object(command: &str, report: &Report) -> Value {
    let mut object = Map::new();
    object.insert("schema".into(), SCHEMA.into());
    object.insert("command".into(), command.into());
    for fact in &report.answer {
        match fact {
            Fact::One(key, cell) => put(&mut object, key, cell),
            Fact::Group(key, cells) => {
                let mut group = Map::new();
                cells.iter().for_each(|(key, cell)| put(&mut group, key, cell));
                object.insert((*key).to_owned(), Value::Object(group));
            }
        }
    }
    object.extend(tables::object(&report.sections));
    Value::Object(object)
}

fn put(object: &mut Map<String, Value>, key: &str, cell: &Cell) {
    object.extend(tables::cell(cell).map(|value| (key.to_owned(), value)));
}
