//! The steps of one file under the names of the whole, its ends leading on to the next file.

use super::names::OfMember;
use crate::model::{Asks, Collects, Id, Next, Process, Step, Tacit, Target};
use crate::redesign::edit::join_ways;
use crate::source::At;

/// The steps of a member; wherever a case ended it goes on to the gate.
pub(super) fn steps(member: &Process, names: &OfMember<'_>, gate: &Id) -> Vec<Step> {
    let step = |step: &Step| {
        let mut step = step.clone();
        rename(&mut step, *names);
        lead_on(&mut step, *names, gate);
        join_ways(&mut step);
        step
    };
    member.steps.iter().map(step).collect()
}

/// Stages of different files are different stages; where a file has none, each step is its own.
pub(super) fn stage(step: &mut Step, member: &Process, label: &str) {
    let written = member.steps.iter().any(|step| step.stage.is_some());
    let stage = match &step.stage {
        Some(stage) => Some(&stage.value),
        None if written || step.is_routing() => None,
        None => Some(&step.id.value),
    };
    step.stage = stage.map(|stage| At::nowhere(format!("{label}-{stage}").into()));
}

fn rename(step: &mut Step, names: OfMember<'_>) {
    step.id.value = names.step(&step.id.value);
    step.by.iter_mut().for_each(|by| by.value = names.department(&by.value));
    match step.collects.as_mut().map(|collects| &mut collects.value) {
        Some(Collects::Items(items)) => items.iter_mut().for_each(|one| one.of.value = names.material(&one.of.value)),
        Some(Collects::Count(_)) | None => {}
    }
    match step.asks.as_mut().map(|asks| &mut asks.value) {
        Some(Asks::Items(items)) => items.iter_mut().for_each(|one| one.value = names.data(&one.value)),
        Some(Asks::Count(_)) | None => {}
    }
    let things = step.uses.iter_mut().chain(&mut step.produces).flatten();
    things.for_each(|thing| thing.value = names.thing(&thing.value));
    let Some(more) = step.more.as_mut() else { return };
    more.with.iter_mut().for_each(|with| with.value = names.department(&with.value));
    more.checks.iter_mut().for_each(|check| check.of.value = names.thing(&check.of.value));
    more.must_follow.iter_mut().for_each(|order| order.step.value = names.step(&order.step.value));
}

fn lead_on(step: &mut Step, names: OfMember<'_>, gate: &Id) {
    let target = |target: &mut Target| {
        *target = match target {
            Target::Step(id) => Target::Step(names.step(id)),
            Target::End(_) => Target::Step(gate.clone()),
        };
    };
    match &mut step.next {
        Next::End => step.next = Next::Plain(At::nowhere(Target::Step(gate.clone()))),
        Next::Plain(to) => target(&mut to.value),
        Next::Split { branches, .. } => {
            for branch in branches {
                target(&mut branch.target);
                branch.then.iter_mut().for_each(|then| target(&mut then.value));
            }
        }
    }
    let tacit = step.more.as_mut().and_then(|more| more.tacit.as_mut());
    if let Some(Tacit::To(to)) = tacit.map(|tacit| &mut tacit.value) {
        target(to);
    }
}
