//! The applicant's time and money.

use super::assumption::{Assumption, about};
use super::distribution::seconds;
use super::visits::Visits;
use super::{Study, time};

/// What a case costs the applicant (EU Standard Cost Model: price × quantity), over the expected executions.
#[derive(Debug, Clone, PartialEq)]
pub struct Burden {
    /// Seconds of the applicant: the work of the applicant's own steps, and the travel of each visit. `None` where neither is stated.
    pub seconds: Option<f64>,
    /// `seconds` at the tariff of an hour, in the file's currency.
    pub money: Option<f64>,
    /// `money` times the cases of a year.
    pub per_year: Option<f64>,
    /// What it rests on.
    pub rests_on: Vec<Assumption>,
}

/// Adds up the applicant's time and money.
pub fn of(study: &Study<'_>, visits: Option<&Visits>) -> Burden {
    let process = study.process();
    let written = process.burden.as_ref();
    let own: Vec<usize> = (0..process.steps.len()).filter(|at| study.is_applicants(&process.steps[*at])).collect();
    let travel = written.and_then(|burden| burden.travel.as_ref());
    let travel = travel.map(|travel| time::number(seconds(travel.value, &process.time_base())));
    let trips = visits.map(|visits| visits.expected);
    let stated = own.iter().any(|at| process.steps[*at].work.is_some()) || (travel.is_some() && trips.is_some());
    let work: f64 = own.iter().map(|at| study.executions[*at] * study.times[*at].work_seconds()).sum();
    let seconds = stated.then(|| work + travel.unwrap_or(0.0) * trips.unwrap_or(0.0));
    let tariff = written.and_then(|burden| burden.tariff.as_ref()).map(|tariff| tariff.value);
    let money = seconds.zip(tariff).map(|(seconds, tariff)| seconds / 3600.0 * tariff);
    let cases = process.volume.as_ref().map(|volume| volume.per_year);
    let unknown = own.into_iter().filter(|at| study.executions[*at] > 0.0 && study.times[*at].work.is_none());
    let work_not_given = about(unknown, |steps| Assumption::WorkNotGiven { steps });
    let no_travel = travel.is_none() && trips.is_some_and(|trips| trips > 0.0);
    let travel_not_given = no_travel.then_some(Assumption::TravelNotGiven);
    Burden {
        seconds,
        money,
        per_year: money.zip(cases).map(|(money, cases)| money * cases),
        rests_on: work_not_given.into_iter().chain(travel_not_given).collect(),
    }
}
