//! Loops with a `max` in a region with one flow only: each round becomes nodes of its own, so that the region is a Markov chain.
//!
//! A round is counted per entry into the loop (language.md §4): the smallest natural loop that the way with `max` lies in, or, where loops have several
//! entries, all that lies on a circle with it.

use super::knot::{ENTRY, EXIT, Knot, KnotEdge, KnotNode};
use crate::graph::Dominance;
use crate::graph::circles::Lists;
use crate::graph::reduce::{Class, NONE};
use rustc_hash::{FxHashMap, FxHashSet};

// A region does not grow past this many nodes: loops that overlap multiply each other's rounds. Then the counts stay on its ways, and it is played.
const NODES: usize = 6_000;

/// The region with the rounds of its loops spelt out, or as it was where they are too many.
pub(super) fn unrolled(mut knot: Knot) -> Knot {
    let limited = |edge: &u32| matches!(knot.edge(*edge).class, Class::Limited { .. });
    let limited: Vec<u32> = (0..knot.edges.len() as u32).filter(limited).collect();
    if limited.is_empty() {
        return knot;
    }
    let loops = Loops { dominance: Dominance::of_graph(&knot.graph(), index(ENTRY)), knot: &knot };
    let mut counters: Vec<Counter> = Vec::new();
    for edge in limited {
        let has_other_way = knot.node(knot.edge(edge).from).outs.len() > 1;
        if let Class::Limited { max, .. } = knot.edge(edge).class
            && let Some(nodes) = loops.around(edge).filter(|_| has_other_way)
        {
            counters.push(Counter { edges: vec![edge], nodes, max });
        }
    }
    let counted = knot.clone();
    let mut gone = FxHashSet::default();
    for at in 0..counters.len() {
        let Counter { nodes, max, .. } = &counters[at];
        if nodes.len().saturating_mul(*max as usize) > NODES.saturating_sub(knot.nodes.len()) {
            return counted;
        }
        unroll(&mut knot, &mut counters, at, &mut gone);
    }
    without(knot, &gone)
}

// How often one way has been taken since its loop was entered.
struct Counter {
    // The way, and its copies in rounds of other counters.
    edges: Vec<u32>,
    nodes: FxHashSet<u32>,
    max: u32,
}

fn unroll(knot: &mut Knot, counters: &mut [Counter], at: usize, gone: &mut FxHashSet<u32>) {
    let counter = &counters[at];
    let rounds = counter.max;
    let mut members: Vec<u32> = counter.nodes.iter().copied().collect();
    members.sort_unstable();
    let ways = Counted::of(knot, &counter.edges);
    let inside: Vec<u32> = (0..knot.edges.len() as u32)
        .filter(|edge| !gone.contains(edge) && counter.nodes.contains(&knot.edge(*edge).from))
        .collect();
    let copies = Copies::of(knot, &members, rounds);
    for edge in inside {
        let old = *knot.edge(edge);
        let place = ways.place(edge, &old);
        gone.insert(edge);
        for round in 0..=rounds {
            let Some(made) = place.in_round(&old, round, rounds, &copies) else { continue };
            let new = knot.edges.len() as u32;
            knot.edges.push(made);
            for other in counters.iter_mut().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other) {
                if other.edges.contains(&edge) {
                    other.edges.push(new);
                }
            }
        }
    }
    for other in counters.iter_mut() {
        let added: Vec<u32> = members.iter().filter(|node| other.nodes.contains(*node)).copied().collect();
        added.into_iter().for_each(|node| other.nodes.extend(copies.all_of(node)));
    }
}

// What an edge inside the loop is to the counter.
enum Place {
    // It is counted.
    Counted,
    // It is taken when the count is used up, with that share.
    Then(f64),
    Other,
}

// The ways that are counted, and their shares by the decision and branch that their `then` ways have.
struct Counted {
    ways: FxHashSet<u32>,
    shares: FxHashMap<(u32, u32), f64>,
}

impl Counted {
    fn of(knot: &Knot, ways: &[u32]) -> Counted {
        let shares = ways.iter().map(|way| knot.edge(*way)).filter_map(|edge| match edge.class {
            Class::Limited { then: Some(branch), .. } => Some(((edge.from, branch), edge.p)),
            _ => None,
        });
        Counted { ways: ways.iter().copied().collect(), shares: shares.collect() }
    }

    fn place(&self, edge: u32, at: &KnotEdge) -> Place {
        match at.class {
            _ if self.ways.contains(&edge) => Place::Counted,
            Class::Then(branch) => self.shares.get(&(at.from, branch)).map_or(Place::Other, |p| Place::Then(*p)),
            _ => Place::Other,
        }
    }
}

