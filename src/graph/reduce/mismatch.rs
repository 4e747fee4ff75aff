//! Written joins that disagree with the block or the rework that they close.

use super::Ground;
use crate::graph::{PartId, Repair, Trouble, passage};
use petgraph::graph::NodeIndex;

/// A written join that disagrees with the block (or the rework) that it closes.
#[derive(Debug, Clone, Copy)]
pub(in crate::graph) struct Mismatch {
    /// The vertex that joins.
    pub join: u32,
    /// The vertex that splits.
    pub split: u32,
    /// What lies on two ways that meet.
    pub sides: [PartId; 2],
    /// What the split does.
    pub kind: MismatchKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) enum MismatchKind {
    /// A decision into `join: all`.
    Decision,
    /// Parallel branches into `join: one`.
    Parallel,
    /// A way back into `join: all`.
    Return {
        /// Which ways come in from elsewhere: an expression of [`Meets`](super::Meets).
        entering: u32,
    },
}

/// The trouble of a written join that disagrees with the block that it closes.
pub(in crate::graph) fn trouble(ground: &Ground<'_>, mismatch: &Mismatch) -> Option<Trouble> {
    let (flow, tree) = (ground.flow, &ground.contents.tree);
    let owner = |vertex: u32| flow.owner(NodeIndex::new(vertex as usize));
    let (at, split) = (owner(mismatch.join)?, owner(mismatch.split)?);
    let written = flow.written_join(NodeIndex::new(mismatch.join as usize));
    let repair = Some(match ground.meets.only_join(mismatch.join) {
        Some(join) if Some(join) != written => Repair::WriteJoin { at, join },
        _ => Repair::LeaveJoinOut { at },
    });
    let [one, other] = mismatch.sides.map(|part| passage::steps(tree, flow, part, Trouble::WITNESS));
    let last = passage::last_step(tree, flow, mismatch.sides[1]).unwrap_or(split);
    Some(match mismatch.kind {
        MismatchKind::Parallel => {
            let witness = [split].into_iter().chain(one).chain(other).collect();
            Trouble::RunsTwice { at, witness, split: Some(split), repair }
        }
        MismatchKind::Decision => {
            let witness = [split].into_iter().chain(one).collect();
            Trouble::Deadlock { at, witness, missing: vec![last], decision: Some(split), repair }
        }
        MismatchKind::Return { entering } => {
            let from = ground.meets.first_way(entering).map(|way| flow.ends_of(way).0);
            let witness = from.and_then(|vertex| flow.owner(vertex)).into_iter().collect();
            Trouble::Deadlock { at, witness, missing: vec![last], decision: None, repair }
        }
    })
}
