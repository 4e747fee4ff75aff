//! The law of one execution of a step, and of what it consists of.

use crate::analysis::distribution::seconds;
use crate::analysis::law::{Law, Scale, Ticks, Transforms, Weight, every, given};
use crate::model::exact::Seconds;
use crate::model::words::WaitCause;
use crate::model::{Amount, Duration, Process, Step, Tacit, TimeBase, Wait};

/// How long a step takes, and what of it is waiting and work.
#[derive(Debug, Clone)]
pub struct StepLaw {
    /// The whole, before a tacit limit ends it.
    pub whole: Law,
    /// Of the whole, or beside it.
    pub parts: Parts,
    /// Where the step ends at the latest (超时默认).
    pub limit: Option<Limit>,
}

/// What a step's time consists of.
#[derive(Debug, Clone)]
pub enum Parts {
    /// Waits, one after the other, then the work; their sum is the whole.
    Sum {
        /// Each with its cause.
        waits: Vec<(WaitCause, Law)>,
        /// Hands-on time; `None` where it is not stated.
        work: Option<Law>,
    },
    /// `elapsed` is the whole, the work is part of it; `None` where it is not stated.
    Within {
        /// Hands-on time.
        work: Option<Law>,
    },
}

/// The limit of a step that ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// When.
    pub at: Ticks,
    /// Where the case then goes.
    pub goes: Goes,
}

/// Where a case goes when a limit has ended a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// On as usual.
    On,
    /// Another way.
    Elsewhere,
}

/// The times that a process states: what its [`Scale`] is made for.
pub fn times(process: &Process) -> Vec<Seconds> {
    let base = process.time_base();
    let lines = process.deadlines.iter().flat_map(|clock| clock.statutory.iter().chain(&clock.promised));
    let lines = lines.flat_map(|line| [Some(&line.limit), line.extension.as_ref()]).flatten();
    // A whole day stands for whole-day promises.
    let day = Amount::whole(1, crate::model::Unit::Day);
    let lines = lines.map(|limit| limit.value).chain([day]).map(|amount| seconds(amount, &base));
    process.steps.iter().flat_map(|step| stated(step, &base)).chain(lines).collect()
}

/// The times that a step states.
pub fn stated(step: &Step, base: &TimeBase) -> Vec<Seconds> {
    let mut amounts: Vec<Amount> = Vec::new();
    step.work.iter().chain(&step.elapsed).for_each(|duration| of_duration(&duration.value, &mut amounts));
    for wait in &step.wait {
        match &wait.value {
            Wait::Time { time, .. } => of_duration(time, &mut amounts),
            Wait::Every { every, .. } => amounts.push(*every),
        }
    }
    amounts.extend(step.more().limit.as_ref().map(|limit| limit.value));
    amounts.into_iter().map(|amount| seconds(amount, base)).collect()
}

fn of_duration(duration: &Duration, amounts: &mut Vec<Amount>) {
    match duration {
        Duration::Fixed(amount) => amounts.push(*amount),
        Duration::Random(distribution) => amounts.extend(crate::analysis::distribution::amounts(distribution)),
    }
}

impl StepLaw {
    /// The law of a step; nothing where it takes no time that anybody stated.
    pub fn of(step: &Step, base: &TimeBase, scale: Scale, transforms: &mut Transforms) -> Option<StepLaw> {
        if step.is_routing() {
            return None;
        }
        let work = step.work.as_ref().map(|work| given(&work.value, base, scale));
        let (whole, parts) = match &step.elapsed {
            Some(elapsed) => (given(&elapsed.value, base, scale), Parts::Within { work }),
            None => {
                let waits: Vec<(WaitCause, Law)> =
                    step.wait.iter().map(|wait| of_wait(&wait.value, base, scale)).collect();
                let mut pieces = waits.iter().map(|(_, law)| law).chain(&work);
                let first = pieces.next()?.clone();
                (pieces.fold(first, |whole, next| whole.then(next, transforms)), Parts::Sum { waits, work })
            }
        };
        Some(StepLaw { whole, parts, limit: limit(step, base, scale) })
    }

    /// P(the limit ends it).
    pub fn late(&self) -> f64 {
        self.limit.map_or(0.0, |limit| (1.0 - self.whole.until(limit.at)).max(0.0))
    }

