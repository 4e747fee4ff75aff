//! Branches by which a decision sends cases back.

use super::Ground;
use crate::model::words::ReworkCause;
use crate::model::{Branch, Next};
use crate::say;
use crate::source::Place;
use crate::wording::Text;
use petgraph::graph::EdgeIndex;

/// A branch that sends a case back: without the flows back it leads to no end, while other branches of the decision do.
#[derive(Debug, Clone, Copy)]
pub struct SentBack<'p> {
    /// The way in the graph.
    pub way: EdgeIndex,
    /// The deciding step.
    pub step: usize,
    /// Which branch of its `next`, in file order.
    pub at: usize,
    /// What is written there.
    pub branch: &'p Branch,
}

/// Every branch that sends back, in file order.
pub fn all<'p>(ground: &Ground<'p>) -> Vec<SentBack<'p>> {
    if ground.order.is_acyclic() {
        return Vec::new();
    }
    let mut all: Vec<SentBack<'p>> =
        ground.sound.flow.graph.edge_indices().filter_map(|way| sent_back(ground, way)).collect();
    all.sort_unstable_by_key(|one| (one.step, one.at));
    all
}

/// What is missing where cases are sent back and nobody says why.
pub fn no_cause(all: &[SentBack<'_>]) -> Option<Text> {
    let silent = !all.is_empty() && all.iter().all(|one| one.branch.cause.is_none());
    silent.then(|| say!(zh: "退回的分支没有写明原因（cause）", en: "branches that send back do not say why (`cause`)"))
}

fn sent_back<'p>(ground: &Ground<'p>, way: EdgeIndex) -> Option<SentBack<'p>> {
    let flow = &ground.sound.flow;
    let (from, weight) = (flow.ends_of(way).0, &flow.graph[way]);
    let (step, at) = (flow.owner(from)?, weight.branch?);
    // Inside a way back everything leads back: what sends the case there stands before it.
    if weight.then || !ground.order.is_rework(flow, way) || !ground.order.can_end(from) {
        return None;
    }
    let Next::Split { branches, .. } = &ground.names.step(step).next else { return None };
    Some(SentBack { way, step, at, branch: &branches.get(at)?.value })
}

impl SentBack<'_> {
    /// Why, where it is said.
    pub fn cause(&self) -> Option<ReworkCause> {
        self.branch.cause.as_ref().map(|cause| cause.value)
    }

    /// What to underline.
    pub fn place(&self, ground: &Ground<'_>) -> Place {
        ground.names.place_of(self.branch.target.span)
    }
}
