//! How probable it is that something happens not at all, or exactly once: a fold over the structure tree.
//!
//! The count has a probability generating function a₀ + a₁z + …; only these two terms are kept, so sums and products stay exact (dual numbers).
//! Sequence and parallel block multiply, a decision mixes, rework is the geometric series A(1−p)/(1−pBA), with `max` cut off after so many rounds.

use super::Study;
use super::markings::{self, Veto};
use crate::graph::{Part, PartId, Then};
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::ops::{Add, Div, Mul};

/// P(0) and P(1) of a count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds {
    /// P(0).
    pub none: f64,
    /// P(1).
    pub once: f64,
}

/// How much each vertex and each way adds to the count when it is passed.
pub(super) struct Weights<'w> {
    pub vertex: &'w dyn Fn(NodeIndex) -> u32,
    pub way: &'w dyn Fn(EdgeIndex) -> u32,
    /// What a `cancel` does to the count.
    pub veto: Veto,
}

/// The odds of a count over the whole case; `None` where a region is not solved exactly.
pub(super) fn of(study: &Study<'_>, weights: &Weights<'_>) -> Option<Odds> {
    let tree = &study.sound.tree;
    let mut odds: Vec<Odds> = Vec::with_capacity(tree.parts.len());
    for part in tree.ids() {
        let these = of_part(tree.part(part), weights, &odds)?;
        odds.push(these);
    }
    tree.root.map(|root| at(&odds, root))
}

fn of_part(part: &Part, weights: &Weights<'_>, odds: &[Odds]) -> Option<Odds> {
    match part {
        Part::Way(way) => Some(Odds::counted((weights.way)(*way))),
        Part::Vertex(vertex) => Some(Odds::counted((weights.vertex)(*vertex))),
        _ => of_pieces(part, weights.veto, |part| at(odds, part)),
    }
}

/// The odds of a part, given those of the parts in it; `None` where a region is not solved exactly.
pub(super) fn of_pieces(part: &Part, veto: Veto, of: impl Fn(PartId) -> Odds) -> Option<Odds> {
    Some(match part {
        Part::Way(_) | Part::Vertex(_) => Odds::NEVER,
        Part::Seq(parts) | Part::All(parts) => parts.iter().fold(Odds::NEVER, |all, part| all * of(*part)),
        Part::One(branches) => {
            branches.iter().fold(Odds::IMPOSSIBLE, |sum, branch| sum + of(branch.part).times(branch.p))
        }
        Part::Rework { body, back, p, max, then } => {
            let then = then.map(|Then { usual, instead }| [of(usual), of(instead)]);
            rework(of(*body), of(*back), *p, *max, then)
        }
        Part::Rigid(rigid) => markings::odds(rigid, veto, of)?,
    })
}

fn rework(body: Odds, back: Odds, p: f64, max: Option<u32>, then: Option<[Odds; 2]>) -> Odds {
    let round = (body * back).times(p);
    let Some(max) = max else { return body.times(1.0 - p) / (Odds::NEVER + round.times(-1.0)) };
    let last = body * round.to_the(max);
    let before = body.times(1.0 - p) * round.powers_below(max);
    match then {
        None => before + last,
        Some([usual, instead]) => (before + last.times(1.0 - p)) * usual + last.times(p) * instead,
    }
}

fn at(odds: &[Odds], part: PartId) -> Odds {
    odds.get(part.0 as usize).copied().unwrap_or(Odds::NEVER)
}

impl Odds {
    /// It certainly does not happen: the neutral element of a sequence.
    pub const NEVER: Odds = Odds { none: 1.0, once: 0.0 };
    /// A case that there is not: the neutral element of a mixture.
    pub const IMPOSSIBLE: Odds = Odds { none: 0.0, once: 0.0 };

    /// It certainly happens so many times.
    pub fn counted(times: u32) -> Odds {
        match times {
            0 => Odds::NEVER,
            1 => Odds { none: 0.0, once: 1.0 },
            _ => Odds::IMPOSSIBLE,
        }
    }

    /// In this share of cases.
    pub fn times(self, share: f64) -> Odds {
        Odds { none: self.none * share, once: self.once * share }
    }

    /// P(0 or 1).
    pub fn at_most_one(self) -> f64 {
        self.none + self.once
    }

    fn to_the(self, power: u32) -> Odds {
        if power == 0 {
            return Odds::NEVER;
        }
        let n = f64::from(power);
        Odds { none: self.none.powf(n), once: n * self.none.powf(n - 1.0) * self.once }
    }

    // 1 + x + … + xⁿ⁻¹
    fn powers_below(self, n: u32) -> Odds {
        let gap = 1.0 - self.none;
        if gap < 1e-9 {
            let n = f64::from(n);
            return Odds { none: n, once: self.once * n * (n - 1.0) / 2.0 };
        }
        (Odds::NEVER + self.to_the(n).times(-1.0)) / (Odds::NEVER + self.times(-1.0))
    }
}

impl Add for Odds {
    type Output = Odds;
    fn add(self, other: Odds) -> Odds {
        Odds { none: self.none + other.none, once: self.once + other.once }
    }
}

impl Mul for Odds {
    type Output = Odds;
    fn mul(self, other: Odds) -> Odds {
        Odds { none: self.none * other.none, once: self.none * other.once + self.once * other.none }
    }
}

impl Div for Odds {
    type Output = Odds;
    fn div(self, other: Odds) -> Odds {
        let none = self.none / other.none;
        Odds { none, once: (self.once - none * other.once) / other.none }
    }
}
