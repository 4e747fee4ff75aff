//! As the World Bank's Doing Business counted (methodology of "Starting a business" and "Dealing with construction permits", 2004–2020).
//!
//! - "A procedure is defined as any interaction of the company founders with external parties": a contact of the applicant with one office.
//!   Consecutive contacts with the same office on the same occasion are one procedure: nothing lies between them, and neither does the first
//!   take a working day nor the second have to be waited for so long. "If founders have to visit the same office several times for different
//!   sequential procedures, each is counted separately"; so is another office in the same building. What agencies do among themselves is none.
//! - "Time is recorded in calendar days." "The minimum time required for each procedure is one day, except for procedures that can be fully
//!   completed online, for which the time required is recorded as half a day." A procedure lasts from the contact until the next can begin,
//!   so what the office does meanwhile belongs to it.
//! - "Although procedures may take place simultaneously, they cannot start on the same day", "again with the exception of procedures that can be
//!   fully completed online": the one that is earlier in the file starts first.
//! - Time to gather information, and work at home, is not counted. Cost is what the applicant pays officially.
//!
//! Working days become calendar days by the calendar's share (5/7 in a five-day week: × 1.4). The case is the main scenario.

use super::before::before;
use super::contacts;
use crate::analysis::time::number;
use crate::analysis::{Study, applicant, fees};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What Doing Business counts.
#[derive(Debug, Clone, PartialEq)]
pub struct DoingBusiness {
    /// Contacts in order of their start; `None` where nobody says how the applicant is met.
    pub procedures: Option<Vec<Procedure>>,
    /// Calendar days from the start until the last procedure is completed; `None` where nobody states any time, or the contacts.
    pub days: Option<f64>,
    /// Steps at which the applicant meets an office, before they are put together.
    pub contacts: Option<usize>,
    /// Distinct offices met.
    pub offices: Option<usize>,
    /// Official fees on the main scenario, in the file's currency; `None` where no step says a fee.
    pub cost: Option<f64>,
}

/// One procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// The office, as `by` has it.
    pub office: Box<str>,
    /// Its steps.
    pub steps: Vec<usize>,
    /// How it can be done.
    pub manner: Manner,
    /// Calendar days from the start of the case to its start.
    pub start: f64,
}

/// How a procedure can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Every step of it over the net: half a day at least, on the same day as others.
    Online,
    /// Somebody comes, writes or is called on: a day at least, on a day of its own.
    InPerson,
}

impl Manner {
    /// Calendar days that it takes at least.
    pub fn least(self) -> f64 {
        match self {
            Manner::Online => 0.5,
            Manner::InPerson => 1.0,
        }
    }
}

/// Counts.
pub fn of(study: &Study<'_>) -> DoingBusiness {
    let process = study.process();
    let cost = fees::on(process, study.main.steps()).map(|fees| fees.applicant);
    if !contacts::are_stated(process) {
        return DoingBusiness { procedures: None, days: None, contacts: None, offices: None, cost };
    }
    let mut plan = Plan::of(study);
    let days = plan.lay_out();
    let mut procedures = plan.procedures;
    procedures.sort_by(|one, other| one.start.total_cmp(&other.start));
    let mut offices: Vec<&str> = procedures.iter().map(|one| &*one.office).collect();
    offices.sort_unstable();
    offices.dedup();
    let timed = study.main.steps().any(|at| !process.steps[at].is_routing() && study.times[at].total.is_some());
    DoingBusiness {
        contacts: Some(procedures.iter().map(|one| one.steps.len()).sum()),
        offices: Some(offices.len()),
        days: timed.then_some(days),
        procedures: Some(procedures),
        cost,
    }
}

struct Plan<'a> {
    study: &'a Study<'a>,
    /// For each execution the procedure that it belongs to, and whether it opens it.
    places: Vec<Option<Place>>,
    /// Calendar days of each execution.
    days: Vec<f64>,
    within: Vec<bool>,
    procedures: Vec<Procedure>,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Opens(usize),
    GoesOn(usize),
}

