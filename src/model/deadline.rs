use super::{Amount, Basis, Id};
use crate::source::At;

/// A named clock and its lines (language.md §6).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Deadline {
    /// The clock's name; `None` for the one clock over the whole case.
    pub name: Option<At<Id>>,
    /// It runs from the end of this step; default: the start of the case.
    pub from: Option<At<Id>>,
    /// To the end of the first of these that is reached; empty: the end of the case.
    pub to: Vec<At<Id>>,
    /// 法定.
    pub statutory: Option<At<Line>>,
    /// 承诺.
    pub promised: Option<At<Line>>,
    /// 实际.
    pub actual: Option<At<Actual>>,
}

/// One line of a clock: a limit.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The limit.
    pub limit: At<Amount>,
    /// How far it may be extended.
    pub extension: Option<At<Amount>>,
    /// The share of cases that must be in time.
    pub met_by: Option<At<f64>>,
    /// What it rests on.
    pub basis: Basis,
}

/// Measured times.
#[derive(Debug, Clone, PartialEq)]
pub struct Actual {
    /// Mean.
    pub mean: Option<At<Amount>>,
    /// Median.
    pub p50: Option<At<Amount>>,
    /// 90th percentile.
    pub p90: Option<At<Amount>>,
    /// Number of cases.
    pub n: Option<At<u64>>,
    /// When they were measured, as written.
    pub period: Option<Id>,
    /// Where the figures come from.
    pub source: Option<Id>,
}
