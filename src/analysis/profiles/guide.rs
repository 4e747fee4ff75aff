//! As a service guide 办事指南 counts: the figures that this tool prints anyway, side by side with the others.

use crate::analysis::Analysis;

/// What a guide counts on the main scenario (semantics.md §5); `None` where nobody stated it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guide {
    /// Stages 环节 that the applicant sees.
    pub stages: usize,
    /// Tasks behind them, the applicant's own left out.
    pub tasks: usize,
    /// Working seconds of the critical path.
    pub time: f64,
    /// Visits 跑动.
    pub visits: Option<u64>,
    /// Departments.
    pub departments: Option<usize>,
    /// Handoffs 交接 between departments.
    pub handoffs: Option<usize>,
    /// Fees that the applicant pays, in the file's currency.
    pub fees: Option<f64>,
}

/// Gathers the figures.
pub fn of(analysis: &Analysis) -> Guide {
    Guide {
        stages: analysis.counts.stages.count(),
        tasks: analysis.counts.tasks.len(),
        time: analysis.critical_path.length,
        visits: analysis.visits.as_ref().map(|visits| visits.main),
        departments: analysis.counts.departments.as_ref().map(Vec::len),
        handoffs: analysis.handoffs.main.as_ref().map(Vec::len),
        fees: analysis.fees.map(|fees| fees.applicant),
    }
}
