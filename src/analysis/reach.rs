//! How probable it is that a case comes to a step at all.
//!
//! Outside loops that is the expected number of executions. Inside, the probability of never coming there is carried from the step up to the root
//! of the structure tree, through the parts around it only: everything else has no say in it.

use super::Study;
use super::markings::Veto;
use super::odds::{self, Odds};
use crate::graph::{Part, PartId, Then, Tree};
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Answers for every step of a process.
pub(super) struct Reach<'s, 'a> {
    study: &'s Study<'a>,
    parents: Vec<Vec<(PartId, Role)>>,
    places: FxHashMap<NodeIndex, Vec<PartId>>,
}

/// What a part is to the part around it.
#[derive(Clone, Copy)]
enum Role {
    /// Done whenever the part around it is.
    Always,
    /// One of several, with its share.
    Branch(f64),
    /// A piece of a rework or of a region.
    Piece,
}

/// How probable it is that a part passes the step by, from what is known of the parts in it.
struct Missed {
    /// Parts that are always done multiply, branches add up.
    product: f64,
    lost: f64,
    pieces: FxHashMap<PartId, f64>,
}

impl<'s, 'a> Reach<'s, 'a> {
    /// Prepares the answers; linear in the process.
    pub fn of(study: &'s Study<'a>) -> Reach<'s, 'a> {
        if study.order.is_acyclic() {
            return Reach { study, parents: Vec::new(), places: FxHashMap::default() };
        }
        let tree = &study.sound.tree;
        let mut places: FxHashMap<NodeIndex, Vec<PartId>> = FxHashMap::default();
        for part in tree.ids() {
            if let Part::Vertex(vertex) = tree.part(part) {
                places.entry(*vertex).or_default().push(part);
            }
        }
        Reach { study, parents: parents(tree), places }
    }

    /// P(the step is executed at least once); `None` where a region is not solved exactly.
    pub fn ever(&self, step: usize) -> Option<f64> {
        let vertex = NodeIndex::new(step);
        if !self.study.order.is_in_loop(vertex) {
            return self.study.executions.get(step).copied();
        }
        let tree = &self.study.sound.tree;
        let places = self.places.get(&vertex)?;
        let mut open: BinaryHeap<Reverse<PartId>> = places.iter().copied().map(Reverse).collect();
        let mut around: FxHashMap<PartId, Missed> =
            places.iter().map(|place| (*place, Missed { product: 0.0, ..Missed::nothing() })).collect();
        // Children stand before their parents, so a part is complete when it is the lowest.
        while let Some(Reverse(part)) = open.pop() {
            let missed = around.remove(&part)?.in_part(tree.part(part))?;
            if tree.root == Some(part) {
                return Some(1.0 - missed);
            }
            for (parent, role) in &self.parents[part.0 as usize] {
                let parent_missed = around.entry(*parent).or_insert_with(|| {
                    open.push(Reverse(*parent));
                    Missed::nothing()
                });
                parent_missed.add(part, *role, missed);
            }
        }
        None
    }
}

impl Missed {
    fn nothing() -> Missed {
        Missed { product: 1.0, lost: 0.0, pieces: FxHashMap::default() }
    }

    fn add(&mut self, part: PartId, role: Role, missed: f64) {
        match role {
            Role::Always => self.product *= missed,
            Role::Branch(p) => self.lost += p * (1.0 - missed),
            Role::Piece => {
                self.pieces.insert(part, missed);
            }
        }
    }

    fn in_part(self, part: &Part) -> Option<f64> {
        let piece = |part: PartId| Odds { none: self.pieces.get(&part).copied().unwrap_or(1.0), once: 0.0 };
        match part {
            Part::Way(_) | Part::Vertex(_) | Part::Seq(_) | Part::All(_) => Some(self.product),
            Part::One(_) => Some(1.0 - self.lost),
            Part::Rework { .. } | Part::Rigid(_) => odds::of_pieces(part, Veto::CutsShort, piece).map(|odds| odds.none),
        }
    }
}

fn parents(tree: &Tree) -> Vec<Vec<(PartId, Role)>> {
    let mut parents: Vec<Vec<(PartId, Role)>> = vec![Vec::new(); tree.parts.len()];
    for id in tree.ids() {
        let mut add = |part: PartId, role: Role| parents[part.0 as usize].push((id, role));
        match tree.part(id) {
            Part::Way(_) | Part::Vertex(_) => {}
            Part::Seq(parts) | Part::All(parts) => parts.iter().for_each(|part| add(*part, Role::Always)),
            Part::One(branches) => branches.iter().for_each(|branch| add(branch.part, Role::Branch(branch.p))),
            Part::Rework { body, back, then, .. } => {
                let after = then.map(|Then { usual, instead }| [usual, instead]);
                [*body, *back].into_iter().chain(after.into_iter().flatten()).for_each(|part| add(part, Role::Piece));
            }
            Part::Rigid(rigid) => rigid.ways.iter().for_each(|way| add(way.part, Role::Piece)),
        }
    }
    parents
}
