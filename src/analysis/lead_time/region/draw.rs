use crate::analysis::law::{Law, Ticks};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

/// A law to draw from: one random number a draw (Walker's alias method, in Vose's form, 1991).
///
/// A point of a lattice stands for the stretch around it, and a time within that is drawn: otherwise what is played would come to lie on few points.
pub(in crate::analysis) struct Table {
    values: Vec<Ticks>,
    /// How many of the values are atoms, which come first, and how wide the stretch of each of the others is.
    atoms: usize,
    step: f64,
    keep: Vec<f64>,
    alias: Vec<u32>,
}

impl Table {
    pub fn of(law: &Law) -> Table {
        let (values, masses): (Vec<Ticks>, Vec<f64>) = law.points().unzip();
        let scale = values.len() as f64 / masses.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        let mut keep: Vec<f64> = masses.iter().map(|p| p * scale).collect();
        let mut alias: Vec<u32> = (0..values.len() as u32).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..keep.len()).partition(|at| keep[*at] < 1.0);
        while let (Some(low), Some(high)) = (small.pop(), large.last().copied()) {
            alias[low] = high as u32;
            keep[high] -= 1.0 - keep[low];
            if keep[high] < 1.0 {
                large.pop();
                small.push(high);
            }
        }
        // What rounding leaves over is whole.
        small.into_iter().chain(large).for_each(|at| keep[at] = 1.0);
        let step = law.spread.as_ref().map_or(0.0, |spread| spread.step as f64);
        Table { values, atoms: law.atoms.len(), step, keep, alias }
    }

    pub fn points(&self) -> usize {
        self.values.len()
    }

    /// A point and its time.
    pub fn draw(&self, random: &mut Pcg64Mcg) -> (u32, Ticks) {
        if let [only] = self.values[..] {
            return (0, only);
        }
        let place = uniform(random) * self.values.len() as f64;
        let at = (place as usize).min(self.values.len() - 1);
        let at = if place.fract() < self.keep[at] { at } else { self.alias[at] as usize };
        let value = self.values[at];
        if at < self.atoms {
            return (at as u32, value);
        }
        let around = value.saturating_add(((uniform(random) - 0.5) * self.step) as Ticks);
        let (first, last) = (self.values[self.atoms], self.values[self.values.len() - 1]);
        (at as u32, around.clamp(first, last))
    }
}

/// A number in 0..1 with 53 random bits.
pub(super) fn uniform(random: &mut Pcg64Mcg) -> f64 {
    (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64
}
