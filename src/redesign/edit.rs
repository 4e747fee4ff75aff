//! What several operations do to a process: references that follow a step, ways that fall together.

use super::measures::{targets_mut, targets_of_step_mut};
use crate::model::{Branch, Collects, Id, Next, Process, Split, Step, Tacit, Target};
use crate::source::At;

/// Sends what names any of the steps to those that take them over: what comes in to the first, what begins or ends there to the last.
pub fn redirect(process: &mut Process, gone: &[Id], first: &Id, last: &Id) {
    let is_gone = |id: &Id| gone.contains(id);
    for target in targets_mut(process) {
        redirect_target(target, gone, first);
    }
    for material in &mut process.materials {
        let Some(deferral) = &mut material.deferral else { continue };
        deferral.until.iter_mut().filter(|until| is_gone(until)).for_each(|until| until.value = first.clone());
        deferral.on_miss.iter_mut().for_each(|target| redirect_target(&mut target.value, gone, first));
    }
    process.start.iter_mut().filter(|start| is_gone(start)).for_each(|start| start.value = first.clone());
    process.applicant_to.iter_mut().filter(|to| is_gone(to)).for_each(|to| to.value = last.clone());
    for clock in &mut process.deadlines {
        let ends = clock.from.iter_mut().chain(&mut clock.to);
        ends.filter(|end| is_gone(end)).for_each(|end| end.value = last.clone());
        once(&mut clock.to);
    }
    for step in &mut process.steps {
        let Some(more) = &mut step.more else { continue };
        more.must_follow.iter_mut().filter(|rule| is_gone(&rule.step)).for_each(|rule| rule.step.value = last.clone());
    }
}

fn redirect_target(target: &mut Target, gone: &[Id], to: &Id) {
    if matches!(target, Target::Step(id) if gone.contains(id)) {
        *target = Target::Step(to.clone());
    }
}

/// Leaves out what stands in a list again.
pub fn once<T: PartialEq>(list: &mut Vec<T>) {
    let mut at = 1;
    while at < list.len() {
        if list[..at].contains(&list[at]) {
            list.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Makes one of the ways of a split that lead to the same step, as the language has it; shares add up.
pub fn join_ways(step: &mut Step) {
    let Next::Split { kind, branches } = &mut step.next else { return };
    let kind = *kind;
    let mut at = 1;
    while at < branches.len() {
        let same = branches[..at].iter().position(|earlier| is_same_way(earlier, &branches[at]));
        match same {
            Some(earlier) => {
                let again = branches.remove(at);
                add_share(branches, kind, earlier, &again);
            }
            None => at += 1,
        }
    }
    if let [only] = &branches[..]
        && is_plain(only)
        && (kind == Split::One || only.p.is_none())
    {
        step.next = Next::Plain(only.target.clone());
    }
}

fn is_same_way(one: &Branch, other: &Branch) -> bool {
    matches!(one.target.value, Target::Step(_)) && one.target == other.target && is_plain(one) && is_plain(other)
}

fn is_plain(branch: &Branch) -> bool {
    !branch.cancel && !branch.feedback && branch.max.is_none() && branch.then.is_none()
}

// Ways without a share have equal parts of the rest: where one of several is taken in, its part is written out.
fn add_share(branches: &mut [At<Branch>], kind: Split, into: usize, again: &Branch) {
    let (own, more) = (branches[into].p.map(|p| p.value), again.p.map(|p| p.value));
    if kind == Split::All {
        // Started for either reason: surely, if one of them is sure.
        branches[into].p = own.zip(more).map(|(own, more)| share(own + more - own * more));
        return;
    }
    let given: f64 = branches.iter().filter_map(|branch| branch.p).map(|p| p.value).sum::<f64>() + more.unwrap_or(0.0);
    let resting = branches.iter().filter(|branch| branch.p.is_none()).count() + usize::from(more.is_none());
    let rest = if resting == 0 { 0.0 } else { ((1.0 - given) / resting as f64).max(0.0) };
    let others_rest = branches.iter().enumerate().any(|(at, branch)| at != into && branch.p.is_none());
    let takes_rest = own.is_none() || more.is_none();
    branches[into].p = match takes_rest && !others_rest {
        true => None,
        false => Some(share(own.unwrap_or(rest) + more.unwrap_or(rest))),
    };
}

/// A share that was worked out, with as many digits as can be read again.
pub fn share(share: f64) -> At<f64> {
    const DIGITS: f64 = 1e10;
    // In percent, as it is written.
    At::nowhere((share * 100.0 * DIGITS).round() / DIGITS / 100.0)
}

/// How many ways lead to a step: branches, tacit ways, the start.
pub fn ways_into(process: &Process, at: usize) -> usize {
    let id = &process.steps[at].id.value;
    let is_here = |target: &Target| matches!(target, Target::Step(to) if to == id);
    let written = process.steps.iter().flat_map(|step| step.next.targets()).filter(|target| is_here(target)).count();
    let tacit =
        process.steps.iter().filter(|step| matches!(step.more().tacit.as_deref(), Some(Tacit::To(to)) if is_here(to)));
    written + tacit.count() + usize::from(starts_at(process, at))
}

/// Whether a case starts at the step.
pub fn starts_at(process: &Process, at: usize) -> bool {
    process.start.as_ref().map_or(at == 0, |start| start.value == process.steps[at].id.value)
}

/// The steps that lead to a step on their plain way.
pub fn plain_before(process: &Process, id: &Id) -> Vec<usize> {
    let leads = |step: &Step| matches!(&step.next, Next::Plain(to) if is_step(&to.value, id));
    (0..process.steps.len()).filter(|at| leads(&process.steps[*at])).collect()
}

/// Whether a target is this step.
pub fn is_step(target: &Target, id: &Id) -> bool {
    matches!(target, Target::Step(to) if to == id)
}

/// A plain way to a step.
pub fn plain(id: &Id) -> Next {
    Next::Plain(At::nowhere(Target::Step(id.clone())))
}

/// Sends every way out of a step that leads to one step to another.
pub fn resend(step: &mut Step, from: &Id, to: &Id) {
    for target in targets_of_step_mut(step) {
        if is_step(target, from) {
            *target = Target::Step(to.clone());
        }
    }
}

/// Whether any step collects the material.
pub fn is_collected(process: &Process, material: &str) -> bool {
    process.steps.iter().any(|step| collects(step, material))
}

/// Whether the step collects the material.
pub fn collects(step: &Step, material: &str) -> bool {
    step.collected().iter().any(|one| &*one.of.value == material)
}

/// Takes materials out of what a step collects; whether any was there.
pub fn take_from_collected(step: &mut Step, gone: impl Fn(&Id) -> bool) -> bool {
    let Some(Collects::Items(items)) = step.collects.as_mut().map(|collects| &mut collects.value) else { return false };
    let before = items.len();
    items.retain(|item| !gone(&item.of.value));
    items.len() < before
}
