//! What `due` and `days` have in common: days, pauses, the calendar and its rules.

use super::arguments::{Counting as Wanted, PauseBoundaryWanted};
use super::calendars;
use super::output::{Printer, Trouble};
use super::status::Status;
use crate::calendar::{self, Pause};
use crate::finding::Finding;
use crate::model::words::PauseBoundary;
use crate::model::{Calendar, Counting, Date};
use crate::report::due::{Basis, Detail};
use crate::report::{Subject, check};
use crate::say;
use crate::wording::Text;
use crate::yaml::spelled::{self, Misspelled, Stretch};
use std::sync::Arc;

/// What is counted on.
pub struct Ground {
    /// The calendar.
    pub calendar: Arc<Calendar>,
    /// Its rules, as the user changed them.
    pub counting: Counting,
    /// The pauses, merged.
    pub pauses: Vec<Pause>,
    // Mistakes of the calendar's file, with which nothing can be counted.
    findings: Vec<Finding>,
}

impl Ground {
    /// Reads what the options say.
    ///
    /// # Errors
    /// When an option or the calendar cannot be read.
    pub fn of(wanted: &Wanted) -> anyhow::Result<Ground> {
        let pauses = wanted.pause.iter().map(|text| pause(text)).collect::<anyhow::Result<Vec<_>>>()?;
        let (calendar, findings) = calendars::named(&wanted.calendar)?;
        let mut counting = calendar.counting;
        if let Some(boundary) = wanted.pause_boundary {
            counting.pause_boundary = match boundary {
                PauseBoundaryWanted::ExcludeStart => PauseBoundary::ExcludeStart,
                PauseBoundaryWanted::IncludeStart => PauseBoundary::IncludeStart,
            };
        }
        Ok(Ground { calendar, counting, pauses: calendar::merged(&pauses), findings })
    }

    /// The terms of counting.
    pub fn terms(&self) -> calendar::Terms<'_> {
        calendar::Terms { calendar: &self.calendar, counting: self.counting, pauses: &self.pauses }
    }

    /// What the report says about them.
    pub fn basis<'r>(&'r self, wanted: &'r Wanted) -> Basis<'r> {
        Basis {
            named: &wanted.calendar,
            calendar: &self.calendar,
            counting: self.counting,
            pauses: &self.pauses,
            given: wanted.pause.len(),
            detail: if wanted.days { Detail::Days } else { Detail::Result },
        }
    }

    /// Reports the mistakes of the calendar's file, if it has any: nothing is counted with them.
    ///
    /// # Errors
    /// When the report cannot be written.
    pub fn obstacle(
        &mut self,
        command: &'static str,
        wanted: &Wanted,
        printer: &Printer,
    ) -> anyhow::Result<Option<Status>> {
        if self.findings.is_empty() {
            return Ok(None);
        }
        let findings = std::mem::take(&mut self.findings);
        let subject = Subject::file(&wanted.calendar);
        let checked = check::Checked::read(subject, findings);
        let mut output = check::output(vec![checked]);
        output.command = command;
        printer.report(&output, wanted.format)?;
        Ok(Some(Status::Found))
    }
}

/// A day of the command line.
///
/// # Errors
/// When it is none.
pub fn day(text: &str) -> anyhow::Result<Date> {
    spelled::date(text).map_err(|wrong| told(&wrong))
}

fn pause(text: &str) -> anyhow::Result<Pause> {
    if !text.contains("..") {
        anyhow::bail!(Trouble::new(say!(text = text;
            zh: "“--pause {text}”应写成 开始..结束，如 2019-09-30..2019-10-15；尚未结束的写成 2019-09-30..",
            en: "--pause {text} should be FROM..TO, such as 2019-09-30..2019-10-15, or 2019-09-30.. while it goes on")));
    }
    let Stretch { from, to } = spelled::stretch(text).map_err(|wrong| {
        let wrong = sentence(&wrong);
        anyhow::Error::new(Trouble::new(say!(wrong = wrong; zh: "--pause：{wrong}", en: "--pause: {wrong}")))
    })?;
    Ok(Pause { from, to })
}

/// What is wrong and what to write, as one sentence.
pub fn sentence(wrong: &Misspelled) -> Text {
    say!(message = wrong.message, help = wrong.help; zh: "{message}；{help}", en: "{message}; {help}")
}

/// A misspelled argument as an error.
pub fn told(wrong: &Misspelled) -> anyhow::Error {
    anyhow::Error::new(Trouble::new(sentence(wrong)))
}

/// Why nothing can be counted.
pub fn trouble(trouble: calendar::Trouble, wanted: &Wanted, calendar: &Calendar) -> anyhow::Error {
    let text = match trouble {
        calendar::Trouble::UnknownYear(year) => {
            let years: Vec<String> = calendar.years.keys().map(|year| year.to_string()).collect();
            let (first, last) = (years.first().cloned().unwrap_or_default(), years.last().cloned().unwrap_or_default());
            say!(name = wanted.calendar, year = year.to_string(), first = first, last = last;
                zh: "日历 {name} 没有 {year} 年的放假安排（有 {first} 至 {last} 年），不能推测；请用 --calendar 指定含 {year} 年的日历文件，或用 five-day 只按周一至周五计算",
                en: "the calendar {name} has no holidays for {year} (it has {first} to {last}) and does not guess; name a calendar file that has {year} with --calendar, or count Monday to Friday alone with five-day")
        }
        calendar::Trouble::TooFar => say!(zh: "到期日太远，算不出来", en: "the due date is too far away to be counted"),
    };
    anyhow::Error::new(Trouble::new(text))
}
