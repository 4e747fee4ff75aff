//! How probable each named end is.

use crate::model::Id;

/// How cases end.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    /// Each named outcome in file order.
    pub named: Vec<Outcome>,
}

/// One named end.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its name: `{end: rejected}`.
    pub name: Id,
    /// The probability that the case's last token ends there; `None` where it depends on which of several parallel flows ends last.
    pub probability: Option<f64>,
}
