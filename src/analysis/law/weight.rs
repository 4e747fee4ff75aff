//! What a time in a part counts for: the expected number of its critical executions, given that it takes so long.

use super::{Lattice, Law, Ticks, Transforms, tidy};

/// A function of time on the support of a law (g of semantics.md §3).
#[derive(Debug, Clone, PartialEq)]
pub enum Weight {
    /// The same whatever it takes.
    Constant(f64),
    /// One value for each atom and each point of the law.
    Varying(Curve),
}

/// The values of a [`Weight`] that varies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// Time and value of each atom, in order.
    pub atoms: Vec<(Ticks, f64)>,
    /// Values on a lattice; its `mass` are the values.
    pub spread: Option<Lattice>,
}

impl Weight {
    /// The value at a time.
    pub fn at(&self, time: Ticks) -> f64 {
        match self {
            Weight::Constant(value) => *value,
            Weight::Varying(curve) => curve.at(time),
        }
    }

    /// Both added; both stand on the support of the same law.
    pub fn plus(self, other: Weight) -> Weight {
        match (self, other) {
            (Weight::Constant(a), Weight::Constant(b)) => Weight::Constant(a + b),
            (Weight::Constant(a), Weight::Varying(curve)) | (Weight::Varying(curve), Weight::Constant(a)) => {
                Weight::Varying(curve.map(|value| value + a))
            }
            (Weight::Varying(a), Weight::Varying(b)) => Weight::Varying(a.plus(b)),
        }
    }

    /// So many times.
    pub fn times(self, factor: f64) -> Weight {
        match self {
            Weight::Constant(value) => Weight::Constant(value * factor),
            Weight::Varying(curve) => Weight::Varying(curve.map(|value| value * factor)),
        }
    }

    /// Σ f(t) · value(t, g(t)) over a law on whose support it stands.
    pub fn sum(&self, law: &Law, value: impl Fn(Ticks, f64) -> f64) -> f64 {
        let curve = match self {
            Weight::Constant(weight) => return law.points().map(|(at, p)| p * value(at, *weight)).sum(),
            Weight::Varying(curve) => curve,
        };
        let atoms = law.atoms.iter().map(|atom| atom.p * value(atom.at, curve.at(atom.at))).sum::<f64>();
        let spread = law.spread.iter().flat_map(Lattice::points).map(|(at, p)| p * value(at, curve.smooth(at)));
        atoms + spread.sum::<f64>()
    }

    /// The same function on the support of another law.
    pub fn on(&self, law: &Law) -> Weight {
        match self {
            Weight::Constant(value) => Weight::Constant(*value),
            Weight::Varying(curve) => Weight::Varying(Curve::on(law, |at| curve.at(at), |at| curve.smooth(at))),
        }
    }

    /// What is left for a part when another is done besides it: Σᵤ other(u) · g(t+u) for each t of the part's law.
    pub fn before(&self, other: &Law, part: &Law, transforms: &mut Transforms) -> Weight {
        let curve = match self {
            Weight::Constant(value) => return Weight::Constant(value * other.mass()),
            Weight::Varying(curve) => curve,
        };
        if let Some(by) = other.certainty() {
            return Weight::Varying(Curve::on(
                part,
                |at| curve.at(at.saturating_add(by)),
                |at| curve.smooth(at.saturating_add(by)),
            ));
        }
        let exact = |at: Ticks| {
            let atoms: f64 = other.atoms.iter().map(|atom| atom.p * curve.at(at.saturating_add(atom.at))).sum();
            let spread =
                other.spread.iter().flat_map(Lattice::points).map(|(u, p)| p * curve.smooth(at.saturating_add(u)));
            atoms + spread.sum::<f64>()
        };
        let atoms = part.atoms.iter().map(|atom| (atom.at, exact(atom.at))).collect();
        let spread = part.spread.as_ref().map(|spread| correlated(curve, other, spread, transforms));
        Weight::Varying(Curve { atoms, spread })
    }
}

