//! Fees by who pays them.

/// Fees on the main scenario, in the file's currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fees {
    /// Paid by the applicant.
    pub applicant: f64,
    /// Paid by government.
    pub government: f64,
}
