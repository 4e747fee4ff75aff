//! Where the applicant's time ends (language.md §2).
//!
//! `applicant: {to: …}` says it. Otherwise it ends with the last step that is not `archive`, `supervise`, `evaluate`, or a `verify` after delivery:
//! filing and supervision after the certificate is handed over do not lengthen it, filing on the way to the certificate does.

use super::order::Order;
use super::scenario::Scenario;
use crate::graph::{Relation, Relations, Sound, leading_to, reached_from};
use crate::model::{Process, Step, words::StepKind};
use petgraph::graph::NodeIndex;

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
    let step = |run: usize| scenario.runs[run].step.and_then(|at| process.steps.get(at));
    let served = |run: &usize| alive[*run] && step(*run).is_some_and(|step| serves(step, after[*run]));
    let last = before(scenario, (0..alive.len()).filter(served));
    if last.iter().any(|within| *within) { last } else { alive }
}

/// Which steps belong to the applicant's time whatever way a case takes: those that a step which serves the applicant may still follow, itself included.
///
/// Where `applicant: {to: …}` is written: those from which that step may still come; on ways that exclude it, as where nothing is written.
pub fn counts(sound: &Sound<'_>, order: &Order) -> Vec<bool> {
    let process = sound.process;
    let serving = serving(sound, order);
    let usual = leading_to(&sound.flow, serving);
    let usual = (0..process.steps.len()).map(|step| usual[step]).collect::<Vec<bool>>();
    let usual = if usual.iter().any(|counts| *counts) { usual } else { vec![true; process.steps.len()] };
    let to =
        process.applicant_to.as_ref().and_then(|to| process.steps.iter().position(|step| step.id.value == to.value));
    let Some(to) = to else { return usual };
    let (before, after) =
        (leading_to(&sound.flow, [NodeIndex::new(to)]), reached_from(&sound.flow, [NodeIndex::new(to)]));
    let relations = Relations::of(sound);
    let counts = |step: usize| {
        before[step] || (!after[step] && usual[step] && relations.between(step, to) != Relation::Parallel)
    };
    (0..process.steps.len()).map(counts).collect()
}

/// Steps after the end of the applicant's time from which a case may be sent back to before it: their time counts in every case, in the last round too.
pub fn after_the_end(sound: &Sound<'_>, order: &Order, counts: &[bool]) -> Vec<usize> {
    if order.is_acyclic() {
        return Vec::new();
    }
    let (process, flow) = (sound.process, &sound.flow);
    let to =
        process.applicant_to.as_ref().and_then(|to| process.steps.iter().position(|step| step.id.value == to.value));
    let ends = to.map_or_else(|| serving(sound, order), |to| vec![NodeIndex::new(to)]);
    let mut before = vec![false; flow.graph.node_count()];
    ends.into_iter().for_each(|end| before[end.index()] = true);
    let mut vertices: Vec<NodeIndex> = flow.graph.node_indices().collect();
    vertices.sort_unstable_by_key(|vertex| std::cmp::Reverse(order.rank[vertex.index()]));
    for vertex in vertices {
        let on = flow.ways_out(vertex).into_iter().filter(|way| !order.goes_back(*way));
        before[vertex.index()] |= on.map(|way| flow.ends_of(way).1).any(|next| before[next.index()]);
    }
    let anywhere = reached_from(flow, to.map(NodeIndex::new));
    let late = |step: &usize| counts[*step] && !before[*step] && (to.is_none() || anywhere[*step]);
    (0..process.steps.len()).filter(late).filter(|step| !process.steps[*step].is_routing()).collect()
}

fn serving(sound: &Sound<'_>, order: &Order) -> Vec<NodeIndex> {
    let (process, flow) = (sound.process, &sound.flow);
    let kind = |step: usize| process.steps[step].kind.as_ref().map(|kind| kind.value);
    let mut delivered = vec![false; flow.graph.node_count()];
    let mut vertices: Vec<NodeIndex> = flow.graph.node_indices().collect();
    vertices.sort_unstable_by_key(|vertex| order.rank[vertex.index()]);
    for vertex in vertices {
        let after = delivered[vertex.index()] || flow.step(vertex).and_then(kind) == Some(StepKind::Deliver);
        for way in flow.ways_out(vertex).into_iter().filter(|way| after && !order.goes_back(*way)) {
            delivered[flow.ends_of(way).1.index()] = true;
        }
    }
    let served = |step: &usize| serves(&process.steps[*step], delivered[*step]);
    (0..process.steps.len()).filter(served).map(NodeIndex::new).collect()
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

// Filing, supervision and evaluation do not, nor does a check once the result is handed over.
fn serves(step: &Step, delivered: bool) -> bool {
    match step.kind.as_ref().map(|kind| kind.value) {
        Some(StepKind::Archive | StepKind::Supervise | StepKind::Evaluate) => false,
        Some(StepKind::Verify) => !delivered,
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
