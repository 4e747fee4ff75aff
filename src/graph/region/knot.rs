//! What is left of a region when nothing reduces any more, with all that is needed to decide whether it is sound.

use crate::graph::reduce::{Class, Ground, Kind, NONE, Web};
use crate::graph::{Node, NodeKind, PartId};
use crate::model::{Split, words::JoinKind};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

/// A region that does not reduce.
#[derive(Debug, Clone)]
pub(in crate::graph) struct Knot {
    /// The first is the entry, the second the exit.
    pub nodes: Vec<KnotNode>,
    pub edges: Vec<KnotEdge>,
    pub exit: Exit,
    /// Nothing runs beside the region.
    pub outermost: bool,
}

/// What ends where a region ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) enum Exit {
    /// The case: any number of flows may end.
    OfTheCase,
    /// Only the region: one flow goes on.
    OfTheRegion,
}

#[derive(Debug, Clone)]
pub(in crate::graph) struct KnotNode {
    /// A join is `One` until it has been worked out.
    pub kind: NodeKind,
    pub vertex: u32,
    pub written: Option<JoinKind>,
    pub ins: Vec<u32>,
    pub outs: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
pub(in crate::graph) struct KnotEdge {
    pub from: u32,
    pub to: u32,
    pub part: PartId,
    /// A step or a routing vertex lies on it. A flow that ends on an edge without any is over at once.
    pub busy: bool,
    pub p: f64,
    pub class: Class,
    pub cancel: bool,
    pub meet: u32,
    /// Which way of the flow it is where it leaves its split.
    pub order: u32,
    /// It is that way alone, not several that have become one.
    pub single: bool,
}

pub(super) const ENTRY: u32 = 0;
pub(super) const EXIT: u32 = 1;

impl Knot {
    /// The knot that a web has come down to.
    pub fn of(web: &Web, ground: &mut Ground<'_>, start: u32, exit: Exit) -> Knot {
        let mut number = vec![NONE; web.nodes.len()];
        let mut knot = Knot { nodes: Vec::new(), edges: Vec::new(), exit, outermost: false };
        let end = web.live_edges().map(|edge| web.edge(edge).to).find(|node| web.node(*node).kind == Kind::End);
        number[start as usize] = knot.add(web, start);
        if let Some(end) = end {
            number[end as usize] = knot.add(web, end);
        }
        let mut edges: Vec<u32> = web.live_edges().collect();
        edges.sort_by_key(|edge| (web.edge(*edge).order, *edge));
        for id in edges {
            let edge = web.edge(id).clone();
            let mut ends = [edge.from, edge.to];
            for node in &mut ends {
                if number[*node as usize] == NONE {
                    number[*node as usize] = knot.add(web, *node);
                }
                *node = number[*node as usize];
            }
            let [from, to] = ends;
            let (order, single, busy, p) = (edge.order, edge.single, edge.content.busy, edge.p);
            let (class, cancel, meet) = (edge.class, edge.cancel, edge.meet);
            let part = ground.contents.part_of(edge.content);
            knot.connect(KnotEdge { from, to, part, busy, p, class, cancel, meet, order, single });
        }
        knot
    }

    /// Adds an edge.
    pub fn connect(&mut self, edge: KnotEdge) {
        let at = self.edges.len() as u32;
        self.nodes[edge.from as usize].outs.push(at);
        self.nodes[edge.to as usize].ins.push(at);
        self.edges.push(edge);
    }

    /// Its nodes and edges, without what they stand for.
    pub fn graph(&self) -> DiGraph<(), ()> {
        let mut graph = DiGraph::with_capacity(self.nodes.len(), self.edges.len());
        for _ in &self.nodes {
            graph.add_node(());
        }
        for edge in &self.edges {
            graph.add_edge(NodeIndex::new(edge.from as usize), NodeIndex::new(edge.to as usize), ());
        }
        graph
    }

    fn add(&mut self, web: &Web, node: u32) -> u32 {
        let node = web.node(node);
        let kind = match node.kind {
            Kind::Start => NodeKind::Entry,
            Kind::End => NodeKind::Exit,
            Kind::Split(split) => NodeKind::Split(split),
            Kind::Join | Kind::Pass | Kind::Gone => NodeKind::Join(node.written.unwrap_or(JoinKind::One)),
        };
        let (ins, outs) = (Vec::new(), Vec::new());
        self.nodes.push(KnotNode { kind, vertex: node.vertex, written: node.written, ins, outs });
        self.nodes.len() as u32 - 1
    }

