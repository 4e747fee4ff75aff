//! The share of what the applicant meets that needs no presence.

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
