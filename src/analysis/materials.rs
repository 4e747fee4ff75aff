//! Materials that the applicant hands in.

use super::Study;
use super::assumption::{Assumption, about};
use super::reach::Reach;
use crate::model::words::Variant;
use crate::model::{Collected, Collects, Id, Process, Step};
use rustc_hash::{FxHashMap, FxHashSet};

/// The materials that an applicant hands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Materials {
    /// 种: distinct materials on the main scenario.
    pub kinds: u64,
    /// 件次: Σ over the steps of the main scenario; copies are not multiplied.
    pub submissions: u64,
    /// Over all ways through, with `p`; each step counts as often as it is executed at all: a repetition collects nothing again.
    /// `None` where it cannot be had exactly.
    pub expected: Option<f64>,
    /// Each named material with the steps of the main scenario that collect it, in order of appearance: the material × step matrix.
    pub named: Vec<(Id, Vec<usize>)>,
    /// Steps of the main scenario that give a number only, with it.
    pub numbers: Vec<(usize, u32)>,
    /// What the kinds rest on.
    pub kinds_rest_on: Vec<Assumption>,
}

/// Counts materials; `None` where no step says what it collects.
pub fn of(study: &Study<'_>) -> Option<Materials> {
    let process = study.process();
    if process.steps.iter().all(|step| step.collects.is_none()) {
        return None;
    }
    let mut named = Named::default();
    let mut numbers = Vec::new();
    for at in study.main.steps() {
        for one in study.collected(&process.steps[at]) {
            named.add(&one.of, at);
        }
        if let Some(count) = number(&process.steps[at]) {
            numbers.push((at, count));
        }
    }
    let alone: u64 = numbers.iter().map(|(_, count)| u64::from(*count)).sum();
    let listed: u64 = named.list.iter().map(|(_, steps)| steps.len() as u64).sum();
    let rests_on = about(numbers.iter().map(|(at, _)| *at), |steps| Assumption::NumbersAreKinds { steps });
    Some(Materials {
        kinds: named.list.len() as u64 + alone,
        submissions: listed + alone,
        expected: expected(study),
        named: named.list,
        numbers,
        kinds_rest_on: rests_on.into_iter().collect(),
    })
}

/// Materials that a to-be file has replaced: they are collected no longer, whatever a step still says (language.md §5).
pub(super) fn withdrawn(process: &Process) -> FxHashSet<&str> {
    // A file that does not say its variant but what it re-engineers is a to-be file.
    let to_be = match &process.heading.variant {
        Some(variant) => variant.value == Variant::ToBe,
        None => !process.based_on.is_empty(),
    };
    let replaced = process.materials.iter().filter(|material| to_be && material.substitute.is_some());
    replaced.map(|material| &*material.id.value).collect()
}

/// How many materials or data items a list of steps names, and where.
#[derive(Default)]
pub(super) struct Named<'p> {
    pub list: Vec<(Id, Vec<usize>)>,
    places: FxHashMap<&'p str, usize>,
}

impl<'p> Named<'p> {
    pub fn add(&mut self, id: &'p str, step: usize) {
        let next = self.list.len();
        let place = *self.places.entry(id).or_insert(next);
        match self.list.get_mut(place) {
            Some((_, steps)) => steps.push(step),
            None => self.list.push((id.into(), vec![step])),
        }
    }
}

fn expected(study: &Study<'_>) -> Option<f64> {
    let reach = Reach::of(study);
    let mut sum = 0.0;
    for (at, step) in study.process().steps.iter().enumerate() {
        let share = |one: &Collected| one.here().p.as_ref().map_or(1.0, |p| p.value);
        let per_case: f64 = study.collected(step).map(share).sum::<f64>() + f64::from(number(step).unwrap_or(0));
        if per_case > 0.0 {
            let played = || study.played.as_ref()?.averages.ever.get(at).copied();
            sum += per_case * reach.ever(at).or_else(played)?;
        }
    }
    Some(sum)
}

fn number(step: &Step) -> Option<u32> {
    match step.collects.as_ref().map(|collects| &collects.value) {
        Some(Collects::Count(count)) => Some(*count),
        _ => None,
    }
}
