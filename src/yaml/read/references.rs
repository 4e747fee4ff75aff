//! Ids that lead nowhere, told when the whole file is known.
//!
//! A kind of thing that the file does not list at all is used by its id directly: a file without `departments` names them
//! in its steps. What steps produce need not be declared, and what they use may be anything a system holds.

use super::known::Known;
use super::told::Told;
use crate::model::words::{Issuer, Word};
use crate::model::{Asks, Deadline, Material, Process, Step, Tacit, Target};
use crate::source::At;

/// Tells of every id that the process uses and nothing has.
pub(super) fn check(told: &mut Told, process: &Process) {
    let known = Known::of(process);
    top_level(told, &known);
    for deadline in &process.deadlines {
        deadline_ends(told, &known, deadline);
    }
    for material in &process.materials {
        material_refs(told, &known, material);
    }
    for item in &process.data {
        if let Some(owner) = &item.owner {
            known.department(told, &item.id, "owner", owner);
        }
    }
    for step in &process.steps {
        step_refs(told, &known, step);
    }
}

fn top_level(told: &mut Told, known: &Known<'_>) {
    let process = known.process;
    if let Some(start) = &process.start {
        known.step(told, "", "start", start, start.span);
    }
    if let Some(to) = &process.applicant_to {
        known.step(told, "", "to", to, to.span);
    }
}

fn deadline_ends(told: &mut Told, known: &Known<'_>, deadline: &Deadline) {
    let name = deadline.name.as_ref().map_or("", |name| &*name.value);
    for (key, step) in deadline.from.iter().map(|from| ("from", from)).chain(deadline.to.iter().map(|to| ("to", to))) {
        known.step(told, name, key, step, step.span);
    }
}

fn material_refs(told: &mut Told, known: &Known<'_>, material: &Material) {
    if let Some(issuer) = &material.issuer
        && Issuer::read(issuer).is_none()
    {
        known.department(told, &material.id, "issuer", issuer);
    }
    let Some(deferral) = &material.deferral else { return };
    if let Some(until) = &deferral.until {
        known.step(told, &material.id, "until", until, until.span);
    }
    if let Some(target) = &deferral.on_miss {
        known.target(told, &material.id, "on-miss", target);
    }
}

fn step_refs(told: &mut Told, known: &Known<'_>, step: &Step) {
    let id = &*step.id.value;
    if let Some(by) = &step.by {
        known.department(told, id, "by", by);
    }
    for collected in step.collected() {
        known.material(told, id, &collected.of);
    }
    if let Some(Asks::Items(items)) = step.asks.as_ref().map(|asks| &asks.value) {
        items.iter().for_each(|item| known.data_item(told, id, item));
    }
    for used in step.uses.iter().flatten() {
        known.used(told, id, used);
    }
    for produced in step.produces.iter().flatten() {
        known.produced(told, id, produced);
    }
    for target in step.next.targets() {
        known.target(told, id, "next", target);
    }
    let Some(more) = &step.more else { return };
    for department in &more.with {
        known.department(told, id, "with", department);
    }
    for before in &more.must_follow {
        known.step(told, id, "must-follow", &before.step, before.step.span);
    }
    if let Some(At { value: Tacit::To(Target::Step(way)), span }) = &more.tacit {
        known.step(told, id, "tacit", way, *span);
    }
}
