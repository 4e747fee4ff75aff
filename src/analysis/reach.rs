//! How probable it is that a case comes to a step at all.

use super::Study;
use super::markings::Veto;
use super::odds::{self, Weights};
use petgraph::graph::NodeIndex;

/// P(the step is executed at least once); `None` where a region is not solved exactly.
///
/// Outside loops that is the expected number of executions. Inside, the odds of never coming there are folded for this step alone.
pub(super) fn ever(study: &Study<'_>, step: usize) -> Option<f64> {
    let vertex = NodeIndex::new(step);
    if !study.order.is_in_loop(vertex) {
        return study.executions.get(step).copied();
    }
    let weights = Weights { vertex: &|other| u32::from(other == vertex), way: &|_| 0, veto: Veto::CutsShort };
    odds::of(study, &weights).map(|odds| 1.0 - odds.none)
}
