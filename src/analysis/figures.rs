//! The figures: one list of ids from which JSON order, `explain` and `docs/figures.md` follow.

use super::Assumption;
use crate::wording::Text;
use std::borrow::Cow;

/// What a figure is: its row in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, or the id with a place for a name: `outcome.<name>`.
    pub id: &'static str,
    /// What its number counts.
    pub unit: Unit,
    /// What it is called.
    pub name: Text,
    /// What it means, with the counting rule.
    pub definition: Text,
    /// Where the definition comes from.
    pub source: Text,
    /// Whether a smaller number is better for the applicant.
    pub wish: Wish,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things; expected counts have decimals.
    Count,
    /// Working time in seconds.
    Time,
    /// The applicant's time in minutes.
    Minutes,
    /// The file's currency.
    Money,
    /// The file's currency, a year.
    MoneyPerYear,
    /// A share, 0..=1.
    Share,
}

/// Which way a figure should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// Less is better.
    Less,
    /// More is better.
    More,
    /// It says nothing by itself.
    Neither,
}

/// One figure of one process.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its id: `materials.submissions`.
    pub id: Cow<'static, str>,
    /// What its number counts.
    pub unit: Unit,
    /// The number, if it is known.
    pub value: Value,
    /// How it was counted, where there is more than one way.
    pub basis: Basis,
    /// What it rests on that nobody stated.
    pub rests_on: Vec<Assumption>,
}

/// A number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Computed exactly from what is stated.
    Stated(f64),
    /// Nobody stated the inputs: printed "not stated" 未注明, never 0.
    NotStated,
    /// The inputs are there, but the number depends on more than is computed exactly.
    NotExact,
}

/// What a figure was counted from (口径).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Counted on the main scenario.
    MainScenario,
    /// Over all ways through, with their probabilities.
    Expected,
    /// From the model as a whole, whatever way a case takes.
    Model,
    /// Stages as `stage` says.
    WrittenStages,
    /// Each task its own stage.
    EachTask,
    /// Partly from numbers given without a list.
    Numbers,
    /// The critical path of the main scenario.
    CriticalPath,
    /// 法定
    Statutory,
    /// 承诺
    Promised,
    /// 实测: the mean measured.
    Measured,
}

impl Value {
    /// The number, if there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Value::Stated(number) => Some(number),
            Value::NotStated | Value::NotExact => None,
        }
    }
}
