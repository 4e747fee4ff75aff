//! Which measure a step carries: of those that changed it the one that changed its time most.
//!
//! A step names one measure, and comparing credits it with all that the step saves; so it is the one that saves most of it. What took no time
//! from the step comes after what did, and of equals the first counts.

use super::course::Course;
use crate::model::{Amount, Distribution, Duration, Id, Process, Step, TimeBase, Wait};
use crate::source::At;
use rustc_hash::{FxHashMap, FxHashSet};

/// A step that an operation was done to.
#[derive(Debug, Clone)]
pub(super) struct Touch {
    step: Id,
    /// The steps that it was made of.
    members: Vec<Id>,
    how: How,
}

/// The measure that a step carries, and by how many seconds it changed the step's time.
#[derive(Debug, Clone)]
pub(super) struct Carried {
    measure: Id,
    weight: f64,
}

/// What was done to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Changed,
    /// It was put elsewhere, which need not show in what it says.
    Moved,
}

/// Which of the steps that a measure was done to carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Marking {
    /// Those that it changed, and no measure before it changed more.
    #[default]
    Most,
    /// All.
    Every,
}

impl Course {
    /// The step was changed by the measure that is being applied.
    pub(super) fn mark(&mut self, at: usize) {
        self.touch(at, &[], How::Changed);
    }

    /// The step was made of others by the measure that is being applied.
    pub(super) fn mark_made(&mut self, at: usize, members: &[Id]) {
        self.touch(at, members, How::Changed);
    }

    /// The step got another place by the measure that is being applied.
    pub(super) fn mark_moved(&mut self, at: usize) {
        self.touch(at, &[], How::Moved);
    }

    fn touch(&mut self, at: usize, members: &[Id], how: How) {
        let step = self.process.steps[at].id.value.clone();
        self.touched.push(Touch { step, members: members.to_vec(), how });
    }

    /// Writes the measure that was applied into the steps that carry it from now on.
    pub(super) fn settle_marks(&mut self, before: &Process) {
        if self.touched.is_empty() {
            return;
        }
        let touched = each_once(std::mem::take(&mut self.touched));
        let base = self.process.time_base();
        let was: FxHashMap<&Id, &Step> = before.steps.iter().map(|step| (&step.id.value, step)).collect();
        let is: FxHashMap<Id, usize> =
            self.process.steps.iter().enumerate().map(|(at, step)| (step.id.value.clone(), at)).collect();
        for touch in touched {
            let Some(at) = is.get(&touch.step).copied() else { continue };
            self.last.insert(touch.step.clone(), self.measure.clone());
            let step = &self.process.steps[at];
            let old = was.get(&touch.step).copied();
            let changed = !touch.members.is_empty() || touch.how == How::Moved || old != Some(step);
            let members = touch.members.iter().filter_map(|id| was.get(id).copied()).chain(old);
            let weight = weight(step, unique(members), touch.how, &base);
            if self.marking == Marking::Every || changed {
                let carried = self.heaviest(&touch, Carried { measure: self.measure.clone(), weight });
                self.process.steps[at].more_mut().measure = Some(At::nowhere(carried.measure.clone()));
                self.carried.insert(touch.step, carried);
            }
        }
    }

    // Who makes a step of others has it unless somebody took more time from one of them.
    fn heaviest(&self, touch: &Touch, own: Carried) -> Carried {
        if self.marking == Marking::Every {
            return own;
        }
        let sources = if touch.members.is_empty() { std::slice::from_ref(&touch.step) } else { &touch.members[..] };
        let known = sources.iter().rev().filter_map(|id| self.carried.get(id));
        // The last of equals, which is the first of the members.
        let known = known.max_by(|one, other| one.weight.total_cmp(&other.weight));
        let made = !touch.members.is_empty();
        known.filter(|known| known.weight > own.weight || known.weight == own.weight && !made).cloned().unwrap_or(own)
    }
}

// What several operations of a measure did to one step.
fn each_once(touched: Vec<Touch>) -> Vec<Touch> {
    let mut places: FxHashMap<Id, usize> = FxHashMap::default();
    let mut all: Vec<Touch> = Vec::with_capacity(touched.len());
    for touch in touched {
        match places.get(&touch.step).copied() {
            Some(at) => {
                all[at].members.extend(touch.members);
                all[at].how = if touch.how == How::Moved { touch.how } else { all[at].how };
            }
            None => {
                places.insert(touch.step.clone(), all.len());
                all.push(touch);
            }
        }
    }
    all
}

fn unique<'s>(steps: impl Iterator<Item = &'s Step>) -> Vec<&'s Step> {
    let mut seen: FxHashSet<&Id> = FxHashSet::default();
    steps.filter(|step| seen.insert(&step.id.value)).collect()
}

// By how many seconds a step's own time changed; what is done beside others may no longer count at all.
fn weight(step: &Step, was: Vec<&Step>, how: How, base: &TimeBase) -> f64 {
    let now = mean(step, base);
    let change = (now - was.iter().map(|step| mean(step, base)).sum::<f64>()).abs();
    if how == How::Moved { change.max(now) } else { change }
}

// Mean seconds of a step; what is not stated weighs nothing.
fn mean(step: &Step, base: &TimeBase) -> f64 {
    if let Some(elapsed) = &step.elapsed {
        return of_duration(&elapsed.value, base);
    }
    let waits = step.wait.iter().map(|wait| match &wait.value {
        Wait::Time { time, .. } => of_duration(time, base),
        Wait::Every { every, .. } => seconds(every, base) / 2.0,
    });
    waits.chain(step.work.iter().map(|work| of_duration(&work.value, base))).sum()
}

fn of_duration(duration: &Duration, base: &TimeBase) -> f64 {
    let of = |amount: &Amount| seconds(amount, base);
    let random = match duration {
        Duration::Fixed(amount) => return of(amount),
        Duration::Random(random) => &**random,
    };
    match random {
        Distribution::Uniform { least, greatest } => (of(least) + of(greatest)) / 2.0,
        Distribution::Pert { least, likeliest, greatest } => (of(least) + 4.0 * of(likeliest) + of(greatest)) / 6.0,
        Distribution::Triangular { least, likeliest, greatest } => (of(least) + of(likeliest) + of(greatest)) / 3.0,
        Distribution::Normal { mean, .. }
        | Distribution::LogNormal { mean, .. }
        | Distribution::Exponential { mean }
        | Distribution::Gamma { mean, .. } => of(mean),
        // Which of two changes is larger does not hang on the tail.
        Distribution::Quantiles { p50, .. } => of(p50),
        Distribution::Samples(all) => all.iter().map(of).sum::<f64>() / all.len().max(1) as f64,
    }
}

fn seconds(amount: &Amount, base: &TimeBase) -> f64 {
    let seconds = base.seconds(*amount);
    *seconds.numer() as f64 / *seconds.denom() as f64
}
