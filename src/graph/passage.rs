//! What a case passes on its way through a part.

use super::{Flow, Part, PartId, Rigid, Tree};
use std::collections::VecDeque;

/// The steps of one passage through a part, in order, the first `most` of them: the first way of a decision, every branch of a parallel block, the
/// shortest way through a rigid region, nothing repeated.
pub(super) fn steps(tree: &Tree, flow: &Flow, part: PartId, most: usize) -> Vec<usize> {
    let mut steps = Vec::new();
    let mut open = vec![part];
    while let Some(part) = open.pop().filter(|_| steps.len() < most) {
        match tree.part(part) {
            Part::Vertex(vertex) => steps.extend(flow.step(*vertex)),
            part => open.extend(passed(part).into_iter().rev()),
        }
    }
    steps
}

/// The last step of that passage.
pub(super) fn last_step(tree: &Tree, flow: &Flow, part: PartId) -> Option<usize> {
    let mut open = vec![part];
    while let Some(part) = open.pop() {
        match tree.part(part) {
            Part::Vertex(vertex) => {
                if let Some(step) = flow.step(*vertex) {
                    return Some(step);
                }
            }
            part => open.extend(passed(part)),
        }
    }
    None
}

fn passed(part: &Part) -> Vec<PartId> {
    match part {
        Part::Way(_) | Part::Vertex(_) => Vec::new(),
        Part::Seq(parts) | Part::All(parts) => parts.clone(),
        Part::One(branches) => branches.first().map(|branch| branch.part).into_iter().collect(),
        Part::Rework { body, then, .. } => [*body].into_iter().chain(then.map(|then| then.usual)).collect(),
        Part::Rigid(region) => shortest(region),
    }
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