impl Curve {
    /// A curve on the support of a law.
    pub fn on(law: &Law, atom: impl Fn(Ticks) -> f64, smooth: impl Fn(Ticks) -> f64) -> Curve {
        let atoms = law.atoms.iter().map(|it| (it.at, atom(it.at))).collect();
        let spread = law.spread.as_ref().map(|spread| Lattice {
            mass: (0..spread.mass.len()).map(|at| smooth(spread.point(at))).collect(),
            origin: spread.origin,
            step: spread.step,
        });
        Curve { atoms, spread }
    }

    /// The value at a time: an atom's where there is one, else between the points.
    pub fn at(&self, time: Ticks) -> f64 {
        match self.atoms.binary_search_by_key(&time, |(at, _)| *at) {
            Ok(place) => self.atoms[place].1,
            Err(place) if self.spread.is_none() => {
                // Times that nothing stands for have next to no mass: the nearest atom speaks for them.
                let (before, after) = (place.checked_sub(1).and_then(|at| self.atoms.get(at)), self.atoms.get(place));
                match (before, after) {
                    (Some(a), Some(b)) => {
                        if time - a.0 <= b.0 - time {
                            a.1
                        } else {
                            b.1
                        }
                    }
                    (one, other) => one.or(other).map_or(0.0, |(_, value)| *value),
                }
            }
            Err(_) => self.smooth(time),
        }
    }

    /// The value of what is spread out around a time; beyond both ends that of the end.
    pub fn smooth(&self, time: Ticks) -> f64 {
        let Some(spread) = &self.spread else { return self.at(time) };
        let place = time.saturating_sub(spread.origin) as f64 / spread.step as f64;
        let place = place.clamp(0.0, (spread.mass.len() - 1) as f64);
        let (from, late) = (place.floor() as usize, place.fract());
        let next = spread.mass.get(from + 1).unwrap_or(&spread.mass[from]);
        spread.mass[from] + late * (next - spread.mass[from])
    }

    fn map(mut self, change: impl Fn(f64) -> f64) -> Curve {
        self.atoms.iter_mut().for_each(|(_, value)| *value = change(*value));
        self.spread.iter_mut().flat_map(|spread| &mut spread.mass).for_each(|value| *value = change(*value));
        self
    }

    fn plus(mut self, other: Curve) -> Curve {
        self.atoms.iter_mut().zip(other.atoms).for_each(|((_, value), (_, more))| *value += more);
        if let (Some(spread), Some(more)) = (&mut self.spread, other.spread) {
            spread.mass.iter_mut().zip(more.mass).for_each(|(value, more)| *value += more);
        }
        self
    }
}

// On the part's lattice made as coarse as the other's; between its points the function is a line.
fn correlated(curve: &Curve, other: &Law, part: &Lattice, transforms: &mut Transforms) -> Lattice {
    let steps = [other.spread.as_ref(), curve.spread.as_ref()].into_iter().flatten().map(|lattice| lattice.step);
    let step = steps.chain([part.step]).max().unwrap_or(part.step);
    let step = tidy::wide_enough(other.range().saturating_add(part.last() - part.origin), step);
    let Some(other) = other.on_lattice(step) else { return Lattice { mass: vec![0.0; part.mass.len()], ..*part } };
    let points = ((part.last() - part.origin) / step) as usize + 2;
    let first = part.origin.saturating_add(other.origin);
    let function: Vec<f64> = (0..points + other.mass.len() - 1)
        .map(|at| curve.smooth(first.saturating_add(step.saturating_mul(at as i64))))
        .collect();
    let coarse = Lattice { origin: part.origin, step, mass: transforms.correlation(&function, &other.mass) };
    if step == part.step {
        return Lattice { mass: coarse.mass[..part.mass.len()].to_vec(), ..*part };
    }
    let coarse = Curve { atoms: Vec::new(), spread: Some(coarse) };
    Lattice { mass: (0..part.mass.len()).map(|at| coarse.smooth(part.point(at))).collect(), ..*part }
}
