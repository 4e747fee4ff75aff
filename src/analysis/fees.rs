//! Fees by who pays them.

use super::Study;
use crate::model::Process;
use crate::model::words::Payer;

/// Fees on the main scenario, in the file's currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fees {
    /// Paid by the applicant.
    pub applicant: f64,
    /// Paid by government.
    pub government: f64,
}

/// Adds up fees; `None` where no step says a fee.
pub fn of(study: &Study<'_>) -> Option<Fees> {
    on(study.process(), study.main.steps())
}

/// Those of some steps; `None` where no step of the process says a fee.
pub(super) fn on(process: &Process, steps: impl Iterator<Item = usize>) -> Option<Fees> {
    if process.steps.iter().all(|step| step.more().fees.is_none()) {
        return None;
    }
    let mut fees = Fees { applicant: 0.0, government: 0.0 };
    for fee in steps.flat_map(|at| process.steps[at].more().fees.iter().flatten()) {
        let paid = fee.amount.value * fee.quantity.as_ref().map_or(1.0, |quantity| quantity.value);
        match fee.payer.as_ref().map(|payer| payer.value) {
            Some(Payer::Government) => fees.government += paid,
            Some(Payer::Applicant) | None => fees.applicant += paid,
        }
    }
    Some(fees)
}
