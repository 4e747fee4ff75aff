//! A search through the states of a region, nearest first.

use super::acyclic;
use super::bits::Bits;
use super::defect::Defect;
use super::knot::{ENTRY, EXIT, Knot};
use super::net::{Fired, Firing, NONE};
use crate::graph::circles::Lists;
use crate::model::words::JoinKind;
use rustc_hash::FxHashMap;

/// Which states are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strategy {
    /// All.
    Everything,
    /// Those that one node after another leads to, this one last.
    OneNode { last: u32 },
    /// All, but only what goes wrong at this node counts.
    Towards(u32),
}

/// How a search ends.
#[derive(Debug)]
pub(super) enum Outcome {
    /// All states were seen, and none is wrong.
    Exhausted,
    Found(Defect, Vec<Firing>),
    /// The budget was used up.
    TooLarge,
}

/// A search through the states of a region.
pub(super) struct Search<'k> {
    knot: &'k Knot,
    strategy: Strategy,
    budget: usize,
    number: FxHashMap<Bits, u32>,
    seen: Vec<Seen>,
    // From one state to another.
    steps: Vec<(u32, u32)>,
    // For each join that waits, for each of its edges, the edges from which a flow could still come to it.
    hopes: Vec<Hope>,
    // For each node its place in an order in which most edges go forward.
    rank: Vec<u32>,
    /// For each node: it has passed a flow on.
    pub passed: Vec<bool>,
}

struct Seen {
    marking: Bits,
    parent: u32,
    by: Firing,
}

struct Hope {
    node: u32,
    edge: u32,
    from: Bits,
}

// Regions with more edges are not asked for hopes, which take a bit for each pair.
const HOPES: usize = 512;

impl<'k> Search<'k> {
    pub fn new(knot: &'k Knot, strategy: Strategy, budget: usize) -> Search<'k> {
        let hopes = if knot.edges.len() <= HOPES && !knot.has_cancel() { hopes(knot, strategy) } else { Vec::new() };
        Search {
            knot,
            strategy,
            budget,
            number: FxHashMap::default(),
            seen: Vec::new(),
            steps: Vec::new(),
            hopes,
            rank: ranks(knot, strategy),
            passed: vec![false; knot.nodes.len()],
        }
    }

    /// How many states were seen.
    pub fn states(&self) -> usize {
        self.seen.len()
    }

    pub fn run(&mut self) -> Outcome {
        let nothing = Firing { node: ENTRY, by: NONE };
        self.reach(self.knot.entered(), NONE, nothing);
        let mut at = 0;
        while at < self.seen.len() {
            if let Some((defect, last)) = self.expand(at) {
                let mut story = self.story(at as u32);
                story.extend(last);
                return Outcome::Found(defect, story);
            }
            if self.seen.len() > self.budget {
                return Outcome::TooLarge;
            }
            at += 1;
        }
        if matches!(self.strategy, Strategy::Towards(_)) {
            return Outcome::Exhausted;
        }
        match self.cannot_end() {
            Some((state, defect)) => Outcome::Found(defect, self.story(state)),
            None => Outcome::Exhausted,
        }
    }

    // A defect of the state, or of what one firing makes of it.
    fn expand(&mut self, at: usize) -> Option<(Defect, Option<Firing>)> {
        let marking = self.seen[at].marking.clone();
        if let Some(defect) = self.hopeless(&marking) {
            return Some((defect, None));
        }
        if self.knot.is_final(&marking) {
            return None;
        }
        let firings = self.firings(&marking);
        if firings.is_empty() && !matches!(self.strategy, Strategy::Towards(_)) {
            return Some((stuck(self.knot, &marking), None));
        }
        for firing in firings {
            self.passed[firing.node as usize] = true;
            match self.knot.fire(&marking, firing) {
                Fired::Marking(after) => {
                    let to = self.reach(after, at as u32, firing);
                    self.steps.push((at as u32, to));
                }
                Fired::Twice(node, edges) if self.counts(node) => {
                    return Some((Defect::Twice { node, edges }, Some(firing)));
                }
                Fired::Twice(..) => {}
            }
        }
        None
    }

    fn counts(&self, node: u32) -> bool {
        match self.strategy {
            Strategy::Towards(only) => only == node,
            _ => true,
        }
    }

    fn firings(&self, marking: &Bits) -> Vec<Firing> {
        let mut nodes: Vec<u32> = marking.iter().map(|edge| self.knot.edge(edge).to).collect();
        nodes.sort_unstable_by_key(|node| self.rank[*node as usize]);
        nodes.dedup();
        let mut all = nodes.into_iter().map(|node| self.knot.firings(marking, node));
        match self.strategy {
            Strategy::OneNode { .. } => all.find(|firings| !firings.is_empty()).unwrap_or_default(),
            _ => all.flatten().collect(),
        }
    }

    fn reach(&mut self, marking: Bits, parent: u32, by: Firing) -> u32 {
        let next = self.seen.len() as u32;
        match self.number.entry(marking) {
            std::collections::hash_map::Entry::Occupied(known) => *known.get(),
            std::collections::hash_map::Entry::Vacant(free) => {
                self.seen.push(Seen { marking: free.key().clone(), parent, by });
                free.insert(next);
                next
            }
        }
    }

    // A join has some of its flows, and one of the others cannot come any more.
    fn hopeless(&self, marking: &Bits) -> Option<Defect> {
        let lost = |hope: &&Hope| !marking.contains(hope.edge) && !hope.from.meets(marking);
        let comes = |hope: &Hope| self.knot.node(hope.node).ins.iter().copied().find(|edge| marking.contains(*edge));
        let (hope, comes) = self.hopes.iter().filter(lost).find_map(|hope| Some((hope, comes(hope)?)))?;
        let missing = self.hopes.iter().filter(|other| other.node == hope.node).filter(lost);
        let missing: Vec<u32> = missing.map(|hope| hope.edge).collect();
        Some(Defect::Waits { node: hope.node, comes, missing, decision: None })
    }

    fn story(&self, mut state: u32) -> Vec<Firing> {
        let mut story = Vec::new();
        while let Some(seen) = self.seen.get(state as usize).filter(|seen| seen.parent != NONE) {
            story.push(seen.by);
            state = seen.parent;
        }
        story.reverse();
        story
    }

    // A state, nearest first, from which the region cannot end.
    fn cannot_end(&self) -> Option<(u32, Defect)> {
        let finals = self.seen.iter().enumerate().filter(|(_, seen)| self.knot.is_final(&seen.marking));
        let can_end =
            closed(self.seen.len(), finals.map(|(at, _)| at as u32), self.steps.iter().map(|(a, b)| (*b, *a)));
        let state = can_end.iter().position(|can_end| !*can_end)? as u32;
        let after = closed(self.seen.len(), [state], self.steps.iter().copied());
        let states = || self.seen.iter().zip(&after).filter(|(_, after)| **after).map(|(seen, _)| seen);
        let waits = self.knot.joins().find_map(|node| {
            let ins = &self.knot.node(node).ins;
            let comes = *ins.iter().find(|edge| states().all(|seen| seen.marking.contains(**edge)))?;
            let missing =
                ins.iter().copied().filter(|edge| states().all(|seen| !seen.marking.contains(*edge))).collect();
            Some(Defect::Waits { node, comes, missing, decision: None })
        });
        let mut nodes: Vec<u32> =
            states().flat_map(|seen| self.firings(&seen.marking)).map(|firing| firing.node).collect();
        nodes.sort_unstable();
        nodes.dedup();
        Some((state, waits.unwrap_or(Defect::Circles { nodes })))
    }
}

// No node can pass anything on.
fn stuck(knot: &Knot, marking: &Bits) -> Defect {
    let joins = knot.joins().filter(|node| knot.join(*node) == Some(JoinKind::All));
    let waiting = joins.filter_map(|node| {
        let (come, missing): (Vec<u32>, Vec<u32>) =
            knot.node(node).ins.iter().copied().partition(|edge| marking.contains(*edge));
        Some(Defect::Waits { node, comes: *come.first()?, missing, decision: None })
    });
    waiting
        .into_iter()
        .next()
        .unwrap_or(Defect::Circles { nodes: marking.iter().map(|edge| knot.edge(edge).to).collect() })
}

// What can be reached over these arcs.
fn closed(
    size: usize,
    from: impl IntoIterator<Item = u32>,
    arcs: impl Iterator<Item = (u32, u32)> + Clone,
) -> Vec<bool> {
    let lists = Lists::of(size, arcs);
    let mut seen = vec![false; size];
    let mut open: Vec<u32> = from.into_iter().collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut seen[at as usize], true) {
            open.extend(lists.of_node(at));
        }
    }
    seen
}

