use super::{Amount, Calendar, Unit, exact};
use num_rational::Ratio;

/// How the process turns what was written into working seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeBase {
    /// Seconds of a working day (`day: 8h`).
    pub day: Ratio<i64>,
    /// The calendar's mean share of a working day in a calendar day: 5/7 in a five-day week.
    pub calendar_share: Ratio<i64>,
}

impl Default for TimeBase {
    fn default() -> Self {
        TimeBase { day: Ratio::new_raw(8 * 3600, 1), calendar_share: Ratio::new_raw(5, 7) }
    }
}

impl TimeBase {
    /// What a calendar makes of days: its own length of a day, its own share of working days.
    pub fn of(calendar: &Calendar) -> TimeBase {
        let usual = TimeBase::default();
        let day = calendar.day.map_or(usual.day, |day| usual.seconds(day));
        TimeBase { day, calendar_share: calendar.share() }
    }

    /// Working seconds of an amount, exact (semantics.md, head: a calendar day is its mean share of a working day).
    pub fn seconds(&self, amount: Amount) -> Ratio<i64> {
        let unit = match amount.unit {
            Unit::Second => Ratio::from_integer(1),
            Unit::Minute => Ratio::from_integer(60),
            Unit::Hour => Ratio::from_integer(3600),
            Unit::Day => self.day,
            Unit::Week => exact::times(self.day, Ratio::from_integer(5)),
            Unit::CalendarDay => exact::times(self.day, self.calendar_share),
        };
        exact::times(amount.value, unit)
    }

    /// Seconds of a working day as a plain number, for printing.
    pub fn day_seconds(&self) -> f64 {
        *self.day.numer() as f64 / *self.day.denom() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Half a million days of 23.999999 hours in calendar days of 2244/3287: the product has more digits than 64 bits hold.
    #[test]
    fn odd_days_of_a_calendar_do_not_overflow() {
        let base = TimeBase { day: Ratio::new(86_399_996_400, 1_000_000), calendar_share: Ratio::new(2244, 3287) };
        let amount = Amount { value: Ratio::new(36_520_999_999, 1_000_000), unit: Unit::CalendarDay };
        let found = base.seconds(amount);
        let found = *found.numer() as f64 / *found.denom() as f64;
        let wanted = 36_520.999_999 * 86_399.996_4 * 2244.0 / 3287.0;
        assert!((found / wanted - 1.0).abs() < 1e-12, "{found}, not {wanted}");
    }
}
