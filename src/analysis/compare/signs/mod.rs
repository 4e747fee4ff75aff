//! Four signs for every measure: time, cost, quality, flexibility (the devil's quadrangle of Brand & van der Kolk, by which Reijers & Limam Mansar
//! judge their practices). The sign is what the two models show, not what a practice promises.

mod measure;
mod practice;

pub use measure::{Change, Effect, change};
pub use practice::Practice;

use super::risk::is_check;
use super::{Class, LedgerRow, Sided, StepChange, Waterfall};
use crate::analysis::Study;
use crate::analysis::reach::Reach;
use crate::analysis::time::number;
use crate::model::{Checked, Id, Step};
use crate::say;
use crate::wording::Text;
use rustc_hash::{FxHashMap, FxHashSet};

/// One measure, or one change that names none, with its signs.
#[derive(Debug, Clone, PartialEq)]
pub struct Signs {
    /// The measures that its to-be steps name; empty for a change without one.
    pub measures: Vec<Id>,
    /// Rows of the mapping of steps.
    pub rows: Vec<usize>,
    /// The practices that it is.
    pub practices: Vec<Practice>,
    /// The four signs.
    pub four: Four,
}

/// The four signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Four {
    /// What it does to the mean lead time.
    pub time: Sign,
    /// What it does to hands-on time.
    pub cost: Sign,
    /// What it does to checks, and to how often a step is repeated.
    pub quality: Sign,
    /// What it does to presence and to waiting for each other.
    pub flexibility: Sign,
}

impl Four {
    /// Where nothing changes.
    pub const NOTHING: Four = Four { time: Sign::Same, cost: Sign::Same, quality: Sign::Same, flexibility: Sign::Same };
}

/// Better or worse, as far as the model shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// ＋
    Better,
    /// 0
    Same,
    /// −
    Worse,
    /// Better in one respect, worse in another.
    Mixed,
    /// The files do not say enough.
    Unknown,
}

impl Sign {
    /// The key in JSON: `better`.
    pub fn key(self) -> &'static str {
        match self {
            Sign::Better => "better",
            Sign::Same => "same",
            Sign::Worse => "worse",
            Sign::Mixed => "mixed",
            Sign::Unknown => "unknown",
        }
    }

    /// The sign itself.
    pub fn text(self) -> Text {
        match self {
            Sign::Better => say!(zh: "＋", en: "+"),
            Sign::Same => say!(zh: "0", en: "0"),
            Sign::Worse => say!(zh: "−", en: "−"),
            Sign::Mixed => say!(zh: "±", en: "±"),
            Sign::Unknown => say!(zh: "？", en: "?"),
        }
    }

    // Less is better.
    fn of_change(change: f64, noise: f64) -> Sign {
        match change {
            _ if change.abs() <= noise => Sign::Same,
            _ if change < 0.0 => Sign::Better,
            _ => Sign::Worse,
        }
    }

    fn and(self, other: Sign) -> Sign {
        match (self, other) {
            (Sign::Unknown, one) | (one, Sign::Unknown) | (Sign::Same, one) | (one, Sign::Same) => one,
            (one, other) if one == other => one,
            _ => Sign::Mixed,
        }
    }
}

/// In the order of the rows; what is kept as it is has no signs.
pub(super) fn of(
    before: Sided<'_, '_>,
    after: Sided<'_, '_>,
    steps: &[StepChange],
    materials: &[LedgerRow],
    waterfall: &Waterfall,
) -> Vec<Signs> {
    let (was, is) = (Facts::of(before.study), Facts::of(after.study));
    let ground = practice::Ground::of(before.study, after.study, steps, materials);
    gathered(steps, [before.study, after.study])
        .into_iter()
        .map(|(measures, rows)| {
            let mut practices: Vec<Practice> = rows.iter().flat_map(|row| ground.practices(&steps[*row])).collect();
            practices.sort_unstable();
            practices.dedup();
            let changes = || rows.iter().map(|row| &steps[*row]);
            let four = Four {
                time: time(waterfall, &rows),
                cost: cost(&was, &is, changes()),
                quality: changes().map(|change| quality(&was, &is, change)).fold(Sign::Unknown, Sign::and),
                flexibility: changes().map(|change| flexibility(&was, &is, change)).fold(Sign::Same, Sign::and),
            };
            Signs { measures, rows, practices, four }
        })
        .collect()
}

