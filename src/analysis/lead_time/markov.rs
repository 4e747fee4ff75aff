//! A region without parallel flows: a Markov chain whose ways take time, solved node by node.

use crate::analysis::law::{NodeId, Tape};
use crate::graph::Rigid;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Ways that may come about while nodes are taken out; a tangle that needs more is sampled.
const MOST: usize = 20_000;

/// The law from entry to exit. State elimination: a node is taken out by joining every way into it with every way out of it, with any number of
/// rounds at it between; the node with the fewest of both goes first. Nothing where the region is too tangled.
pub(super) fn law(tape: &mut Tape, rigid: &Rigid, parts: &[NodeId]) -> Option<NodeId> {
    let mut chain =
        Chain { out: vec![BTreeMap::new(); rigid.nodes.len()], into: vec![BTreeSet::new(); rigid.nodes.len()] };
    for (way, part) in rigid.ways.iter().zip(parts).filter(|(way, _)| way.p > 0.0) {
        let share = tape.mixture(vec![(way.p, *part)]);
        chain.add(tape, way.from, way.to, share);
    }
    let inner = (0..rigid.nodes.len()).filter(|node| ![Rigid::ENTRY, Rigid::EXIT].contains(node));
    let mut open: BinaryHeap<_> = inner.map(|node| Reverse((chain.cost(node), node))).collect();
    let mut made = 0;
    while let Some(Reverse((known, node))) = open.pop() {
        let cost = chain.cost(node);
        if cost > known {
            open.push(Reverse((cost, node)));
            continue;
        }
        made += cost;
        if made > MOST {
            return None;
        }
        chain.take_out(tape, node);
    }
    chain.out[Rigid::ENTRY].get(&Rigid::EXIT).copied()
}

/// Ways between nodes, each with a measure: its share times the law of its time.
struct Chain {
    out: Vec<BTreeMap<usize, NodeId>>,
    into: Vec<BTreeSet<usize>>,
}

impl Chain {
    fn cost(&self, node: usize) -> usize {
        self.out[node].len() * self.into[node].len()
    }

    fn add(&mut self, tape: &mut Tape, from: usize, to: usize, way: NodeId) {
        let there = self.out[from].get(&to).copied();
        let both = there.map_or(way, |there| tape.mixture(vec![(1.0, there), (1.0, way)]));
        self.out[from].insert(to, both);
        self.into[to].insert(from);
    }

    fn take_out(&mut self, tape: &mut Tape, node: usize) {
        let mut out = std::mem::take(&mut self.out[node]);
        let mut into = std::mem::take(&mut self.into[node]);
        let rounds = out.remove(&node).map(|round| tape.repeated(round));
        into.remove(&node);
        for to in out.keys() {
            self.into[*to].remove(&node);
        }
        for from in into {
            let Some(before) = self.out[from].remove(&node) else { continue };
            let before = rounds.map_or(before, |rounds| tape.sequence(&[before, rounds]));
            for (to, after) in &out {
                let joined = tape.sequence(&[before, *after]);
                self.add(tape, from, *to, joined);
            }
        }
    }
}
