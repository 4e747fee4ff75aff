//! Random times drawn by textbook methods, none of them the library's.

use super::Time;

/// SplitMix64: the same in every run.
pub struct Random(pub u64);

impl Random {
    /// Between 0 and 1, neither included.
    pub fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((mixed ^ (mixed >> 31)) >> 12) as f64 + 0.5) / (1u64 << 52) as f64
    }

    // Box–Muller.
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * self.uniform().ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    // Marsaglia & Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 26 (2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.uniform().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && self.uniform().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// Minutes.
    pub fn draw(&mut self, time: &Time) -> f64 {
        match time {
            Time::Fixed(minutes) => *minutes as f64,
            Time::Uniform(low, high) => *low as f64 + (high - low) as f64 * self.uniform(),
            Time::Every(period) => *period as f64 * self.uniform(),
            Time::Exponential(mean) => -(*mean as f64) * self.uniform().ln(),
            Time::Samples(samples) => samples[(self.uniform() * samples.len() as f64) as usize] as f64,
            Time::Normal(mean, sd) => loop {
                let drawn = *mean as f64 + *sd as f64 * self.normal();
                if drawn >= 0.0 {
                    return drawn;
                }
            },
            Time::LogNormal(mean, sd) => {
                let variance = (1.0 + (*sd as f64 / *mean as f64).powi(2)).ln();
                *mean as f64 * (variance.sqrt() * self.normal() - variance / 2.0).exp()
            }
            Time::Through(p50, p90) => {
                let sigma = (*p90 as f64 / *p50 as f64).ln() / 1.281_551_565_544_600_4;
                *p50 as f64 * (sigma * self.normal()).exp()
            }
            Time::Gamma(mean, sd) => {
                let (mean, sd) = (*mean as f64, *sd as f64);
                self.gamma((mean / sd).powi(2)) * sd * sd / mean
            }
            Time::Pert(low, middle, high) => {
                let width = (high - low) as f64;
                let a = self.gamma(1.0 + 4.0 * (middle - low) as f64 / width);
                let b = self.gamma(1.0 + 4.0 * (high - middle) as f64 / width);
                *low as f64 + width * a / (a + b)
            }
            Time::Triangular(low, middle, high) => {
                let (low, middle, high) = (*low as f64, *middle as f64, *high as f64);
                let (u, width) = (self.uniform(), high - low);
                if u * width < middle - low {
                    low + (u * width * (middle - low)).sqrt()
                } else {
                    high - ((1.0 - u) * width * (high - middle)).sqrt()
                }
            }
        }
    }
}
