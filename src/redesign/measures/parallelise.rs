use super::{find, targets_mut, targets_of_step_mut};
use crate::model::words::{JoinKind, StepKind};
use crate::model::{Branch, Id, Name, Next, Process, Split, Step, Tacit, Target, plan};
use crate::redesign::edit::ways_into;
use crate::redesign::layout::Row;
use crate::redesign::{Course, Link, Refuse, Refused};
use crate::source::At;

/// Steps that follow each other are done in parallel, as far as data and law allow: a step still waits for those of them whose products it
/// uses or collects, and for those that it must follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Parallelise {
    /// The steps in the order in which they follow each other.
    pub steps: Vec<Id>,
}

/// Steps that follow each other and stay together, by their places.
pub(in crate::redesign) type Chain = Vec<usize>;

/// Why a chain waits for an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::redesign) struct Wait {
    /// The earlier chain, by its place in the order.
    pub chain: usize,
    /// The step of it that is waited for.
    pub step: usize,
    /// The step that waits.
    pub later: usize,
    /// Why.
    pub link: Link,
}

/// The routing steps that chains done in parallel stand between.
#[derive(Debug, Clone)]
pub(in crate::redesign) struct Fan {
    /// Where the flows part.
    pub fork: Id,
    /// Where they meet.
    pub join: Id,
    /// No chain waits for another, so that what parts at the fork meets at the join and nowhere else.
    pub nests: bool,
}

impl Parallelise {
    /// Sets a routing step before and one behind the steps and connects them by what they need of each other.
    ///
    /// # Errors
    /// A step that is not there; steps that do not follow each other directly, or with something else going in or out between them.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) -> Result<(), Refused> {
        let members = self.steps.iter().map(|id| find(process, id)).collect::<Result<Vec<usize>, Refused>>()?;
        if members.is_empty() {
            return Ok(());
        }
        let chains: Vec<Chain> = members.into_iter().map(|member| vec![member]).collect();
        let waits = waits(process, &chains);
        fan_out(process, &chains, &waits).map(|_| ())
    }
}

/// What a plan asks for: the steps are remembered as a row, which is laid out when somebody looks at the process.
pub(super) fn plan(operation: &plan::Parallelise, course: &mut Course) -> Refuse {
    course.find_all(&operation.steps)?;
    let asked: Vec<Id> = operation.steps.iter().map(|id| id.value.clone()).collect();
    // What an earlier measure made parallel, and shares a step with these, is one row with them.
    let (with, apart): (Vec<Row>, Vec<Row>) =
        std::mem::take(&mut course.rows).into_iter().partition(|row| asked.iter().any(|id| row.has(id)));
    let mut chains: Vec<Vec<Id>> = with.into_iter().flat_map(|row| row.chains).collect();
    let new = asked.iter().filter(|id| !chains.iter().flatten().any(|one| one == *id)).cloned().collect::<Vec<Id>>();
    chains.extend(new.into_iter().map(|id| vec![id]));
    course.rows = apart;
    course.rows.push(Row { chains, asked: course.operation });
    course.process()?;
    for id in &operation.steps {
        let at = course.find(id)?;
        course.mark_moved(at);
    }
    Ok(())
}

/// Sets the chains between a fork and a join.
///
/// # Errors
/// Steps that do not follow each other directly.
pub(in crate::redesign) fn fan_out(
    process: &mut Process,
    chains: &[Chain],
    waits: &[Vec<Wait>],
) -> Result<Fan, Refused> {
    let (first, last) = in_a_row(process, chains)?;
    let fork = routing(process, first, "fork", ("分送", "fork"));
    let join = routing(process, last, "join", ("汇合", "join"));
    let fan = Fan {
        fork: fork.id.value.clone(),
        join: join.id.value.clone(),
        nests: waits.iter().all(|waits| waits.is_empty()),
    };
    connect(process, chains, waits, fork, join);
    Ok(fan)
}

/// The first and the last step of chains that follow each other directly.
///
/// # Errors
/// Two steps that do not.
pub(in crate::redesign) fn in_a_row(process: &Process, chains: &[Chain]) -> Result<(usize, usize), Refused> {
    let members: Vec<usize> = chains.iter().flatten().copied().collect();
    members.windows(2).try_for_each(|pair| follows_directly(process, pair[0], pair[1]))?;
    let (first, last) = (members.first().copied().unwrap_or(0), members.last().copied().unwrap_or(0));
    if matches!(process.steps[last].more().tacit.as_deref(), Some(Tacit::To(_))) {
        return Err(Refused::GoesSeveralWays(process.steps[last].id.value.clone()));
    }
    Ok((first, last))
}

