//! How flows meet where nobody wrote it and blocks do not nest (language.md §4).
//!
//! A split *reaches* a join when flows can leave it by two ways and come to the join by two ways without passing a common node in between: only
//! then can its flows meet there. If only decisions reach the join, flows come in singly; if only parallel splits do, they wait for each other;
//! if both do, the join must be written. A way back, and a way on which only a `cancel` leads, always comes in singly.

use super::knot::{ENTRY, Knot};
use crate::graph::Dominance;
use crate::graph::NodeKind;
use crate::graph::reduce::NONE;
use crate::model::{Split, words::JoinKind};
use petgraph::graph::NodeIndex;
use petgraph::visit::DfsPostOrder;
use std::collections::VecDeque;

/// A join that must be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unclear {
    pub node: u32,
    pub decision: u32,
    pub parallel: u32,
}

// Past this many edges times splits, every split counts as reaching what it leads to on any way.
const WORK: usize = 50_000_000;

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
    from_entry: Dominance,
    // For each node where the ways into it begin, and an order of the nodes in which these go forward.
    before: Vec<Vec<u32>>,
    order: Vec<u32>,
}

impl Plain {
    fn of(knot: &Knot) -> Plain {
        let mut graph = knot.graph();
        graph.retain_edges(|_, edge| !knot.edges[edge.index()].cancel);
        let from_entry = Dominance::of_graph(&graph, index(ENTRY));
        let leads_back = |from: NodeIndex, to: NodeIndex| from_entry.dominates(to, from);
        graph.retain_edges(|graph, edge| graph.edge_endpoints(edge).is_none_or(|(from, to)| !leads_back(from, to)));
        let mut order = Vec::with_capacity(knot.nodes.len());
        let mut walk = DfsPostOrder::new(&graph, index(ENTRY));
        while let Some(node) = walk.next(&graph) {
            order.push(node.index() as u32);
        }
        order.reverse();
        let mut place = vec![NONE; knot.nodes.len()];
        (0..).zip(&order).for_each(|(at, node)| place[*node as usize] = at);
        let mut before = vec![Vec::new(); knot.nodes.len()];
        for edge in graph.raw_edges() {
            // What is left of circles with several entries counts where it goes forward.
            if place[edge.source().index()] < place[edge.target().index()] {
                before[edge.target().index()].push(edge.source().index() as u32);
            }
        }
        Plain { from_entry, before, order }
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
        if splits.len().saturating_mul(knot.edges.len()) > WORK {
            let [decisions, parallel] = [Split::One, Split::All].map(|kind| led_to_by(knot, kind));
            let found =
                |join: &u32| Reaching { decision: decisions[*join as usize], parallel: parallel[*join as usize] };
            return joins.iter().map(found).collect();
        }
        splits.sort_by_key(|split| knot.node(*split).vertex);
        let mut found = vec![Reaching::default(); joins.len()];
        for split in splits {
            let is_decision = knot.node(split).kind == NodeKind::Split(Split::One);
            let meets = self.met_by(split);
            for (found, join) in found.iter_mut().zip(joins) {
                let kind = if is_decision { &mut found.decision } else { &mut found.parallel };
                if meets[*join as usize] && kind.is_none() {
                    *kind = Some(split);
                }
            }
        }
        found
    }

    // For each node: two ways from the split come into it without a node in common. Each way out of the split has a mark, that of the node it leads
    // to; a node to which only one mark comes hands it on; one to which several come is such a node, and hands on a mark of its own.
    fn met_by(&self, split: u32) -> Vec<bool> {
        let mut meets = vec![false; self.before.len()];
        let mut marks = vec![NONE; self.before.len()];
        for node in self.order.iter().copied() {
            let mut first = NONE;
            for before in &self.before[node as usize] {
                let mark = if *before == split { node } else { marks[*before as usize] };
                match first {
                    _ if mark == NONE => {}
                    NONE => first = mark,
                    // Two ways straight from the split bear the same mark, and yet have no node in common.
                    _ => meets[node as usize] |= first != mark || mark == node,
                }
            }
            marks[node as usize] = if meets[node as usize] { node } else { first };
        }
        meets
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
