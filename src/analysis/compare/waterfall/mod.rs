//! Where every saved day comes from: the mean lead time from before to after, in bars that add up (semantics.md §6).
//!
//! A bar is contribution(to-be) − contribution(as-is) of what it stands for. Contributions of steps add up to the mean (semantics.md §3), so the
//! bars of each grouping lead from the one mean to the other.

mod errors;

use super::departments::Same;
use super::{Class, Sided, StepChange};
use crate::analysis::lead_time::{LeadTime, Share};
use crate::model::{Id, Process};
use std::hash::Hash;

/// The mean lead time from before to after, four times: the same difference by different owners.
#[derive(Debug, Clone, PartialEq)]
pub struct Waterfall {
    /// Mean lead time of the as-is, in working seconds.
    pub before: f64,
    /// Mean lead time of the to-be.
    pub after: f64,
    /// Standard error of the difference, where a side was sampled.
    pub error: Option<f64>,
    /// By row of the mapping of steps, in its order; the number is the place of the row.
    pub by_step: Vec<Bar<usize>>,
    /// By department, by its as-is id where it has one; `None` for steps of nobody.
    pub by_department: Vec<Bar<Option<Id>>>,
    /// By the measures that the to-be steps name; empty for what names none. Nothing where no step names one.
    pub by_measure: Vec<Bar<Vec<Id>>>,
    /// By kind of change; of several kinds the one that says most about time has it all.
    pub by_kind: Vec<Bar<Class>>,
    /// What contributions do not explain: other than zero only where the calculation of one side is not settled.
    pub rest: f64,
}

/// One bar of a waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar<T> {
    /// What it stands for.
    pub of: T,
    /// Contribution to the mean of the as-is, in working seconds.
    pub before: f64,
    /// Contribution to the mean of the to-be.
    pub after: f64,
    /// Standard error of the difference, where a side was sampled.
    pub error: Option<f64>,
}

impl<T> Bar<T> {
    /// By how much it makes the mean longer; negative where it saves time.
    pub fn change(&self) -> f64 {
        self.after - self.before
    }

    /// The same bar under another name.
    pub fn with<U>(&self, of: U) -> Bar<U> {
        Bar { of, before: self.before, after: self.after, error: self.error }
    }
}

/// What is needed to make the bars of any pair of contributions.
struct Ground<'c, 's> {
    old: &'c Process,
    new: &'c Process,
    steps: &'c [StepChange],
    same: &'s Same,
}

pub(super) fn of(before: Sided<'_, '_>, after: Sided<'_, '_>, steps: &[StepChange], same: &Same) -> Waterfall {
    let ground = Ground { old: before.study.process(), new: after.study.process(), steps, same };
    let mut waterfall = ground.bars(&before.analysis.lead_time, &after.analysis.lead_time);
    errors::add(&mut waterfall, before, after, |old, new| ground.bars(old, new));
    waterfall
}

impl Ground<'_, '_> {
    fn bars(&self, old: &LeadTime, new: &LeadTime) -> Waterfall {
        let (was, is) = (Contributions(&old.shares), Contributions(&new.shares));
        let mut by_step = Vec::with_capacity(self.steps.len());
        let (mut by_measure, mut by_kind) = (Gathered::default(), Gathered::default());
        for (at, change) in self.steps.iter().enumerate() {
            let (before, after) = (was.sum(&change.before), is.sum(&change.after));
            by_step.push(Bar { of: at, before, after, error: None });
            by_measure.add(self.measures(change), before, after);
            by_kind.add(kind(change), before, after);
        }
        let explained: f64 = by_step.iter().map(Bar::change).sum();
        if by_measure.bars.iter().all(|bar: &Bar<Vec<Id>>| bar.of.is_empty()) {
            by_measure = Gathered::default();
        }
        by_kind.bars.sort_by_key(|bar| rank(bar.of));
        Waterfall {
            before: old.mean,
            after: new.mean,
            error: None,
            by_department: self.by_department(was, is),
            by_measure: by_measure.bars,
            by_kind: by_kind.bars,
            by_step,
            rest: settled(new.mean - old.mean - explained, old.mean.max(new.mean)),
        }
    }

    fn by_department(&self, was: Contributions<'_>, is: Contributions<'_>) -> Vec<Bar<Option<Id>>> {
        let mut bars = Gathered::default();
        for (at, step) in self.old.steps.iter().enumerate().filter(|(_, step)| !step.is_routing()) {
            bars.add(step.department().map(Id::from), was.sum(&[at]), 0.0);
        }
        for (at, step) in self.new.steps.iter().enumerate().filter(|(_, step)| !step.is_routing()) {
            bars.add(step.department().map(|id| self.same.as_is(id).into()), 0.0, is.sum(&[at]));
        }
        bars.bars
    }

    // In file order, each once.
    fn measures(&self, change: &StepChange) -> Vec<Id> {
        let mut measures: Vec<Id> = Vec::new();
        for measure in change.after.iter().filter_map(|at| self.new.steps[*at].more().measure.as_ref()) {
            if !measures.contains(&measure.value) {
                measures.push(measure.value.clone());
            }
        }
        measures
    }
}

/// Kinds of change in the order in which they explain a difference of time.
const KINDS: [Class; 13] = [
    Class::Removed,
    Class::Added,
    Class::Merged,
    Class::Split,
    Class::Automated,
    Class::MadeParallel,
    Class::MadeSequential,
    Class::Reordered,
    Class::Moved,
    Class::PutOnline,
    Class::Shortened,
    Class::Lengthened,
    Class::Kept,
];

fn rank(class: Class) -> usize {
    KINDS.iter().position(|one| *one == class).unwrap_or(KINDS.len())
}

fn kind(change: &StepChange) -> Class {
    change.classes.iter().copied().min_by_key(|class| rank(*class)).unwrap_or(Class::Kept)
}

// Sums of the same numbers in another order differ in the last digits; that is nothing.
fn settled(rest: f64, size: f64) -> f64 {
    const ROUNDING: f64 = 1e-9;
    if rest.abs() <= size * ROUNDING { 0.0 } else { rest }
}

#[derive(Clone, Copy)]
struct Contributions<'l>(&'l [Option<Share>]);

impl Contributions<'_> {
    fn sum(self, steps: &[usize]) -> f64 {
        steps.iter().filter_map(|at| self.0.get(*at)?.as_ref()).map(|share| share.contribution).sum()
    }
}

/// Bars in the order in which their owners appear.
struct Gathered<T> {
    bars: Vec<Bar<T>>,
    places: rustc_hash::FxHashMap<T, usize>,
}

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Gathered { bars: Vec::new(), places: rustc_hash::FxHashMap::default() }
    }
}

impl<T: Hash + Eq + Clone> Gathered<T> {
    fn add(&mut self, of: T, before: f64, after: f64) {
        let place = *self.places.entry(of.clone()).or_insert(self.bars.len());
        match self.bars.get_mut(place) {
            Some(bar) => (bar.before, bar.after) = (bar.before + before, bar.after + after),
            None => self.bars.push(Bar { of, before, after, error: None }),
        }
    }
}
