use super::shorten::fits;
use crate::model::plan::{self, Overlay};
use crate::model::{Asks, Citation, Step, StepMore, Tacit, Target};
use crate::redesign::edit::is_collected;
use crate::redesign::{Course, Refuse, Thing, Why};
use crate::source::At;

/// Fields of a step are written anew; a key without a value takes the field away.
pub(super) fn plan(operation: &plan::Set, course: &mut Course) -> Refuse {
    let written = &*operation.fields;
    let at = course.find(&written.step.id)?;
    known(written, course)?;
    let before = course.process.steps[at].clone();
    write_over(&mut course.process.steps[at], written);
    let after = &course.process.steps[at];
    if *after == before {
        course.idle.push(written.step.id.clone());
        return Ok(());
    }
    if let Some(law) = dropped_law(&before, after) {
        return Err(Why::Mandatory(Thing::Step, before.id.value.clone(), law.clone()).at(written.step.id.span));
    }
    fits(after, &course.process.time_base(), written)?;
    super::remove::products_left(course, &before, written.step.id.span)?;
    course.mark(at);
    Ok(())
}

/// A mandatory citation that a step had and no longer has.
pub(super) fn dropped_law<'s>(before: &'s Step, after: &Step) -> Option<&'s Citation> {
    let kept = |law: &Citation| after.more().basis.iter().any(|other| other.value == *law);
    before.more().basis.iter().map(|law| &law.value).find(|law| law.mandatory && !kept(law))
}

/// Writes the fields of one step over those of another. Time is written one way: a total in place of waits, waits in place of a total.
pub(super) fn write_over(step: &mut Step, written: &Overlay) {
    let from = &written.step;
    for field in &written.fields {
        match *field {
            "name" => step.name = from.name.clone(),
            "by" => step.by = from.by.clone(),
            "kind" => step.kind = from.kind,
            "stage" => step.stage = from.stage.clone(),
            "channel" => step.channel = from.channel,
            "work" => step.work = from.work.clone(),
            "wait" => step.wait = from.wait.clone(),
            "elapsed" => step.elapsed = from.elapsed.clone(),
            "visits" => step.visits = from.visits.clone(),
            "collects" => step.collects = from.collects.clone(),
            "asks" => step.asks = from.asks.clone(),
            "uses" => step.uses = from.uses.clone(),
            "produces" => step.produces = from.produces.clone(),
            "join" => step.join = from.join,
            "next" => step.next = from.next.clone(),
            _ => write_over_rarer(step.more_mut(), from.more(), field),
        }
    }
    if written.says("elapsed") && from.elapsed.is_some() && !written.says("wait") {
        step.wait = Vec::new();
    }
    if written.says("wait") && !from.wait.is_empty() && !written.says("elapsed") {
        step.elapsed = None;
    }
    step.more = step.more.take().filter(|more| **more != StepMore::default());
}

fn write_over_rarer(more: &mut StepMore, from: &StepMore, field: &str) {
    match field {
        "with" => more.with = from.with.clone(),
        "role" => more.role = from.role.clone(),
        "rank" => more.rank = from.rank,
        "limit" => more.limit = from.limit,
        "tacit" => more.tacit = from.tacit.clone(),
        "medium" => more.medium = from.medium,
        "checks" => more.checks = from.checks.clone(),
        "decides" => more.decides = from.decides.clone(),
        "discretion" => more.discretion = from.discretion,
        "pass" => more.pass = from.pass,
        "fees" => more.fees = from.fees.clone(),
        "basis" => more.basis = from.basis.clone(),
        "must-follow" => more.must_follow = from.must_follow.clone(),
        "paused" => more.paused = from.paused.clone(),
        "value" => more.value = from.value,
        "system" => more.system = from.system.clone(),
        "replaces" => more.replaces = from.replaces.clone(),
        "measure" => more.measure = from.measure.clone(),
        "allow" => more.allow = from.allow.clone(),
        _ => {}
    }
}

/// What a step of the plan names is there: departments, steps, and what it collects and asks where such things are declared.
pub(super) fn known(written: &Overlay, course: &Course) -> Refuse {
    let step = &written.step;
    let own = |id: &At<crate::model::Id>| id.value == step.id.value;
    for by in step.by.iter().chain(&step.more().with) {
        course.department(by)?;
    }
    for target in step.next.targets() {
        leads_somewhere(target, step, course)?;
    }
    if let Some(At { value: Tacit::To(target), span }) = &step.more().tacit {
        leads_somewhere(&At::new(target.clone(), *span), step, course)?;
    }
    for rule in step.more().must_follow.iter().filter(|rule| !own(&rule.step)) {
        course.find(&rule.step)?;
    }
    let materials = &course.process.materials;
    for one in step.collected().iter().filter(|_| !materials.is_empty()) {
        let declared = materials.iter().any(|known| known.id.value == one.of.value);
        let made = || course.process.steps.iter().any(|step| step.produces.iter().flatten().any(|id| *id == one.of));
        if !declared && !made() && !is_collected(&course.process, &one.of) {
            return Err(Why::missing(Thing::Material, &one.of));
        }
    }
    let Some(Asks::Items(items)) = step.asks.as_ref().map(|asks| &asks.value) else { return Ok(()) };
    let data = &course.process.data;
    match items.iter().find(|item| !data.is_empty() && !data.iter().any(|known| known.id == **item)) {
        Some(item) => Err(Why::missing(Thing::Data, item)),
        None => Ok(()),
    }
}

fn leads_somewhere(target: &At<Target>, step: &Step, course: &Course) -> Refuse {
    match &target.value {
        Target::Step(id) if *id != step.id.value => course.find_target(&At::new(id.clone(), target.span)),
        _ => Ok(()),
    }
}
