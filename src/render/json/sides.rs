//! Whose findings a report lists: of a comparison those of one side, or of both.

use super::text;
use crate::finding::Finding;
use crate::report::{Half, Report};
use crate::wording::Text;
use serde_json::{Map, Value};

/// What was found, and in which side; `None` where a report has one process.
pub(super) struct Side<'r> {
    pub name: Option<&'static str>,
    pub findings: &'r [Finding],
    not_evaluated: &'r [(&'static str, Text)],
}

/// What the two sides of a comparison are called.
pub(super) fn names(command: &str) -> [&'static str; 2] {
    if command == "benchmark" { ["first", "second"] } else { ["before", "after"] }
}

/// The sides whose findings a report lists, in their order.
pub(super) fn of<'r>(report: &'r Report, names: [&'static str; 2]) -> Vec<Side<'r>> {
    let name = |half: Half| match half {
        Half::First => names[0],
        Half::Second => names[1],
    };
    let own = (report.half.is_some() || report.aside.is_empty()).then(|| Side {
        name: report.half.map(name),
        findings: &report.findings,
        not_evaluated: &report.not_evaluated,
    });
    let aside = report.aside.iter().map(|found| Side {
        name: Some(name(found.half)),
        findings: &found.findings,
        not_evaluated: &found.not_evaluated,
    });
    own.into_iter().chain(aside).collect()
}

/// The names of the sides; `None` where there is one process.
pub(super) fn told(sides: &[Side<'_>]) -> Option<Value> {
    let names: Vec<&str> = sides.iter().filter_map(|side| side.name).collect();
    (!names.is_empty()).then(|| names.into())
}

/// The rules that were not evaluated, side by side.
pub(super) fn not_evaluated(sides: &[Side<'_>]) -> Value {
    let rules = sides.iter().flat_map(|side| side.not_evaluated.iter().map(|rule| (side.name, rule)));
    let entries = rules.map(|(side, (rule, missing))| {
        let mut object = Map::new();
        object.insert("rule".into(), (*rule).into());
        object.insert("missing".into(), text(missing));
        object.extend(side.map(|side| ("side".to_owned(), side.into())));
        Value::Object(object)
    });
    entries.collect::<Vec<Value>>().into()
}
