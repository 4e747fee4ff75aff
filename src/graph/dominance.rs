//! What every case has passed: dominance.

use super::Flow;
use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};

/// Which vertices every flow from the start to a vertex passes.
///
/// Dominator tree by Cooper, Harvey & Kennedy, "A Simple, Fast Dominance Algorithm" (2001); the question whether one dominates another is then
/// answered in constant time from when a walk over the tree enters and leaves each.
#[derive(Debug, Clone)]
pub struct Dominance {
    above: Vec<Option<NodeIndex>>,
    enter: Vec<u32>,
    leave: Vec<u32>,
}

impl Dominance {
    /// Dominance in a flow, from its start.
    pub fn of(flow: &Flow) -> Dominance {
        Dominance::of_graph(&flow.graph, flow.start)
    }

    /// Dominance in any graph.
    pub(super) fn of_graph<N, E>(graph: &DiGraph<N, E>, root: NodeIndex) -> Dominance {
        let tree = simple_fast(graph, root);
        let above: Vec<_> = graph.node_indices().map(|vertex| tree.immediate_dominator(vertex)).collect();
        let (enter, leave) = intervals(&above, root);
        Dominance { above, enter, leave }
    }

    /// Every flow from the start to `vertex` passes `above`. A vertex dominates itself; what cannot be reached is dominated by nothing.
    pub fn dominates(&self, above: NodeIndex, vertex: NodeIndex) -> bool {
        let (above, vertex) = (above.index(), vertex.index());
        let reached = self.enter[above] > 0 && self.enter[vertex] > 0;
        reached && self.enter[above] <= self.enter[vertex] && self.leave[vertex] <= self.leave[above]
    }

    /// The vertex can be reached.
    pub fn reaches(&self, vertex: NodeIndex) -> bool {
        self.enter[vertex.index()] > 0
    }

    /// The nearest vertex that every flow to this one passes before; none for the start and for what cannot be reached.
    pub fn immediate(&self, vertex: NodeIndex) -> Option<NodeIndex> {
        self.above[vertex.index()]
    }
}

fn intervals(above: &[Option<NodeIndex>], root: NodeIndex) -> (Vec<u32>, Vec<u32>) {
    let mut below: Vec<Vec<NodeIndex>> = vec![Vec::new(); above.len()];
    for (vertex, above) in above.iter().enumerate() {
        if let Some(above) = above {
            below[above.index()].push(NodeIndex::new(vertex));
        }
    }
    let (mut enter, mut leave) = (vec![0; above.len()], vec![0; above.len()]);
    let mut clock = 1;
    let mut open = vec![(root, 0)];
    enter[root.index()] = clock;
    while let Some((vertex, next)) = open.last_mut() {
        clock += 1;
        if let Some(child) = below[vertex.index()].get(*next) {
            *next += 1;
            enter[child.index()] = clock;
            open.push((*child, 0));
        } else {
            leave[vertex.index()] = clock;
            open.pop();
        }
    }
    (enter, leave)
}
