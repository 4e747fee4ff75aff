//! Any number of times, one after the other: 1 + a + a² + …

use super::{Atom, Lattice, Law, Transforms, atoms, tidy};

/// What of a series is left out.
const TAIL: f64 = 1e-11;

/// Points of a series while it is worked out.
const POINTS: f64 = 16_384.0;

/// Times of constants at most, before those that coincide are put together.
const MOST_TERMS: usize = 500_000;

impl Law {
    /// Σ_{k≥0} aᵏ of a measure with a mass below 1: the times at which something that is repeated with that share begins.
    ///
    /// With α the atoms and σ the rest, 1/(1−α−σ) = A + A·Σ_{k≥1} (σA)ᵏ, where A = 1/(1−α) has atoms only; so constants stay exact.
    pub(super) fn repeated(&self, transforms: &mut Transforms) -> Law {
        let Some(atoms) = repeated_atoms(&self.atoms, transforms) else {
            return self.without_atoms().repeated(transforms);
        };
        let constant = Law { atoms, spread: None };
        let Some(spread) = &self.spread else { return constant.tidied() };
        let varying = Law { atoms: Vec::new(), spread: Some(spread.clone()) };
        let Some(round) = varying.then(&constant, transforms).spread else { return constant.tidied() };
        let Some(rounds) = repeated_spread(round, transforms) else { return constant.tidied() };
        let rounds = Law { atoms: Vec::new(), spread: Some(rounds) };
        let spread = rounds.then(&constant, transforms).spread;
        Law { atoms: constant.atoms, spread }.tidied()
    }

    // Everything but what takes no time on a lattice: of so many different times none is worth being exact about.
    fn without_atoms(&self) -> Law {
        let (idle, others): (Vec<Atom>, Vec<Atom>) = self.atoms.iter().partition(|atom| atom.at == 0);
        let range = others.first().zip(others.last()).map_or(1, |(first, last)| last.at - first.at.min(0));
        let step = self.spread.as_ref().map_or_else(|| tidy::fine_step(range as f64), |spread| spread.step);
        let rest = Law { atoms: others, spread: self.spread.clone() };
        Law { atoms: idle, spread: rest.on_lattice(step) }
    }
}

// What takes no time at all only raises the share of the rest. Nothing where there would be too many.
fn repeated_atoms(atoms: &[Atom], transforms: &mut Transforms) -> Option<Vec<Atom>> {
    let idle: f64 = atoms.iter().filter(|atom| atom.at == 0).map(|atom| atom.p).sum();
    let stays = (1.0 - idle).max(f64::EPSILON);
    let round: Vec<Atom> =
        atoms.iter().filter(|atom| atom.at != 0).map(|atom| Atom { p: atom.p / stays, ..*atom }).collect();
    let mut sum = vec![Atom { at: 0, p: 1.0 }];
    let mut term = sum.clone();
    let mass: f64 = round.iter().map(|atom| atom.p).sum();
    let mut left = mass;
    while !round.is_empty() && left > TAIL * (1.0 - mass) {
        if sum.len() > MOST_TERMS {
            return None;
        }
        term = atoms::then(&term, &round, transforms);
        sum.extend(&term);
        left *= mass;
    }
    let mut sum = atoms::sorted(sum);
    sum.iter_mut().for_each(|atom| atom.p /= stays);
    Some(sum)
}

// Σ_{k≥1} aᵏ. The points must be whole steps from zero, so that those of every power coincide.
fn repeated_spread(round: Lattice, transforms: &mut Transforms) -> Option<Lattice> {
    let law = Law { atoms: Vec::new(), spread: Some(round.clone()) };
    let (mass, mean, deviation) = (law.mass(), law.mean(), law.deviation());
    if mass <= 0.0 {
        return None;
    }
    let times = (TAIL.ln() / mass.min(1.0 - 1e-12).ln()).max(1.0);
    let horizon = times * mean + 8.0 * times.sqrt() * deviation + round.last() as f64;
    let step = tidy::step_of(horizon / POINTS).max(round.step);
    let round = round.with_step(step).in_phase(0);
    let mut powers = vec![0.0; (round.origin / step).max(0) as usize];
    powers.extend(&round.mass);
    let length = (horizon / step as f64).ceil() as usize + powers.len();
    let mass = transforms.series(&powers, length);
    Lattice { origin: 0, step, mass }.trimmed(0.0)
}