// Rows with the same measures are one change; rows without one are each their own.
fn gathered(steps: &[StepChange], [before, after]: [&Study<'_>; 2]) -> Vec<(Vec<Id>, Vec<usize>)> {
    let mut all: Vec<(Vec<Id>, Vec<usize>)> = Vec::new();
    let mut places: FxHashMap<Vec<Id>, usize> = FxHashMap::default();
    for (row, change) in steps.iter().enumerate() {
        let (old, measures) = (measures(before, &change.before), measures(after, &change.after));
        // A measure may leave its step as it is and do something to the way back.
        let is_kept = change.classes == [Class::Kept] && (measures.is_empty() || measures == old);
        if is_kept {
            continue;
        }
        match places.get(&measures) {
            Some(place) => all[*place].1.push(row),
            None => {
                if !measures.is_empty() {
                    places.insert(measures.clone(), all.len());
                }
                all.push((measures, vec![row]));
            }
        }
    }
    all
}

// In file order, each once.
fn measures(study: &Study<'_>, steps: &[usize]) -> Vec<Id> {
    let mut measures: Vec<Id> = Vec::new();
    for measure in steps.iter().filter_map(|at| study.process().steps[*at].more().measure.as_ref()) {
        if !measures.contains(&measure.value) {
            measures.push(measure.value.clone());
        }
    }
    measures
}

/// What of one side the signs are read from.
struct Facts<'s, 'a> {
    study: &'s Study<'a>,
    /// Expected executions beyond the first, by step; `None` where it cannot be told.
    repeated: Vec<Option<f64>>,
}

impl<'s, 'a> Facts<'s, 'a> {
    fn of(study: &'s Study<'a>) -> Facts<'s, 'a> {
        let reach = Reach::of(study);
        let repeated = |at: usize| Some((study.executions[at] - reach.ever(at)?).max(0.0));
        Facts { study, repeated: (0..study.process().steps.len()).map(repeated).collect() }
    }

    fn steps<'c>(&'c self, of: &'c [usize]) -> impl Iterator<Item = &'c Step> {
        of.iter().map(|at| &self.study.process().steps[*at])
    }

    fn work(&self, of: &[usize]) -> Option<f64> {
        of.iter().map(|at| Some(self.study.executions[*at] * number(self.study.times[*at].work?))).sum()
    }

    fn executed(&self, of: &[usize]) -> f64 {
        of.iter().map(|at| self.study.executions[*at]).sum()
    }

    fn repeats(&self, of: &[usize]) -> Option<f64> {
        of.iter().map(|at| self.repeated[*at]).try_fold(0.0, |most, one| Some(f64::max(most, one?)))
    }

    fn checks<'c>(&'c self, of: &'c [usize]) -> FxHashSet<(&'c str, Option<&'c Checked>)> {
        let checks = self.steps(of).flat_map(|step| &step.more().checks);
        checks.map(|check| (&*check.of.value, check.criterion.as_ref().map(|one| &one.value))).collect()
    }

    fn checking_steps(&self, of: &[usize]) -> usize {
        self.steps(of).filter(|step| is_check(step)).count()
    }
}

// Seconds of work or waiting below which nothing changed, and the executions: rounding.
const NO_TIME: f64 = 1.0;
const NO_WORK: f64 = NO_TIME;
const NO_REPETITION: f64 = 1e-9;

fn time(waterfall: &Waterfall, rows: &[usize]) -> Sign {
    let bars = || rows.iter().filter_map(|row| waterfall.by_step.get(*row));
    let error = bars().filter_map(|bar| bar.error).map(|error| error * error).sum::<f64>().sqrt();
    Sign::of_change(bars().map(super::Bar::change).sum(), f64::max(NO_TIME, 2.0 * error))
}

fn cost<'c>(was: &Facts<'_, '_>, is: &Facts<'_, '_>, changes: impl Iterator<Item = &'c StepChange>) -> Sign {
    let differences = changes.map(|change| Some(is.work(&change.after)? - was.work(&change.before)?));
    let sum: Option<f64> = differences.sum();
    sum.map_or(Sign::Unknown, |change| Sign::of_change(change, NO_WORK))
}

// Checks by what they check, or else steps that are there to check; and rework.
fn quality(was: &Facts<'_, '_>, is: &Facts<'_, '_>, change: &StepChange) -> Sign {
    let (old, new) = (was.checks(&change.before), is.checks(&change.after));
    let checks = if old.is_empty() && new.is_empty() {
        // A step that takes over is taken to check what its predecessors did.
        match (was.checking_steps(&change.before), is.checking_steps(&change.after)) {
            (1.., _) if change.after.is_empty() => Sign::Worse,
            (_, 1..) if change.before.is_empty() => Sign::Better,
            _ => Sign::Unknown,
        }
    } else {
        match (old.is_subset(&new), new.is_subset(&old)) {
            (true, true) => Sign::Same,
            (true, false) => Sign::Better,
            (false, true) => Sign::Worse,
            (false, false) => Sign::Mixed,
        }
    };
    checks.and(rework(was, is, change))
}

// Unknown where nothing is done again on either side.
fn rework(was: &Facts<'_, '_>, is: &Facts<'_, '_>, change: &StepChange) -> Sign {
    match was.repeats(&change.before).zip(is.repeats(&change.after)) {
        Some((old, new)) if old > NO_REPETITION || new > NO_REPETITION => Sign::of_change(new - old, NO_REPETITION),
        _ => Sign::Unknown,
    }
}

fn flexibility(was: &Facts<'_, '_>, is: &Facts<'_, '_>, change: &StepChange) -> Sign {
    let order = if change.classes.contains(&Class::MadeParallel) {
        Sign::Better
    } else if change.classes.contains(&Class::MadeSequential) {
        Sign::Worse
    } else {
        Sign::Same
    };
    let visits = |facts: &Facts<'_, '_>, of: &[usize]| facts.steps(of).map(Step::visits).sum::<u32>();
    let presence = match visits(is, &change.after).cmp(&visits(was, &change.before)) {
        std::cmp::Ordering::Less => Sign::Better,
        std::cmp::Ordering::Greater => Sign::Worse,
        std::cmp::Ordering::Equal => Sign::Same,
    };
    let remote = |facts: &Facts<'_, '_>, of: &[usize]| {
        facts.steps(of).filter(|step| practice::is_remote(step.channel())).count()
    };
    let channel = if !change.before.is_empty() && remote(was, &change.before) == 0 && remote(is, &change.after) > 0 {
        Sign::Better
    } else {
        Sign::Same
    };
    order.and(presence).and(channel)
}
