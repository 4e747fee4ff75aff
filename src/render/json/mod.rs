//! `zaizao.report/1`: one object, the same shape for one file or a thousand (`docs/report-json.md`). Both languages, every figure, no layout.

mod answer;
mod figures;
mod findings;
mod number;
mod tables;

use crate::report::{Output, Report, Subject, Summary};
use crate::wording::Text;
use serde_json::{Map, Value, json};

/// The schema's name; the number grows when a key changes its meaning or goes.
pub const SCHEMA: &str = "zaizao.report/1";

/// Writes an output as JSON, indented, with a line end.
pub fn output(output: &Output) -> String {
    if let [report] = &*output.reports
        && !report.answer.is_empty()
    {
        return format!("{:#}\n", answer::object(output.command, report));
    }
    let Summary { files, errors, warnings, notes } = Summary::of(output);
    let reports: Vec<Value> = output.reports.iter().map(report).collect();
    let object = json!({
        "schema": SCHEMA,
        "command": output.command,
        "summary": { "files": files, "errors": errors, "warnings": warnings, "notes": notes },
        "reports": reports,
    });
    format!("{object:#}\n")
}

fn report(report: &Report) -> Value {
    let mut object = Map::new();
    match &*report.subjects {
        [before, after] => {
            object.insert("before".into(), subject(before));
            object.insert("after".into(), subject(after));
        }
        subjects => object.extend(subjects.first().map(|only| ("process".into(), subject(only)))),
    }
    object.insert("figures".into(), figures::object(&report.figures));
    object.insert("tables".into(), Value::Object(tables::object(&report.sections)));
    object.insert("findings".into(), findings::list(report));
    let not_evaluated = report.not_evaluated.iter();
    let not_evaluated: Vec<Value> =
        not_evaluated.map(|(rule, missing)| json!({ "rule": rule, "missing": text(missing) })).collect();
    object.insert("not-evaluated".into(), not_evaluated.into());
    object.insert("assumptions".into(), report.assumptions.iter().map(text).collect::<Vec<Value>>().into());
    Value::Object(object)
}

fn subject(subject: &Subject) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), subject.id.as_str().into());
    object.insert("name".into(), text(&subject.name));
    object.extend(subject.variant.map(|variant| ("variant".into(), variant.into())));
    object.insert("file".into(), subject.file.as_str().into());
    Value::Object(object)
}

/// A sentence in both languages.
fn text(text: &Text) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}
