//! The joins that nobody wrote, as they were worked out.

use super::{Sound, Vertex};
use crate::model::words::JoinKind;
use petgraph::graph::NodeIndex;

/// How flows meet at a step with several ways in whose join is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InferredJoin {
    /// The step.
    pub step: usize,
    /// How what arrives meets.
    pub join: JoinKind,
    /// Flows that meet among themselves before, in the other manner: they count as one of what arrives.
    pub groups: Vec<Group>,
}

/// Flows that meet among themselves before a step that joins in the other manner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How they meet.
    pub join: JoinKind,
    /// The steps that they come from, in file order.
    pub from: Vec<usize>,
}

/// The joins that were worked out, in file order.
pub fn inferred_joins(sound: &Sound<'_>) -> Vec<InferredJoin> {
    let flow = &sound.flow;
    let steps = flow.graph.node_indices().filter_map(|vertex| Some((vertex, flow.step(vertex)?)));
    let open = steps.filter(|(vertex, _)| {
        let meets = flow.ways_in(*vertex).iter().any(|way| is_group(sound, flow.ends_of(*way).0));
        flow.written_join(*vertex).is_none() && (meets || flow.ways_in(*vertex).len() > 1)
    });
    let inferred = open.map(|(vertex, step)| {
        let before = flow.ways_in(vertex).into_iter().map(|way| flow.ends_of(way).0);
        let groups = before.filter(|vertex| is_group(sound, *vertex)).map(|vertex| group(sound, vertex)).collect();
        InferredJoin { step, join: sound.join(vertex), groups }
    });
    inferred.collect()
}

fn is_group(sound: &Sound<'_>, vertex: NodeIndex) -> bool {
    matches!(sound.flow.graph[vertex], Vertex::Meet(_))
}

// With what meets in groups of its own before it.
fn group(sound: &Sound<'_>, vertex: NodeIndex) -> Group {
    let mut from = Vec::new();
    let mut open = vec![vertex];
    while let Some(vertex) = open.pop() {
        for before in sound.flow.graph.neighbors_directed(vertex, petgraph::Direction::Incoming) {
            if is_group(sound, before) { open.push(before) } else { from.extend(sound.flow.owner(before)) }
        }
    }
    from.sort_unstable();
    from.dedup();
    Group { join: sound.join(vertex), from }
}
