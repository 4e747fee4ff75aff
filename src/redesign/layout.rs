//! Steps in a row that are to be done in parallel, laid out as far as data and law allow.

use super::edit::{is_step, plain_before, resend, ways_into};
use super::measures::{self, Chain, Fan};
use super::refusal::{Link, Refuse, Why};
use crate::model::words::JoinKind;
use crate::model::{Id, Next, Process, Target};
use crate::source::At;

/// Steps that are to be done in parallel.
#[derive(Debug, Clone)]
pub struct Row {
    /// The parts that may be done beside each other; each is steps that follow each other.
    pub chains: Vec<Vec<Id>>,
    /// The measure and the operation that ask for it, by their places.
    pub asked: (usize, usize),
}

/// A step of a row that stays behind another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The operation that asked for both to be done in parallel.
    pub asked: (usize, usize),
    /// The step that comes later.
    pub later: Id,
    /// The step that it stays behind.
    pub earlier: Id,
    /// Why.
    pub link: Link,
}

impl Row {
    /// Puts one step in the place of others.
    pub fn replace(&mut self, gone: &[Id], by: &[Id]) {
        let mut by = Some(by.to_vec());
        for chain in &mut self.chains {
            let Some(first) = chain.iter().position(|id| gone.contains(id)) else { continue };
            chain.retain(|id| !gone.contains(id));
            chain.splice(first.min(chain.len())..first.min(chain.len()), by.take().unwrap_or_default());
        }
        self.chains.retain(|chain| !chain.is_empty());
    }

    /// Puts a step behind another of the row, to be done after it.
    pub fn append(&mut self, behind: &Id, id: &Id) {
        for chain in &mut self.chains {
            if let Some(at) = chain.iter().position(|one| one == behind) {
                chain.insert(at + 1, id.clone());
            }
        }
    }

    /// Puts a step in front of another of the row, to be done before it.
    pub fn prepend(&mut self, in_front: &Id, id: &Id) {
        for chain in &mut self.chains {
            if let Some(at) = chain.iter().position(|one| one == in_front) {
                chain.insert(at, id.clone());
            }
        }
    }

    /// Whether a step is in it.
    pub fn has(&self, id: &Id) -> bool {
        self.chains.iter().flatten().any(|one| one == id)
    }
}

/// The process with its rows laid out, and what stays in its order.
///
/// # Errors
/// The two steps of a row that do not follow each other.
pub fn laid_out(process: &Process, rows: &[Row]) -> Refuse<(Process, Vec<Kept>)> {
    let mut process = process.clone();
    let mut kept = Vec::new();
    for row in rows {
        let chains = in_order(&process, &row.chains)?;
        if chains.len() < 2 {
            continue;
        }
        measures::in_a_row(&process, &chains)?;
        let waits = measures::waits(&process, &chains);
        let all = waits.iter().enumerate().flat_map(|(later, waits)| waits.iter().map(move |wait| (later, wait)));
        kept.extend(all.map(|(_, wait)| Kept {
            asked: row.asked,
            later: process.steps[wait.later].id.value.clone(),
            earlier: process.steps[wait.step].id.value.clone(),
            link: wait.link.clone(),
        }));
        // A row in which each waits for the one before stays as it is.
        if waits.iter().enumerate().skip(1).all(|(at, waits)| waits.iter().any(|wait| wait.chain + 1 == at)) {
            continue;
        }
        let fan = measures::fan_out(&mut process, &chains, &waits)?;
        fold_fork(&mut process, &fan);
        fold_join(&mut process, &fan);
    }
    Ok((process, kept))
}

// The places of the chains in the order of the flow.
fn in_order(process: &Process, chains: &[Vec<Id>]) -> Refuse<Vec<Chain>> {
    let place = |id: &Id| {
        let found = process.steps.iter().position(|step| step.id.value == *id);
        found.ok_or_else(|| Why::NotInARow(id.clone(), id.clone()).here())
    };
    let places: Vec<Chain> =
        chains.iter().map(|chain| chain.iter().map(&place).collect()).collect::<Refuse<Vec<Chain>>>()?;
    let leads = |from: &Chain, to: &Chain| match (from.last(), to.first()) {
        (Some(from), Some(to)) => {
            matches!(&process.steps[*from].next, Next::Plain(next) if is_step(&next.value, &process.steps[*to].id.value))
        }
        _ => false,
    };
    let first = places.iter().position(|to| !places.iter().any(|from| leads(from, to)));
    let mut order: Vec<Chain> = first.map(|first| places[first].clone()).into_iter().collect();
    while let Some(next) = order.last().and_then(|last| places.iter().find(|to| leads(last, to))) {
        if order.len() >= places.len() {
            break;
        }
        order.push(next.clone());
    }
    if order.len() == places.len() {
        return Ok(order);
    }
    let id = |chain: &Chain| chain.last().map(|at| process.steps[*at].id.value.clone());
    let left = places.iter().find(|chain| !order.contains(chain)).or(places.first()).and_then(id);
    let from = order.last().and_then(id).or_else(|| left.clone());
    Err(Why::NotInARow(from.unwrap_or_default(), left.unwrap_or_default()).here())
}

// A fork of one way is none, and the one step that leads to a fork can lead to all its ways itself.
fn fold_fork(process: &mut Process, fan: &Fan) {
    let Some(at) = process.steps.iter().position(|step| step.id.value == fan.fork) else { return };
    if let Next::Plain(only) = &process.steps[at].next
        && let Target::Step(only) = only.value.clone()
    {
        let join = process.steps[at].join;
        if let Some(step) = process.steps.iter_mut().find(|step| step.id.value == only) {
            step.join = step.join.or(join);
        }
        remove_routing(process, at, &only);
        return;
    }
    let before = plain_before(process, &fan.fork);
    if let [before] = before[..]
        && ways_into(process, at) == 1
    {
        process.steps[before].next = process.steps[at].next.clone();
        process.steps.remove(at);
    }
}

// A join of one way is none, at the end of the case nothing needs to be joined, and a step to which only the join leads can wait itself.
fn fold_join(process: &mut Process, fan: &Fan) {
    let Some(at) = process.steps.iter().position(|step| step.id.value == fan.join) else { return };
    let leaves = plain_before(process, &fan.join);
    if let [leaf] = leaves[..] {
        process.steps[leaf].next = process.steps[at].next.clone();
        process.steps.remove(at);
        return;
    }
    let after = match &process.steps[at].next {
        Next::End => {
            leaves.iter().for_each(|leaf| process.steps[*leaf].next = Next::End);
            process.steps.remove(at);
            return;
        }
        Next::Plain(to) => to.value.clone(),
        Next::Split { .. } => return,
    };
    let Target::Step(after) = after else { return };
    let Some(to) = process.steps.iter().position(|step| step.id.value == after) else { return };
    if ways_into(process, to) == 1 && process.steps[to].join.is_none() {
        // Where blocks nest it need not be written how flows meet.
        process.steps[to].join = (!fan.nests).then(|| At::nowhere(JoinKind::All));
        remove_routing(process, at, &after);
    }
}

fn remove_routing(process: &mut Process, at: usize, onward: &Id) {
    let gone = process.steps.remove(at).id.value;
    process.start.iter_mut().filter(|start| start.value == gone).for_each(|start| start.value = onward.clone());
    process.steps.iter_mut().for_each(|step| resend(step, &gone, onward));
}
