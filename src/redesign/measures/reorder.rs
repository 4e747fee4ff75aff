use super::link;
use crate::model::{Id, Next, plan};
use crate::redesign::edit::{is_step, plain, redirect, starts_at, ways_into};
use crate::redesign::{Course, Refuse, Why};

/// Steps that follow each other are done in the order given.
pub(super) fn plan(operation: &plan::Reorder, course: &mut Course) -> Refuse {
    let wanted = course.find_all(&operation.steps)?;
    let now = in_a_row(course, &wanted)?;
    for (at, earlier) in wanted.iter().enumerate() {
        for later in &wanted[at + 1..] {
            let before = |place: &usize| now.iter().position(|one| one == place);
            let (earlier, later) = (*earlier, *later);
            // Who needs what the other makes is put before it.
            if before(&later) < before(&earlier)
                && let Some(link) = link(&course.process.steps[earlier], &course.process.steps[later])
            {
                let id = |place: usize| course.process.steps[place].id.value.clone();
                return Err(Why::Cycle(id(earlier), id(later), link).at(operation.steps[at].span));
            }
        }
    }
    rewire(course, &now, &wanted)
}

// The steps in the order in which they now follow each other.
fn in_a_row(course: &Course, steps: &[usize]) -> Refuse<Vec<usize>> {
    let process = &course.process;
    let leads = |from: usize, to: usize| matches!(&process.steps[from].next, Next::Plain(next) if is_step(&next.value, &process.steps[to].id.value));
    let first = steps.iter().find(|to| !steps.iter().any(|from| leads(*from, **to)));
    let mut row: Vec<usize> = first.copied().into_iter().collect();
    while let Some(next) = row.last().and_then(|last| steps.iter().find(|to| leads(*last, **to) && !row.contains(to))) {
        row.push(*next);
    }
    let id = |place: usize| process.steps[place].id.value.clone();
    let crossed = row.iter().skip(1).find(|at| ways_into(process, **at) > 1);
    match (crossed, steps.iter().find(|at| !row.contains(at))) {
        (None, None) => Ok(row),
        (Some(other), _) | (None, Some(other)) => {
            let before = row.iter().take_while(|at| *at != other).last().copied().unwrap_or(*other);
            Err(Why::NotInARow(id(before), id(*other)).here())
        }
    }
}

fn rewire(course: &mut Course, now: &[usize], wanted: &[usize]) -> Refuse {
    let ids = |course: &Course, places: &[usize]| -> Vec<Id> {
        places.iter().map(|at| course.process.steps[*at].id.value.clone()).collect()
    };
    let (before, after) = (ids(course, now), ids(course, wanted));
    let (Some(old_first), Some(old_last)) = (now.first().copied(), now.last().copied()) else { return Ok(()) };
    let (Some(new_first), Some(new_last)) = (wanted.first().copied(), wanted.last().copied()) else { return Ok(()) };
    if old_last != new_last
        && (matches!(course.process.steps[old_last].next, Next::Split { .. })
            || course.process.steps[old_last].more().tacit.is_some())
    {
        return Err(Why::GoesSeveralWays(course.process.steps[old_last].id.value.clone()).here());
    }
    if before == after {
        course.idle.extend(before.into_iter().map(crate::source::At::nowhere));
        return Ok(());
    }
    let process = &mut course.process;
    let onward = std::mem::take(&mut process.steps[old_last].next);
    let start = starts_at(process, old_first);
    if old_first != new_first {
        let (old, new) = (before[0].clone(), after[0].clone());
        let join = process.steps[old_first].join.take();
        lead_in(course, &old, &new);
        course.process.steps[new_first].join = join;
        if start {
            course.process.start = Some(crate::source::At::nowhere(new));
        }
    }
    for pair in after.windows(2) {
        if let Some(step) = course.process.steps.iter_mut().find(|step| step.id.value == pair[0]) {
            step.next = plain(&pair[1]);
        }
    }
    course.process.steps[new_last].next = onward;
    wanted.iter().for_each(|at| course.mark_moved(*at));
    list_in_order(course, now, wanted);
    Ok(())
}

// What leads to the first of the row from outside leads to the new first.
fn lead_in(course: &mut Course, old: &Id, new: &Id) {
    let ends = (course.process.applicant_to.clone(), course.process.deadlines.clone());
    let rules: Vec<_> = course.process.steps.iter().map(|step| step.more().must_follow.clone()).collect();
    redirect(&mut course.process, std::slice::from_ref(old), new, new);
    // Who names the step itself still means it.
    (course.process.applicant_to, course.process.deadlines) = ends;
    for (step, rules) in course.process.steps.iter_mut().zip(rules) {
        if !rules.is_empty() {
            step.more_mut().must_follow = rules;
        }
    }
}

// The file tells the steps in the order in which they are done.
fn list_in_order(course: &mut Course, now: &[usize], wanted: &[usize]) {
    let mut places = now.to_vec();
    places.sort_unstable();
    let steps: Vec<_> = wanted.iter().map(|at| course.process.steps[*at].clone()).collect();
    let first_listed = places.first() == Some(&0) && now.first() == Some(&0);
    places.into_iter().zip(steps).for_each(|(place, step)| course.process.steps[place] = step);
    // What is listed first starts the case without a word.
    let says = course.process.start.as_ref().map(|start| start.value.clone());
    if first_listed && says.as_ref() == course.process.steps.first().map(|step| &step.id.value) {
        course.process.start = None;
    }
}
