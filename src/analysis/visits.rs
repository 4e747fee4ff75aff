//! How often the applicant must come.

/// How often the applicant must come 跑动. `None` of it where no step states a visit or a channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Visits {
    /// On the main scenario.
    pub main: u64,
    /// With rework and every branch.
    pub expected: f64,
    /// On the way through that needs most; rework up to `max`, unbounded rework once.
    pub max: u64,
    /// P(at most one visit); `None` where it cannot be had exactly.
    pub at_most_one: Option<f64>,
}
