//! Mean times of steps in working seconds (language.md §§3, 7).

use super::distribution::{counts_calendar_days, mean, seconds};
use super::law::{Scale, Transforms, Weight};
use super::lead_time::step::{self as step_law, StepLaw};
use crate::model::exact;
use crate::model::{Duration, Process, Step, TimeBase, Wait};

pub use crate::model::exact::{Seconds, number};

/// The mean time of one execution of a step.
///
/// `None` means that nobody stated it: a step that gives only `elapsed` has a total, but neither a known wait nor known work.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StepTime {
    /// Time before the work starts, all waits summed.
    pub wait: Option<Seconds>,
    /// Hands-on time.
    pub work: Option<Seconds>,
    /// Time in the step.
    pub total: Option<Seconds>,
    /// Whether it is the same every time.
    pub spread: Spread,
    /// P(the step's limit ends it): 0 where no tacit end is written.
    pub late: f64,
    /// A part of it is stated in calendar days.
    pub calendar_days: bool,
}

/// Whether a time is the same in every case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// It is.
    #[default]
    Constant,
    /// It is random.
    Random,
}

impl StepTime {
    /// Time in the step, none where it is not stated.
    pub fn duration(&self) -> Seconds {
        self.total.unwrap_or(exact::NONE)
    }

    /// Hands-on time in seconds, none where it is not stated.
    pub fn work_seconds(&self) -> f64 {
        self.work.map_or(0.0, number)
    }
}

/// Mean times of every step of a process, in its order.
pub fn of(process: &Process) -> Vec<StepTime> {
    let base = process.time_base();
    process.steps.iter().map(|step| of_step(step, &base)).collect()
}

/// Mean times of one step. A routing point takes none, and that is known.
pub fn of_step(step: &Step, base: &TimeBase) -> StepTime {
    if step.is_routing() {
        return StepTime {
            wait: Some(exact::NONE),
            work: Some(exact::NONE),
            total: Some(exact::NONE),
            ..Default::default()
        };
    }
    at_limit(as_written(step, base), step, base)
}

fn as_written(step: &Step, base: &TimeBase) -> StepTime {
    let work = step.work.as_ref().map(|work| mean(work, base));
    let marks = StepTime { spread: spread(step), calendar_days: calendar_days(step), ..Default::default() };
    if let Some(elapsed) = &step.elapsed {
        let total = mean(elapsed, base);
        // Of no time at all, both parts are known.
        let work = work.map(|work| work.min(total)).or((total == exact::NONE).then_some(exact::NONE));
        return StepTime { wait: work.map(|work| exact::minus(total, work)), work, total: Some(total), ..marks };
    }
    if work.is_none() && step.wait.is_empty() {
        return marks;
    }
    let wait = exact::sum(step.wait.iter().map(|wait| mean_wait(wait, base)));
    StepTime { wait: Some(wait), work, total: Some(exact::plus(wait, work.unwrap_or(exact::NONE))), ..marks }
}

// Tacit end: at the limit the step is over; what is too much is taken from the wait first, from the work last.
fn at_limit(time: StepTime, step: &Step, base: &TimeBase) -> StepTime {
    let more = step.more();
    let (Some(limit), Some(_), Some(total)) = (&more.limit, &more.tacit, time.total) else { return time };
    if time.spread == Spread::Random {
        return cut(time, step, base);
    }
    let limit = seconds(limit.value, base);
    if total <= limit {
        return time;
    }
    let work = time.work.map(|work| work.min(limit));
    let wait = time.wait.map(|_| exact::minus(limit, work.unwrap_or(exact::NONE)));
    StepTime { wait, work, total: Some(limit), late: 1.0, ..time }
}

// Of a random time each single one is cut, not the mean.
fn cut(time: StepTime, step: &Step, base: &TimeBase) -> StepTime {
    let mut transforms = Transforms::default();
    let scale = Scale::of(step_law::stated(step, base).into_iter());
    let Some(law) = StepLaw::of(step, base, scale, &mut transforms) else { return time };
    let mean = law.contributions(&Weight::Constant(1.0), &mut transforms);
    let seconds = |ticks: f64| exact::rounded(scale.seconds(ticks));
    let total = seconds(mean.total);
    let work = time.work.and(mean.work).map(|work| seconds(work).min(total));
    let wait = time.wait.map(|_| exact::minus(total, work.unwrap_or(exact::NONE)));
    StepTime { wait, work, total: Some(total), late: law.late(), ..time }
}

// `every` is uniform over its period: half of it on average.
fn mean_wait(wait: &Wait, base: &TimeBase) -> Seconds {
    match wait {
        Wait::Time { time, .. } => mean(time, base),
        Wait::Every { every, .. } => exact::over(seconds(*every, base), 2),
    }
}

fn spread(step: &Step) -> Spread {
    let random = durations(step).any(|duration| matches!(duration, Duration::Random(_)))
        || (step.elapsed.is_none() && step.wait.iter().any(|wait| matches!(wait.value, Wait::Every { .. })));
    if random { Spread::Random } else { Spread::Constant }
}

fn calendar_days(step: &Step) -> bool {
    let every = step.wait.iter().any(|wait| match &wait.value {
        Wait::Every { every, .. } => every.unit == crate::model::Unit::CalendarDay,
        Wait::Time { .. } => false,
    });
    every || durations(step).any(counts_calendar_days)
}

fn durations(step: &Step) -> impl Iterator<Item = &Duration> {
    let waits = step.wait.iter().filter_map(|wait| match &wait.value {
        Wait::Time { time, .. } => Some(time),
        Wait::Every { .. } => None,
    });
    step.work.iter().chain(&step.elapsed).map(|duration| &duration.value).chain(waits)
}
