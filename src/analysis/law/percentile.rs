//! Probabilities and percentiles of a law.

use super::{Lattice, Law, Ticks};

/// A percentile is the least time by which so much has ended; a share is met when no more than this is lacking.
const NEAR: f64 = 1e-9;

impl Law {
    /// P(T ≤ limit), the limit itself included.
    pub fn until(&self, limit: Ticks) -> f64 {
        let atoms: f64 = self.atoms.iter().take_while(|atom| atom.at <= limit).map(|atom| atom.p).sum();
        let spread = self.spread.as_ref().map_or(0.0, |spread| {
            let cells = (0..spread.mass.len()).map(|at| (spread.cell(at), spread.mass[at]));
            let parts = cells.take_while(|((from, _), _)| *from <= limit as f64);
            parts
                .map(|((from, to), p)| if to <= limit as f64 { p } else { p * (limit as f64 - from) / (to - from) })
                .sum()
        });
        let whole = atoms + spread;
        // All of it: rounding must not leave a case that is late by nothing.
        if self.mass() - whole < NEAR { self.mass() } else { whole }
    }

    /// The least time t with P(T ≤ t) ≥ share, in ticks; between the points of a lattice by a straight line.
    pub fn percentile(&self, share: f64) -> f64 {
        let wanted = (share - NEAR) * self.mass();
        let mut atoms = self.atoms.iter().peekable();
        let (mut sum, mut last) = (0.0, self.first());
        for at in 0..self.spread.as_ref().map_or(0, |spread| spread.mass.len()) {
            let Some(spread) = &self.spread else { break };
            let ((mut from, to), mut p) = (spread.cell(at), spread.mass[at]);
            while let Some(atom) = atoms.next_if(|atom| atom.at as f64 <= to) {
                let place = atom.at as f64;
                let before = if to > from { p * ((place - from) / (to - from)).clamp(0.0, 1.0) } else { p };
                if let Some(found) = within(sum, before, from, place.max(from), wanted) {
                    return found;
                }
                (sum, p, from) = (sum + before + atom.p, p - before, place.max(from));
                last = place;
                if sum >= wanted {
                    return place;
                }
            }
            if let Some(found) = within(sum, p, from, to, wanted) {
                return found;
            }
            sum += p;
            last = to.max(last);
        }
        for atom in atoms {
            (sum, last) = (sum + atom.p, atom.at as f64);
            if sum >= wanted {
                return last;
            }
        }
        last
    }

    /// The standard error of a percentile of samples in standard errors of their mean: √(q(1−q)) / f(t), over the deviation. Where only atoms are
    /// the percentile is one of them.
    pub fn percentile_error(&self, share: f64) -> f64 {
        let density = self.density(self.percentile(share));
        density.map_or(0.0, |density| (share * (1.0 - share)).sqrt() / (density * self.deviation()))
    }

    // The density around a time, per tick; nothing where only atoms are.
    fn density(&self, at: f64) -> Option<f64> {
        let spread = self.spread.as_ref()?;
        let place = ((at - spread.origin as f64) / spread.step as f64).round();
        let from = (place - 4.0).clamp(0.0, spread.mass.len() as f64 - 1.0) as usize;
        let to = (from + 9).min(spread.mass.len());
        let p: f64 = spread.mass[from..to].iter().sum();
        (p > 0.0).then(|| p / ((to - from) as f64 * spread.step as f64))
    }
}

fn within(sum: f64, p: f64, from: f64, to: f64, wanted: f64) -> Option<f64> {
    (p > 0.0 && sum + p >= wanted).then(|| from + (to - from) * ((wanted - sum) / p).clamp(0.0, 1.0))
}

impl Lattice {
    /// The stretch that a point stands for: half a step to either side, at the ends one side only.
    fn cell(&self, at: usize) -> (f64, f64) {
        let (point, half) = (self.point(at) as f64, self.step as f64 / 2.0);
        let from = if at == 0 { point } else { point - half };
        let to = if at + 1 == self.mass.len() { point } else { point + half };
        (from, to)
    }
}
