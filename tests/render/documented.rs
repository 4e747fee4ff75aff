//! Every key that JSON prints is explained in docs/report-json.md.

use super::sample;
use crate::support::repo;
use serde_json::Value;
use zaizao::render::json;
use zaizao::report::Output;

/// The keys of an output that no documentation names: `in table five-cuts: rate`.
pub fn undocumented(output: &Output) -> Vec<String> {
    undocumented_in(&serde_json::from_str(&json::output(output)).unwrap())
}

/// The same of an output that was written already.
pub fn undocumented_in(value: &Value) -> Vec<String> {
    let docs = std::fs::read_to_string(repo("docs/report-json.md")).unwrap();
    let mut missing = Vec::new();
    let mut open = vec![("".to_owned(), value)];
    while let Some((place, value)) = open.pop() {
        let children: Vec<(String, &Value)> = match value {
            Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
            Value::Array(items) => items.iter().map(|item| (place.clone(), item)).collect(),
            _ => continue,
        };
        let figure_ids = place == "figures";
        for (key, child) in children {
            if value.is_object() && !figure_ids && !docs.contains(&format!("`{key}`")) && !["zh", "en"].contains(&&*key)
            {
                missing.push(format!("in {place}: {key}"));
            }
            open.push((key, child));
        }
    }
    missing.sort();
    missing.dedup();
    missing
}

#[test]
fn every_key_of_the_samples_is_documented() {
    for output in [sample::check(), sample::analyze(), sample::many()] {
        assert_eq!(undocumented(&output), Vec::<String>::new());
    }
}

#[test]
fn a_key_that_nobody_documented_is_found() {
    let mut output = sample::compare();
    assert_eq!(undocumented(&output), Vec::<String>::new());
    if let Some(zaizao::report::Block::Table(table)) = output.reports[0].sections[1].blocks.first_mut() {
        table.columns[0].key = "undocumented-key";
    }
    assert_eq!(undocumented(&output), ["in steps: undocumented-key"]);
}
