//! Scenarios: which way a case goes.

use super::support::{plain, process, steps, studied, study};
use zaizao::analysis::scenario::{self, Decision};
use zaizao::analysis::{Study, critical_path};

const REVIEW: &str = "
process: p
departments: [d]
steps:
  受理: { by: d, work: 1h, next: 审查 }
  审查: { by: d, work: 4h, next: { one: [ { to: 补正, p: 60%, max: 2, then: 退件, when: 材料不齐 }, { to: 退件, p: 5% }, 决定 ] } }
  补正: { by: 申请人, work: 2h, next: 审查 }
  退件: { by: d, work: 1h, next: { end: rejected } }
  决定: { by: d, work: 3h, next: { one: [ { to: 审查, p: 10% }, { to: 制证 } ] } }
  制证: { by: d, work: 1h }
";

fn main(text: &str) -> String {
    studied(text, |study| steps(study, &study.main))
}

fn length(study: &Study<'_>, scenario: &zaizao::analysis::Scenario) -> String {
    plain(critical_path::of(study, scenario).length / 3600.0)
}

fn worst(text: &str) -> String {
    studied(text, |study| match scenario::worst(study) {
        Ok(worst) => format!("{}: {}", steps(study, &worst), length(study, &worst)),
        Err(trouble) => format!("{trouble:?}"),
    })
}

fn decided(text: &str, decisions: &[&str]) -> String {
    let process = process(text);
    let decisions: Vec<Decision> = decisions.iter().map(|one| Decision::read(one).unwrap()).collect();
    study(&process, |study| match scenario::decided(study, &decisions) {
        Ok(scenario) => format!("{}: {}", steps(study, &scenario), length(study, &scenario)),
        Err(trouble) => format!("{trouble:?}"),
    })
}

#[test]
fn main_never_takes_rework_even_where_it_is_likeliest() {
    assert_eq!(main(REVIEW), "受理 审查 决定 制证");
}

// Each entry into the loop of 补正 allows two; sent back by 决定, the loop is entered afresh.
// 1 + 4 + 2·(2 + 4) + 3, then once more 4 + 2·(2 + 4) + 3, then 1.
#[test]
fn worst_takes_rework_up_to_max_and_unbounded_rework_once() {
    assert_eq!(
        worst(REVIEW),
        "受理 审查 补正 审查#2 补正#2 审查#3 决定 审查#4 补正#3 审查#5 补正#4 审查#6 决定#2 制证: 40"
    );
}

#[test]
fn worst_takes_the_branch_that_ends_latest_with_the_rework_on_it() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { one: [ { to: long, p: 90% }, { to: loop, p: 10% } ] } }
  long: { by: d, work: 8h, next: z }
  loop: { by: d, work: 2h, next: { one: [ { to: loop, max: 4, p: 50% }, { to: z } ] } }
  z: { by: d, work: 1h }
";
    assert_eq!(main(text), "a long z");
    assert_eq!(worst(text), "a loop loop#2 loop#3 loop#4 loop#5 z: 12");
}

// 1,000 repetitions are the most.
#[test]
fn a_worst_case_without_measure_is_refused() {
    let text = |max: u32| {
        format!(
            "process: p\ndepartments: [d]\nsteps:\n  a: {{ by: d, work: 1h, next: {{ one: [ {{ to: a, max: {max}, p: 50% }}, {{ to: z }} ] }} }}\n  z: {{ by: d, work: 1h }}\n"
        )
    };
    assert!(worst(&text(1000)).ends_with(": 1002"));
    assert_eq!(worst(&text(1001)), "TooLong");
}

#[test]
fn optional_parallel_branches_are_on_the_main_scenario_from_half_on() {
    let text = |p: &str| {
        format!(
            "process: p\ndepartments: [d]\nsteps:\n  a: {{ by: d, work: 1h, next: {{ all: [b, {{ to: c, p: {p} }}] }} }}\n  b: {{ by: d, work: 1h, next: e }}\n  c: {{ by: d, work: 5h, next: e }}\n  e: {{ by: d, work: 1h }}\n"
        )
    };
    assert_eq!(main(&text("50%")), "a b c e");
    assert_eq!(main(&text("49%")), "a b e");
    assert_eq!(worst(&text("1%")), "a b c e: 7");
    assert_eq!(decided(&text("49%"), &["a=c"]), "a b c e: 7");
}

