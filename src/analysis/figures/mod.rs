//! The figures: one list of ids from which JSON order, `explain` and `docs/figures.md` follow.

mod catalogue;
mod gather;
mod played;
mod time;

pub use catalogue::{ALL, find, member, place};
pub use gather::of;
pub use time::clock_name;

use super::Assumption;
use crate::say;
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
    /// What the figure counts that its id names.
    AsNamed,
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
    /// Sampled from what is stated.
    Sampled {
        /// The number.
        number: f64,
        /// From how many cases.
        samples: u64,
        /// Its standard error.
        error: f64,
    },
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
    /// From the model as a whole, rework without a limit taken as happening once.
    ReworkOnce,
    /// Stages as `stage` says.
    WrittenStages,
    /// Each task its own stage.
    EachTask,
    /// Partly from numbers given without a list.
    Numbers,
    /// The critical path of the main scenario.
    CriticalPath,
    /// The mean of lead time.
    ModelMean,
    /// The 90th percentile of lead time.
    ModelP90,
    /// The distribution of a time, over all ways through.
    Distribution,
    /// What each step contributes to the mean of lead time.
    Contributions,
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
            Value::Stated(number) | Value::Sampled { number, .. } => Some(number),
            Value::NotStated | Value::NotExact => None,
        }
    }

    /// So many times as much.
    pub fn times(self, factor: f64) -> Value {
        match self {
            Value::Stated(number) => Value::Stated(number * factor),
            Value::Sampled { number, samples, error } => {
                Value::Sampled { number: number * factor, samples, error: error * factor }
            }
            Value::NotStated | Value::NotExact => self,
        }
    }
}

impl Unit {
    /// What stands beside the number.
    pub fn text(self) -> Text {
        match self {
            Unit::Count => say!(zh: "计数", en: "count"),
            Unit::Time => say!(zh: "工作时间", en: "working time"),
            Unit::Minutes => say!(zh: "分钟", en: "minutes"),
            Unit::Money => say!(zh: "元", en: "money"),
            Unit::MoneyPerYear => say!(zh: "元/年", en: "money a year"),
            Unit::Share => say!(zh: "比例", en: "share"),
            Unit::AsNamed => say!(zh: "同所指的指标", en: "that of the figure named"),
        }
    }
}

impl Basis {
    /// The key in JSON: `critical-path`.
    pub fn key(self) -> &'static str {
        match self {
            Basis::MainScenario => "main-scenario",
            Basis::Expected => "expected",
            Basis::Model => "model",
            Basis::ReworkOnce => "rework-once",
            Basis::WrittenStages => "written-stages",
            Basis::EachTask => "each-task",
            Basis::Numbers => "numbers",
            Basis::CriticalPath => "critical-path",
            Basis::ModelMean => "model-mean",
            Basis::ModelP90 => "model-p90",
            Basis::Distribution => "distribution",
            Basis::Contributions => "contributions",
            Basis::Statutory => "statutory",
            Basis::Promised => "promised",
            Basis::Measured => "measured",
        }
    }

    /// What it is called 口径.
    pub fn text(self) -> Text {
        match self {
            Basis::MainScenario => say!(zh: "主情形", en: "main scenario"),
            Basis::Expected => say!(zh: "期望值", en: "expected"),
            Basis::Model => say!(zh: "全模型", en: "whole model"),
            Basis::ReworkOnce => say!(zh: "不限次的退回按一次计", en: "unlimited rework once"),
            Basis::WrittenStages => say!(zh: "标注的环节", en: "stages as written"),
            Basis::EachTask => say!(zh: "逐任务计", en: "each task a stage"),
            Basis::Numbers => say!(zh: "部分只有份数", en: "partly numbers only"),
            Basis::CriticalPath => say!(zh: "关键路径", en: "critical path"),
            Basis::ModelMean => say!(zh: "模型均值", en: "model mean"),
            Basis::ModelP90 => say!(zh: "模型 P90", en: "model P90"),
            Basis::Distribution => say!(zh: "时间分布", en: "distribution"),
            Basis::Contributions => say!(zh: "对全程时间的贡献", en: "contributions"),
            Basis::Statutory => say!(zh: "法定时限", en: "statutory limit"),
            Basis::Promised => say!(zh: "承诺时限", en: "promised limit"),
            Basis::Measured => say!(zh: "实测均值", en: "measured mean"),
        }
    }
}
