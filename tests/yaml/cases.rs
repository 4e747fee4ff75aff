//! Every file in `tests/yaml/cases/` beside what is told of it.

use super::support::{read, told};
use crate::support::{committed, repo};
use std::sync::Arc;
use zaizao::source::Source;
use zaizao::yaml::read_calendar;

fn check(folder: &str) {
    let mut files: Vec<_> = std::fs::read_dir(repo("tests/yaml/cases").join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no cases in {folder}");
    let mut stale = String::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let now = if folder == "calendars" {
            told(&read_calendar(Arc::new(Source::new("x.yaml", text.as_str()))).1)
        } else {
            told(&read(&text).1)
        };
        let held = std::panic::catch_unwind(|| committed(&format!("tests/yaml/cases/{folder}/{name}.findings"), &now));
        if held.is_err() {
            stale.push_str(&format!("--- {folder}/{name}\n{text}>>>\n{now}\n"));
        }
    }
    assert!(stale.is_empty(), "\n{stale}");
}

#[test]
fn calendars() {
    check("calendars");
}

#[test]
fn punctuation_of_a_chinese_keyboard() {
    check("punctuation");
}

#[test]
fn notation_that_is_not_yaml_or_not_what_was_meant() {
    check("notation");
}

#[test]
fn keys_unknown_repeated_missing_empty() {
    check("keys");
}

#[test]
fn values_of_the_wrong_kind() {
    check("values");
}

#[test]
fn times_limits_and_distributions() {
    check("times");
}

#[test]
fn ways_on_and_their_shares() {
    check("flow");
}

#[test]
fn ids_that_lead_nowhere() {
    check("references");
}
