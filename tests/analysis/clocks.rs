//! Named clocks: worked out by hand, and against cases played without the library.

use super::made_up::Dice;
use super::support::{process, study};
use super::timed::{ALL, Block, Case, Kinds, Random, Step, Time, block, fixed, numbered, played, sample, text};
use zaizao::analysis::clock::{self, Clock};
use zaizao::analysis::lead_time::{self, Obtained, Sampling};

const DAY: f64 = 28_800.0;

fn clocks(text: &str) -> Vec<Clock> {
    study(&process(text), |study| {
        let time = lead_time::of(study, Sampling::default());
        clock::of(study.sound, &study.order, &time, Sampling::default())
    })
}

fn only(text: &str) -> Clock {
    clocks(text).remove(0)
}

#[track_caller]
fn near(found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance, "{found} instead of {wanted} ± {tolerance}");
}

// 80 % are decided one way after 3 d, 15 % the other way after 6 d; 5 % are withdrawn and come to neither.
#[test]
fn a_clock_with_two_ends_leaves_out_what_comes_to_neither() {
    let clock = only(
        "
process: two
departments: [d]
deadlines: { decision: { from: a, to: [yes, no], statutory: { limit: 4d, extension: 2d }, promised: { limit: 5d, met-by: 80% } } }
steps:
  a: { by: d, work: 1d, next: look }
  look: { by: d, work: 1d, next: { one: [ { to: yes, p: 80% }, { to: no, p: 15% }, { end: withdrawn } ] } }
  yes: { by: d, work: 2d, next: file }
  no: { by: d, work: 5d, next: file }
  file: { by: d, work: 9d }
",
    );
    near(clock.left_out, 0.05, 1e-12);
    let time = clock.time.unwrap();
    assert_eq!(time.obtained, Obtained::Exact);
    near(time.mean, (0.8 * 3.0 + 0.15 * 6.0) / 0.95 * DAY, 1e-6);
    let (statutory, promised) = (time.statutory.unwrap(), time.promised.unwrap());
    near(statutory.met, 0.8 / 0.95, 1e-12);
    assert_eq!((statutory.met_extended, statutory.wanted, statutory.is_kept()), (Some(1.0), 0.95, true));
    assert_eq!((promised.met_extended, promised.wanted, promised.is_kept()), (None, 0.8, true));
    assert_eq!((promised.margin, time.smallest), (-DAY, 6));
}

// Branch one pauses from day 3 to 5, branch two from 1 to 4: the union is 4 of the 6 days.
#[test]
fn pauses_that_overlap_count_once() {
    let clock = only(
        "
process: overlap
departments: [d]
deadlines: { promised: 2d }
steps:
  a: { by: d, work: 1d, next: { all: [b, q] } }
  b: { by: d, work: 2d, next: p }
  p: { by: d, work: 2d, paused: true, next: z }
  q: { by: d, work: 3d, paused: true, next: z }
  z: { by: d, work: 1d }
",
    );
    let time = clock.time.unwrap();
    near(time.mean, 2.0 * DAY, 1e-6);
    near(time.paused, 4.0 * DAY, 1e-6);
    assert_eq!((time.promised.unwrap().met, time.smallest), (1.0, 2));
}

// Papers are asked for at most twice, 30 % each time; while they are brought the clock stands still. Checks: 1 + 0.3 + 0.09.
#[test]
fn a_clock_stands_still_in_a_loop() {
    let clock = only(
        "
process: loop
departments: [d]
deadlines: { promised: 4d }
steps:
  a: { by: d, work: 1d, next: check }
  check: { by: d, work: 2d, next: { one: [ { to: papers, p: 30%, max: 2 }, { to: z } ] } }
  papers: { by: 申请人, wait: 5d, paused: true, next: check }
  z: { by: d, work: 1d }
",
    );
    let time = clock.time.unwrap();
    assert_eq!(time.obtained, Obtained::Exact);
    near(time.mean, (2.0 + 2.0 * 1.39) * DAY, 1e-6);
    near(time.paused, 5.0 * 0.39 * DAY, 1e-6);
    near(time.promised.unwrap().met, 0.7, 1e-12);
    near(time.percentile(0.95), 8.0 * DAY, 1e-6);
}

// The clock is started anew by no return: from the first end of `a` on.
#[test]
fn a_clock_that_starts_inside_a_loop_runs_from_the_first_start() {
    let clock = only(
        "
process: again
departments: [d]
deadlines: { c: { from: a, to: z, promised: 4d } }
steps:
  a: { by: d, work: 1d, next: check }
  check: { by: d, work: 2d, next: { one: [ { to: a, p: 50%, max: 1 }, { to: z } ] } }
  z: { by: d, work: 1d }
",
    );
    let time = clock.time.unwrap();
    near(time.mean, (0.5 * 3.0 + 0.5 * 6.0) * DAY, 1e-6);
    near(time.promised.unwrap().met, 0.5, 1e-12);
}

