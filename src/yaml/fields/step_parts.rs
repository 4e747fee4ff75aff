use super::{BASIS, Field, Noun, Shape, Space, words};
use crate::model::words::{Depth, FixedCriterion, Form, Method, Need, Payer, SystemStatus, WaitCause};
use crate::say;

/// A wait with its cause.
pub static WAIT: Noun = Noun {
    key: "wait",
    name: say!(zh: "等待", en: "wait"),
    fields: &[
        Field::new("time", &[Shape::Duration], "2d", say!(zh: "等多久", en: "how long")),
        Field::new(
            "every",
            &[Shape::Amount],
            "10d",
            say!(zh: "每隔多久一次（例会、批次）：等待在这段时间内均匀分布", en: "the period of a meeting or batch: the wait is uniform over it"),
        ),
        Field::new("cause", &[Shape::Word(words::<WaitCause>)], "queue", say!(zh: "原因", en: "why")),
    ],
    choice: &["time", "every"],
};

/// Visits with their basis.
pub static VISITS: Noun = Noun {
    key: "visits",
    name: say!(zh: "跑动", en: "visits"),
    fields: &[
        Field::required("times", &[Shape::Whole], "1", say!(zh: "到现场次数", en: "how often the applicant must come")),
        Field::new("basis", BASIS, "不动产登记操作规范", say!(zh: "必须到现场的依据", en: "what presence rests on")),
    ],
    choice: &[],
};

/// A material as it is handed in at one step.
pub static COLLECTED: Noun = Noun {
    key: "collected",
    name: say!(zh: "收取的材料", en: "collected material"),
    fields: &[
        Field::required("of", &[Shape::Ref(Space::Material)], "身份证", say!(zh: "材料", en: "the material")),
        Field::new("form", &[Shape::Word(words::<Form>)], "copy", say!(zh: "此处要求的形式", en: "its form here")),
        Field::new("copies", &[Shape::Whole], "2", say!(zh: "此处的份数", en: "copies here")),
        Field::new("need", &[Shape::Word(words::<Need>)], "optional", say!(zh: "此处的必要性", en: "its need here")),
        Field::new(
            "basis",
            BASIS,
            "不动产登记暂行条例第十六条",
            say!(zh: "此处的依据", en: "what asking for it here rests on"),
        ),
        Field::new(
            "p",
            &[Shape::Share],
            "30%",
            say!(zh: "需要提交的办件比例", en: "the share of cases in which it is asked"),
        ),
        Field::new("when", &[Shape::Text], "委托他人办理", say!(zh: "条件", en: "the condition in words")),
    ],
    choice: &[],
};

/// A check of an object for a criterion.
pub static CHECK: Noun = Noun {
    key: "check",
    name: say!(zh: "核查", en: "check"),
    fields: &[
        Field::required("of", &[Shape::Text], "身份证", say!(zh: "核查的对象", en: "what is checked")),
        Field::new(
            "for",
            &[Shape::Word(words::<FixedCriterion>), Shape::Text],
            "authenticity",
            say!(zh: "核查的内容：身份、真伪，或其他", en: "for what: identity, authenticity, or any other criterion"),
        ),
        Field::new(
            "depth",
            &[Shape::Word(words::<Depth>)],
            "formal",
            say!(zh: "形式审查或实质审查", en: "formal or substantive"),
        ),
        Field::new(
            "method",
            &[Shape::Word(words::<Method>)],
            "human",
            say!(zh: "人工或自动", en: "by people or by machine"),
        ),
    ],
    choice: &[],
};

/// Counted results of a check.
pub static PASS: Noun = Noun {
    key: "pass",
    name: say!(zh: "通过情况", en: "counted results"),
    fields: &[
        Field::required("cases", &[Shape::Whole], "400", say!(zh: "办件数", en: "cases seen")),
        Field::required(
            "negative",
            &[Shape::Whole],
            "0",
            say!(zh: "其中被修改、退回或否决的件数", en: "of these, changed, returned or refused"),
        ),
    ],
    choice: &[],
};

/// One fee.
pub static FEE: Noun = Noun {
    key: "fee",
    name: say!(zh: "收费", en: "fee"),
    fields: &[
        Field::new("item", &[Shape::Text], "登记费", say!(zh: "收费项目", en: "what for")),
        Field::required(
            "amount",
            &[Shape::Number],
            "80",
            say!(zh: "单价", en: "the price of one, in the file's currency"),
        ),
        Field::new("quantity", &[Shape::Number], "2", say!(zh: "数量，默认为 1", en: "how many, by default 1")),
        Field::new(
            "payer",
            &[Shape::Word(words::<Payer>)],
            "government",
            say!(zh: "付费方，默认为申请人", en: "who pays, by default the applicant"),
        ),
        Field::new("basis", BASIS, "发改价格规〔2016〕2559号", say!(zh: "收费依据", en: "what it rests on")),
    ],
    choice: &[],
};

/// A legally prescribed order.
pub static MUST_FOLLOW: Noun = Noun {
    key: "must-follow",
    name: say!(zh: "法定先后", en: "prescribed order"),
    fields: &[
        Field::required(
            "step",
            &[Shape::Ref(Space::Step)],
            "受理",
            say!(zh: "必须先完成的步骤", en: "the step that must come before"),
        ),
        Field::new("basis", BASIS, "契税法第十一条", say!(zh: "依据", en: "what prescribes it")),
    ],
    choice: &[],
};

/// A computer system.
pub static SYSTEM: Noun = Noun {
    key: "system",
    name: say!(zh: "系统", en: "system"),
    fields: &[
        Field::required("name", &[Shape::Text], "电子证照库", say!(zh: "名称", en: "its name")),
        Field::new(
            "status",
            &[Shape::Word(words::<SystemStatus>)],
            "new",
            say!(zh: "既有、新建或共享", en: "existing, new or shared"),
        ),
    ],
    choice: &[],
};

/// An accepted finding.
pub static ALLOW: Noun = Noun {
    key: "allow",
    name: say!(zh: "准予保留", en: "accepted finding"),
    fields: &[
        Field::required("rule", &[Shape::Text], "repeated-submission", say!(zh: "规则", en: "the rule")),
        Field::required("because", &[Shape::Text], "系统明年打通", say!(zh: "理由", en: "the reason")),
        Field::new("until", &[Shape::Date], "2027-06-30", say!(zh: "有效期至", en: "the last day on which it holds")),
    ],
    choice: &[],
};