impl<'a> Plan<'a> {
    fn of(study: &'a Study<'_>) -> Plan<'a> {
        let offices = contacts::of(study);
        let within = applicant::time(study.process(), &study.main);
        let days = (0..offices.len()).map(|run| calendar_days(study, run, offices[run].is_some())).collect();
        let mut plan = Plan { study, places: vec![None; offices.len()], days, within, procedures: Vec::new() };
        let steps = &study.process().steps;
        let before = before(study, |run| study.main.runs[run].step.is_some_and(|at| !steps[at].is_routing()));
        for (run, office) in offices.iter().enumerate() {
            let (Some(office), Some(step), true) = (office, study.main.runs[run].step, plan.within[run]) else {
                continue;
            };
            plan.add(run, step, office, &before[run]);
        }
        plan
    }

    // A contact goes on with the procedure before it, if that is all that comes directly before, at the same office and on the same occasion.
    fn add(&mut self, run: usize, step: usize, office: &str, before: &[usize]) {
        let number = |run: &usize| match self.places[*run] {
            Some(Place::Opens(number) | Place::GoesOn(number)) => Some(number),
            None => None,
        };
        let same = before.first().and_then(number).filter(|first| before.iter().all(|run| number(run) == Some(*first)));
        let same = same.filter(|number| {
            let procedure = &self.procedures[*number];
            *procedure.office == *office
                && procedure.steps.last().is_some_and(|last| is_same_day(self.study, *last, step))
        });
        let online = contacts::is_online(&self.study.process().steps[step]);
        let manner = if online { Manner::Online } else { Manner::InPerson };
        match same {
            Some(number) => {
                let procedure = &mut self.procedures[number];
                procedure.steps.push(step);
                procedure.manner = if online { procedure.manner } else { Manner::InPerson };
                self.places[run] = Some(Place::GoesOn(number));
            }
            None => {
                self.places[run] = Some(Place::Opens(self.procedures.len()));
                self.procedures.push(Procedure { office: office.into(), steps: vec![step], manner, start: 0.0 });
            }
        }
    }

    // The executions in order of time, each as soon as what it waits for is done; calendar days until all procedures are completed.
    fn lay_out(&mut self) -> f64 {
        let count = self.days.len();
        let mut waits = vec![0usize; count];
        let mut after: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (from, to) in &self.study.main.arcs {
            waits[*to as usize] += 1;
            after[*from as usize].push(*to as usize);
        }
        let mut clocks = vec![Clock::default(); count];
        let mut open: BinaryHeap<Reverse<(Days, usize)>> = BinaryHeap::new();
        open.extend((0..count).filter(|run| waits[*run] == 0).map(|run| Reverse((Days(0.0), run))));
        let (mut free, mut end) = (0.0_f64, 0.0_f64);
        while let Some(Reverse((Days(ready), run))) = open.pop() {
            let start = self.may_start(run, ready.max(clocks[run].done), clocks[run].completed, free);
            if start > ready {
                open.push(Reverse((Days(start), run)));
                continue;
            }
            let clock = self.begin(run, start, clocks[run], &mut free);
            if self.within[run] {
                end = end.max(clock.done).max(clock.completed);
            }
            for next in &after[run] {
                clocks[*next] = clocks[*next].and(clock);
                waits[*next] -= 1;
                if waits[*next] == 0 {
                    open.push(Reverse((Days(clocks[*next].done), *next)));
                }
            }
        }
        end
    }

    fn may_start(&self, run: usize, done: f64, completed: f64, free: f64) -> f64 {
        match self.places[run] {
            Some(Place::Opens(number)) if self.procedures[number].manner == Manner::InPerson => {
                done.max(completed).max(free)
            }
            Some(Place::Opens(_)) => done.max(completed),
            _ => done,
        }
    }

    fn begin(&mut self, run: usize, start: f64, clock: Clock, free: &mut f64) -> Clock {
        let mut completed = clock.completed;
        if let Some(Place::Opens(number)) = self.places[run] {
            let procedure = &mut self.procedures[number];
            procedure.start = start;
            completed = completed.max(start + procedure.manner.least());
            if procedure.manner == Manner::InPerson {
                *free = start + 1.0;
            }
        }
        Clock { done: start + self.days[run], completed }
    }
}

/// When everything before an execution is done, and when the procedures before it are completed at the earliest.
#[derive(Debug, Clone, Copy, Default)]
struct Clock {
    done: f64,
    completed: f64,
}

impl Clock {
    fn and(self, other: Clock) -> Clock {
        Clock { done: self.done.max(other.done), completed: self.completed.max(other.completed) }
    }
}

/// Calendar days, never NaN.
#[derive(PartialEq)]
struct Days(f64);

impl Eq for Days {}

impl PartialOrd for Days {
    fn partial_cmp(&self, other: &Days) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Days {
    fn cmp(&self, other: &Days) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

// The applicant's own work at home is not counted.
fn calendar_days(study: &Study<'_>, run: usize, contact: bool) -> f64 {
    let Some(at) = study.main.runs[run].step else { return 0.0 };
    if !contact && study.is_applicants(&study.process().steps[at]) {
        return 0.0;
    }
    let base = study.process().time_base();
    number(study.times[at].duration()) / base.day_seconds() / number(base.calendar_share)
}

// A working day in the step before, or waiting for the next, makes it another occasion.
fn is_same_day(study: &Study<'_>, step: usize, next: usize) -> bool {
    let day = study.process().time_base().day;
    study.times[step].duration() < day && study.times[next].wait.is_none_or(|wait| wait < day)
}
