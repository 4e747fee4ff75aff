//! How likely each way of a decision is.

use super::assumption::{Assumption, about};
use super::time::{Limit, Spread, StepTime};
use crate::graph::{Flow, Vertex};
use crate::model::Split;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// The ways out of a decision with their shares: as written, and the remainder in equal parts where nothing is written (language.md §4).
///
/// Whether a step ends tacitly is judged by its mean time until times are distributions. What follows a used-up `max` is not among the ways.
pub(super) fn of(flow: &Flow, times: &[StepTime], vertex: NodeIndex) -> Vec<(EdgeIndex, f64)> {
    let ways: Vec<EdgeIndex> = flow.ways_out(vertex).into_iter().filter(|way| !flow.graph[*way].then).collect();
    if ways.iter().any(|way| flow.graph[*way].tacit) {
        let reached = flow.step(vertex).and_then(|at| times.get(at)).map(|time| time.limit) == Some(Limit::Reached);
        return ways.into_iter().map(|way| (way, f64::from(u8::from(flow.graph[way].tacit == reached)))).collect();
    }
    let written: f64 = ways.iter().filter_map(|way| flow.graph[*way].p).sum();
    let open = ways.iter().filter(|way| flow.graph[**way].p.is_none()).count();
    let rest = (1.0 - written).max(0.0) / open.max(1) as f64;
    ways.into_iter().map(|way| (way, flow.graph[way].p.unwrap_or(rest))).collect()
}

/// A decision of several ways of which none says its share. A tacit way is no such decision: time decides it.
pub(super) fn are_missing(flow: &Flow, vertex: NodeIndex) -> bool {
    let ways: Vec<EdgeIndex> = flow.ways_out(vertex).into_iter().filter(|way| !flow.graph[*way].then).collect();
    ways.len() > 1 && ways.iter().all(|way| flow.graph[*way].p.is_none() && !flow.graph[*way].tacit)
}

/// The step whose decision a vertex is.
pub(super) fn decider(flow: &Flow, vertex: NodeIndex) -> Option<usize> {
    match flow.graph[vertex] {
        Vertex::Step(at) | Vertex::InTime(at) => Some(at),
        Vertex::Start | Vertex::Meet(_) | Vertex::End => None,
    }
}

/// What probabilities rest on: decisions without any share, and tacit ends whose share nobody knows.
pub(super) fn missing(flow: &Flow, times: &[StepTime]) -> Vec<Assumption> {
    let undecided = flow.graph.node_indices().filter(|vertex| flow.split(*vertex) == Some(Split::One));
    let silent =
        undecided.clone().filter(|vertex| are_missing(flow, *vertex)).filter_map(|vertex| decider(flow, vertex));
    let tacit = undecided.filter(|vertex| flow.ways_out(*vertex).iter().any(|way| flow.graph[*way].tacit));
    let random = |step: &usize| times.get(*step).is_some_and(|time| time.spread == Spread::Random);
    let tacit = tacit.filter_map(|vertex| decider(flow, vertex)).filter(random);
    let silent = about(silent, |steps| Assumption::SharesNotGiven { steps });
    silent.into_iter().chain(about(tacit, |steps| Assumption::TacitByMean { steps })).collect()
}