// One plain way from `a` to `b`, and no other way into `b`.
fn follows_directly(process: &Process, a: usize, b: usize) -> Result<(), Refused> {
    let (from, to) = (&process.steps[a], &process.steps[b]);
    let target = Target::Step(to.id.value.clone());
    let plain = matches!(&from.next, Next::Plain(next) if next.value == target);
    let leaves_early = matches!(from.more().tacit.as_deref(), Some(Tacit::To(_)));
    if plain && !leaves_early && ways_into(process, b) == 1 {
        return Ok(());
    }
    Err(Refused::NotInARow(from.id.value.clone(), to.id.value.clone()))
}

/// For each chain the earlier ones it must wait for, without those that it waits for anyway through another.
pub(in crate::redesign) fn waits(process: &Process, chains: &[Chain]) -> Vec<Vec<Wait>> {
    let mut all: Vec<Vec<usize>> = Vec::with_capacity(chains.len());
    let mut direct: Vec<Vec<Wait>> = Vec::with_capacity(chains.len());
    for (at, later) in chains.iter().enumerate() {
        let (mut reached, mut needed) = (Vec::new(), Vec::new());
        for earlier in (0..at).rev() {
            if reached.contains(&earlier) {
                continue;
            }
            if let Some(wait) = wait_for(process, later, (earlier, &chains[earlier])) {
                needed.push(wait);
                reached.push(earlier);
                reached.extend(&all[earlier]);
            }
        }
        all.push(reached);
        direct.push(needed);
    }
    direct
}

fn wait_for(process: &Process, later: &Chain, (chain, earlier): (usize, &Chain)) -> Option<Wait> {
    later.iter().find_map(|late| {
        earlier.iter().find_map(|early| {
            let link = link(&process.steps[*late], &process.steps[*early])?;
            Some(Wait { chain, step: *early, later: *late, link })
        })
    })
}

/// Why a step has to come after another: it uses, collects or makes on what that one makes, or law prescribes it.
pub(in crate::redesign) fn link(later: &Step, earlier: &Step) -> Option<Link> {
    let made = |id: &&Id| earlier.produces.iter().flatten().any(|product| product.value == **id);
    let used = later.uses.iter().flatten().map(|used| &used.value).find(made);
    let collected = || later.collected().iter().map(|one| &one.of.value).find(made);
    let produced = || later.produces.iter().flatten().map(|product| &product.value).find(made);
    if let Some(data) = used.or_else(collected).or_else(produced) {
        return Some(Link::Data(data.clone()));
    }
    later.more().must_follow.iter().any(|rule| rule.step.value == earlier.id.value).then_some(Link::Law)
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

fn connect(process: &mut Process, chains: &[Chain], waits: &[Vec<Wait>], mut fork: Step, mut join: Step) {
    let id = |place: Option<&usize>| place.map(|at| process.steps[*at].id.value.clone()).unwrap_or_default();
    let first = chains.first().and_then(|chain| chain.first()).copied().unwrap_or(0);
    let last = chains.last().and_then(|chain| chain.last()).copied().unwrap_or(0);
    let mut leads: Vec<Vec<Id>> = vec![Vec::new(); chains.len()];
    let mut starts = Vec::new();
    for (chain, needed) in chains.iter().zip(waits) {
        if needed.is_empty() {
            starts.push(id(chain.first()));
        }
        for wait in needed {
            leads[wait.chain].push(id(chain.first()));
        }
    }
    fork.join = process.steps[first].join.take();
    fork.next = all_of(starts);
    join.join = Some(At::nowhere(JoinKind::All));
    join.next = std::mem::take(&mut process.steps[last].next);
    send_to_fork(process, first, &fork.id.value, &mut join);
    for ((chain, leads), needed) in chains.iter().zip(leads).zip(waits) {
        let (Some(begin), Some(end)) = (chain.first(), chain.last()) else { continue };
        process.steps[*begin].join = (needed.len() > 1).then(|| At::nowhere(JoinKind::All));
        process.steps[*end].next = if leads.is_empty() { all_of(vec![join.id.value.clone()]) } else { all_of(leads) };
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
