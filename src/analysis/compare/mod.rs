//! As-is against to-be (semantics.md §6).

mod alike;
mod annual;
mod classes;
mod cuts;
mod departments;
mod findings;
mod flows;
mod ledger;
mod likely;
mod matching;
mod precedence;
mod risk;
mod signs;
mod step_ledger;
mod steps;
mod time_bases;
mod waterfall;

pub use annual::Annual;
pub use cuts::{Cut, CutKind, Side, time_on};
pub use departments::Departments;
pub use findings::{FindingChanges, finding_changes};
pub use flows::{FlowChange, FlowClass};
pub use ledger::{Balance, Entry, Fate, Ledger, LedgerRow};
pub use likely::Likely;
pub use risk::{CheckChange, CheckFate, Need, NeedOf, Risk, SystemNeed, Why};
pub use signs::{Change, Effect, Four, Practice, Sign, Signs, change};
pub use step_ledger::StepLedger;
pub use steps::{Class, StepChange};
pub use waterfall::{Bar, Waterfall};

use cuts::NOT_STATED;

use super::figures::{self, Basis, Figure, Value};
use super::{Analysis, Study, applicant};
use crate::model::{Process, exact};
use matching::Group;

/// What changes from one process to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The five cuts 五减, in their fixed order: stages, materials in kinds and submissions, time, visits, fees.
    pub cuts: Vec<Cut>,
    /// The time on every basis that is stated: the model's mean first.
    pub time_bases: Vec<Cut>,
    /// Steps on both sides, by their places before and after, whose time is part of the lead time on one of them only.
    pub end_moved: Vec<[usize; 2]>,
    /// Where every saved day comes from.
    pub waterfall: Waterfall,
    /// What changes need of law and organisation, and what they cost in safety.
    pub risk: Risk,
    /// Time, cost, quality and flexibility of each measure or change.
    pub signs: Vec<Signs>,
    /// The saving of a year; `None` where nobody says how many cases there are.
    pub annual: Option<Annual>,
    /// Every figure of both in the order of the catalogue; one that neither states is left out.
    pub figures: Vec<FigureChange>,
    /// Every step of both, each in exactly one row, routing points left out: as-is order first, then what is added.
    pub steps: Vec<StepChange>,
    /// The book-keeping of steps.
    pub step_ledger: StepLedger,
    /// Every flow between steps, routing points looked through: as-is order first, then what is added. Empty where there are too many.
    pub flows: Vec<FlowChange>,
    /// Removed and added steps that may be the same: offered, not assumed.
    pub likely: Vec<Likely>,
    /// Materials.
    pub materials: Ledger,
    /// Data items.
    pub data: Ledger,
    /// Departments on the main scenario.
    pub departments: Departments,
}

/// A figure before and after; at least one side is stated.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureChange {
    /// As-is; the same id as `after`.
    pub before: Figure,
    /// To-be.
    pub after: Figure,
    /// Whether both sides count the same: what one of them does not state is not stated by the other either.
    pub alike: bool,
}

/// One side of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Sided<'a, 's> {
    /// The process.
    pub study: &'s Study<'a>,
    /// Its results.
    pub analysis: &'s Analysis,
}

/// Compares two processes; the time cut rests on these bases (mean or P90 of lead time, critical path, statutory, promised or measured), before and after.
pub fn of(before: Sided<'_, '_>, after: Sided<'_, '_>, time: [Basis; 2]) -> Comparison {
    let (old, new) = (before.study, after.study);
    let same = departments::Same::of(old.process(), new.process());
    let groups = matching::steps(old.process(), new.process());
    let mut figures = changes(&before.analysis.figures(old), &after.analysis.figures(new));
    for change in &mut figures {
        change.alike = alike::alike(&change.before, &change.after, &groups, [old.process(), new.process()]);
    }
    let steps = steps::of(old, new, &groups, &same);
    let waterfall = waterfall::of(before, after, &steps, &same);
    let materials = ledger::materials(before, after);
    Comparison {
        cuts: cuts::of(old, new, &figures, time),
        time_bases: time_bases::of(old, new, &figures),
        end_moved: end_moved(old, new, &groups),
        annual: annual::of(before, after, &figures),
        risk: risk::of(old, new, &steps, &materials.rows),
        signs: signs::of(before, after, &steps, &materials.rows, &waterfall),
        step_ledger: step_ledger::of(&groups),
        flows: flows::of(old.process(), new.process(), &groups),
        likely: likely::of(old, new, &groups),
        data: ledger::data(before, after),
        departments: departments::of(before.analysis, after.analysis, &same),
        waterfall,
        materials,
        figures,
        steps,
    }
}

// The applicant's time may end at another step without any step having become shorter.
fn end_moved(old: &Study<'_>, new: &Study<'_>, groups: &[Group]) -> Vec<[usize; 2]> {
    let [before, after] = [old, new].map(|study| applicant::counts(study.sound, &study.order));
    let takes_time = |study: &Study<'_>, step: usize| study.times[step].total.is_some_and(|total| total > exact::NONE);
    let kept = groups.iter().filter_map(|group| match (&group.before[..], &group.after[..]) {
        ([was], [is]) => Some([*was, *is]),
        _ => None,
    });
    kept.filter(|[was, is]| before[*was] != after[*is] && (takes_time(old, *was) || takes_time(new, *is))).collect()
}

/// Which steps of two processes are the same thing: those before and those after, one or several each; none before where a step is new, none after
/// where it is gone.
pub fn matched(before: &Process, after: &Process) -> Vec<(Vec<usize>, Vec<usize>)> {
    matching::steps(before, after).into_iter().map(|group| (group.before, group.after)).collect()
}

// Outcomes have names of their own; every other id is on both sides.
fn changes(before: &[Figure], after: &[Figure]) -> Vec<FigureChange> {
    let side = |figures: &[Figure], like: &Figure| {
        let found = figures.iter().find(|figure| figure.id == like.id).cloned();
        found.unwrap_or_else(|| Figure { value: Value::NotStated, rests_on: Vec::new(), ..like.clone() })
    };
    let only_after = after.iter().filter(|figure| !before.iter().any(|other| other.id == figure.id));
    let mut all: Vec<FigureChange> = before
        .iter()
        .chain(only_after)
        .map(|figure| FigureChange { before: side(before, figure), after: side(after, figure), alike: true })
        .filter(|change| change.before.value != Value::NotStated || change.after.value != Value::NotStated)
        .collect();
    all.sort_by_key(|change| figures::place(&change.before.id));
    all
}
