use super::{find, targets_mut, targets_of_step_mut};
use crate::model::words::{JoinKind, StepKind};
use crate::model::{Branch, Id, Name, Next, Process, Split, Step, Tacit, Target};
use crate::redesign::Refused;
use crate::source::At;

/// Steps that follow each other are done in parallel, as far as data and law allow: a step still waits for those of them whose products it
/// uses or collects, and for those that it must follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Parallelise {
    /// The steps in the order in which they follow each other.
    pub steps: Vec<Id>,
}

impl Parallelise {
    /// Sets a routing step before and one behind the steps and connects them by what they need of each other.
    ///
    /// # Errors
    /// A step that is not there; steps that do not follow each other directly, or with something else going in or out between them.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) -> Result<(), Refused> {
        let members = self.steps.iter().map(|id| find(process, id)).collect::<Result<Vec<usize>, Refused>>()?;
        members.windows(2).try_for_each(|pair| follows_directly(process, pair[0], pair[1]))?;
        let (Some(first), Some(last)) = (members.first().copied(), members.last().copied()) else { return Ok(()) };
        if matches!(process.steps[last].more().tacit.as_deref(), Some(Tacit::To(_))) {
            return Err(Refused::GoesSeveralWays(process.steps[last].id.value.clone()));
        }
        let waits = waits(process, &members);
        let fork = routing(process, first, "fork", ("分送", "fork"));
        let join = routing(process, last, "join", ("汇合", "join"));
        connect(process, &members, &waits, fork, join);
        Ok(())
    }
}

// One plain way from `a` to `b`, and no other way into `b`.
fn follows_directly(process: &Process, a: usize, b: usize) -> Result<(), Refused> {
    let (from, to) = (&process.steps[a], &process.steps[b]);
    let target = Target::Step(to.id.value.clone());
    let plain = matches!(&from.next, Next::Plain(next) if next.value == target);
    let starts = process.start.as_ref().map_or(b == 0, |start| start.value == to.id.value);
    let ways_in = process.steps.iter().flat_map(|step| step.next.targets()).filter(|next| next.value == target).count();
    let tacit = |step: &Step| matches!(step.more().tacit.as_deref(), Some(Tacit::To(to)) if *to == target);
    let leaves_early = matches!(from.more().tacit.as_deref(), Some(Tacit::To(_)));
    if plain && ways_in == 1 && !starts && !leaves_early && !process.steps.iter().any(tacit) {
        return Ok(());
    }
    Err(Refused::NotInARow(from.id.value.clone(), to.id.value.clone()))
}

// For each member the earlier members it must wait for, without those that it waits for anyway through another.
fn waits(process: &Process, members: &[usize]) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::with_capacity(members.len());
    let mut direct: Vec<Vec<usize>> = Vec::with_capacity(members.len());
    for (at, later) in members.iter().enumerate() {
        let (mut reached, mut needed) = (Vec::new(), Vec::new());
        for earlier in (0..at).rev() {
            let needs = needs(&process.steps[*later], &process.steps[members[earlier]]);
            if needs && !reached.contains(&earlier) {
                needed.push(earlier);
                reached.push(earlier);
                reached.extend(&all[earlier]);
            }
        }
        all.push(reached);
        direct.push(needed);
    }
    direct
}

fn needs(later: &Step, earlier: &Step) -> bool {
    let made = |id: &Id| earlier.produces.iter().flatten().any(|product| product.value == *id);
    later.uses.iter().flatten().any(|used| made(&used.value))
        || later.collected().iter().any(|collected| made(&collected.of.value))
        || later.produces.iter().flatten().any(|product| made(&product.value))
        || later.more().must_follow.iter().any(|rule| rule.step.value == earlier.id.value)
}

// A new step that only routes, listed just before or behind the step it stands at.
fn routing(process: &Process, at: usize, id: &str, name: (&str, &str)) -> Step {
    let beside = &process.steps[at].id.value;
    let mut id = format!("{id}-{beside}");
    while process.steps.iter().any(|step| *step.id.value == *id) {
        id.push('+');
    }
    let mut step = Step::named(At::nowhere(id.into()));
    step.name = Some(Name::Both { zh: Some(name.0.into()), en: Some(name.1.into()) });
    step.kind = Some(At::nowhere(StepKind::Route));
    step
}

fn connect(process: &mut Process, members: &[usize], waits: &[Vec<usize>], mut fork: Step, mut join: Step) {
    let id = |process: &Process, member: usize| process.steps[members[member]].id.value.clone();
    let (first, last) = (members[0], members[members.len() - 1]);
    let mut leads: Vec<Vec<Id>> = vec![Vec::new(); members.len()];
    let mut starts = Vec::new();
    for (member, needed) in waits.iter().enumerate() {
        if needed.is_empty() {
            starts.push(id(process, member));
        }
        for earlier in needed {
            leads[*earlier].push(id(process, member));
        }
    }
    fork.join = process.steps[first].join.take();
    fork.next = all_of(starts);
    join.join = Some(At::nowhere(JoinKind::All));
    join.next = std::mem::take(&mut process.steps[last].next);
    send_to_fork(process, first, &fork.id.value, &mut join);
    for ((member, leads), needed) in members.iter().zip(leads).zip(waits) {
        let step = &mut process.steps[*member];
        step.join = (needed.len() > 1).then(|| At::nowhere(JoinKind::All));
        step.next = if leads.is_empty() { all_of(vec![join.id.value.clone()]) } else { all_of(leads) };
    }
    // The later place first, so that the earlier one still holds.
    let mut new = [(first, fork), (last + 1, join)];
    new.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    new.into_iter().for_each(|(at, step)| process.steps.insert(at, step));
}

// What led to the first of the steps now leads to the fork, ways back from behind them included.
fn send_to_fork(process: &mut Process, first: usize, fork: &Id, join: &mut Step) {
    let was = Target::Step(process.steps[first].id.value.clone());
    let now = Target::Step(fork.clone());
    let behind = targets_of_step_mut(join).into_iter();
    behind.chain(targets_mut(process)).filter(|target| **target == was).for_each(|target| *target = now.clone());
    if let Some(start) = &mut process.start
        && Target::Step(start.value.clone()) == was
    {
        start.value = fork.clone();
    }
}

fn all_of(mut ids: Vec<Id>) -> Next {
    let step = |id: Id| At::nowhere(Target::Step(id));
    if ids.len() == 1 {
        return ids.pop().map_or(Next::End, |id| Next::Plain(step(id)));
    }
    let branches = ids.into_iter().map(|id| At::nowhere(Branch::to(step(id)))).collect();
    Next::Split { kind: Split::All, branches }
}
