use super::value::{Fields, Value};
use crate::model::{Amount, Distribution, Duration, Unit};
use crate::source::At;
use num_rational::Ratio;

/// An amount of time: `1.5h`.
pub(super) fn amount<'p>(amount: Amount) -> Value<'p> {
    Value::Sign(spelled(amount).into())
}

/// An amount that may be left out.
pub(super) fn maybe_amount<'p>(of: &Option<At<Amount>>) -> Option<Value<'p>> {
    of.as_ref().map(|of| amount(of.value))
}

/// A duration in its shortest spelling.
pub(super) fn duration<'p>(duration: &Duration) -> Value<'p> {
    match duration {
        Duration::Fixed(fixed) => amount(*fixed),
        Duration::Random(distribution) => random(distribution),
    }
}

/// A duration that may be left out.
pub(super) fn maybe_duration<'p>(of: &Option<At<Duration>>) -> Option<Value<'p>> {
    of.as_ref().map(|of| duration(of))
}

/// A share of cases: the shortest percentage that is read as the same number.
pub(super) fn share<'p>(share: f64) -> Value<'p> {
    let percent = |decimals: usize| format!("{:.decimals$}", share * 100.0);
    let same = |text: &String| text.parse::<f64>().is_ok_and(|percent| percent / 100.0 == share);
    let shortest = (0..=15).map(percent).find(same);
    Value::Sign(shortest.map_or_else(|| share.to_string(), |percent| format!("{percent}%")).into())
}

/// A share that may be left out.
pub(super) fn maybe_share<'p>(of: &Option<At<f64>>) -> Option<Value<'p>> {
    of.as_ref().map(|of| share(of.value))
}

fn random<'p>(distribution: &Distribution) -> Value<'p> {
    let named = |name: &'static str, value: Value<'p>| Value::from(Fields::new().put(name, Some(value)));
    let points = |points: &[Amount]| Value::List(points.iter().map(|point| amount(*point)).collect());
    let mean_sd = |mean: Amount, sd: Amount| {
        Value::from(Fields::new().put("mean", Some(amount(mean))).put("sd", Some(amount(sd))))
    };
    match distribution {
        Distribution::Uniform { least, greatest } => {
            Value::Sign(format!("{}..{}", spelled(*least), spelled(*greatest)).into())
        }
        Distribution::Pert { least, likeliest, greatest } => {
            Value::Sign(format!("{}/{}/{}", spelled(*least), spelled(*likeliest), spelled(*greatest)).into())
        }
        Distribution::Triangular { least, likeliest, greatest } => {
            named("triangular", points(&[*least, *likeliest, *greatest]))
        }
        Distribution::Normal { mean, sd } => named("normal", mean_sd(*mean, *sd)),
        Distribution::LogNormal { mean, sd } => named("lognormal", mean_sd(*mean, *sd)),
        Distribution::Gamma { mean, sd } => named("gamma", mean_sd(*mean, *sd)),
        Distribution::Exponential { mean } => named("exponential", amount(*mean)),
        Distribution::Quantiles { p50, p90 } => {
            Fields::new().put("p50", Some(amount(*p50))).put("p90", Some(amount(*p90))).into()
        }
        Distribution::Samples(samples) => named("samples", points(samples)),
    }
}

fn spelled(amount: Amount) -> String {
    if amount == Amount::ZERO {
        return "0".to_owned();
    }
    let (value, unit) = in_decimals(amount);
    format!("{value}{unit}")
}

// A third of an hour has no decimals, but is twenty minutes. What no unit gives exactly is rounded to the decimals that can be read.
fn in_decimals(amount: Amount) -> (String, &'static str) {
    let finer: &[(i64, &'static str)] = match amount.unit {
        Unit::Second => &[(1, "s")],
        Unit::Minute => &[(1, "min"), (60, "s")],
        Unit::Hour => &[(1, "h"), (60, "min"), (3600, "s")],
        Unit::Day => &[(1, "d")],
        Unit::CalendarDay => &[(1, "cd")],
        Unit::Week => &[(1, "w"), (5, "d")],
    };
    let exact = finer.iter().find_map(|(times, unit)| Some((decimal(amount.value * times)?, *unit)));
    exact.unwrap_or_else(|| {
        let rounded = (amount.value * SCALE).round() / SCALE;
        (decimal(rounded).unwrap_or_default(), finer[0].1)
    })
}

// Six decimals are what the reader takes.
const SCALE: i64 = 1_000_000;

fn decimal(value: Ratio<i64>) -> Option<String> {
    let scaled = value * SCALE;
    if !scaled.is_integer() {
        return None;
    }
    let (whole, part) = (scaled.to_integer() / SCALE, scaled.to_integer() % SCALE);
    let part = format!("{part:06}");
    let part = part.trim_end_matches('0');
    Some(if part.is_empty() { whole.to_string() } else { format!("{whole}.{part}") })
}
