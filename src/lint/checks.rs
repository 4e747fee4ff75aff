//! What rules about checks (`checks`) share.

use super::{Ground, Hit, Names, Outcome, WithoutSaving, removal};
use crate::finding::Finding;
use crate::model::words::{FixedCriterion, StepKind, Word};
use crate::model::{Check, Checked, Next, Step};
use crate::say;
use crate::source::At;
use crate::wording::Text;

/// A check with the step that makes it.
#[derive(Debug, Clone, Copy)]
pub struct Checking<'p> {
    /// The step.
    pub step: usize,
    /// What it checks, and for what.
    pub check: &'p At<Check>,
}

/// Every check of a process, in file order.
pub fn all<'p>(names: &Names<'p>) -> Vec<Checking<'p>> {
    let steps = names.process.steps.iter().enumerate();
    steps.flat_map(|(step, one)| one.more().checks.iter().map(move |check| Checking { step, check })).collect()
}

/// What is missing where no step says what it checks.
pub fn missing() -> Outcome {
    Outcome::missing(say!(zh: "没有步骤写明核查什么（checks）", en: "no step says what it checks (`checks`)"))
}

/// A criterion as it stands in a sentence.
pub fn criterion(checked: &Checked) -> Text {
    match checked {
        Checked::Identity => FixedCriterion::Identity.text(),
        Checked::Authenticity => FixedCriterion::Authenticity.text(),
        Checked::Other(text) => Text::same(&**text),
    }
}

/// A finding that some steps check what need not be checked there, answered for by these steps; those that do nothing but that one check are
/// taken out for the saving.
pub fn needless(ground: &Ground<'_>, steps: &[usize], finding: Finding) -> Hit {
    let idle: Vec<usize> = steps.iter().copied().filter(|at| only_checks(ground, *at)).collect();
    let hit = Hit::at(steps.iter().copied(), finding);
    if idle.is_empty() { hit } else { hit.changed(removal::without(ground, &idle), WithoutSaving::Told) }
}

fn only_checks(ground: &Ground<'_>, at: usize) -> bool {
    let step = ground.names.step(at);
    let more = step.more();
    let kind = step.kind.as_ref().map(|kind| kind.value);
    let checking =
        matches!(kind, None | Some(StepKind::Precheck | StepKind::Review | StepKind::Verify | StepKind::Inspect));
    checking
        && more.checks.len() == 1
        && more.decides.is_none()
        && more.fees.is_none()
        && makes_and_takes_nothing(step)
        && !matches!(step.next, Next::Split { .. })
        && !ground.is_mandatory(at)
}

fn makes_and_takes_nothing(step: &Step) -> bool {
    step.produces.iter().flatten().next().is_none() && step.collects.is_none() && step.asks.is_none()
}
