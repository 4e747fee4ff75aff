//! Means of durations: exact where they are rational, else rounded to the nearest microsecond.

use crate::model::exact::{self, Seconds};
use crate::model::{Amount, Distribution, Duration, TimeBase, Unit};

/// The 90 % quantile of the standard normal distribution.
pub(super) const Z90: f64 = 1.281_551_565_544_600_4;

/// The mean of a duration.
pub(super) fn mean(duration: &Duration, base: &TimeBase) -> Seconds {
    match duration {
        Duration::Fixed(amount) => seconds(*amount, base),
        Duration::Random(distribution) => mean_of(distribution, base),
    }
}

/// An amount in working seconds.
pub(super) fn seconds(amount: Amount, base: &TimeBase) -> Seconds {
    exact::times(amount.value, base.seconds(Amount::whole(1, amount.unit)))
}

/// The duration counts calendar days.
pub(super) fn counts_calendar_days(duration: &Duration) -> bool {
    match duration {
        Duration::Fixed(amount) => amount.unit == Unit::CalendarDay,
        Duration::Random(distribution) => amounts(distribution).iter().any(|amount| amount.unit == Unit::CalendarDay),
    }
}

// Beta-PERT: Malcolm et al., "Application of a Technique for Research and Development Program Evaluation", Operations Research 7 (1959).
fn mean_of(distribution: &Distribution, base: &TimeBase) -> Seconds {
    let at = |amount: &Amount| seconds(*amount, base);
    match distribution {
        Distribution::Uniform { least, greatest } => exact::over(exact::plus(at(least), at(greatest)), 2),
        Distribution::Pert { least, likeliest, greatest } => {
            let four = exact::times(at(likeliest), Seconds::from_integer(4));
            exact::over(exact::sum([at(least), four, at(greatest)]), 6)
        }
        Distribution::Triangular { least, likeliest, greatest } => {
            exact::over(exact::sum([at(least), at(likeliest), at(greatest)]), 3)
        }
        Distribution::LogNormal { mean, .. }
        | Distribution::Gamma { mean, .. }
        | Distribution::Exponential { mean } => at(mean),
        Distribution::Normal { mean, sd } => normal(at(mean), at(sd)),
        Distribution::Quantiles { p50, p90 } => through(at(p50), at(p90)),
        Distribution::Samples(samples) => {
            exact::over(exact::sum(samples.iter().map(at)), i64::try_from(samples.len()).unwrap_or(i64::MAX))
        }
    }
}

// Mean of a normal conditioned on being at least zero: μ + σ·φ(μ/σ)/Φ(μ/σ)
// (Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions, vol. 1, §10.1).
fn normal(mean: Seconds, sd: Seconds) -> Seconds {
    let (mu, sigma) = (exact::number(mean), exact::number(sd));
    if sigma <= 0.0 {
        return mean;
    }
    let ratio = mu / sigma;
    let density = (-0.5 * ratio * ratio).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let share = 0.5 * libm::erfc(-ratio / std::f64::consts::SQRT_2);
    exact::rounded(mu + sigma * density / share)
}

// Lognormal through two quantiles: σ = ln(p90/p50)/z90, mean = p50·exp(σ²/2) (ibid., §14).
fn through(p50: Seconds, p90: Seconds) -> Seconds {
    let (median, high) = (exact::number(p50), exact::number(p90));
    if median <= 0.0 || high <= median {
        return p50;
    }
    let sigma = (high / median).ln() / Z90;
    exact::rounded(median * (0.5 * sigma * sigma).exp())
}

pub(super) fn amounts(distribution: &Distribution) -> Vec<Amount> {
    match distribution {
        Distribution::Uniform { least, greatest } => vec![*least, *greatest],
        Distribution::Pert { least, likeliest, greatest } | Distribution::Triangular { least, likeliest, greatest } => {
            vec![*least, *likeliest, *greatest]
        }
        Distribution::Normal { mean, sd } | Distribution::LogNormal { mean, sd } | Distribution::Gamma { mean, sd } => {
            vec![*mean, *sd]
        }
        Distribution::Exponential { mean } => vec![*mean],
        Distribution::Quantiles { p50, p90 } => vec![*p50, *p90],
        Distribution::Samples(samples) => samples.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_rational::Ratio;

    fn hours(distribution: Distribution) -> f64 {
        exact::number(mean(&Duration::Random(Box::new(distribution)), &TimeBase::default())) / 3600.0
    }
    fn h(value: i64) -> Amount {
        Amount::whole(value, Unit::Hour)
    }

    // Expected values by numerical integration of x·f(x) over 2 million points.
    #[test]
    fn means_without_a_rational_form_agree_with_another_implementation() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
        assert!(near(hours(Distribution::Normal { mean: h(2), sd: h(2) }), 2.575_199_942));
        assert!(near(hours(Distribution::Normal { mean: h(0), sd: h(3) }), 2.393_653_682));
        assert!(near(hours(Distribution::Normal { mean: h(5), sd: h(0) }), 5.0));
        assert!(near(hours(Distribution::Quantiles { p50: h(2), p90: h(5) }), 2.582_477_689));
    }

    #[test]
    fn rational_means_are_exact() {
        let base = TimeBase::default();
        let of = |distribution| mean(&Duration::Random(Box::new(distribution)), &base);
        let day = 28_800;
        let d = |value| Amount::whole(value, Unit::Day);
        assert_eq!(of(Distribution::Uniform { least: d(1), greatest: d(4) }), Ratio::new(5 * day, 2));
        assert_eq!(of(Distribution::Pert { least: d(1), likeliest: d(2), greatest: d(5) }), Ratio::new(14 * day, 6));
        let triangular = Distribution::Triangular { least: d(1), likeliest: d(2), greatest: d(5) };
        assert_eq!(of(triangular), Ratio::new(8 * day, 3));
        assert_eq!(of(Distribution::Samples(vec![d(1), d(2), d(2)])), Ratio::new(5 * day, 3));
        assert_eq!(mean(&Duration::Fixed(Amount::whole(1, Unit::CalendarDay)), &base), Ratio::new(5 * day, 7));
    }
}
