//! Plans: read, applied, checked, written.

mod bad;
mod carried;
mod commands;
mod compared;
mod effects;
mod laws;
mod made_up;
mod operations;
mod parallel;
mod reading;
mod rewriting;
mod schema;
mod shipped;

use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::lint::plan::{self as judging, PlanVerdict};
use zaizao::model::Process;
use zaizao::model::plan::Plan;
use zaizao::redesign::{self, Applied};
use zaizao::source::Source;
use zaizao::wording::Lang;
use zaizao::yaml::tree::Limits;
use zaizao::yaml::{read, read_plan};

/// A process without a mistake.
fn process(text: &str) -> Process {
    let (process, findings) = read(Arc::new(Source::new("as-is.yaml", text)));
    let wrong: Vec<String> = findings.iter().map(told).collect();
    assert!(wrong.iter().all(|finding| !finding.starts_with("error")), "{wrong:#?}\n{text}");
    process
}

/// A plan of one measure 甲 with these operations, one a line.
fn plan_of(operations: &str) -> Plan {
    plan(&format!("plan: 改\nbase: as-is.yaml\nmeasures:\n  - id: 甲\n    do:\n{}", list(operations)))
}

fn list(operations: &str) -> String {
    operations.lines().map(|line| format!("      - {line}\n")).collect()
}

fn plan(text: &str) -> Plan {
    let (plan, findings) = read_plan(Arc::new(Source::new("plan.yaml", text)), Limits::default());
    let wrong: Vec<String> = findings.iter().map(told).collect();
    assert!(wrong.is_empty(), "{wrong:#?}\n{text}");
    plan
}

/// What comes of a base by operations that can all be done.
fn applied(base: &str, operations: &str) -> Process {
    let Applied { process, refused, .. } = redesign::apply(&process(base), &plan_of(operations));
    assert!(refused.is_empty(), "{refused:#?}");
    process
}

/// The steps that come of it are those of a file that says so, whatever the measure is called.
fn becomes(base: &str, operations: &str, expected: &str) {
    let (is, expected) = (applied(base, operations), process(expected));
    let text = |process: &Process| {
        zaizao::yaml::write(&Process { heading: Default::default(), based_on: vec![], ..process.clone() })
    };
    assert_eq!(text(&is), text(&expected));
}

/// What is found in a plan with its base.
fn judged(base: &str, text: &str) -> PlanVerdict {
    let (plan, read_findings) = read_plan(Arc::new(Source::new("plan.yaml", text)), Limits::default());
    let (base, found) = read(Arc::new(Source::new("as-is.yaml", base)));
    let base = judging::usable(&base, &found).map(|()| &base).map_err(|why| (&plan.bases[0], why));
    judging::plan(&plan, read_findings, base)
}

/// `error rule line: message @ underlined`
fn told(finding: &Finding) -> String {
    let place = &finding.place;
    let (line, written) = (place.start().line, place.source.slice(place.span));
    format!("{} {} {line}: {} @ {written}", finding.severity.key(), finding.rule, finding.message.get(Lang::En))
}

fn all_told(verdict: &PlanVerdict) -> Vec<String> {
    verdict.findings.iter().map(told).collect()
}
