//! When the limits of a region's loops begin anew: `max` counts per entry into the loop.

use crate::graph::Rigid;
use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, Reversed, Visitable};

type Seen = <DiGraph<(), ()> as Visitable>::Map;

/// For each way the limited ways whose count begins anew when it is taken, because it leads into their loop from outside.
pub(super) fn resets(rigid: &Rigid) -> Vec<Vec<usize>> {
    let mut resets = vec![Vec::new(); rigid.ways.len()];
    let limited: Vec<usize> = (0..rigid.ways.len()).filter(|way| rigid.ways[*way].max.is_some()).collect();
    if limited.is_empty() {
        return resets;
    }
    let graph = DiGraph::<(), ()>::from_edges(rigid.ways.iter().map(|way| (way.from as u32, way.to as u32)));
    let above = simple_fast(&graph, NodeIndex::new(Rigid::ENTRY));
    for way in limited {
        let (from, to) = (NodeIndex::new(rigid.ways[way].from), NodeIndex::new(rigid.ways[way].to));
        let Some((header, back)) = back(&graph, above.dominators(from).into_iter().flatten().collect(), to) else {
            continue;
        };
        let mut inside = Dfs::new(Reversed(&graph), from);
        inside.discovered.insert(header.index());
        while inside.next(Reversed(&graph)).is_some() {}
        let into = rigid.ways.iter().enumerate().filter(|(_, into)| into.to == header.index());
        into.filter(|(_, into)| !inside.discovered.contains(into.from) && !back.contains(into.from))
            .for_each(|(into, _)| resets[into].push(way));
    }
    resets
}

// Where the loop is entered, and what the way back passes through until then: of all that every flow to the decision passes through, the last that
// the way comes to before anything else of it. What lies between that and the decision is passed again too, but only after it.
fn back(graph: &DiGraph<(), ()>, above: Vec<NodeIndex>, to: NodeIndex) -> Option<(NodeIndex, Seen)> {
    let (mut passed, mut met) = (graph.visit_map(), graph.visit_map());
    let mut open = vec![to];
    while let Some(node) = open.pop() {
        if above.contains(&node) {
            met.insert(node.index());
        } else if !passed.put(node.index()) {
            open.extend(graph.neighbors(node));
        }
    }
    let header = above.into_iter().find(|node| met.contains(node.index()))?;
    Some((header, passed))
}
