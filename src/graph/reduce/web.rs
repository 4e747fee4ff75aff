//! The graph that reduction works on: nodes that only part or join flows, edges that carry what is done on them.

use super::content::Content;
use crate::model::{Split, words::JoinKind};
use rustc_hash::FxHashMap;

/// No node, no edge.
pub(in crate::graph) const NONE: u32 = u32::MAX;

/// A graph under reduction. A step with several ways in and several out is two nodes, with an edge between them that carries the step; so each
/// node has one way in or one way out, and nothing happens at nodes.
#[derive(Debug, Default)]
pub(in crate::graph) struct Web {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// From a split to a join (or the end): the newest edge between the two; [`Edge::twin`] leads to the others.
    between: FxHashMap<(u32, u32), u32>,
    /// Nodes that may have come down to one way in and one out.
    pub work: Vec<u32>,
    /// Pairs of a join and a decision that may have become a rework.
    pub(super) loops: Vec<(u32, u32)>,
}

/// What a node does to flows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) enum Kind {
    Start,
    End,
    Join,
    Split(Split),
    /// One way in, one way out.
    Pass,
    Gone,
}

#[derive(Debug, Clone)]
pub(in crate::graph) struct Node {
    pub kind: Kind,
    /// Index of the vertex in the flow; `NONE` for a region that was put in its place.
    pub vertex: u32,
    /// The join as written.
    pub written: Option<JoinKind>,
    /// The share left at a decision, after the ways back that have been reduced.
    pub left: f64,
    /// Ways with `max` and without `then` that leave this decision.
    pub limits: u32,
    pub ins: u32,
    pub outs: u32,
    first_in: u32,
    first_out: u32,
}

#[derive(Debug, Clone)]
pub(in crate::graph) struct Edge {
    pub from: u32,
    pub to: u32,
    pub content: Content,
    /// Share at the split it leaves.
    pub p: f64,
    pub class: Class,
    /// Taking it stops everything else.
    pub cancel: bool,
    /// Place among the ways of its split.
    pub order: u32,
    /// It is one way of its split, not several that have become one.
    pub single: bool,
    /// Which ways of the flow come in by it: an expression of [`Meets`](super::meets::Meets).
    pub meet: u32,
    next_in: u32,
    prev_in: u32,
    next_out: u32,
    prev_out: u32,
    twin: u32,
    pub alive: bool,
}

/// When a way out of a decision may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) enum Class {
    Usual,
    /// At most `max` times per entry into the loop; then the `then` way of the same branch, if there is one.
    Limited {
        max: u32,
        then: Option<u32>,
    },
    /// The `then` way of that branch.
    Then(u32),
}

impl Edge {
    /// An edge that is not linked in yet.
    pub fn new(from: u32, to: u32, content: Content) -> Edge {
        Edge {
            from,
            to,
            content,
            p: 1.0,
            class: Class::Usual,
            cancel: false,
            order: 0,
            single: true,
            meet: NONE,
            next_in: NONE,
            prev_in: NONE,
            next_out: NONE,
            prev_out: NONE,
            twin: NONE,
            alive: true,
        }
    }

    /// Becomes a way that leaves no decision.
    pub fn neutral(mut self) -> Edge {
        (self.p, self.class, self.cancel) = (1.0, Class::Usual, false);
        self
    }

    /// The two stand in for each other at their split.
    pub fn mixes_with(&self, other: &Edge) -> bool {
        let free = !matches!(self.class, Class::Limited { then: Some(_), .. });
        free && self.class == other.class && !self.cancel && !other.cancel
    }
}

impl Web {
    /// Adds a node.
    pub fn add_node(&mut self, kind: Kind, vertex: u32, written: Option<JoinKind>) -> u32 {
        let (first_in, first_out) = (NONE, NONE);
        self.nodes.push(Node { kind, vertex, written, left: 1.0, limits: 0, ins: 0, outs: 0, first_in, first_out });
        self.nodes.len() as u32 - 1
    }

    /// Adds an edge, at the head of the lists of both its nodes.
    pub fn add_edge(&mut self, mut edge: Edge) -> u32 {
        let id = self.edges.len() as u32;
        edge.alive = true;
        (edge.twin, edge.prev_in, edge.prev_out) = (NONE, NONE, NONE);
        self.edges.push(edge);
        self.link_out(id);
        self.link_in(id);
        id
    }

