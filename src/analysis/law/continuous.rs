//! The continuous distributions of the language: their range, their mean, and E[(x − T)⁺], from which a lattice that keeps the mean is made.
//!
//! Johnson, Kotz, Balakrishnan, *Continuous Univariate Distributions*, vol. 1 and 2 (2nd ed. 1994–95).

use statrs::function::beta::beta_reg;
use statrs::function::gamma::{gamma_lr, gamma_ur};
use std::f64::consts::{PI, SQRT_2};

/// A distribution without atoms, in any unit of time.
pub(super) trait Continuous {
    fn mean(&self) -> f64;
    fn deviation(&self) -> f64;
    /// How wide that is of which percentiles are read: narrower than the deviation where a long tail makes that.
    fn body(&self) -> f64 {
        self.deviation()
    }
    /// From where to where all but so much of it lies.
    fn range(&self, tail: f64) -> (f64, f64);
    /// E[(x − T)⁺].
    fn below(&self, x: f64) -> f64;
    /// E[(T − x)⁺] = E[T] − x + E[(x − T)⁺], small where the other is large.
    fn above(&self, x: f64) -> f64;
}

pub(super) struct Uniform {
    pub least: f64,
    pub greatest: f64,
}

impl Continuous for Uniform {
    fn mean(&self) -> f64 {
        (self.least + self.greatest) / 2.0
    }
    fn deviation(&self) -> f64 {
        (self.greatest - self.least) / 12f64.sqrt()
    }
    fn range(&self, _tail: f64) -> (f64, f64) {
        (self.least, self.greatest)
    }
    fn below(&self, x: f64) -> f64 {
        let width = self.greatest - self.least;
        let gone = (x - self.least).clamp(0.0, width);
        gone * gone / (2.0 * width) + (x - self.greatest).max(0.0)
    }
    fn above(&self, x: f64) -> f64 {
        let width = self.greatest - self.least;
        let left = (self.greatest - x).clamp(0.0, width);
        left * left / (2.0 * width) + (self.least - x).max(0.0)
    }
}

pub(super) struct Triangular {
    pub least: f64,
    pub likeliest: f64,
    pub greatest: f64,
}

impl Continuous for Triangular {
    fn mean(&self) -> f64 {
        (self.least + self.likeliest + self.greatest) / 3.0
    }
    fn deviation(&self) -> f64 {
        let (a, m, b) = (self.least, self.likeliest, self.greatest);
        ((a * a + m * m + b * b - a * m - a * b - m * b) / 18.0).max(0.0).sqrt()
    }
    fn range(&self, _tail: f64) -> (f64, f64) {
        (self.least, self.greatest)
    }
    fn below(&self, x: f64) -> f64 {
        let (a, m, b) = (self.least, self.likeliest, self.greatest);
        if x <= a {
            0.0
        } else if x <= m {
            cube(x - a, m - a, b - a)
        } else {
            self.above(x) + x - self.mean()
        }
    }
    fn above(&self, x: f64) -> f64 {
        let (a, m, b) = (self.least, self.likeliest, self.greatest);
        if x >= b {
            0.0
        } else if x > m {
            cube(b - x, b - m, b - a)
        } else {
            self.below(x) + self.mean() - x
        }
    }
}

// The partial expectation of one side of a triangle: what is cut off of a base, of which the whole is so wide.
fn cube(cut: f64, base: f64, whole: f64) -> f64 {
    if base > 0.0 { cut * cut * cut / (3.0 * whole * base) } else { 0.0 }
}

/// A beta distribution on an interval.
pub(super) struct Beta {
    least: f64,
    greatest: f64,
    alpha: f64,
    beta: f64,
}

impl Beta {
    /// PERT: α = 1 + 4(m − a)/(b − a), β = 1 + 4(b − m)/(b − a).
    pub fn pert(least: f64, likeliest: f64, greatest: f64) -> Beta {
        let width = (greatest - least).max(f64::MIN_POSITIVE);
        let alpha = 1.0 + 4.0 * (likeliest - least) / width;
        Beta { least, greatest, alpha, beta: 6.0 - alpha }
    }
}

impl Continuous for Beta {
    fn mean(&self) -> f64 {
        self.least + (self.greatest - self.least) * self.alpha / (self.alpha + self.beta)
    }
    fn deviation(&self) -> f64 {
        let sum = self.alpha + self.beta;
        (self.greatest - self.least) * (self.alpha * self.beta / (sum + 1.0)).sqrt() / sum
    }
    fn range(&self, _tail: f64) -> (f64, f64) {
        (self.least, self.greatest)
    }
    // ∫₀ˣ t f(t) dt = α/(α+β) · I(x; α+1, β)
    fn below(&self, x: f64) -> f64 {
        let width = self.greatest - self.least;
        let u = ((x - self.least) / width).clamp(0.0, 1.0);
        let share = self.alpha / (self.alpha + self.beta);
        let below = u * beta_reg(self.alpha, self.beta, u) - share * beta_reg(self.alpha + 1.0, self.beta, u);
        width * below.max(0.0) + (x - self.greatest).max(0.0)
    }
    // The same seen from the other end.
    fn above(&self, x: f64) -> f64 {
        let ends = [self.least, self.greatest].map(|end| -end);
        let mirrored = Beta { least: ends[1], greatest: ends[0], alpha: self.beta, beta: self.alpha };
        mirrored.below(-x)
    }
}

pub(super) struct Exponential {
    pub mean: f64,
}

