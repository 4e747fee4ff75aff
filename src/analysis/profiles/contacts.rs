//! Where on the main scenario the applicant deals with an office.
//!
//! A department's step is a contact when it needs a visit, collects a material, asks for a field, or has a channel on which an applicant is met.
//! The applicant's own step is one when it has such a channel or needs a visit: the contact is with the office that takes over next. Without
//! one it is work at home, which Doing Business leaves out ("internal company work").

use crate::analysis::Study;
use crate::model::words::Channel;
use crate::model::{Asks, Collects, Process, Step};

/// For each execution of the main scenario the office that the applicant deals with there; `None` where there is no contact.
pub(super) fn of<'a>(study: &Study<'a>) -> Vec<Option<&'a str>> {
    let taking_over = taking_over(study);
    let offices = study.main.runs.iter().zip(&taking_over).map(|(run, next)| {
        let step = study.process().steps.get(run.step?)?;
        let own = study.is_applicants(step);
        if own && !is_met(step) || !own && !is_faced(study, step) {
            return None;
        }
        // Where nobody says which office, the step stands for one of its own.
        let office = if own { *next } else { written(step) };
        Some(office.unwrap_or(&step.id.value))
    });
    offices.collect()
}

/// Whether anybody said how the applicant is met: without it contacts cannot be counted.
pub(super) fn are_stated(process: &Process) -> bool {
    process
        .steps
        .iter()
        .any(|step| step.visits.is_some() || step.channel.is_some() || step.collects.is_some() || step.asks.is_some())
}

/// The step is done without anybody coming: over the net, or by the applicant's telephone.
pub(super) fn is_online(step: &Step) -> bool {
    step.visits() == 0 && matches!(step.channel(), Channel::Online | Channel::Mobile)
}

fn is_faced<'a>(study: &Study<'a>, step: &'a Step) -> bool {
    let number = matches!(step.collects.as_ref().map(|collects| &collects.value), Some(Collects::Count(1..)));
    let asks = step.asks.as_ref().is_some_and(|asks| match &asks.value {
        Asks::Items(items) => !items.is_empty(),
        Asks::Count(count) => *count > 0,
    });
    is_met(step) || number || asks || study.collected(step).next().is_some()
}

fn is_met(step: &Step) -> bool {
    step.visits() > 0 || !matches!(step.channel(), Channel::Auto | Channel::Internal)
}

fn written(step: &Step) -> Option<&str> {
    step.by.as_ref().map(|by| &*by.value)
}

// For each execution the office of the first step after it that is not the applicant's own.
fn taking_over<'a>(study: &Study<'a>) -> Vec<Option<&'a str>> {
    let runs = &study.main.runs;
    let office = |run: usize| {
        let step = study.process().steps.get(runs[run].step?).filter(|step| !study.is_applicants(step))?;
        written(step)
    };
    let mut next: Vec<Option<&str>> = vec![None; runs.len()];
    // Arcs stand in the order of their targets: from the back, what comes after a target is known.
    for (from, to) in study.main.arcs.iter().rev() {
        let (from, to) = (*from as usize, *to as usize);
        next[from] = office(to).or(next[to]).or(next[from]);
    }
    next
}
