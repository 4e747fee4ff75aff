//! Where the applicant's time ends (language.md §2).
//!
//! `applicant: {to: …}` says it. Otherwise it ends with the last step that is not `archive`, `supervise`, `evaluate`, or a `verify` after delivery:
//! filing and supervision after the certificate is handed over do not lengthen it, filing on the way to the certificate does.

use super::scenario::Scenario;
use crate::model::{Process, words::StepKind};

/// Which executions of a scenario the end of the applicant's time depends on, itself included.
pub fn time(process: &Process, scenario: &Scenario) -> Vec<bool> {
    let alive = before(scenario, scenario.ends.iter().map(|run| *run as usize));
    let named = process.applicant_to.as_ref().and_then(|to| {
        let is_it = |run: &usize| step_id(process, scenario, *run) == Some(&***to);
        (0..alive.len()).rev().find(|run| alive[*run] && is_it(run))
    });
    if let Some(end) = named {
        return before(scenario, [end].into_iter());
    }
    let after = after_delivery(process, scenario);
    let last = before(scenario, (0..alive.len()).filter(|run| alive[*run] && serves(process, scenario, *run, &after)));
    if last.iter().any(|within| *within) { last } else { alive }
}

// Everything that these executions wait for, themselves included.
fn before(scenario: &Scenario, ends: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut within = vec![false; scenario.runs.len()];
    for run in ends {
        within[run] = true;
    }
    for (from, to) in scenario.arcs.iter().rev() {
        within[*from as usize] |= within[*to as usize];
    }
    within
}

fn serves(process: &Process, scenario: &Scenario, run: usize, after_delivery: &[bool]) -> bool {
    let Some(step) = scenario.runs[run].step.and_then(|at| process.steps.get(at)) else { return false };
    match step.kind.as_ref().map(|kind| kind.value) {
        Some(StepKind::Archive | StepKind::Supervise | StepKind::Evaluate) => false,
        Some(StepKind::Verify) => !after_delivery[run],
        _ => !step.is_routing(),
    }
}

fn after_delivery(process: &Process, scenario: &Scenario) -> Vec<bool> {
    let delivers = |run: usize| {
        let step = scenario.runs[run].step.and_then(|at| process.steps.get(at));
        step.and_then(|step| step.kind.as_ref()).is_some_and(|kind| kind.value == StepKind::Deliver)
    };
    let mut after = vec![false; scenario.runs.len()];
    for (from, to) in &scenario.arcs {
        let (from, to) = (*from as usize, *to as usize);
        after[to] |= after[from] || delivers(from);
    }
    after
}

fn step_id<'p>(process: &'p Process, scenario: &Scenario, run: usize) -> Option<&'p str> {
    scenario.runs[run].step.and_then(|at| process.steps.get(at)).map(|step| &*step.id.value)
}
