use super::{find, targets_mut};
use crate::model::words::SubstituteWay;
use crate::model::{Id, Next, Process, Split, Step, Substitute, Target, plan};
use crate::redesign::edit::{collects, is_step, join_ways, share};
use crate::redesign::{Course, Needer, Refuse, Refused, Thing, Why};
use crate::source::{At, Span};

/// Steps are left out; what led to each leads to what followed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Remove {
    /// The steps.
    pub steps: Vec<Id>,
    /// For a step that decides or splits: which of the steps after it now follows what came before it. A step with one way on needs none.
    pub onward: Vec<(Id, Id)>,
}

impl Remove {
    /// Takes the steps out, one after the other.
    ///
    /// # Errors
    /// A step that is not there, or that goes on more than one way, so that it is not clear what follows it.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) -> Result<(), Refused> {
        for id in &self.steps {
            let onward = self.onward.iter().find(|(step, _)| step == id).map(|(_, onward)| onward);
            remove(process, id, onward)?;
        }
        Ok(())
    }
}

fn remove(process: &mut Process, id: &Id, onward: Option<&Id>) -> Result<(), Refused> {
    let at = find(process, id)?;
    let follows = match (&process.steps[at].next, onward) {
        (Next::End, _) => None,
        (Next::Plain(target), _) => Some(target.value.clone()),
        (Next::Split { .. }, Some(onward)) => Some(Target::Step(onward.clone())),
        (Next::Split { .. }, None) => return Err(Refused::GoesSeveralWays(id.clone())),
    };
    start_after(process, at, follows.as_ref());
    process.steps.remove(at);
    let gone = Target::Step(id.clone());
    match follows {
        Some(follows) => targets_mut(process).filter(|target| **target == gone).for_each(|to| *to = follows.clone()),
        None => end_instead(process, &gone, id),
    }
    Ok(())
}

// A process starts at the first step listed unless it says otherwise, which it must when that one is taken out.
fn start_after(process: &mut Process, at: usize, follows: Option<&Target>) {
    let starts_here = match &process.start {
        Some(start) => start.value == process.steps[at].id.value,
        None => at == 0,
    };
    if let (true, Some(Target::Step(next))) = (starts_here, follows) {
        process.start = Some(At::nowhere(next.clone()));
    }
}

// The case ends where it went to the last step; a branch must then name an outcome, and takes the step's id for it.
fn end_instead(process: &mut Process, gone: &Target, id: &Id) {
    for step in &mut process.steps {
        if matches!(&step.next, Next::Plain(target) if target.value == *gone) {
            step.next = Next::End;
        }
    }
    targets_mut(process).filter(|target| *target == gone).for_each(|target| *target = Target::End(id.clone()));
}

/// What a plan asks for.
pub(super) fn plan(operation: &plan::Remove, course: &mut Course) -> Refuse {
    let mut removed: Vec<(Step, Span)> = Vec::new();
    for id in &operation.steps {
        let at = course.find(id)?;
        let step = course.process.steps[at].clone();
        if let Some(law) = step.more().basis.iter().find(|law| law.mandatory) {
            return Err(Why::Mandatory(Thing::Step, id.value.clone(), law.value.clone()).at(id.span));
        }
        named(course, id)?;
        let circles: Vec<Id> = own_ways(&course.process);
        remove(&mut course.process, &id.value, None).map_err(|refused| Why::from(refused).at(id.span))?;
        course.gone(&id.value);
        course.process.steps.iter_mut().for_each(|step| {
            if !circles.contains(&step.id.value) {
                drop_own_way(step);
            }
            join_ways(step);
            if let Some(more) = &mut step.more {
                more.must_follow.retain(|rule| rule.step.value != id.value);
            }
        });
        for row in &mut course.rows {
            row.replace(std::slice::from_ref(&id.value), &[]);
        }
        removed.push((step, id.span));
    }
    removed.iter().try_for_each(|(step, span)| products_left(course, step, *span))
}

// The steps that a way leads back to from themselves.
fn own_ways(process: &Process) -> Vec<Id> {
    let circle = |step: &&Step| step.next.targets().iter().any(|target| is_step(&target.value, &step.id.value));
    process.steps.iter().filter(circle).map(|step| step.id.value.clone()).collect()
}

// Who was sent to the step that is gone, and from there back, is not sent back any more: the other ways share what is left.
fn drop_own_way(step: &mut Step) {
    let id = step.id.value.clone();
    let Next::Split { kind: Split::One, branches } = &mut step.next else { return };
    let before = branches.len();
    branches.retain(|branch| !is_step(&branch.target.value, &id));
    if branches.len() == before || branches.iter().any(|branch| branch.p.is_none()) {
        return;
    }
    let left: f64 = branches.iter().filter_map(|branch| branch.p).map(|p| p.value).sum();
    if left > 0.0 {
        branches.iter_mut().for_each(|branch| branch.value.p = branch.p.map(|p| share(p.value / left)));
    }
}

// A clock, the applicant's time or a deferral that begins or ends at the step would lose its end.
fn named(course: &Course, id: &At<Id>) -> Refuse {
    let process = &course.process;
    let is_it = |one: &At<Id>| one.value == id.value;
    let clock = process.deadlines.iter().find(|clock| clock.from.iter().chain(&clock.to).any(is_it));
    let deferral = process.materials.iter().find(|material| {
        let Some(deferral) = &material.deferral else { return false };
        let goes_there = deferral.on_miss.as_ref().is_some_and(|to| is_step(&to.value, &id.value));
        deferral.until.as_ref().is_some_and(is_it) || goes_there
    });
    let by = if let Some(clock) = clock {
        Needer::Clock(clock.name.as_ref().map(|name| name.value.clone()))
    } else if process.applicant_to.as_ref().is_some_and(is_it) {
        Needer::Applicant
    } else if let Some(material) = deferral {
        Needer::Deferral(material.id.value.clone())
    } else {
        return Ok(());
    };
    Err(Why::Needed { thing: id.value.clone(), by }.at(id.span))
}

/// What a step made, and nobody makes any longer, is used and collected by nobody.
pub(super) fn products_left(course: &Course, step: &Step, span: Span) -> Refuse {
    let process = &course.process;
    for product in step.produces.iter().flatten() {
        let is_it = |one: &At<Id>| one.value == product.value;
        if process.steps.iter().any(|step| step.produces.iter().flatten().any(is_it)) {
            continue;
        }
        // A system may have it, or the applicant by another way.
        let otherwise = process.materials.iter().any(|known| {
            is_it(&known.id) && (known.source.is_some() || known.substitute.as_ref().is_some_and(|way| !is_gone(way)))
        });
        let uses = |step: &Step| step.uses.iter().flatten().any(is_it) && !otherwise;
        let user = process.steps.iter().find(|step| uses(step) || collects(step, &product.value));
        if let Some(user) = user {
            let by = Needer::Step(user.id.value.clone());
            return Err(Why::Needed { thing: product.value.clone(), by }.at(span));
        }
    }
    Ok(())
}

fn is_gone(way: &Substitute) -> bool {
    matches!(way.by.value, SubstituteWay::Cancelled | SubstituteWay::Merged)
}
