//! Reduction of a flow to its structure tree (semantics.md §2): sequences, blocks and reworks, from a work list, until nothing applies.
//!
//! Every rule keeps soundness both ways (they are instances of Murata's reductions of Petri nets, "Petri Nets: Properties, Analysis and
//! Applications", 1989, §V), so what reduces completely is sound, and no state needs to be explored. Each rule takes an edge away and costs
//! constant time, but for the sorting of a block's branches: near-linear.

mod build;
mod content;
mod meets;
mod mismatch;
mod rework;
mod web;

pub(super) use build::{Kept, web_of};
pub(super) use content::{Content, Contents};
pub(super) use meets::{Meets, join_of};
pub(super) use mismatch::{Mismatch, MismatchKind, trouble};
pub(super) use web::{Class, Edge, Kind, NONE, Web};

use super::{Flow, PartId};
use crate::model::{Split, words::JoinKind};
use content::Strand;

/// What all webs of one flow share.
#[derive(Debug)]
pub(super) struct Ground<'f> {
    pub flow: &'f Flow,
    pub contents: Contents,
    pub meets: Meets,
    pub mismatches: Vec<Mismatch>,
}

impl<'f> Ground<'f> {
    pub fn new(flow: &'f Flow) -> Ground<'f> {
        let (contents, meets) = (Contents::default(), Meets::new(flow));
        Ground { flow, contents, meets, mismatches: Vec::new() }
    }
}

impl Web {
    /// Looks at everything once, so that [`reduce`] knows where to begin.
    pub fn begin(&mut self, ground: &mut Ground<'_>) {
        for edge in 0..self.edges.len() as u32 {
            if self.edge(edge).alive {
                settle(self, ground, edge);
            }
        }
        self.work.extend(0..self.nodes.len() as u32);
    }
}

/// Applies the rules until none applies any more.
pub(super) fn reduce(web: &mut Web, ground: &mut Ground<'_>) {
    loop {
        while let Some(node) = web.work.pop() {
            sequence(web, ground, node);
        }
        // Late, so that all ways back of a loop have become one way where they can.
        let Some((join, decision)) = web.loops.pop() else { return };
        rework::rework(web, ground, join, decision);
    }
}

/// The whole web is one way from start to end: its part.
pub(super) fn reduced(web: &Web, ground: &mut Ground<'_>, start: u32) -> Option<PartId> {
    let only = web.only_out(start);
    let whole = only != NONE && web.node(start).outs == 1 && web.node(web.edge(only).to).kind == Kind::End;
    (whole && web.node(web.edge(only).to).ins == 1).then(|| ground.contents.part_of(web.edge(only).content))
}

// A node with one way in and one way out disappears.
fn sequence(web: &mut Web, ground: &mut Ground<'_>, at: u32) {
    let node = web.node(at);
    if node.ins != 1 || node.outs != 1 || matches!(node.kind, Kind::Start | Kind::End | Kind::Gone) {
        return;
    }
    let (before, after) = (web.only_in(at), web.only_out(at));
    if before == after || web.edge(after).cancel {
        return;
    }
    let (kind, vertex) = (node.kind, node.vertex);
    let comes_in = meet_of(web, ground, before);
    if kind == Kind::Join {
        ground.meets.settle(vertex, comes_in);
    }
    let meet = meet_of(web, ground, after);
    let content = ground.contents.chain(web.edge(before).content, web.edge(after).content);
    web.bridge(before, after);
    let edge = web.edge_mut(before);
    (edge.content, edge.meet) = (content, meet);
    settle(web, ground, before);
}

/// The ways of the flow by which an edge comes in at its node.
pub(super) fn meet_of(web: &mut Web, ground: &mut Ground<'_>, edge: u32) -> u32 {
    if let Some((split, meets)) = ground.contents.meets(web.edge(edge).content) {
        let meet = ground.meets.group(join_of(split), std::mem::take(meets));
        meets.push(meet);
        web.edge_mut(edge).meet = meet;
    }
    web.edge(edge).meet
}

/// An edge has come to stand between two nodes: it may be part of a block, or close a loop.
pub(super) fn settle(web: &mut Web, ground: &mut Ground<'_>, edge: u32) {
    let (from, to) = (web.edge(edge).from, web.edge(edge).to);
    let (Kind::Split(split), Kind::Join | Kind::End) = (web.node(from).kind, web.node(to).kind) else {
        if web.node(from).kind == Kind::Join && matches!(web.node(to).kind, Kind::Split(_)) {
            web.loops.push((from, to));
        }
        return;
    };
    let twin = web.edges_between(from, to).find(|twin| *twin != edge && web.edge(*twin).mixes_with(web.edge(edge)));
    match twin {
        Some(twin) => merge(web, ground, split, [twin, edge]),
        None => web.remember(edge),
    }
    look_for_loop(web, from, to);
}

fn look_for_loop(web: &mut Web, split: u32, join: u32) {
    if web.node(join).kind == Kind::Join && web.node(join).outs == 1 && web.edge(web.only_out(join)).to == split {
        web.loops.push((join, split));
    }
    // A rework with `then` waits for the other ways of its decision to meet.
    if web.node(split).outs <= 3 && web.node(split).ins == 1 {
        web.loops.push((web.edge(web.only_in(split)).from, split));
    }
}

// Two edges with the same split and the same join become one.
fn merge(web: &mut Web, ground: &mut Ground<'_>, split: Split, edges: [u32; 2]) {
    let [stays, goes] = edges;
    let (from, to) = (web.edge(stays).from, web.edge(stays).to);
    check_join(web, ground, split, edges);
    let strand = |edge: u32| {
        let edge = web.edge(edge);
        Strand { content: edge.content, order: edge.order, p: edge.p, meet: edge.meet }
    };
    let content = ground.contents.beside(split, strand(stays), strand(goes));
    let (p, order) = (web.edge(goes).p, web.edge(goes).order);
    if matches!(web.edge(goes).class, Class::Limited { .. }) {
        web.node_mut(from).limits -= 1;
    }
    web.remove_edge(goes);
    let edge = web.edge_mut(stays);
    (edge.content, edge.single) = (content, false);
    edge.p = if split == Split::One { edge.p + p } else { 1.0 };
    edge.order = edge.order.min(order);
    if web.node(from).outs == 1 {
        web.work.push(from);
    }
    if web.node(to).ins == 1 {
        web.work.push(to);
    }
}

// A join that was not written takes the kind of the block it closes; a written one that disagrees is the error.
fn check_join(web: &mut Web, ground: &mut Ground<'_>, split: Split, mut edges: [u32; 2]) {
    let (from, to) = (web.edge(edges[0]).from, web.edge(edges[0]).to);
    let kind = match (web.node(to).written, split) {
        (Some(JoinKind::All), Split::One) => MismatchKind::Decision,
        (Some(JoinKind::One), Split::All) => MismatchKind::Parallel,
        _ => return,
    };
    edges.sort_by_key(|edge| web.edge(*edge).order);
    let sides = edges.map(|edge| web.edge(edge).content);
    let sides = sides.map(|content| ground.contents.part_of(content));
    ground.mismatches.push(Mismatch { join: web.node(to).vertex, split: web.node(from).vertex, sides, kind });
    // From now on as if it had not been written: one thing is one finding.
    web.node_mut(to).written = None;
}
