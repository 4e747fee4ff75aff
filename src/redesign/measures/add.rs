use super::set::known;
use super::shorten::fits;
use super::targets_of_step_mut;
use crate::model::plan::{self, Where};
use crate::model::{Id, Next, Split, Step, Target};
use crate::redesign::edit::{is_step, plain, resend, starts_at, ways_into};
use crate::redesign::layout::Row;
use crate::redesign::{Course, Refuse, Why};
use crate::source::At;

/// A step is put in: on the way from one to another, before a step, or behind one.
pub(super) fn plan(operation: &plan::Add, course: &mut Course) -> Refuse {
    let written = &*operation.step;
    course.free(&written.step.id, &[])?;
    known(written, course)?;
    fits(&written.step, &course.process.time_base(), written)?;
    let step = written.step.clone();
    let (id, goes_on) = (step.id.value.clone(), written.says("next"));
    let at = match &operation.place {
        Where::Between(from, to) => between(course, step, goes_on.then_some(Onward), (from, to))?,
        Where::Before(to) => before(course, step, goes_on.then_some(Onward), to)?,
        Where::After(from) => after(course, step, goes_on.then_some(Onward), from)?,
    };
    for row in &mut course.rows {
        stand_in(row, &operation.place, &id);
    }
    course.mark(at);
    Ok(())
}

// Beside a step that is done in parallel with others, the new one stands on that step's branch.
fn stand_in(row: &mut Row, place: &Where, id: &Id) {
    match place {
        Where::Between(from, _) if row.has(&from.value) => row.append(&from.value, id),
        Where::Between(_, to) | Where::Before(to) => row.prepend(&to.value, id),
        Where::After(from) => {
            if let [from] = &from[..] {
                row.append(&from.value, id);
            }
        }
    }
}

// The new step says itself where the case goes on.
struct Onward;

fn between(
    course: &mut Course,
    mut step: Step,
    onward: Option<Onward>,
    (from, to): (&At<Id>, &At<Id>),
) -> Refuse<usize> {
    let (at, end) = (course.find(from)?, course.find(to)?);
    let process = &mut course.process;
    let leads = targets_of_step_mut(&mut process.steps[at]).into_iter().any(|target| is_step(target, &to.value));
    if !leads {
        return Err(Why::NoWay(from.value.clone(), to.value.clone()).at(to.span));
    }
    if onward.is_none() {
        step.next = plain(&to.value);
    }
    // Where flows met before, they still meet: at the step behind.
    let alone = ways_into(process, end) == 1;
    resend(&mut process.steps[at], &to.value, &step.id.value);
    if alone {
        step.join = step.join.or(process.steps[end].join.take());
    }
    process.steps.insert(at + 1, step);
    Ok(at + 1)
}

fn before(course: &mut Course, mut step: Step, onward: Option<Onward>, to: &At<Id>) -> Refuse<usize> {
    let at = course.find(to)?;
    let process = &mut course.process;
    let id = step.id.value.clone();
    if onward.is_none() {
        step.next = plain(&to.value);
    }
    if starts_at(process, at) && (process.start.is_some() || at > 0) {
        process.start = Some(At::nowhere(id.clone()));
    }
    process.steps.iter_mut().for_each(|step| resend(step, &to.value, &id));
    step.join = step.join.or(process.steps[at].join.take());
    process.steps.insert(at, step);
    Ok(at)
}

// Behind one step, or where several go on to the same place: there they meet.
fn after(course: &mut Course, mut step: Step, onward: Option<Onward>, from: &[At<Id>]) -> Refuse<usize> {
    let places = last_of_row(course, course.find_all(from)?);
    let process = &mut course.process;
    for (at, id) in places.iter().zip(from) {
        let decides = matches!(process.steps[*at].next, Next::Split { kind: Split::One, .. });
        if decides || process.steps[*at].more().tacit.is_some() {
            return Err(Why::GoesSeveralWays(id.value.clone()).at(id.span));
        }
    }
    let next = places.first().map(|at| process.steps[*at].next.clone()).unwrap_or_default();
    if let Some((_, other)) = places.iter().zip(from).find(|(at, _)| process.steps[**at].next != next) {
        return Err(Why::NotInARow(from[0].value.clone(), other.value.clone()).at(other.span));
    }
    places.iter().for_each(|at| process.steps[*at].next = plain(&step.id.value));
    if onward.is_none() {
        step.next = next;
    }
    let at = places.iter().max().map_or(0, |last| last + 1);
    process.steps.insert(at, step);
    Ok(at)
}

// Steps that an earlier measure made parallel stand in a row: what comes after all of them comes after the last.
fn last_of_row(course: &Course, places: Vec<usize>) -> Vec<usize> {
    let ids: Vec<&Id> = places.iter().map(|at| &course.process.steps[*at].id.value).collect();
    let row = course.rows.iter().find(|row| ids.len() > 1 && ids.iter().all(|id| row.has(id)));
    let Some(row) = row else { return places };
    let inside = |next: &Next| match next {
        Next::Plain(to) => matches!(&to.value, Target::Step(id) if row.has(id)),
        Next::End | Next::Split { .. } => false,
    };
    let all = course.process.steps.iter().enumerate().filter(|(_, step)| row.has(&step.id.value));
    all.filter(|(_, step)| !inside(&step.next)).map(|(at, _)| at).collect()
}
