//! Leaving steps out: the measure whose saving is worked out, and what law allows.

use super::Ground;
use crate::finding::Disposition;
use crate::graph::{Flow, Vertex};
use crate::model::{Branch, Id, Next, Split};
use crate::redesign::{Measure, Remove};
use crate::source::At;
use petgraph::graph::NodeIndex;

/// Without these steps: each decision among them goes the likeliest way on, and what only its other ways led to goes with it.
pub fn without(ground: &Ground<'_>, steps: &[usize]) -> Measure {
    let names = ground.names;
    let chosen: Vec<(usize, usize)> = steps.iter().filter_map(|at| Some((*at, likeliest(ground, *at)?))).collect();
    let dead = if chosen.is_empty() { Vec::new() } else { left_over(&ground.sound.flow, &chosen) };
    let mut onward: Vec<(Id, Id)> =
        chosen.iter().map(|(at, to)| (names.id(*at).into(), names.id(*to).into())).collect();
    onward.extend(dead.iter().filter_map(|at| Some((names.id(*at).into(), any_way(&names.step(*at).next)?))));
    let steps = steps.iter().chain(&dead).map(|at| names.id(*at).into()).collect();
    Measure::Remove(Remove { steps, onward })
}

/// What law allows where these steps are to go: `otherwise`, unless it prescribes one of them (house rule 1).
pub fn disposition(ground: &Ground<'_>, steps: &[usize], otherwise: Disposition) -> Disposition {
    if steps.iter().any(|at| ground.is_mandatory(*at)) { Disposition::ChangeLaw } else { otherwise }
}

// The step that the likeliest branch of a decision leads to: not back, not straight to the end.
fn likeliest(ground: &Ground<'_>, at: usize) -> Option<usize> {
    let flow = &ground.sound.flow;
    let Next::Split { kind: Split::One, branches } = &ground.names.step(at).next else { return None };
    let mut best: Option<(f64, usize)> = None;
    for way in flow.ways_out(NodeIndex::new(at)).into_iter().filter(|way| ground.goes_on(*way)) {
        let Some(branch) = flow.graph[way].branch.filter(|_| !flow.graph[way].then) else { continue };
        let Some(to) = flow.owner(flow.ends_of(way).1) else { continue };
        let share = share(branches, branch);
        if best.is_none_or(|(most, _)| share > most) {
            best = Some((share, to));
        }
    }
    best.map(|(_, to)| to)
}

/// The share of a branch of a decision: as written, else its part of the remainder.
pub fn share(branches: &[At<Branch>], at: usize) -> f64 {
    let written = |branch: &At<Branch>| branch.p.as_ref().map(|p| p.value);
    let given: f64 = branches.iter().filter_map(written).sum();
    let open = branches.iter().filter(|branch| branch.p.is_none()).count();
    let rest = if open == 0 { 0.0 } else { (1.0 - given).max(0.0) / open as f64 };
    branches.get(at).map_or(0.0, |branch| written(branch).unwrap_or(rest))
}

// The steps that nothing leads to once each of the decisions goes one way only.
fn left_over(flow: &Flow, chosen: &[(usize, usize)]) -> Vec<usize> {
    let mut seen = vec![false; flow.graph.node_count()];
    let mut open = vec![flow.start];
    while let Some(vertex) = open.pop() {
        if std::mem::replace(&mut seen[vertex.index()], true) {
            continue;
        }
        let only = flow.step(vertex).and_then(|at| chosen.iter().find(|(decision, _)| *decision == at));
        let leads = |to: NodeIndex| only.is_none_or(|(_, step)| flow.owner(to) == Some(*step));
        open.extend(flow.graph.neighbors(vertex).filter(|to| leads(*to)));
    }
    let step = |vertex: NodeIndex| match flow.graph[vertex] {
        Vertex::Step(at) if !seen[vertex.index()] => Some(at),
        _ => None,
    };
    flow.graph.node_indices().filter_map(step).collect()
}

fn any_way(next: &Next) -> Option<Id> {
    let Next::Split { branches, .. } = next else { return None };
    branches.first().map(|branch| branch.target.value.name().into())
}
