//! Soundness by looking at every state: the definition of semantics.md §1, word for word, with nothing shared with the program.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::collections::{HashMap, HashSet};
use zaizao::graph::Flow;
use zaizao::model::Split;
use zaizao::model::words::JoinKind;

/// What is wrong, in the order in which it is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Sound,
    /// Two flows on one way, or on two ways into a step that takes each singly.
    Twice(NodeIndex),
    /// A state from which the case cannot end.
    CannotEnd,
    /// No state lets this step begin.
    NeverRuns(NodeIndex),
    /// More states than the bound.
    TooLarge,
}

// Flows on ways, sorted. A way to the end carries none: what reaches the end is over.
type State = Vec<usize>;

/// Decides a flow whose joins are given, by all its states.
pub fn decide(flow: &Flow, joins: &[JoinKind], bound: usize) -> Verdict {
    let first: State =
        flow.graph.edges(flow.start).filter(|way| way.target() != flow.end).map(|way| way.id().index()).collect();
    let mut number: HashMap<State, usize> = HashMap::from([(first.clone(), 0)]);
    let mut states = vec![first];
    let mut before: Vec<Vec<usize>> = vec![Vec::new()];
    let mut ran: HashSet<NodeIndex> = HashSet::new();
    let mut at = 0;
    while at < states.len() {
        if let Some(vertex) = crowds(flow, joins, &states[at]).first().copied() {
            return Verdict::Twice(vertex);
        }
        for (vertex, after) in successors(flow, joins, &states[at]) {
            ran.insert(vertex);
            let next = *number.entry(after.clone()).or_insert_with(|| {
                states.push(after);
                before.push(Vec::new());
                states.len() - 1
            });
            before[next].push(at);
        }
        if states.len() > bound {
            return Verdict::TooLarge;
        }
        at += 1;
    }
    let mut can_end = vec![false; states.len()];
    let mut open: Vec<usize> = number.get(&Vec::new()).copied().into_iter().collect();
    while let Some(state) = open.pop() {
        if !std::mem::replace(&mut can_end[state], true) {
            open.extend(&before[state]);
        }
    }
    if can_end.contains(&false) {
        return Verdict::CannotEnd;
    }
    let steps = flow.graph.node_indices().filter(|vertex| *vertex != flow.start && *vertex != flow.end);
    match steps.into_iter().find(|vertex| !ran.contains(vertex)) {
        Some(vertex) => Verdict::NeverRuns(vertex),
        None => Verdict::Sound,
    }
}

/// Where things go wrong: vertices to which two flows come, and vertices at which a flow waits in a state that cannot end. States in which two flows
/// have come to one vertex are not followed further.
pub fn places(flow: &Flow, joins: &[JoinKind], bound: usize) -> (HashSet<NodeIndex>, HashSet<NodeIndex>) {
    let first: State =
        flow.graph.edges(flow.start).filter(|way| way.target() != flow.end).map(|way| way.id().index()).collect();
    let mut number: HashMap<State, usize> = HashMap::from([(first.clone(), 0)]);
    let mut states = vec![first];
    let mut before: Vec<Vec<usize>> = vec![Vec::new()];
    let (mut twice, mut waits) = (HashSet::new(), HashSet::new());
    let mut at = 0;
    while at < states.len() && states.len() < bound {
        for (_, after) in successors(flow, joins, &states[at]) {
            let crowds = crowds(flow, joins, &after);
            if !crowds.is_empty() {
                twice.extend(crowds);
                continue;
            }
            let next = *number.entry(after.clone()).or_insert_with(|| {
                states.push(after);
                before.push(Vec::new());
                states.len() - 1
            });
            before[next].push(at);
        }
        at += 1;
    }
    let mut can_end = vec![false; states.len()];
    let mut open: Vec<usize> = number.get(&Vec::new()).copied().into_iter().collect();
    while let Some(state) = open.pop() {
        if !std::mem::replace(&mut can_end[state], true) {
            open.extend(&before[state]);
        }
    }
    for (state, _) in states.iter().zip(&can_end).filter(|(_, can_end)| !**can_end) {
        waits.extend(state.iter().map(|way| target(flow, *way)).filter(|to| joins[to.index()] == JoinKind::All));
    }
    (twice, waits)
}

fn target(flow: &Flow, way: usize) -> NodeIndex {
    flow.graph.raw_edges()[way].target()
}

fn crowds(flow: &Flow, joins: &[JoinKind], state: &State) -> Vec<NodeIndex> {
    let mut crowds = Vec::new();
    for (at, way) in state.iter().enumerate() {
        for other in &state[at + 1..] {
            let to = target(flow, *way);
            if way == other || (to == target(flow, *other) && joins[to.index()] == JoinKind::One) {
                crowds.push(to);
            }
        }
    }
    crowds
}

fn successors(flow: &Flow, joins: &[JoinKind], state: &State) -> Vec<(NodeIndex, State)> {
    let mut found = Vec::new();
    for vertex in flow.graph.node_indices() {
        let ins: Vec<usize> =
            flow.graph.edges_directed(vertex, petgraph::Direction::Incoming).map(|way| way.id().index()).collect();
        let here: Vec<usize> = ins.iter().copied().filter(|way| state.contains(way)).collect();
        let takes: Vec<Vec<usize>> = match joins[vertex.index()] {
            _ if here.is_empty() => continue,
            JoinKind::One => here.iter().map(|way| vec![*way]).collect(),
            JoinKind::All if here.len() == ins.len() => vec![ins],
            JoinKind::All => continue,
        };
        let outs: Vec<usize> = flow.graph.edges(vertex).map(|way| way.id().index()).collect();
        let gives: Vec<Vec<usize>> = match flow.split(vertex) {
            Some(Split::One) => outs.iter().map(|way| vec![*way]).collect(),
            _ => vec![outs],
        };
        for take in &takes {
            for give in &gives {
                found.push((vertex, after(flow, state, take, give)));
            }
        }
    }
    found
}

fn after(flow: &Flow, state: &State, take: &[usize], give: &[usize]) -> State {
    let stops = give.iter().any(|way| flow.graph.raw_edges()[*way].weight.cancel);
    let mut after: State = if stops { Vec::new() } else { state.clone() };
    for way in take {
        if let Some(at) = after.iter().position(|other| other == way) {
            after.remove(at);
        }
    }
    after.extend(give.iter().filter(|way| target(flow, **way) != flow.end));
    after.sort_unstable();
    after
}
