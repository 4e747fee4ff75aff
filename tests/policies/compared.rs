//! A process against an earlier version of itself: what got worse, by how much, and through which step.

use super::{Case, Gates, process};

/// Two branches: 4 d + 1 d beside 6 d; critical path 1 h + 6 d.
const BEFORE: &str = "\
process: p
departments: [w, x, y]
steps:
  take: { by: w, channel: counter, work: 1h, next: { all: [long, first] } }
  long: { by: x, work: 6d, next: end-it }
  first: { by: y, work: 4d, next: second }
  second: { by: y, work: 1d, next: end-it }
  end-it: { by: w, work: 0 }
";

fn worse(change: (&str, &str), gates: Gates) -> Vec<String> {
    let (before, after) = (process(BEFORE), process(&BEFORE.replace(change.0, change.1)));
    assert_ne!(before, after, "nothing was changed");
    Case::of(&after).after(&before, gates).found()
}

fn only(figure: &str) -> Gates {
    Gates::Chosen(vec![figure.to_owned()])
}

#[test]
fn a_day_more_is_told_with_before_and_after_at_its_step() {
    assert_eq!(
        worse(("work: 6d", "work: 7d"), only("critical-path.length")),
        [
            "worse-than-before: critical path (critical-path.length) rose from 6.1 d to 7.1 d, 1 d more than in v1 @ long"
        ]
    );
}

/// The other branch becomes the longest through `second`, 1 d → 4 d; `first` is on it and takes as long as ever.
#[test]
fn where_the_path_moves_the_step_that_rose_is_to_blame() {
    assert_eq!(
        worse(("work: 1d", "work: 4d"), only("critical-path.length")),
        [
            "worse-than-before: critical path (critical-path.length) rose from 6.1 d to 8.1 d, 2 d more than in v1 @ second"
        ]
    );
    assert_eq!(
        worse(("work: 1d", "work: 4d"), only("lead-time.mean")),
        ["worse-than-before: lead time, mean (lead-time.mean) rose from 6.1 d to 8.1 d, 2 d more than in v1 @ second"]
    );
}

#[test]
fn more_time_off_the_critical_path_is_no_rise() {
    assert_eq!(worse(("work: 1d", "work: 2d"), Gates::Usual), [""; 0]);
}

#[test]
fn an_added_step_is_to_blame_for_its_time_and_its_visit() {
    let added = (
        "work: 6d, next: end-it }",
        "work: 6d, next: sign }\n  sign: { by: x, channel: counter, work: 1d, next: end-it }",
    );
    let told = worse(added, Gates::Usual);
    let at_sign = told.iter().filter(|line| line.ends_with("@ sign")).count();
    assert_eq!(at_sign, told.len(), "{told:#?}");
    let figures = ["lead-time.mean", "critical-path.length", "visits rose from 1 to 2, 1 more", "stages"];
    assert!(figures.iter().all(|figure| told.iter().any(|line| line.contains(figure))), "{told:#?}");
    assert_eq!(told.len(), 4, "{told:#?}");
}

/// One of two pieces that need the applicant online becomes one at the counter: the share without presence falls.
#[test]
fn a_share_that_should_be_high_is_told_when_it_falls() {
    assert_eq!(
        worse(("long: { by: x,", "long: { by: x, asks: 1, channel: online,"), only("online.share")),
        [""; 0],
        "0 of 1 to 1 of 2 is better"
    );
    let before = process(&BEFORE.replace("long: { by: x,", "long: { by: x, asks: 1, channel: online,"));
    let after = process(&BEFORE.replace("long: { by: x,", "long: { by: x, asks: 1, channel: counter,"));
    assert_eq!(
        Case::of(&after).after(&before, only("online.share")).found(),
        ["worse-than-before: share without presence (online.share) fell from 50% to 0%, 50% less than in v1 @ long"]
    );
}

#[test]
fn what_is_no_longer_stated_is_told() {
    assert_eq!(
        worse(("channel: counter, ", ""), only("visits")),
        ["worse-than-before: visits was stated in v1 and no longer is: it cannot be shown to be no worse @ p"]
    );
}

#[test]
fn better_and_equal_are_quiet_and_a_renamed_step_is_the_same_step() {
    assert_eq!(worse(("work: 6d", "work: 5d"), Gates::Usual), [""; 0]);
    let (before, after) = (
        process(BEFORE),
        process(&BEFORE.replace("long", "longest").replace("longest: {", "longest: { replaces: [long],")),
    );
    let slower = process(
        &BEFORE
            .replace("long", "longest")
            .replace("longest: { by: x, work: 6d", "longest: { replaces: [long], by: x, work: 7d"),
    );
    assert_eq!(Case::of(&after).after(&before, Gates::Usual).found(), [""; 0]);
    assert!(Case::of(&slower).after(&before, only("critical-path.length")).found()[0].ends_with("@ longest"));
}

#[test]
fn a_policy_chooses_the_figures_and_goes_before_the_usual_ones() {
    let (before, after) = (process(BEFORE), process(&BEFORE.replace("work: 6d", "work: 7d")));
    let told = |policy: &str, gates: Gates| Case::of(&after).held_to(policy).after(&before, gates).found().len();
    let visits = "policy: P\nno-worse-than: { figures: [visits] }\n";
    assert_eq!(told(visits, Gates::Usual), 0);
    assert_eq!(told(visits, only("critical-path.length")), 1, "the command line goes before it");
    assert_eq!(told("policy: P\nno-worse-than: { figures: [critical-path.length] }\n", Gates::OfPolicies), 1);
    let (_, missing) = Case::of(&after).held_to(visits).told();
    assert_eq!(missing.len(), 1, "nothing to compare with is told: {missing:?}");
}

#[test]
fn an_earlier_version_that_does_not_work_is_told_and_not_guessed_at() {
    let (_, broken) = (
        (),
        "process: p\ndepartments: [w]\nsteps:\n  a: { by: w, work: 1h, next: b }\n  b: { by: w, work: 1h, next: a }\n",
    );
    let after = process(BEFORE);
    let (found, missing) = Case::of(&after).after(&process(broken), Gates::Usual).told();
    assert_eq!(found, [""; 0]);
    assert!(
        missing.iter().any(|line| line.contains("the process of v1 cannot be read or does not work")),
        "{missing:?}"
    );
}

/// The same seed gives the same numbers; a change within two standard errors shows nothing.
#[test]
fn noise_of_sampling_is_no_rise() {
    let text = "\
process: p
departments: [w]
steps:
  s: { by: w, work: 1h, next: { all: [a, b] } }
  a: { by: w, work: { exponential: 2d }, next: { all: [c, d] } }
  b: { by: w, work: { exponential: 3d }, next: { all: [d, e] } }
  c: { by: w, work: 1d, next: f }
  d: { by: w, join: all, work: { exponential: 1d }, next: f }
  e: { by: w, work: 1d, next: f }
  f: { by: w, join: all, work: 1h }
";
    let before = process(text);
    let after = process(&text.replace("c: { by: w, work: 1d", "c: { by: w, work: 1.001d"));
    assert_eq!(Case::of(&after).after(&before, only("lead-time.mean")).found(), [""; 0]);
    let slower = process(&text.replace("f: { by: w, join: all, work: 1h", "f: { by: w, join: all, work: 9h"));
    assert_eq!(Case::of(&slower).after(&before, only("lead-time.mean")).found().len(), 1);
}
