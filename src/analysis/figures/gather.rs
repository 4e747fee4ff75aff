use super::{Basis, Figure, Value, find, played, time};
use crate::analysis::assumption::{Assumption, Boundary, about};
use crate::analysis::counts::Stages;
use crate::analysis::first_time_right::FirstTimeRight;
use crate::analysis::handoffs::Carried;
use crate::analysis::{Analysis, Study, markings, shares};
use std::borrow::Cow;

/// Every figure of a process in the order of the catalogue, those not stated too.
pub fn of(study: &Study<'_>, analysis: &Analysis) -> Vec<Figure> {
    let mut all = time::of(study, analysis);
    all.push(known(
        "critical-path.length",
        analysis.critical_path.length,
        Basis::CriticalPath,
        &analysis.critical_path.rests_on,
    ));
    counts(study, analysis, &mut all);
    visits(study, analysis, &mut all);
    materials(study, analysis, &mut all);
    data_items(study, analysis, &mut all);
    handoffs(study, analysis, &mut all);
    money(study, analysis, &mut all);
    quality(study, analysis, &mut all);
    if let Some(played) = &study.played {
        played::replace(study, played, &mut all);
    }
    all.sort_by_key(|figure| super::place(&figure.id));
    all
}

fn counts(study: &Study<'_>, analysis: &Analysis, all: &mut Vec<Figure>) {
    let counts = &analysis.counts;
    let shares = likeliest(study);
    let basis = match counts.stages {
        Stages::Written(_) => Basis::WrittenStages,
        Stages::EachTask(_) => Basis::EachTask,
    };
    let with_nobody = joined(&shares, &counts.rests_on);
    let number = |list: &Option<Vec<_>>| list.as_ref().map(|list| list.len() as f64);
    all.push(known("tasks", counts.tasks.len() as f64, Basis::MainScenario, &shares));
    all.push(known("stages", counts.stages.count() as f64, basis, &shares));
    all.push(stated("departments", number(&counts.departments), Basis::MainScenario, &with_nobody));
    all.push(stated("offices", number(&counts.offices), Basis::MainScenario, &with_nobody));
}

fn visits(study: &Study<'_>, analysis: &Analysis, all: &mut Vec<Figure>) {
    let visits = analysis.visits.as_ref();
    let (main, every) = (likeliest(study), every_way(study));
    all.push(stated("visits", visits.map(|visits| visits.main as f64), Basis::MainScenario, &main));
    all.push(stated("visits.expected", visits.map(|visits| visits.expected), Basis::Expected, &every));
    let once = visits.and_then(|visits| visits.max_rests_on.clone());
    let basis = if once.is_some() { Basis::ReworkOnce } else { Basis::Model };
    let max = visits.map(|visits| visits.max.map(|max| max as f64));
    all.push(exact("visits.max", max, basis, &Vec::from_iter(once)));
    all.push(exact("visits.at-most-one", visits.map(|visits| visits.at_most_one), Basis::Expected, &every));
}

fn materials(study: &Study<'_>, analysis: &Analysis, all: &mut Vec<Figure>) {
    let materials = analysis.materials.as_ref();
    let main = likeliest(study);
    let numbers = materials.is_some_and(|materials| !materials.numbers.is_empty());
    let basis = if numbers { Basis::Numbers } else { Basis::MainScenario };
    let kinds = joined(&main, materials.map_or(&[][..], |materials| &materials.kinds_rest_on));
    all.push(stated("materials.kinds", materials.map(|materials| materials.kinds as f64), basis, &kinds));
    let submissions = materials.map(|materials| materials.submissions as f64);
    all.push(stated("materials.submissions", submissions, Basis::MainScenario, &main));
    let expected = materials.map(|materials| materials.expected);
    all.push(exact("materials.submissions.expected", expected, Basis::Expected, &every_way(study)));
}

fn data_items(study: &Study<'_>, analysis: &Analysis, all: &mut Vec<Figure>) {
    let items = analysis.data_items.as_ref();
    let main = likeliest(study);
    let numbers = items.is_some_and(|items| !items.numbers.is_empty());
    let basis = if numbers { Basis::Numbers } else { Basis::MainScenario };
    all.push(stated("data-items.asked", items.map(|items| items.asked as f64), Basis::MainScenario, &main));
    let rests_on = joined(&main, items.map_or(&[][..], |items| &items.rests_on));
    all.push(stated("data-items.kinds", items.map(|items| items.kinds as f64), basis, &rests_on));
}

