use super::PartId;
use crate::model::{Split, words::JoinKind};
use petgraph::graph::NodeIndex;

/// A region with one way in and one way out that blocks and reworks do not cut further.
///
/// Nothing happens at its nodes: what is done is on its ways, a step before the split that it ends in and after the join that it begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct Rigid {
    /// Where flows part and meet. The first is the entry, the second the exit.
    pub nodes: Vec<Node>,
    /// What lies between.
    pub ways: Vec<RigidWay>,
}

/// Where flows of a [`Rigid`] part or meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// What happens to flows here.
    pub kind: NodeKind,
    /// The vertex that it belongs to; none for the region's own entry and exit.
    pub vertex: Option<NodeIndex>,
}

/// What happens to flows at a [`Node`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// One flow begins; one way out.
    Entry,
    /// Flows end; the region is over when none is left.
    Exit,
    /// Several ways in, one out.
    Join(JoinKind),
    /// One way in, several out.
    Split(Split),
}

/// A way of a [`Rigid`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RigidWay {
    /// Index of the node it leaves.
    pub from: usize,
    /// Index of the node it leads to.
    pub to: usize,
    /// What is done on it.
    pub part: PartId,
    /// Its share at a decision (the shares of a decision add up to 1); after a parallel split the share of cases in which it is started;
    /// 1 elsewhere.
    pub p: f64,
    /// How often it may be taken per entry into its loop. Only in regions with parallel flows, or with too many rounds to be told apart; in others
    /// the rounds are nodes of their own.
    pub max: Option<u32>,
    /// Taken instead of the way with `max` of the same decision once that is used up, and never before.
    pub then: bool,
    /// When it is taken, everything else in the case stops.
    pub cancel: bool,
}

impl Rigid {
    /// Index of the node where the region is entered.
    pub const ENTRY: usize = 0;
    /// Index of the node where it is left.
    pub const EXIT: usize = 1;

    /// No flow ever runs beside another, and nothing is counted: the region is a Markov chain with the shares of its ways.
    pub fn is_markov(&self) -> bool {
        let parallel = self.nodes.iter().any(|node| node.kind == NodeKind::Split(Split::All));
        !parallel && !self.ways.iter().any(|way| way.cancel || way.max.is_some())
    }

    /// For each node the indices of the ways out of it, in file order.
    pub fn ways_out(&self) -> Vec<Vec<usize>> {
        let mut out = vec![Vec::new(); self.nodes.len()];
        for (at, way) in self.ways.iter().enumerate() {
            out[way.from].push(at);
        }
        out
    }

    /// For each node the indices of the ways into it.
    pub fn ways_in(&self) -> Vec<Vec<usize>> {
        let mut into = vec![Vec::new(); self.nodes.len()];
        for (at, way) in self.ways.iter().enumerate() {
            into[way.to].push(at);
        }
        into
    }
}
