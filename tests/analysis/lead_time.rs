//! Lead time against numbers from outside: closed forms, textbooks, numerical integration.

use super::support::{process, study};
use zaizao::analysis::lead_time::{self, LeadTime, Obtained, Sampling};

fn lead_time(text: &str) -> LeadTime {
    study(&process(text), |study| lead_time::of(study, Sampling::default()))
}

fn in_days(seconds: f64) -> f64 {
    seconds / 28_800.0
}

#[track_caller]
fn near(found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance * wanted.abs(), "{found} instead of {wanted}");
}

/// `mean 9.2333, p50 8.6` in days, each within so much of it.
#[track_caller]
fn expect(time: &LeadTime, tolerance: f64, wanted: &str) {
    for one in wanted.split(',').map(str::trim) {
        let (what, value) = one.split_once(' ').unwrap();
        let found = match what {
            "mean" => time.mean,
            "sd" => time.deviation,
            "flow" => time.flow_analysis.unwrap(),
            _ => time.percentile(what[1..].parse::<f64>().unwrap() / 100.0),
        };
        near(in_days(found), value.parse().unwrap(), tolerance);
    }
}

// Closed form, numerical integration and two million samples agree on these numbers.
const FIVE: &str = "
process: five
departments: [d]
steps:
  A: { by: d, work: { triangular: [1d, 2d, 5d] }, next: { all: [B, decision] } }
  B: { by: d, work: { exponential: 3d }, next: E }
  decision: { next: { one: [ { to: C, p: 30% }, { to: D } ] } }
  C: { by: d, work: { uniform: [2d, 8d] }, next: E }
  D: { by: d, work: { gamma: { mean: 2d, sd: 1d } }, next: E }
  E: { by: d, work: { uniform: [1d, 2d] }, next: { one: [ { to: F, p: 25% }, { end: done } ] } }
  F: { by: d, work: { exponential: 1d }, next: E }
";

#[test]
fn a_parallel_block_and_a_loop_come_out_as_numerical_integration_gives_them() {
    let time = lead_time(FIVE);
    assert_eq!(time.obtained, Obtained::Exact);
    expect(&time, 0.001, "mean 9.2333");
    expect(&time, 0.003, "p50 8.60, p80 11.62, p95 15.54");
}

#[test]
fn contributions_and_criticality_are_those_of_the_integral() {
    let time = lead_time(FIVE);
    let wanted = [
        ("A", 2.6667, 1.0),
        ("B", 2.2514, 0.444),
        ("decision", 0.0, 0.0),
        ("C", 1.2296, 0.233),
        ("D", 0.7523, 0.322),
        ("E", 2.0, 1.333),
        ("F", 0.3333, 0.333),
    ];
    for ((_, contribution, criticality), share) in wanted.into_iter().zip(&time.shares) {
        let Some(share) = share else { continue };
        near(in_days(share.contribution), contribution, 0.001);
        near(share.criticality, criticality, 0.002);
    }
    let sum: f64 = time.shares.iter().flatten().map(|share| share.contribution).sum();
    near(sum, time.mean, 1e-9);
}

// Dumas et al., Fundamentals of Business Process Management, ch. 7: the credit application.
#[test]
fn the_credit_application_of_the_textbook_takes_8_65_days() {
    let time = lead_time(
        "
process: credit
departments: [bank]
steps:
  completeness: { by: bank, work: 1d, next: { one: [ { to: completeness, p: 20% }, { to: checks } ] } }
  checks: { next: { all: [history, income] } }
  history: { by: bank, work: 1d, next: assessment }
  income: { by: bank, work: 3d, next: assessment }
  assessment: { by: bank, work: 3d, next: { one: [ { to: offer, p: 60% }, { to: rejection } ] } }
  offer: { by: bank, work: 1d }
  rejection: { by: bank, work: 2d }
",
    );
    expect(&time, 1e-9, "mean 8.65, flow 8.65");
}

#[test]
fn the_maximum_of_means_understates_what_two_parallel_steps_take() {
    let time = lead_time(
        "
process: two
departments: [d]
steps:
  start: { next: { all: [a, b] } }
  a: { by: d, work: { uniform: [0, 10d] }, next: end_ }
  b: { by: d, work: { uniform: [0, 10d] }, next: end_ }
  end_: {}
",
    );
    expect(&time, 0.000_2, "mean 6.6667, flow 5");
    near(in_days(time.shares[1].as_ref().unwrap().contribution), 3.3333, 0.001);
}

#[test]
fn what_is_repeated_has_the_percentiles_of_the_geometric_distribution() {
    let time = lead_time(
        "
process: again
departments: [d]
steps:
  a: { by: d, work: 2d, next: { one: [ { to: a, p: 20% }, { end: done } ] } }
",
    );
    expect(&time, 1e-9, "mean 2.5, p80 2, p95 4, p99 6");
}

#[test]
fn a_promise_that_is_kept_to_the_minute_is_kept() {
    let time = lead_time(
        "
process: minutes
departments: [d]
deadlines: { promised: 480min }
steps:
  a: { by: d, work: 240min, next: b }
  b: { by: d, work: 240min }
",
    );
    assert_eq!(time.until((480 * 60).into()), 1.0);
    assert_eq!(time.until((480 * 60 - 1).into()), 0.0);
}

#[test]
fn three_equal_branches_share_their_time_equally() {
    let time = lead_time(
        "
process: three
departments: [d]
steps:
  start: { next: { all: [a, b, c] } }
  a: { by: d, work: 5d, next: end_ }
  b: { by: d, work: 5d, next: end_ }
  c: { by: d, work: 5d, next: end_ }
  end_: {}
",
    );
    expect(&time, 1e-12, "mean 5");
    for share in &time.shares[1..4] {
        near(in_days(share.as_ref().unwrap().contribution), 5.0 / 3.0, 1e-9);
        near(share.as_ref().unwrap().criticality, 1.0 / 3.0, 1e-9);
    }
}

#[test]
fn minutes_and_half_days_add_up_in_minutes() {
    let time = lead_time(
        "
process: mixed
departments: [d]
day: 8h
steps:
  a: { by: d, work: 90min, next: b }
  b: { by: d, work: 0.5d, next: c }
  c: { by: d, kind: precheck, channel: auto, work: 0 }
",
    );
    assert_eq!(time.mean / 60.0, 330.0);
    assert_eq!(time.until((330 * 60).into()), 1.0);
}
