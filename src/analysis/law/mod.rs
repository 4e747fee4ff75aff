//! How long something takes, as a distribution: the algebra of lead time (semantics.md §3).
//!
//! A [`Law`] is kept in two parts. What is constant stays an *atom* at its exact tick, through every operation: a promise that is kept to the
//! minute counts as kept. What is spread out lies on a *lattice* whose points keep the mean. Sequence is convolution, a decision a mixture, a
//! parallel block the product of distribution functions, rework a geometric series.

mod atoms;
mod continuous;
mod given;
mod lattice;
mod longest;
mod percentile;
mod scale;
mod series;
mod tape;
mod then;
mod tidy;
mod transform;
mod weight;

pub use atoms::Atom;
pub(super) use given::{every, given};
pub use lattice::Lattice;
pub use scale::{Scale, Ticks};
pub use tape::{NodeId, Op, Tape, Weights};
pub use transform::Transforms;
pub use weight::{Curve, Weight};

/// A distribution of time, or a measure over time: its mass is 1 where it is a distribution, and may be anything inside a calculation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Law {
    /// What is certain to the tick, in order of time, each time once.
    pub atoms: Vec<Atom>,
    /// The rest.
    pub spread: Option<Lattice>,
}

impl Law {
    /// Always this time.
    pub fn certain(at: Ticks) -> Law {
        Law { atoms: vec![Atom { at, p: 1.0 }], spread: None }
    }

    /// Each of these times with its share; times may repeat.
    pub fn discrete(atoms: Vec<Atom>) -> Law {
        Law { atoms: atoms::sorted(atoms), spread: None }
    }

    /// The one time that it always takes, if there is only one.
    pub fn certainty(&self) -> Option<Ticks> {
        match (&self.atoms[..], &self.spread) {
            ([only], None) if (only.p - 1.0).abs() < 1e-12 => Some(only.at),
            _ => None,
        }
    }

    /// Its mass: 1 for a distribution.
    pub fn mass(&self) -> f64 {
        self.sum(|_| 1.0)
    }

    /// The mean over its mass, in ticks.
    pub fn mean(&self) -> f64 {
        let first = self.first();
        first + self.sum(|at| at - first) / self.mass()
    }

    /// The standard deviation, in ticks.
    pub fn deviation(&self) -> f64 {
        let mean = self.mean();
        (self.sum(|at| (at - mean) * (at - mean)) / self.mass()).max(0.0).sqrt()
    }

    /// Σ p · value(t).
    pub fn sum(&self, value: impl Fn(f64) -> f64) -> f64 {
        let atoms: f64 = self.atoms.iter().map(|atom| atom.p * value(atom.at as f64)).sum();
        let spread = self.spread.iter().flat_map(Lattice::points).map(|(at, p)| p * value(at as f64));
        atoms + spread.sum::<f64>()
    }

    /// Every time that has mass, with it; atoms first.
    pub fn points(&self) -> impl Iterator<Item = (Ticks, f64)> {
        let atoms = self.atoms.iter().map(|atom| (atom.at, atom.p));
        atoms.chain(self.spread.iter().flat_map(Lattice::points))
    }

    /// The earliest time, in ticks.
    pub fn first(&self) -> f64 {
        self.bounds().map_or(0.0, |(first, _)| first as f64)
    }

    /// The earliest and the latest time; nothing where there is no mass.
    pub fn bounds(&self) -> Option<(Ticks, Ticks)> {
        let atoms = self.atoms.first().zip(self.atoms.last()).map(|(first, last)| (first.at, last.at));
        let spread = self.spread.as_ref().map(|spread| (spread.origin, spread.last()));
        match (atoms, spread) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (one, other) => one.or(other),
        }
    }

    /// From the earliest to the latest time.
    fn range(&self) -> Ticks {
        self.bounds().map_or(0, |(first, last)| last.saturating_sub(first))
    }

    /// The same with every probability multiplied.
    pub fn times(mut self, factor: f64) -> Law {
        self.atoms.iter_mut().for_each(|atom| atom.p *= factor);
        self.spread.iter_mut().flat_map(|spread| &mut spread.mass).for_each(|p| *p *= factor);
        self
    }

    /// The same, so much later.
    pub fn later(mut self, by: Ticks) -> Law {
        self.atoms.iter_mut().for_each(|atom| atom.at = atom.at.saturating_add(by));
        if let Some(spread) = &mut self.spread {
            spread.origin = spread.origin.saturating_add(by);
        }
        self
    }

    /// Σ wᵢ · lawᵢ.
    pub fn mixture<'l>(parts: impl Iterator<Item = (f64, &'l Law)> + Clone) -> Law {
        let some = parts.filter(|(share, _)| *share > 0.0);
        let atoms = some
            .clone()
            .flat_map(|(share, law)| law.atoms.iter().map(move |atom| Atom { at: atom.at, p: share * atom.p }));
        let spreads = some.filter_map(|(share, law)| Some((share, law.spread.as_ref()?)));
        Law { atoms: atoms::sorted(atoms.collect()), spread: lattice::mixture(spreads) }.tidied()
    }

    /// What lies up to a limit, the limit itself included, and what lies beyond.
    pub fn split_at(&self, limit: Ticks) -> (Law, Law) {
        let cut = self.atoms.partition_point(|atom| atom.at <= limit);
        let (within, beyond) = self.atoms.split_at(cut);
        let (near, far) = self.spread.as_ref().map_or((None, None), |spread| spread.split_at(limit));
        (Law { atoms: within.to_vec(), spread: near }, Law { atoms: beyond.to_vec(), spread: far })
    }

    /// The same, with whatever lies beyond a limit put on it: a point of a lattice near the limit may stand a little beyond.
    pub fn at_most(mut self, limit: Ticks) -> Law {
        let Some(spread) = &mut self.spread else { return self };
        let within = spread.points().filter(|(at, _)| *at <= limit).count();
        let beyond: f64 = spread.mass.drain(within..).sum();
        if spread.mass.is_empty() {
            self.spread = None;
        }
        if beyond > 0.0 {
            self.atoms = atoms::sorted(self.atoms.into_iter().chain([Atom { at: limit, p: beyond }]).collect());
        }
        self
    }

    /// There is no mass at all.
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty() && self.spread.is_none()
    }
}
