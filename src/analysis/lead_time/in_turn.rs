//! Parts of which one thing is done at a time: in a row, one of several, rework. They are worked out in the same way whether times are laws or means.

use crate::analysis::law::{Law, NodeId, Tape};
use crate::graph::{Part, PartId, Then};

/// What such parts are worked out on.
pub(super) trait Reckoning {
    /// A time: its law, or what of it is wanted.
    type Time: Copy + PartialEq;

    /// No time at all.
    fn no_time(&mut self) -> Self::Time;
    /// One after the other.
    fn sequence(&mut self, parts: &[Self::Time]) -> Self::Time;
    /// Σ shareᵢ · partᵢ.
    fn mixture(&mut self, parts: Vec<(f64, Self::Time)>) -> Self::Time;
    /// Any number of times, from none on; the mass must be below 1.
    fn repeated(&mut self, part: Self::Time) -> Self::Time;
}

impl Reckoning for Tape {
    type Time = NodeId;

    fn no_time(&mut self) -> NodeId {
        self.given(Law::certain(0))
    }

    fn sequence(&mut self, parts: &[NodeId]) -> NodeId {
        Tape::sequence(self, parts)
    }

    fn mixture(&mut self, parts: Vec<(f64, NodeId)>) -> NodeId {
        Tape::mixture(self, parts)
    }

    fn repeated(&mut self, part: NodeId) -> NodeId {
        Tape::repeated(self, part)
    }
}

/// The time of such a part by the times of its parts; any other takes none.
pub(super) fn of<R: Reckoning>(on: &mut R, nothing: R::Time, part: &Part, at: impl Fn(&PartId) -> R::Time) -> R::Time {
    match part {
        Part::Seq(parts) => {
            let some: Vec<R::Time> = parts.iter().map(at).filter(|time| *time != nothing).collect();
            if some.is_empty() { nothing } else { on.sequence(&some) }
        }
        Part::One(branches) => {
            let some = branches.iter().filter(|branch| branch.p > 0.0).map(|branch| (branch.p, at(&branch.part)));
            let some: Vec<(f64, R::Time)> = some.collect();
            if some.iter().all(|(_, time)| *time == nothing) { nothing } else { on.mixture(some) }
        }
        Part::Rework { body, back, p, max, then } => {
            let then = then.map(|Then { usual, instead }| (at(&usual), at(&instead)));
            rework(on, nothing, Rounds { body: at(body), back: at(back), p: *p, max: *max, then })
        }
        Part::Way(_) | Part::Vertex(_) | Part::All(_) | Part::Rigid(_) => nothing,
    }
}

/// A rework: the body, then with probability p the way back and the body again.
struct Rounds<T> {
    body: T,
    back: T,
    p: f64,
    max: Option<u32>,
    then: Option<(T, T)>,
}

/// A share of rounds below this is none.
const NEGLIGIBLE: f64 = 1e-15;

fn rework<R: Reckoning>(on: &mut R, nothing: R::Time, rounds: Rounds<R::Time>) -> R::Time {
    let Rounds { body, back, p, max, then } = rounds;
    let after = |on: &mut R, law: R::Time, part: R::Time| {
        if part == nothing { law } else { on.sequence(&[law, part]) }
    };
    if p <= 0.0 {
        return then.map_or(body, |(usual, _)| after(on, body, usual));
    }
    let round = after(on, body, back);
    let round = on.mixture(vec![(p, round)]);
    // What cannot be told from "without limit" is without limit.
    let max = max.filter(|max| p >= 1.0 || f64::from(*max) * p.ln() > NEGLIGIBLE.ln());
    let Some(max) = max else {
        let times = on.repeated(round);
        let law = on.sequence(&[body, times]);
        let law = on.mixture(vec![(1.0 - p, law)]);
        return then.map_or(law, |(usual, _)| after(on, law, usual));
    };
    let (before, last) = powers(on, round, max);
    let (before, last) = (before.map(|before| on.sequence(&[body, before])), on.sequence(&[body, last]));
    let before = before.map(|before| (1.0 - p, before));
    match then {
        None => on.mixture(before.into_iter().chain([(1.0, last)]).filter(|(share, _)| *share > 0.0).collect()),
        Some((usual, instead)) => {
            let parts =
                before.into_iter().chain([(1.0 - p, last)]).filter(|(share, _)| *share > 0.0).collect::<Vec<_>>();
            let again = after(on, last, instead);
            if parts.is_empty() {
                return again;
            }
            let done = on.mixture(parts);
            let done = after(on, done, usual);
            on.mixture(vec![(1.0, done), (p, again)])
        }
    }
}

// 1 + x + … + xⁿ⁻¹ (nothing for n = 0) and xⁿ, by doubling: about two steps for each bit of n.
fn powers<R: Reckoning>(on: &mut R, x: R::Time, n: u32) -> (Option<R::Time>, R::Time) {
    let one = on.no_time();
    let (mut sum, mut power) = (None, one);
    for bit in (0..32 - n.leading_zeros()).rev() {
        if let Some(half) = sum {
            let later = on.sequence(&[half, power]);
            sum = Some(on.mixture(vec![(1.0, half), (1.0, later)]));
            power = on.sequence(&[power, power]);
        }
        if n >> bit & 1 == 1 {
            // 1 + x·(1 + … ) and x·xᵏ
            sum = Some(match sum {
                None => one,
                Some(sum) => on.mixture(vec![(1.0, sum), (1.0, power)]),
            });
            power = on.sequence(&[power, x]);
        }
    }
    (sum, power)
}
