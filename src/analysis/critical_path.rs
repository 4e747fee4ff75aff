//! The critical path of a scenario with its floats.

use super::Assumption;

/// The critical path of one scenario (CPM): mean durations, no queues but those stated.
///
/// It is taken over the applicant's time (language.md §2, `applicant`), as every figure of lead time is: what comes after it, filing or supervision,
/// is listed with its earliest times and has no float.
#[derive(Debug, Clone, PartialEq)]
pub struct CriticalPath {
    /// Working seconds from the start to the end of the applicant's time.
    pub length: f64,
    /// Steps in order of their earliest start; routing points are left out.
    pub rows: Vec<Row>,
    /// What it rests on.
    pub rests_on: Vec<Assumption>,
}

/// One execution of a step in a schedule. All times are working seconds from the start of the case.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The step.
    pub step: usize,
    /// 1 for the first execution, 2 for the first repetition.
    pub round: u32,
    /// Mean waiting time; `None` where it is not known apart from the work.
    pub wait: Option<f64>,
    /// Mean hands-on time; `None` where it is not known apart from the wait.
    pub work: Option<f64>,
    /// Earliest start.
    pub earliest_start: f64,
    /// Earliest finish.
    pub earliest_finish: f64,
    /// Latest times and floats; `None` where the applicant's time does not depend on this step.
    pub slack: Option<Slack>,
}

/// How long a step may be delayed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slack {
    /// Latest start that does not delay the end.
    pub latest_start: f64,
    /// Latest finish that does not delay the end.
    pub latest_finish: f64,
    /// Latest start − earliest start.
    pub total_float: f64,
    /// Least earliest start of the steps after − earliest finish.
    pub free_float: f64,
}

/// A step is critical when its total float is not above this: 1 second.
pub const TOLERANCE: f64 = 1.0;

impl Row {
    /// On the critical path.
    pub fn is_critical(&self) -> bool {
        self.slack.is_some_and(|slack| slack.total_float <= TOLERANCE)
    }

    /// Mean time in the step.
    pub fn duration(&self) -> f64 {
        self.earliest_finish - self.earliest_start
    }
}

impl CriticalPath {
    /// The critical rows in order.
    pub fn critical(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_critical())
    }
}
