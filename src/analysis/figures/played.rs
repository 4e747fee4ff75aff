//! Figures of a process that had to be played: their numbers with the error of the sample.

use super::{Figure, Value};
use crate::analysis::played::Played;
use crate::analysis::{Study, burden, cost, handoffs, materials, visits};

/// Puts what was played in the place of what is not exact.
pub(super) fn replace(study: &Study<'_>, played: &Played, figures: &mut [Figure]) {
    let batches: Vec<Vec<(&str, Option<f64>)>> =
        played.batches.iter().map(|batch| averages(&study.clone().with_averages(batch.clone()))).collect();
    for figure in figures {
        let share = match &*figure.id {
            "visits.at-most-one" => Some(played.at_most_one_visit),
            "first-time-right" => Some(played.first_time_right),
            _ => None,
        };
        figure.value = match (figure.value, share) {
            (Value::NotExact, Some(share)) => of_share(share, played.samples),
            (Value::Stated(number) | Value::Sampled { number, .. }, None) => {
                let error = error(&batches, &figure.id);
                error.map_or(figure.value, |error| Value::Sampled { number, samples: played.samples, error })
            }
            (value, _) => value,
        };
    }
}

/// A share of cases with its error.
pub(super) fn of_share(share: f64, samples: u64) -> Value {
    Value::Sampled { number: share, samples, error: (share * (1.0 - share) / samples as f64).sqrt() }
}

// What is an average of executions and traversals.
fn averages(study: &Study<'_>) -> Vec<(&'static str, Option<f64>)> {
    let visits = visits::of(study);
    let (cost, burden) = (cost::of(study), burden::of(study, visits.as_ref()));
    vec![
        ("visits.expected", visits.map(|visits| visits.expected)),
        ("handoffs.expected", handoffs::of(study).expected),
        ("materials.submissions.expected", materials::of(study).and_then(|materials| materials.expected)),
        ("touch-time", cost.touch_time),
        ("cost", cost.money),
        ("burden.minutes", burden.seconds.map(|seconds| seconds / 60.0)),
        ("burden.money", burden.money),
        ("burden.per-year", burden.per_year),
    ]
}

// The standard error of the mean of all cases from the means of batches of them.
fn error(batches: &[Vec<(&str, Option<f64>)>], id: &str) -> Option<f64> {
    let of =
        |batch: &Vec<(&str, Option<f64>)>| batch.iter().find(|(known, _)| *known == id).and_then(|(_, mean)| *mean);
    let means: Vec<f64> = batches.iter().filter_map(of).collect();
    if means.len() < 2 {
        return None;
    }
    let n = means.len() as f64;
    let mean = means.iter().sum::<f64>() / n;
    let variance = means.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>() / (n - 1.0);
    Some((variance / n).sqrt())
}