#[test]
fn the_applicants_time_ends_with_what_serves_the_applicant() {
    let text = |applicant: &str| {
        format!(
            "
process: ends
departments: [d]
{applicant}
deadlines: {{ promised: 5d }}
steps:
  a: {{ by: d, work: 1d, next: give }}
  give: {{ by: d, kind: deliver, work: 1d, next: check }}
  check: {{ by: d, kind: verify, work: 3d, next: store }}
  store: {{ by: d, kind: archive, work: 3d, next: watch }}
  watch: {{ by: d, kind: supervise, work: 3d, next: ask }}
  ask: {{ by: d, kind: evaluate, work: 3d }}
"
        )
    };
    for (applicant, days) in [("", 2.0), ("applicant: { to: store }", 8.0), ("applicant: { to: a }", 1.0)] {
        near(only(&text(applicant)).time.unwrap().mean, days * DAY, 1e-6);
    }
}

/// In minutes how long a clock ran in a case and stood still, by the definition.
fn ran(case: &Case, from: usize, to: usize) -> Option<(f64, f64)> {
    let ends = |step: usize| case.runs.iter().filter(move |run| run.step == step).map(|run| run.to);
    let start = ends(from).fold(f64::INFINITY, f64::min);
    let stop = ends(to).filter(|end| *end >= start).fold(f64::INFINITY, f64::min);
    if stop.is_infinite() {
        return None;
    }
    let mut pauses: Vec<(f64, f64)> =
        case.runs.iter().filter(|run| run.paused).map(|run| (run.from.max(start), run.to.min(stop))).collect();
    pauses.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut still, mut until) = (0.0, start);
    for (from, to) in pauses {
        still += (to - from.max(until)).max(0.0);
        until = until.max(to);
    }
    Some((stop - start - still, still))
}

fn agrees(blocks: &[Block], from: usize, to: usize, seed: u64) -> Obtained {
    let line = format!("deadlines: {{ c: {{ from: t{from}, to: t{to}, promised: 900min, statutory: 30d }} }}");
    let text = text(blocks, "", 1, &line);
    let clock = only(&text);
    let mut random = Random(seed);
    let cases: Vec<Option<(f64, f64)>> = (0..4_000).map(|_| ran(&played(blocks, &mut random), from, to)).collect();
    let left_out = sample(cases.iter().map(|case| f64::from(u8::from(case.is_none()))));
    near(clock.left_out, left_out.mean, 4.0 * left_out.error + 0.02);
    let time = clock.time.unwrap();
    let error = match time.obtained {
        Obtained::Exact => 0.0,
        Obtained::Sampled { error, .. } => error / 60.0,
    };
    let close = |what: &str, found: f64, seen: super::timed::Sample, slack: f64| {
        let off = (found - seen.mean).abs();
        assert!(off <= 4.0 * (seen.error + error) + slack, "{what}: {found}, played {seen:?}\n{text}");
    };
    let seen = || cases.iter().flatten();
    close("mean", time.mean / 60.0, sample(seen().map(|one| one.0)), 0.01);
    close("paused", time.paused / 60.0, sample(seen().map(|one| one.1)), 0.01);
    for (kept, limit) in [(time.promised, 900.0), (time.statutory, 14_400.0)] {
        let blur = (time.deviation / 60.0 / 24.0).max(1e-9);
        let by = |limit: f64| sample(seen().map(|one| f64::from(u8::from(one.0 <= limit))));
        let (low, high, met) = (by(limit - blur), by(limit + blur), kept.unwrap().met);
        let slack = 4.0 * low.error.max(high.error) + 4.0 * error / (time.deviation / 60.0).max(1.0) + 0.002;
        assert!(met >= low.mean - slack && met <= high.mean + slack, "{met}, played {low:?} to {high:?}\n{text}");
    }
    time.obtained
}

fn step(time: Time) -> Block {
    Block::Step(Step { work: Some(time), ..Step::default() })
}

#[test]
fn a_clock_between_two_steps_runs_as_long_as_it_does_when_cases_are_played() {
    let mut dice = Dice(81);
    for number in 0..4 {
        let kinds = Kinds { parallel: false, pauses: true, ..ALL };
        let inner = block(&mut dice, 3, kinds);
        let (blocks, count) = numbered(vec![
            Block::Reject(1),
            Block::Step(fixed(60)),
            inner,
            Block::Reject(2),
            step(Time::Gamma(200, 90)),
        ]);
        assert_eq!(agrees(&blocks, 0, count - 1, number), Obtained::Exact);
    }
}

#[test]
fn pauses_on_parallel_branches_stop_the_clock_as_they_do_when_cases_are_played() {
    let mut dice = Dice(82);
    for number in 0..4 {
        let kinds = Kinds { pauses: true, tacit: false, ..ALL };
        let paused = |dice: &mut Dice| {
            Block::Step(Step { work: Some(super::timed::time(dice)), paused: true, ..Step::default() })
        };
        let one = Block::Seq(vec![block(&mut dice, 1, kinds), paused(&mut dice)]);
        let branches = vec![(None, one), (None, paused(&mut dice)), (Some(5), block(&mut dice, 2, kinds))];
        let (blocks, count) = numbered(vec![Block::Step(fixed(60)), Block::All(branches), Block::Step(fixed(120))]);
        assert!(matches!(agrees(&blocks, 0, count - 1, number), Obtained::Sampled { .. }));
    }
}
