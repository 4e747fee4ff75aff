use super::{Field, Noun, Shape, words};
use crate::model::words::{Claim, Variant};
use crate::say;

/// A policy file.
pub static POLICY: Noun = Noun {
    key: "policy",
    name: say!(zh: "政策文件", en: "policy file"),
    fields: &[
        Field::required("policy", &[Shape::Name], "一天办结", say!(zh: "政策的名称", en: "the name of the policy")),
        Field::new(
            "source",
            &[Shape::Text],
            "大众日报2019-08-03",
            say!(zh: "政策的出处", en: "where the policy comes from"),
        ),
        Field::new(
            "applies-to",
            &[Shape::Noun(&APPLIES_TO)],
            "{ variant: to-be }",
            say!(zh: "适用于哪些流程；不写适用于全部", en: "which processes it is about; without it all are"),
        ),
        Field::new(
            "limits",
            &[Shape::MapOf(&[Shape::Noun(&LIMIT)])],
            "{ visits: { max: 1 }, lead-time.p90: { max: 1d } }",
            say!(zh: "指标的限值；键是指标名（见 figures.md），后面可加 `.cut`（压减量）或 `.rate`（压减率）", en: "limits of figures by their id (see figures.md), with `.cut` or `.rate` behind it for what it was cut by"),
        ),
        Field::new(
            "lines",
            &[Shape::Noun(&LINES)],
            "{ promised-of-statutory: { max: 50% } }",
            say!(zh: "三条线之间的比例，逐条时限核对", en: "one line of a clock against another, held for each clock"),
        ),
        Field::new(
            "claims",
            &[Shape::Word(words::<Claim>), Shape::List(&[Shape::Word(words::<Claim>)])],
            "[every-step-online]",
            say!(zh: "没有例外的要求；有一个反例就不成立", en: "what must hold without exception: one counter-example breaks it"),
        ),
        Field::new(
            "no-worse-than",
            &[Shape::Text, Shape::Noun(&NO_WORSE)],
            "origin/main",
            say!(zh: "不得差于哪个文件或 git 版本", en: "the file or git revision that figures must not be worse than"),
        ),
    ],
    choice: &[],
};

/// `applies-to:`
pub static APPLIES_TO: Noun = Noun {
    key: "applies-to",
    name: say!(zh: "适用范围", en: "scope"),
    fields: &[Field::required(
        "variant",
        &[Shape::Word(words::<Variant>), Shape::List(&[Shape::Word(words::<Variant>)])],
        "to-be",
        say!(zh: "文件类别，可以写几个", en: "the variant, or several"),
    )],
    choice: &[],
};

const BOUND: &[Shape] = &[Shape::Number, Shape::Share, Shape::Amount];

/// One of `limits:`
pub static LIMIT: Noun = Noun {
    key: "figure-limit",
    name: say!(zh: "指标限值", en: "limit of a figure"),
    fields: &[
        Field::new(
            "min",
            BOUND,
            "50%",
            say!(zh: "不得低于；单位随指标：个数、时间或百分比", en: "the least it may be, in the figure's unit: a number, a time or a percentage"),
        ),
        Field::new("max", BOUND, "1d", say!(zh: "不得超过", en: "the most it may be")),
    ],
    choice: &[],
};

const LINE: &[Shape] = &[Shape::Noun(&LINE_LIMIT)];

/// `lines:`
pub static LINES: Noun = Noun {
    key: "lines",
    name: say!(zh: "三条线之间的比例", en: "lines against each other"),
    fields: &[
        Field::new(
            "promised-of-statutory",
            LINE,
            "{ max: 50% }",
            say!(zh: "承诺时限与法定时限之比", en: "the promise, as a part of the statutory limit"),
        ),
        Field::new(
            "actual-of-promised",
            LINE,
            "{ max: 50% }",
            say!(zh: "实际用时（均值）与承诺时限之比", en: "the measured mean, as a part of the promise"),
        ),
        Field::new(
            "actual-of-statutory",
            LINE,
            "{ max: 25% }",
            say!(zh: "实际用时（均值）与法定时限之比", en: "the measured mean, as a part of the statutory limit"),
        ),
    ],
    choice: &[],
};

/// One of `lines:`
pub static LINE_LIMIT: Noun = Noun {
    key: "line-limit",
    name: say!(zh: "比例限值", en: "limit of a ratio"),
    fields: &[Field::required("max", &[Shape::Share], "50%", say!(zh: "不得超过", en: "the most it may be"))],
    choice: &[],
};

/// `no-worse-than:` in full.
pub static NO_WORSE: Noun = Noun {
    key: "no-worse-than",
    name: say!(zh: "不差于", en: "no-worse-than"),
    fields: &[
        Field::new(
            "than",
            &[Shape::Text],
            "origin/main",
            say!(zh: "文件（从政策文件所在的文件夹起）或 git 版本；不写则与 compare 或 --against 的对象比", en: "a file (from the folder of the policy file) or a git revision; without it what compare or --against compares with"),
        ),
        Field::new(
            "figures",
            &[Shape::Text, Shape::List(&[Shape::Text])],
            "[critical-path.length, visits]",
            say!(zh: "哪些指标；不写为常用的七个", en: "which figures; without it the usual seven"),
        ),
    ],
    choice: &[],
};
