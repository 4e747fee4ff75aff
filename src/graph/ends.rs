//! What cannot be reached, and what cannot end: seen from the graph alone, without following flows side by side.

use super::reduce::Kept;
use super::{Flow, Repair, Trouble, reach};
use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef, NodeFiltered};
use rustc_hash::FxHashSet;

/// The part of the flow that can be reached and can end, and a trouble for each cause of the rest.
pub(super) fn kept(flow: &Flow, shares: &[f64], troubles: &mut Vec<Trouble>) -> Kept {
    let reached = reach::reached_from(flow, [flow.start]);
    unreachable(flow, &reached, troubles);
    let can_end = reach::leading_to(flow, [flow.end]);
    let mut vertices: Vec<bool> = reached.iter().zip(&can_end).map(|(reached, can_end)| *reached && *can_end).collect();
    (vertices[flow.start.index()], vertices[flow.end.index()]) = (true, true);
    let stuck: Vec<bool> = reached.iter().zip(&can_end).map(|(reached, can_end)| *reached && !*can_end).collect();
    if stuck.contains(&true) {
        never_ends(flow, &stuck, |_| true, troubles);
    } else if shares.contains(&0.0) {
        never_taken_ends(flow, shares, troubles);
    }
    Kept { vertices }
}

// One trouble for each step that only circles or nothing lead to; what it leads to comes with it.
fn unreachable(flow: &Flow, reached: &[bool], troubles: &mut Vec<Trouble>) {
    if reached.iter().all(|reached| *reached) {
        return;
    }
    let off = |vertex: NodeIndex| !reached[vertex.index()] && vertex != flow.end;
    let rest = NodeFiltered::from_fn(&flow.graph, off);
    let mut told = vec![false; flow.graph.node_count()];
    // Kosaraju gives circles in the order against the flow: from the back, what leads comes before what it leads to.
    let circles = kosaraju_scc(&rest);
    for circle in circles.iter().rev() {
        if circle.iter().any(|vertex| told[vertex.index()]) {
            continue;
        }
        let mut led_to: Vec<usize> = Vec::new();
        let mut open = circle.clone();
        while let Some(vertex) = open.pop() {
            if off(vertex) && !std::mem::replace(&mut told[vertex.index()], true) {
                led_to.extend(flow.step(vertex));
                open.extend(flow.graph.neighbors(vertex));
            }
        }
        let Some(step) = circle.iter().filter_map(|vertex| flow.step(*vertex)).min() else { continue };
        led_to.retain(|other| *other != step);
        led_to.sort_unstable();
        troubles.push(Trouble::Unreachable { step, after: led_to });
    }
}

// One trouble for each circle that, among the vertices that are stuck, nothing leaves.
fn never_ends(flow: &Flow, stuck: &[bool], takes: impl Fn(usize) -> bool, troubles: &mut Vec<Trouble>) {
    let within = NodeFiltered::from_fn(&flow.graph, |vertex: NodeIndex| stuck[vertex.index()]);
    let within = EdgeFiltered::from_fn(&within, |way| takes(way.id().index()));
    for circle in kosaraju_scc(&within) {
        let members: FxHashSet<NodeIndex> = circle.iter().copied().collect();
        let mut ways = circle.iter().flat_map(|vertex| flow.graph.edges(*vertex));
        if ways.any(|way| takes(way.id().index()) && !members.contains(&way.target())) {
            continue;
        }
        let mut steps: Vec<usize> = circle.iter().filter_map(|vertex| flow.step(*vertex)).collect();
        steps.sort_unstable();
        let entered = |step: &&usize| {
            let ways = flow.graph.edges_directed(NodeIndex::new(**step), Direction::Incoming);
            ways.into_iter().any(|way| !members.contains(&way.source()))
        };
        let repair = steps.iter().find(entered).or(steps.first()).map(|at| Repair::GiveWayOut { at: *at });
        troubles.push(Trouble::NeverEnds { steps, repair });
    }
}

// Shares can close every way out of a circle: `p: 100%` on the way back.
fn never_taken_ends(flow: &Flow, shares: &[f64], troubles: &mut Vec<Trouble>) {
    let opens = opens_later(flow, shares);
    let takes = |way: usize| shares[way] > 0.0 || opens[flow.ends_of(EdgeIndex::new(way)).0.index()];
    let walk = |from: NodeIndex, direction: Direction| {
        let mut seen = vec![false; flow.graph.node_count()];
        let mut next = vec![from];
        while let Some(vertex) = next.pop() {
            if !std::mem::replace(&mut seen[vertex.index()], true) {
                let ways = flow.graph.edges_directed(vertex, direction).filter(|way| takes(way.id().index()));
                next.extend(ways.map(|way| if direction == Direction::Outgoing { way.target() } else { way.source() }));
            }
        }
        seen
    };
    let (reached, can_end) = (walk(flow.start, Direction::Outgoing), walk(flow.end, Direction::Incoming));
    let stuck: Vec<bool> = reached.iter().zip(&can_end).map(|(reached, can_end)| *reached && !*can_end).collect();
    if stuck.contains(&true) {
        never_ends(flow, &stuck, takes, troubles);
    }
}

// For each vertex: all that is taken at first has a `max`, and the other ways open once that is used up.
fn opens_later(flow: &Flow, shares: &[f64]) -> Vec<bool> {
    let (mut limited, mut free) = (vec![false; flow.graph.node_count()], vec![false; flow.graph.node_count()]);
    for way in flow.graph.edge_references().filter(|way| shares[way.id().index()] > 0.0) {
        let kind = if way.weight().max.is_some() { &mut limited } else { &mut free };
        kind[way.source().index()] = true;
    }
    limited.iter().zip(&free).map(|(limited, free)| *limited && !*free).collect()
}
