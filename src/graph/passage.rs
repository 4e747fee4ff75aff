//! What a case passes on its way through a part.

use super::{Flow, Part, PartId, Rigid, Tree};
use std::collections::VecDeque;

/// The steps of one passage through a part, in order: the first way of a decision, every branch of a parallel block, the shortest way through a rigid
/// region, nothing repeated.
pub(super) fn steps(tree: &Tree, flow: &Flow, part: PartId) -> Vec<usize> {
    let mut steps = Vec::new();
    let mut open = vec![part];
    while let Some(part) = open.pop() {
        match tree.part(part) {
            Part::Way(_) => {}
            Part::Vertex(vertex) => steps.extend(flow.step(*vertex)),
            Part::Seq(parts) | Part::All(parts) => open.extend(parts.iter().rev()),
            Part::One(branches) => open.extend(branches.first().map(|branch| branch.part)),
            Part::Rework { body, then, .. } => {
                open.extend(then.map(|then| then.usual));
                open.push(*body);
            }
            Part::Rigid(region) => open.extend(shortest(region).into_iter().rev()),
        }
    }
    steps
}

fn shortest(region: &Rigid) -> Vec<PartId> {
    let out = region.ways_out();
    let mut by: Vec<Option<usize>> = vec![None; region.nodes.len()];
    let mut open = VecDeque::from([Rigid::ENTRY]);
    while let Some(node) = open.pop_front() {
        for way in &out[node] {
            let to = region.ways[*way].to;
            if by[to].is_none() && to != Rigid::ENTRY {
                by[to] = Some(*way);
                open.push_back(to);
            }
        }
    }
    let mut parts = Vec::new();
    let mut at = Rigid::EXIT;
    while let Some(way) = by[at] {
        parts.push(region.ways[way].part);
        at = region.ways[way].from;
    }
    parts.reverse();
    parts
}
