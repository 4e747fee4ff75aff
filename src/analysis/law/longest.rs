//! All of them in parallel: the product of distribution functions, and which part was last.

use super::{Atom, Curve, Lattice, Law, Ticks, Weight, tidy};

/// The law of the longest of several independent times.
pub(super) fn longest(parts: &[&Law]) -> Law {
    let (mut atoms, mut masses) = (Vec::new(), Vec::new());
    let sweep = Sweep::of(parts);
    sweep.run(|event| {
        let p = event.after - event.before;
        match event.at {
            Place::Atom(at) if p > 0.0 => atoms.push(Atom { at, p }),
            Place::Atom(_) => {}
            Place::Point(_) => masses.push(p.max(0.0)),
        }
    });
    let spread = Lattice { origin: sweep.origin, step: sweep.step, mass: masses };
    Law { atoms, spread: spread.trimmed(0.0) }.tidied()
}

/// What each part's time counts for, from what the longest's counts for: g(t) · P(the part is last | t), ties shared equally.
pub(super) fn shared(parts: &[&Law], weight: &Weight) -> Vec<Weight> {
    let sweep = Sweep::of(parts);
    let mut curves: Vec<Curve> = sweep.parts.iter().map(Aligned::silent).collect();
    sweep.run(|event| {
        let p = event.after - event.before;
        let shares = event.shares();
        let sum: f64 = shares.iter().zip(event.steps).map(|(share, step)| share * step).sum();
        let value = match event.at {
            Place::Atom(at) => weight.at(at),
            Place::Point(at) => match weight {
                Weight::Constant(value) => *value,
                Weight::Varying(curve) => curve.smooth(at),
            },
        };
        let value = if sum > 0.0 { value * p / sum } else { 0.0 };
        for (part, (curve, share)) in curves.iter_mut().zip(shares).enumerate() {
            curve.set(event.at, &sweep.parts[part], value * share);
        }
    });
    // Back from the common lattice to each part's own.
    let curves = curves.into_iter().zip(parts);
    curves.map(|(curve, law)| Weight::Varying(Curve::on(law, |at| curve.at(at), |at| curve.smooth(at)))).collect()
}

/// All parts on one lattice, walked through in order of time.
struct Sweep {
    origin: Ticks,
    step: Ticks,
    points: usize,
    parts: Vec<Aligned>,
}

/// A part with its spread on the common lattice.
struct Aligned {
    atoms: Vec<Atom>,
    spread: Option<Lattice>,
}

#[derive(Clone, Copy)]
enum Place {
    /// Here some part has an atom.
    Atom(Ticks),
    /// A point of the common lattice.
    Point(Ticks),
}

/// One time, with P(all have ended) before and after it.
struct Event<'e> {
    at: Place,
    before: f64,
    after: f64,
    /// Of each part P(ended before).
    ended: &'e [f64],
    /// Of each part P(ends here).
    steps: &'e [f64],
}

impl Sweep {
    fn of(parts: &[&Law]) -> Sweep {
        let spreads = || parts.iter().filter_map(|part| part.spread.as_ref());
        let coarsest = spreads().max_by_key(|spread| spread.step);
        let (step, phase) = coarsest.map_or((1, 0), |spread| (spread.step, spread.origin));
        let first = spreads().map(|spread| spread.origin).min().unwrap_or(0);
        let last = spreads().map(Lattice::last).max().unwrap_or(0);
        let step = tidy::wide_enough(last.saturating_sub(first), step);
        let aligned = |part: &&Law| Aligned {
            atoms: part.atoms.clone(),
            spread: part.spread.as_ref().map(|spread| spread.with_step(step).in_phase(phase)),
        };
        let parts: Vec<Aligned> = parts.iter().map(aligned).collect();
        let spreads = || parts.iter().filter_map(|part| part.spread.as_ref());
        let origin = spreads().map(|spread| spread.origin).min().unwrap_or(0);
        let points = spreads().map(|spread| (spread.last() - origin) / step + 1).max().unwrap_or(0) as usize;
        Sweep { origin, step, points, parts }
    }

