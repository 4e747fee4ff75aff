//! What is played, against what can be said by hand.

use super::support::{process, study};
use zaizao::analysis::clock::{self, Clock};
use zaizao::analysis::figures::Value;
use zaizao::analysis::lead_time::{self, Obtained, Sampling};
use zaizao::analysis::{Analysis, Study, sound};

const DAY: f64 = 28_800.0;

fn clocks(text: &str) -> Vec<Clock> {
    study(&process(text), |study| {
        let time = lead_time::of(study, Sampling::default());
        clock::of(study.sound, &study.order, &time, Sampling::default())
    })
}

/// The mean of the first clock in days, which must be played and lie within four standard errors.
#[track_caller]
fn played(text: &str, wanted: f64) {
    let clocks = clocks(text);
    let time = clocks[0].time.as_ref().unwrap();
    let Obtained::Sampled { error, .. } = time.obtained else { panic!("not played") };
    let found = time.mean / DAY;
    assert!((found - wanted).abs() <= 4.0 * error / DAY + 1e-9, "{found} instead of {wanted} ± {}", error / DAY);
}

#[track_caller]
fn figure(text: &str, id: &str, wanted: f64) {
    let process = process(text);
    let sound = sound(&process).unwrap();
    let study = Study::sampled(&sound, Sampling::default());
    let figures = Analysis::of(&study).figures(&study);
    let figure = figures.iter().find(|figure| figure.id == id).unwrap();
    let Value::Sampled { number, error, .. } = figure.value else { panic!("{id} is {:?}", figure.value) };
    assert!((number - wanted).abs() <= 4.0 * error + 1e-9, "{id}: {number} ± {error} instead of {wanted}");
}

// A takes a day, half of the cases go back once: 1 + 0.5·(1 + 1) days to M, then Z.
#[test]
fn a_limit_of_rounds_holds_for_what_is_played() {
    played(
        "
process: limited
departments: [d]
deadlines:
  k: { from: B, to: Z, promised: 20d }
steps:
  Q: { by: d, work: 0, next: { all: [A, B] } }
  A: { by: d, work: 1d, next: { one: [ { to: R, p: 50%, max: 1 }, { to: M } ] } }
  R: { by: d, work: 1d, next: A }
  M: { by: d, work: 0, next: Z }
  B: { by: d, work: 0, next: Z }
  Z: { by: d, join: all, work: 1d }
",
        3.0,
    );
}

// X and all behind it are begun in a fifth of the cases only: from the end of A to the end of Z 1 + 0.2·11 days.
#[test]
fn an_optional_branch_that_was_not_started_stays_so_at_its_inner_joins() {
    let text = "
process: optional
departments: [d]
deadlines:
  k: { from: A, to: Z, promised: 20d }
steps:
  S: { by: d, work: 0, next: { all: [A, { to: X, p: 20% }] } }
  A: { by: d, work: 1d, next: Z }
  X: { by: d, work: 1d, next: { all: [B, C] } }
  B: { by: d, work: 1d, next: Y }
  C: { by: d, work: 1d, next: Y }
  Y: { by: d, work: 10d, next: Z }
  Z: { by: d, work: 1d }
";
    played(text, 1.0 + 0.2 * 11.0);
}

// 2 d and 3 d of pauses begin together: the clock stands still for 3 d of the 1 + 3 + 1.
#[test]
fn pauses_on_parallel_branches_are_counted_once_where_they_overlap() {
    let text = "
process: paused
departments: [d]
deadlines: { promised: 20d }
steps:
  S: { by: d, work: 1d, next: { all: [A, B] } }
  A: { by: d, elapsed: 2d, paused: law, next: Z }
  B: { by: d, elapsed: 3d, paused: law, next: Z }
  Z: { by: d, work: 1d }
";
    let clocks = clocks(text);
    let time = clocks[0].time.as_ref().unwrap();
    assert_eq!((time.mean / DAY, time.paused / DAY, time.smallest), (2.0, 3.0, 2));
}

// The veto of either branch ends the case, the earlier of both counts: Exp(2 d) is before Exp(4 d) in two cases of three.
#[test]
fn of_several_vetoes_the_first_decides_the_outcome() {
    let text = "
process: vetoes
departments: [d]
steps:
  S: { by: d, work: 1h, visits: 1, next: { all: [A, B] } }
  A: { by: d, work: { exponential: 2d }, next: { one: [ { end: a, p: 4%, cancel: true }, { to: Z } ] } }
  B: { by: d, work: { exponential: 4d }, next: { one: [ { end: b, p: 6%, cancel: true }, { to: Z } ] } }
  Z: { by: d, work: 1h, visits: 1 }
";
    let (first, second) = (0.04 * (1.0 - 0.06 / 3.0), 0.06 * (1.0 - 0.04 * 2.0 / 3.0));
    figure(text, "outcome.a", first);
    figure(text, "outcome.b", second);
    figure(text, "visits.expected", 2.0 - first - second);
    figure(text, "visits.at-most-one", first + second);
}

// B is one case in five and then ends last; a branch that was not started ends nothing. One in a hundred is refused before.
#[test]
fn what_was_not_started_is_no_outcome() {
    let text = "
process: outcomes
departments: [d]
steps:
  V: { by: d, work: 1h, next: { one: [ { end: refused, p: 1%, cancel: true }, { to: F } ] } }
  F: { by: d, work: 0, next: { all: [P, { to: B, p: 20% }] } }
  P: { by: d, work: 0, next: { end: x } }
  B: { by: d, work: 1d, next: { end: y } }
";
    figure(text, "outcome.x", 0.99 * 0.8);
    figure(text, "outcome.y", 0.99 * 0.2);
}
