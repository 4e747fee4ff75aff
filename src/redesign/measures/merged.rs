//! What a step says that several became, as far as the plan does not say it.

use super::sums::{add, sum};
use crate::model::plan::Overlay;
use crate::model::{Asks, Collected, Collects, Id, Process, Step, StepMore, TimeBase, Visits};
use crate::redesign::edit::once;
use crate::redesign::{Refuse, Why};
use crate::source::At;

/// The steps that become one, in the order in which they were done.
pub(super) struct Members {
    /// Their places.
    pub places: Vec<usize>,
    /// How the process turns days into hours.
    pub base: TimeBase,
}

/// The step without what the plan says of it: materials, data, uses and products together, times added up, the most visits; of the rest what
/// all say alike, or what the last says, with whom it ends.
pub(super) fn of(process: &Process, members: &Members, into: &Overlay) -> Refuse<Step> {
    let steps: Vec<&Step> = members.places.iter().map(|at| &process.steps[*at]).collect();
    let unsaid = |field: &'static str| Why::Unsaid(field).at(into.step.id.span);
    let mut step = Step::named(into.step.id.clone());
    let first = steps.first().copied();
    step.name = steps.iter().find(|one| one.id.value == into.step.id.value).and_then(|one| one.name.clone());
    step.by = alike(&steps, |step| step.by.clone()).unwrap_or_default();
    if step.by.is_none() && !into.says("by") && steps.iter().any(|step| step.by.is_some()) {
        return Err(unsaid("by"));
    }
    step.kind = alike(&steps, |step| step.kind).unwrap_or_else(|| steps.iter().rev().find_map(|step| step.kind));
    step.stage = first.and_then(|step| step.stage.clone());
    step.channel = alike(&steps, |step| step.channel).unwrap_or_else(|| first.and_then(|step| step.channel));
    step.join = first.and_then(|step| step.join);
    if !["work", "wait", "elapsed"].iter().any(|field| into.says(field)) {
        time(&mut step, &steps, &members.base).ok_or_else(|| unsaid("elapsed"))?;
    }
    visits(&mut step, &steps, into);
    papers(&mut step, process, &steps);
    rarer(step.more_mut(), &steps, members, into)?;
    step.more = step.more.take().filter(|more| **more != StepMore::default());
    Ok(step)
}

// What all say, if they say the same.
fn alike<T: PartialEq>(steps: &[&Step], of: impl Fn(&Step) -> T) -> Option<T> {
    let mut values = steps.iter().map(|step| of(step));
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}

// Totals add up to a total, waits and work each for themselves. What is partly one and partly the other becomes a total.
fn time(step: &mut Step, steps: &[&Step], base: &TimeBase) -> Option<()> {
    let works = || steps.iter().filter_map(|step| step.work.as_ref().map(|work| &work.value));
    if !steps.iter().any(|step| step.elapsed.is_some()) {
        step.wait = steps.iter().flat_map(|step| step.wait.iter().cloned()).collect();
        step.work = if works().count() > 0 { Some(At::nowhere(sum(works(), base)?)) } else { None };
        return Some(());
    }
    let mut parts = Vec::new();
    for step in steps {
        match &step.elapsed {
            Some(elapsed) => parts.push(elapsed.value.clone()),
            None => {
                for wait in &step.wait {
                    let crate::model::Wait::Time { time, .. } = &wait.value else { return None };
                    parts.push(time.clone());
                }
                parts.extend(step.work.as_ref().map(|work| work.value.clone()));
            }
        }
    }
    step.elapsed = Some(At::nowhere(sum(&parts, base)?));
    // Of a total without hands-on time nobody knows how much of it is work.
    step.work = if works().count() == steps.len() { Some(At::nowhere(sum(works(), base)?)) } else { None };
    Some(())
}

fn visits(step: &mut Step, steps: &[&Step], into: &Overlay) {
    if into.says("visits") || into.says("channel") {
        return;
    }
    let most = steps.iter().map(|step| step.visits()).max().unwrap_or(0);
    let written = steps.iter().filter(|step| step.visits() == most).find_map(|step| step.visits.clone());
    if step.visits() != most {
        step.visits = written.or(Some(At::nowhere(Visits { times: At::nowhere(most), basis: Vec::new() })));
    }
}

// What was only handed on between them is neither asked nor made any more.
fn papers(step: &mut Step, process: &Process, steps: &[&Step]) {
    let made = |id: &Id| steps.iter().any(|step| step.produces.iter().flatten().any(|product| product.value == *id));
    step.collects = collects(steps, &made);
    step.asks = asks(steps);
    let mut uses: Vec<At<Id>> = steps.iter().flat_map(|step| step.uses.iter().flatten()).cloned().collect();
    uses.retain(|id| !made(id));
    once(&mut uses);
    step.uses = steps.iter().any(|step| step.uses.is_some()).then_some(uses);
    let inside = |one: &Step| steps.iter().any(|step| step.id.value == one.id.value);
    let needs = |step: &Step, id: &At<Id>| {
        step.uses.iter().flatten().any(|one| one == id) || step.collected().iter().any(|one| one.of == *id)
    };
    let needed_outside = |id: &At<Id>| process.steps.iter().any(|step| !inside(step) && needs(step, id));
    let needed_inside = |id: &At<Id>| steps.iter().any(|step| needs(step, id));
    let mut produces: Vec<At<Id>> = steps.iter().flat_map(|step| step.produces.iter().flatten()).cloned().collect();
    produces.retain(|id| needed_outside(id) || !needed_inside(id));
    once(&mut produces);
    step.produces = steps.iter().any(|step| step.produces.is_some()).then_some(produces);
}

