//! Every distribution of the language against scipy 1.17: mean, standard deviation, P50, P80, P90, P95 in days, from
//! `[d.mean(), d.std(), d.ppf(.5), d.ppf(.8), d.ppf(.9), d.ppf(.95)]`.

use super::support::{process, study};
use zaizao::analysis::lead_time::{self, LeadTime, Memory, Sampling};

/// As written in a file, and as scipy has it: `uniform(a, b-a)`, `beta(1+4*(m-a)/(b-a), 1+4*(b-m)/(b-a), a, b-a)`, `triang((m-a)/(b-a), a, b-a)`,
/// `truncnorm(-m/sd, inf, m, sd)`, `lognorm(s, scale=m*exp(-s*s/2))` with `s = sqrt(log(1+(sd/m)**2))`, `expon(0, m)`, `gamma((m/sd)**2, scale=sd*sd/m)`,
/// `lognorm(log(p90/p50)/norm.ppf(.9), scale=p50)`.
const KNOWN: &[(&str, [f64; 6])] = &[
    ("1d..5d", [3.000000, 1.154701, 3.000000, 4.200000, 4.600000, 4.800000]),
    ("{ uniform: [0, 10d] }", [5.000000, 2.886751, 5.000000, 8.000000, 9.000000, 9.500000]),
    ("1d/2d/5d", [2.333333, 0.712697, 2.255241, 2.960769, 3.335561, 3.629633]),
    ("1d/1d/5d", [1.666667, 0.563436, 1.517798, 2.100881, 2.476171, 2.802879]),
    ("1d/5d/5d", [4.333333, 0.563436, 4.482202, 4.825410, 4.916593, 4.959175]),
    ("{ triangular: [1d, 2d, 5d] }", [2.666667, 0.849837, 2.550510, 3.450807, 3.904555, 4.225403]),
    ("{ triangular: [1d, 1d, 5d] }", [2.333333, 0.942809, 2.171573, 3.211146, 3.735089, 4.105573]),
    ("{ triangular: [1d, 5d, 5d] }", [3.666667, 0.942809, 3.828427, 4.577709, 4.794733, 4.898718]),
    ("{ normal: { mean: 10d, sd: 2d } }", [10.000003, 1.999993, 10.000001, 11.683243, 12.563103, 13.289708]),
    ("{ normal: { mean: 2d, sd: 2d } }", [2.575200, 1.587055, 2.400347, 3.922057, 4.755575, 5.454370]),
    ("{ normal: { mean: 1d, sd: 5d } }", [4.375366, 3.198678, 3.772332, 6.979906, 8.862127, 10.481289]),
    ("{ lognormal: { mean: 2d, sd: 1d } }", [2.000000, 1.000000, 1.788854, 2.662169, 3.277089, 3.890636]),
    ("{ lognormal: { mean: 2d, sd: 6d } }", [2.000000, 6.000000, 0.632456, 2.268125, 4.421662, 7.673710]),
    ("{ exponential: 3d }", [3.000000, 3.000000, 2.079442, 4.828314, 6.907755, 8.987197]),
    ("{ gamma: { mean: 2d, sd: 1d } }", [2.000000, 1.000000, 1.836030, 2.757523, 3.340392, 3.876828]),
    ("{ gamma: { mean: 2d, sd: 3d } }", [2.000000, 3.000000, 0.813388, 3.261210, 5.540182, 8.010057]),
    ("{ p50: 2d, p90: 5d }", [2.582478, 2.109582, 2.000000, 3.650609, 5.000000, 6.483066]),
    ("{ p50: 2d, p90: 20d }", [10.046684, 49.457820, 2.000000, 9.072992, 20.000000, 38.416350]),
];

fn lead_time(work: &str) -> LeadTime {
    let text = format!("process: one\ndepartments: [d]\nsteps:\n  a: {{ by: d, work: {work} }}\n");
    study(&process(&text), |study| lead_time::of(study, Sampling::default()))
}

