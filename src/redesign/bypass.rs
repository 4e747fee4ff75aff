//! Cases that go round a step which every case passed.

use crate::model::{Citation, Id, Next, Process, Split, Step, Tacit, Target};
use rustc_hash::{FxHashMap, FxHashSet};

/// The first step with a mandatory basis that every case of the one process passes, and not every case of the other.
pub(super) fn first<'p>(before: &'p Process, after: &Process) -> Option<(&'p Id, &'p Citation)> {
    let ends = ends(before);
    before.steps.iter().find_map(|step| {
        let law = step.more().basis.iter().map(|law| &law.value).find(|law| law.mandatory)?;
        let now = heirs(step, after);
        let is_bypassed = !now.is_empty()
            && !avoids(before, &FxHashSet::from_iter([&step.id.value]), &ends)
            && avoids(after, &now, &ends);
        is_bypassed.then_some((&step.id.value, law))
    })
}

// The step, or what it has become part of.
fn heirs<'p>(step: &Step, after: &'p Process) -> FxHashSet<&'p Id> {
    let called: Vec<&Id> = match &step.more().replaces[..] {
        [] => vec![&step.id.value],
        replaces => replaces.iter().map(|old| &old.value).collect(),
    };
    let is_it = |one: &&Step| {
        one.id.value == step.id.value || one.more().replaces.iter().any(|old| called.contains(&&old.value))
    };
    after.steps.iter().filter(is_it).map(|one| &one.id.value).collect()
}

// The names of the ends that a case can come to. One that is new, such as a refusal to accept, lets nobody have what needed the step.
fn ends(process: &Process) -> FxHashSet<&Id> {
    let targets = process.steps.iter().flat_map(|step| step.next.targets());
    let names = targets.filter_map(|target| match &target.value {
        Target::End(name) => Some(name),
        Target::Step(_) => None,
    });
    names.collect()
}

// How a step is left without passing the others: by one of its ways, or by all of them.
struct Leaving {
    open: usize,
    from: usize,
}

// Whether a case can end, in one of these ways or plainly, without passing any of the steps. Backwards from the ends.
fn avoids(process: &Process, passed: &FxHashSet<&Id>, ends: &FxHashSet<&Id>) -> bool {
    let places: FxHashMap<&Id, usize> =
        process.steps.iter().enumerate().map(|(at, step)| (&step.id.value, at)).collect();
    let mut leavings: Vec<Leaving> = Vec::new();
    let mut waiting: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut free = vec![false; process.steps.len()];
    let mut found: Vec<usize> = Vec::new();
    for (from, step) in process.steps.iter().enumerate().filter(|(_, step)| !passed.contains(&step.id.value)) {
        for way in ways(step) {
            let needed: Vec<usize> = way.iter().filter_map(|target| target_place(target, &places)).collect();
            if way.iter().any(|target| matches!(target, Target::End(name) if !ends.contains(name))) {
                continue;
            }
            if needed.is_empty() {
                found.push(from);
                continue;
            }
            needed.iter().for_each(|at| waiting.entry(*at).or_default().push(leavings.len()));
            leavings.push(Leaving { open: needed.len(), from });
        }
    }
    while let Some(at) = found.pop() {
        if std::mem::replace(&mut free[at], true) {
            continue;
        }
        for leaving in waiting.get(&at).into_iter().flatten() {
            leavings[*leaving].open -= 1;
            if leavings[*leaving].open == 0 {
                found.push(leavings[*leaving].from);
            }
        }
    }
    let start = process.start.as_ref().map_or(Some(0), |start| places.get(&start.value).copied());
    start.and_then(|start| free.get(start).copied()).unwrap_or(false)
}

fn target_place(target: &Target, places: &FxHashMap<&Id, usize>) -> Option<usize> {
    match target {
        Target::Step(id) => places.get(id).copied(),
        Target::End(_) => None,
    }
}

// Each way to go on: where all of its targets are gone to together. Of parallel branches those that always start are.
fn ways(step: &Step) -> Vec<Vec<&Target>> {
    let mut ways: Vec<Vec<&Target>> = match &step.next {
        Next::End => vec![Vec::new()],
        Next::Plain(to) => vec![vec![&to.value]],
        Next::Split { kind: Split::One, branches } => {
            let then = branches.iter().filter_map(|branch| branch.then.as_ref());
            let ways = branches.iter().map(|branch| &branch.target).chain(then);
            ways.map(|target| vec![&target.value]).collect()
        }
        Next::Split { kind: Split::All, branches } => {
            let always = branches.iter().filter(|branch| branch.p.is_none() && !branch.cancel);
            let cancel = branches.iter().filter(|branch| branch.cancel).map(|branch| vec![&branch.target.value]);
            [always.map(|branch| &branch.target.value).collect()].into_iter().chain(cancel).collect()
        }
    };
    if let Some(Tacit::To(to)) = step.more().tacit.as_deref() {
        ways.push(vec![to]);
    }
    ways
}