    /// How long it takes when the limit may end it.
    pub fn ended(&self) -> Law {
        let Some(limit) = self.limit else { return self.whole.clone() };
        let (in_time, late) = self.whole.split_at(limit.at);
        Law::mixture([(1.0, &in_time.at_most(limit.at)), (late.mass(), &Law::certain(limit.at))].into_iter())
    }

    /// How long it takes when it ends in time; nothing where it never does.
    pub fn in_time(&self) -> Option<Law> {
        let limit = self.limit?;
        let (in_time, _) = self.whole.split_at(limit.at);
        let mass = in_time.mass();
        (mass > 0.0).then(|| in_time.at_most(limit.at).times(1.0 / mass))
    }

    /// What its parts contribute when the whole counts for so much; `weight` is on the support of the whole, for a case that the limit ends what
    /// the limit counts for.
    pub fn contributions(&self, weight: &Weight, transforms: &mut Transforms) -> Contributed {
        let limit = self.limit.map_or(f64::INFINITY, |limit| limit.at as f64);
        let total = weight.sum(&self.whole, |at, value| (at as f64).min(limit) * value);
        let times = weight.sum(&self.whole, |_, value| value);
        match &self.parts {
            Parts::Within { work } => {
                let work = work.as_ref().map(|work| {
                    let within = |most: f64| work.points().map(|(at, p)| p * (at as f64).min(most)).sum::<f64>();
                    weight.sum(&self.whole, |at, value| value * within((at as f64).min(limit)))
                });
                let work = work.or((total == 0.0).then_some(0.0));
                let wait = work.map(|work| vec![(WaitCause::Other, total - work)]);
                Contributed { total, times, work, waits: wait.unwrap_or_default() }
            }
            Parts::Sum { waits, work } => {
                let laws: Vec<&Law> = waits.iter().map(|(_, law)| law).chain(work).collect();
                let each = each_of(&laws, weight, limit, transforms);
                contributed(waits, work.is_some(), &each, total, times)
            }
        }
    }
}

/// What a step's time contributes to the whole, in ticks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contributed {
    /// Of the whole step.
    pub total: f64,
    /// The expected number of its executions on the critical path.
    pub times: f64,
    /// Hands-on time; `None` where it is not stated.
    pub work: Option<f64>,
    /// Waiting time by cause.
    pub waits: Vec<(WaitCause, f64)>,
}

// What is cut at a limit is cut from the waits first, so the work is what it is and the waits share the rest.
fn contributed(waits: &[(WaitCause, Law)], worked: bool, each: &[f64], total: f64, times: f64) -> Contributed {
    let work = if worked { each.last().copied().unwrap_or(0.0) } else { 0.0 };
    let waited: f64 = each.iter().take(waits.len()).sum();
    let share = if waited > 0.0 { (total - work) / waited } else { 0.0 };
    let waits = waits.iter().zip(each).map(|((cause, _), each)| (*cause, each * share)).collect();
    Contributed { total, times, work: worked.then_some(work), waits }
}

// Σ f(t)·min(t, limit)·g(t) of each piece, with g what is left when the others are done beside it.
fn each_of(laws: &[&Law], weight: &Weight, limit: f64, transforms: &mut Transforms) -> Vec<f64> {
    let one = |at: usize, transforms: &mut Transforms| {
        let mut others = laws.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, law)| *law);
        let rest = others.next().cloned().unwrap_or_else(|| Law::certain(0));
        let rest = others.fold(rest, |rest, next| rest.then(next, transforms));
        let here = weight.before(&rest, laws[at], transforms);
        here.sum(laws[at], |time, value| (time as f64).min(limit) * value)
    };
    (0..laws.len()).map(|at| one(at, transforms)).collect()
}

fn of_wait(wait: &Wait, base: &TimeBase, scale: Scale) -> (WaitCause, Law) {
    let (cause, law) = match wait {
        Wait::Time { time, cause } => (cause, given(time, base, scale)),
        Wait::Every { every: period, cause } => (cause, every(*period, base, scale)),
    };
    (cause.as_ref().map_or(WaitCause::Other, |cause| cause.value), law)
}

fn limit(step: &Step, base: &TimeBase, scale: Scale) -> Option<Limit> {
    let more = step.more();
    let at = scale.ticks(seconds(more.limit.as_ref()?.value, base));
    let goes = match &more.tacit.as_ref()?.value {
        Tacit::GoesOn => Goes::On,
        Tacit::To(_) => Goes::Elsewhere,
    };
    Some(Limit { at, goes })
}
