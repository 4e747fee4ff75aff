use super::merged::{self, Members};
use super::set::{dropped_law, known, write_over};
use super::shorten::fits;
use crate::graph::{Dominance, Flow};
use crate::model::words::SubstituteWay;
use crate::model::{Branch, Id, Next, Process, Split, Step, StepMore, Substitute, plan};
use crate::redesign::edit::{self, is_collected, is_step, join_ways, once, plain, redirect, resend, ways_into};
use crate::redesign::{Course, Refuse, Thing, Why};
use crate::source::At;
use petgraph::graph::NodeIndex;

/// Steps in a row, or parallel branches of one block, become one step, which does all that they did (language.md §8).
pub(super) fn plan(operation: &plan::Merge, course: &mut Course) -> Refuse {
    let places = course.find_all(&operation.steps)?;
    let into = &*operation.into;
    let ids: Vec<Id> = operation.steps.iter().map(|id| id.value.clone()).collect();
    course.free(&into.step.id, &ids)?;
    known(into, course)?;
    let shape = shape(&course.process, &places)?;
    let members = Members { places: shape.order(), base: course.process.time_base() };
    let mut step = merged::of(&course.process, &members, into)?;
    write_over(&mut step, into);
    fits(&step, &members.base, into)?;
    for place in &members.places {
        if let Some(law) = dropped_law(&course.process.steps[*place], &step) {
            let id = course.process.steps[*place].id.value.clone();
            return Err(Why::Mandatory(Thing::Step, id, law.clone()).at(into.step.id.span));
        }
    }
    if !into.says("next") {
        step.next = onward(&course.process, &shape, &step.id.value, &ids)?;
    }
    let handed_on = handed_on(&course.process, &members);
    put_in(course, &shape, step, &ids);
    no_longer_asked(&mut course.process, &handed_on);
    Ok(())
}

// What one of them made and another asked of the applicant.
fn handed_on(process: &Process, members: &Members) -> Vec<Id> {
    let steps = || members.places.iter().map(|at| &process.steps[*at]);
    let made = |id: &Id| steps().any(|step| step.produces.iter().flatten().any(|product| product.value == *id));
    steps().flat_map(Step::collected).map(|one| one.of.value.clone()).filter(made).collect()
}

// The ledger has to say where they went.
fn no_longer_asked(process: &mut Process, handed_on: &[Id]) {
    for id in handed_on.iter().filter(|id| !is_collected(process, id)).cloned().collect::<Vec<Id>>() {
        let material = process.materials.iter_mut().find(|known| known.id.value == id);
        if let Some(material) = material.filter(|material| material.substitute.is_none()) {
            let by = At::nowhere(SubstituteWay::Merged);
            material.substitute = Some(At::nowhere(Substitute { by, system: None, basis: Vec::new() }));
        }
    }
}

/// How the steps stand to each other.
enum Shape {
    /// One after the other.
    Row(Vec<usize>),
    /// Beside each other: the split that they are branches of.
    Block { split: usize, steps: Vec<usize> },
}

impl Shape {
    fn order(&self) -> Vec<usize> {
        match self {
            Shape::Row(steps) | Shape::Block { steps, .. } => steps.clone(),
        }
    }
}

fn shape(process: &Process, places: &[usize]) -> Refuse<Shape> {
    match block(process, places) {
        Some(split) => Ok(Shape::Block { split, steps: places.to_vec() }),
        None => row(process, places).map(Shape::Row),
    }
}

// The split that all are whole branches of, which go on to the same place.
fn block(process: &Process, places: &[usize]) -> Option<usize> {
    let ids: Vec<&Id> = places.iter().map(|at| &process.steps[*at].id.value).collect();
    let has_all = |step: &Step| match &step.next {
        Next::Split { kind: Split::All, branches } => ids.iter().all(|id| {
            let own = |branch: &&At<Branch>| is_step(&branch.target.value, id) && branch.p.is_none();
            branches.iter().filter(own).count() == 1
        }),
        _ => false,
    };
    let split = process.steps.iter().position(has_all)?;
    let first = &process.steps[places[0]].next;
    let alike = |at: &usize| {
        let step = &process.steps[*at];
        let alone = ways_into(process, *at) == 1;
        alone && step.next == *first && !matches!(step.next, Next::Split { .. }) && step.more().tacit.is_none()
    };
    places.iter().all(alike).then_some(split)
}

