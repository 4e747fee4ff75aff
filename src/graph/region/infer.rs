//! How flows meet where nobody wrote it and blocks do not nest (language.md §4).
//!
//! A split *reaches* a join when flows can leave it by two ways and come to the join by two ways without passing a common node in between: only
//! then can its flows meet there. If only decisions reach the join, flows come in singly; if only parallel splits do, they wait for each other;
//! if both do, the join must be written. A way back, and a way on which only a `cancel` leads, always comes in singly.

use super::knot::{ENTRY, Knot};
use crate::graph::Dominance;
use crate::graph::NodeKind;
use crate::model::{Split, words::JoinKind};
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::VecDeque;

/// A join that must be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unclear {
    pub node: u32,
    pub decision: u32,
    pub parallel: u32,
}

// Past this many edges times splits, every split counts as reaching what it leads to on any way.
const WORK: usize = 20_000_000;

/// Sets every join that was not written, as far as it is clear.
pub(super) fn infer(knot: &mut Knot) -> Vec<Unclear> {
    let open: Vec<u32> = knot.joins().filter(|join| knot.node(*join).written.is_none()).collect();
    let (decisions, parallel) = (knot.splits(Split::One).count(), knot.splits(Split::All).count());
    if open.is_empty() || parallel == 0 {
        open.iter().for_each(|join| knot.set_join(*join, JoinKind::One));
        return Vec::new();
    }
    let graph = Plain::of(knot);
    let (singly, open): (Vec<u32>, Vec<u32>) = open.into_iter().partition(|join| graph.comes_in_singly(knot, *join));
    singly.iter().for_each(|join| knot.set_join(*join, JoinKind::One));
    if decisions == 0 {
        open.iter().for_each(|join| knot.set_join(*join, JoinKind::All));
        return Vec::new();
    }
    let reaching = graph.reaching(knot, &open);
    let mut unclear = Vec::new();
    for (join, reaching) in open.into_iter().zip(reaching) {
        match reaching {
            Reaching { decision: Some(decision), parallel: Some(parallel) } => {
                unclear.push(Unclear { node: join, decision, parallel });
            }
            Reaching { parallel: Some(_), .. } => knot.set_join(join, JoinKind::All),
            _ => knot.set_join(join, JoinKind::One),
        }
    }
    unclear
}

/// A decision and a parallel split that both lead to a join that was not written, if only by one way.
pub(super) fn led_to_by_both(knot: &Knot, join: u32) -> Option<Unclear> {
    let [decision, parallel] = [Split::One, Split::All].map(|kind| led_to_by(knot, kind)[join as usize]);
    let unwritten = knot.join(join).is_some() && knot.node(join).written.is_none();
    Some(Unclear { node: join, decision: decision.filter(|_| unwritten)?, parallel: parallel? })
}

// A split of each kind that reaches a join.
#[derive(Clone, Copy, Default)]
struct Reaching {
    decision: Option<u32>,
    parallel: Option<u32>,
}

// The knot without the ways that stop everything else, and without those that lead back to a node that was passed: what goes back begins anew.
struct Plain {
    graph: DiGraph<(), ()>,
    from_entry: Dominance,
}

impl Plain {
    fn of(knot: &Knot) -> Plain {
        let mut graph = knot.graph();
        graph.retain_edges(|_, edge| !knot.edges[edge.index()].cancel);
        let from_entry = Dominance::of_graph(&graph, index(ENTRY));
        let leads_back = |from: NodeIndex, to: NodeIndex| from_entry.dominates(to, from);
        graph.retain_edges(|graph, edge| graph.edge_endpoints(edge).is_none_or(|(from, to)| !leads_back(from, to)));
        Plain { graph, from_entry }
    }

    fn comes_in_singly(&self, knot: &Knot, join: u32) -> bool {
        knot.node(join).ins.iter().any(|edge| {
            let edge = knot.edge(*edge);
            let from = index(edge.from);
            edge.cancel || !self.from_entry.reaches(from) || self.from_entry.dominates(index(join), from)
        })
    }

    fn reaching(&self, knot: &Knot, joins: &[u32]) -> Vec<Reaching> {
        let mut splits: Vec<u32> =
            knot.ids().filter(|node| matches!(knot.node(*node).kind, NodeKind::Split(_))).collect();
        splits.sort_by_key(|split| knot.node(*split).vertex);
        if splits.len().saturating_mul(knot.edges.len()) > WORK {
            let [decisions, parallel] = [Split::One, Split::All].map(|kind| led_to_by(knot, kind));
            let found =
                |join: &u32| Reaching { decision: decisions[*join as usize], parallel: parallel[*join as usize] };
            return joins.iter().map(found).collect();
        }
        let mut found = vec![Reaching::default(); joins.len()];
        for split in splits {
            let is_decision = knot.node(split).kind == NodeKind::Split(Split::One);
            for (found, meets) in found.iter_mut().zip(self.met_by(knot, split, joins)) {
                let kind = if is_decision { &mut found.decision } else { &mut found.parallel };
                if meets && kind.is_none() {
                    *kind = Some(split);
                }
            }
        }
        found
    }

    // Nothing but the split itself lies on all its ways to the join, and there are two ways into the join (Menger 1927).
    fn met_by(&self, knot: &Knot, split: u32, joins: &[u32]) -> Vec<bool> {
        let from_split = Dominance::of_graph(&self.graph, index(split));
        let meets = |join: &u32| {
            let comes_in = |edge: &&u32| {
                let from = index(knot.edge(**edge).from);
                from_split.reaches(from) && !from_split.dominates(index(*join), from)
            };
            from_split.immediate(index(*join)) == Some(index(split))
                && knot.node(*join).ins.iter().filter(comes_in).count() > 1
        };
        joins.iter().map(meets).collect()
    }
}

// For each node the nearest split of this kind that leads there on any way; of several, the first in the file.
fn led_to_by(knot: &Knot, kind: Split) -> Vec<Option<u32>> {
    let mut found = vec![None; knot.nodes.len()];
    let mut splits: Vec<u32> = knot.splits(kind).collect();
    splits.sort_by_key(|split| knot.node(*split).vertex);
    let mut open: VecDeque<(u32, u32)> = splits.into_iter().map(|split| (split, split)).collect();
    while let Some((node, split)) = open.pop_front() {
        for to in knot.node(node).outs.iter().map(|edge| knot.edge(*edge).to) {
            if found[to as usize].is_none() {
                found[to as usize] = Some(split);
                open.push_back((to, split));
            }
        }
    }
    found
}

fn index(node: u32) -> NodeIndex {
    NodeIndex::new(node as usize)
}
