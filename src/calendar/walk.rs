use super::Pause;
use crate::model::words::StartDay;
use crate::model::{Calendar, Counting, Date, DayKind, UnknownYear};

/// By what is counted.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'c> {
    /// Which days are worked.
    pub calendar: &'c Calendar,
    /// The rules.
    pub counting: Counting,
    /// When the clock stands still: in order and without overlaps, as [`merged`](super::merged) gives them.
    pub pauses: &'c [Pause],
}

/// A day that counting went through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WalkedDay<'c> {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: DayKind<'c>,
    /// Which pause holds on it.
    pub pause: Option<usize>,
    /// The how-manieth day that counts it is; `None` where it does not count.
    pub count: Option<i64>,
}

/// Why something cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The calendar does not know the holidays of this year.
    UnknownYear(i32),
    /// It would end after the year 9999.
    TooFar,
}

impl From<UnknownYear> for Trouble {
    fn from(unknown: UnknownYear) -> Trouble {
        Trouble::UnknownYear(unknown.0)
    }
}

impl<'c> Terms<'c> {
    /// The day on which counting begins.
    pub(super) fn first(&self, start: Date) -> Option<Date> {
        match self.counting.start_day {
            StartDay::Exclude => start.next(),
            StartDay::Include => Some(start),
        }
    }

    /// A day, not yet counted.
    pub(super) fn day(&self, date: Date) -> Result<WalkedDay<'c>, Trouble> {
        let pause = self.pauses.iter().position(|pause| pause.holds(date, self.counting.pause_boundary));
        Ok(WalkedDay { date, kind: self.calendar.kind(date)?, pause, count: None })
    }
}

impl WalkedDay<'_> {
    /// Whether offices work and the clock runs.
    pub fn is_working(&self) -> bool {
        self.kind.is_worked() && self.pause.is_none()
    }
}
