//! Text → process: every field by its noun's table, every mistake in one run.

mod amount;
mod basis;
mod calendar;
mod calendar_ref;
mod days;
mod deadline;
mod department;
mod duration;
mod expected;
mod flow;
mod ids;
mod item;
mod known;
mod mapping;
mod material;
mod names;
mod near;
mod odd;
mod plan;
mod policy;
mod process;
mod punctuation;
mod reading;
mod references;
mod respell;
mod scalar;
mod several;
mod shares;
mod step;
mod step_parts;
mod syntax;
mod time_limits;
mod told;
mod words;

pub(super) use amount::{DayWord, help as amount_help, parse as parse_amount, unit_spellings};
pub(super) use scalar::half_width_digits as half_width;

use super::calendars::{Files, Lookup};
use super::tree::{self, Limits};
use crate::finding::Finding;
use crate::model::plan::Plan;
use crate::model::{Calendar, Policy, Process, TimeBase};
use crate::source::Source;
use reading::Reading;
use std::sync::Arc;
use told::Told;

/// Reads a process, with the usual limits of size.
///
/// There is always a process, however thin, and every mistake of the file, in the order of the text. A text that stops
/// being YAML is read up to there; what is not read cannot be missed, so nothing is then said to be missing or unknown.
pub fn read(source: Arc<Source>) -> (Process, Vec<Finding>) {
    read_within(source, Limits::default())
}

/// Reads a process within limits of one's own.
pub fn read_within(source: Arc<Source>, limits: Limits) -> (Process, Vec<Finding>) {
    read_with(source, limits, &|_| Lookup::NoFiles)
}

/// Reads a process within limits of one's own, with the calendar files that it names.
pub fn read_with(source: Arc<Source>, limits: Limits, files: Files<'_>) -> (Process, Vec<Finding>) {
    read_in(source, Setting { limits, files, calendar: None })
}

/// What a process is read with.
#[derive(Clone, Copy)]
pub struct Setting<'f> {
    /// How large a file may be.
    pub limits: Limits,
    /// Where calendar files are looked for.
    pub files: Files<'f>,
    /// What days are for a process that names no calendar; `None`: those of a five-day week.
    pub calendar: Option<TimeBase>,
}

/// Reads a process with all that there is around it.
pub fn read_in(source: Arc<Source>, setting: Setting<'_>) -> (Process, Vec<Finding>) {
    if let Err(finding) = super::size::check(&source.name, source.text.len() as u64, setting.limits) {
        return (Process::empty(source), vec![*finding]);
    }
    let (process, mut told, whole) = read_fields(&source, setting);
    if whole {
        references::check(&mut told, &process);
    }
    let findings = told.into_findings();
    (process, findings)
}

// The tree is given back before anything is built over the whole process: of a large file it is tens of megabytes.
fn read_fields(source: &Arc<Source>, setting: Setting<'_>) -> (Process, Told, bool) {
    let limits = setting.limits;
    let (tree, broken) = tree::read(source, limits);
    let mut reading = Reading::new(source, &tree, broken.is_some());
    (reading.files, reading.calendar) = (setting.files, setting.calendar);
    odd::tell(&mut reading);
    let mut process = process::read(&mut reading);
    if let Some(broken) = &broken {
        syntax::tell(&mut reading, broken, limits);
    }
    process.flow_as_written = !reading.flow_misread;
    (process, reading.told, broken.is_none())
}

/// Reads a calendar file: there is always a calendar, and every mistake of the file.
pub fn read_calendar(source: Arc<Source>) -> (Calendar, Vec<Finding>) {
    read_other(&source, |_| Calendar::default(), calendar::read)
}

/// Reads a policy file: there is always a policy, and every mistake of the file but those in the names and units of figures, which this room does
/// not know.
pub fn read_policy(source: Arc<Source>) -> (Policy, Vec<Finding>) {
    read_other(&source, |source| Policy::empty(Arc::clone(source)), policy::read)
}

fn read_other<T>(
    source: &Arc<Source>,
    empty: fn(&Arc<Source>) -> T,
    read: fn(&mut Reading<'_>) -> T,
) -> (T, Vec<Finding>) {
    let limits = Limits::default();
    if let Err(finding) = super::size::check(&source.name, source.text.len() as u64, limits) {
        return (empty(source), vec![*finding]);
    }
    let (tree, broken) = tree::read(source, limits);
    let mut reading = Reading::new(source, &tree, broken.is_some());
    odd::tell(&mut reading);
    let value = read(&mut reading);
    if let Some(broken) = &broken {
        syntax::tell(&mut reading, broken, limits);
    }
    (value, reading.told.into_findings())
}

/// Reads a plan file: there is always a plan, and every mistake of the file. What only the base knows is told where the plan is applied.
pub fn read_plan(source: Arc<Source>, limits: Limits) -> (Plan, Vec<Finding>) {
    if let Err(finding) = super::size::check(&source.name, source.text.len() as u64, limits) {
        return (Plan::empty(source), vec![*finding]);
    }
    let (tree, broken) = tree::read(&source, limits);
    let mut reading = Reading::new(&source, &tree, broken.is_some());
    odd::tell(&mut reading);
    let plan = plan::read(&mut reading);
    if let Some(broken) = &broken {
        syntax::tell(&mut reading, broken, limits);
    }
    (plan, reading.told.into_findings())
}
