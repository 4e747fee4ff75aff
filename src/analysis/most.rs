//! The most that can come together on one way through: a fold over the structure tree.
//!
//! Rework counts as often as `max` says, unbounded rework once (semantics.md §4, `worst`).

use super::{Study, markings};
use crate::graph::{Part, PartId, Then, Tree};
use petgraph::graph::NodeIndex;

/// The greatest sum over the vertices of one way through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Most {
    /// The sum.
    pub sum: u64,
    /// Steps that send back without a limit to what adds to it: in truth there is no greatest sum.
    pub unlimited: Vec<usize>,
}

/// The greatest sum over the vertices of one way through; `None` where a region is not solved exactly.
pub(super) fn of(study: &Study<'_>, weight: &dyn Fn(NodeIndex) -> u32) -> Option<Most> {
    let tree = &study.sound.tree;
    let mut most: Vec<u64> = Vec::with_capacity(tree.parts.len());
    let mut unlimited = Vec::new();
    for part in tree.ids() {
        let this = of_part(tree.part(part), weight, &most)?;
        most.push(this);
        if let Part::Rework { body, back, p, max: None, .. } = tree.part(part)
            && *p > 0.0
            && at(&most, *body) + at(&most, *back) > 0
        {
            unlimited.extend(begins(study, *back));
        }
    }
    let sum = tree.root.map(|root| at(&most, root))?;
    Some(Most { sum, unlimited })
}

// The step at which a part begins: where a way back leaves.
fn begins(study: &Study<'_>, part: PartId) -> Option<usize> {
    let (tree, flow): (&Tree, _) = (&study.sound.tree, &study.sound.flow);
    let mut part = part;
    loop {
        part = match tree.part(part) {
            Part::Way(way) => return flow.owner(flow.ends_of(*way).0),
            Part::Vertex(vertex) => return flow.owner(*vertex),
            Part::Seq(parts) | Part::All(parts) => *parts.first()?,
            Part::One(branches) => branches.first()?.part,
            Part::Rework { body, .. } => *body,
            Part::Rigid(rigid) => rigid.ways.first()?.part,
        };
    }
}

fn of_part(part: &Part, weight: &dyn Fn(NodeIndex) -> u32, most: &[u64]) -> Option<u64> {
    Some(match part {
        Part::Way(_) => 0,
        Part::Vertex(vertex) => u64::from(weight(*vertex)),
        Part::Seq(parts) | Part::All(parts) => parts.iter().fold(0, |sum, part| at(most, *part).saturating_add(sum)),
        Part::One(branches) => {
            let possible = branches.iter().filter(|branch| branch.p > 0.0);
            possible.map(|branch| at(most, branch.part)).max().unwrap_or(0)
        }
        Part::Rework { body, back, p, max, then } => {
            let rounds = if *p > 0.0 { u64::from(max.unwrap_or(1)) } else { 0 };
            let (body, back) = (at(most, *body), at(most, *back));
            let after = then.map_or(0, |Then { usual, instead }| {
                let refused = if *p > 0.0 { at(most, instead) } else { 0 };
                at(most, usual).max(refused)
            });
            body.saturating_add(rounds.saturating_mul(body.saturating_add(back))).saturating_add(after)
        }
        Part::Rigid(rigid) => markings::most(rigid, |part| at(most, part))?,
    })
}

fn at(most: &[u64], part: PartId) -> u64 {
    most.get(part.0 as usize).copied().unwrap_or(0)
}
