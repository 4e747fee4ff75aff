//! Tasks, stages, departments, offices.

use super::Study;
use super::assumption::{Assumption, about};
use super::parties::Party;
use crate::model::{Id, Process, Step};
use rustc_hash::FxHashSet;

/// What a guide counts on the main scenario (semantics.md §5, profile `guide`).
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    /// Steps that are neither routing points nor the applicant's own, in the order of the scenario.
    pub tasks: Vec<usize>,
    /// 步骤 in order of appearance.
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

/// Counts the main scenario.
pub fn of(study: &Study<'_>) -> Counts {
    let process = study.process();
    let steps = || study.main.steps().map(|at| (at, &process.steps[at]));
    let is_task = |step: &Step| !step.is_routing() && !study.is_applicants(step);
    let tasks: Vec<usize> = steps().filter(|(_, step)| is_task(step)).map(|(at, _)| at).collect();
    let parties =
        || tasks.iter().flat_map(|at| study.parties.of_step(&process.steps[*at])).filter(Party::is_department);
    let departments = distinct(parties().map(|party| party.department));
    let offices = distinct(parties().filter(|party| party.written.contains('/')).map(|party| party.written));
    let nobody = tasks.iter().copied().filter(|at| process.steps[*at].by.is_none());
    let rests_on = about(nobody, |steps| Assumption::ByNotGiven { steps }).into_iter().collect();
    let somebody = process.steps.iter().any(|step| step.by.is_some());
    Counts {
        stages: stages(process, &tasks),
        departments: somebody.then_some(departments),
        offices: (!offices.is_empty()).then_some(offices),
        rests_on,
        tasks,
    }
}

fn stages(process: &Process, tasks: &[usize]) -> Stages {
    if process.steps.iter().all(|step| step.stage.is_none()) {
        return Stages::EachTask(tasks.len());
    }
    let written = tasks.iter().filter_map(|at| process.steps[*at].stage.as_ref());
    Stages::Written(distinct(written.map(|stage| &*stage.value)))
}

fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<Id> {
    let mut seen = FxHashSet::default();
    ids.filter(|id| seen.insert(*id)).map(Id::from).collect()
}
