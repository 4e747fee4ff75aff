//! Hands-on time and what it costs.

use super::Assumption;

/// Hands-on time and what it costs, over the expected executions.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// Σ expected executions × work, in working seconds. `None` where no step states its work.
    pub touch_time: Option<f64>,
    /// Σ expected executions × work × what an hour costs, `by` and each of `with`; in the file's currency.
    pub money: Option<f64>,
    /// What the touch time rests on.
    pub touch_time_rests_on: Vec<Assumption>,
    /// What the money rests on.
    pub money_rests_on: Vec<Assumption>,
}
