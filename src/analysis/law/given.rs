//! Durations of the language as laws.

use super::continuous::{Beta, Continuous, Exponential, Gamma, LogNormal, Normal, Triangular, Uniform};
use super::{Atom, Lattice, Law, Scale, tidy};
use crate::analysis::distribution::{Z90, seconds};
use crate::model::exact::number;
use crate::model::{Amount, Distribution, Duration, TimeBase};

/// The law of a duration. A random one that does not vary (`{normal: {mean: 2d, sd: 0d}}`) is a constant.
pub(in crate::analysis) fn given(duration: &Duration, base: &TimeBase, scale: Scale) -> Law {
    match duration {
        Duration::Fixed(amount) => Law::certain(scale.ticks(seconds(*amount, base))),
        Duration::Random(distribution) => random(distribution, &Clock { base, scale }),
    }
}

/// Uniform from now on to the end of a period: the wait for the next of what happens once every period.
pub(in crate::analysis) fn every(period: Amount, base: &TimeBase, scale: Scale) -> Law {
    let none = Amount { value: num_rational::Ratio::from_integer(0), ..period };
    random(&Distribution::Uniform { least: none, greatest: period }, &Clock { base, scale })
}

struct Clock<'c> {
    base: &'c TimeBase,
    scale: Scale,
}

impl Clock<'_> {
    fn ticks(&self, amount: &Amount) -> i64 {
        self.scale.ticks(seconds(*amount, self.base))
    }

    fn number(&self, amount: &Amount) -> f64 {
        self.scale.of_seconds(number(seconds(*amount, self.base)))
    }
}

fn random(distribution: &Distribution, clock: &Clock<'_>) -> Law {
    let n = |amount: &Amount| clock.number(amount);
    match distribution {
        Distribution::Uniform { least, greatest } => {
            spread(&Uniform { least: n(least), greatest: n(greatest) }, clock.ticks(least))
        }
        Distribution::Pert { least, likeliest, greatest } => {
            spread(&Beta::pert(n(least), n(likeliest), n(greatest)), clock.ticks(least))
        }
        Distribution::Triangular { least, likeliest, greatest } => {
            let law = Triangular { least: n(least), likeliest: n(likeliest), greatest: n(greatest) };
            spread(&law, clock.ticks(least))
        }
        Distribution::Exponential { mean } => spread(&Exponential { mean: n(mean) }, clock.ticks(mean)),
        Distribution::Gamma { mean, sd } => spread(&Gamma { mean: n(mean), sd: n(sd) }, clock.ticks(mean)),
        Distribution::Normal { mean, sd } => spread(&Normal { mean: n(mean), sd: n(sd) }, clock.ticks(mean)),
        Distribution::LogNormal { mean, sd } => spread(&LogNormal::of(n(mean), n(sd)), clock.ticks(mean)),
        Distribution::Quantiles { p50, p90 } => spread(&LogNormal::through(n(p50), n(p90), Z90), clock.ticks(p50)),
        Distribution::Samples(samples) => {
            let p = 1.0 / samples.len() as f64;
            Law::discrete(samples.iter().map(|sample| Atom { at: clock.ticks(sample), p }).collect())
        }
    }
}

/// Points of one distribution at most.
const MOST: f64 = 4_096.0;

/// Points to the width of its body at least: what lies so far out that there would be fewer is tail.
const POINTS_TO_BODY: f64 = 12.0;

/// What of a tail is left out.
const TAIL: f64 = 1e-11;

/// The latest time that anything may take, in ticks.
const LATEST: f64 = (1u64 << 58) as f64;

// A distribution on points that keep its mean: each point takes what a hat over it weighs, so its mass is the second difference of
// E[(x − T)⁺]. Left of the middle that is taken as it stands, right of it from E[(T − x)⁺], which is small there.
fn spread(law: &dyn Continuous, only: i64) -> Law {
    let (from, far) = law.range(TAIL);
    let (body, deviation) = (law.body(), law.deviation());
    if !(far - from >= 2.0 && body >= 1.0 && deviation.is_finite()) {
        return Law::certain(only);
    }
    let (from, far) = (from.min(LATEST), far.min(f64::MAX));
    let to = far.min(from + body * MOST / POINTS_TO_BODY).min(LATEST);
    let step = tidy::step_of((body / tidy::POINTS_TO_DEVIATION).max((to - from) / MOST));
    let origin = from.floor() as i64;
    // The last point is the end itself where there is one: a promise of the longest time is kept.
    let points = ((to - origin as f64) / step as f64).floor().max(0.0) as usize + 1;
    let place = |at: usize| origin as f64 + (step as f64) * (at as f64 - 1.0);
    let middle = (0..=points).position(|at| place(at) >= law.mean()).unwrap_or(points);
    let below: Vec<f64> = (0..=(middle + 1).min(points)).map(|at| law.below(place(at))).collect();
    let above: Vec<f64> = (middle.saturating_sub(1)..=points).map(|at| law.above(place(at))).collect();
    let from_above = |at: usize| above[at + 1 - middle.max(1)];
    let next = if to < far { place(points) + step as f64 } else { to };
    let rest = next - place(points);
    let end = if rest >= 1.0 { (from_above(points) - law.above(next)) / rest } else { 0.0 };
    let mass = (1..=points).map(|at| {
        let second = if at < middle {
            below[at - 1] - 2.0 * below[at] + below[at + 1]
        } else if at < points {
            from_above(at - 1) - 2.0 * from_above(at) + from_above(at + 1)
        } else {
            from_above(at - 1) - from_above(at) - end * step as f64
        };
        (second / step as f64).max(0.0)
    });
    let mass: Vec<f64> = mass.collect();
    let end = Atom { at: to as i64, p: end };
    let atoms = if to < far { beyond(law, place(points), step as f64, far) } else { vec![end] };
    let atoms = atoms.into_iter().filter(|atom| atom.p > TAIL).collect();
    let law = Law { atoms, spread: Lattice { origin, step, mass }.trimmed(0.0) };
    let mass = law.mass();
    law.times(1.0 / mass)
}

/// From one point of a tail to the next.
const RATIO: f64 = 1.05;

/// How far out what is left of a tail may be put, in lengths of what is not tail.
const FARTHEST: f64 = 16.0;

// What lies beyond the last point of a lattice, so rare and so far away that two times speak for it: they have its mass, its mean, and its
// variance too unless they would lie too far out for that.
fn beyond(law: &dyn Continuous, last: f64, step: f64, far: f64) -> Vec<Atom> {
    let (mut p, mut mean, mut square) = (0.0, 0.0, 0.0);
    let slope = |from: f64, to: f64| (law.above(from) - law.above(to)) / (to - from);
    let (mut at, mut left) = (last + step, slope(last, last + step));
    while at < far {
        let next = at + (at - last + step) * (RATIO - 1.0) + step;
        let right = slope(at, next);
        let (mass, over) = ((left - right).max(0.0), at - last);
        (p, mean, square) = (p + mass, mean + mass * over, square + mass * over * over);
        (at, left) = (next, right);
    }
    if p <= 0.0 {
        return Vec::new();
    }
    let most = (FARTHEST * last).max(mean / p).min(LATEST - last);
    let over = (square / mean).clamp(mean / p, most.max(mean / p));
    let there = (mean / over).min(p);
    let atoms = [(last, p - there), (last + over.min(LATEST - last), there)];
    atoms.into_iter().filter(|(_, p)| *p > 0.0).map(|(at, p)| Atom { at: at.round() as i64, p }).collect()
}
