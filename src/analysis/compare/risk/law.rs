use super::is_mandatory;
use crate::analysis::Study;
use crate::analysis::compare::{Class, Fate, LedgerRow, StepChange};
use crate::finding::Disposition;
use crate::graph::{Relation, Relations};
use crate::model::words::{StepKind, SubstituteWay};
use crate::model::{Process, Step};
use crate::say;
use crate::wording::Text;
use rustc_hash::FxHashMap;

/// What one change needs; of several that it needs the heaviest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// What changes.
    pub of: NeedOf,
    /// What it needs.
    pub needs: Disposition,
    /// Why.
    pub why: Why,
}

/// What a need is about: a row of the mapping of steps, or of the ledger of materials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NeedOf {
    /// A row of steps.
    Steps(usize),
    /// A row of materials.
    Material(usize),
}

/// Why a change needs what it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// A step is gone, or a material no longer asked for, and no basis that prescribes it is stated.
    NoMandatoryBasis,
    /// What law prescribes is gone.
    MandatoryBasis,
    /// Steps or materials were merged.
    Merged,
    /// Another body's data or result is used instead.
    Recognised,
    /// A pledge stands in place of a material.
    Pledge,
    /// Steps stand in another order, or in parallel.
    Order,
    /// Law prescribes the order that was given up.
    LegalOrder,
    /// Another department decides.
    DecisionMoved,
}

impl Why {
    /// The reason in words.
    pub fn text(self) -> Text {
        match self {
            Why::NoMandatoryBasis => say!(zh: "文件未注明强制依据，请核实", en: "no mandatory basis is stated; verify"),
            Why::MandatoryBasis => {
                say!(zh: "有强制依据，取消须先修改依据", en: "its basis is mandatory and must be changed first")
            }
            Why::Merged => say!(zh: "合并办理", en: "merged"),
            Why::Recognised => say!(zh: "采用其他部门的数据或结果", en: "another body's data or result is used"),
            Why::Pledge => say!(zh: "以告知承诺代替材料", en: "a pledge in place of the material"),
            Why::Order => say!(zh: "改变先后关系", en: "the order changes"),
            Why::LegalOrder => say!(zh: "法定的先后顺序被打破", en: "an order that law prescribes is given up"),
            Why::DecisionMoved => {
                say!(zh: "决定权转到其他部门，须有授权或委托", en: "another department decides, which takes a delegation")
            }
        }
    }
}

pub(super) fn of(before: &Study<'_>, after: &Study<'_>, steps: &[StepChange], materials: &[LedgerRow]) -> Vec<Need> {
    let broken = broken_orders(before, after, steps);
    let old = before.process();
    let of_steps = steps.iter().enumerate().filter_map(|(at, change)| {
        let (needs, why) = heaviest(of_step(old, change, broken.contains(&at)))?;
        Some(Need { of: NeedOf::Steps(at), needs, why })
    });
    let of_materials = materials.iter().enumerate().filter_map(|(at, row)| {
        let (needs, why) = of_material(old, row)?;
        Some(Need { of: NeedOf::Material(at), needs, why })
    });
    of_steps.chain(of_materials).collect()
}

fn heaviest(needs: Vec<(Disposition, Why)>) -> Option<(Disposition, Why)> {
    // Another order is asked for most easily, a change of law least.
    let weight = |needs: Disposition| match needs {
        Disposition::Reorder => 0,
        Disposition::Cancel => 1,
        Disposition::Merge => 2,
        Disposition::Pledge => 3,
        Disposition::ChangeLaw => 4,
    };
    needs.into_iter().reduce(|most, one| if weight(one.0) > weight(most.0) { one } else { most })
}

fn of_step(old: &Process, change: &StepChange, order_broken: bool) -> Vec<(Disposition, Why)> {
    let steps = || change.before.iter().map(|at| &old.steps[*at]);
    let need = |class: &Class| match class {
        Class::Removed if steps().any(is_mandatory) => Some((Disposition::ChangeLaw, Why::MandatoryBasis)),
        Class::Removed => Some((Disposition::Cancel, Why::NoMandatoryBasis)),
        Class::Merged => Some((Disposition::Merge, Why::Merged)),
        Class::MadeParallel | Class::Reordered => Some((Disposition::Reorder, Why::Order)),
        Class::Moved if steps().any(decides) => Some((Disposition::ChangeLaw, Why::DecisionMoved)),
        _ => None,
    };
    let broken = order_broken.then_some((Disposition::ChangeLaw, Why::LegalOrder));
    broken.into_iter().chain(change.classes.iter().filter_map(need)).collect()
}

/// Whether a step decides: says so, or is an approval or registration.
pub(super) fn decides(step: &Step) -> bool {
    let kind = step.kind.as_ref().map(|kind| kind.value);
    step.more().decides.is_some() || matches!(kind, Some(StepKind::Approve | StepKind::Register))
}

fn of_material(old: &Process, row: &LedgerRow) -> Option<(Disposition, Why)> {
    let id = row.before.as_ref()?.id.as_deref();
    let declared = old.materials.iter().find(|material| Some(&**material.id) == id);
    let mandatory = declared.is_some_and(|material| material.basis.iter().any(|citation| citation.mandatory));
    match row.fate {
        Fate::Gone(SubstituteWay::Cancelled) | Fate::Unexplained if mandatory => {
            Some((Disposition::ChangeLaw, Why::MandatoryBasis))
        }
        Fate::Gone(SubstituteWay::Cancelled) => Some((Disposition::Cancel, Why::NoMandatoryBasis)),
        Fate::Gone(SubstituteWay::Pledge) => Some((Disposition::Pledge, Why::Pledge)),
        Fate::Gone(SubstituteWay::Merged) => Some((Disposition::Merge, Why::Merged)),
        Fate::Gone(SubstituteWay::DataSharing | SubstituteWay::ELicence | SubstituteWay::InternalCheck) => {
            Some((Disposition::Merge, Why::Recognised))
        }
        _ => None,
    }
}

// Rows whose as-is step must follow another by law, and whose to-be step does not.
fn broken_orders(before: &Study<'_>, after: &Study<'_>, steps: &[StepChange]) -> Vec<usize> {
    let old = before.process();
    let row_of: FxHashMap<&str, usize> = steps
        .iter()
        .enumerate()
        .flat_map(|(row, change)| change.before.iter().map(move |at| (&*old.steps[*at].id.value, row)))
        .collect();
    let relations = Relations::of(after.sound);
    let stands_first = |first: &StepChange, second: &StepChange| {
        let mut pairs = first.after.iter().flat_map(|one| second.after.iter().map(move |other| (*one, *other)));
        pairs.any(|(one, other)| {
            one == other || matches!(relations.between(one, other), Relation::Before | Relation::Unclear)
        })
    };
    let broken = |(at, change): (usize, &StepChange)| {
        let orders = change.before.iter().flat_map(|step| &old.steps[*step].more().must_follow);
        let mut others = orders.filter_map(|order| row_of.get(&*order.step.value)).filter(|row| **row != at);
        let gone = |other: &StepChange| other.after.is_empty() || change.after.is_empty();
        others.any(|other| !gone(&steps[*other]) && !stands_first(&steps[*other], change)).then_some(at)
    };
    steps.iter().enumerate().filter_map(broken).collect()
}
