//! What each step has of a figure, so that a finding stands at the step that causes it.

use super::Side;
use crate::analysis::clock;
use crate::analysis::compare;
use crate::analysis::figures::{self, Unit};
use crate::analysis::handoffs::Carried;
use crate::analysis::time::number;
use crate::model::words::{Payer, Word};
use crate::model::{Asks, Collects};

/// Below this a part is none: rounding of sums of times.
const NOTHING: f64 = 1e-6;

/// The step that has most of a figure, with what it has.
pub fn heaviest(side: &Side<'_>, figure: &str) -> Option<(usize, f64)> {
    most(&of(side, figure)?)
}

/// The step through which a figure rose most: the one that was added, or has more of it than before.
///
/// Of a time it is a step whose own time rose, as far as there is one: where a branch becomes the longest, steps on it that take as long as ever are
/// not to blame.
pub fn risen(before: &Side<'_>, now: &Side<'_>, figure: &str) -> Option<usize> {
    let parts = of(now, figure)?;
    let old = of(before, figure)?;
    let matched = matched(before, now);
    let more = |of_now: &[f64], of_old: &[f64]| -> Vec<f64> {
        let sum = |steps: &[usize], of: &[f64]| steps.iter().map(|at| of[*at]).sum::<f64>();
        let rise =
            |at: usize| matched[at].as_ref().map_or(of_now[at], |group| sum(&group.1, of_now) - sum(&group.0, of_old));
        (0..of_now.len()).map(|at| if of_now[at] > NOTHING { rise(at) } else { 0.0 }).collect()
    };
    if figures::find(figure).is_some_and(|entry| entry.unit == Unit::Time) {
        let times = |side: &Side<'_>| side.study.times.iter().map(|time| number(time.duration())).collect::<Vec<f64>>();
        let own = more(&times(now), &times(before));
        let counted = own.iter().zip(&parts).map(|(own, part)| if *part > NOTHING { *own } else { 0.0 });
        if let Some((step, _)) = most(&counted.collect::<Vec<f64>>()) {
            return Some(step);
        }
    }
    most(&more(&parts, &old)).map(|(step, _)| step)
}

/// Steps that took time before, are still there, and no longer say how long they take: they count as none, and every time falls.
pub fn silenced(before: &Side<'_>, now: &Side<'_>) -> Vec<usize> {
    let took = |at: &usize| before.study.times.get(*at).is_some_and(|time| number(time.duration()) > NOTHING);
    let is_silent = |at: &usize| {
        let step = now.names.step(*at);
        step.work.is_none() && step.elapsed.is_none() && step.wait.is_empty()
    };
    let groups = compare::matched(before.names.process, now.names.process).into_iter();
    let groups = groups.filter(|(old, new)| old.iter().any(took) && new.iter().all(is_silent));
    let mut steps: Vec<usize> = groups.filter_map(|(_, new)| new.into_iter().min()).collect();
    steps.sort_unstable();
    steps
}

// Of equals the first.
fn most(parts: &[f64]) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for (step, part) in parts.iter().enumerate() {
        if *part > best.map_or(NOTHING, |(_, most)| most + NOTHING) {
            best = Some((step, *part));
        }
    }
    best
}

type Group = (Vec<usize>, Vec<usize>);

// For each step now, the steps before and now that are the same thing.
fn matched(before: &Side<'_>, now: &Side<'_>) -> Vec<Option<Group>> {
    let mut groups = vec![None; now.names.process.steps.len()];
    for (old, new) in compare::matched(before.names.process, now.names.process) {
        if !old.is_empty() {
            new.iter().for_each(|at| groups[*at] = Some((old.clone(), new.clone())));
        }
    }
    groups
}

// Each step's part of a figure; `None` of figures that no step has a part of.
fn of(side: &Side<'_>, figure: &str) -> Option<Vec<f64>> {
    let noun = figure.split('.').next().unwrap_or(figure);
    match noun {
        "lead-time" => Some(contributions(side)),
        "clock" | "promise" => of_clock(side, figure),
        "critical-path" => Some(critical(side)),
        "wait" => of_wait(side, figure.strip_prefix("wait.")?),
        "tasks" | "stages" | "departments" | "offices" => Some(firsts(side, noun)),
        "visits" => Some(by_step(side, figure, |at| f64::from(side.names.step(at).visits()))),
        "materials" if figure == "materials.kinds" => Some(firsts(side, figure)),
        "materials" => Some(by_step(side, figure, |at| submissions(side, at))),
        "data-items" if figure == "data-items.kinds" => Some(firsts(side, figure)),
        "data-items" => Some(by_step(side, figure, |at| asked(side, at))),
        "handoffs" => Some(handoffs(side, figure)),
        "ping-pong" => Some(counted(side, side.analysis.handoffs.returns.iter().map(|back| back.to))),
        "fees" => Some(by_step(side, figure, |at| fees(side, at, figure))),
        "touch-time" | "cost" => Some(worked(side)),
        "online" => Some(counted(side, side.analysis.online.iter().flat_map(|online| online.blockers.iter().copied()))),
        _ => None,
    }
}

fn nothing(side: &Side<'_>) -> Vec<f64> {
    vec![0.0; side.names.process.steps.len()]
}

fn counted(side: &Side<'_>, steps: impl Iterator<Item = usize>) -> Vec<f64> {
    let mut parts = nothing(side);
    steps.for_each(|at| parts[at] += 1.0);
    parts
}

