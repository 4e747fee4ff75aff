use super::{BASIS, Field, Noun, Shape, Space};
use crate::say;

/// A clock and its three lines.
pub static DEADLINE: Noun = Noun {
    key: "deadline",
    name: say!(zh: "时限", en: "deadline"),
    fields: &[
        Field::new(
            "from",
            &[Shape::Ref(Space::Step)],
            "受理",
            say!(zh: "从哪一步骤结束时起算；不写则从开始起算", en: "the step from whose end it runs; by default from the start of the case"),
        ),
        Field::new(
            "to",
            &[Shape::Ref(Space::Step), Shape::List(&[Shape::Ref(Space::Step)])],
            "[决定, 不予许可]",
            say!(zh: "到哪一步骤结束时为止，几个中先到的算；不写则到办结为止", en: "the step at whose end it stops, the first reached of several; by default at the end of the case"),
        ),
        Field::new(
            "statutory",
            &[Shape::Amount, Shape::Noun(&LINE)],
            "{ limit: 20d, extension: 10d, basis: 行政许可法第四十二条 }",
            say!(zh: "法定办结时限", en: "the statutory limit"),
        ),
        Field::new(
            "promised",
            &[Shape::Amount, Shape::Noun(&LINE)],
            "{ limit: 6d, met-by: 95% }",
            say!(zh: "承诺办结时限", en: "the promised limit"),
        ),
        Field::new(
            "actual",
            &[Shape::Noun(&ACTUAL)],
            "{ mean: 3d, p90: 5d, n: 1200, period: 2019-07 }",
            say!(zh: "实际办理时间", en: "measured times"),
        ),
    ],
    choice: &[],
};

/// One line of a clock in parts.
pub static LINE: Noun = Noun {
    key: "line",
    name: say!(zh: "时限线", en: "line of a deadline"),
    fields: &[
        Field::required("limit", &[Shape::Amount], "20d", say!(zh: "时限", en: "the limit")),
        Field::new("extension", &[Shape::Amount], "10d", say!(zh: "可以延长的时间", en: "how far it may be extended")),
        Field::new(
            "met-by",
            &[Shape::Share],
            "95%",
            say!(zh: "应当按时办结的比例", en: "the share of cases that must be in time"),
        ),
        Field::new("basis", BASIS, "行政许可法第四十二条", say!(zh: "依据", en: "what it rests on")),
    ],
    choice: &[],
};

/// Measured times of a clock.
pub static ACTUAL: Noun = Noun {
    key: "actual",
    name: say!(zh: "实际办理时间", en: "measured times"),
    fields: &[
        Field::new("mean", &[Shape::Amount], "3d", say!(zh: "平均值", en: "the mean")),
        Field::new("p50", &[Shape::Amount], "2d", say!(zh: "中位数", en: "the median")),
        Field::new(
            "p90",
            &[Shape::Amount],
            "5d",
            say!(zh: "90% 的办件不超过的时间", en: "90% of cases take no longer"),
        ),
        Field::new("n", &[Shape::Whole], "1200", say!(zh: "办件数", en: "the number of cases")),
        Field::new("period", &[Shape::Text], "2019-07", say!(zh: "统计期", en: "when they were measured")),
        Field::new("source", &[Shape::Text], "办件系统导出", say!(zh: "数据来源", en: "where the figures come from")),
    ],
    choice: &[],
};
