use super::{Pause, Terms, Trouble, WalkedDay};
use crate::model::Date;
use crate::model::words::RestDay;

/// A limit in whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How many, at least one.
    pub days: i64,
    /// Which days count.
    pub of: LimitDays,
}

/// Which days a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitDays {
    /// Working days 工作日.
    Working,
    /// Calendar days 自然日.
    Calendar,
}

/// How a limit runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Due<'c> {
    /// How it ends.
    pub end: End,
    /// Every day from the first that could count to the last.
    pub days: Vec<WalkedDay<'c>>,
    /// How many days counted.
    pub counted: i64,
}

/// How a limit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// On its last day.
    On(Date),
    /// On the working day after its last day, which was a rest day.
    Moved {
        /// The last day that counted.
        from: Date,
        /// The due date.
        to: Date,
    },
    /// Not yet: a pause is still open.
    Paused {
        /// The day on which that pause started.
        since: Date,
    },
}

impl End {
    /// The due date, if there is one.
    pub fn date(self) -> Option<Date> {
        match self {
            End::On(date) | End::Moved { to: date, .. } => Some(date),
            End::Paused { .. } => None,
        }
    }
}

/// When a limit that starts on a day ends.
///
/// # Errors
/// When it reaches a year whose holidays the calendar does not know.
pub fn due<'c>(terms: &Terms<'c>, start: Date, limit: Limit) -> Result<Due<'c>, Trouble> {
    let mut due = Due { end: End::On(start), days: Vec::new(), counted: 0 };
    let mut next = terms.first(start);
    while due.counted < limit.days {
        let mut day = terms.day(next.ok_or(Trouble::TooFar)?)?;
        if let Some(since) = day.pause.and_then(|at| still_open(terms.pauses, at)) {
            due.end = End::Paused { since };
            return Ok(due);
        }
        if limit.counts(&day) {
            due.counted += 1;
            day.count = Some(due.counted);
            due.end = End::On(day.date);
        }
        next = day.date.next();
        due.days.push(day);
    }
    if terms.counting.rest_day == RestDay::NextWorkingDay {
        move_on(terms, &mut due)?;
    }
    Ok(due)
}

impl Limit {
    fn counts(self, day: &WalkedDay<'_>) -> bool {
        match self.of {
            LimitDays::Working => day.is_working(),
            LimitDays::Calendar => day.pause.is_none(),
        }
    }
}

fn still_open(pauses: &[Pause], at: usize) -> Option<Date> {
    pauses.get(at).filter(|pause| pause.to.is_none()).map(|pause| pause.from)
}

// To the next day on which the case can be decided (民法典 art. 203). A limit in working days ends on one already.
fn move_on<'c>(terms: &Terms<'c>, due: &mut Due<'c>) -> Result<(), Trouble> {
    let (End::On(last), Some(day)) = (due.end, due.days.last()) else { return Ok(()) };
    let mut day = *day;
    while !day.is_working() {
        if let Some(since) = day.pause.and_then(|at| still_open(terms.pauses, at)) {
            due.end = End::Paused { since };
            return Ok(());
        }
        day = terms.day(day.date.next().ok_or(Trouble::TooFar)?)?;
        due.days.push(day);
        due.end = End::Moved { from: last, to: day.date };
    }
    Ok(())
}