fn contributions(side: &Side<'_>) -> Vec<f64> {
    side.analysis.lead_time.shares.iter().map(|share| share.as_ref().map_or(0.0, |share| share.contribution)).collect()
}

fn of_clock(side: &Side<'_>, figure: &str) -> Option<Vec<f64>> {
    let entry = figures::find(figure)?;
    let name = figures::member(entry.id, figure)?;
    let clocks = &side.names.process.deadlines;
    let is_meant = |clock: &&crate::model::Deadline| clock.name.as_ref().map_or("case", |name| &*name.value) == name;
    let counts = clock::counted(side.study.sound, &side.study.order, clocks.iter().find(is_meant)?);
    // What the clock does not see is in the gap.
    let outside = figure.ends_with(".gap");
    let parts = contributions(side).into_iter().zip(counts);
    Some(parts.map(|(part, counts)| if counts == outside { 0.0 } else { part }).collect())
}

fn critical(side: &Side<'_>) -> Vec<f64> {
    let mut parts = nothing(side);
    for row in side.analysis.critical_path.critical() {
        parts[row.step] += row.duration();
    }
    parts
}

fn of_wait(side: &Side<'_>, cause: &str) -> Option<Vec<f64>> {
    let shares = side.analysis.lead_time.shares.iter();
    let waits = |share: &crate::analysis::lead_time::Share| {
        share.waits.iter().filter(|(of, _)| of.key() == cause).map(|(_, wait)| wait).sum()
    };
    Some(shares.map(|share| share.as_ref().map_or(0.0, waits)).collect())
}

// On the main scenario, or over all executions.
fn by_step(side: &Side<'_>, figure: &str, part: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut parts = nothing(side);
    if matches!(figure, "visits.expected" | "visits.max" | "visits.at-most-one" | "materials.submissions.expected") {
        for (at, often) in parts.iter_mut().enumerate() {
            *often = side.study.executions[at] * part(at);
        }
    } else {
        side.study.main.steps().for_each(|at| parts[at] += part(at));
    }
    parts
}

fn submissions(side: &Side<'_>, at: usize) -> f64 {
    let step = side.names.step(at);
    let number = match step.collects.as_ref().map(|collects| &collects.value) {
        Some(Collects::Count(count)) => f64::from(*count),
        _ => 0.0,
    };
    side.study.collected(step).count() as f64 + number
}

fn asked(side: &Side<'_>, at: usize) -> f64 {
    match side.names.step(at).asks.as_ref().map(|asks| &asks.value) {
        Some(Asks::Items(items)) => items.len() as f64,
        Some(Asks::Count(count)) => f64::from(*count),
        None => 0.0,
    }
}

fn fees(side: &Side<'_>, at: usize, figure: &str) -> f64 {
    let by_government = figure == "fees.government";
    let fees = side.names.step(at).more().fees.iter().flatten();
    let paid =
        fees.filter(|fee| fee.payer.as_ref().is_some_and(|payer| payer.value == Payer::Government) == by_government);
    paid.map(|fee| fee.amount.value * fee.quantity.as_ref().map_or(1.0, |quantity| quantity.value)).sum()
}

// The first step of each stage, department, material; every task.
fn firsts(side: &Side<'_>, what: &str) -> Vec<f64> {
    let tasks = &side.analysis.counts.tasks;
    let process = side.names.process;
    let mut seen: rustc_hash::FxHashSet<&str> = rustc_hash::FxHashSet::default();
    let mut parts = nothing(side);
    let stages = process.steps.iter().any(|step| step.stage.is_some());
    for at in side.study.main.steps() {
        let step = &process.steps[at];
        let is_task = tasks.contains(&at);
        let parties = || side.study.parties.of_step(step).filter(|party| is_task && party.is_department());
        let new = match what {
            "tasks" => usize::from(is_task),
            "stages" if !stages => usize::from(is_task),
            "stages" => step.stage.iter().filter(|stage| is_task && seen.insert(&stage.value)).count(),
            "departments" => parties().filter(|party| seen.insert(party.department)).count(),
            "offices" => parties().filter(|party| party.written.contains('/') && seen.insert(party.written)).count(),
            "materials.kinds" => side.study.collected(step).filter(|one| seen.insert(&one.of.value)).count(),
            _ => match step.asks.as_ref().map(|asks| &asks.value) {
                Some(Asks::Items(items)) => items.iter().filter(|item| seen.insert(&item.value)).count(),
                _ => 0,
            },
        };
        parts[at] += new as f64;
    }
    parts
}

fn handoffs(side: &Side<'_>, figure: &str) -> Vec<f64> {
    let carried = match figure {
        "handoffs.applicant" => Some(Carried::Applicant),
        "handoffs.data" => Some(Carried::Data),
        _ => None,
    };
    let crossed = figure.strip_prefix("handoffs.cross-");
    let handoffs = side.analysis.handoffs.main.iter().flatten();
    let meant = handoffs.filter(|one| carried.is_none_or(|carried| one.carried == carried));
    let meant = meant.filter(|one| crossed.is_none_or(|key| one.crosses.iter().any(|boundary| boundary.key() == key)));
    counted(side, meant.map(|one| one.to))
}

fn worked(side: &Side<'_>) -> Vec<f64> {
    let steps = side.study.times.iter().zip(&side.study.executions);
    steps.map(|(time, often)| time.work_seconds() * often).collect()
}
