use super::{Decision, Trouble};
use crate::graph::{Flow, Vertex};
use crate::model::{Id, Name, Next, Process, Split, Step};
use crate::wording::Lang;
use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::FxHashMap;

/// The ways named for each step, in the order in which they were named.
pub(super) type Named = FxHashMap<usize, Vec<EdgeIndex>>;

/// Finds the way that each decision names.
pub(super) fn resolve(process: &Process, flow: &Flow, decisions: &[Decision]) -> Result<Named, Trouble> {
    let mut named = Named::default();
    for decision in decisions {
        let step = step_called(process, &decision.step)?;
        let way = way_called(process, flow, step, decision)?;
        named.entry(step).or_default().push(way);
    }
    Ok(named)
}

/// The first step at which more ways are named than it decides times, where one of them excludes the others.
pub(super) fn one_too_many(
    process: &Process,
    flow: &Flow,
    decisions: &[Decision],
    named: &Named,
    times: impl Fn(usize) -> usize,
) -> Option<Trouble> {
    decisions.iter().find_map(|decision| {
        let step = step_called(process, &decision.step).ok()?;
        let (ways, last) = (named.get(&step)?, times(step).max(1));
        let (taken, left) = (ways.get(last - 1)?, ways.get(last)?);
        let excludes = flow.split(flow.ends_of(*left).0) == Some(Split::One);
        let branch = |nth: usize| {
            let of_step = |other: &&Decision| step_called(process, &other.step) == Ok(step);
            decisions.iter().filter(of_step).nth(nth).map(|other| other.branch.clone())
        };
        let trouble =
            Trouble::OneTooMany { step: decision.step.clone(), taken: branch(last - 1)?, left: branch(last)? };
        (excludes && taken != left).then_some(trouble)
    })
}

fn step_called(process: &Process, called: &Id) -> Result<usize, Trouble> {
    let by_id = process.steps.iter().position(|step| *step.id == *called);
    if let Some(at) = by_id.or_else(|| process.steps.iter().position(|step| is_name(step, called))) {
        return Ok(at);
    }
    let nearest = nearest(called, process.steps.iter().map(|step| &*step.id.value));
    Err(Trouble::UnknownStep { step: called.clone(), nearest })
}

fn is_name(step: &Step, called: &str) -> bool {
    match &step.name {
        Some(Name::One(name)) => **name == *called,
        Some(name @ Name::Both { .. }) => Lang::BOTH.iter().any(|lang| name.get(*lang) == called),
        None => false,
    }
}

fn way_called(process: &Process, flow: &Flow, step: usize, decision: &Decision) -> Result<EdgeIndex, Trouble> {
    let ways = ways_of(flow, step);
    if ways.len() < 2 {
        return Err(Trouble::NotADecision { step: decision.step.clone() });
    }
    let called = |way: &EdgeIndex| words_of(process, flow, step, *way).contains(&decision.branch);
    if let Some(way) = ways.iter().copied().find(called) {
        return Ok(way);
    }
    let all: Vec<Id> = ways.iter().filter_map(|way| words_of(process, flow, step, *way).into_iter().next()).collect();
    let nearest = nearest(&decision.branch, all.iter().map(|branch| &**branch));
    Err(Trouble::UnknownBranch { step: decision.step.clone(), branch: decision.branch.clone(), nearest, all })
}

// Those that may be chosen at the step: also its tacit way, not what follows a used-up `max`.
fn ways_of(flow: &Flow, step: usize) -> Vec<EdgeIndex> {
    let vertices = flow.graph.node_indices().filter(|vertex| match flow.graph[*vertex] {
        Vertex::Step(at) | Vertex::InTime(at) => at == step,
        Vertex::Start | Vertex::Meet(_) | Vertex::End => false,
    });
    let ways = vertices.flat_map(|vertex: NodeIndex| flow.ways_out(vertex));
    ways.filter(|way| !flow.graph[*way].then && !matches!(flow.graph[flow.ends_of(*way).1], Vertex::InTime(_)))
        .collect()
}

// What a way may be called: its target, its outcome, its condition.
fn words_of(process: &Process, flow: &Flow, step: usize, way: EdgeIndex) -> Vec<Id> {
    let weight = &flow.graph[way];
    let mut words = Vec::new();
    if let Some(target) = flow.step(flow.ends_of(way).1).and_then(|at| process.steps.get(at)) {
        words.push(target.id.value.clone());
        words.extend(target.name.iter().flat_map(|name| Lang::BOTH.map(|lang| Id::from(name.get(lang)))));
    }
    words.extend(weight.outcome.clone());
    let next = process.steps.get(step).map(|step| &step.next);
    if let (Some(Next::Split { branches, .. }), Some(at)) = (next, weight.branch) {
        words.extend(branches.get(at).and_then(|branch| branch.when.clone()));
    }
    words
}

fn nearest<'a>(called: &str, known: impl Iterator<Item = &'a str>) -> Option<Id> {
    let likeness = known.map(|name| (strsim::normalized_damerau_levenshtein(called, name), name));
    let best = likeness.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.3).then(|| best.1.into())
}

/// A vertex that chooses exactly one of its ways.
pub(super) fn decides(flow: &Flow, vertex: NodeIndex) -> bool {
    flow.split(vertex) == Some(Split::One)
}
