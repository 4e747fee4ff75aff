//! Any number of times, one after the other: 1 + a + a² + …

use super::{Atom, Lattice, Law, Transforms, atoms, lattice, tidy};

/// What of a series is left out.
const TAIL: f64 = 1e-11;

/// Points of a series while it is worked out.
const POINTS: f64 = 16_384.0;

/// Terms of constants, or all that the heaviest of them would take.
const TERMS: usize = 20_000;

impl Law {
    /// Σ_{k≥0} aᵏ of a measure with a mass below 1: the times at which something that is repeated with that share begins.
    ///
    /// With α the atoms and σ the rest, and A the first terms 1 + α + … + αⁿ, it is A·Σ_{k≥0} (αⁿ⁺¹ + σA)ᵏ; so constants stay exact as long as
    /// their terms are few, and what is left of them then goes the way of the rest.
    pub(super) fn repeated(&self, transforms: &mut Transforms) -> Law {
        let (atoms, left) = repeated_atoms(&self.atoms, transforms);
        let constant = Law { atoms, spread: None };
        let varying = Law { atoms: Vec::new(), spread: self.spread.clone() };
        let varying = self.spread.as_ref().and_then(|_| varying.then(&constant, transforms).spread);
        let Some(round) = with_left(varying, left) else { return constant.tidied() };
        let Some(rounds) = repeated_spread(round, transforms) else { return constant.tidied() };
        let rounds = Law { atoms: Vec::new(), spread: Some(rounds) };
        let spread = rounds.then(&constant, transforms).spread;
        Law { atoms: constant.atoms, spread }.tidied()
    }
}

// The term of constants that was not followed any further, beside what varies.
fn with_left(varying: Option<Lattice>, left: Vec<Atom>) -> Option<Lattice> {
    if left.is_empty() {
        return varying;
    }
    let left = Law::gathered(Vec::new(), left);
    let step = varying.as_ref().map_or_else(|| tidy::fine_step(left.mean()), |varying| varying.step);
    let left = left.on_lattice(left.spread.as_ref().map_or(step, |spread| spread.step.max(step)));
    lattice::mixture(varying.iter().chain(&left).map(|part| (1.0, part)))
}

// The terms, and the next one where there are too many to follow. What takes no time at all only raises the share of the rest.
fn repeated_atoms(atoms: &[Atom], transforms: &mut Transforms) -> (Vec<Atom>, Vec<Atom>) {
    let idle: f64 = atoms.iter().filter(|atom| atom.at == 0).map(|atom| atom.p).sum();
    let stays = (1.0 - idle).max(f64::EPSILON);
    let round: Vec<Atom> =
        atoms.iter().filter(|atom| atom.at != 0).map(|atom| Atom { p: atom.p / stays, ..*atom }).collect();
    let mut sum = vec![Atom { at: 0, p: 1.0 }];
    let mut term = sum.clone();
    let mass: f64 = round.iter().map(|atom| atom.p).sum();
    let (mut left, mut worked) = (mass, 0);
    while !round.is_empty() && left > TAIL * (1.0 - mass) && worked < TERMS * 64 {
        worked += term.len() * round.len();
        term = atoms::then(&term, &round, transforms);
        term.retain(|atom| atom.p > TAIL * 1e-4);
        sum.extend(&term);
        left *= mass;
    }
    let mut sum = atoms::sorted(sum);
    sum.iter_mut().for_each(|atom| atom.p /= stays);
    let enough = round.is_empty() || left <= TAIL * (1.0 - mass);
    (sum, if enough { Vec::new() } else { atoms::then(&term, &round, transforms) })
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
    let round = round.with_step(step).in_phase(0).from_zero();
    let mut powers = vec![0.0; (round.origin / step) as usize];
    powers.extend(&round.mass);
    let length = (horizon / step as f64).ceil() as usize + powers.len();
    let mass = transforms.series(&powers, length);
    Lattice { origin: 0, step, mass }.trimmed(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rework around rework around a constant: E ← 1 + 2·E hours, 2ⁿ − 1 after n turns.
    #[test]
    fn a_series_of_a_series_keeps_the_mean() {
        let mut transforms = Transforms::default();
        let hour = 1i64 << 36;
        let mut body = Law::certain(hour);
        for turn in 2..=16 {
            let rounds = body.clone().times(0.5).repeated(&mut transforms);
            body = rounds.then(&body, &mut transforms).times(0.5).later(hour);
            let hours = body.mean() / hour as f64;
            let wanted = f64::from((1 << turn) - 1);
            assert!((hours / wanted - 1.0).abs() < 1e-6, "turn {turn}: {hours}, not {wanted}");
        }
    }
}
