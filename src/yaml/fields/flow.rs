use super::{Field, Noun, Shape, Space, words};
use crate::model::words::ReworkCause;
use crate::say;

const WAYS: &[Shape] = &[Shape::List(&[Shape::Ref(Space::Step), Shape::Noun(&BRANCH)])];

/// `next:` with several ways.
pub static NEXT: Noun = Noun {
    key: "next",
    name: say!(zh: "去向", en: "next"),
    fields: &[
        Field::new(
            "one",
            WAYS,
            "[ { to: 补正, p: 20% }, 决定 ]",
            say!(zh: "择一：只走其中一路", en: "a decision: exactly one of these ways"),
        ),
        Field::new("all", WAYS, "[补正, 决定]", say!(zh: "并行：各路同时办理", en: "in parallel: all of these ways")),
    ],
    choice: &["one", "all"],
};

/// One way on.
pub static BRANCH: Noun = Noun {
    key: "branch",
    name: say!(zh: "分支", en: "branch"),
    fields: &[
        Field::new("to", &[Shape::Ref(Space::Step)], "补正", say!(zh: "转到哪一步骤", en: "the step it leads to")),
        Field::new(
            "end",
            &[Shape::Text],
            "不予许可",
            say!(zh: "就此办结，写明结果", en: "the case ends here, with this outcome"),
        ),
        Field::new(
            "p",
            &[Shape::Share],
            "20%",
            say!(zh: "占比；择一时不写的分支平分余下部分，并行时为启动的比例", en: "its share; in a decision the branches without one share the rest, in parallel it is the share of cases in which the branch is started"),
        ),
        Field::new("when", &[Shape::Text], "材料不齐", say!(zh: "条件", en: "the condition in words")),
        Field::new(
            "cause",
            &[Shape::Word(words::<ReworkCause>)],
            "papers",
            say!(zh: "退回的原因", en: "why a case is sent back"),
        ),
        Field::new(
            "cancel",
            &[Shape::Bool],
            "true",
            say!(zh: "一票否决：本件其余办理全部终止", en: "everything else in the case stops"),
        ),
        Field::new(
            "max",
            &[Shape::Between(1, 1_000_000)],
            "1",
            say!(zh: "退回最多几次", en: "how often this way back may be taken"),
        ),
        Field::new(
            "then",
            &[Shape::Ref(Space::Step), Shape::Noun(&END)],
            "{ end: 退件 }",
            say!(zh: "次数用完后的去向", en: "where the case goes once max is used up"),
        ),
        Field::new(
            "feedback",
            &[Shape::Bool],
            "true",
            say!(zh: "是闭环反馈（新的一件），不是返工", en: "the return is a new case, not rework"),
        ),
    ],
    choice: &["to", "end"],
};

/// An end of the case.
pub static END: Noun = Noun {
    key: "end",
    name: say!(zh: "办结", en: "end"),
    fields: &[Field::required("end", &[Shape::Text], "退件", say!(zh: "办结的结果", en: "the outcome"))],
    choice: &[],
};
