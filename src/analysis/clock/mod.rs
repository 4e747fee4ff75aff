//! Named clocks beside the applicant's time, and whether they keep their lines (semantics.md §3, language.md §6).

mod between;
mod events;
mod exact;
mod phases;
mod sampled;

pub use between::{ByLimits, counted, longest_by_limits, seen};

use super::distribution::seconds;
use super::law::{Law, Scale};
use super::lead_time::{LeadTime, Obtained, Sampling};
use super::order::Order;
use crate::graph::Sound;
use crate::model::exact::{Seconds, number};
use crate::model::{Deadline, Line};
use events::Events;
use exact::Folds;

/// A clock: how long it runs, and what becomes of its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Its place in the process's list of deadlines.
    pub at: usize,
    /// How long it runs; `None` where no case starts and stops it.
    pub time: Option<ClockTime>,
    /// The share of cases that do not start it, or come to none of its ends: left out of its times.
    pub left_out: f64,
}

/// How long a clock runs, less its pauses.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockTime {
    /// Mean, in working seconds.
    pub mean: f64,
    /// Standard deviation, in working seconds.
    pub deviation: f64,
    /// How long it stands still on average, in working seconds.
    pub paused: f64,
    /// How it was obtained.
    pub obtained: Obtained,
    /// The statutory line.
    pub statutory: Option<Kept>,
    /// The promised line.
    pub promised: Option<Kept>,
    /// The least number of whole working days that 95 % of cases keep.
    pub smallest: u64,
    law: Law,
    scale: Scale,
}

/// How far a line is kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kept {
    /// The limit in working seconds.
    pub limit: f64,
    /// P(clock ≤ limit).
    pub met: f64,
    /// P(clock ≤ limit and extension), where it may be extended.
    pub met_extended: Option<f64>,
    /// The share that must be in time.
    pub wanted: f64,
    /// Limit less the 95th percentile: what is left in a slow case.
    pub margin: f64,
}

/// The share of cases that must be in time, where nothing else is written.
pub const MET_BY: f64 = 0.95;

/// What P may lack of a share that it reaches.
const NEAR: f64 = 1e-9;

impl Kept {
    /// The line is kept in as many cases as it must be, extension included.
    pub fn is_kept(&self) -> bool {
        self.met_extended.unwrap_or(self.met) >= self.wanted - NEAR
    }
}

/// Every clock of a process in file order. A clock over the whole of the applicant's time is that time.
pub fn of(sound: &Sound<'_>, order: &Order, lead_time: &LeadTime, sampling: Sampling) -> Vec<Clock> {
    let mut folds = Folds::new(sound, sampling);
    let clocks = sound.process.deadlines.iter().enumerate();
    clocks.map(|(at, clock)| one(&mut folds, order, at, clock, lead_time)).collect()
}

fn one(folds: &mut Folds<'_>, order: &Order, at: usize, clock: &Deadline, lead_time: &LeadTime) -> Clock {
    let sound = folds.sound;
    let Some(events) = Events::of(sound, order, clock) else { return Clock { at, time: None, left_out: 1.0 } };
    if events.is_lead_time() {
        let run = exact::Run::whole(lead_time);
        return Clock { at, time: Some(time(sound, clock, &run, 0.0)), left_out: 0.0 };
    }
    let (run, paused) = match exact::run(folds, &events, &events.running()) {
        Ok(run) => {
            let paused = held(folds, &events, &run);
            (run, paused)
        }
        Err(phases::NeedsSampling) => sampled::run(sound, &events, folds.sampling),
    };
    let time = (!run.law.is_empty()).then(|| time(sound, clock, &run, paused));
    Clock { at, time, left_out: if run.left_out < NEAR { 0.0 } else { run.left_out } }
}

// What the clock would have run longer without its pauses.
fn held(folds: &mut Folds<'_>, events: &Events, run: &exact::Run) -> f64 {
    if !events.any_paused() {
        return 0.0;
    }
    let through = exact::run(folds, events, &events.counts).ok();
    through
        .map_or(0.0, |through| (through.scale.seconds(through.law.mean()) - run.scale.seconds(run.law.mean())).max(0.0))
}

fn time(sound: &Sound<'_>, clock: &Deadline, run: &exact::Run, paused: f64) -> ClockTime {
    let (law, scale, base) = (&run.law, run.scale, sound.process.time_base());
    let kept = |line: &Line| {
        let limit: Seconds = seconds(line.limit.value, &base);
        let extended = line.extension.as_ref().map(|more| crate::model::exact::plus(limit, seconds(more.value, &base)));
        Kept {
            limit: number(limit),
            met: law.until(scale.ticks(limit)),
            met_extended: extended.map(|extended| law.until(scale.ticks(extended))),
            wanted: line.met_by.as_ref().map_or(MET_BY, |share| share.value),
            margin: number(limit) - scale.seconds(law.percentile(MET_BY)),
        }
    };
    let day = base.day;
    let slow = scale.seconds(law.percentile(MET_BY)) / number(day);
    ClockTime {
        mean: scale.seconds(law.mean()),
        deviation: scale.seconds(law.deviation()),
        paused,
        obtained: run.obtained,
        statutory: clock.statutory.as_ref().map(|line| kept(&line.value)),
        promised: clock.promised.as_ref().map(|line| kept(&line.value)),
        smallest: (slow - NEAR).ceil().max(0.0) as u64,
        law: law.clone(),
        scale,
    }
}

impl ClockTime {
    /// The standard error of a sampled percentile in standard errors of the mean.
    pub fn percentile_error(&self, share: f64) -> f64 {
        self.law.percentile_error(share)
    }

    /// The least time within which such a share of cases has ended, in working seconds.
    pub fn percentile(&self, share: f64) -> f64 {
        self.scale.seconds(self.law.percentile(share))
    }
}
