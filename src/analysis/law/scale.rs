use crate::model::exact::{Seconds, gcd, number};

/// A time in ticks of a [`Scale`].
pub type Ticks = i64;

/// How long a tick is: short enough that every constant of the process is a whole number of ticks, and that nothing is lost between two of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    per_second: i128,
}

/// Ticks that the times of a process add up to at most, so that rework and long tails still fit 63 bits.
const ROOM: f64 = (1u64 << 40) as f64;

impl Scale {
    /// The scale for these times. A tick is one of the common denominator, halved until the times add up to about 2³⁹ ticks: the same process with
    /// every time doubled has the same ticks, each twice as long. Where the denominators have no common multiple that fits, times are rounded to a tick.
    pub fn of(times: impl Iterator<Item = Seconds> + Clone) -> Scale {
        let longest = times.clone().map(number).sum::<f64>().max(1e-3);
        let fits = |per_second: i128| longest * per_second as f64 <= ROOM;
        let mut common = 1i128;
        for time in times {
            let denom = i128::from(*time.denom());
            let next = common / gcd(common, denom).max(1) * denom;
            if !fits(next) {
                break;
            }
            common = next;
        }
        while fits(common * 2) {
            common *= 2;
        }
        Scale { per_second: common }
    }

    /// A time in ticks.
    pub fn ticks(self, time: Seconds) -> Ticks {
        let (numer, denom) = (i128::from(*time.numer()) * self.per_second, i128::from(*time.denom()));
        i64::try_from((2 * numer + denom).div_euclid(2 * denom)).unwrap_or(i64::MAX)
    }

    /// A number of ticks in seconds.
    pub fn seconds(self, ticks: f64) -> f64 {
        ticks / self.per_second as f64
    }

    /// Seconds in ticks, not rounded.
    pub fn of_seconds(self, seconds: f64) -> f64 {
        seconds * self.per_second as f64
    }
}
