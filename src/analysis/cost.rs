//! Hands-on time and what it costs.

use super::Study;
use super::assumption::{Assumption, about};
use super::parties::Party;
use crate::model::{Id, Step};

/// Hands-on time and what it costs, over the expected executions.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// Σ expected executions × work, in working seconds. `None` where no step states its work.
    pub touch_time: Option<f64>,
    /// Σ expected executions × work × what an hour costs, `by` and each of `with`; in the file's currency.
    pub money: Option<f64>,
    /// What the touch time rests on.
    pub touch_time_rests_on: Vec<Assumption>,
    /// What the money rests on.
    pub money_rests_on: Vec<Assumption>,
}

/// Adds up hands-on time and its cost.
pub fn of(study: &Study<'_>) -> Cost {
    let process = study.process();
    let done: Vec<(usize, &Step, f64)> =
        process.steps.iter().enumerate().map(|(at, step)| (at, step, study.executions[at])).collect();
    let unknown =
        done.iter().filter(|(at, step, often)| *often > 0.0 && !step.is_routing() && study.times[*at].work.is_none());
    let without_work: Vec<Assumption> =
        about(unknown.map(|(at, ..)| *at), |steps| Assumption::WorkNotGiven { steps }).into_iter().collect();
    let seconds: f64 = done.iter().map(|(at, _, often)| often * study.times[*at].work_seconds()).sum();
    // "0" would be taken for the whole where only a post van says that it does no work.
    let stated = process.steps.iter().any(|step| step.work.is_some()) && (seconds > 0.0 || without_work.is_empty());
    let (money, costless) = money(study, &done);
    Cost {
        touch_time: stated.then_some(seconds),
        money: money.filter(|_| stated),
        money_rests_on: without_work.iter().cloned().chain(costless).collect(),
        touch_time_rests_on: without_work,
    }
}

// Each department of a joint step sends its people, so each is paid for.
fn money(study: &Study<'_>, done: &[(usize, &Step, f64)]) -> (Option<f64>, Option<Assumption>) {
    let (mut sum, mut stated) = (0.0, false);
    let mut costless: Vec<Id> = Vec::new();
    for (at, step, often) in done {
        let hours = often * study.times[*at].work_seconds() / 3600.0;
        let paid = study.parties.of_step(step).filter(Party::is_department);
        for party in paid.filter(|_| hours > 0.0) {
            match party.says(|department| department.cost_per_hour.as_ref()) {
                Some(cost) => {
                    stated = true;
                    sum += hours * cost.value;
                }
                None if !costless.iter().any(|id| **id == *party.department) => costless.push(party.id()),
                None => {}
            }
        }
    }
    let assumed = (!costless.is_empty()).then_some(Assumption::CostNotGiven { departments: costless });
    (stated.then_some(sum), assumed)
}
