//! The continuous distributions of the language: their range, their mean, and E[(x − T)⁺], from which a lattice that keeps the mean is made.
//!
//! Johnson, Kotz, Balakrishnan, *Continuous Univariate Distributions*, vol. 1 and 2 (2nd ed. 1994–95).

use statrs::function::beta::beta_reg;
use statrs::function::gamma::{gamma_lr, gamma_ur};
use std::f64::consts::{PI, SQRT_2};

/// E[(x − T)⁺] and E[(T − x)⁺]; they differ by x − E[T].
#[derive(Debug, Clone, Copy)]
pub(super) struct Partial {
    pub below: f64,
    pub above: f64,
}

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
    fn partial(&self, x: f64) -> Partial;
}

// The one partial expectation from the other.
fn from_below(below: f64, x: f64, mean: f64) -> Partial {
    Partial { below, above: mean - x + below }
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
    fn partial(&self, x: f64) -> Partial {
        let width = self.greatest - self.least;
        let below = |gone: f64| gone * gone / (2.0 * width);
        let (in_, left) = ((x - self.least).clamp(0.0, width), (self.greatest - x).clamp(0.0, width));
        Partial { below: below(in_) + (x - self.greatest).max(0.0), above: below(left) + (self.least - x).max(0.0) }
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
    fn partial(&self, x: f64) -> Partial {
        let (a, m, b) = (self.least, self.likeliest, self.greatest);
        let cube = |side: f64, base: f64| if base > 0.0 { side * side * side / (3.0 * (b - a) * base) } else { 0.0 };
        if x <= a {
            Partial { below: 0.0, above: self.mean() - x }
        } else if x >= b {
            Partial { below: x - self.mean(), above: 0.0 }
        } else if x <= m {
            from_below(cube(x - a, m - a), x, self.mean())
        } else {
            let above = cube(b - x, b - m);
            Partial { below: above + x - self.mean(), above }
        }
    }
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
    fn partial(&self, x: f64) -> Partial {
        let width = self.greatest - self.least;
        let u = ((x - self.least) / width).clamp(0.0, 1.0);
        let share = self.alpha / (self.alpha + self.beta);
        let below = u * beta_reg(self.alpha, self.beta, u) - share * beta_reg(self.alpha + 1.0, self.beta, u);
        let v = 1.0 - u;
        let above = v * beta_reg(self.beta, self.alpha, v) - (1.0 - share) * beta_reg(self.beta + 1.0, self.alpha, v);
        Partial {
            below: width * below.max(0.0) + (x - self.greatest).max(0.0),
            above: width * above.max(0.0) + (self.least - x).max(0.0),
        }
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
    fn partial(&self, x: f64) -> Partial {
        if x <= 0.0 {
            return Partial { below: 0.0, above: self.mean - x };
        }
        let above = self.mean * (-x / self.mean).exp();
        Partial { below: x - self.mean + above, above }
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
        while self.partial(to).above > tail * self.mean && to < self.mean * 1e6 {
            to *= 1.25;
        }
        (0.0, to)
    }
    // ∫ t f(t) dt up to x is mean · P(k+1, x/θ).
    fn partial(&self, x: f64) -> Partial {
        if x <= 0.0 {
            return Partial { below: 0.0, above: self.mean - x };
        }
        let (shape, u) = (self.shape(), x / (self.sd * self.sd / self.mean));
        let below = x * gamma_lr(shape, u) - self.mean * gamma_lr(shape + 1.0, u);
        let above = self.mean * gamma_ur(shape + 1.0, u) - x * gamma_ur(shape, u);
        Partial { below: below.max(0.0), above: above.max(0.0) }
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
    // E[(T − x)⁺] before the condition: σ·(φ(z) − z·(1 − Φ(z))).
    fn beyond(&self, x: f64) -> f64 {
        let z = (x - self.mean) / self.sd;
        (self.sd * (bell(z) - z * upper(z))).max(0.0)
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
    fn partial(&self, x: f64) -> Partial {
        if x <= 0.0 {
            return Partial { below: 0.0, above: self.mean() - x };
        }
        let above = self.beyond(x) / self.kept();
        let z = (self.mean - x) / self.sd;
        // Far on the left both terms of the difference are large: there E[(x − T)⁺] is taken from its own tail.
        let tail = |z: f64| self.sd * (bell(z) - z * upper(z));
        let cut = tail(self.mean / self.sd) + x * upper(self.mean / self.sd);
        Partial { below: ((tail(z) - cut) / self.kept()).max(0.0), above }
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
    fn partial(&self, x: f64) -> Partial {
        if x <= 0.0 {
            return Partial { below: 0.0, above: self.mean() - x };
        }
        let (z, mean) = ((x.ln() - self.mu) / self.sigma, self.mean());
        let below = x * upper(-z) - mean * upper(self.sigma - z);
        let above = mean * upper(z - self.sigma) - x * upper(z);
        Partial { below: below.max(0.0), above: above.max(0.0) }
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
