//! The pages of the language and the terms are what the tables make them, and what they say is so.

use crate::support::committed;
use std::collections::BTreeSet;
use std::sync::Arc;
use zaizao::finding::{Finding, Severity};
use zaizao::model::words::lists;
use zaizao::render::markdown;
use zaizao::report::{self, language};
use zaizao::source::Source;
use zaizao::wording::Lang;
use zaizao::yaml::fields::{CALENDAR_NOUNS, NOUNS, PLAN_NOUNS, POLICY_NOUNS, Shape};
use zaizao::yaml::format::{Words, format};
use zaizao::yaml::tree::Limits;
use zaizao::yaml::{calendars, plans, policies, read, read_calendar, read_plan, read_policy};

#[test]
fn the_pages_of_the_language_are_up_to_date() {
    let page = language::page();
    committed("docs/language.md", &markdown::output(&page, Lang::En));
    committed("docs/language.zh.md", &markdown::output(&page, Lang::Zh));
}

#[test]
fn the_page_of_terms_is_up_to_date() {
    committed("docs/terms.md", &markdown::output(&report::terms::page(), Lang::Zh));
}

fn source(text: &str) -> Arc<Source> {
    Arc::new(Source::new("a.yaml", text))
}

fn findings(text: &str) -> Vec<Finding> {
    let source = source(text);
    if policies::is_policy(&source) {
        let (policy, mut findings) = read_policy(source);
        findings.extend(zaizao::lint::demands::mistakes(&policy));
        return findings;
    }
    if calendars::is_calendar(&source) {
        read_calendar(source).1
    } else if plans::is_plan(&source) {
        read_plan(source, Limits::default()).1
    } else {
        read(source).1
    }
}

fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{} {}\n", finding.rule, finding.message.en)).collect()
}

#[test]
fn every_noun_has_its_place() {
    let mut placed: Vec<&str> = language::PARTS.iter().flat_map(|part| part.nouns).map(|noun| noun.key).collect();
    let files = NOUNS.iter().chain(CALENDAR_NOUNS).chain(PLAN_NOUNS).chain(POLICY_NOUNS);
    let mut all: Vec<&str> = files.map(|noun| noun.key).collect();
    placed.sort_unstable();
    all.sort_unstable();
    assert_eq!(placed, all);
}

#[test]
fn every_example_reads_without_a_finding_and_is_laid_out() {
    for part in language::PARTS {
        for lang in Lang::BOTH {
            let Some(example) = &part.example else { continue };
            let text = example.get(lang);
            assert_eq!(told(&findings(text)), "", "{text}");
            assert_eq!(format(&source(text), Words::AsWritten).ok().as_deref(), Some(text));
        }
    }
}

#[test]
fn every_spelling_of_a_time_is_read_as_the_page_says() {
    use language::Reading;
    for spelling in language::SPELLINGS {
        for written in spelling.written {
            let findings =
                findings(&format!("process: p\nsteps: {{ a: {{ by: b, work: {written} }} }}\ndepartments: [b]\n"));
            let worst = findings.iter().map(|finding| finding.severity).max();
            let read = match worst {
                None => Reading::Silent,
                Some(Severity::Error) => Reading::Refused,
                Some(_) => Reading::Noted,
            };
            assert_eq!(read, spelling.read, "{written}: {}", told(&findings));
        }
    }
}

#[test]
fn every_trap_springs_as_the_page_says() {
    let file = |step: &str| format!("process: p\ndepartments: [窗口]\nmaterials: [身份证]\nsteps:\n  a: {step}\n");
    for trap in language::TRAPS {
        let rules: BTreeSet<&str> = findings(&file(trap.written)).iter().map(|finding| finding.rule).collect();
        match trap.rule {
            Some(rule) => assert!(rules.contains(rule), "{} tells {rules:?}, not {rule}", trap.written),
            None => assert!(rules.is_empty(), "{} tells {rules:?}", trap.written),
        }
        assert_eq!(told(&findings(&file(trap.instead))), "", "{}", trap.instead);
    }
}

#[test]
fn every_fixed_word_of_the_tables_is_among_the_terms() {
    let known: Vec<Vec<(&str, &str)>> =
        lists().iter().map(|(_, words)| words.iter().map(|word| (word.0, word.1)).collect()).collect();
    for noun in NOUNS.iter().chain(CALENDAR_NOUNS).chain(PLAN_NOUNS).chain(POLICY_NOUNS) {
        for shape in noun.fields.iter().flat_map(|field| field.shapes) {
            let Shape::Word(spellings) = shape else { continue };
            let words = spellings();
            // The version of the language is no word of it.
            assert!(
                known.contains(&words) || matches!(noun.key, "process" | "plan"),
                "{words:?} of `{}` is in no list",
                noun.key
            );
        }
    }
}
