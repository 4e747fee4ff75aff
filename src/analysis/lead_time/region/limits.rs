//! When the limits of a region's loops begin anew: `max` counts per entry into the loop.

use crate::graph::Rigid;
use petgraph::Direction;
use petgraph::algo::dominators::{Dominators, simple_fast};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{VisitMap, Visitable};
use rustc_hash::FxHashSet;

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
        let before: Vec<NodeIndex> = above.strict_dominators(from).into_iter().flatten().collect();
        let Some(header) = header(&graph, to, &before) else { continue };
        let inside = around(&graph, &above, header);
        let into = rigid.ways.iter().enumerate().filter(|(_, into)| into.to == header.index());
        into.filter(|(_, into)| !inside.contains(&into.from)).for_each(|(into, _)| resets[into].push(way));
    }
    resets
}

// The natural loop: what comes back to its header without leaving what the header dominates.
fn around(graph: &DiGraph<(), ()>, above: &Dominators<NodeIndex>, header: NodeIndex) -> FxHashSet<usize> {
    let within = |node: NodeIndex| above.dominators(node).is_some_and(|mut all| all.any(|it| it == header));
    let mut inside = FxHashSet::default();
    let mut open = vec![header];
    while let Some(node) = open.pop() {
        if inside.insert(node.index()) {
            open.extend(graph.neighbors_directed(node, Direction::Incoming).filter(|before| within(*before)));
        }
    }
    inside
}

// Where the loop of a way back begins: the first node behind it that every flow to its decision has passed.
fn header(graph: &DiGraph<(), ()>, to: NodeIndex, before: &[NodeIndex]) -> Option<NodeIndex> {
    let mut seen = graph.visit_map();
    let mut open = vec![to];
    while let Some(node) = open.pop() {
        if before.contains(&node) {
            return Some(node);
        }
        if seen.visit(node) {
            open.extend(graph.neighbors(node));
        }
    }
    None
}
