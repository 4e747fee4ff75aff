use super::{Atom, Ticks, tidy};

/// Mass on evenly spaced points. Steps are powers of two of ticks, so that of two lattices the finer can always be made as coarse as the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Lattice {
    /// The first point.
    pub origin: Ticks,
    /// From a point to the next.
    pub step: Ticks,
    /// What lies on each; not empty.
    pub mass: Vec<f64>,
}

impl Lattice {
    /// Its points with their mass.
    pub fn points(&self) -> impl Iterator<Item = (Ticks, f64)> {
        self.mass.iter().enumerate().map(|(at, p)| (self.point(at), *p))
    }

    /// A point.
    pub fn point(&self, at: usize) -> Ticks {
        self.origin.saturating_add(self.step.saturating_mul(at as i64))
    }

    /// The last point.
    pub fn last(&self) -> Ticks {
        self.point(self.mass.len().saturating_sub(1))
    }

    /// On every second point: what lay between is shared by its neighbours, which keeps the mean.
    pub fn coarser(&self) -> Lattice {
        let mut mass = vec![0.0; self.mass.len() / 2 + 1];
        for (at, p) in self.mass.iter().enumerate() {
            if at % 2 == 0 {
                mass[at / 2] += p;
            } else {
                mass[at / 2] += p / 2.0;
                mass[at / 2 + 1] += p / 2.0;
            }
        }
        Lattice { origin: self.origin, step: self.step * 2, mass }
    }

    /// As coarse as this.
    pub fn with_step(&self, step: Ticks) -> Lattice {
        let mut this = self.clone();
        while this.step < step {
            this = this.coarser();
        }
        this
    }

    /// On the points that are whole steps away from `phase`, its step kept.
    pub fn in_phase(&self, phase: Ticks) -> Lattice {
        let off = self.origin.saturating_sub(phase).rem_euclid(self.step);
        if off == 0 {
            return self.clone();
        }
        let late = off as f64 / self.step as f64;
        let mut mass = vec![0.0; self.mass.len() + 1];
        for (at, p) in self.mass.iter().enumerate() {
            mass[at] += p * (1.0 - late);
            mass[at + 1] += p * late;
        }
        Lattice { origin: self.origin - off, step: self.step, mass }
    }

    /// The same without points before zero, for a lattice whose points are whole steps from zero. A time just after zero may be shared out to a
    /// point before it. That share is put at zero, and as much moves a step down from the points behind, which keeps the mean.
    pub fn from_zero(mut self) -> Lattice {
        let before = (-self.origin / self.step).max(0) as usize;
        if before == 0 {
            return self;
        }
        let rest = self.mass.split_off(before.min(self.mass.len()));
        let mut debt: f64 = self.mass.iter().rev().zip(1..).map(|(p, steps)| p * f64::from(steps)).sum();
        let below: f64 = self.mass.iter().sum();
        (self.origin, self.mass) = (0, rest);
        self.mass.resize(self.mass.len().max(1), 0.0);
        self.mass[0] += below;
        for at in 1..self.mass.len() {
            let moved = debt.min(self.mass[at]);
            self.mass[at] -= moved;
            self.mass[at - 1] += moved;
            debt -= moved;
        }
        self
    }

    /// What lies up to a limit and what lies beyond. A point stands for the stretch of half a step around it.
    pub fn split_at(&self, limit: Ticks) -> (Option<Lattice>, Option<Lattice>) {
        let share = |at: usize| {
            let over = limit as f64 - self.point(at) as f64;
            (over / self.step as f64 + 0.5).clamp(0.0, 1.0)
        };
        let part = |of: &dyn Fn(usize) -> f64| Lattice {
            mass: self.mass.iter().enumerate().map(|(at, p)| p * of(at)).collect(),
            ..self.clone()
        };
        (part(&share).trimmed(0.0), part(&|at| 1.0 - share(at)).trimmed(0.0))
    }

