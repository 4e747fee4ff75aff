//! What would make a region sound: changes are tried one by one, the likeliest first.

use super::defect::Defect;
use super::explore::Budget;
use super::judge::{Verdict, judge};
use super::knot::Knot;
use crate::graph::NodeKind;
use crate::model::{Split, words::JoinKind};

/// A change to a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// The node joins in this manner.
    Join(u32, JoinKind),
    /// The join that is written at the node is left out.
    LeaveOut(u32),
    /// The edge out of a decision stops everything else.
    Cancel(u32),
}

// Past this size nothing is tried.
const EDGES: usize = 300;
const TRIES: usize = 24;

/// A change that takes a defect away and brings no other.
pub(super) fn defect(knot: &Knot, verdict: &Verdict, defect: &Defect) -> Option<Change> {
    let node = defect.node()?;
    let decision = match defect {
        Defect::Waits { decision, .. } => *decision,
        _ => None,
    };
    let flipped = match (defect, knot.join(node)) {
        (Defect::Waits { .. }, Some(JoinKind::All)) => Some(Change::Join(node, JoinKind::One)),
        (Defect::Twice { .. }, Some(JoinKind::One)) => Some(Change::Join(node, JoinKind::All)),
        _ => None,
    };
    let left_out = knot.node(node).written.map(|_| Change::LeaveOut(node));
    let splits = decision.into_iter().chain(knot.splits(Split::One).filter(|split| Some(*split) != decision));
    let ways = splits.flat_map(|split| knot.node(split).outs.clone()).take(TRIES);
    let mut leaving: Vec<(bool, Change)> = ways.filter_map(|edge| leaves(knot, edge, node)).collect();
    leaving.sort_by_key(|(comes_back, _)| *comes_back);
    let cancels = leaving.into_iter().map(|(_, change)| change);
    first_that_helps(knot, verdict, flipped.into_iter().chain(left_out).chain(cancels))
}

// A way on which the case leaves what waits for it, or goes back to begin anew: that everything else should stop was perhaps forgotten.
fn leaves(knot: &Knot, edge: u32, node: u32) -> Option<(bool, Change)> {
    let at = knot.edge(edge);
    let reached = knot.reached_by([edge]);
    let comes_back = reached[at.from as usize];
    let leaves = comes_back || !reached[node as usize];
    (leaves && knot.outermost && at.single && !at.cancel).then_some((comes_back, Change::Cancel(edge)))
}

/// The join that an unclear one would have to be.
pub(super) fn unclear(knot: &Knot, verdict: &Verdict, node: u32) -> Option<JoinKind> {
    let both = [JoinKind::One, JoinKind::All].map(|join| Change::Join(node, join));
    match first_that_helps(knot, verdict, both.into_iter())? {
        Change::Join(_, join) => Some(join),
        _ => None,
    }
}

fn first_that_helps(knot: &Knot, verdict: &Verdict, mut changes: impl Iterator<Item = Change>) -> Option<Change> {
    if knot.edges.len() > EDGES {
        return None;
    }
    let now = verdict.defects.len() + verdict.unclear.len();
    changes.by_ref().take(TRIES).find(|change| {
        let mut changed = knot.clone();
        changed.make(*change);
        let then = judge(&mut changed, Budget::SMALL);
        // In circles only the first defect is found; and whether everything else shall stop is too much to ask for half a cure.
        let may_help_in_part = !matches!(change, Change::Cancel(_)) && changed.in_order().is_some();
        then.is_sound() || (may_help_in_part && then.defects.len() + then.unclear.len() < now)
    })
}

impl Knot {
    fn make(&mut self, change: Change) {
        match change {
            Change::Join(node, join) => {
                let at = &mut self.nodes[node as usize];
                (at.kind, at.written) = (NodeKind::Join(join), Some(join));
            }
            Change::LeaveOut(node) => self.nodes[node as usize].written = None,
            Change::Cancel(edge) => self.edges[edge as usize].cancel = true,
        }
    }
}
