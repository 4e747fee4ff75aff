//! As a value stream map of office work counts (Tapping & Shuker, "Value Stream Management for the Lean Office", 2003; Martin & Osterling, "Value
//! Stream Mapping", 2013).
//!
//! - A process step is what somebody, or a system, does to the case; the applicant is the customer, whose own steps are none.
//! - PT, process time: hands-on time, waiting left out. LT, lead time: from when work could begin until it is passed on.
//! - Where branches run in parallel, the timeline takes the longest: both are added up along the critical path. Activity ratio %A = ΣPT ÷ ΣLT.
//! - A handoff is work going from one function to another, offices of a department told apart: more than the handoffs between departments.
//!
//! The time of the applicant's own steps on the timeline is lead time without process time: the case waits for its customer.
//! The case is the main scenario with mean durations.

use super::before::before;
use crate::analysis::Study;
use crate::analysis::critical_path::{CriticalPath, Row, TOLERANCE};
use crate::analysis::time::number;
use crate::model::words::DepartmentKind;

/// What a value stream map counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Lean {
    /// Process steps on the main scenario.
    pub steps: usize,
    /// ΣPT along the critical path, in working seconds; `None` where a step of it does not say how much of its time is work.
    pub process_time: Option<f64>,
    /// ΣLT: the length of the critical path, in working seconds; `None` where no step on it states a time.
    pub lead_time: Option<f64>,
    /// Steps of the critical path that do not say how much of their time is work.
    pub without_work: Vec<usize>,
    /// Handoffs between functions on the main scenario; `None` where no step says who does it.
    pub handoffs: Option<usize>,
}

impl Lean {
    /// ΣPT ÷ ΣLT, 0..=1; `None` where either is not stated, or there is no lead time.
    pub fn activity(&self) -> Option<f64> {
        let lead_time = self.lead_time.filter(|lead_time| *lead_time > 0.0)?;
        Some(self.process_time? / lead_time)
    }
}

/// Counts.
pub fn of(study: &Study<'_>, path: &CriticalPath) -> Lean {
    let process = study.process();
    let is_step = |at: &usize| {
        let step = &process.steps[*at];
        !step.is_routing() && !study.is_applicants(step)
    };
    let timeline = timeline(study, path);
    let works: Vec<usize> = timeline.iter().copied().filter(is_step).collect();
    let without_work: Vec<usize> = works.iter().copied().filter(|at| study.times[*at].work.is_none()).collect();
    let process_time = works.iter().filter_map(|at| study.times[*at].work).map(number).sum();
    let timed = timeline.iter().any(|at| study.times[*at].total.is_some());
    Lean {
        steps: study.main.steps().filter(is_step).count(),
        process_time: (without_work.is_empty() && !works.is_empty()).then_some(process_time),
        lead_time: timed.then_some(path.length),
        without_work,
        handoffs: process.steps.iter().any(|step| step.by.is_some()).then(|| handoffs(study)),
    }
}

// One chain of critical steps from the end back to the start; of several the one that is first in the file.
fn timeline(study: &Study<'_>, path: &CriticalPath) -> Vec<usize> {
    let runs = &study.main.runs;
    let mut rows: Vec<Option<&Row>> = vec![None; study.process().steps.len()];
    for row in path.critical() {
        rows[row.step] = Some(row);
    }
    let row = |run: usize| runs[run].step.and_then(|at| rows[at]);
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); runs.len()];
    let mut finish = vec![0.0_f64; runs.len()];
    for (from, to) in &study.main.arcs {
        let (from, to) = (*from as usize, *to as usize);
        before[to].push(from);
        // Routing points and what is not critical pass on when they were come to.
        let done = row(from).map_or(finish[from], |row| row.earliest_finish);
        finish[to] = finish[to].max(done);
    }
    let ends = (0..runs.len()).filter(|run| row(*run).is_some());
    let mut at = ends.rev().find(|run| row(*run).is_some_and(|row| row.earliest_finish + TOLERANCE >= path.length));
    let mut chain = Vec::new();
    while let Some(run) = at {
        chain.extend(row(run).map(|row| row.step));
        let start = row(run).map_or(finish[run], |row| row.earliest_start);
        let comes_then = |from: &usize| {
            let is_routing = runs[*from].step.is_none_or(|step| study.process().steps[step].is_routing());
            let done = row(*from).map(|row| row.earliest_finish).or(is_routing.then_some(finish[*from]));
            done.is_some_and(|done| (done - start).abs() <= TOLERANCE)
        };
        at = before[run].iter().copied().find(comes_then);
    }
    chain.reverse();
    chain
}

// Pairs of steps joined by a flow whose functions differ; routing points, carriers, systems, the applicant's and nobody's steps looked through.
fn handoffs(study: &Study<'_>) -> usize {
    let (runs, process) = (&study.main.runs, study.process());
    let function = |run: usize| {
        let step = process.steps.get(runs[run].step?).filter(|step| !step.is_routing())?;
        let doer = study.parties.doer(step)?;
        matches!(doer.kind, DepartmentKind::Government | DepartmentKind::Intermediary).then_some(doer.written)
    };
    let mut count = 0;
    for (run, before) in before(study, |run| function(run).is_some()).into_iter().enumerate() {
        let Some(taker) = function(run) else { continue };
        count += before.into_iter().filter(|from| function(*from).is_some_and(|giver| giver != taker)).count();
    }
    count
}
