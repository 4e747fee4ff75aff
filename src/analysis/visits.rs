//! How often the applicant must come 跑动.

use super::assumption::{Assumption, about};
use super::markings::Veto;
use super::odds::{self, Odds};
use super::{Study, most};
use crate::model::Process;

/// How often the applicant must come 跑动.
#[derive(Debug, Clone, PartialEq)]
pub struct Visits {
    /// On the main scenario.
    pub main: u64,
    /// Over all ways through, rework included.
    pub expected: f64,
    /// On the way through that needs most; rework up to `max`, unbounded rework once. `None` where it cannot be had exactly.
    pub max: Option<u64>,
    /// What `max` rests on: that unbounded rework happens once.
    pub max_rests_on: Option<Assumption>,
    /// P(at most one visit); `None` where it cannot be had exactly.
    pub at_most_one: Option<f64>,
}

/// Counts visits; `None` where no step says a visit or a channel.
pub fn of(study: &Study<'_>) -> Option<Visits> {
    let process = study.process();
    if !are_stated(process) {
        return None;
    }
    let at = |step: usize| process.steps[step].visits();
    let expected = process.steps.iter().zip(&study.executions);
    let odds = odds::of(
        study,
        &odds::Weights { vertex: &|vertex| study.step(vertex).map_or(0, at), way: &|_| 0, veto: Veto::CutsShort },
    );
    let most = most::of(study, &|vertex| study.step(vertex).map_or(0, at));
    Some(Visits {
        main: on_main(study)?,
        expected: expected.map(|(step, often)| f64::from(step.visits()) * often).sum(),
        max: most.as_ref().map(|most| most.sum),
        max_rests_on: most.and_then(|most| about(most.unlimited.into_iter(), |steps| Assumption::ReworkOnce { steps })),
        at_most_one: odds.map(Odds::at_most_one),
    })
}

/// On the main scenario alone; `None` where no step says a visit or a channel.
pub fn on_main(study: &Study<'_>) -> Option<u64> {
    let process = study.process();
    are_stated(process).then(|| study.main.steps().map(|step| u64::from(process.steps[step].visits())).sum())
}

/// Whether anybody said how often the applicant comes: a number, or how the applicant meets a step.
pub fn are_stated(process: &Process) -> bool {
    process.steps.iter().any(|step| step.visits.is_some() || step.channel.is_some())
}
