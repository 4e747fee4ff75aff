use num_rational::Ratio;

/// A unit of time as written (language.md §7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `s`, 秒
    Second,
    /// `min`, 分钟
    Minute,
    /// `h`, 小时
    Hour,
    /// `d`, 工作日: a working day
    Day,
    /// `cd`, 自然日: a calendar day
    CalendarDay,
    /// `w`, 周: five working days
    Week,
}

/// An amount of time as written: an exact number and its unit. Never negative, at most 100 years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The number.
    pub value: Ratio<i64>,
    /// Its unit.
    pub unit: Unit,
}

impl Amount {
    /// No time at all.
    pub const ZERO: Amount = Amount { value: Ratio::new_raw(0, 1), unit: Unit::Second };

    /// A whole number of units.
    pub const fn whole(value: i64, unit: Unit) -> Amount {
        Amount { value: Ratio::new_raw(value, 1), unit }
    }
}

/// A duration: the same every time, or random.
#[derive(Debug, Clone, PartialEq)]
pub enum Duration {
    /// `2d`
    Fixed(Amount),
    /// `1d..5d`, `1d/2d/5d`, `{gamma: …}`
    Random(Box<Distribution>),
}

/// A distribution by its name in the language.
#[derive(Debug, Clone, PartialEq)]
pub enum Distribution {
    /// `1d..5d`, `{uniform: [1d, 5d]}`
    Uniform {
        /// The least.
        least: Amount,
        /// The greatest.
        greatest: Amount,
    },
    /// `1d/2d/5d`: PERT, a beta distribution with λ = 4; mean (a + 4m + b) / 6.
    Pert {
        /// The least.
        least: Amount,
        /// The most likely.
        likeliest: Amount,
        /// The greatest.
        greatest: Amount,
    },
    /// `{triangular: [1d, 2d, 5d]}`; mean (a + m + b) / 3.
    Triangular {
        /// The least.
        least: Amount,
        /// The most likely.
        likeliest: Amount,
        /// The greatest.
        greatest: Amount,
    },
    /// `{normal: {mean, sd}}`, conditioned on being at least zero.
    Normal {
        /// Mean before the condition.
        mean: Amount,
        /// Standard deviation before the condition.
        sd: Amount,
    },
    /// `{lognormal: {mean, sd}}`
    LogNormal {
        /// Mean.
        mean: Amount,
        /// Standard deviation.
        sd: Amount,
    },
    /// `{exponential: 2d}`
    Exponential {
        /// Mean.
        mean: Amount,
    },
    /// `{gamma: {mean, sd}}`
    Gamma {
        /// Mean.
        mean: Amount,
        /// Standard deviation.
        sd: Amount,
    },
    /// `{p50: 2d, p90: 5d}`: the lognormal through both.
    Quantiles {
        /// Median.
        p50: Amount,
        /// 90th percentile.
        p90: Amount,
    },
    /// `{samples: [1d, 2d, 2d]}`: each as likely.
    Samples(Vec<Amount>),
}
