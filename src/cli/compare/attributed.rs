//! What each measure of a plan saves: its subsets applied and analysed, those that share their first measures together, in parallel.

use crate::analysis::attribution::{self, Attribution, Outcome, Set};
use crate::analysis::lead_time::{Memory, Sampling};
use crate::analysis::{self, Study};
use crate::model::plan::Plan;
use crate::model::{Id, Process};
use crate::redesign::{self, Course};
use std::collections::BTreeSet;

/// What each measure of a plan saves of its base; `None` where there is nothing to share out, or more measures than can be told apart.
pub(super) fn of(base: &Process, plan: &Plan, sampling: Sampling) -> Option<Attribution> {
    let measures = plan.measures.len();
    if measures == 0 || measures > Set::MOST {
        return None;
    }
    let (start, memory) = (redesign::begin(base, plan), Memory::default());
    let silent = analysis::sound(base).map(|sound| attribution::silent(&Study::of(&sound))).unwrap_or_default();
    let outcomes = |sets: &[Set]| {
        let mut wanted: Vec<Wanted> = sets.iter().enumerate().map(|(place, set)| Wanted { place, set: *set }).collect();
        let mut found = walk(
            &start,
            &Way { plan, sampling, memory: &memory, silent: &silent, measure: 0, applied: Set::NONE },
            &mut wanted,
        );
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, outcome)| outcome).collect()
    };
    Some(attribution::of(measures, sampling.seed, &outcomes))
}

/// A set that is asked for, and where its answer belongs.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    place: usize,
    set: Set,
}

#[derive(Clone, Copy)]
struct Way<'p> {
    plan: &'p Plan,
    sampling: Sampling,
    memory: &'p Memory,
    // Whose cost the base does not say.
    silent: &'p BTreeSet<Id>,
    // The next measure to decide on, and those applied so far.
    measure: usize,
    applied: Set,
}

// Sets that agree in the measures so far share the process so far. As deep as there are measures, at most 128.
fn walk(course: &Course, way: &Way<'_>, wanted: &mut [Wanted]) -> Vec<(usize, Outcome)> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let Some(measure) = way.plan.measures.get(way.measure) else {
        let outcome = outcome(course, way);
        return wanted.iter().map(|wanted| (wanted.place, outcome)).collect();
    };
    wanted.sort_unstable_by_key(|wanted| wanted.set.has(way.measure));
    let without = wanted.partition_point(|wanted| !wanted.set.has(way.measure));
    let (without, with) = wanted.split_at_mut(without);
    let next = Way { measure: way.measure + 1, ..*way };
    let apart = || walk(course, &next, without);
    let together = || {
        if with.is_empty() {
            return Vec::new();
        }
        match course.with(measure, way.measure) {
            Ok((after, _)) => walk(&after, &Way { applied: way.applied.with(way.measure), ..next }, with),
            // It cannot be applied without another: the others of the set count.
            Err(_) => walk(course, &next, with),
        }
    };
    let (mut all, more) = rayon::join(apart, together);
    all.extend(more);
    all
}

// A process that is not sound has no figures; measures leave none behind.
fn outcome(course: &Course, way: &Way<'_>) -> Outcome {
    let process = course.finished();
    let values = analysis::sound(&process)
        .map(|sound| attribution::values(&Study::sampled(&sound, way.sampling), way.sampling, way.memory, way.silent))
        .unwrap_or_default();
    Outcome { values, applied: way.applied }
}
