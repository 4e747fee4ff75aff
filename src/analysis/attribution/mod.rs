//! What each measure of a re-engineering saves: in the stated order, alone, and by Shapley value, the only way of sharing a joint saving that adds
//! up to it, treats equals equally and gives nothing to what does nothing (Shapley, A value for n-person games, 1953).
//!
//! Measures are known here by their places only; what a set of them makes of the process is asked of the caller.

mod exact;
mod sampled;
mod set;

pub use set::Set;

use super::assumption::Assumption;
use super::lead_time::{self, Memory, Sampling};
use super::{Study, cost, fees, materials, visits};
use crate::model::Id;
use std::collections::BTreeSet;

/// Measures up to this number are told apart exactly: every subset is evaluated.
pub const EXACT_UP_TO: usize = 12;

/// What is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Mean lead time, in seconds of working time.
    LeadTime,
    /// Visits on the main scenario.
    Visits,
    /// Submissions of materials on the main scenario.
    Submissions,
    /// Fees that the applicant pays.
    Fees,
    /// What handling costs.
    Cost,
}

/// A number for each of [`Counted::ALL`]; `None` where nobody states it.
pub type Values = [Option<f64>; 5];

/// What a set of measures makes of the process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The figures then.
    pub values: Values,
    /// The measures of the set that could be applied; the others need one that is not in the set.
    pub applied: Set,
}

/// What each measure saves of one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// Of which figure.
    pub of: Counted,
    /// The figure without any measure.
    pub before: f64,
    /// The figure with all of them.
    pub after: f64,
    /// Measure by measure; a rise is negative.
    pub parts: Vec<Part>,
}

/// What one measure saves.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Part {
    /// On top of those before it in the plan.
    pub in_order: f64,
    /// Without any other.
    pub alone: f64,
    /// Shapley value: the mean of what it saves on top of those before it, over all orders.
    pub shapley: f64,
    /// Its standard error, where orders were sampled.
    pub error: Option<f64>,
}

/// Two measures that save together something else than the sum of what each saves alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interaction {
    /// The measures, the one that comes first in the plan first.
    pub measures: [usize; 2],
    /// Of which figure.
    pub of: Counted,
    /// What each saves alone.
    pub alone: [f64; 2],
    /// What both save together, less what they save alone: more where one needs the other, less where both save the same.
    pub more: f64,
}

/// Who brought what.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Figure by figure, as far as they are stated with every set.
    pub shared: Vec<Shared>,
    /// Pairs that do more or less together, the strongest first.
    pub interactions: Vec<Interaction>,
    /// How it was worked out.
    pub obtained: Obtained,
    /// Measures that cannot be applied alone, for want of another.
    pub not_alone: Vec<usize>,
}

/// How Shapley values were worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obtained {
    /// From every subset; of so many subsets not all measures could be applied, and the largest applicable subset counted.
    Exact {
        /// Subsets in which some measure could not be applied.
        partial: usize,
    },
    /// From so many orders drawn at random, each with its reverse.
    Sampled {
        /// Orders.
        orders: usize,
        /// Of the random numbers.
        seed: u64,
    },
}

impl Counted {
    /// Every one, in the order of [`Values`].
    pub const ALL: [Counted; 5] =
        [Counted::LeadTime, Counted::Visits, Counted::Submissions, Counted::Fees, Counted::Cost];
}

/// The steps whose work, and the departments whose cost nobody states: they count as no cost.
pub fn silent(study: &Study<'_>) -> BTreeSet<Id> {
    let process = study.process();
    let named = cost::of(study).money_rests_on.into_iter().flat_map(|assumption| match assumption {
        Assumption::WorkNotGiven { steps } => steps.iter().map(|at| process.steps[*at].id.value.clone()).collect(),
        Assumption::CostNotGiven { departments } => departments,
        _ => Vec::new(),
    });
    named.collect()
}

/// The figures of a process that are shared out. The cost is not stated where somebody is silent who was not before: what is not said any more is no
/// saving.
pub fn values(study: &Study<'_>, sampling: Sampling, memory: &Memory, silent_before: &BTreeSet<Id>) -> Values {
    let cost = cost::of(study).money.filter(|_| silent(study).is_subset(silent_before));
    [
        Some(lead_time::mean(study, sampling, memory)),
        visits::on_main(study).map(|visits| visits as f64),
        materials::of(study).map(|materials| materials.submissions as f64),
        fees::of(study).map(|fees| fees.applicant),
        cost,
    ]
}

/// Shares out what `measures` measures save. `walk` gives the outcomes of many sets, in the order asked; equal sets are asked once.
pub fn of(measures: usize, seed: u64, outcomes: &(dyn Fn(&[Set]) -> Vec<Outcome> + Sync)) -> Attribution {
    if measures <= EXACT_UP_TO { exact::of(measures, outcomes) } else { sampled::of(measures, seed, outcomes) }
}

// Pairs worth naming: the strongest, and no more than a reader keeps in mind.
const MOST_INTERACTIONS: usize = 8;

/// The pairs whose saving together is not the sum, by the outcomes of none, of each and of both.
fn interactions(measures: usize, value: &dyn Fn(Set) -> Values) -> Vec<Interaction> {
    let mut found = Vec::new();
    let none = value(Set::NONE);
    for (place, of) in Counted::ALL.into_iter().enumerate() {
        let saved = |set: Set| Some(none[place]? - value(set)[place]?);
        let total = saved(Set::first(measures)).unwrap_or(0.0);
        for one in 0..measures {
            for other in one + 1..measures {
                let (a, b) = (Set::NONE.with(one), Set::NONE.with(other));
                let (Some(first), Some(second), Some(both)) = (saved(a), saved(b), saved(a.with(other))) else {
                    continue;
                };
                let more = both - first - second;
                // A hundredth of the whole is not worth a sentence.
                if more.abs() > total.abs().max(none[place].unwrap_or(0.0)) * 0.01 + 1e-9 {
                    found.push(Interaction { measures: [one, other], of, alone: [first, second], more });
                }
            }
        }
    }
    let weight = |one: &Interaction| one.more.abs() / none[one.of as usize].unwrap_or(1.0).abs().max(1e-12);
    found.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
    found.truncate(MOST_INTERACTIONS);
    found
}
