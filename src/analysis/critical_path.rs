//! The critical path of a scenario with its floats.

use super::applicant;
use super::assumption::{Assumption, about};
use super::order::Order;
use super::scenario::{self, Scenario};
use super::schedule::{Schedule, schedule};
use super::time::{Spread, StepTime};
use super::{Study, time};
use crate::graph::{Sound, shares};
use crate::model::Process;
use crate::model::exact::{Seconds, gcd};

/// The critical path of one scenario (CPM): mean durations, no queues but those stated.
///
/// It is taken over the applicant's time (language.md §2, `applicant`), as every figure of lead time is: what comes after it, filing or supervision,
/// is listed with its earliest times and has no float.
#[derive(Debug, Clone, PartialEq)]
pub struct CriticalPath {
    /// Working seconds from the start to the end of the applicant's time.
    pub length: f64,
    /// Steps in order of their earliest start; routing points are left out.
    pub rows: Vec<Row>,
    /// What it rests on.
    pub rests_on: Vec<Assumption>,
}

/// One execution of a step in a schedule. All times are working seconds from the start of the case.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The step.
    pub step: usize,
    /// 1 for the first execution, 2 for the first repetition.
    pub round: u32,
    /// Mean waiting time; `None` where it is not known apart from the work.
    pub wait: Option<f64>,
    /// Mean hands-on time; `None` where it is not known apart from the wait.
    pub work: Option<f64>,
    /// Earliest start.
    pub earliest_start: f64,
    /// Earliest finish.
    pub earliest_finish: f64,
    /// Latest times and floats; `None` where the applicant's time does not depend on this step.
    pub slack: Option<Slack>,
}

/// How long a step may be delayed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slack {
    /// Latest start that does not delay the end.
    pub latest_start: f64,
    /// Latest finish that does not delay the end.
    pub latest_finish: f64,
    /// Latest start − earliest start.
    pub total_float: f64,
    /// Least earliest start of the steps after − earliest finish.
    pub free_float: f64,
}

/// A step is critical when its total float is not above this: 1 second.
pub const TOLERANCE: f64 = 1.0;

impl Row {
    /// On the critical path.
    pub fn is_critical(&self) -> bool {
        self.slack.is_some_and(|slack| slack.total_float <= TOLERANCE)
    }

    /// Mean time in the step.
    pub fn duration(&self) -> f64 {
        self.earliest_finish - self.earliest_start
    }
}

impl CriticalPath {
    /// The critical rows in order.
    pub fn critical(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_critical())
    }
}

/// The critical path of a scenario.
pub fn of(study: &Study<'_>, scenario: &Scenario) -> CriticalPath {
    let plan = Plan::of(study.process(), &study.times, scenario);
    let mut rows: Vec<Row> = (0..scenario.runs.len()).filter_map(|run| plan.row(study, scenario, run)).collect();
    rows.sort_by(|a, b| a.earliest_start.total_cmp(&b.earliest_start));
    CriticalPath { length: plan.seconds(plan.schedule.length), rests_on: rests_on(study, scenario, &rows), rows }
}

/// Only the length on the main scenario, in working seconds: for those who try many changes.
pub fn length(sound: &Sound<'_>) -> f64 {
    let times = time::of(sound.process);
    let main = scenario::main(&sound.flow, &Order::of(&sound.flow), &times, &shares(&sound.flow));
    let plan = Plan::of(sound.process, &times, &main);
    plan.seconds(plan.schedule.length)
}

/// A scenario laid out in time.
struct Plan {
    per_second: i64,
    /// Of every execution.
    earliest_start: Vec<i64>,
    durations: Vec<i64>,
    /// Each execution's place in the schedule; `None` after the applicant's time.
    places: Vec<Option<u32>>,
    schedule: Schedule,
    /// Earliest start of what comes next, routing points looked through; of the executions in the schedule.
    next_start: Vec<i64>,
}

impl Plan {
    fn of(process: &Process, times: &[StepTime], scenario: &Scenario) -> Plan {
        let exact: Vec<Seconds> = scenario.runs.iter().map(|run| duration(times, run.step)).collect();
        let per_second = ticks_per_second(&exact);
        let durations: Vec<i64> = exact.iter().map(|time| ticks(*time, per_second)).collect();
        let within = applicant::time(process, scenario);
        let mut places = vec![None; within.len()];
        let kept = (0..within.len()).filter(|run| within[*run]);
        for (place, run) in (0u32..).zip(kept) {
            places[run] = Some(place);
        }
        let kept: Vec<i64> =
            durations.iter().zip(&within).filter(|(_, kept)| **kept).map(|(ticks, _)| *ticks).collect();
        let arcs: Vec<(u32, u32)> = scenario
            .arcs
            .iter()
            .filter_map(|(from, to)| Some((places[*from as usize]?, places[*to as usize]?)))
            .collect();
        // A scenario puts what comes first first, so its arcs close no circle.
        let schedule = schedule(&kept, &arcs).unwrap_or_default();
        let earliest_start = earliest(&durations, scenario);
        let routing: Vec<bool> = scenario.runs.iter().map(|run| !is_row(process, run.step)).collect();
        let next_start = next_start(&schedule, &places, scenario, &routing);
        Plan { per_second, earliest_start, durations, places, schedule, next_start }
    }

