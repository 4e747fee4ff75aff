//! What probabilities rest on, and the shares of tacit ways, which follow from time.

use super::assumption::{Assumption, about};
use super::time::{self, Limit, Spread, StepTime};
use crate::graph::{Flow, Sound, Trouble};
use crate::model::{Process, Split};
use petgraph::graph::{EdgeIndex, NodeIndex};

/// Decides soundness as [`Sound::of`] does, and sets how often a step with a tacit way takes it: always where its mean time is above its limit,
/// else never. For a time that is the same in every case that is exact; for a random one it is an assumption until times are distributions.
///
/// # Errors
/// Everything that is wrong with the flow.
pub fn sound(process: &Process) -> Result<Sound<'_>, Vec<Trouble>> {
    let mut flow = Flow::of(process);
    let tacit = tacit_ways(&flow);
    let times = if tacit.is_empty() { Vec::new() } else { time::of(process) };
    for way in tacit {
        let reached = flow.owner(flow.ends_of(way).0).and_then(|at| times.get(at)).map(|time| time.limit);
        if reached == Some(Limit::Reached) {
            flow.graph[way].p = Some(1.0);
        }
    }
    Sound::with_flow(process, flow)
}

/// What probabilities rest on: decisions without any share, and tacit ends whose share nobody knows.
pub(super) fn missing(flow: &Flow, times: &[StepTime]) -> Vec<Assumption> {
    let decisions = flow.graph.node_indices().filter(|vertex| flow.split(*vertex) == Some(Split::One));
    let silent = decisions.filter(|vertex| are_missing(flow, *vertex)).filter_map(|vertex| flow.owner(vertex));
    let tacit = tacit_ways(flow).into_iter().filter_map(|way| flow.owner(flow.ends_of(way).0));
    let random = tacit.filter(|step| times.get(*step).is_some_and(|time| time.spread == Spread::Random));
    let silent = about(silent, |steps| Assumption::SharesNotGiven { steps });
    silent.into_iter().chain(about(random, |steps| Assumption::TacitByMean { steps })).collect()
}

/// A decision of several ways of which none says its share. A tacit way is no such decision: time decides it.
pub(super) fn are_missing(flow: &Flow, vertex: NodeIndex) -> bool {
    let ways: Vec<EdgeIndex> = flow.ways_out(vertex).into_iter().filter(|way| !flow.graph[*way].then).collect();
    ways.len() > 1 && ways.iter().all(|way| flow.graph[*way].p.is_none() && !flow.graph[*way].tacit)
}

fn tacit_ways(flow: &Flow) -> Vec<EdgeIndex> {
    flow.graph.edge_indices().filter(|way| flow.graph[*way].tacit).collect()
}
