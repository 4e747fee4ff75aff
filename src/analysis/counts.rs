//! Tasks, stages, departments, offices.

use super::Assumption;
use crate::model::Id;

/// What a guide counts on the main scenario (semantics.md §5, profile `guide`).
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    /// Steps that are neither routing points nor the applicant's own, in the order of the scenario.
    pub tasks: Vec<usize>,
    /// 环节 in order of appearance.
    pub stages: Stages,
    /// Departments of kind government or intermediary, `with` included, in order of appearance; `None` where no step says who does it.
    pub departments: Option<Vec<Id>>,
    /// Offices as `department/office`; `None` where no step names one.
    pub offices: Option<Vec<Id>>,
    /// What departments and offices rest on.
    pub rests_on: Vec<Assumption>,
}

/// The stages 环节 that an applicant sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stages {
    /// As `stage` says; steps without one are internal.
    Written(Vec<Id>),
    /// No step has a `stage`: each task is its own. The number of tasks.
    EachTask(usize),
}

impl Stages {
    /// How many.
    pub fn count(&self) -> usize {
        match self {
            Stages::Written(stages) => stages.len(),
            Stages::EachTask(tasks) => *tasks,
        }
    }
}
