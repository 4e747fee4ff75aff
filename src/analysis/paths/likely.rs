//! The likeliest ways through each part of the structure tree, parts before what they are part of: one pass, nothing explored twice.

use super::lists::{Ways, product};
use super::made::{Made, MadeId};
use super::region;
use crate::analysis::Study;
use crate::analysis::scenario::MOST_REPETITIONS;
use crate::graph::{Branch, Flow, Part, PartId, Sound, Then};
use petgraph::graph::EdgeIndex;

/// The likeliest ways through every part.
pub(super) struct Likely<'a> {
    pub sound: &'a Sound<'a>,
    pub made: Made,
    lists: Vec<Ways>,
    root: Option<PartId>,
    pub most: usize,
}

impl<'a> Likely<'a> {
    pub fn of(study: &'a Study<'_>, most: usize) -> Likely<'a> {
        let tree = &study.sound.tree;
        let lists = Vec::with_capacity(tree.parts.len());
        let mut likely =
            Likely { sound: study.sound, made: Made::default(), lists, root: tree.root, most: most.max(1) };
        for id in tree.ids() {
            let ways = likely.through(id);
            likely.lists.push(ways);
        }
        likely
    }

    /// Those through the whole process.
    pub fn root(&self) -> Ways {
        self.root.map(|root| self.list(root).clone()).unwrap_or_default()
    }

    /// Those through a part that stands before.
    pub fn list(&self, part: PartId) -> &Ways {
        &self.lists[part.0 as usize]
    }

    fn through(&mut self, id: PartId) -> Ways {
        let sound = self.sound;
        match sound.tree.part(id) {
            Part::Way(_) | Part::Vertex(_) => Ways::only(self.made.part(id)),
            Part::Seq(parts) => self.all(parts, Made::then),
            Part::All(parts) => self.all(parts, Made::beside),
            Part::One(branches) => self.one(branches),
            Part::Rework { body, back, p, max, then } => {
                let rework = Rework { body: *body, back: *back, p: *p, max: *max };
                self.rework(&rework, *then)
            }
            Part::Rigid(rigid) => region::likeliest(self, rigid),
        }
    }

    fn all(&mut self, parts: &[PartId], join: super::lists::Join) -> Ways {
        let mut all = Ways::only(MadeId::NOTHING);
        for part in parts {
            all = product(&mut self.made, &all, &self.lists[part.0 as usize], join, self.most);
        }
        all
    }

    fn one(&mut self, branches: &[Branch]) -> Ways {
        let mut all = Ways::default();
        for (part, p) in self.told_apart(branches) {
            all = all.or(self.list(part).clone().times(p), self.most);
        }
        all
    }

    // Branches on which nothing happens and that lead to the same place with the same outcome are one way.
    fn told_apart(&self, branches: &[Branch]) -> Vec<(PartId, f64)> {
        let mut apart: Vec<(PartId, f64)> = Vec::with_capacity(branches.len());
        for branch in branches {
            match apart.iter_mut().find(|(part, _)| self.are_one(*part, branch.part)) {
                Some((_, p)) => *p += branch.p,
                None => apart.push((branch.part, branch.p)),
            }
        }
        apart
    }

    /// On both nothing happens, and they lead to the same place.
    pub fn are_one(&self, one: PartId, other: PartId) -> bool {
        let way = |part: PartId| match self.sound.tree.part(part) {
            Part::Way(way) => Some(*way),
            _ => None,
        };
        way(one).zip(way(other)).is_some_and(|(one, other)| same_place(&self.sound.flow, one, other))
    }

    fn rework(&mut self, rework: &Rework, then: Option<Then>) -> Ways {
        let most = self.most;
        let (body, back) = (self.list(rework.body).clone(), self.list(rework.back).clone());
        let round = product(&mut self.made, &back, &body, Made::then, most).times(rework.p);
        let usual = then.map(|then| self.list(then.usual).clone());
        let mut found = Ways::default();
        let (mut so_far, mut rounds) = (body, 0);
        loop {
            if rework.max == Some(rounds) {
                let last = match then {
                    None => Ways::only(MadeId::NOTHING),
                    Some(then) => self.used_up(then, rework.p),
                };
                return found.or(product(&mut self.made, &so_far, &last, Made::then, most), most);
            }
            let leave = usual.clone().unwrap_or_else(|| Ways::only(MadeId::NOTHING)).times(1.0 - rework.p);
            found = found.or(product(&mut self.made, &so_far, &leave, Made::then, most), most);
            so_far = product(&mut self.made, &so_far, &round, Made::then, most);
            rounds += 1;
            // The greatest share that a way with more rounds may have.
            let further = so_far.best() * rework.leaves_at_most(round.best(), rounds);
            let full = found.ways.get(most - 1).is_some_and(|last| last.p >= further);
            if further <= 0.0 || full {
                found.left_out = found.left_out.max(further);
                return found;
            }
            if rounds as usize > MOST_REPETITIONS {
                found.beyond = found.beyond.max(further);
                return found;
            }
        }
    }

    // Sent back once more than `max` allows, or not.
    fn used_up(&self, then: Then, p: f64) -> Ways {
        if self.are_one(then.usual, then.instead) {
            return self.list(then.usual).clone();
        }
        let usual = self.list(then.usual).clone().times(1.0 - p);
        usual.or(self.list(then.instead).clone().times(p), self.most)
    }
}

struct Rework {
    body: PartId,
    back: PartId,
    p: f64,
    max: Option<u32>,
}

impl Rework {
    // After so many rounds: it leaves now, or at `max`, where it must; `round` is the greatest share of one more round.
    fn leaves_at_most(&self, round: f64, rounds: u32) -> f64 {
        let forced = self.max.map_or(0.0, |max| round.powf(f64::from(max.saturating_sub(rounds))));
        forced.max(1.0 - self.p)
    }
}

/// Two branches of a decision that make no difference to the case. What is limited or cancels does.
fn same_place(flow: &Flow, one: EdgeIndex, other: EdgeIndex) -> bool {
    let (first, second) = (&flow.graph[one], &flow.graph[other]);
    let plain = |way: &crate::graph::Way| !way.cancel && !way.tacit;
    flow.ends_of(one) == flow.ends_of(other)
        && first.outcome == second.outcome
        && first.feedback == second.feedback
        && plain(first)
        && plain(second)
}