fn hopes(knot: &Knot, strategy: Strategy) -> Vec<Hope> {
    let joins = knot.joins().filter(|node| knot.join(*node) == Some(JoinKind::All));
    let joins = joins.filter(|node| !matches!(strategy, Strategy::Towards(only) if only != *node));
    let each = joins.flat_map(|node| knot.node(node).ins.iter().map(move |edge| (node, *edge)));
    each.map(|(node, edge)| Hope { node, edge, from: leading_to(knot, node, edge) }).collect()
}

// The edges from which a flow can come to an edge into a node without passing the node.
fn leading_to(knot: &Knot, node: u32, edge: u32) -> Bits {
    let mut from = Bits::none(knot.edges.len());
    let mut open = vec![edge];
    while let Some(edge) = open.pop() {
        let before = knot.edge(edge).from;
        if from.contains(edge) {
            continue;
        }
        from.insert(edge);
        if before != node {
            open.extend(knot.node(before).ins.iter().copied());
        }
    }
    from
}

// By when a walk in depth leaves them, latest first; flows then meet before they go on together.
fn ranks(knot: &Knot, strategy: Strategy) -> Vec<u32> {
    let mut seen = vec![false; knot.nodes.len()];
    let mut order = Vec::new();
    let roots = acyclic::starts(knot).into_iter().map(|edge| knot.edge(edge).to);
    for root in std::iter::once(ENTRY).chain(roots).chain([EXIT]) {
        let mut open = vec![(root, 0)];
        if std::mem::replace(&mut seen[root as usize], true) {
            continue;
        }
        while let Some((node, next)) = open.last_mut() {
            let Some(edge) = knot.node(*node).outs.get(*next).copied() else {
                order.push(*node);
                open.pop();
                continue;
            };
            *next += 1;
            let to = knot.edge(edge).to;
            if !std::mem::replace(&mut seen[to as usize], true) {
                open.push((to, 0));
            }
        }
    }
    order.reverse();
    let mut ranks = vec![0; knot.nodes.len()];
    (0..).zip(order).for_each(|(rank, node)| ranks[node as usize] = rank);
    if let Strategy::OneNode { last } = strategy {
        ranks[last as usize] = NONE;
    }
    ranks
}
