//! JSON Schema (draft 2020-12) of process, plan, calendar and policy files, from the tables of fields: an editor completes and checks with it.
//!
//! It takes whatever the reader takes. What only the whole file shows (a step that is not there, shares that add up to more
//! than 100%) it cannot know; `zaizao check` does.

use super::fields::{
    CALENDAR, CALENDAR_NOUNS, DISTRIBUTION, Field, NAME, NOUNS, Need, Noun, PLAN, PLAN_NOUNS, POLICY, POLICY_NOUNS,
    PROCESS, QUANTILES, SET, Shape,
};
use super::read::unit_spellings;
use serde_json::{Map, Value, json};

/// The schema of a process file. Titles and descriptions are in Chinese and English; fixed words have both spellings.
pub fn schema() -> Value {
    of("zaizao/v1", &PROCESS, NOUNS.iter().copied())
}

/// The schema of a calendar file.
pub fn calendar_schema() -> Value {
    of("zaizao/v1 calendar", &CALENDAR, CALENDAR_NOUNS.iter().copied().chain([&NAME]))
}

/// The schema of a policy file.
pub fn policy_schema() -> Value {
    of("zaizao/v1 policy", &POLICY, POLICY_NOUNS.iter().copied().chain([&NAME]))
}

/// The schema of a plan file.
pub fn plan_schema() -> Value {
    of("zaizao/v1 plan", &PLAN, PLAN_NOUNS.iter().chain(NOUNS).copied())
}

fn of(title: &str, file: &Noun, nouns: impl Iterator<Item = &'static Noun>) -> Value {
    let mut definitions: Map<String, Value> = nouns.map(|noun| (noun.key.to_owned(), mapping(noun))).collect();
    definitions.extend(scalars());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": format!("{} / {}", file.name.zh, file.name.en),
        "$ref": reference(file.key),
        "$defs": definitions,
    })
}

fn reference(name: &str) -> String {
    format!("#/$defs/{name}")
}

fn refer(name: &str) -> Value {
    json!({ "$ref": reference(name) })
}

fn mapping(noun: &Noun) -> Value {
    let properties: Map<String, Value> =
        noun.fields.iter().map(|field| (field.key.to_owned(), of_noun(noun, field))).collect();
    let required = noun.fields.iter().filter(|field| field.need == Need::Required).map(|field| field.key);
    let mut schema = json!({
        "title": format!("{} / {}", noun.name.zh, noun.name.en),
        "type": "object",
        "properties": properties,
        "required": required.collect::<Vec<_>>(),
        "additionalProperties": false,
    });
    if !noun.choice.is_empty() {
        let ways: Vec<Value> = noun.choice.iter().map(|key| json!({ "required": [key] })).collect();
        schema["oneOf"] = ways.into();
    }
    if noun.key == NAME.key {
        schema["minProperties"] = 1.into();
    }
    schema
}

// In `set` a key without a value takes the field away.
fn of_noun(noun: &Noun, field: &Field) -> Value {
    let schema = property(field);
    if noun.key != SET.key || field.need == Need::Required {
        return schema;
    }
    json!({ "description": schema["description"], "if": { "type": "null" }, "else": schema })
}

fn property(field: &Field) -> Value {
    let mut schema = any_of(field.shapes);
    let example = format!("{}: {}", field.key, field.example);
    schema["description"] = format!("{} / {}\n{example}", field.says.zh, field.says.en).into();
    schema
}

// A value is held to the shapes of its own kind, so that an editor underlines the key that is wrong and not the whole mapping.
fn any_of(shapes: &[Shape]) -> Value {
    let (mut scalars, mut lists, mut mappings) = (Vec::new(), Vec::new(), Vec::new());
    for shape in shapes {
        match shape {
            Shape::List(items) => lists.push(json!({ "type": "array", "items": any_of(items) })),
            Shape::Noun(noun) => mappings.push(refer(noun.key)),
            Shape::MapOf(values) => mappings.push(by_id(values)),
            Shape::Name => {
                scalars.push(refer("text"));
                mappings.push(refer(NAME.key));
            }
            Shape::Duration => {
                scalars.push(refer("duration"));
                mappings.extend([refer(DISTRIBUTION.key), refer(QUANTILES.key)]);
            }
            scalar_shape => scalars.push(scalar(scalar_shape)),
        }
    }
    by_kind(scalars, lists, mappings)
}

fn by_kind(scalars: Vec<Value>, lists: Vec<Value>, mappings: Vec<Value>) -> Value {
    let kinds = [("object", mappings), ("array", lists), ("", scalars)];
    let mut left: Vec<(&str, Value)> = kinds
        .into_iter()
        .filter(|(_, ways)| !ways.is_empty())
        .map(|(kind, ways)| (kind, one_of_several(ways)))
        .collect();
    let Some((_, mut schema)) = left.pop() else { return json!({}) };
    while let Some((kind, ways)) = left.pop() {
        schema = json!({ "if": { "type": kind }, "then": ways, "else": schema });
    }
    schema
}

