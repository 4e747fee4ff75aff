//! From the structure tree to laws: one node of the tape for each part.

use super::leaves::Leaves;
use super::{markov, region};
use crate::analysis::law::{Law, NodeId, Tape};
use crate::graph::{Part, PartId, Rigid, Sound, Then};
use region::{Regions, Sampling};

/// The law of the whole process and how it came about.
pub(in crate::analysis) struct Folded<'a> {
    pub tape: Tape,
    pub root: NodeId,
    /// By part of the tree.
    pub nodes: Vec<NodeId>,
    pub leaves: Leaves,
    pub regions: Regions<'a>,
}

/// Folds the tree, children before parents.
pub(in crate::analysis) fn fold<'a>(sound: &'a Sound<'a>, counts: &[bool], sampling: Sampling) -> Folded<'a> {
    let mut tape = Tape::default();
    let leaves = Leaves::of(sound, counts, &mut tape);
    let nothing = leaves.nothing;
    let mut regions = Regions::new(sampling);
    let mut nodes: Vec<NodeId> = Vec::with_capacity(sound.tree.parts.len());
    for part in sound.tree.ids() {
        let at = |part: &PartId| nodes.get(part.0 as usize).copied().unwrap_or(nothing);
        let node = match sound.tree.part(part) {
            Part::Way(way) => leaves.way(*way),
            Part::Vertex(vertex) => leaves.vertex(*vertex),
            Part::Seq(parts) => {
                let some: Vec<NodeId> = parts.iter().map(at).filter(|node| *node != nothing).collect();
                if some.is_empty() { nothing } else { tape.sequence(&some) }
            }
            Part::One(branches) => {
                let some: Vec<(f64, NodeId)> = branches
                    .iter()
                    .filter(|branch| branch.p > 0.0)
                    .map(|branch| (branch.p, at(&branch.part)))
                    .collect();
                if some.iter().all(|(_, node)| *node == nothing) { nothing } else { tape.mixture(some) }
            }
            Part::All(parts) => {
                let some: Vec<NodeId> = parts.iter().map(at).filter(|node| *node != nothing).collect();
                if some.is_empty() { nothing } else { tape.longest(some) }
            }
            Part::Rework { body, back, p, max, then } => {
                let then = then.map(|Then { usual, instead }| (at(&usual), at(&instead)));
                rework(&mut tape, nothing, Rounds { body: at(body), back: at(back), p: *p, max: *max, then })
            }
            Part::Rigid(rigid) => {
                let ways: Vec<NodeId> = rigid.ways.iter().map(|way| at(&way.part)).collect();
                of_region(&mut tape, nothing, rigid, &ways, &mut regions)
            }
        };
        nodes.push(node);
    }
    let root = sound.tree.root.and_then(|root| nodes.get(root.0 as usize).copied()).unwrap_or(nothing);
    Folded { tape, root, nodes, leaves, regions }
}

fn of_region<'a>(
    tape: &mut Tape,
    nothing: NodeId,
    rigid: &'a Rigid,
    ways: &[NodeId],
    regions: &mut Regions<'a>,
) -> NodeId {
    if ways.iter().all(|way| *way == nothing) {
        return nothing;
    }
    match rigid.is_markov().then(|| markov::law(tape, rigid, ways)).flatten() {
        Some(node) => node,
        None => regions.sample(tape, rigid, ways),
    }
}

/// A rework: the body, then with probability p the way back and the body again.
struct Rounds {
    body: NodeId,
    back: NodeId,
    p: f64,
    max: Option<u32>,
    then: Option<(NodeId, NodeId)>,
}

/// A share of rounds below this is none.
const NEGLIGIBLE: f64 = 1e-15;

fn rework(tape: &mut Tape, nothing: NodeId, rounds: Rounds) -> NodeId {
    let Rounds { body, back, p, max, then } = rounds;
    let after = |tape: &mut Tape, law: NodeId, part: NodeId| {
        if part == nothing { law } else { tape.sequence(&[law, part]) }
    };
    if p <= 0.0 {
        return then.map_or(body, |(usual, _)| after(tape, body, usual));
    }
    let round = after(tape, body, back);
    let round = tape.mixture(vec![(p, round)]);
    // What cannot be told from "without limit" is without limit.
    let max = max.filter(|max| p >= 1.0 || f64::from(*max) * p.ln() > NEGLIGIBLE.ln());
    let Some(max) = max else {
        let times = tape.repeated(round);
        let law = tape.sequence(&[body, times]);
        let law = tape.mixture(vec![(1.0 - p, law)]);
        return then.map_or(law, |(usual, _)| after(tape, law, usual));
    };
    let (before, last) = powers(tape, round, max);
    let (before, last) = (before.map(|before| tape.sequence(&[body, before])), tape.sequence(&[body, last]));
    let before = before.map(|before| (1.0 - p, before));
    match then {
        None => tape.mixture(before.into_iter().chain([(1.0, last)]).filter(|(share, _)| *share > 0.0).collect()),
        Some((usual, instead)) => {
            let parts =
                before.into_iter().chain([(1.0 - p, last)]).filter(|(share, _)| *share > 0.0).collect::<Vec<_>>();
            let again = after(tape, last, instead);
            if parts.is_empty() {
                return again;
            }
            let done = tape.mixture(parts);
            let done = after(tape, done, usual);
            tape.mixture(vec![(1.0, done), (p, again)])
        }
    }
}

// 1 + x + … + xⁿ⁻¹ (nothing for n = 0) and xⁿ, by doubling: about two steps for each bit of n.
fn powers(tape: &mut Tape, x: NodeId, n: u32) -> (Option<NodeId>, NodeId) {
    let one = tape.given(Law::certain(0));
    let (mut sum, mut power) = (None, one);
    for bit in (0..32 - n.leading_zeros()).rev() {
        if let Some(half) = sum {
            let later = tape.sequence(&[half, power]);
            sum = Some(tape.mixture(vec![(1.0, half), (1.0, later)]));
            power = tape.sequence(&[power, power]);
        }
        if n >> bit & 1 == 1 {
            // 1 + x·(1 + … ) and x·xᵏ
            sum = Some(match sum {
                None => one,
                Some(sum) => tape.mixture(vec![(1.0, sum), (1.0, power)]),
            });
            power = tape.sequence(&[power, x]);
        }
    }
    (sum, power)
}
