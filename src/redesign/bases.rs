//! Several as-is processes as one (一件事): what an applicant has to go through today, one after the other.

use super::bundle::labels;
use super::edit::{once, redirect};
use crate::model::{Id, Next, Process, Target};
use crate::source::At;
use rustc_hash::FxHashMap;

/// The processes as one: where a case of one ends without an outcome, the next begins. One alone stays as it is.
///
/// Departments, materials and data of one id are the same thing. Steps of one id in several files are told apart by the name of their file, and say
/// what they are called in [`super::bundle`], with which the to-be is compared: a `/` cannot stand in a step's id.
/// Clocks belong to the single files and are left out; the plan says which limits hold for the whole.
pub fn joined(mut all: Vec<Process>) -> Process {
    if all.len() < 2 {
        return all.pop().unwrap_or_else(|| Process::empty(std::sync::Arc::new(crate::source::Source::new("", ""))));
    }
    tell_apart(&mut all);
    let starts: Vec<Option<Id>> = all.iter().map(start).collect();
    let mut all = all.into_iter();
    let Some(mut whole) = all.next() else {
        return Process::empty(std::sync::Arc::new(crate::source::Source::new("", "")));
    };
    whole.deadlines.clear();
    whole.applicant_to = None;
    whole.volume = None;
    whole.item = None;
    for (process, start) in all.zip(starts.into_iter().skip(1)) {
        if let Some(start) = start {
            let ends = whole.steps.iter_mut().filter(|step| step.next == Next::End);
            ends.for_each(|step| step.next = Next::Plain(At::nowhere(Target::Step(start.clone()))));
        }
        whole.steps.extend(process.steps);
        add(&mut whole.departments, process.departments, |one| &one.id.value);
        add(&mut whole.materials, process.materials, |one| &one.id.value);
        add(&mut whole.data, process.data, |one| &one.id.value);
        whole.provenance.extend(process.provenance);
        once(&mut whole.provenance);
    }
    whole
}

fn start(process: &Process) -> Option<Id> {
    let first = || process.steps.first().map(|step| step.id.value.clone());
    process.start.as_ref().map(|start| start.value.clone()).or_else(first)
}

fn add<T>(all: &mut Vec<T>, more: Vec<T>, id: impl Fn(&T) -> &Id) {
    for one in more {
        if !all.iter().any(|known| id(known) == id(&one)) {
            all.push(one);
        }
    }
}

fn tell_apart(all: &mut [Process]) {
    let mut files: FxHashMap<Id, usize> = FxHashMap::default();
    for step in all.iter().flat_map(|process| &process.steps) {
        *files.entry(step.id.value.clone()).or_default() += 1;
    }
    let labels = labels(&all.iter().collect::<Vec<&Process>>());
    for (process, file) in all.iter_mut().zip(labels) {
        for at in 0..process.steps.len() {
            let old = process.steps[at].id.value.clone();
            if files.get(&old).is_none_or(|count| *count < 2) {
                continue;
            }
            let new: Id = format!("{file}-{old}").into();
            process.steps[at].id.value = new.clone();
            process.steps[at].more_mut().replaces = vec![At::nowhere(format!("{file}/{old}").into())];
            redirect(process, std::slice::from_ref(&old), &new, &new);
        }
    }
}
