//! Lead time where flows do not nest: chains exactly, parallel flows by playing them, against numbers from outside.

use super::support::{process, study};
use super::timed::{Random, Time, sample};
use crate::support::Workspace;
use zaizao::analysis::lead_time::{self, LeadTime, Obtained, Sampling};

fn lead_time_of(text: &str, sampling: Sampling) -> LeadTime {
    study(&process(text), |study| lead_time::of(study, sampling))
}

fn lead_time(text: &str) -> LeadTime {
    lead_time_of(text, Sampling::default())
}

fn error_of(time: &LeadTime) -> f64 {
    match time.obtained {
        Obtained::Exact => panic!("not sampled"),
        Obtained::Sampled { error, .. } => error,
    }
}

#[track_caller]
fn near(found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance, "{found} instead of {wanted} ± {tolerance}");
}

const DAY: f64 = 28_800.0;

/// Two entries into the loop of b and c.
const TANGLE: &str = "
process: tangle
departments: [d]
steps:
  a: { by: d, work: 1d, next: { one: [ { to: b, p: 40% }, { to: c } ] } }
  b: { by: d, work: { exponential: 1d }, next: { one: [ { to: c, p: 50% }, { to: e } ] } }
  c: { by: d, work: 2d, next: { one: [ { to: b, p: 30% }, { to: e } ] } }
  e: { by: d, work: 1d }
";

// b = 0.4 + 0.3·c and c = 0.6 + 0.5·b executions.
#[test]
fn a_loop_with_two_entries_is_solved_exactly() {
    let time = lead_time(TANGLE);
    assert_eq!(time.obtained, Obtained::Exact);
    let (b, c) = (0.58 / 0.85, 0.6 + 0.5 * 0.58 / 0.85);
    near(time.mean / DAY, 2.0 + b + 2.0 * c, 1e-8);
    let wanted = [1.0, b, 2.0 * c, 1.0];
    for (share, wanted) in time.shares.iter().flatten().zip(wanted) {
        near(share.contribution / DAY, wanted, 1e-4);
    }
    near(time.shares[2].as_ref().unwrap().criticality, c, 1e-6);
}

#[test]
fn a_loop_with_two_entries_takes_as_long_as_it_does_when_it_is_played() {
    let time = lead_time(TANGLE);
    let mut random = Random(5);
    let mut case = || {
        let (mut days, mut at_b) = (2.0, random.uniform() < 0.4);
        loop {
            days += if at_b { random.draw(&Time::Exponential(480)) / 480.0 } else { 2.0 };
            if random.uniform() >= if at_b { 0.5 } else { 0.3 } {
                return days;
            }
            at_b = !at_b;
        }
    };
    let cases: Vec<f64> = (0..40_000).map(|_| case()).collect();
    for tenths in [25, 35, 40, 45, 60, 75, 100] {
        let played = sample(cases.iter().map(|days| f64::from(u8::from(*days <= f64::from(tenths) / 10.0 + 1e-9))));
        near(time.until((i64::from(tenths) * 2_880).into()), played.mean, 4.0 * played.error + 0.002);
    }
}

/// B starts D and E, C only E: neither block closes before the other opens.
const BRIDGE: &str = "
process: bridge
departments: [d]
steps:
  A: { by: d, work: 1d, next: { all: [B, C] } }
  B: { by: d, work: { exponential: 2d }, next: { all: [D, E] } }
  C: { by: d, work: { uniform: [1d, 5d] }, next: E }
  D: { by: d, work: { exponential: 3d }, next: F }
  E: { by: d, work: 1d, next: F }
  F: { by: d, work: 1d }
";

// 2 + max(B + D, max(B, C) + 1): P(it ≤ t) = P(C ≤ t−1) · ∫ f_B(b)·P(D ≤ t−b) db over 0..t−1, the integral in closed form,
// mean and deviation by numpy.trapezoid over 1 − F on 400,001 points up to 200 days.
const BRIDGE_MEAN: f64 = 7.94915;
const BRIDGE_SD: f64 = 2.99763;
const BRIDGE_PERCENTILES: [(f64, f64); 4] = [(0.5, 7.2480), (0.8, 9.5285), (0.9, 11.8095), (0.95, 14.0160)];

