//! Rows of steps that can end the case.

use super::{Ground, data, removal};
use crate::model::words::{DepartmentKind, StepKind};
use crate::model::{Next, Split, Step};
use petgraph::graph::{EdgeIndex, NodeIndex};

/// A step after which a share of cases is refused.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    /// The step.
    pub step: usize,
    /// The share of cases that end there; `None` where the branches do not say.
    pub ends: Option<f64>,
    // The step that those not refused come to, if nothing else leads there.
    next: Option<usize>,
}

/// Every longest row of two or more such steps that directly follow each other.
pub fn rows(ground: &Ground<'_>) -> Vec<Vec<Gate>> {
    let steps = ground.names.process.steps.len();
    let gates: Vec<Option<Gate>> = (0..steps).map(|at| gate(ground, at)).collect();
    let next = |gate: &Gate| gate.next.filter(|next| *next != gate.step).and_then(|next| gates[next]);
    let mut follows = vec![false; steps];
    gates.iter().flatten().filter_map(next).for_each(|gate| follows[gate.step] = true);
    let heads = gates.iter().flatten().filter(|gate| !follows[gate.step]);
    let rows = heads.map(|head| std::iter::successors(Some(*head), next).collect::<Vec<Gate>>());
    rows.filter(|row| row.len() > 1).collect()
}

/// Why one check of a row comes after an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It uses what the earlier one makes, law says so, or the one opens or concludes what the other belongs to.
    Needed,
    /// The file does not say whether it does.
    NotSaid,
    /// No reason.
    Free,
}

/// Whether `second` must come after `first`, which stands before it now.
pub fn order(first: &Step, second: &Step) -> Order {
    if data::depends(second, first) || data::must_follow(second, first) || opens(first) || concludes(first, second) {
        Order::Needed
    } else if first.produces.is_none() || !data::says_what_it_takes(second) {
        Order::NotSaid
    } else {
        Order::Free
    }
}

// Acceptance comes before what is accepted is looked at.
fn opens(first: &Step) -> bool {
    matches!(first.kind.as_deref(), Some(StepKind::Apply | StepKind::Precheck | StepKind::Intake))
}

// A decision rests on the checks before it, a higher level on the lower one.
fn concludes(first: &Step, second: &Step) -> bool {
    let rank = |step: &Step| step.more().rank.as_ref().map(|rank| rank.value);
    let higher = first.department() == second.department() && rank(first) < rank(second) && rank(first).is_some();
    second.kind.as_deref() == Some(&StepKind::Approve) || higher
}

fn gate(ground: &Ground<'_>, at: usize) -> Option<Gate> {
    let (names, flow) = (ground.names, &ground.sound.flow);
    let applicants = || names.doer(at).is_some_and(|doer| doer.kind == DepartmentKind::Applicant);
    if names.step(at).is_routing() {
        return None;
    }
    let decision = decision(ground, at)?;
    let Next::Split { kind: Split::One, branches } = &names.step(decision).next else { return None };
    let ways = flow.ways_out(NodeIndex::new(decision));
    let plain = |way: &EdgeIndex| ground.goes_on(*way) && !flow.graph[*way].then && !flow.graph[*way].tacit;
    if applicants() || !ways.iter().all(plain) {
        return None;
    }
    let share = |way: &EdgeIndex| flow.graph[*way].branch.map_or(0.0, |branch| removal::share(branches, branch));
    let (mut refusals, mut on): (Vec<EdgeIndex>, Vec<EdgeIndex>) =
        ways.into_iter().partition(|way| refuses(ground, *way));
    if on.is_empty() {
        // Granted and refused both have a name: the case goes on where most do.
        let likeliest = refusals.iter().copied().max_by(|one, other| share(one).total_cmp(&share(other)))?;
        refusals.retain(|way| *way != likeliest);
        on.push(likeliest);
    }
    let ([on], [_, ..]) = (&on[..], &refusals[..]) else { return None };
    let known = branches.iter().filter(|branch| branch.p.is_none()).count() < 2;
    let ends = known.then(|| refusals.iter().map(share).sum::<f64>());
    Some(Gate { step: at, ends, next: follows(ground, *on) })
}

// The step itself, or the routing point behind it that only it leads to.
fn decision(ground: &Ground<'_>, at: usize) -> Option<usize> {
    let (names, flow) = (ground.names, &ground.sound.flow);
    match &names.step(at).next {
        Next::Split { kind: Split::One, .. } => Some(at),
        Next::Plain(target) => {
            let next = names.target(&target.value)?;
            let alone = flow.ways_in(NodeIndex::new(next)).len() == 1;
            (alone && names.step(next).is_routing()).then_some(next)
        }
        _ => None,
    }
}

// The way leads to an end with a name, if through a notice or so.
fn refuses(ground: &Ground<'_>, way: EdgeIndex) -> bool {
    const NOTICES: usize = 4;
    let flow = &ground.sound.flow;
    let mut way = way;
    for _ in 0..=NOTICES {
        let to = flow.ends_of(way).1;
        if to == flow.end {
            return flow.graph[way].outcome.is_some();
        }
        match flow.ways_out(to)[..] {
            [only] if flow.split(to).is_none() => way = only,
            _ => return false,
        }
    }
    false
}

// The step that a way leads to and nothing else does, routing points looked through.
fn follows(ground: &Ground<'_>, way: EdgeIndex) -> Option<usize> {
    let flow = &ground.sound.flow;
    let mut way = way;
    for _ in 0..flow.graph.node_count() {
        let to = flow.ends_of(way).1;
        if flow.ways_in(to).len() != 1 {
            return None;
        }
        match flow.step(to) {
            Some(step) if !ground.names.step(step).is_routing() => return Some(step),
            _ => {}
        }
        let [only] = flow.ways_out(to)[..] else { return None };
        way = only;
    }
    None
}
