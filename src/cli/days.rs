use super::arguments::Days;
use super::counting::{self, Ground};
use super::output::{Printer, Trouble};
use super::status::Status;
use crate::calendar;
use crate::report::due::{self as report, Interval};
use crate::say;

/// Says how many working days lie between two days.
pub fn run(wanted: &Days, printer: &Printer) -> anyhow::Result<Status> {
    let interval = Interval { from: counting::day(&wanted.from)?, to: counting::day(&wanted.to)? };
    if interval.to < interval.from {
        anyhow::bail!(Trouble::new(say!(from = interval.from, to = interval.to;
            zh: "{to} 早于 {from}；先写开始的日期，再写结束的日期", en: "{to} is before {from}; write the earlier day first")));
    }
    let mut ground = Ground::of(&wanted.counting)?;
    if let Some(status) = ground.obstacle("days", &wanted.counting, printer)? {
        return Ok(status);
    }
    let between = calendar::between(&ground.terms(), interval.from, interval.to)
        .map_err(|trouble| counting::trouble(trouble, &wanted.counting, &ground.calendar))?;
    printer.report(&report::days(ground.basis(&wanted.counting), interval, &between), wanted.counting.format)?;
    Ok(Status::Clean)
}
