//! From the structure tree to laws: one node of the tape for each part.

use super::leaves::Leaves;
use super::{in_turn, markov, region};
use crate::analysis::law::{NodeId, Tape};
use crate::graph::{Part, PartId, Rigid, Sound};
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
    let mut folded = begin(sound, counts, Regions::new(sampling));
    for part in sound.tree.ids() {
        let node = node(&mut folded, sound.tree.part(part));
        folded.nodes.push(node);
    }
    folded.root = sound.tree.root.map_or(folded.root, |root| folded.of(&root));
    folded
}

/// The laws of the steps that count, and no part of the tree yet.
pub(super) fn begin<'a>(sound: &'a Sound<'a>, counts: &[bool], regions: Regions<'a>) -> Folded<'a> {
    let mut tape = Tape::default();
    let leaves = Leaves::of(sound, counts, &mut tape);
    let nodes = Vec::with_capacity(sound.tree.parts.len());
    Folded { tape, root: leaves.nothing, nodes, leaves, regions }
}

impl Folded<'_> {
    fn of(&self, part: &PartId) -> NodeId {
        self.nodes.get(part.0 as usize).copied().unwrap_or(self.leaves.nothing)
    }
}

/// The next part of the tree; those before it have their nodes.
pub(super) fn node<'a>(folded: &mut Folded<'a>, part: &'a Part) -> NodeId {
    let nothing = folded.leaves.nothing;
    match part {
        Part::Way(way) => folded.leaves.way(*way),
        Part::Vertex(vertex) => folded.leaves.vertex(*vertex),
        Part::All(parts) => {
            let some: Vec<NodeId> = parts.iter().map(|part| folded.of(part)).filter(|node| *node != nothing).collect();
            if some.is_empty() { nothing } else { folded.tape.longest(some) }
        }
        Part::Rigid(rigid) => {
            let ways: Vec<NodeId> = rigid.ways.iter().map(|way| folded.of(&way.part)).collect();
            of_region(&mut folded.tape, nothing, rigid, &ways, &mut folded.regions)
        }
        Part::Seq(_) | Part::One(_) | Part::Rework { .. } => {
            let Folded { tape, nodes, .. } = folded;
            in_turn::of(tape, nothing, part, |part| nodes.get(part.0 as usize).copied().unwrap_or(nothing))
        }
    }
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