    /// Without the ends on which less than `least` lies; what lay there is put on the point that is the end then.
    pub fn trimmed(mut self, least: f64) -> Option<Lattice> {
        let heavy = |sum: &mut f64, p: &f64| {
            *sum += *p;
            Some(*sum > least)
        };
        let from = self.mass.iter().scan(0.0, heavy).position(|heavy| heavy)?;
        let back = self.mass.iter().rev().scan(0.0, heavy).position(|heavy| heavy)?;
        let to = self.mass.len() - back;
        let (before, after): (f64, f64) = (self.mass[..from].iter().sum(), self.mass[to..].iter().sum());
        self.origin = self.point(from);
        self.mass.truncate(to);
        self.mass.drain(..from.min(to));
        *self.mass.first_mut()? += before;
        *self.mass.last_mut()? += after;
        Some(self)
    }
}

/// Σ wᵢ · latticeᵢ, as coarse as the coarsest.
pub(super) fn mixture<'l>(parts: impl Iterator<Item = (f64, &'l Lattice)> + Clone) -> Option<Lattice> {
    let coarsest = parts.clone().map(|(_, lattice)| lattice).max_by_key(|lattice| lattice.step)?;
    let first = parts.clone().map(|(_, lattice)| lattice.origin).min()?;
    let last = parts.clone().map(|(_, lattice)| lattice.last()).max()?;
    let (step, phase) = (tidy::wide_enough(last.saturating_sub(first), coarsest.step), coarsest.origin);
    let aligned: Vec<(f64, Lattice)> =
        parts.map(|(share, lattice)| (share, lattice.with_step(step).in_phase(phase))).collect();
    let origin = aligned.iter().map(|(_, lattice)| lattice.origin).min()?;
    let last = aligned.iter().map(|(_, lattice)| lattice.last()).max()?;
    let mut mass = vec![0.0; (last.saturating_sub(origin) / step) as usize + 1];
    for (share, lattice) in &aligned {
        let first = (lattice.origin.saturating_sub(origin) / step) as usize;
        mass[first..].iter_mut().zip(&lattice.mass).for_each(|(there, p)| *there += share * p);
    }
    Some(Lattice { origin, step, mass })
}

/// Atoms on a lattice: each is shared by the two points around it, which keeps the mean.
pub(super) fn of_atoms(atoms: &[Atom], step: Ticks, phase: Ticks) -> Option<Lattice> {
    let (first, last) = (atoms.first()?.at, atoms.last()?.at);
    let origin = first - (first - phase).rem_euclid(step);
    let mut mass = vec![0.0; (last.saturating_sub(origin) / step) as usize + 2];
    for atom in atoms {
        let place = ((atom.at - origin) / step) as usize;
        let late = ((atom.at - origin) % step) as f64 / step as f64;
        mass[place] += atom.p * (1.0 - late);
        mass[place + 1] += atom.p * late;
    }
    Lattice { origin, step, mass }.trimmed(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(lattice: &Lattice) -> f64 {
        lattice.points().map(|(at, p)| at as f64 * p).sum::<f64>() / lattice.mass.iter().sum::<f64>()
    }

    #[test]
    fn what_lies_before_zero_moves_there_and_the_mean_stays() {
        let some = Lattice { origin: -8, step: 8, mass: vec![0.3, 0.2, 0.1, 0.1, 0.3] };
        let moved = some.clone().from_zero();
        assert_eq!((moved.origin, moved.mass.len()), (0, 4));
        assert!((mean(&moved) - mean(&some)).abs() < 1e-12, "{moved:?}");
        // By hand: 0.3 goes up one step; 0.1, 0.1 and 0.1 go down one.
        let expected = [0.6, 0.1, 0.1, 0.2];
        assert!(moved.mass.iter().zip(expected).all(|(found, wanted)| (found - wanted).abs() < 1e-12), "{moved:?}");
        assert_eq!(Lattice { origin: 16, ..some.clone() }.from_zero(), Lattice { origin: 16, ..some });
    }
}
