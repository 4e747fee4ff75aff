//! Fields that the applicant fills in.

use super::Assumption;
use crate::model::Id;

/// The fields that an applicant fills in on the main scenario. `None` of it where no step states `asks`.
#[derive(Debug, Clone, PartialEq)]
pub struct DataItems {
    /// Fields filled in, Σ over steps.
    pub asked: u64,
    /// Distinct items.
    pub kinds: u64,
    /// Each named item with the steps that ask for it, in order of appearance.
    pub named: Vec<(Id, Vec<usize>)>,
    /// What `kinds` rests on.
    pub rests_on: Vec<Assumption>,
}