    pub fn node(&self, node: u32) -> &KnotNode {
        &self.nodes[node as usize]
    }

    pub fn edge(&self, edge: u32) -> &KnotEdge {
        &self.edges[edge as usize]
    }

    /// Numbers of the nodes.
    pub fn ids(&self) -> impl Iterator<Item = u32> + use<> {
        0..self.nodes.len() as u32
    }

    /// Numbers of the joins.
    pub fn joins(&self) -> impl Iterator<Item = u32> + '_ {
        self.ids().filter(|node| matches!(self.node(*node).kind, NodeKind::Join(_)))
    }

    /// Numbers of the splits of a kind.
    pub fn splits(&self, split: Split) -> impl Iterator<Item = u32> + '_ {
        self.ids().filter(move |node| self.node(*node).kind == NodeKind::Split(split))
    }

    /// How flows meet at a join.
    pub fn join(&self, node: u32) -> Option<JoinKind> {
        match self.node(node).kind {
            NodeKind::Join(join) => Some(join),
            _ => None,
        }
    }

    pub fn set_join(&mut self, node: u32, join: JoinKind) {
        self.nodes[node as usize].kind = NodeKind::Join(join);
    }

    /// There is a way that stops everything else.
    pub fn has_cancel(&self) -> bool {
        self.edges.iter().any(|edge| edge.cancel)
    }

    /// There is a split that stops everything else whatever is decided: it saves flows that wait in vain beside it.
    pub fn is_sure_to_stop(&self) -> bool {
        let stops = |node: &KnotNode| {
            let mut cancels = node.outs.iter().map(|edge| self.edge(*edge).cancel);
            if node.kind == NodeKind::Split(Split::All) {
                cancels.any(|cancel| cancel)
            } else {
                cancels.all(|cancel| cancel)
            }
        };
        self.nodes.iter().any(|node| matches!(node.kind, NodeKind::Split(_)) && stops(node))
    }

    /// No flow ever runs beside another, and nothing is stopped.
    pub fn is_markov(&self) -> bool {
        self.splits(Split::All).next().is_none() && !self.has_cancel()
    }

    /// A flow that takes this edge is over: it leads to the end of the case and nothing is done on it.
    pub fn is_over(&self, edge: u32) -> bool {
        let edge = self.edge(edge);
        edge.to == EXIT && self.exit == Exit::OfTheCase && !edge.busy
    }

    /// The nodes so that every edge leads to a later one, or nothing where there is a circle.
    pub fn in_order(&self) -> Option<Vec<u32>> {
        let mut waits: Vec<u32> = self.nodes.iter().map(|node| node.ins.len() as u32).collect();
        let mut order: Vec<u32> = self.ids().filter(|node| waits[*node as usize] == 0).collect();
        let mut done = 0;
        while let Some(node) = order.get(done).copied() {
            done += 1;
            for edge in &self.node(node).outs {
                let to = self.edge(*edge).to;
                waits[to as usize] -= 1;
                if waits[to as usize] == 0 {
                    order.push(to);
                }
            }
        }
        (order.len() == self.nodes.len()).then_some(order)
    }

    /// For each node: it is reached from one of these edges.
    pub fn reached_by(&self, edges: impl IntoIterator<Item = u32>) -> Vec<bool> {
        let mut seen = vec![false; self.nodes.len()];
        let mut open: Vec<u32> = edges.into_iter().map(|edge| self.edge(edge).to).collect();
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut seen[node as usize], true) {
                open.extend(self.node(node).outs.iter().map(|edge| self.edge(*edge).to));
            }
        }
        seen
    }
}

impl KnotEdge {
    /// The way of the flow by which it leaves its split.
    pub fn way(&self) -> EdgeIndex {
        EdgeIndex::new(self.order as usize)
    }
}

impl KnotNode {
    /// The node as the tree shows it.
    pub fn shown(&self) -> Node {
        let vertex = (self.vertex != NONE && !matches!(self.kind, NodeKind::Entry | NodeKind::Exit))
            .then(|| NodeIndex::new(self.vertex as usize));
        Node { kind: self.kind, vertex }
    }
}
