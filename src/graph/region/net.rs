//! A region as a Petri net: an edge that carries a flow is a marked place, a node passes flows on.

use super::bits::Bits;
use super::knot::{ENTRY, EXIT, Exit, Knot};
use crate::graph::NodeKind;
use crate::model::{Split, words::JoinKind};

/// One flow passes, or the flows that a join waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Firing {
    pub node: u32,
    /// The edge that was chosen: out of a decision, or into a join that takes flows singly (or the end).
    pub by: u32,
}

/// What a firing leads to.
pub(super) enum Fired {
    /// These edges carry a flow.
    Marking(Bits),
    /// Two flows would come to this node; by these edges.
    Twice(u32, [u32; 2]),
}

/// Nothing chosen.
pub(super) const NONE: u32 = u32::MAX;

impl Knot {
    /// A flow has entered, and nothing has happened yet.
    pub(super) fn entered(&self) -> Bits {
        Bits::of(self.edges.len(), self.node(ENTRY).outs.iter().copied().filter(|edge| !self.is_over(*edge)))
    }

    /// The region is over.
    pub(super) fn is_final(&self, marking: &Bits) -> bool {
        match self.exit {
            Exit::OfTheCase => marking.is_empty(),
            Exit::OfTheRegion => marking.iter().all(|edge| self.edge(edge).to == EXIT),
        }
    }

    /// All that the node can do.
    pub(super) fn firings(&self, marking: &Bits, node: u32) -> Vec<Firing> {
        let at = self.node(node);
        let each = |edges: &[u32]| edges.iter().map(|by| Firing { node, by: *by }).collect();
        let waiting = at.ins.iter().copied().filter(|edge| marking.contains(*edge));
        match at.kind {
            NodeKind::Entry => Vec::new(),
            NodeKind::Exit if self.exit == Exit::OfTheRegion => Vec::new(),
            NodeKind::Exit | NodeKind::Join(JoinKind::One) => each(&waiting.collect::<Vec<u32>>()),
            _ if waiting.count() < at.ins.len() => Vec::new(),
            NodeKind::Split(Split::One) => each(&at.outs),
            NodeKind::Join(JoinKind::All) | NodeKind::Split(Split::All) => each(&[NONE]),
        }
    }

    /// The edges from which a firing takes flows.
    pub(super) fn taken(&self, firing: Firing) -> Vec<u32> {
        match self.node(firing.node).kind {
            NodeKind::Exit | NodeKind::Join(JoinKind::One) => vec![firing.by],
            _ => self.node(firing.node).ins.clone(),
        }
    }

    /// The edges on which a firing puts flows.
    pub(super) fn given(&self, firing: Firing) -> Vec<u32> {
        match self.node(firing.node).kind {
            NodeKind::Split(Split::One) => vec![firing.by],
            _ => self.node(firing.node).outs.clone(),
        }
    }

    /// What is marked after a firing.
    pub(super) fn fire(&self, marking: &Bits, firing: Firing) -> Fired {
        let given = self.given(firing);
        let stops = given.iter().any(|edge| self.edge(*edge).cancel);
        let mut after = if stops { Bits::none(self.edges.len()) } else { marking.clone() };
        self.taken(firing).into_iter().for_each(|edge| after.remove(edge));
        for edge in given.into_iter().filter(|edge| !self.is_over(*edge)) {
            let to = self.edge(edge).to;
            let singly = self.join(to) == Some(JoinKind::One);
            let beside = self.node(to).ins.iter().find(|other| after.contains(**other) && (singly || **other == edge));
            if let Some(other) = beside {
                return Fired::Twice(to, [*other, edge]);
            }
            after.insert(edge);
        }
        Fired::Marking(after)
    }
}
