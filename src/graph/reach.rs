//! What can be reached from where.

use super::Flow;
use petgraph::Direction;
use petgraph::graph::NodeIndex;

/// For each vertex: a flow leads there from one of `sources` (which lead to themselves). Linear.
pub fn reached_from(flow: &Flow, sources: impl IntoIterator<Item = NodeIndex>) -> Vec<bool> {
    walk(flow, sources, Direction::Outgoing)
}

/// For each vertex: a flow leads from there to one of `targets`. Linear.
pub fn leading_to(flow: &Flow, targets: impl IntoIterator<Item = NodeIndex>) -> Vec<bool> {
    walk(flow, targets, Direction::Incoming)
}

fn walk(flow: &Flow, from: impl IntoIterator<Item = NodeIndex>, direction: Direction) -> Vec<bool> {
    let mut seen = vec![false; flow.graph.node_count()];
    let mut open: Vec<NodeIndex> = from.into_iter().collect();
    while let Some(vertex) = open.pop() {
        if !std::mem::replace(&mut seen[vertex.index()], true) {
            open.extend(flow.graph.neighbors_directed(vertex, direction));
        }
    }
    seen
}
