//! Fields that the applicant fills in.

use super::Study;
use super::assumption::{Assumption, about};
use super::materials::Named;
use crate::model::{Asks, Id};

/// The fields that an applicant fills in on the main scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct DataItems {
    /// Fields filled in, Σ over steps.
    pub asked: u64,
    /// Distinct items.
    pub kinds: u64,
    /// Each named item with the steps that ask for it, in order of appearance.
    pub named: Vec<(Id, Vec<usize>)>,
    /// Steps that give a number only, with it.
    pub numbers: Vec<(usize, u32)>,
    /// What `kinds` rests on.
    pub rests_on: Vec<Assumption>,
}

/// Counts data items; `None` where no step says what it asks.
pub fn of(study: &Study<'_>) -> Option<DataItems> {
    let process = study.process();
    if process.steps.iter().all(|step| step.asks.is_none()) {
        return None;
    }
    let mut named = Named::default();
    let mut numbers = Vec::new();
    for at in study.main.steps() {
        match process.steps[at].asks.as_ref().map(|asks| &asks.value) {
            Some(Asks::Items(items)) => items.iter().for_each(|item| named.add(item, at)),
            Some(Asks::Count(count)) => numbers.push((at, *count)),
            None => {}
        }
    }
    let alone: u64 = numbers.iter().map(|(_, count)| u64::from(*count)).sum();
    let listed: u64 = named.list.iter().map(|(_, steps)| steps.len() as u64).sum();
    let rests_on = about(numbers.iter().map(|(at, _)| *at), |steps| Assumption::NumbersAreKinds { steps });
    Some(DataItems {
        asked: listed + alone,
        kinds: named.list.len() as u64 + alone,
        named: named.list,
        numbers,
        rests_on: rests_on.into_iter().collect(),
    })
}
