use crate::report::{Axis, Quantity};
use crate::wording::Text;

/// Steps in time, each with its float: a Gantt chart.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// What it is called.
    pub title: Text,
    /// What it shows, in a sentence.
    pub about: Text,
    /// Rows in order of their start.
    pub rows: Vec<ScheduleRow>,
    /// Seconds of a working day.
    pub day: f64,
    /// Where the applicant's time ends.
    pub end: f64,
}

/// One step in time, in working seconds from the start.
#[derive(Debug, Clone)]
pub struct ScheduleRow {
    /// The step.
    pub name: Text,
    /// Who does it.
    pub by: Text,
    /// Earliest start.
    pub from: f64,
    /// Earliest finish.
    pub to: f64,
    /// How much later it may end; `None` after the applicant's time.
    pub float: Option<f64>,
    /// On the critical path.
    pub critical: bool,
}

/// From one figure to another in parts.
#[derive(Debug, Clone)]
pub struct Waterfall {
    /// What it is called.
    pub title: Text,
    /// What it shows, in a sentence.
    pub about: Text,
    /// Bars from left to right.
    pub bars: Vec<WaterfallBar>,
}

/// One bar: from one level to another.
#[derive(Debug, Clone)]
pub struct WaterfallBar {
    /// What it stands for.
    pub label: Text,
    /// The level before.
    pub from: Quantity,
    /// The level after.
    pub to: Quantity,
    /// What it is.
    pub kind: WaterfallKind,
}

/// What a bar of a waterfall is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaterfallKind {
    /// The figure before, or after: stands on the ground.
    Total,
    /// What is saved.
    Saved,
    /// What is added.
    Added,
}

/// Parts of a whole, the greatest first.
#[derive(Debug, Clone)]
pub struct Bars {
    /// What it is called.
    pub title: Text,
    /// What it shows, in a sentence.
    pub about: Text,
    /// The parts.
    pub rows: Vec<BarsRow>,
}

/// One part.
#[derive(Debug, Clone)]
pub struct BarsRow {
    /// What has it.
    pub label: Text,
    /// How much.
    pub value: Quantity,
    /// Of it known to be waiting; `None` where nobody says.
    pub waiting: Option<Quantity>,
    /// Which part of the whole, 0..=1.
    pub share: f64,
}

/// How likely each time is, with the lines that it is held to.
#[derive(Debug, Clone)]
pub struct Distribution {
    /// What it is called.
    pub title: Text,
    /// What it shows, in a sentence.
    pub about: Text,
    /// Upper ends of equal intervals from 0 on, each with its probability; the width of one is the first upper end.
    pub bins: Vec<(Quantity, f64)>,
    /// Lines, in order of time.
    pub lines: Vec<LimitLine>,
}

/// A line across a distribution.
#[derive(Debug, Clone)]
pub struct LimitLine {
    /// What it is.
    pub label: Text,
    /// Where it stands.
    pub at: Quantity,
    /// What kind of line.
    pub kind: LimitKind,
}

/// What a line across a distribution stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// The mean, or a percentile.
    Figure,
    /// The promised limit.
    Promised,
    /// The statutory limit.
    Statutory,
}

/// Numbers over two lists, the greater the darker.
#[derive(Debug, Clone)]
pub struct Heat {
    /// What it is called.
    pub title: Text,
    /// What it shows, in a sentence.
    pub about: Text,
    /// The list down the side.
    pub rows: Axis,
    /// The list across the top.
    pub columns: Axis,
    /// Filled cells, each place at most once.
    pub cells: Vec<HeatCell>,
    /// What a marked part is.
    pub marked: Option<Text>,
}

/// A filled cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeatCell {
    /// Its place down the side.
    pub row: usize,
    /// Its place across the top.
    pub column: usize,
    /// Its number.
    pub number: f64,
    /// How much of it is marked, such as carried by the applicant.
    pub marked: f64,
}

/// Figures before and after, or of two that are no before and after.
#[derive(Debug, Clone)]
pub struct Pairs {
    /// What it is called.
    pub title: Text,
    /// What it shows, in a sentence.
    pub about: Text,
    /// What the two are called where neither comes from the other; `None` of before and after.
    pub sides: Option<[Text; 2]>,
    /// The figures, each on a scale of its own.
    pub rows: Vec<PairsRow>,
}

/// One figure before and after.
#[derive(Debug, Clone)]
pub struct PairsRow {
    /// What it is, with its unit.
    pub label: Text,
    /// As-is; `None` where it is not stated.
    pub before: Option<Quantity>,
    /// To-be.
    pub after: Option<Quantity>,
    /// (before − after) / before; none where neither comes from the other.
    pub rate: Option<f64>,
    /// What else must be said: two different bases.
    pub note: Option<Text>,
}
