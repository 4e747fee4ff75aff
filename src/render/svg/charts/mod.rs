//! Charts: bars, lines and numbers on a scale.

mod bars;
mod distribution;
mod frame;
mod heat;
mod pairs;
mod schedule;
mod waterfall;

pub(super) use bars::bars;
pub(super) use distribution::distribution;
pub(super) use heat::heat;
pub(super) use pairs::pairs;
pub(super) use schedule::schedule;
pub(super) use waterfall::waterfall;
