//! What a change asks of law and organisation, and what it may cost in safety.

mod checks;
mod law;
mod systems;

pub(super) use checks::is_check;
pub use checks::{CheckChange, CheckFate};
pub use law::{Need, NeedOf, Why};
pub use systems::SystemNeed;

use super::{Class, LedgerRow, StepChange};
use crate::analysis::Study;
use crate::model::Step;

/// The risks of a change as far as the two files show them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Risk {
    /// What changes need before they may be made (D1–D5): steps first, then materials.
    pub needs: Vec<Need>,
    /// Rows of the mapping of steps whose as-is has a mandatory basis and that are changed in any way.
    pub mandatory: Vec<usize>,
    /// Systems that are new, or that the as-is does not depend on.
    pub systems: Vec<SystemNeed>,
    /// Checks that are gone, or that come after the decision now.
    pub checks: Vec<CheckChange>,
}

pub(super) fn of(before: &Study<'_>, after: &Study<'_>, steps: &[StepChange], materials: &[LedgerRow]) -> Risk {
    let old = before.process();
    let mandatory = |change: &StepChange| change.before.iter().any(|at| is_mandatory(&old.steps[*at]));
    let touched = steps.iter().enumerate().filter(|(_, change)| change.classes != [Class::Kept] && mandatory(change));
    Risk {
        needs: law::of(before, after, steps, materials),
        mandatory: touched.map(|(at, _)| at).collect(),
        systems: systems::of(old, after.process()),
        checks: checks::of(before, after, steps, materials),
    }
}

fn is_mandatory(step: &Step) -> bool {
    step.more().basis.iter().any(|citation| citation.mandatory)
}
