//! How sure the bars are where lead time was sampled: the same bars from batches of samples.
//!
//! Both sides of a batch begin with the same random numbers (common random numbers), so what the two share varies together and drops out of the
//! difference as far as their regions are alike.

use super::{Bar, Waterfall};
use crate::analysis::compare::Sided;
use crate::analysis::lead_time::{self, LeadTime, Obtained, Sampling};

/// So many batches: enough to know a standard error within a quarter of itself.
const BATCHES: u64 = 10;

/// What the random numbers of the batches begin with: none that a user is likely to choose, so that no batch is a part of the sample itself.
const SEED: u64 = 0x7a61_697a_616f;

/// Adds the standard errors of the bars and of the whole; nothing where both sides are exact.
pub(super) fn add(
    waterfall: &mut Waterfall,
    before: Sided<'_, '_>,
    after: Sided<'_, '_>,
    bars: impl Fn(&LeadTime, &LeadTime) -> Waterfall,
) {
    let sampled = [before, after].into_iter().filter_map(|side| match side.analysis.lead_time.obtained {
        Obtained::Exact => None,
        Obtained::Sampled { samples, .. } => Some(samples),
    });
    // The side with fewer samples decides.
    let Some(samples) = sampled.min() else { return };
    let batch = |at: u64| {
        let sampling = Sampling { samples: Some((samples / BATCHES).max(1)), seed: SEED.wrapping_add(at) };
        let times = [before, after].map(|side| match side.analysis.lead_time.obtained {
            Obtained::Exact => side.analysis.lead_time.clone(),
            Obtained::Sampled { .. } => lead_time::of(side.study, sampling),
        });
        bars(&times[0], &times[1])
    };
    let batches: Vec<Waterfall> = (0..BATCHES).map(batch).collect();
    let differences: Vec<f64> = batches.iter().map(|batch| batch.after - batch.before).collect();
    waterfall.error = Some(error_of_mean(&differences));
    enter(&mut waterfall.by_step, &batches, |one| &one.by_step);
    enter(&mut waterfall.by_department, &batches, |one| &one.by_department);
    enter(&mut waterfall.by_measure, &batches, |one| &one.by_measure);
    enter(&mut waterfall.by_kind, &batches, |one| &one.by_kind);
}

// The bars of all batches stand in one order: it depends on the steps alone.
fn enter<T>(bars: &mut [Bar<T>], batches: &[Waterfall], of: fn(&Waterfall) -> &Vec<Bar<T>>) {
    for (at, bar) in bars.iter_mut().enumerate() {
        let changes: Vec<f64> = batches.iter().filter_map(|batch| Some(of(batch).get(at)?.change())).collect();
        bar.error = Some(error_of_mean(&changes));
    }
}

fn error_of_mean(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    if n < 2.0 {
        return 0.0;
    }
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>() / (n - 1.0);
    (variance / n).sqrt()
}
