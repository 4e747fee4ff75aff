//! The list of rules is whole, and says all that it should.

use crate::support::repo;
use std::collections::BTreeSet;
use std::path::Path;
use zaizao::lint::{Check, Example, Rule, rules};
use zaizao::wording::{Lang, Text};

/// Whatever a finding of this crate can carry is in the list: no rule without words.
#[test]
fn every_rule_that_a_finding_carries_is_in_the_list() {
    let carried = carried_by_findings();
    for id in &carried {
        assert!(rules::find(id).is_some(), "{id} is not in src/lint/rules/mod.rs");
    }
    for rule in rules::ALL.iter().filter(|rule| matches!(rule.check, Check::Reader)) {
        assert!(carried.contains(rule.id), "nobody tells {}", rule.id);
    }
}

#[test]
fn a_file_is_called_like_its_rule() {
    let mut files: Vec<String> = sources(&repo("src/lint/rules"))
        .iter()
        .map(|(path, _)| Path::new(path).file_stem().unwrap().to_str().unwrap().replace('_', "-"))
        .filter(|name| name != "mod")
        .collect();
    files.sort_unstable();
    let mut ids: Vec<&str> = rules::ALL.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    assert_eq!(files, ids);
    let grouped: Vec<_> = rules::ALL.iter().map(|rule| rule.group).collect();
    assert!(grouped.is_sorted(), "the list goes by groups");
}

#[test]
fn every_rule_says_everything_in_both_languages() {
    for rule in rules::ALL {
        for (what, text) in words(rule) {
            let (zh, en) = (text.get(Lang::Zh), text.get(Lang::En));
            assert!(!zh.is_empty() && !en.is_empty(), "{} lacks its {what}", rule.id);
            assert!(!zh.is_ascii(), "{}: the {what} is not Chinese: {zh}", rule.id);
        }
        let (zh, en) = (rule.summary.get(Lang::Zh), rule.summary.get(Lang::En));
        assert!(!zh.ends_with('。') && !en.ends_with('.') && !en.contains('\n'), "{}: a summary is one line", rule.id);
        for text in [&rule.why, &rule.condition, &rule.remedy] {
            assert!(text.zh.ends_with('。') && text.en.ends_with('.'), "{}: a sentence ends: {}", rule.id, text.en);
        }
    }
}

#[test]
fn a_rule_is_found_by_its_id_or_the_nearest() {
    assert_eq!(rules::find("deadlock").map(|rule| rule.id), Some("deadlock"));
    assert!(rules::find("dead-lock").is_none());
    assert_eq!(rules::nearest("dead-lock"), Some("deadlock"));
    assert_eq!(rules::nearest("repeated-submissions"), Some("repeated-submission"));
    assert_eq!(rules::nearest("量子"), None);
}

fn words(rule: &Rule) -> Vec<(&'static str, &Text)> {
    let mut words =
        vec![("summary", &rule.summary), ("why", &rule.why), ("condition", &rule.condition), ("remedy", &rule.remedy)];
    words.extend([("fires", shown(&rule.fires)), ("quiet", shown(&rule.quiet))]);
    words
}

fn shown(example: &Example) -> &Text {
    match example {
        Example::File(text) | Example::Told(text) => text,
    }
}

/// The first argument, where it is written out, of everything that makes a finding: `Finding::error(…)`, and functions that take a rule's id.
fn carried_by_findings() -> BTreeSet<String> {
    let sources = sources(&repo("src"));
    let mut makers: Vec<String> = ["new", "error", "warning", "note"].map(|name| format!("Finding::{name}(")).to_vec();
    for (_, text) in sources.iter().filter(|(path, _)| !path.contains("finding.rs")) {
        for part in text.split("fn ").skip(1).filter(|part| part.starts_with(|first: char| first.is_ascii_lowercase()))
        {
            let (name, parameters) = part.split_once('(').unwrap_or((part, ""));
            if parameters.split_once(')').is_some_and(|(inside, _)| inside.contains("rule: &'static str")) {
                makers.push(format!(".{name}("));
            }
        }
    }
    let calls =
        sources.iter().flat_map(|(_, text)| makers.iter().flat_map(move |maker| text.split(maker.as_str()).skip(1)));
    let written = calls.filter_map(|call| call.trim_start().strip_prefix('"')?.split_once('"'));
    let ids: BTreeSet<String> = written.map(|(id, _)| id.to_owned()).collect();
    assert!(ids.len() >= 10, "the search finds too little to mean anything: {ids:?}");
    ids
}

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push((path.to_str().unwrap().replace('\\', "/"), std::fs::read_to_string(&path).unwrap()));
        }
    }
    found
}
