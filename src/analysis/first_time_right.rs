//! The share of cases that are never sent back.

use super::Study;
use super::markings::Veto;
use super::odds::{self, Weights};
use petgraph::graph::EdgeIndex;

/// Whether cases go through without being sent back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FirstTimeRight {
    /// No branch of the process sends a case back: nobody stated how often that happens.
    NotStated,
    /// P(no rework branch is taken).
    Share(f64),
    /// It cannot be had exactly.
    NotExact,
}

/// The share of cases in which no rework branch is taken (semantics.md §5).
pub fn of(study: &Study<'_>) -> FirstTimeRight {
    let flow = &study.sound.flow;
    let rework = |way: EdgeIndex| study.order.is_rework(flow, way);
    if !flow.graph.edge_indices().any(rework) {
        return FirstTimeRight::NotStated;
    }
    let weights = Weights { vertex: &|_| 0, way: &|way| u32::from(rework(way)), veto: Veto::CutsShort };
    odds::of(study, &weights).map_or(FirstTimeRight::NotExact, |odds| FirstTimeRight::Share(odds.none))
}
