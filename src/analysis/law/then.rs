//! One after the other: convolution.

use super::{Lattice, Law, Transforms, atoms, lattice, tidy};

/// A law laid out on a lattice: its spread part, its atoms there, and both.
struct Laid {
    spread: Option<Lattice>,
    atoms: Option<Lattice>,
    both: Option<Lattice>,
}

impl Law {
    /// The sum of two independent times.
    pub(in crate::analysis) fn then(&self, after: &Law, transforms: &mut Transforms) -> Law {
        if let Some(by) = after.certainty() {
            return self.clone().later(by);
        }
        if let Some(by) = self.certainty() {
            return after.clone().later(by);
        }
        let steps = [&self.spread, &after.spread].into_iter().flatten().map(|spread| spread.step);
        let atoms = atoms::then(&self.atoms, &after.atoms, transforms);
        let Some(step) = steps.max() else { return Law { atoms, spread: None }.tidied() };
        let step = tidy::wide_enough(self.range().saturating_add(after.range()), step);
        let (a, b) = (laid(self, step), laid(after, step));
        // (s+a)(s'+a') − a·a' = s·(s'+a') + a·s'
        let spread = sum(&[(&a.spread, &b.both), (&a.atoms, &b.spread)], transforms);
        Law { atoms, spread }.tidied()
    }

    /// The whole law on a lattice of this step, atoms too.
    pub(super) fn on_lattice(&self, step: i64) -> Option<Lattice> {
        laid(self, step).both
    }
}

// Atoms come to lie in the phase of the spread part, so that both can be added; without one, the first of them keeps its place.
fn laid(law: &Law, step: i64) -> Laid {
    let spread = law.spread.as_ref().map(|spread| spread.with_step(step));
    let phase = spread.as_ref().map(|spread| spread.origin).or_else(|| law.atoms.first().map(|atom| atom.at));
    let atoms = lattice::of_atoms(&law.atoms, step, phase.unwrap_or(0));
    let both = lattice::mixture(spread.iter().chain(&atoms).map(|part| (1.0, part)));
    Laid { spread, atoms, both }
}

fn sum(pairs: &[(&Option<Lattice>, &Option<Lattice>)], transforms: &mut Transforms) -> Option<Lattice> {
    let products = pairs.iter().filter_map(|(a, b)| Some((a.as_ref()?, b.as_ref()?)));
    let products: Vec<Lattice> = products
        .map(|(a, b)| Lattice {
            origin: a.origin.saturating_add(b.origin),
            step: a.step,
            mass: transforms.convolution(&a.mass, &b.mass),
        })
        .collect();
    lattice::mixture(products.iter().map(|product| (1.0, product)))
}
