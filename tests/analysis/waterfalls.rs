//! Where every saved day comes from: two texts in, bars out, in days.

use super::made_up::{Dice, Writer, block};
use super::support::{named, plain, study};
use zaizao::analysis::compare::{self, Bar, Class, Comparison, Sided, Waterfall};
use zaizao::analysis::figures::Basis;
use zaizao::analysis::{Analysis, Study};

const DAY: f64 = 28_800.0;

fn compared<T>(before: &str, after: &str, tell: impl FnOnce(&Comparison, [&Study<'_>; 2]) -> T) -> T {
    let (before, after) = (named("as-is.yaml", before), named("to-be.yaml", after));
    study(&before, |old| {
        study(&after, |new| {
            let (was, is) = (Analysis::of(old), Analysis::of(new));
            let (before, after) = (Sided { study: old, analysis: &was }, Sided { study: new, analysis: &is });
            tell(&compare::of(before, after, [Basis::ModelMean; 2]), [old, new])
        })
    })
}

fn head(steps: &str) -> String {
    format!("process: p\ndepartments: [x, y, z]\nsteps:\n{steps}")
}

fn told<T>(bars: &[Bar<T>], name: impl Fn(&T) -> String) -> Vec<String> {
    bars.iter().map(|bar| format!("{} {}", name(&bar.of), plain(bar.change() / DAY))).collect()
}

#[track_caller]
fn ends(waterfall: &Waterfall) {
    let Waterfall { before, after, rest, .. } = waterfall;
    let sums = [
        waterfall.by_step.iter().map(Bar::change).sum::<f64>(),
        waterfall.by_department.iter().map(Bar::change).sum(),
        waterfall.by_kind.iter().map(Bar::change).sum(),
    ];
    for sum in sums {
        assert!((before + sum + rest - after).abs() <= 1e-6 * DAY, "{before} + {sum} + {rest} is not {after}");
    }
    if !waterfall.by_measure.is_empty() {
        let sum: f64 = waterfall.by_measure.iter().map(Bar::change).sum();
        assert!((before + sum + rest - after).abs() <= 1e-6 * DAY);
    }
}

// Before 4 + 2 + 3 days one after the other. After: a takes 3 d instead of 4; b of 2 d goes beside it and holds up nothing; c is gone, e of 1 d new.
#[test]
fn bars_lead_from_the_one_mean_to_the_other() {
    let before =
        head("  a: { by: x, work: 4d, next: b }\n  b: { by: y, work: 2d, next: c }\n  c: { by: y, work: 3d }\n");
    let after = head(
        "  s: { next: { all: [a, b] } }\n  a: { by: x, work: 3d, measure: m1, next: e }\n  b: { by: y, work: 2d, measure: m2, next: e }\n  e: { by: z, work: 1d, measure: m1 }\n",
    );
    compared(&before, &after, |comparison, [old, new]| {
        let waterfall = &comparison.waterfall;
        assert_eq!((waterfall.before / DAY, waterfall.after / DAY), (9.0, 4.0));
        let step = |row: &usize| {
            let change = &comparison.steps[*row];
            let of = |study: &Study<'_>, at: usize| study.process().steps[at].id.value.to_string();
            change.before.first().map_or_else(|| of(new, change.after[0]), |at| of(old, *at))
        };
        assert_eq!(told(&waterfall.by_step, step), ["a −1", "b −2", "c −3", "e 1"]);
        let department = |id: &Option<Box<str>>| id.as_deref().unwrap_or("-").to_owned();
        assert_eq!(told(&waterfall.by_department, department), ["x −1", "y −5", "z 1"]);
        let measures = |ids: &Vec<Box<str>>| ids.join("+");
        assert_eq!(told(&waterfall.by_measure, measures), ["m1 0", "m2 −2", " −3"]);
        let kind = |class: &Class| class.key().to_owned();
        assert_eq!(told(&waterfall.by_kind, kind), ["removed −3", "added 1", "made-parallel −3"]);
        assert!(waterfall.by_step.iter().all(|bar| bar.error.is_none()), "nothing was sampled");
        ends(waterfall);
    });
}

// a and b in parallel: 3 d and 2 d. When a is cut to 1 d, b holds up the case: it contributes 2 d and did not change.
#[test]
fn what_did_not_change_may_begin_to_hold_up_the_case() {
    let text = |days: u32| {
        head(&format!(
            "  s: {{ next: {{ all: [a, b] }} }}\n  a: {{ by: x, work: {days}d }}\n  b: {{ by: y, work: 2d }}\n"
        ))
    };
    compared(&text(3), &text(1), |comparison, _| {
        let kind = |class: &Class| class.key().to_owned();
        assert_eq!(told(&comparison.waterfall.by_kind, kind), ["shortened −3", "kept 2"]);
        ends(&comparison.waterfall);
    });
}

// Sent back with p = 1/2: each step is done twice on average. Without rework once.
#[test]
fn rework_that_is_gone_saves_the_rounds_of_every_step_in_it() {
    let before = head(
        "  a: { by: x, work: 1d, next: b }\n  b: { by: y, work: 2d, next: { one: [ { to: a, p: 50% }, { to: c } ] } }\n  c: { by: z, work: 1d }\n",
    );
    let after =
        head("  a: { by: x, work: 1d, next: b }\n  b: { by: y, work: 2d, next: c }\n  c: { by: z, work: 1d }\n");
    compared(&before, &after, |comparison, _| {
        let changes: Vec<f64> = comparison.waterfall.by_step.iter().map(|bar| bar.change() / DAY).collect();
        for (change, wanted) in changes.iter().zip([-1.0, -2.0, 0.0]) {
            assert!((change - wanted).abs() < 1e-3, "{changes:?}");
        }
        ends(&comparison.waterfall);
    });
}

// a and b start together, c needs a, e needs both: not nested, hence sampled.
fn knot(more: &str) -> String {
    head(&format!(
        "  s: {{ next: {{ all: [a, b] }} }}
  a: {{ by: x, work: {{ exponential: 2d }}, next: {{ all: [c, e] }} }}
  b: {{ by: y, work: {{ exponential: 3d }}, next: e }}
  c: {{ by: z, work: {{ exponential: 2d }}, next: f }}
  e: {{ by: z, work: {{ exponential: 1d }}, next: f }}
  f: {{ by: x, {more}, join: all }}
"
    ))
}

// The same samples on both sides: what is the same in both does not differ at all, however few the samples.
#[test]
fn where_lead_time_is_sampled_both_sides_draw_the_same_numbers() {
    compared(&knot("work: 4d"), &knot("work: 1d"), |comparison, _| {
        let waterfall = &comparison.waterfall;
        let bars: Vec<(f64, f64)> =
            waterfall.by_step.iter().map(|bar| (bar.change() / DAY, bar.error.unwrap() / DAY)).collect();
        for (at, (change, error)) in bars.iter().enumerate() {
            let wanted = if at == bars.len() - 1 { -3.0 } else { 0.0 };
            // Of samples of their own the error would be a hundredth of a day.
            assert!((change - wanted).abs() < 1e-4 && *error < 1e-4, "{bars:?}");
        }
        ends(waterfall);
    });
    // a twice as long: its bar differs, and so do those of what stands beside it; each with an error, the sum still right.
    let longer = knot("work: 4d").replace("{ exponential: 2d }, next: { all", "{ exponential: 4d }, next: { all");
    compared(&knot("work: 4d"), &longer, |comparison, _| {
        let bars = &comparison.waterfall.by_step;
        assert!(bars[0].change() > 0.0 && bars[0].error.unwrap() > 0.0);
        assert!(bars[0].error.unwrap() < 0.1 * bars[0].change(), "an error that large says nothing: {bars:?}");
        ends(&comparison.waterfall);
    });
}

#[test]
fn the_bars_of_any_two_processes_end_on_the_after_value() {
    let mut dice = Dice(51);
    for _ in 0..60 {
        let (old, new) = (Writer::file(&block(&mut dice, 4), "s"), Writer::file(&block(&mut dice, 4), "s"));
        compared(&old, &new, |comparison, _| {
            ends(&comparison.waterfall);
            assert!(
                comparison.waterfall.rest.abs() <= 1e-3 * comparison.waterfall.before.max(comparison.waterfall.after)
            );
        });
        // What the departments are called says nothing of time.
        let (named_old, named_new) = (old.replace("s甲", "某局"), new.replace("s甲", "某局"));
        let changes = |old: &str, new: &str| {
            compared(old, new, |comparison, _| {
                comparison.waterfall.by_department.iter().map(|bar| plain(bar.change())).collect::<Vec<String>>()
            })
        };
        assert_eq!(changes(&old, &new), changes(&named_old, &named_new));
    }
}
