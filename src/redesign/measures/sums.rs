//! Adding up times as they are written.

use crate::model::{Amount, Duration, TimeBase, Unit, exact};
use num_rational::Ratio;

/// Seconds of a time that is always the same.
pub(super) fn seconds_of(duration: &Duration, base: &TimeBase) -> Option<Ratio<i64>> {
    match duration {
        Duration::Fixed(amount) => Some(base.seconds(*amount)),
        Duration::Random(_) => None,
    }
}

/// The sum of times that are always the same, in their unit where they have one, else in the largest that gives it in two decimals; none where
/// one is random or no unit does.
pub(super) fn sum<'d>(durations: impl IntoIterator<Item = &'d Duration>, base: &TimeBase) -> Option<Duration> {
    let fixed = durations.into_iter().map(|duration| match duration {
        Duration::Fixed(amount) => Some(*amount),
        Duration::Random(_) => None,
    });
    add(fixed.collect::<Option<Vec<Amount>>>()?, base).map(Duration::Fixed)
}

/// The same for plain amounts.
pub(super) fn add(amounts: Vec<Amount>, base: &TimeBase) -> Option<Amount> {
    let written: Vec<Amount> = amounts.into_iter().filter(|amount| *amount.value.numer() != 0).collect();
    let Some(first) = written.first() else { return Some(Amount::ZERO) };
    if written.iter().all(|amount| amount.unit == first.unit) {
        let value = exact::sum(written.iter().map(|amount| amount.value));
        return Some(Amount { value, unit: first.unit });
    }
    let seconds = exact::sum(written.iter().map(|amount| base.seconds(*amount)));
    [Unit::Day, Unit::Hour, Unit::Minute, Unit::Second].into_iter().find_map(|unit| {
        let value = exact::divided(seconds, base.seconds(Amount::whole(1, unit)));
        exact::times(value, Ratio::from_integer(100)).is_integer().then_some(Amount { value, unit })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_add_up_in_the_largest_unit_that_is_exact() {
        let base = TimeBase::default();
        let whole = Amount::whole;
        assert_eq!(add(vec![whole(1, Unit::Day), whole(2, Unit::Day)], &base), Some(whole(3, Unit::Day)));
        // Two hours are a quarter of a day of eight; one is an eighth, which two decimals do not hold.
        let sum = add(vec![whole(1, Unit::Day), whole(2, Unit::Hour)], &base);
        assert_eq!(sum, Some(Amount { value: Ratio::new(5, 4), unit: Unit::Day }));
        assert_eq!(add(vec![whole(1, Unit::Day), whole(1, Unit::Hour)], &base), Some(whole(9, Unit::Hour)));
        assert_eq!(add(vec![Amount::ZERO, whole(3, Unit::Minute)], &base), Some(whole(3, Unit::Minute)));
        // 5/7 of a day each: no unit gives it.
        assert_eq!(add(vec![whole(1, Unit::CalendarDay), whole(1, Unit::Second)], &base), None);
    }
}