// The steps in the order in which they follow each other: from outside the case comes to the first only, but for ways back.
fn row(process: &Process, places: &[usize]) -> Refuse<Vec<usize>> {
    let leads = |from: usize, to: usize| {
        let id = &process.steps[to].id.value;
        goes_on(&process.steps[from].next).any(|target| is_step(target, id))
    };
    let follows = |order: &[usize]| order.windows(2).all(|pair| leads(pair[0], pair[1]));
    let mut listed = places.to_vec();
    listed.sort_unstable();
    let orders = [places.to_vec(), listed].into_iter().chain(walked(places, leads)).filter(|order| follows(order));
    let mut crossed = None;
    for order in orders {
        match enters_in_front(process, &order) {
            Ok(()) => return Ok(order),
            Err(refusal) => {
                crossed.get_or_insert(refusal);
            }
        }
    }
    let broken = places.windows(2).find(|pair| !leads(pair[0], pair[1])).unwrap_or(places);
    let id = |at: Option<&usize>| at.map(|at| process.steps[*at].id.value.clone()).unwrap_or_default();
    Err(crossed.unwrap_or_else(|| Why::NotInARow(id(broken.first()), id(broken.last())).here()))
}

fn walked(places: &[usize], leads: impl Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    let first = places.iter().find(|to| !places.iter().any(|from| leads(*from, **to)))?;
    let mut order = vec![*first];
    while let Some(next) = places.iter().find(|to| !order.contains(to) && leads(order[order.len() - 1], **to)) {
        order.push(*next);
    }
    (order.len() == places.len()).then_some(order)
}

// Where a step goes on: not through parallel branches, which are no row.
fn goes_on(next: &Next) -> impl Iterator<Item = &crate::model::Target> {
    let (only, branches) = match next {
        Next::Plain(target) => (Some(&target.value), &[][..]),
        Next::Split { kind: Split::One, branches } => (None, &branches[..]),
        Next::End | Next::Split { .. } => (None, &[][..]),
    };
    only.into_iter().chain(branches.iter().map(|branch| &branch.target.value))
}

// A way from outside into the middle is rework where the case has passed the step before; any other would now do more than it did.
fn enters_in_front(process: &Process, order: &[usize]) -> Refuse {
    let flow = Flow::of(process);
    let dominance = Dominance::of(&flow);
    for pair in order.windows(2) {
        let to = NodeIndex::new(pair[1]);
        let strange = flow.ways_in(to).into_iter().map(|way| flow.ends_of(way).0).find(|from| {
            let inside = flow.owner(*from).is_some_and(|from| order.contains(&from));
            !inside && !dominance.dominates(to, *from)
        });
        if strange.is_some() {
            let id = |at: usize| process.steps[at].id.value.clone();
            return Err(Why::NotInARow(id(pair[0]), id(pair[1])).here());
        }
    }
    Ok(())
}

// Where the case goes from the merged step: what the members decided on the way is decided there, and the rest goes on as after the last.
fn onward(process: &Process, shape: &Shape, into: &Id, gone: &[Id]) -> Refuse<Next> {
    let steps = shape.order();
    let last = steps.last().map(|at| &process.steps[*at]);
    let Shape::Row(row) = shape else { return Ok(last.map_or(Next::End, |step| step.next.clone())) };
    let mut ways: Vec<At<Branch>> = Vec::new();
    let mut left = 1.0;
    for pair in row.windows(2) {
        let (step, on) = (&process.steps[pair[0]], &process.steps[pair[1]].id.value);
        if step.more().tacit.is_some() {
            return Err(Why::Unsaid("next").here());
        }
        let Next::Split { branches, .. } = &step.next else { continue };
        let here = shares(branches);
        for (branch, share) in branches.iter().zip(&here) {
            if !is_step(&branch.target.value, on) {
                ways.push(scaled(branch, left * share));
            }
        }
        left *= branches
            .iter()
            .zip(&here)
            .filter(|(branch, _)| is_step(&branch.target.value, on))
            .map(|(_, p)| p)
            .sum::<f64>();
    }
    let last_next = last.map_or(&Next::End, |step| &step.next);
    let mut next = finish(ways, left, last_next)?;
    // Who went back to one of them goes back to all of them.
    lead_home(&mut next, gone, into);
    Ok(next)
}