#[test]
fn a_bridge_takes_as_long_as_the_integral_says() {
    let time = lead_time(BRIDGE);
    let error = error_of(&time);
    assert!(error <= 0.005 * time.mean && error > 0.0, "{error}");
    near(time.mean, BRIDGE_MEAN * DAY, 4.0 * error);
    near(time.deviation, BRIDGE_SD * DAY, 0.02 * BRIDGE_SD * DAY);
    for (share, days) in BRIDGE_PERCENTILES {
        let tolerance = 4.0 * error * time.percentile_error(share) + 0.002 * days * DAY;
        near(time.percentile(share), days * DAY, tolerance);
    }
    let sum: f64 = time.shares.iter().flatten().map(|share| share.contribution).sum();
    near(sum, time.mean, 1e-9 * time.mean);
    near(time.unsettled, 1.0, 1e-3);
    near(time.shares[0].as_ref().unwrap().contribution, DAY, 1e-3 * DAY);
}

#[test]
fn the_same_seed_gives_the_same_and_another_gives_another() {
    let of = |seed: u64| lead_time_of(BRIDGE, Sampling { samples: Some(20_000), seed });
    assert_eq!(of(3), of(3));
    assert_ne!(of(3).mean, of(4).mean);
}

// Cases are drawn in batches of 1,024.
#[test]
fn as_many_cases_are_drawn_as_were_asked_for() {
    let of = |samples: u64| match lead_time_of(BRIDGE, Sampling { samples: Some(samples), seed: 1 }).obtained {
        Obtained::Sampled { samples, .. } => samples,
        Obtained::Exact => 0,
    };
    assert_eq!(of(1_024), 1_024);
    assert_eq!(of(100_000), 100_096);
    let four_times = |samples| error_of(&lead_time_of(BRIDGE, Sampling { samples: Some(samples), seed: 1 }));
    near(four_times(4_096) / four_times(65_536), 4.0, 0.4);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let workspace = Workspace::new();
    workspace.file("bridge.yaml", BRIDGE);
    let with = |threads: &str| {
        let mut command = workspace.command(&["analyze", "bridge.yaml", "--format", "json", "--seed", "7"]);
        let out = command.env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        out.stdout
    };
    assert_eq!(with("1"), with("5"));
}

// 0.8 · E[max(long, 1 d)] + 0.2 · (1 d + 2 d), where E[max(X, 1)] = 1 + 10·e^(−1/10) for an exponential X of 10 days.
#[test]
fn a_veto_ends_what_runs_beside_it() {
    let time = |long: &str| {
        lead_time(&format!(
            "
process: veto
departments: [d]
steps:
  start: {{ next: {{ all: [long, look] }} }}
  long: {{ by: d, work: {long}, next: both }}
  look: {{ by: d, work: 1d, next: {{ one: [ {{ to: refuse, p: 20%, cancel: true }}, {{ to: both }} ] }} }}
  refuse: {{ by: d, work: 2d, next: {{ end: refused }} }}
  both: {{}}
"
        ))
    };
    let constant = time("10d");
    near(constant.mean / DAY, 8.6, 4.0 * error_of(&constant) / DAY);
    near(constant.until((3 * 28_800).into()), 0.2, 0.02);
    let random = time("{ exponential: 10d }");
    near(random.mean / DAY, 0.8 * (1.0 + 10.0 * (-0.1f64).exp()) + 0.6, 4.0 * error_of(&random) / DAY);
}

/// Five returns across each other: 200,000 cases played by a program of its own, with a count for each return that begins anew whenever its loop is
/// entered, give these means to ±0.01 d. Rounds that had no room were once left out, so that a larger `max` made cases faster.
#[test]
fn limits_of_loops_that_overlap_count_whether_or_not_there_is_room_for_their_rounds() {
    let of = |max: &str| {
        let mut text = "process: x\ndepartments: [a]\nsteps:\n".to_owned();
        for nth in 0..10 {
            let on = nth + 1;
            match nth {
                5..=9 => text.push_str(&format!(
                    "  s{nth}: {{ by: a, work: 1h, next: {{ one: [ {{ to: s{}, p: 20%{max} }}, s{on} ] }} }}\n",
                    nth - 5
                )),
                _ => text.push_str(&format!("  s{nth}: {{ by: a, work: 1h, next: s{on} }}\n")),
            }
        }
        lead_time(&(text + "  s10: { by: a, work: 1h }\n"))
    };
    for (max, exact, wanted) in
        [(1, true, 2.4698), (2, true, 2.8018), (3, false, 2.8839), (10, false, 2.9196), (1_000_000, false, 2.9196)]
    {
        let time = of(&format!(", max: {max}"));
        let mean = time.mean / 28_800.0;
        assert_eq!(time.obtained == Obtained::Exact, exact, "max {max}");
        assert!((mean - wanted).abs() < 0.04, "max {max}: {mean}, not {wanted}");
    }
    assert!((of("").mean / 28_800.0 - 2.9138).abs() < 1e-3);
}
