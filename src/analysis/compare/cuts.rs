use crate::analysis::figures::{Basis, Unit, Value};

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
            CutKind::Time => "critical-path.length",
            CutKind::Visits => "visits",
            CutKind::Fees => "fees.applicant",
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
