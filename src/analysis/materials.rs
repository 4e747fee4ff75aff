//! Materials that the applicant hands in.

use super::Assumption;
use crate::model::Id;

/// The materials that an applicant hands in. `None` of it where no step states `collects`.
#[derive(Debug, Clone, PartialEq)]
pub struct Materials {
    /// 种: distinct materials on the main scenario.
    pub kinds: u64,
    /// 件次: Σ over the steps of the main scenario; copies are not multiplied.
    pub submissions: u64,
    /// With `p`, and each step as often as it is executed at least once: a repetition collects nothing again. `None` where it cannot be had exactly.
    pub expected: Option<f64>,
    /// Each named material with the steps of the main scenario that collect it, in order of appearance: the material × step matrix.
    pub named: Vec<(Id, Vec<usize>)>,
    /// Steps of the main scenario that give a number only, with it.
    pub numbers: Vec<(usize, u32)>,
    /// What `kinds` rests on.
    pub kinds_rest_on: Vec<Assumption>,
}
