//! What lead time consists of, summed by department, stage, cause of wait, and value to the applicant.

use super::{LeadTime, Share};
use crate::analysis::Study;
use crate::model::words::{StepKind, Value, WaitCause, Word};
use crate::model::{Id, Step};

/// A part of the mean lead time and whom it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Belongs<T> {
    /// Whom.
    pub to: T,
    /// Working seconds of the mean.
    pub contribution: f64,
}

/// What is done meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Hands-on work.
    Work,
    /// Waiting, for this reason.
    Wait(WaitCause),
    /// The step says how long it takes, but not how much of that is work.
    Unknown,
}

/// By department, the heaviest first; `None` for steps that say nobody.
pub fn by_department(study: &Study<'_>, time: &LeadTime) -> Vec<Belongs<Option<Id>>> {
    heaviest_first(gathered(study, time, |step, share| vec![(step.department().map(Id::from), share.contribution)]))
}

/// By stage 环节 in file order; `None` for internal steps. Nothing where no step has a stage.
pub fn by_stage(study: &Study<'_>, time: &LeadTime) -> Vec<Belongs<Option<Id>>> {
    let stage = |step: &Step| step.stage.as_ref().map(|stage| stage.value.clone());
    if study.process().steps.iter().all(|step| stage(step).is_none()) {
        return Vec::new();
    }
    gathered(study, time, |step, share| vec![(stage(step), share.contribution)])
}

/// By what is done meanwhile: work first, then waits in the order of their causes.
pub fn by_doing(study: &Study<'_>, time: &LeadTime) -> Vec<Belongs<Doing>> {
    let mut sums = gathered(study, time, |_, share| doing(share));
    let place = |doing: &Doing| match doing {
        Doing::Work => 0,
        Doing::Wait(cause) => 1 + WaitCause::ALL.iter().position(|row| row.0 == *cause).unwrap_or(0),
        Doing::Unknown => usize::MAX,
    };
    sums.sort_by_key(|one| place(&one.to));
    sums
}

/// By value to the applicant: customer, business, none; `None` for time of which nobody says whether it is work.
pub fn by_value(study: &Study<'_>, time: &LeadTime) -> Vec<Belongs<Option<Value>>> {
    let sums = gathered(study, time, |step, share| {
        let value = value_of(step);
        let each = doing(share).into_iter().map(|(doing, seconds)| {
            let to = match doing {
                Doing::Work => Some(value),
                Doing::Wait(_) => Some(Value::None),
                // Waiting or not, it is worth nothing.
                Doing::Unknown => Some(value).filter(|value| *value == Value::None),
            };
            (to, seconds)
        });
        each.collect()
    });
    let order = [Some(Value::Customer), Some(Value::Business), Some(Value::None), None];
    order.into_iter().filter_map(|value| sums.iter().find(|one| one.to == value).cloned()).collect()
}

/// What a step is worth to the applicant: as written, else by its kind (language.md §3).
pub fn value_of(step: &Step) -> Value {
    match (&step.more().value, step.kind.as_ref().map(|kind| kind.value)) {
        (Some(value), _) => value.value,
        (None, Some(StepKind::Apply | StepKind::Deliver | StepKind::Make | StepKind::Register)) => Value::Customer,
        (None, Some(StepKind::Transfer)) => Value::None,
        (None, _) => Value::Business,
    }
}

fn doing(share: &Share) -> Vec<(Doing, f64)> {
    let waits: f64 = share.waits.iter().map(|(_, wait)| wait).sum();
    let unknown = share.contribution - waits - share.work.unwrap_or(0.0);
    let waits = share.waits.iter().map(|(cause, wait)| (Doing::Wait(*cause), *wait));
    let unknown = Some((Doing::Unknown, unknown)).filter(|_| share.work.is_none() && unknown > 1e-9);
    share.work.map(|work| (Doing::Work, work)).into_iter().chain(waits).chain(unknown).collect()
}

fn gathered<T: PartialEq>(
    study: &Study<'_>,
    time: &LeadTime,
    parts: impl Fn(&Step, &Share) -> Vec<(T, f64)>,
) -> Vec<Belongs<T>> {
    let mut sums: Vec<Belongs<T>> = Vec::new();
    for (step, share) in study.process().steps.iter().zip(&time.shares) {
        let Some(share) = share else { continue };
        for (to, contribution) in parts(step, share) {
            match sums.iter_mut().find(|sum| sum.to == to) {
                Some(sum) => sum.contribution += contribution,
                None => sums.push(Belongs { to, contribution }),
            }
        }
    }
    sums
}

fn heaviest_first<T>(mut sums: Vec<Belongs<T>>) -> Vec<Belongs<T>> {
    sums.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    sums
}