#[test]
fn where_no_optional_branch_starts_the_case_goes_on_where_they_meet() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { all: [ { to: b, p: 20% }, { to: c, p: 10% } ] } }
  b: { by: d, work: 1h, next: e }
  c: { by: d, work: 5h, next: e }
  e: { by: d, work: 1h }
";
    assert_eq!(main(text), "a e");
}

#[test]
fn ties_go_by_file_order_and_missing_shares_are_said() {
    let text = "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 1h, next: { one: [c, b] } }\n  b: { by: d, work: 1h }\n  c: { by: d, work: 2h }\n";
    assert_eq!(main(text), "a c");
    let process = process(text);
    let said = study(&process, |study| critical_path::of(study, &study.main).rests_on[0].text(&process));
    assert_eq!(said.en, "decisions without probabilities count their branches as equally likely (1): a");
}

#[test]
fn decisions_are_named_by_target_outcome_or_condition_and_rework_as_often_as_it_is_named() {
    assert_eq!(decided(REVIEW, &["审查=补正"]), "受理 审查 补正 审查#2 决定 制证: 15");
    assert_eq!(decided(REVIEW, &["审查=材料不齐", "审查=补正"]), "受理 审查 补正 审查#2 补正#2 审查#3 决定 制证: 21");
    assert_eq!(decided(REVIEW, &["审查=退件"]), "受理 审查 退件: 6");
    // The third time, `max` is used up and `then` follows.
    assert_eq!(
        decided(REVIEW, &["审查=补正", "审查=补正", "审查=补正"]),
        "受理 审查 补正 审查#2 补正#2 审查#3 退件: 18"
    );
    // A branch that is no rework holds for every time.
    assert_eq!(decided(REVIEW, &["决定=审查", "审查=决定"]), "受理 审查 决定 审查#2 决定#2 制证: 16");
}

#[test]
fn what_is_not_there_is_refused_with_the_nearest_name() {
    let told = |decision: &str| decided(REVIEW, &[decision]);
    assert_eq!(told("审察=补正"), r#"UnknownStep { step: "审察", nearest: Some("审查") }"#);
    assert_eq!(told("受理=补正"), r#"NotADecision { step: "受理" }"#);
    assert_eq!(
        told("审查=补证"),
        r#"UnknownBranch { step: "审查", branch: "补证", nearest: Some("补正"), all: ["补正", "退件", "决定"] }"#
    );
    assert_eq!(Decision::read("审查"), None);
}

// 4 d in the step against a limit of 3 d: it ends tacitly in every case.
#[test]
fn a_step_above_its_limit_goes_its_tacit_way() {
    let text = |limit: &str| {
        format!(
            "process: p\ndepartments: [d]\nsteps:\n  a: {{ by: d, wait: 3d, work: 1d, limit: {limit}, tacit: b, next: c }}\n  b: {{ by: d, work: 1d }}\n  c: {{ by: d, work: 2d }}\n"
        )
    };
    assert_eq!((main(&text("3d")), main(&text("4d"))), ("a b".to_owned(), "a c".to_owned()));
    assert_eq!(worst(&text("3d")), "a b: 32");
    assert_eq!(decided(&text("4d"), &["a=b"]), "a b: 40");
}

#[test]
fn a_veto_ends_the_case_before_what_runs_beside_it() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { all: [slow, quick] } }
  quick: { by: d, work: 1h, next: { one: [ { end: rejected, p: 90%, cancel: true }, { to: z } ] } }
  slow: { by: d, work: 9h, next: z }
  z: { by: d, work: 1h }
";
    let got = studied(text, |study| length(study, &study.main));
    assert_eq!(got, "2");
}

#[test]
fn the_way_back_with_max_on_its_last_flow_counts_as_often() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { one: [ { to: fix, p: 20% }, { to: z } ] } }
  fix: { by: d, work: 2h, next: { one: [ { to: a, max: 3, then: out } ] } }
  out: { by: d, work: 1h }
  z: { by: d, work: 1h }
";
    assert_eq!(main(text), "a z");
    assert_eq!(worst(text), "a fix a#2 fix#2 a#3 fix#3 a#4 z: 11");
}
