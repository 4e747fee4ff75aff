use super::FigureChange;
use crate::analysis::Study;
use crate::analysis::distribution::seconds;
use crate::analysis::figures::{Basis, Figure, Unit, Value};
use crate::analysis::time::number;
use crate::say;
use crate::wording::Text;

/// One row of the five cuts 五减.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// Which.
    pub kind: CutKind,
    /// As-is.
    pub before: Side,
    /// To-be.
    pub after: Side,
}

/// The rows of the five cuts, in their fixed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CutKind {
    /// 减环节
    Stages,
    /// 减材料 (种)
    MaterialKinds,
    /// 减材料 (件次)
    Submissions,
    /// 减时限
    Time,
    /// 减跑动
    Visits,
    /// 减费用
    Fees,
}

/// One side of a cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Side {
    /// The number, times in working seconds.
    pub value: Value,
    /// What it rests on.
    pub basis: Basis,
}

impl Cut {
    /// before − after; negative when it rises. `None` where a side is not stated.
    pub fn cut(&self) -> Option<f64> {
        Some(self.before.value.number()? - self.after.value.number()?)
    }

    /// (before − after) / before; `None` from zero or where a side is not stated.
    pub fn rate(&self) -> Option<f64> {
        let before = self.before.value.number()?;
        if before == 0.0 { None } else { Some(self.cut()? / before) }
    }

    /// 口径一致: both sides are counted the same way.
    pub fn same_basis(&self) -> bool {
        self.before.basis == self.after.basis
    }
}

impl CutKind {
    /// All rows in order.
    pub const ALL: [CutKind; 6] =
        [CutKind::Stages, CutKind::MaterialKinds, CutKind::Submissions, CutKind::Time, CutKind::Visits, CutKind::Fees];

    /// The figure it is taken from.
    pub fn figure(self) -> &'static str {
        match self {
            CutKind::Stages => "stages",
            CutKind::MaterialKinds => "materials.kinds",
            CutKind::Submissions => "materials.submissions",
            CutKind::Time => "lead-time.mean",
            CutKind::Visits => "visits",
            CutKind::Fees => "fees.applicant",
        }
    }

    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            CutKind::Stages => say!(zh: "环节", en: "stages"),
            CutKind::MaterialKinds => say!(zh: "材料（种）", en: "materials, kinds"),
            CutKind::Submissions => say!(zh: "材料（件次）", en: "materials, submissions"),
            CutKind::Time => say!(zh: "时限", en: "time"),
            CutKind::Visits => say!(zh: "跑动", en: "visits"),
            CutKind::Fees => say!(zh: "费用", en: "fees"),
        }
    }

    /// What the number counts.
    pub fn unit(self) -> Unit {
        match self {
            CutKind::Time => Unit::Time,
            CutKind::Fees => Unit::Money,
            _ => Unit::Count,
        }
    }
}

/// The five cuts; the time rests on the bases asked for.
pub(super) fn of(before: &Study<'_>, after: &Study<'_>, figures: &[FigureChange], time: [Basis; 2]) -> Vec<Cut> {
    let row = |kind: CutKind| {
        let change = figures.iter().find(|change| change.before.id == kind.figure());
        let side = |figure: Option<&Figure>| {
            figure.map_or(NOT_STATED, |figure| Side { value: figure.value, basis: figure.basis })
        };
        let (old, new) = (side(change.map(|change| &change.before)), side(change.map(|change| &change.after)));
        Cut { kind, before: old, after: new }
    };
    let computed = |basis: Basis| {
        let id = match basis {
            Basis::CriticalPath => "critical-path.length",
            Basis::ModelP90 => "lead-time.p90",
            Basis::ModelMean => "lead-time.mean",
            _ => return None,
        };
        figures.iter().find(|change| change.before.id == id)
    };
    let time_of = |study: &Study<'_>, basis: Basis, side: fn(&FigureChange) -> &Figure| match computed(basis) {
        Some(change) => Side { value: side(change).value, basis },
        None => time_on(study, basis),
    };
    let rows = CutKind::ALL.into_iter().map(row);
    rows.map(|cut| match cut.kind {
        CutKind::Time => Cut {
            before: time_of(before, time[0], |change| &change.before),
            after: time_of(after, time[1], |change| &change.after),
            ..cut
        },
        _ => cut,
    })
    .collect()
}

pub(super) const NOT_STATED: Side = Side { value: Value::NotStated, basis: Basis::MainScenario };

/// The time of a case as its clock states it: statutory, promised or measured, in working seconds.
///
/// The clock is the one over the whole case, or the only one there is; of several named clocks none stands for the case.
pub fn time_on(study: &Study<'_>, basis: Basis) -> Side {
    let process = study.process();
    let whole = process.deadlines.iter().find(|clock| clock.name.is_none());
    let clock = whole.or_else(|| process.deadlines.first().filter(|_| process.deadlines.len() == 1));
    let amount = clock.and_then(|clock| match basis {
        Basis::Statutory => clock.statutory.as_ref().map(|line| line.limit.value),
        Basis::Promised => clock.promised.as_ref().map(|line| line.limit.value),
        Basis::Measured => clock.actual.as_ref().and_then(|actual| actual.mean.as_ref()).map(|mean| mean.value),
        _ => None,
    });
    let seconds = amount.map(|amount| number(seconds(amount, &process.time_base())));
    Side { value: seconds.map_or(Value::NotStated, Value::Stated), basis }
}
