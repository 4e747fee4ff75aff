//! The time of a case on every basis that is stated: published cases are quoted on several, and a rate without its bases misleads.

use super::cuts::time_on;
use super::{Cut, CutKind, FigureChange, NOT_STATED};
use crate::analysis::Study;
use crate::analysis::figures::{Basis, Figure};

/// Bases that a file states, in the order in which they stand in for each other.
const STATED: [Basis; 3] = [Basis::Statutory, Basis::Promised, Basis::Measured];

/// One row for the model's mean and one for each basis that the as-is states. What the to-be does not state on the same basis stands on what it
/// promises, or else on its model's mean; such a row has two bases.
pub(super) fn of(before: &Study<'_>, after: &Study<'_>, figures: &[FigureChange]) -> Vec<Cut> {
    let mean = figures.iter().find(|change| change.before.id == "lead-time.mean");
    let side = |figure: Option<&Figure>| {
        figure.map_or(NOT_STATED, |figure| super::Side { value: figure.value, basis: Basis::ModelMean })
    };
    let model = [side(mean.map(|mean| &mean.before)), side(mean.map(|mean| &mean.after))];
    let stated =
        |study: &Study<'_>, basis: Basis| Some(time_on(study, basis)).filter(|side| side.value.number().is_some());
    let pairs = STATED.into_iter().filter_map(|basis| {
        let old = stated(before, basis)?;
        let same = stated(after, basis).or_else(|| stated(after, Basis::Promised));
        Some([old, same.unwrap_or(model[1])])
    });
    let rows = [model].into_iter().chain(pairs).filter(|pair| pair.iter().all(|side| side.value.number().is_some()));
    rows.map(|[before, after]| Cut { kind: CutKind::Time, before, after }).collect()
}