impl Continuous for Exponential {
    fn mean(&self) -> f64 {
        self.mean
    }
    fn deviation(&self) -> f64 {
        self.mean
    }
    fn range(&self, tail: f64) -> (f64, f64) {
        (0.0, -self.mean * tail.ln())
    }
    fn below(&self, x: f64) -> f64 {
        if x <= 0.0 { 0.0 } else { x + self.mean * (-x / self.mean).exp_m1() }
    }
    fn above(&self, x: f64) -> f64 {
        if x <= 0.0 { self.mean - x } else { self.mean * (-x / self.mean).exp() }
    }
}

pub(super) struct Gamma {
    pub mean: f64,
    pub sd: f64,
}

impl Gamma {
    fn shape(&self) -> f64 {
        (self.mean / self.sd) * (self.mean / self.sd)
    }
}

impl Continuous for Gamma {
    fn mean(&self) -> f64 {
        self.mean
    }
    fn deviation(&self) -> f64 {
        if self.mean > 0.0 { self.sd } else { 0.0 }
    }
    fn body(&self) -> f64 {
        self.deviation().min(self.mean)
    }
    fn range(&self, tail: f64) -> (f64, f64) {
        let mut to = self.mean + 6.0 * self.sd;
        while self.above(to) > tail * self.mean && to < self.mean * 1e6 {
            to *= 1.25;
        }
        (0.0, to)
    }
    // ∫ t f(t) dt up to x is mean · P(k+1, x/θ).
    fn below(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let (shape, u) = (self.shape(), x / (self.sd * self.sd / self.mean));
        (x * gamma_lr(shape, u) - self.mean * gamma_lr(shape + 1.0, u)).max(0.0)
    }
    fn above(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return self.mean - x;
        }
        let (shape, u) = (self.shape(), x / (self.sd * self.sd / self.mean));
        (self.mean * gamma_ur(shape + 1.0, u) - x * gamma_ur(shape, u)).max(0.0)
    }
}

/// A normal distribution conditioned on being at least zero; mean and deviation are those before the condition.
pub(super) struct Normal {
    pub mean: f64,
    pub sd: f64,
}

impl Normal {
    // P(T ≥ 0) before the condition.
    fn kept(&self) -> f64 {
        upper(-self.mean / self.sd)
    }
    // E[(T − x)⁺] before the condition, at z = (x − mean)/sd: σ·(φ(z) − z·(1 − Φ(z))).
    fn tail(&self, z: f64) -> f64 {
        self.sd * (bell(z) - z * upper(z))
    }
}

impl Continuous for Normal {
    fn mean(&self) -> f64 {
        self.mean + self.sd * bell(self.mean / self.sd) / self.kept()
    }
    fn deviation(&self) -> f64 {
        if self.sd > 0.0 { self.sd.min(self.mean()) } else { 0.0 }
    }
    fn range(&self, tail: f64) -> (f64, f64) {
        let reach = (-2.0 * tail.ln()).sqrt() * self.sd;
        ((self.mean - reach).max(0.0), self.mean.max(0.0) + reach)
    }
    // Far on the left both terms of x − E[T] + E[(T − x)⁺] are large: there it is taken from its own tail.
    fn below(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let cut = self.tail(self.mean / self.sd) + x * upper(self.mean / self.sd);
        ((self.tail((self.mean - x) / self.sd) - cut) / self.kept()).max(0.0)
    }
    fn above(&self, x: f64) -> f64 {
        if x <= 0.0 { self.mean() - x } else { self.tail((x - self.mean) / self.sd).max(0.0) / self.kept() }
    }
}

pub(super) struct LogNormal {
    mu: f64,
    sigma: f64,
}

impl LogNormal {
    /// With this mean and standard deviation: σ² = ln(1 + sd²/mean²).
    pub fn of(mean: f64, sd: f64) -> LogNormal {
        let ratio = sd / mean;
        let variance = (ratio * ratio).ln_1p();
        LogNormal { mu: mean.ln() - variance / 2.0, sigma: variance.sqrt() }
    }

    /// Through the median and the 90th percentile.
    pub fn through(median: f64, high: f64, z90: f64) -> LogNormal {
        LogNormal { mu: median.ln(), sigma: (high / median).ln() / z90 }
    }
}

impl Continuous for LogNormal {
    fn mean(&self) -> f64 {
        (self.mu + self.sigma * self.sigma / 2.0).exp()
    }
    fn deviation(&self) -> f64 {
        // Of the longest tails it is beyond all numbers; what is wide is wide.
        let exact = self.mean() * (self.sigma * self.sigma).exp_m1().sqrt();
        if self.sigma > 0.0 { exact.min(f64::MAX) } else { 0.0 }
    }
    fn body(&self) -> f64 {
        self.deviation().min(self.mu.exp())
    }
    fn range(&self, tail: f64) -> (f64, f64) {
        let reach = (-2.0 * tail.ln()).sqrt() * self.sigma;
        ((self.mu - reach).exp(), (self.mu + reach + self.sigma * self.sigma).exp())
    }
    // ∫ t f(t) dt up to x is mean · Φ(z − σ).
    fn below(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let z = (x.ln() - self.mu) / self.sigma;
        (x * upper(-z) - self.mean() * upper(self.sigma - z)).max(0.0)
    }
    fn above(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return self.mean() - x;
        }
        let z = (x.ln() - self.mu) / self.sigma;
        (self.mean() * upper(z - self.sigma) - x * upper(z)).max(0.0)
    }
}

// The density of the standard normal distribution.
fn bell(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * PI).sqrt()
}

// P(Z > z).
fn upper(z: f64) -> f64 {
    0.5 * libm::erfc(z / SQRT_2)
}