    fn row(&self, study: &Study<'_>, scenario: &Scenario, run: usize) -> Option<Row> {
        let step = scenario.runs[run].step.filter(|step| is_row(study.process(), Some(*step)))?;
        let start = self.earliest_start[run];
        let finish = start.saturating_add(self.durations[run]);
        let slack = self.places[run].and_then(|place| self.schedule.times.get(place as usize)).map(|times| Slack {
            latest_start: self.seconds(times.latest_start),
            latest_finish: self.seconds(times.latest_finish),
            total_float: self.seconds(times.total_float),
            free_float: self.seconds(self.next_start[run] - finish),
        });
        let time = &study.times[step];
        Some(Row {
            step,
            round: scenario.runs[run].round,
            wait: time.wait.map(time::number),
            work: time.work.map(time::number),
            earliest_start: self.seconds(start),
            earliest_finish: self.seconds(finish),
            slack,
        })
    }

    fn seconds(&self, ticks: i64) -> f64 {
        ticks as f64 / self.per_second as f64
    }
}

fn duration(times: &[StepTime], step: Option<usize>) -> Seconds {
    step.and_then(|at| times.get(at)).map_or(Seconds::from_integer(0), StepTime::duration)
}

// Routing points take no time and are no rows.
fn is_row(process: &Process, step: Option<usize>) -> bool {
    step.and_then(|at| process.steps.get(at)).is_some_and(|step| !step.is_routing())
}

// Executions stand in an order in which each comes after what it waits for, and their arcs in the order of their targets.
fn earliest(durations: &[i64], scenario: &Scenario) -> Vec<i64> {
    let mut start = vec![0i64; durations.len()];
    for (from, to) in &scenario.arcs {
        let finish = start[*from as usize].saturating_add(durations[*from as usize]);
        start[*to as usize] = start[*to as usize].max(finish);
    }
    start
}

fn next_start(schedule: &Schedule, places: &[Option<u32>], scenario: &Scenario, routing: &[bool]) -> Vec<i64> {
    let mut next = vec![schedule.length; places.len()];
    for (from, to) in scenario.arcs.iter().rev() {
        let (from, to) = (*from as usize, *to as usize);
        let Some(times) = places[to].and_then(|place| schedule.times.get(place as usize)) else { continue };
        let start = if routing[to] { next[to] } else { times.earliest_start };
        next[from] = next[from].min(start);
    }
    next
}

// A tick that every duration is a whole number of, if a million years of ticks fit; else a microsecond, then a millisecond.
fn ticks_per_second(durations: &[Seconds]) -> i64 {
    let longest = durations.iter().map(|time| time::number(*time)).sum::<f64>().max(1.0);
    let fits = |per_second: i128| longest * (per_second as f64) < (1i64 << 62) as f64;
    let mut common = 1i128;
    for time in durations {
        let denom = i128::from(*time.denom());
        common = common / gcd(common, denom).max(1) * denom;
        if !fits(common) {
            return [1_000_000, 1000].into_iter().find(|per_second| fits(i128::from(*per_second))).unwrap_or(1);
        }
    }
    i64::try_from(common).unwrap_or(1)
}

fn ticks(time: Seconds, per_second: i64) -> i64 {
    let (numer, denom) = (i128::from(*time.numer()) * i128::from(per_second), i128::from(*time.denom()));
    i64::try_from((2 * numer + denom).div_euclid(2 * denom)).unwrap_or(i64::MAX)
}

fn rests_on(study: &Study<'_>, scenario: &Scenario, rows: &[Row]) -> Vec<Assumption> {
    let those = |keep: fn(&StepTime) -> bool, say: fn(Vec<usize>) -> Assumption| {
        let within = rows.iter().filter(|row| row.slack.is_some()).map(|row| row.step);
        about(within.filter(|step| keep(&study.times[*step])), say)
    };
    let random = |time: &StepTime| time.spread == Spread::Random;
    let calendar = rows.iter().any(|row| study.times[row.step].calendar_days).then_some(Assumption::CalendarDays);
    [
        those(|time| time.total.is_none(), |steps| Assumption::TimesNotGiven { steps }),
        those(random, |steps| Assumption::MeansTaken { steps }),
        scenario.without_shares(&study.sound.flow),
        calendar,
    ]
    .into_iter()
    .flatten()
    .collect()
}