// Numbers are added up, for nobody knows which of them are the same.
fn collects(steps: &[&Step], made: &impl Fn(&Id) -> bool) -> Option<At<Collects>> {
    let said: Vec<&Collects> = steps.iter().filter_map(|step| step.collects.as_deref()).collect();
    if said.is_empty() {
        return None;
    }
    if said.iter().any(|one| matches!(one, Collects::Count(_))) {
        let count = |one: &&Collects| match one {
            Collects::Count(count) => *count,
            Collects::Items(items) => items.len() as u32,
        };
        return Some(At::nowhere(Collects::Count(said.iter().map(count).sum())));
    }
    let mut items: Vec<At<Collected>> = Vec::new();
    for item in steps.iter().flat_map(|step| step.collected()) {
        if !made(&item.of.value) && !items.iter().any(|known| known.of == item.of) {
            items.push(item.clone());
        }
    }
    Some(At::nowhere(Collects::Items(items)))
}

fn asks(steps: &[&Step]) -> Option<At<Asks>> {
    let said: Vec<&Asks> = steps.iter().filter_map(|step| step.asks.as_deref()).collect();
    if said.is_empty() {
        return None;
    }
    let mut items = Vec::new();
    let mut count = 0;
    for one in &said {
        match one {
            Asks::Count(number) => count += number,
            Asks::Items(more) => items.extend(more.iter().cloned()),
        }
    }
    once(&mut items);
    if said.iter().any(|one| matches!(one, Asks::Count(_))) {
        return Some(At::nowhere(Asks::Count(count + items.len() as u32)));
    }
    Some(At::nowhere(Asks::Items(items)))
}

fn rarer(more: &mut StepMore, steps: &[&Step], members: &Members, into: &Overlay) -> Refuse {
    let all = |of: fn(&StepMore) -> bool| steps.iter().any(|step| of(step.more()));
    let unsaid = |field: &'static str| Err(Why::Unsaid(field).at(into.step.id.span));
    if all(|more| more.tacit.is_some()) && !into.says("tacit") {
        return unsaid("tacit");
    }
    // Neither the share of one nor any reckoning of shares tells how often the whole is passed.
    if all(|more| more.pass.is_some()) && !into.says("pass") {
        return unsaid("pass");
    }
    match alike(steps, |step| step.more().paused.clone()) {
        Some(paused) => more.paused = paused,
        None if into.says("paused") => {}
        None => return unsaid("paused"),
    }
    let last = steps.last().map(|step| step.more());
    more.with = gathered(steps, |more| more.with.clone());
    more.role =
        alike(steps, |step| step.more().role.clone()).unwrap_or_else(|| last.and_then(|last| last.role.clone()));
    more.rank = steps.iter().filter_map(|step| step.more().rank).max_by_key(|rank| rank.value);
    if all(|more| more.limit.is_some()) && !into.says("limit") {
        let limits: Option<Vec<_>> = steps.iter().map(|step| step.more().limit.map(|limit| limit.value)).collect();
        let sum = limits.and_then(|limits| add(limits, &members.base));
        more.limit = Some(At::nowhere(sum.ok_or_else(|| Why::Unsaid("limit").at(into.step.id.span))?));
    }
    more.medium = alike(steps, |step| step.more().medium).unwrap_or_default();
    more.checks = gathered(steps, |more| more.checks.clone());
    more.decides = steps.iter().rev().find_map(|step| step.more().decides.clone());
    more.discretion = alike(steps, |step| step.more().discretion).unwrap_or_default();
    let fees: Vec<_> = steps.iter().flat_map(|step| step.more().fees.iter().flatten()).cloned().collect();
    more.fees = steps.iter().any(|step| step.more().fees.is_some()).then_some(fees);
    more.basis = gathered(steps, |more| more.basis.clone());
    more.must_follow = gathered(steps, |more| more.must_follow.clone());
    more.value = alike(steps, |step| step.more().value).unwrap_or_default();
    more.system = steps.iter().find_map(|step| step.more().system.clone());
    more.allow = gathered(steps, |more| more.allow.clone());
    more.replaces = replaced(steps);
    Ok(())
}

fn gathered<T: PartialEq + Clone>(steps: &[&Step], of: impl Fn(&StepMore) -> Vec<T>) -> Vec<T> {
    let mut all: Vec<T> = steps.iter().flat_map(|step| of(step.more())).collect();
    once(&mut all);
    all
}

/// The as-is steps that these take over: those that they replace, else themselves.
pub(super) fn replaced(steps: &[&Step]) -> Vec<At<Id>> {
    let mut all: Vec<At<Id>> = Vec::new();
    for step in steps {
        match &step.more().replaces[..] {
            [] => all.push(At::nowhere(step.id.value.clone())),
            replaces => all.extend(replaces.iter().cloned()),
        }
    }
    once(&mut all);
    all
}
