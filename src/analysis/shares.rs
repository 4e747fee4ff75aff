//! What probabilities rest on, and the shares of tacit ways, which follow from time.

use super::assumption::{Assumption, about};
use super::order::Order;
use super::time;
use crate::graph::{self, Flow, Part, Sound, Trouble};
use crate::model::{Process, Split};
use petgraph::graph::{EdgeIndex, NodeIndex};

/// Executions of a step in one case, on average, beyond which nothing is worked out: no case goes round a hundred thousand times, so the shares
/// are wrong. Up to there every time fits the 63 bits of [`Ticks`](super::law::Ticks), the long tail of rework included.
const MOST_ROUNDS: f64 = 1e5;

/// Decides soundness as [`Sound::of`] does, and sets how often a step with a tacit way takes it: P(its time is above its limit).
///
/// # Errors
/// Everything that is wrong with the flow; or that by its shares it goes round without end.
pub fn sound(process: &Process) -> Result<Sound<'_>, Vec<Trouble>> {
    let mut flow = Flow::of(process);
    let tacit = tacit_ways(&flow);
    let times = if tacit.is_empty() { Vec::new() } else { time::of(process) };
    for way in tacit {
        let late = flow.owner(flow.ends_of(way).0).and_then(|at| times.get(at)).map(|time| time.late);
        flow.graph[way].p = late.filter(|late| *late > 0.0);
    }
    let sound = Sound::with_flow(process, flow)?;
    match too_many_rounds(&sound) {
        Some(trouble) => Err(vec![trouble]),
        None => Ok(sound),
    }
}

fn too_many_rounds(sound: &Sound<'_>) -> Option<Trouble> {
    let goes_round = |part: &Part| matches!(part, Part::Rework { .. } | Part::Rigid(_));
    if !sound.tree.parts.iter().any(goes_round) {
        return None;
    }
    let executions = graph::executions(sound);
    let often = |vertex: &NodeIndex| executions[vertex.index()].is_nan() || executions[vertex.index()] > MOST_ROUNDS;
    let mut steps: Vec<usize> =
        sound.flow.graph.node_indices().filter(often).filter_map(|vertex| sound.flow.owner(vertex)).collect();
    steps.sort_unstable();
    steps.dedup();
    (!steps.is_empty()).then_some(Trouble::TooManyRounds { steps })
}

/// What probabilities rest on: decisions without any share.
pub(super) fn missing(flow: &Flow) -> Vec<Assumption> {
    let decisions = flow.graph.node_indices().filter(|vertex| flow.split(*vertex) == Some(Split::One));
    let silent = decisions.filter(|vertex| are_missing(flow, *vertex)).filter_map(|vertex| flow.owner(vertex));
    about(silent, |steps| Assumption::SharesNotGiven { steps }).into_iter().collect()
}

/// Decisions that may send a case back again and again: every round as likely as the one before, without end.
pub(super) fn without_limit(flow: &Flow, order: &Order) -> Option<Assumption> {
    let shares = graph::shares(flow);
    let back = flow.graph.edge_indices().filter(|way| order.sends_back(flow, *way) && shares[way.index()] > 0.0);
    let endless = back.filter(|way| flow.graph[*way].max.is_none() && !flow.graph[*way].then);
    let deciding = endless.filter(|way| flow.split(flow.ends_of(*way).0) == Some(Split::One));
    about(deciding.filter_map(|way| flow.owner(flow.ends_of(way).0)), |steps| Assumption::ReworkWithoutLimit { steps })
}

/// A decision of several ways of which none says its share. A tacit way is no such decision: time decides it.
pub(super) fn are_missing(flow: &Flow, vertex: NodeIndex) -> bool {
    let ways: Vec<EdgeIndex> = flow.ways_out(vertex).into_iter().filter(|way| !flow.graph[*way].then).collect();
    ways.len() > 1 && ways.iter().all(|way| flow.graph[*way].p.is_none() && !flow.graph[*way].tacit)
}

fn tacit_ways(flow: &Flow) -> Vec<EdgeIndex> {
    flow.graph.edge_indices().filter(|way| flow.graph[*way].tacit).collect()
}
