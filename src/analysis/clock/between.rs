//! What lies between the start and the end of a clock, without playing or calculating anything.

use super::events::Events;
use crate::analysis::distribution::seconds;
use crate::analysis::order::Order;
use crate::graph::{Flow, Relation, Relations, Sound, leading_to, reached_from, shares};
use crate::model::Deadline;
use crate::model::exact::number;
use petgraph::graph::NodeIndex;

/// Which steps some clock counts: after its start, up to its end, and not paused.
pub fn seen(sound: &Sound<'_>, order: &Order) -> Vec<bool> {
    let mut seen = vec![false; sound.process.steps.len()];
    for clock in &sound.process.deadlines {
        seen.iter_mut().zip(counted(sound, order, clock)).for_each(|(seen, counted)| *seen |= counted);
    }
    seen
}

/// Which steps a clock counts.
pub fn counted(sound: &Sound<'_>, order: &Order, clock: &Deadline) -> Vec<bool> {
    let Some(events) = Events::of(sound, order, clock) else { return vec![false; sound.process.steps.len()] };
    let between = between(sound, &events);
    events.running().into_iter().zip(between).map(|(running, between)| running && between).collect()
}

// From what comes after the start to what leads to an end; the step that starts the clock is before it, unless a case comes to it again.
fn between(sound: &Sound<'_>, events: &Events) -> Vec<bool> {
    let flow = &sound.flow;
    let after = match events.from {
        None => vec![true; flow.graph.node_count()],
        Some(from) => reached_from(flow, flow.graph.neighbors(NodeIndex::new(from)).collect::<Vec<NodeIndex>>()),
    };
    let before = if events.to.is_empty() {
        vec![true; flow.graph.node_count()]
    } else {
        leading_to(flow, events.to.iter().copied().map(NodeIndex::new))
    };
    let mut between: Vec<bool> = after.into_iter().zip(before).map(|(after, before)| after && before).collect();
    // What runs beside an event is counted as long as it runs together with the clock: by and large, all of it.
    let relations = Relations::of(sound);
    let beside = |step: usize, event: usize| relations.between(step, event) == Relation::Parallel;
    for (step, between) in between.iter_mut().enumerate().take(sound.process.steps.len()) {
        *between |= events.from.iter().chain(&events.to).any(|event| beside(step, *event));
    }
    between
}

/// The way between the start and an end of a clock on which the limits of steps add up to the most.
#[derive(Debug, Clone, PartialEq)]
pub struct ByLimits {
    /// What they add up to, in working seconds.
    pub seconds: f64,
    /// The steps that have a limit, in order.
    pub steps: Vec<usize>,
}

/// The longest way by the limits of its steps; ways back, ways that are never taken and paused steps left out. Nothing where no step between has a limit.
pub fn longest_by_limits(sound: &Sound<'_>, order: &Order, clock: &Deadline) -> Option<ByLimits> {
    let events = Events::of(sound, order, clock)?;
    let (flow, running, base) = (&sound.flow, events.running(), sound.process.time_base());
    let limit = |step: usize| {
        let limit = sound.process.steps[step].more().limit.as_ref().filter(|_| running[step])?;
        Some(number(seconds(limit.value, &base)))
    };
    let start = events.from.map_or(flow.start, NodeIndex::new);
    let ends: Vec<NodeIndex> =
        if events.to.is_empty() { vec![flow.end] } else { events.to.iter().copied().map(NodeIndex::new).collect() };
    let came = latest(flow, order, start, &ends, |vertex| {
        flow.step(vertex).filter(|_| vertex != start || events.from.is_none()).and_then(limit).unwrap_or(0.0)
    });
    let relations = Relations::of(sound);
    let parallel = |a: usize, b: usize| {
        !matches!(relations.between(a, b), Relation::Exclusive | Relation::Before | Relation::After)
    };
    let beside = events.to.iter().any(|a| events.to.iter().any(|b| a != b && parallel(*a, *b)));
    let reached = ends.into_iter().filter(|end| came[end.index()].is_some());
    let by_sum = |a: &NodeIndex, b: &NodeIndex| sum(&came, *a).total_cmp(&sum(&came, *b));
    // The clock stops at the first of several ends that are all reached.
    let end = if beside { reached.min_by(by_sum) } else { reached.max_by(by_sum) }?;
    let mut steps = Vec::new();
    let mut at = Some(end);
    while let Some(vertex) = at.filter(|vertex| *vertex != start) {
        steps.extend(flow.step(vertex).filter(|step| limit(*step).is_some()));
        at = came[vertex.index()].and_then(|(_, from)| from);
    }
    steps.reverse();
    // A pause beside the way may cover any of it: then its limits prove nothing.
    let paused = |step: usize| events.paused[step] && steps.iter().any(|way| parallel(*way, step));
    let proves = !(0..sound.process.steps.len()).any(paused);
    (proves && !steps.is_empty()).then(|| ByLimits { seconds: sum(&came, end), steps })
}

type Came = Option<(f64, Option<NodeIndex>)>;

fn sum(came: &[Came], vertex: NodeIndex) -> f64 {
    came[vertex.index()].map_or(0.0, |(sum, _)| sum)
}

// In the order of the flow, for each vertex the most that adds up to its end, and from where. Beyond an end nothing is followed.
fn latest(
    flow: &Flow,
    order: &Order,
    start: NodeIndex,
    ends: &[NodeIndex],
    takes: impl Fn(NodeIndex) -> f64,
) -> Vec<Came> {
    let shares = shares(flow);
    let mut came: Vec<Came> = vec![None; flow.graph.node_count()];
    came[start.index()] = Some((takes(start), None));
    let mut vertices: Vec<NodeIndex> = flow.graph.node_indices().collect();
    vertices.sort_unstable_by_key(|vertex| order.rank[vertex.index()]);
    for vertex in vertices {
        let Some((sum, _)) = came[vertex.index()].filter(|_| !ends.contains(&vertex)) else { continue };
        for way in flow.ways_out(vertex) {
            let taken = shares[way.index()] > 0.0 || flow.graph[way].then;
            let to = flow.ends_of(way).1;
            let later = sum + takes(to);
            let best = came[to.index()].is_none_or(|(known, _)| later > known);
            if taken && best && !order.goes_back(way) {
                came[to.index()] = Some((later, Some(vertex)));
            }
        }
    }
    came
}
