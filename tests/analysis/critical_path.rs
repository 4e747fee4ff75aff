//! Critical paths worked out by hand.

use super::support::{studied, told};
use zaizao::analysis::critical_path;

#[track_caller]
fn rows(text: &str, wanted: &str) {
    let got = studied(text, |study| told(study, &critical_path::of(study, &study.main)));
    assert_eq!(got.trim(), wanted.trim());
}

#[track_caller]
fn assumes(text: &str, wanted: &str) {
    let process = super::support::process(text);
    let got = super::support::study(&process, |study| {
        let assumed = critical_path::of(study, &study.main).rests_on;
        assumed.iter().map(|one| one.text(&process).en.into_owned()).collect::<Vec<_>>().join("\n")
    });
    assert_eq!(got, wanted);
}

#[test]
fn the_minimal_file_has_a_critical_path() {
    let text = "
process: 二手房转移登记
departments: [综合窗口, 税务局, 登记中心]
steps:
  受理: { by: 综合窗口, work: 1h, next: 计税 }
  计税: { by: 税务局, wait: 1d, work: 2h, next: 登簿 }
  登簿: { by: 登记中心, wait: 2d, work: 3h }
";
    rows(text, "受理 0-1 0-1 0 0 *\n计税 1-11 1-11 0 0 *\n登簿 11-30 11-30 0 0 *");
    super::support::expect(
        text,
        "critical-path.length 108000, tasks 3, stages 3, departments 3, visits ?, materials.kinds ?, \
         materials.submissions ?, fees.applicant ?, handoffs 2, handoffs.applicant 0, touch-time 21600",
    );
}

// Two branches of 5 h and 3 h; a routing point joins them, so the short branch has 2 h of both floats. B1 can slip 2 h without moving B2's
// end past it, but not without moving B2.
#[test]
fn floats_look_through_routing_points() {
    rows(
        "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: fork }
  fork: { next: { all: [b1, c] } }
  b1: { by: d, work: 1h, next: b2 }
  b2: { by: d, work: 2h, next: meet }
  c: { by: d, work: 5h, next: meet }
  meet: { next: e }
  e: { by: d, work: 1h }
",
        "
a 0-1 0-1 0 0 *
b1 1-2 3-4 2 0
c 1-6 1-6 0 0 *
b2 2-4 4-6 2 2
e 6-7 6-7 0 0 *
",
    );
}

#[test]
fn filing_after_delivery_is_outside_the_applicants_time_and_filing_before_it_is_not() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 2h, next: { all: [file, make] } }
  file: { by: d, kind: archive, work: 9h, next: tell }
  make: { by: d, work: 1h, next: hand }
  hand: { by: d, kind: deliver, work: 1h, next: tell }
  tell: { by: d, kind: verify, work: 4h }
";
    rows(
        text,
        "
a 0-2 0-2 0 0 *
file 2-11
make 2-3 2-3 0 0 *
hand 3-4 3-4 0 0 *
tell 11-15
",
    );
    // Said in the file, filing belongs to it.
    let said = format!("applicant: {{ to: file }}\n{}", text.trim_start());
    rows(
        &said,
        "
a 0-2 0-2 0 0 *
file 2-11 2-11 0 0 *
make 2-3
hand 3-4
tell 11-15
",
    );
}

#[test]
fn a_step_without_duration_between_critical_steps_is_critical() {
    rows(
        "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: b }
  b: { by: d, work: 0, next: c }
  c: { by: d, work: 1h }
",
        "a 0-1 0-1 0 0 *\nb 1-1 1-1 0 0 *\nc 1-2 1-2 0 0 *",
    );
}

// 1 calendar day = 5/7 of a working day of 8 h; a third of an hour stays exact: three of them are one hour.
#[test]
fn sums_of_fractions_are_exact() {
    let third = "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 20min, next: b }\n  b: { by: d, wait: 1cd, next: c }\n  c: { by: d, work: 40min }\n";
    super::support::expect(
        third,
        &format!("critical-path.length {}", super::support::plain(3600.0 + 28_800.0 * 5.0 / 7.0)),
    );
    assumes(third, "a calendar day counts as the calendar's mean share of a working day");
}

// PERT (1 + 4·2 + 5)/6 d = 14/6 d; half of ten days of meetings; tacit: 3 d + 2 d cut at 4 d.
#[test]
fn means_limits_and_missing_times_are_counted_and_said() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1d/2d/5d, next: b }
  b: { by: d, wait: { every: 10d, cause: meeting }, work: 1d, next: c }
  c: { by: d, wait: 3d, work: 2d, limit: 4d, tacit: true, next: e }
  e: { by: d }
";
    rows(
        text,
        "
a 0-18.6667 0-18.6667 0 0 *
b 18.6667-66.6667 18.6667-66.6667 0 0 *
c 66.6667-98.6667 66.6667-98.6667 0 0 *
e 98.6667-98.6667 98.6667-98.6667 0 0 *
",
    );
    assumes(
        text,
        "steps without a stated time count as none (1): e\non the critical path, steps with a random time count with its mean (2): a, b",
    );
}
