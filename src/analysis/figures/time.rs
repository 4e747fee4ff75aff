//! Figures of lead time and of clocks.

use super::gather::figure;
use super::{Basis, Figure, Value};
use crate::analysis::clock::{Clock, ClockTime, Kept};
use crate::analysis::lead_time::sums::{self, Doing};
use crate::analysis::lead_time::{LeadTime, Obtained};
use crate::analysis::{Analysis, Study};
use crate::model::words::{WaitCause, Word};

/// What is printed of a distribution.
const PERCENTILES: [(&str, f64); 4] = [("p50", 0.5), ("p80", 0.8), ("p90", 0.9), ("p95", 0.95)];

/// Figures of lead time, of its parts, and of each clock.
pub(super) fn of(study: &Study<'_>, analysis: &Analysis) -> Vec<Figure> {
    let time = &analysis.lead_time;
    let mut all = lead_time(study, time);
    all.extend(parts(study, time));
    for clock in &analysis.clocks {
        all.extend(of_clock(study, time, clock));
    }
    all
}

/// The name under which figures of a clock stand: its own, or `case`.
pub fn clock_name<'s>(study: &Study<'s>, clock: &Clock) -> &'s str {
    let deadline = study.process().deadlines.get(clock.at);
    deadline.and_then(|deadline| deadline.name.as_ref()).map_or("case", |name| &*name.value)
}

fn lead_time(study: &Study<'_>, time: &LeadTime) -> Vec<Figure> {
    let stated = is_stated(study);
    let value =
        |number: f64, error: f64| if stated { obtained(time.obtained, number, error) } else { Value::NotStated };
    let of = |id: &'static str, value: Value, basis: Basis| figure(id.into(), value, basis, &time.rests_on);
    let mut all = vec![
        of("lead-time.mean", value(time.mean, 1.0), Basis::ModelMean),
        of("lead-time.sd", value(time.deviation, std::f64::consts::FRAC_1_SQRT_2), Basis::Distribution),
    ];
    for ((name, share), id) in
        PERCENTILES.into_iter().zip(["lead-time.p50", "lead-time.p80", "lead-time.p90", "lead-time.p95"])
    {
        let basis = if name == "p90" { Basis::ModelP90 } else { Basis::Distribution };
        all.push(of(id, value(time.percentile(share), time.percentile_error(share)), basis));
    }
    // Where parallel flows do not nest there is no maximum to take.
    if let Some(flow) = time.flow_analysis {
        all.push(of("lead-time.flow", if stated { Value::Stated(flow) } else { Value::NotStated }, Basis::Expected));
    }
    all
}

// Where no step states a time, lead time is not zero but unknown.
fn is_stated(study: &Study<'_>) -> bool {
    study.process().steps.iter().zip(&study.times).any(|(step, time)| time.total.is_some() && !step.is_routing())
}

// The standard error of the mean is known; that of another figure is so many times as large.
fn obtained(how: Obtained, number: f64, times: f64) -> Value {
    match how {
        Obtained::Exact => Value::Stated(number),
        Obtained::Sampled { samples, error } => Value::Sampled { number, samples, error: error * times },
    }
}

fn parts(study: &Study<'_>, time: &LeadTime) -> Vec<Figure> {
    let doing = sums::by_doing(study, time);
    let value = sums::by_value(study, time);
    let of = |id: String, value: Value| figure(id.into(), value, Basis::Contributions, &time.rests_on);
    let share = |part: f64, unknown: bool| match time.mean {
        mean if mean > 0.0 && !unknown => obtained(time.obtained, part / mean, 1.0 / mean),
        _ => Value::NotStated,
    };
    let sum = |doing: &[sums::Belongs<Doing>], wanted: Doing| {
        doing.iter().filter(|one| one.to == wanted).map(|one| one.contribution).sum::<f64>()
    };
    let worked = sum(&doing, Doing::Work);
    let unknown = doing.iter().any(|one| one.to == Doing::Unknown);
    let customer = value.iter().filter(|one| one.to == Some(crate::model::words::Value::Customer));
    let customer: f64 = customer.map(|one| one.contribution).sum();
    let unclassed = value.iter().any(|one| one.to.is_none());
    let waits = doing.iter().filter_map(|one| match one.to {
        Doing::Wait(cause) => Some((cause, one.contribution)),
        Doing::Work | Doing::Unknown => None,
    });
    // Where the parts of a total are not told, that steps of no time do not wait says nothing of the others.
    let waits = waits.filter(|(cause, wait)| *cause != WaitCause::Other || *wait > 0.0 || !unknown);
    let waits = waits.map(|(cause, wait)| of(format!("wait.{}", cause.key()), obtained(time.obtained, wait, 1.0)));
    [of("activity-ratio".into(), share(worked, unknown)), of("value-added".into(), share(customer, unclassed))]
        .into_iter()
        .chain(waits)
        .collect()
}

fn obtained_share(how: Obtained, share: f64) -> Value {
    match how {
        Obtained::Exact => Value::Stated(share),
        Obtained::Sampled { samples, .. } => {
            Value::Sampled { number: share, samples, error: (share * (1.0 - share) / samples as f64).max(0.0).sqrt() }
        }
    }
}

fn of_clock(study: &Study<'_>, time: &LeadTime, clock: &Clock) -> Vec<Figure> {
    let Some(run) = &clock.time else { return Vec::new() };
    if !is_stated(study) {
        return Vec::new();
    }
    let name = clock_name(study, clock);
    let of = |what: &str, value: Value, basis: Basis| {
        figure(format!("clock.{name}.{what}").into(), value, basis, &time.rests_on)
    };
    let mut all = vec![
        of("mean", obtained(run.obtained, run.mean, 1.0), Basis::ModelMean),
        of("sd", obtained(run.obtained, run.deviation, std::f64::consts::FRAC_1_SQRT_2), Basis::Distribution),
    ];
    all.extend(PERCENTILES.map(|(what, share)| {
        of(what, obtained(run.obtained, run.percentile(share), run.percentile_error(share)), Basis::Distribution)
    }));
    let paused = if run.paused > 0.0 { obtained(run.obtained, run.paused, 1.0) } else { Value::Stated(0.0) };
    all.push(of("paused", paused, Basis::ModelMean));
    all.push(of("gap", gap(time, run), Basis::ModelMean));
    let lines = [("statutory.met", run.statutory), ("promised.met", run.promised)];
    let met = |kept: Kept| obtained_share(run.obtained, kept.met);
    all.extend(lines.into_iter().filter_map(|(what, kept)| Some(of(what, met(kept?), Basis::Distribution))));
    let smallest = run.smallest as f64 * study.process().time_base().day_seconds();
    let smallest = obtained(run.obtained, smallest, 0.0);
    all.push(figure(format!("promise.{name}.smallest").into(), smallest, Basis::Distribution, &time.rests_on));
    all
}

fn gap(time: &LeadTime, run: &ClockTime) -> Value {
    let number = time.mean - run.mean;
    match (time.obtained, run.obtained) {
        (Obtained::Exact, how) | (how, Obtained::Exact) => obtained(how, number, 1.0),
        (Obtained::Sampled { samples, error }, Obtained::Sampled { samples: others, error: other }) => {
            Value::Sampled { number, samples: samples.min(others), error: error.hypot(other) }
        }
    }
}