    pub fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    pub fn edge(&self, edge: u32) -> &Edge {
        &self.edges[edge as usize]
    }

    pub fn edge_mut(&mut self, edge: u32) -> &mut Edge {
        &mut self.edges[edge as usize]
    }

    pub fn node_mut(&mut self, node: u32) -> &mut Node {
        &mut self.nodes[node as usize]
    }

    /// The only edge into a node that has one.
    pub fn only_in(&self, node: u32) -> u32 {
        self.node(node).first_in
    }

    /// The only edge out of a node that has one.
    pub fn only_out(&self, node: u32) -> u32 {
        self.node(node).first_out
    }

    /// Edges into a node.
    pub fn edges_in(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(some(self.node(node).first_in), |edge| some(self.edge(*edge).next_in))
    }

    /// Edges out of a node.
    pub fn edges_out(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(some(self.node(node).first_out), |edge| some(self.edge(*edge).next_out))
    }

    /// The edges that are left.
    pub fn live_edges(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.edges.len() as u32).filter(|edge| self.edge(*edge).alive)
    }

    /// Edges from a split to a join, or to the end, that are known to stand side by side.
    pub fn edges_between(&self, from: u32, to: u32) -> impl Iterator<Item = u32> + '_ {
        let newest = self.between.get(&(from, to)).copied().and_then(some);
        std::iter::successors(newest, |edge| some(self.edge(*edge).twin)).filter(move |edge| {
            let edge = self.edge(*edge);
            edge.alive && edge.from == from && edge.to == to
        })
    }

    /// Remembers that the edge stands between its two nodes.
    pub(super) fn remember(&mut self, edge: u32) {
        let key = (self.edge(edge).from, self.edge(edge).to);
        if self.edges_between(key.0, key.1).any(|known| known == edge) {
            return;
        }
        let before = self.between.insert(key, edge).unwrap_or(NONE);
        self.edge_mut(edge).twin = before;
    }

    /// Takes an edge out.
    pub fn remove_edge(&mut self, edge: u32) {
        self.unlink_out(edge);
        self.unlink_in(edge);
        self.edge_mut(edge).alive = false;
    }

    /// Puts `edge`, which leads to the node, in place of `next`, which leaves it: the node and `next` are gone.
    pub(super) fn bridge(&mut self, edge: u32, next: u32) {
        let node = self.edge(next).from;
        let to = self.edge(next).to;
        self.remove_edge(next);
        self.unlink_in(edge);
        self.edge_mut(edge).to = to;
        self.link_in(edge);
        self.node_mut(node).kind = Kind::Gone;
    }

    fn link_out(&mut self, id: u32) {
        let node = self.edge(id).from;
        let first = std::mem::replace(&mut self.node_mut(node).first_out, id);
        (self.edge_mut(id).next_out, self.edge_mut(id).prev_out) = (first, NONE);
        if first != NONE {
            self.edge_mut(first).prev_out = id;
        }
        self.node_mut(node).outs += 1;
    }

    fn link_in(&mut self, id: u32) {
        let node = self.edge(id).to;
        let first = std::mem::replace(&mut self.node_mut(node).first_in, id);
        (self.edge_mut(id).next_in, self.edge_mut(id).prev_in) = (first, NONE);
        if first != NONE {
            self.edge_mut(first).prev_in = id;
        }
        self.node_mut(node).ins += 1;
    }

    fn unlink_out(&mut self, id: u32) {
        let (node, before, after) = (self.edge(id).from, self.edge(id).prev_out, self.edge(id).next_out);
        if before == NONE {
            self.node_mut(node).first_out = after;
        } else {
            self.edge_mut(before).next_out = after;
        }
        if after != NONE {
            self.edge_mut(after).prev_out = before;
        }
        self.node_mut(node).outs -= 1;
    }

    fn unlink_in(&mut self, id: u32) {
        let (node, before, after) = (self.edge(id).to, self.edge(id).prev_in, self.edge(id).next_in);
        if before == NONE {
            self.node_mut(node).first_in = after;
        } else {
            self.edge_mut(before).next_in = after;
        }
        if after != NONE {
            self.edge_mut(after).prev_in = before;
        }
        self.node_mut(node).ins -= 1;
    }
}

fn some(index: u32) -> Option<u32> {
    (index != NONE).then_some(index)
}
