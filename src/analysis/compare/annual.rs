//! What a change is worth in a year: figures of a case times the cases of a year.

use super::{FigureChange, Sided};
use crate::analysis::figures::{Figure, Value};

/// Savings of a year, and the number of cases that they rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Annual {
    /// Cases a year.
    pub cases: f64,
    /// Cases a year of the other file, where it says another number.
    pub other: Option<f64>,
    /// `annual.<figure>`, each figure times the cases.
    pub figures: Vec<FigureChange>,
}

/// What adds up over cases: an average, or what every case has. Shares, percentiles and numbers of stages do not.
const ADD_UP: [&str; 9] = [
    "lead-time.mean",
    "visits.expected",
    "materials.submissions.expected",
    "fees.applicant",
    "fees.government",
    "touch-time",
    "cost",
    "burden.minutes",
    "burden.money",
];

/// The year; nothing where neither file says how many cases there are. Both sides count the same cases: those of the as-is, or else of the to-be.
pub(super) fn of(before: Sided<'_, '_>, after: Sided<'_, '_>, figures: &[FigureChange]) -> Option<Annual> {
    let cases = |side: Sided<'_, '_>| side.study.process().volume.as_ref().map(|volume| volume.per_year);
    let (old, new) = (cases(before), cases(after));
    let cases = old.or(new)?;
    let yearly = |figure: &Figure| Figure {
        id: format!("annual.{}", figure.id).into(),
        value: match figure.value {
            Value::Stated(number) => Value::Stated(number * cases),
            Value::Sampled { number, samples, error } => {
                Value::Sampled { number: number * cases, samples, error: error * cases }
            }
            other => other,
        },
        ..figure.clone()
    };
    let adds_up = |change: &&FigureChange| ADD_UP.contains(&&*change.before.id);
    let figures = figures.iter().filter(adds_up);
    Some(Annual {
        cases,
        other: new.filter(|new| *new != cases),
        figures: figures
            .map(|change| FigureChange {
                before: yearly(&change.before),
                after: yearly(&change.after),
                alike: change.alike,
            })
            .collect(),
    })
}
