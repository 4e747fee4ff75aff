//! Keeping laws small: what nobody can see is put where it is not in the way, and the mean stays.

use super::{Atom, Law, Ticks, lattice};

/// Points of a lattice that need no reason; on more it is made coarser where they are closer than its deviation needs.
const MANY_POINTS: usize = 4_096;

/// Points of a lattice at most: what is narrow beside a long tail needs them.
const MOST_POINTS: usize = 16_384;

/// Atoms at most; of more the lightest go onto the lattice.
const MOST_ATOMS: usize = 1_024;

/// The share of a law that its ends may hold and still be cut.
const TAIL: f64 = 1e-13;

impl Law {
    /// The same law with no more points than needed.
    pub(super) fn tidied(mut self) -> Law {
        self.atoms.retain(|atom| atom.p > 0.0);
        if self.atoms.len() > MOST_ATOMS {
            self.settle_dust();
        }
        let mass = self.mass();
        self.spread = self.spread.take().and_then(|spread| spread.trimmed(TAIL * mass));
        if self.spread.as_ref().is_some_and(|spread| spread.mass.len() > MANY_POINTS) {
            let enough = step_of(self.deviation() / POINTS_TO_DEVIATION);
            while let Some(spread) = &self.spread
                && (spread.mass.len() > MOST_POINTS || (spread.mass.len() > MANY_POINTS && spread.step < enough))
            {
                self.spread = Some(spread.coarser());
            }
        }
        self
    }

    // The heaviest atoms stay exact, all others are dust on the lattice.
    fn settle_dust(&mut self) {
        let mut weights: Vec<f64> = self.atoms.iter().map(|atom| atom.p).collect();
        weights.sort_by(|a, b| b.total_cmp(a));
        let least = weights[MOST_ATOMS / 2];
        let (heavy, dust): (Vec<Atom>, Vec<Atom>) = self.atoms.iter().partition(|atom| atom.p > least);
        let range = dust.first().zip(dust.last()).map_or(1, |(first, last)| last.at - first.at);
        let step = self.spread.as_ref().map_or_else(|| fine_step(range as f64), |spread| spread.step);
        let step = wide_enough(range, step);
        let phase = self.spread.as_ref().map_or_else(|| dust.first().map_or(0, |first| first.at), |it| it.origin);
        let settled = lattice::of_atoms(&dust, step, phase);
        let parts = self.spread.iter().chain(&settled).map(|lattice| (1.0, lattice));
        self.spread = lattice::mixture(parts);
        self.atoms = heavy;
    }
}

/// The step that divides a range of so many ticks into as many points as a lattice may have.
pub(super) fn fine_step(range: f64) -> Ticks {
    step_of(range / (MANY_POINTS as f64 / 2.0))
}

/// A step at which such a range has no more points than can be handled: what is narrow and what is far away do not go onto one lattice otherwise.
pub(super) fn wide_enough(range: Ticks, step: Ticks) -> Ticks {
    let mut wide = step;
    while range / wide > 2 * MOST_POINTS as i64 {
        wide = wide.saturating_mul(2);
    }
    wide
}

/// The power of two that is not above this, at least one tick.
pub(super) fn step_of(wished: f64) -> Ticks {
    let bits = wished.max(1.0).log2().floor().min(61.0);
    1i64 << bits as u32
}

/// Points to a standard deviation: with so many, what the lattice adds to the variance is below 1/10,000 of it.
pub(super) const POINTS_TO_DEVIATION: f64 = 48.0;

impl Law {
    /// Atoms that stay, and others that go onto a lattice.
    pub(in crate::analysis) fn gathered(atoms: Vec<Atom>, others: Vec<Atom>) -> Law {
        let rest = Law { atoms: others, spread: None };
        if rest.atoms.len() <= MOST_ATOMS / 2 {
            let all = atoms.into_iter().chain(rest.atoms);
            return Law::discrete(all.collect());
        }
        let step = wide_enough(rest.range(), step_of(rest.deviation() / POINTS_TO_DEVIATION));
        let spread = lattice::of_atoms(&rest.atoms, step, rest.atoms[0].at);
        Law { atoms, spread }.tidied()
    }
}
