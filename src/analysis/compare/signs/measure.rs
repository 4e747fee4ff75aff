//! One measure of a plan: everything that changes from the process before it to the process after it, in one row.

use super::{Facts, Four, NO_TIME, Practice, Sign, practice};
use crate::analysis::Study;
use crate::analysis::compare::departments::Same;
use crate::analysis::compare::{Class, Sided, StepChange, Waterfall, ledger, matching, steps, waterfall};
use crate::model::{Id, Name};

/// What one measure of a plan did.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// It cannot be applied.
    Refused,
    /// It leaves everything as it was.
    Nothing,
    /// It changes something.
    Changed(Change),
}

/// What a measure changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The steps that it is done to, or that change their place, as they were before it; where there were none, those that it adds.
    pub steps: Vec<(Id, Name)>,
    /// The practices that it is, each once.
    pub practices: Vec<Practice>,
    /// The four signs.
    pub four: Four,
}

/// What a measure changes, by the process before it and the process after it, in which its steps carry it and no other measure.
///
/// Time is the change of the mean lead time, cost that of all expected hands-on time, both over the whole process; quality and flexibility are those
/// of its steps together: better in one and worse in another is mixed. Fewer or more rounds count wherever they are.
pub fn change(before: Sided<'_, '_>, after: Sided<'_, '_>) -> Change {
    let (old, new) = (before.study, after.study);
    let same = Same::of(old.process(), new.process());
    let all = steps::of(old, new, &matching::steps(old.process(), new.process()), &same);
    let materials = ledger::materials(before, after);
    let ground = practice::Ground::of(old, new, &all, &materials.rows);
    let (was, is) = (Facts::of(old), Facts::of(new));
    let touched: Vec<&StepChange> = all.iter().filter(|change| is_touched(change, new)).collect();
    let others = || all.iter().filter(|change| !is_touched(change, new));
    let mut practices: Vec<Practice> = touched.iter().flat_map(|change| ground.practices(change)).collect();
    practices.sort_unstable();
    practices.dedup();
    let rounds = others().map(|change| super::rework(&was, &is, change)).filter(|sign| *sign != Sign::Same);
    let quality = touched.iter().map(|change| super::quality(&was, &is, change)).chain(rounds);
    let four = Four {
        time: time(&waterfall::of(before, after, &all, &same)),
        cost: cost(&was, &is, &touched, others()),
        quality: quality.fold(Sign::Unknown, Sign::and),
        flexibility: touched.iter().map(|change| super::flexibility(&was, &is, change)).fold(Sign::Same, Sign::and),
    };
    Change { steps: touched.iter().flat_map(|change| called(change, old, new)).collect(), practices, four }
}

fn is_touched(change: &StepChange, after: &Study<'_>) -> bool {
    let is_marked = |at: &usize| after.process().steps[*at].more().measure.is_some();
    change.classes != [Class::Kept] || change.after.iter().any(is_marked)
}

fn called(change: &StepChange, before: &Study<'_>, after: &Study<'_>) -> Vec<(Id, Name)> {
    let (study, steps) = if change.before.is_empty() { (after, &change.after) } else { (before, &change.before) };
    let named = |at: &usize| {
        let step = &study.process().steps[*at];
        (step.id.value.clone(), step.name())
    };
    steps.iter().map(named).collect()
}

fn time(waterfall: &Waterfall) -> Sign {
    let noise = f64::max(NO_TIME, 2.0 * waterfall.error.unwrap_or(0.0));
    Sign::of_change(waterfall.after - waterfall.before, noise)
}

// A step that nothing is done to works as it did, whether or not anybody says how long, as long as it is done as often.
fn cost<'c>(
    was: &Facts<'_, '_>,
    is: &Facts<'_, '_>,
    touched: &[&StepChange],
    mut others: impl Iterator<Item = &'c StepChange>,
) -> Sign {
    let difference = |change: &StepChange| Some(is.work(&change.after)? - was.work(&change.before)?);
    let of_touched: Option<f64> = touched.iter().map(|change| difference(change)).sum();
    let as_often =
        |change: &StepChange| (was.executed(&change.before) - is.executed(&change.after)).abs() < super::NO_REPETITION;
    let of_others = others.try_fold(0.0, |sum, change| {
        difference(change).or_else(|| as_often(change).then_some(0.0)).map(|change| sum + change)
    });
    let sum = of_touched.zip(of_others).map(|(one, other)| one + other);
    sum.map_or(Sign::Unknown, |change| Sign::of_change(change, super::NO_WORK))
}
