//! Measures: the operations of a re-engineering, each a function from a process to a process. The process given is never changed.

pub mod bundle;
mod bypass;
mod course;
mod edit;
mod layout;
mod legs;
mod marks;
pub mod measures;
mod plan;
mod refusal;

pub use course::Course;
pub use legs::{Leg, legs};
pub use measures::{MoveTo, NeverTake, NoWait, Parallelise, Remove, StopAsking, StopCollecting};
pub use plan::{Applied, Remark, Remarked, apply, apply_subset, begin};
pub use refusal::{Link, Needer, Refusal, Refuse, Thing, Why};

use crate::model::{Id, Process};

/// One measure, naming what it is done to by id, so that several can be applied one after the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// Do steps that follow each other in parallel.
    Parallelise(Parallelise),
    /// No longer ask the applicant for materials.
    StopCollecting(StopCollecting),
    /// No longer have the applicant fill in data items.
    StopAsking(StopAsking),
    /// Give steps to another department.
    MoveTo(MoveTo),
    /// Leave steps out.
    Remove(Remove),
    /// Never go certain ways.
    NeverTake(NeverTake),
    /// No longer wait for something.
    NoWait(NoWait),
}

/// Why a measure cannot be applied to a process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// There is no such step.
    NoSuchStep(Id),
    /// The second does not directly follow the first, and nothing else.
    NotInARow(Id, Id),
    /// The step decides or splits, so that what follows it is not one thing.
    GoesSeveralWays(Id),
    /// The step decides nothing, or has no such branch, or would have none left.
    NoOtherWay(Id),
}

impl Measure {
    /// The process with the measure applied.
    ///
    /// # Errors
    /// Where the process is not such that the measure makes sense.
    pub fn apply(&self, process: &Process) -> Result<Process, Refused> {
        let mut process = process.clone();
        match self {
            Measure::Parallelise(measure) => measure.apply(&mut process)?,
            Measure::StopCollecting(measure) => measure.apply(&mut process),
            Measure::StopAsking(measure) => measure.apply(&mut process),
            Measure::MoveTo(measure) => measure.apply(&mut process)?,
            Measure::Remove(measure) => measure.apply(&mut process)?,
            Measure::NeverTake(measure) => measure.apply(&mut process)?,
            Measure::NoWait(measure) => measure.apply(&mut process)?,
        }
        Ok(process)
    }
}
