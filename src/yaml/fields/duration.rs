use super::{Field, Noun, Shape};
use crate::say;

/// A random duration by the name of its distribution.
pub static DISTRIBUTION: Noun = Noun {
    key: "distribution",
    name: say!(zh: "时间分布", en: "distribution of a duration"),
    fields: &[
        Field::new(
            "uniform",
            &[Shape::List(&[Shape::Amount])],
            "[1d, 5d]",
            say!(zh: "均匀分布：最少、最多；同 1d..5d", en: "uniform: least, greatest; the same as 1d..5d"),
        ),
        Field::new(
            "triangular",
            &[Shape::List(&[Shape::Amount])],
            "[1d, 2d, 5d]",
            say!(zh: "三角分布：最少、最可能、最多", en: "triangular: least, most likely, greatest"),
        ),
        Field::new(
            "normal",
            &[Shape::Noun(&MEAN_SD)],
            "{ mean: 3d, sd: 1d }",
            say!(zh: "正态分布，限定为不小于 0", en: "normal, conditioned on being at least 0"),
        ),
        Field::new(
            "lognormal",
            &[Shape::Noun(&MEAN_SD)],
            "{ mean: 3d, sd: 2d }",
            say!(zh: "对数正态分布", en: "lognormal"),
        ),
        Field::new("gamma", &[Shape::Noun(&MEAN_SD)], "{ mean: 3d, sd: 2d }", say!(zh: "伽马分布", en: "gamma")),
        Field::new("exponential", &[Shape::Amount], "2d", say!(zh: "指数分布：平均值", en: "exponential: its mean")),
        Field::new(
            "samples",
            &[Shape::List(&[Shape::Amount])],
            "[1d, 2d, 2d]",
            say!(zh: "实测样本，每个同样可能", en: "measured samples, each as likely"),
        ),
    ],
    choice: &["uniform", "triangular", "normal", "lognormal", "gamma", "exponential", "samples"],
};

/// Mean and standard deviation.
pub static MEAN_SD: Noun = Noun {
    key: "mean-and-sd",
    name: say!(zh: "平均值和标准差", en: "mean and standard deviation"),
    fields: &[
        Field::required("mean", &[Shape::Amount], "3d", say!(zh: "平均值", en: "the mean")),
        Field::required(
            "sd",
            &[Shape::Amount],
            "1d",
            say!(zh: "标准差，大于 0", en: "the standard deviation, above 0"),
        ),
    ],
    choice: &[],
};

/// The lognormal distribution through two percentiles.
pub static QUANTILES: Noun = Noun {
    key: "quantiles",
    name: say!(zh: "分位数", en: "percentiles"),
    fields: &[
        Field::required("p50", &[Shape::Amount], "2d", say!(zh: "中位数，大于 0", en: "the median, above 0")),
        Field::required(
            "p90",
            &[Shape::Amount],
            "5d",
            say!(zh: "90% 的办件不超过的时间，大于中位数", en: "90% of cases take no longer; above the median"),
        ),
    ],
    choice: &[],
};