fn one_of_several(mut ways: Vec<Value>) -> Value {
    match (ways.len(), ways.pop()) {
        (1, Some(way)) => way,
        (_, last) => {
            ways.extend(last);
            json!({ "anyOf": ways })
        }
    }
}

fn scalar(shape: &Shape) -> Value {
    match shape {
        Shape::Number => refer("number"),
        Shape::Whole => refer("whole-number"),
        Shape::Between(least, greatest) => {
            json!({ "anyOf": [{ "type": "integer", "minimum": least, "maximum": greatest }, refer("digits")] })
        }
        Shape::Bool => json!({ "enum": [true, false, "true", "false"] }),
        Shape::Share => refer("share"),
        Shape::Amount => refer("amount"),
        Shape::Date => refer("date"),
        Shape::Days => refer("days"),
        Shape::Hours => refer("hours"),
        Shape::Word(spellings) => json!({ "enum": words(&spellings()) }),
        _ => refer("text"),
    }
}

// English before Chinese, as an editor offers them; a word that is the same in both once.
fn words(spellings: &[(&str, &str)]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in spellings.iter().map(|row| row.0).chain(spellings.iter().map(|row| row.1)) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

// An id alone (`补正:`) is a value of `null`.
fn by_id(values: &[Shape]) -> Value {
    let only_mappings = values.iter().all(|shape| matches!(shape, Shape::Noun(_)));
    let mut value = json!({ "if": { "type": "null" }, "else": any_of(values) });
    if only_mappings {
        value["type"] = json!(["object", "null"]);
    }
    json!({ "type": "object", "propertyNames": { "pattern": "^[^/]+$" }, "additionalProperties": value })
}

// The kinds of scalar that several fields share. Quoted numbers and full-width digits are numbers to the reader, and plain
// numbers are texts where it wants a text.
fn scalars() -> Vec<(String, Value)> {
    let units: Vec<&str> = unit_spellings().collect();
    let amount = format!("{NUMBER} *个?({})", units.join("|"));
    let amount = format!("(0|{amount})");
    let described = |zh: &str, en: &str, mut schema: Value| {
        schema["description"] = format!("{zh} / {en}").into();
        schema
    };
    let text = |pattern: String| json!({ "type": "string", "pattern": format!("^ *{pattern} *$") });
    let number_or = |pattern: String| json!({ "anyOf": [{ "type": "number", "minimum": 0 }, text(pattern)] });
    let duration = json!({ "anyOf": [
        refer("amount"),
        text(format!(r"{amount} *\.\. *{amount}")),
        text(format!("{amount} *[/／] *{amount} *[/／] *{amount}")),
    ] });
    let rows = vec![
        ("text", described("文字", "a text", json!({ "type": ["string", "number", "boolean"] }))),
        ("number", described("不小于 0 的数", "a number not below 0", number_or(NUMBER.to_owned()))),
        ("digits", text("[0-9０-９]+".to_owned())),
        (
            "whole-number",
            described(
                "不小于 0 的整数",
                "a whole number not below 0",
                json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, refer("digits")] }),
            ),
        ),
        (
            "share",
            described(
                "百分比，或不大于 1 的小数：20%、0.2",
                "a percentage, or a fraction up to 1: 20%, 0.2",
                json!({ "anyOf": [
                    { "type": "number", "minimum": 0, "maximum": 1 },
                    text(format!("{NUMBER} *[%％]")),
                    text("(0([.．][0-9０-９]+)?|1([.．]0+)?)".to_owned()),
                ] }),
            ),
        ),
        (
            "amount",
            described(
                "时间：30min、2h、3d（工作日）、20cd（自然日）、2w",
                "an amount of time: 30min, 2h, 3d (working days), 20cd (calendar days), 2w",
                json!({ "anyOf": [{ "const": 0 }, text(amount.clone())] }),
            ),
        ),
        (
            "duration",
            described(
                "时间，可以是范围或分布：2d、1d..5d、1d/2d/5d、{ p50: 2d, p90: 5d }",
                "an amount of time, a range or a distribution: 2d, 1d..5d, 1d/2d/5d, { p50: 2d, p90: 5d }",
                duration,
            ),
        ),
        ("date", described("日期：2027-06-30", "a day: 2027-06-30", text(DATE.to_owned()))),
        (
            "days",
            described(
                "日期，或一段：2019-10-01..2019-10-07",
                "a day, or a stretch: 2019-10-01..2019-10-07",
                text(format!(r"{DATE}( *\.\. *{DATE})?")),
            ),
        ),
        (
            "hours",
            described(
                "上班时间：09:00-17:00",
                "hours: 09:00-17:00",
                text("[0-9]{1,2}:[0-9]{2} *- *[0-9]{1,2}:[0-9]{2}".to_owned()),
            ),
        ),
    ];
    rows.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
}

const DATE: &str = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

// Digits with or without a fraction, as the reader takes them.
const NUMBER: &str = "[0-9０-９]+([.．][0-9０-９]+)?";