fn told(time: &LeadTime) -> [f64; 6] {
    let of = |share: f64| time.percentile(share) / 28_800.0;
    [time.mean / 28_800.0, time.deviation / 28_800.0, of(0.5), of(0.8), of(0.9), of(0.95)]
}

#[test]
fn means_deviations_and_percentiles_are_those_of_scipy() {
    let mut wrong = Vec::new();
    for (written, wanted) in KNOWN {
        let found = told(&lead_time(written));
        // A share of the value; what is next to nothing is held to so much of the mean.
        let close = [1e-6, 1e-3, 2e-3, 2e-3, 2e-3, 2e-3];
        for at in 0..6 {
            if (found[at] - wanted[at]).abs() > close[at] * wanted[at].max(wanted[0] / 4.0) {
                wrong.push(format!("{written} [{at}]: {} instead of {}", found[at], wanted[at]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_mean_alone_needs_no_law_and_is_the_same() {
    for (written, _) in KNOWN {
        for next in ["{ one: [b, c] }", "{ all: [b, c] }"] {
            let text = format!(
                "process: one\ndepartments: [d]\nsteps:\n  a: {{ by: d, wait: {written}, work: 1h, next: {next} }}\n  b: {{ by: d, work: {written}, next: e }}\n  c: {{ by: d, elapsed: {written}, next: e }}\n  e: {{ by: d, work: 1h }}\n"
            );
            let (alone, whole) = study(&process(&text), |study| {
                (
                    lead_time::mean(study, Sampling::default(), &Memory::default()),
                    lead_time::of(study, Sampling::default()).mean,
                )
            });
            assert!((alone - whole).abs() <= 2e-7 * whole, "{written}: {alone}, not {whole}");
        }
    }
}

// Half of it lies below 0.000288 d: that is not told from less than one step of the lattice, which is some 1/40 of the mean and 1/32 at most.
#[test]
fn what_is_next_to_nothing_half_the_time_is_less_than_one_step() {
    let found = told(&lead_time("{ gamma: { mean: 2d, sd: 8d } }"));
    let wanted = [2.000000, 8.000000, 0.000288, 0.540073, 3.914322, 11.303598];
    for (at, (found, wanted)) in found.into_iter().zip(wanted).enumerate() {
        // The 80th percentile is some twelve steps from zero, where the density has its pole.
        let step = [2e-6, 0.008, 2.0 / 32.0, 0.01 * wanted, 0.002 * wanted, 0.002 * wanted][at];
        assert!((found - wanted).abs() <= step, "[{at}] {found} instead of {wanted}");
    }
}

#[test]
fn what_does_not_vary_is_a_constant() {
    for written in ["3d", "3d..3d", "3d/3d/3d", "{ triangular: [3d, 3d, 3d] }", "{ samples: [3d, 3d] }"] {
        assert_eq!(told(&lead_time(written)), [3.0, 0.0, 3.0, 3.0, 3.0, 3.0], "{written}");
    }
}

#[test]
fn samples_are_drawn_as_they_are() {
    let time = lead_time("{ samples: [1d, 2d, 2d, 7d] }");
    assert_eq!(told(&time), [3.0, 5.5f64.sqrt(), 2.0, 7.0, 7.0, 7.0]);
    let until = |days: i64| time.until((days * 28_800).into());
    assert_eq!([0, 1, 2, 6, 7].map(until), [0.0, 0.25, 0.75, 0.75, 1.0]);
}

// σ is 4.28: the mean is ten thousand times the median, and the tail reaches beyond any calendar.
#[test]
fn a_tail_beyond_any_calendar_does_no_harm() {
    let time = lead_time("{ p50: 1h, p90: 30d }");
    let days = told(&time);
    assert!(days.iter().all(|value| value.is_finite() && *value >= 0.0), "{days:?}");
    assert!((days[4] - 30.0).abs() < 0.1 * 30.0, "{days:?}");
}
