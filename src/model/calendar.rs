use super::words::{PauseBoundary, RestDay, StartDay};
use super::{Amount, Date, Id, Name, Weekday};
use num_rational::Ratio;
use std::collections::BTreeMap;

/// The calendar that a process or a department works by: a built-in name or a file, as written.
pub type CalendarRef = Box<str>;

/// Which days are worked, at which hours, and how limits are counted on them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calendar {
    /// What it is called.
    pub name: Option<Name>,
    /// Where it comes from as a whole.
    pub source: Option<Box<str>>,
    /// The length of a working day.
    pub day: Option<Amount>,
    /// Hours of each weekday from Monday; a day without hours is a rest day.
    pub week: [Vec<Hours>; 7],
    /// How limits are counted.
    pub counting: Counting,
    /// Holidays and make-up days by year. Without any the week is all there is, in every year.
    pub years: BTreeMap<i32, CalendarYear>,
}

/// A stretch of a working day in minutes from midnight, the end not included: `09:00-12:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The first minute.
    pub from: u16,
    /// The minute after the last: 1440 is the end of the day.
    pub to: u16,
}

/// What was announced for a year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CalendarYear {
    /// The notices that say so.
    pub sources: Vec<Box<str>>,
    /// Days off.
    pub holidays: Vec<Holiday>,
    /// Rest days that are worked 调休上班.
    pub make_up: Vec<Date>,
}

/// Days off with one name.
#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    /// Its id: the name as the year has it.
    pub id: Id,
    /// What it is called.
    pub name: Name,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// Rules of counting, as data (民法典 arts. 201 and 203; offices differ on pauses).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    /// Whether the day on which a limit starts counts.
    pub start_day: StartDay,
    /// Whether the day on which a pause starts is paused.
    pub pause_boundary: PauseBoundary,
    /// Where a limit in calendar days goes that ends on a rest day.
    pub rest_day: RestDay,
}

impl Default for Counting {
    fn default() -> Self {
        Counting {
            start_day: StartDay::Exclude,
            pause_boundary: PauseBoundary::ExcludeStart,
            rest_day: RestDay::NextWorkingDay,
        }
    }
}

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DayKind<'c> {
    /// A day with hours.
    Working,
    /// A rest day of the week that is worked all the same.
    MakeUp,
    /// A day without hours.
    Rest,
    /// A day off with a name.
    Holiday(&'c Holiday),
}

/// A year of which the calendar has no holidays, while it has those of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownYear(pub i32);

impl DayKind<'_> {
    /// Whether offices work.
    pub fn is_worked(self) -> bool {
        matches!(self, DayKind::Working | DayKind::MakeUp)
    }
}

impl Calendar {
    /// What a day is.
    ///
    /// # Errors
    /// When nobody has told the calendar about its year: a guess would be wrong by days.
    pub fn kind(&self, date: Date) -> Result<DayKind<'_>, UnknownYear> {
        let Some(year) = self.years.get(&date.year()) else {
            return if self.years.is_empty() { Ok(self.in_week(date)) } else { Err(UnknownYear(date.year())) };
        };
        if year.make_up.contains(&date) {
            return Ok(DayKind::MakeUp);
        }
        let off = year.holidays.iter().find(|holiday| (holiday.from..=holiday.to).contains(&date));
        Ok(off.map_or_else(|| self.in_week(date), DayKind::Holiday))
    }

    /// What the week alone says of a day.
    pub fn in_week(&self, date: Date) -> DayKind<'static> {
        if self.has_hours(date.weekday()) { DayKind::Working } else { DayKind::Rest }
    }

    /// Whether a weekday is worked.
    pub fn has_hours(&self, weekday: Weekday) -> bool {
        !self.week[weekday as usize].is_empty()
    }

    /// The mean share of a working day in a calendar day: over the years that are told, or over the week.
    pub fn share(&self) -> Ratio<i64> {
        if self.years.is_empty() {
            let worked = Weekday::ALL.iter().filter(|day| self.has_hours(**day)).count();
            return Ratio::new(worked as i64, 7);
        }
        let (mut worked, mut all) = (0, 0);
        for year in self.years.keys() {
            let mut next = Date::new(*year, 1, 1);
            while let Some(date) = next.filter(|date| date.year() == *year) {
                all += 1;
                worked += i64::from(self.kind(date).is_ok_and(DayKind::is_worked));
                next = date.next();
            }
        }
        Ratio::new(worked, all.max(1))
    }
}