    // In order of time; at the same time points before atoms.
    fn run(&self, mut each: impl FnMut(&Event<'_>)) {
        let mut times: Vec<Ticks> = self.parts.iter().flat_map(|part| &part.atoms).map(|atom| atom.at).collect();
        times.sort_unstable();
        times.dedup();
        let mut times = times.into_iter().peekable();
        let mut walk = Walk { ended: vec![0.0; self.parts.len()], steps: vec![0.0; self.parts.len()], all: 0.0 };
        for point in 0..self.points {
            let at = self.origin + self.step * point as i64;
            while let Some(atom) = times.next_if(|time| *time < at) {
                walk.pass(self, Place::Atom(atom), &mut each);
            }
            walk.pass(self, Place::Point(at), &mut each);
        }
        for atom in times {
            walk.pass(self, Place::Atom(atom), &mut each);
        }
    }
}

struct Walk {
    ended: Vec<f64>,
    steps: Vec<f64>,
    all: f64,
}

impl Walk {
    fn pass(&mut self, sweep: &Sweep, at: Place, each: &mut impl FnMut(&Event<'_>)) {
        for (step, part) in self.steps.iter_mut().zip(&sweep.parts) {
            *step = part.mass_at(at);
        }
        let both = self.ended.iter().zip(&self.steps);
        let after: f64 = both.map(|(ended, step)| (ended + step).min(1.0)).product();
        each(&Event { at, before: self.all, after, ended: &self.ended, steps: &self.steps });
        self.all = after;
        self.ended.iter_mut().zip(&self.steps).for_each(|(ended, step)| *ended += step);
    }
}

impl Aligned {
    fn mass_at(&self, at: Place) -> f64 {
        match at {
            Place::Atom(at) => {
                self.atoms.binary_search_by_key(&at, |atom| atom.at).map_or(0.0, |place| self.atoms[place].p)
            }
            Place::Point(at) => self.place(at).map_or(0.0, |(spread, place)| spread.mass[place]),
        }
    }

    fn place(&self, at: Ticks) -> Option<(&Lattice, usize)> {
        let spread = self.spread.as_ref()?;
        let place = usize::try_from((at - spread.origin) / spread.step).ok().filter(|_| at >= spread.origin)?;
        (place < spread.mass.len()).then_some((spread, place))
    }

    fn silent(&self) -> Curve {
        let spread =
            self.spread.as_ref().map(|spread| Lattice { mass: vec![0.0; spread.mass.len()], ..spread.clone() });
        Curve { atoms: self.atoms.iter().map(|atom| (atom.at, 0.0)).collect(), spread }
    }
}

impl Curve {
    fn set(&mut self, at: Place, part: &Aligned, value: f64) {
        match at {
            Place::Atom(at) => {
                if let Ok(place) = self.atoms.binary_search_by_key(&at, |(at, _)| *at) {
                    self.atoms[place].1 = value;
                }
            }
            Place::Point(at) => {
                if let (Some((_, place)), Some(spread)) = (part.place(at), &mut self.spread) {
                    spread.mass[place] = value;
                }
            }
        }
    }
}

/// Gauss–Legendre on 0..1: exact for polynomials up to degree 15, so for up to 16 parts that end at the same tick.
const NODES: [(f64, f64); 8] = [
    (0.019_855_071_751_231_9, 0.050_614_268_145_188_1),
    (0.101_666_761_293_186_6, 0.111_190_517_226_687_2),
    (0.237_233_795_041_835_5, 0.156_853_322_938_943_6),
    (0.408_282_678_752_175_1, 0.181_341_891_689_181),
    (0.591_717_321_247_825, 0.181_341_891_689_181),
    (0.762_766_204_958_164_5, 0.156_853_322_938_943_6),
    (0.898_333_238_706_813_4, 0.111_190_517_226_687_2),
    (0.980_144_928_248_768_1, 0.050_614_268_145_188_1),
];

impl Event<'_> {
    // For each part P(it is last | it ends here), ties shared equally: with s^K over 0..1 for the K others that end here too,
    // E[1/(1+K) · all others have ended] = ∫ Π (ended + s·step) ds. On a lattice, where a tie is only a matter of its points, the middle will do.
    fn shares(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.ended.len()];
        if self.after <= self.before {
            return shares;
        }
        let nodes: &[(f64, f64)] = match self.at {
            Place::Atom(_) => &NODES,
            Place::Point(_) => &[(0.5, 1.0)],
        };
        for (s, weight) in nodes {
            let each: Vec<f64> = self.ended.iter().zip(self.steps).map(|(ended, step)| ended + s * step).collect();
            for (share, others) in shares.iter_mut().zip(products_of_others(&each)) {
                *share += weight * others;
            }
        }
        shares
    }
}

fn products_of_others(each: &[f64]) -> Vec<f64> {
    let mut products = vec![1.0; each.len()];
    let mut before = 1.0;
    for (product, value) in products.iter_mut().zip(each) {
        *product = before;
        before *= value;
    }
    let mut after = 1.0;
    for (product, value) in products.iter_mut().zip(each).rev() {
        *product *= after;
        after *= value;
    }
    products
}
