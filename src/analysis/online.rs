//! The share of what the applicant meets that needs no presence.

use super::{Study, visits};
use crate::model::{Asks, Collects, Step};

/// How much of what the applicant meets needs no presence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Online {
    /// Steps facing the applicant: with a visit, with materials or data to give, or done by the applicant.
    pub facing: Vec<usize>,
    /// Of these, those at which the applicant must come.
    pub blockers: Vec<usize>,
}

impl Online {
    /// The share that needs no presence, 0..=1; `None` where no step faces the applicant.
    pub fn share(&self) -> Option<f64> {
        let all = self.facing.len();
        (all > 0).then(|| (all - self.blockers.len()) as f64 / all as f64)
    }
}

/// Looks at every step of the process, whatever way a case takes; `None` where no step says a visit or a channel.
pub fn of(study: &Study<'_>) -> Option<Online> {
    let steps = &study.process().steps;
    if !visits::are_stated(study.process()) {
        return None;
    }
    let facing: Vec<usize> = (0..steps.len()).filter(|at| faces(study, &steps[*at])).collect();
    let blockers = facing.iter().copied().filter(|at| steps[*at].visits() > 0).collect();
    Some(Online { facing, blockers })
}

fn faces(study: &Study<'_>, step: &Step) -> bool {
    let number = matches!(step.collects.as_ref().map(|collects| &collects.value), Some(Collects::Count(1..)));
    let asks = step.asks.as_ref().is_some_and(|asks| match &asks.value {
        Asks::Items(items) => !items.is_empty(),
        Asks::Count(count) => *count > 0,
    });
    step.visits() > 0 || number || asks || study.collected(step).next().is_some() || study.is_applicants(step)
}
