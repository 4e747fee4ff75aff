//! Exact sums of times. Whatever leaves 64 bits is rounded to the nearest microsecond instead of overflowing.

use num_rational::Ratio;

/// Working seconds, exact.
pub type Seconds = Ratio<i64>;

/// No time.
pub(crate) const NONE: Seconds = Ratio::new_raw(0, 1);

// A thousand years: beyond every stated time, and small enough that sums of a million of them fit 64 bits.
const LONGEST: f64 = 1000.0 * 366.0 * 86_400.0;
const PER_SECOND: i64 = 1_000_000;

/// `a + b`.
pub(crate) fn plus(a: Seconds, b: Seconds) -> Seconds {
    if a.denom() == b.denom() {
        return reduced(wide(a.numer()) + wide(b.numer()), wide(a.denom()));
    }
    let numer = wide(a.numer()) * wide(b.denom()) + wide(b.numer()) * wide(a.denom());
    reduced(numer, wide(a.denom()) * wide(b.denom()))
}

/// `a − b`, not below zero.
pub(crate) fn minus(a: Seconds, b: Seconds) -> Seconds {
    plus(a, Ratio::new_raw(-*b.numer(), *b.denom())).max(NONE)
}

/// `a · b`.
pub(crate) fn times(a: Seconds, b: Seconds) -> Seconds {
    reduced(wide(a.numer()) * wide(b.numer()), wide(a.denom()) * wide(b.denom()))
}

/// `a / b`; none of nothing.
pub(crate) fn divided(a: Seconds, b: Seconds) -> Seconds {
    if *b.numer() == 0 {
        return NONE;
    }
    let sign = i128::from(b.numer().signum());
    reduced(sign * wide(a.numer()) * wide(b.denom()), sign * wide(a.denom()) * wide(b.numer()))
}

/// `a / n`.
pub(crate) fn over(a: Seconds, n: i64) -> Seconds {
    reduced(wide(a.numer()), wide(a.denom()) * wide(&n.max(1)))
}

/// The sum of several.
pub(crate) fn sum(parts: impl IntoIterator<Item = Seconds>) -> Seconds {
    parts.into_iter().fold(NONE, plus)
}

/// A computed number as seconds: rounded to the nearest microsecond, held between zero and a thousand years.
pub(crate) fn rounded(seconds: f64) -> Seconds {
    let held = if seconds.is_nan() { 0.0 } else { seconds.clamp(0.0, LONGEST) };
    Ratio::new((held * PER_SECOND as f64).round() as i64, PER_SECOND)
}

/// The nearest floating-point number.
pub fn number(seconds: Seconds) -> f64 {
    *seconds.numer() as f64 / *seconds.denom() as f64
}

/// The greatest common divisor.
pub(crate) fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}

fn wide(number: &i64) -> i128 {
    i128::from(*number)
}

fn reduced(numer: i128, denom: i128) -> Seconds {
    let by = gcd(numer, denom).max(1);
    match (i64::try_from(numer / by), i64::try_from(denom / by)) {
        (Ok(numer), Ok(denom)) => Ratio::new_raw(numer, denom),
        _ if numer < 0 => -rounded(-(numer as f64) / denom as f64),
        _ => rounded(numer as f64 / denom as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_and_sevenths_stay_exact_and_what_overflows_is_rounded() {
        let third = Ratio::new(1, 3);
        assert_eq!(sum([third, third, third]), Ratio::from_integer(1));
        assert_eq!(plus(third, Ratio::new(2, 7)), Ratio::new(13, 21));
        assert_eq!(divided(third, Ratio::new(2, 7)), Ratio::new(7, 6));
        assert_eq!((divided(third, NONE), divided(third, Ratio::new(-1, 3))), (NONE, Ratio::from_integer(-1)));
        assert_eq!(minus(Ratio::from_integer(1), Ratio::from_integer(2)), NONE);
        let odd = Ratio::new_raw(i64::MAX / 3, i64::MAX / 5);
        let sum = plus(odd, Ratio::new_raw(1, i64::MAX - 2));
        assert!((number(sum) - 5.0 / 3.0).abs() < 1e-6);
    }
}
