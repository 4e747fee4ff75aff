//! What each measure of a plan does: the process before it and the process after it, compared.

use crate::analysis::compare::{self, Effect, Sided};
use crate::analysis::lead_time::Sampling;
use crate::analysis::{self, Analysis, Study};
use crate::model::Process;
use crate::model::plan::Plan;
use crate::redesign::{self, Leg};
use rayon::prelude::*;

/// Every measure in the stated order.
pub(super) fn of(base: &Process, plan: &Plan, sampling: Sampling) -> Vec<Effect> {
    redesign::legs(base, plan).par_iter().map(|leg| effect(leg, sampling)).collect()
}

fn effect(leg: &Leg, sampling: Sampling) -> Effect {
    let (before, after) = match leg {
        Leg::Refused => return Effect::Refused,
        Leg::Idle => return Effect::Nothing,
        Leg::Changed { before, after } => (before, after),
    };
    // A base that is sound stays so: a measure that breaks it is refused.
    let (Ok(before), Ok(after)) = (analysis::sound(before), analysis::sound(after)) else { return Effect::Refused };
    let [before, after] = [&before, &after].map(|sound| Study::sampled(sound, sampling));
    let [was, is] = [&before, &after].map(|study| Analysis::knowing(study, &analysis::Times::new(sampling)));
    let before = Sided { study: &before, analysis: &was };
    Effect::Changed(compare::change(before, Sided { study: &after, analysis: &is }))
}