impl Place {
    fn in_round(&self, edge: &KnotEdge, round: u32, rounds: u32, copies: &Copies) -> Option<KnotEdge> {
        let from = copies.get(edge.from, round);
        let is_last = round == rounds;
        match self {
            Place::Counted if is_last => None,
            Place::Counted => {
                let to = copies.get(edge.to, round + 1);
                Some(KnotEdge { from, to, class: Class::Usual, ..*edge })
            }
            Place::Then(_) if !is_last => None,
            Place::Then(p) => {
                Some(KnotEdge { from, to: copies.get(edge.to, round), p: *p, class: Class::Usual, ..*edge })
            }
            Place::Other => Some(KnotEdge { from, to: copies.get(edge.to, round), ..*edge }),
        }
    }
}

// The nodes of each round; those of round 0 are the old ones.
struct Copies {
    first: FxHashMap<u32, u32>,
    rounds: u32,
}

impl Copies {
    fn of(knot: &mut Knot, members: &[u32], rounds: u32) -> Copies {
        let mut first = FxHashMap::default();
        for node in members {
            first.insert(*node, knot.nodes.len() as u32);
            for _ in 0..rounds {
                let copy = knot.node(*node).clone();
                knot.nodes.push(copy);
            }
        }
        Copies { first, rounds }
    }

    // What is not in the loop has no rounds.
    fn get(&self, node: u32, round: u32) -> u32 {
        match self.first.get(&node) {
            Some(first) if round > 0 => first + round - 1,
            _ => node,
        }
    }

    fn all_of(&self, node: u32) -> std::ops::Range<u32> {
        let first = self.first.get(&node).copied().unwrap_or(0);
        first..first + self.rounds
    }
}

struct Loops<'k> {
    knot: &'k Knot,
    dominance: Dominance,
}

impl Loops<'_> {
    // The nodes of the smallest loop that an edge lies in.
    fn around(&self, edge: u32) -> Option<FxHashSet<u32>> {
        let KnotEdge { from, to, .. } = *self.knot.edge(edge);
        let mut head = Some(from);
        while let Some(at) = head {
            let body = self.leading_to(at, |node| self.dominance.dominates(index(at), index(node)));
            if body.contains(&to) && body.contains(&from) {
                return Some(body);
            }
            head = self.dominance.immediate(index(at)).map(|above| above.index() as u32);
        }
        let before = self.leading_to(from, |_| true);
        let after = self.knot.reached_by(self.knot.node(from).outs.iter().copied());
        before.contains(&to).then(|| before.into_iter().filter(|node| after[*node as usize]).collect())
    }

    // The head, and the nodes from which a way within `inside` leads to it.
    fn leading_to(&self, head: u32, inside: impl Fn(u32) -> bool) -> FxHashSet<u32> {
        let mut seen = FxHashSet::default();
        let mut open = vec![head];
        while let Some(node) = open.pop() {
            if seen.insert(node) {
                let before = self.knot.node(node).ins.iter().map(|edge| self.knot.edge(*edge).from);
                open.extend(before.filter(|node| inside(*node)));
            }
        }
        seen
    }
}

// Without the edges that are gone, and the nodes that nothing leads to any more.
fn without(knot: Knot, gone: &FxHashSet<u32>) -> Knot {
    let Knot { nodes, edges, .. } = knot;
    let left = || (0u32..).zip(&edges).filter(|(at, _)| !gone.contains(at)).map(|(_, edge)| edge);
    let out = Lists::of(nodes.len(), left().map(|edge| (edge.from, edge.to)));
    let mut number = vec![NONE; nodes.len()];
    let mut made = Knot { nodes: Vec::new(), edges: Vec::new(), ..knot };
    let mut open = vec![EXIT, ENTRY];
    let mut reached = vec![ENTRY, EXIT];
    while let Some(node) = open.pop() {
        for next in out.of_node(node).iter().rev().copied().filter(|next| *next != EXIT) {
            if number[next as usize] == NONE {
                number[next as usize] = 0;
                reached.push(next);
                open.push(next);
            }
        }
    }
    for (at, node) in (0..).zip(reached) {
        number[node as usize] = at;
        made.nodes.push(KnotNode { ins: Vec::new(), outs: Vec::new(), ..nodes[node as usize] });
    }
    for edge in left().filter(|edge| number[edge.from as usize] != NONE) {
        made.connect(KnotEdge { from: number[edge.from as usize], to: number[edge.to as usize], ..*edge });
    }
    made
}

fn index(node: u32) -> petgraph::graph::NodeIndex {
    petgraph::graph::NodeIndex::new(node as usize)
}