fn finish(mut ways: Vec<At<Branch>>, left: f64, last: &Next) -> Refuse<Next> {
    if ways.is_empty() {
        return Ok(last.clone());
    }
    match last {
        // A case that ends needs a way that says so.
        Next::End => return Err(Why::Unsaid("next").here()),
        Next::Plain(target) => ways.push(At::nowhere(Branch::to(target.clone()))),
        Next::Split { kind: Split::One, branches } => {
            let here = shares(branches);
            ways.extend(branches.iter().zip(here).map(|(branch, share)| scaled(branch, left * share)));
        }
        Next::Split { kind: Split::All, .. } => return Err(Why::Unsaid("next").here()),
    }
    let mut step = Step::named(At::nowhere("".into()));
    step.next = Next::Split { kind: Split::One, branches: ways };
    join_ways(&mut step);
    Ok(step.next)
}

fn scaled(branch: &At<Branch>, share: f64) -> At<Branch> {
    let mut branch = branch.clone();
    branch.value.p = Some(edit::share(share));
    branch
}

// The share of each way of a decision; those without one share the rest.
fn shares(branches: &[At<Branch>]) -> Vec<f64> {
    let given: f64 = branches.iter().filter_map(|branch| branch.p).map(|p| p.value).sum();
    let silent = branches.iter().filter(|branch| branch.p.is_none()).count().max(1);
    branches.iter().map(|branch| branch.p.map_or((1.0 - given).max(0.0) / silent as f64, |p| p.value)).collect()
}

fn lead_home(next: &mut Next, gone: &[Id], into: &Id) {
    let mut step = Step::named(At::nowhere("".into()));
    step.next = std::mem::take(next);
    for id in gone {
        resend(&mut step, id, into);
    }
    join_ways(&mut step);
    *next = step.next;
}

fn put_in(course: &mut Course, shape: &Shape, step: Step, gone: &[Id]) {
    let id = step.id.value.clone();
    let mut places = shape.order();
    if let Shape::Block { split, .. } = shape {
        fewer_branches(&mut course.process.steps[*split], gone, &id);
    }
    places.sort_unstable();
    let at = places.first().copied().unwrap_or(0);
    for place in places.into_iter().rev() {
        let taken = course.process.steps.remove(place).id.value;
        if taken != id {
            course.gone(&taken);
        }
    }
    course.process.steps.insert(at, step);
    redirect(&mut course.process, gone, &id, &id);
    tidy_after(&mut course.process, &id);
    for row in &mut course.rows {
        row.replace(gone, std::slice::from_ref(&id));
    }
    course.mark_made(at, gone);
}

fn fewer_branches(split: &mut Step, gone: &[Id], id: &Id) {
    let Next::Split { branches, .. } = &mut split.next else { return };
    let is_gone = |branch: &At<Branch>| gone.iter().any(|one| is_step(&branch.target.value, one));
    let Some(first) = branches.iter().position(&is_gone) else { return };
    let mut at = 0;
    branches.retain(|branch| {
        at += 1;
        at - 1 == first || !is_gone(branch)
    });
    if branches.len() == 1 {
        split.next = plain(id);
    }
}

// What led to several of the steps now leads to one; nobody has to follow itself; where one flow is left, none is waited for.
fn tidy_after(process: &mut Process, id: &Id) {
    for step in &mut process.steps {
        join_ways(step);
        let own = step.id.value == *id;
        if let Some(more) = &mut step.more {
            once(&mut more.must_follow);
            more.must_follow.retain(|rule| !own || rule.step.value != *id);
        }
        step.more = step.more.take().filter(|more| **more != StepMore::default());
    }
    for at in 0..process.steps.len() {
        if process.steps[at].join.is_some() && ways_into(process, at) == 1 {
            process.steps[at].join = None;
        }
    }
}
