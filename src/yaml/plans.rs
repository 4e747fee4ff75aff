//! How a plan file is told from others.

use crate::source::Source;

/// Whether a text looks like a plan: its outermost keys are a plan's and no process's.
pub fn is_plan(source: &Source) -> bool {
    let begins = |key: &str| source.text.lines().any(|line| line.starts_with(key));
    begins("plan:") && !begins("steps:") && !begins("process:")
}
