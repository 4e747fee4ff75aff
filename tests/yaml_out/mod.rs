//! Writing: layout, model → YAML, JSON Schema.

mod dice;
mod differential;
mod documents;
mod hostile;
mod layout;
mod made_up;
mod schema;
mod words;
mod writing;

use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use std::sync::Arc;
use zaizao::source::Source;
use zaizao::wording::Lang;
use zaizao::yaml::format::{Words, format};

/// A text in canonical layout, or what is wrong with it: `rule line:column message`.
fn laid_out_with(text: &str, words: Words<'_>) -> Result<String, String> {
    let source = Arc::new(Source::new("a.yaml", text));
    format(&source, words).map_err(|findings| {
        let told = findings.iter().map(|finding| {
            let at = finding.place.start();
            format!("{} {}:{} {}", finding.rule, at.line, at.column, finding.message.get(Lang::En))
        });
        told.collect::<Vec<_>>().join("\n")
    })
}

fn laid_out(text: &str) -> Result<String, String> {
    laid_out_with(text, Words::AsWritten)
}

/// Properties are tried on the same cases every time, so that a run can be repeated.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(20_190_701),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The shipped processes: path and text.
fn shipped() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in std::fs::read_dir(crate::support::repo("processes")).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            // A plan is no process.
            if path.extension().is_some_and(|ending| ending == "yaml") && !path.ends_with("plan.yaml") {
                files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    assert!(files.len() >= 10, "the shipped processes are not where this test looks");
    files
}
