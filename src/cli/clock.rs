use super::arguments::{FailOn, Reporting};
use super::config::Settled;
use super::output::Trouble;
use crate::analysis::lead_time::Sampling;
use crate::finding::Severity;
use crate::lint::Options;
use crate::lint::demands::Demands;
use crate::model::Date;
use crate::say;
use std::sync::Arc;

/// What the rules are told from outside: the day on which accepted findings must still hold, and how serious they are.
///
/// # Errors
/// When `--today` is not a day.
pub fn options(reporting: &Reporting, sampling: Sampling, settled: &Settled) -> anyhow::Result<Options> {
    let day = match &reporting.today {
        None => jiff::Zoned::now().date(),
        Some(written) => written.parse::<jiff::civil::Date>().map_err(|_| {
            Trouble::new(say!(day = written;
                zh: "“--today {day}”不是日期，应写成 2027-06-30 的样子", en: "--today {day} is no day; write it like 2027-06-30"))
        })?,
    };
    let today = Date::new(i32::from(day.year()), day.month().unsigned_abs().into(), day.day().unsigned_abs().into());
    Ok(Options { today, sampling, levels: Arc::clone(&settled.levels), demands: Demands::default() })
}

/// From which severity on a run fails: what the command line says, else the configuration.
pub fn fails_on(reporting: &Reporting, settled: &Settled) -> Severity {
    let wanted = reporting.fail_on.map(FailOn::into);
    wanted.or(settled.config.fail_on).unwrap_or(Severity::Error)
}
