use super::merged::replaced;
use super::set::{dropped_law, known, write_over};
use super::shorten::fits;
use crate::model::plan::{self, Overlay};
use crate::model::{Id, Step, StepMore};
use crate::redesign::edit::{plain, redirect};
use crate::redesign::{Course, Refuse, Thing, Why};

/// A step becomes several in a row. What none of them says goes to the first, where the case comes in, or to the last, where it goes on.
pub(super) fn plan(operation: &plan::Split, course: &mut Course) -> Refuse {
    let at = course.find(&operation.step)?;
    let old = course.process.steps[at].clone();
    let own = std::slice::from_ref(&old.id.value);
    for (place, part) in operation.into.iter().enumerate() {
        course.free(&part.step.id, own)?;
        if operation.into[..place].iter().any(|other| other.step.id == part.step.id) {
            return Err(Why::Taken(part.step.id.value.clone()).at(part.step.id.span));
        }
        known(part, course)?;
    }
    let timed = |part: &Overlay| ["work", "wait", "elapsed"].iter().any(|field| part.says(field));
    let has_time = old.work.is_some() || old.elapsed.is_some() || !old.wait.is_empty();
    if let Some(part) = operation.into.iter().find(|part| has_time && !timed(part)) {
        return Err(Why::Unsaid("elapsed").at(part.step.id.span));
    }
    let parts = parts(&old, &operation.into);
    if let Some(law) = dropped(&old, &parts) {
        return Err(Why::Mandatory(Thing::Step, old.id.value, law).at(operation.step.span));
    }
    let base = course.process.time_base();
    parts.iter().zip(&operation.into).try_for_each(|(part, written)| fits(part, &base, written))?;
    put_in(course, at, parts);
    super::remove::products_left(course, &old, operation.step.span)
}

fn dropped(old: &Step, parts: &[Step]) -> Option<crate::model::Citation> {
    let missing: Vec<_> = parts.iter().map(|part| dropped_law(old, part)).collect();
    missing.into_iter().collect::<Option<Vec<_>>>().and_then(|all| all.first().map(|law| (*law).clone()))
}

const FIRST: &[&str] = &["collects", "asks", "uses", "checks", "channel", "visits", "must-follow", "medium", "join"];
const LAST: &[&str] = &["produces", "kind", "decides", "discretion", "pass", "fees", "value", "limit", "tacit", "next"];
const EACH: &[&str] = &["by", "with", "stage", "basis", "system", "role", "rank", "paused"];

fn parts(old: &Step, into: &[Overlay]) -> Vec<Step> {
    let last = into.len() - 1;
    let said = |field: &&&str| !into.iter().any(|part| part.says(field));
    let parts = into.iter().enumerate().map(|(place, part)| {
        let mut inherited: Vec<&'static str> = EACH.iter().copied().filter(|field| !part.says(field)).collect();
        if place == 0 {
            inherited.extend(FIRST.iter().filter(said));
        }
        if place == last {
            inherited.extend(LAST.iter().filter(said));
        }
        let mut step = Step::named(part.step.id.clone());
        let from = Overlay { step: old.clone(), fields: inherited };
        write_over(&mut step, &from);
        if step.id.value == old.id.value {
            step.name = old.name.clone();
        }
        write_over(&mut step, part);
        if place < last && !part.says("next") {
            step.next = plain(&into[place + 1].step.id.value);
        }
        step.more_mut().replaces = replaced(&[old]);
        step.more = step.more.take().filter(|more| **more != StepMore::default());
        step
    });
    parts.collect()
}

fn put_in(course: &mut Course, at: usize, parts: Vec<Step>) {
    let ids: Vec<Id> = parts.iter().map(|part| part.id.value.clone()).collect();
    let (Some(first), Some(last)) = (ids.first().cloned(), ids.last().cloned()) else { return };
    let old = course.process.steps.remove(at).id.value;
    if !ids.contains(&old) {
        course.gone(&old);
    }
    let onward = ids.len();
    // A step of the old id among the parts is not what others meant.
    redirect(&mut course.process, std::slice::from_ref(&old), &first, &last);
    course.process.steps.splice(at..at, parts);
    // The last part may go back to what it was a part of.
    let end = at + onward - 1;
    crate::redesign::edit::resend(&mut course.process.steps[end], &old, &first);
    for row in &mut course.rows {
        row.replace(std::slice::from_ref(&old), &ids);
    }
    (at..at + onward).for_each(|place| course.mark_made(place, std::slice::from_ref(&old)));
}
