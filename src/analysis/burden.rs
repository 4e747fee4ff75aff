//! The applicant's time and money.

use super::Assumption;

/// What a case costs the applicant (EU Standard Cost Model: price × quantity), over the expected executions.
#[derive(Debug, Clone, PartialEq)]
pub struct Burden {
    /// Seconds of the applicant: the work of the applicant's own steps, and the travel of each visit. `None` where neither is stated.
    pub seconds: Option<f64>,
    /// `seconds` at the tariff of an hour, in the file's currency.
    pub money: Option<f64>,
    /// `money` times the cases of a year.
    pub per_year: Option<f64>,
    /// What it rests on.
    pub rests_on: Vec<Assumption>,
}