fn handoffs(study: &Study<'_>, analysis: &Analysis, all: &mut Vec<Figure>) {
    let handoffs = &analysis.handoffs;
    let main = joined(&likeliest(study), &handoffs.rests_on);
    let every = joined(&every_way(study), &handoffs.rests_on);
    let stated_main = |number: usize| handoffs.main.as_ref().map(|_| number as f64);
    let total = handoffs.main.as_ref().map_or(0, Vec::len);
    all.push(stated("handoffs", stated_main(total), Basis::MainScenario, &main));
    all.push(stated("handoffs.expected", handoffs.expected, Basis::Expected, &every));
    for (id, by) in [("handoffs.applicant", Carried::Applicant), ("handoffs.data", Carried::Data)] {
        all.push(stated(id, stated_main(handoffs.carried(by)), Basis::MainScenario, &main));
    }
    for (id, boundary) in [
        ("handoffs.cross-tier", Boundary::Tier),
        ("handoffs.cross-region", Boundary::Region),
        ("handoffs.cross-system", Boundary::System),
    ] {
        let places =
            handoffs.places_rest_on.iter().filter(|(of, _)| *of == boundary).map(|(_, assumed)| assumed.clone());
        let rests_on: Vec<Assumption> = main.iter().cloned().chain(places).collect();
        let number = handoffs.crossing(boundary).map(|number| number as f64);
        all.push(stated(id, number, Basis::MainScenario, &rests_on));
    }
    all.push(stated("ping-pong", stated_main(handoffs.returns.len()), Basis::MainScenario, &main));
}

fn money(study: &Study<'_>, analysis: &Analysis, all: &mut Vec<Figure>) {
    let (fees, cost, burden) = (analysis.fees.as_ref(), &analysis.cost, &analysis.burden);
    let (main, every) = (likeliest(study), every_way(study));
    all.push(stated("fees.applicant", fees.map(|fees| fees.applicant), Basis::MainScenario, &main));
    all.push(stated("fees.government", fees.map(|fees| fees.government), Basis::MainScenario, &main));
    let touch = joined(&every, &cost.touch_time_rests_on);
    all.push(stated("touch-time", cost.touch_time, Basis::Expected, &touch));
    all.push(stated("cost", cost.money, Basis::Expected, &joined(&every, &cost.money_rests_on)));
    let rests_on = joined(&every, &burden.rests_on);
    all.push(stated("burden.minutes", burden.seconds.map(|seconds| seconds / 60.0), Basis::Expected, &rests_on));
    all.push(stated("burden.money", burden.money, Basis::Expected, &rests_on));
    all.push(stated("burden.per-year", burden.per_year, Basis::Expected, &rests_on));
}

fn quality(study: &Study<'_>, analysis: &Analysis, all: &mut Vec<Figure>) {
    let every = every_way(study);
    let share = analysis.online.as_ref().and_then(|online| online.share());
    all.push(stated("online.share", share, Basis::Model, &[]));
    let value = match analysis.first_time_right {
        FirstTimeRight::NotStated => Value::NotStated,
        FirstTimeRight::Share(share) => Value::Stated(share),
        FirstTimeRight::NotExact => Value::NotExact,
    };
    all.push(figure("first-time-right".into(), value, Basis::Expected, &every));
    for outcome in &analysis.outcomes {
        let Some(name) = &outcome.name else { continue };
        let value = match (outcome.probability, outcome.samples) {
            (Some(share), None) => Value::Stated(share),
            (Some(share), Some(samples)) => played::of_share(share, samples),
            (None, _) => Value::NotExact,
        };
        all.push(figure(format!("outcome.{name}").into(), value, Basis::Expected, &every));
    }
}

fn known(id: &'static str, number: f64, basis: Basis, rests_on: &[Assumption]) -> Figure {
    figure(id.into(), Value::Stated(number), basis, rests_on)
}

fn stated(id: &'static str, number: Option<f64>, basis: Basis, rests_on: &[Assumption]) -> Figure {
    // An expected count that is only about right is no figure: it will be sampled, with its error.
    let about_right = rests_on.iter().any(|assumed| matches!(assumed, Assumption::Approximate { .. }));
    let number = number.map(|number| if about_right { Value::NotExact } else { Value::Stated(number) });
    figure(id.into(), number.unwrap_or(Value::NotStated), basis, rests_on)
}

// Stated inputs, but perhaps no exact number.
fn exact(id: &'static str, number: Option<Option<f64>>, basis: Basis, rests_on: &[Assumption]) -> Figure {
    let value = number.map_or(Value::NotStated, |number| number.map_or(Value::NotExact, Value::Stated));
    figure(id.into(), value, basis, rests_on)
}

pub(super) fn figure(id: Cow<'static, str>, value: Value, basis: Basis, rests_on: &[Assumption]) -> Figure {
    let unit = find(&id).map_or(super::Unit::Count, |entry| entry.unit);
    let rests_on = if value.number().is_some() { rests_on.to_vec() } else { Vec::new() };
    Figure { id, unit, value, basis, rests_on }
}

fn joined(one: &[Assumption], other: &[Assumption]) -> Vec<Assumption> {
    one.iter().chain(other).cloned().collect()
}

// What is likeliest on the main scenario.
fn likeliest(study: &Study<'_>) -> Vec<Assumption> {
    study.main.without_shares(&study.sound.flow).into_iter().collect()
}

// Every probability of the process, and what expected counts leave to time.
fn every_way(study: &Study<'_>) -> Vec<Assumption> {
    let flow = &study.sound.flow;
    let timed = markings::not_plain(&study.sound.tree).into_iter().filter_map(|vertex| flow.owner(vertex));
    let timed = about(timed.filter(|_| study.played.is_none()), |steps| Assumption::Approximate { steps });
    shares::missing(flow).into_iter().chain(shares::without_limit(flow, &study.order)).chain(timed).collect()
}
