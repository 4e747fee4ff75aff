//! When the limits of a region's loops begin anew: `max` counts per entry into the loop.

use crate::graph::Rigid;
use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, Reversed, Visitable};

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
        let mut reached = Dfs::new(&graph, to);
        let mut comes_back = graph.visit_map();
        while let Some(node) = reached.next(&graph) {
            comes_back.insert(node.index());
        }
        let Some(header) =
            above.dominators(from).and_then(|mut all| all.find(|node| comes_back.contains(node.index())))
        else {
            continue;
        };
        let mut inside = Dfs::new(Reversed(&graph), from);
        inside.discovered.insert(header.index());
        while inside.next(Reversed(&graph)).is_some() {}
        let into = rigid.ways.iter().enumerate().filter(|(_, into)| into.to == header.index());
        into.filter(|(_, into)| !inside.discovered.contains(into.from)).for_each(|(into, _)| resets[into].push(way));
    }
    resets
}
