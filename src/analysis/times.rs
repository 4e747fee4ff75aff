//! Lead time and clocks of one process, worked out when somebody asks, and once.

use super::Study;
use super::clock::{self, Clock};
use super::lead_time::{self, LeadTime, Sampling};
use std::cell::OnceCell;

/// What of a process takes long to work out; rules and analyses ask for the same.
#[derive(Debug, Clone, Default)]
pub struct Times {
    sampling: Sampling,
    lead_time: OnceCell<LeadTime>,
    clocks: OnceCell<Vec<Clock>>,
}

impl Times {
    /// Nothing is worked out yet; what must be sampled will be sampled like this.
    pub fn new(sampling: Sampling) -> Times {
        Times { sampling, ..Times::default() }
    }

    /// How what cannot be worked out is sampled.
    pub fn sampling(&self) -> Sampling {
        self.sampling
    }

    /// How long a case takes; the process is studied only if nobody has asked before.
    pub fn lead_time<'a>(&self, study: impl FnOnce() -> Study<'a>) -> &LeadTime {
        self.lead_time.get_or_init(|| lead_time::of(&study(), self.sampling))
    }

    /// Every clock, in file order.
    pub fn clocks<'a>(&self, study: impl FnOnce() -> Study<'a>) -> &[Clock] {
        self.clocks.get_or_init(|| {
            let study = study();
            let lead_time = self.lead_time.get_or_init(|| lead_time::of(&study, self.sampling));
            clock::of(study.sound, &study.order, lead_time, self.sampling)
        })
    }
}
