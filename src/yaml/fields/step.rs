use super::{
    ALLOW, BASIS, BRANCH, CHECK, COLLECTED, END, FEE, Field, MUST_FOLLOW, NEXT, Noun, PASS, SYSTEM, Shape, Space,
    VISITS, WAIT, words,
};
use crate::model::words::{Channel, Discretion, JoinKind, Medium, StepKind, Value};
use crate::say;

const ITEMS: &[Shape] = &[Shape::Ref(Space::Material), Shape::List(&[Shape::Ref(Space::Material)])];

// The fields of a step, and the nouns that have them all.
macro_rules! nouns {
    ($($field:expr,)+) => {
        /// A step.
        pub static STEP: Noun =
            Noun { key: "step", name: say!(zh: "步骤", en: "step"), fields: &[$($field),+], choice: &[] };

        /// A step of a plan that is not in the base: its id stands inside.
        pub static NEW_STEP: Noun = Noun {
            key: "new-step",
            name: say!(zh: "新步骤", en: "new step"),
            fields: &[Field::required("id", &[Shape::Text], "一窗受理", say!(zh: "标识", en: "its id")), $($field),+],
            choice: &[],
        };

        /// `set:`
        pub static SET: Noun = Noun {
            key: "set",
            name: say!(zh: "改写字段", en: "set"),
            fields: &[
                Field::required(
                    "step",
                    &[Shape::Ref(Space::Step)],
                    "受理",
                    say!(zh: "哪个步骤", en: "the step whose fields are written anew"),
                ),
                $($field),+
            ],
            choice: &[],
        };
    };
}

nouns! {
        Field::new(
            "name",
            &[Shape::Name],
            "受理审核",
            say!(zh: "名称；不写则以标识为名称", en: "its name; by default its id"),
        ),
        Field::new(
            "by",
            &[Shape::Ref(Space::Department)],
            "登记中心/受理科",
            say!(zh: "承办并负责的部门或“部门/科室”；既不写承办部门又不写时间的步骤只起分流作用", en: "the department or department/office that does it and answers for it; a step without it and without time only routes"),
        ),
        Field::new(
            "with",
            &[Shape::Ref(Space::Department), Shape::List(&[Shape::Ref(Space::Department)])],
            "[税务局]",
            say!(zh: "联合办理的其他部门（如联合勘验），由承办部门牵头", en: "further departments of a joint step; `by` leads"),
        ),
        Field::new("role", &[Shape::Text], "科长", say!(zh: "由谁签批", en: "who signs")),
        Field::new(
            "rank",
            &[Shape::Between(1, 4)],
            "2",
            say!(zh: "签批层级：1 经办人，2 科长，3 分管领导，4 主要负责人", en: "1 clerk, 2 section head, 3 deputy, 4 head"),
        ),
        Field::new("kind", &[Shape::Word(words::<StepKind>)], "intake", say!(zh: "步骤类型", en: "what it is")),
        Field::new(
            "stage",
            &[Shape::Text],
            "1",
            say!(zh: "所属的环节，即申请人所见的一段（编号或名称）；只要有一个步骤写了，没写的就算内部步骤", en: "the applicant-facing stage it belongs to, a number or name; if any step has one, those without are internal"),
        ),
        Field::new(
            "channel",
            &[Shape::Word(words::<Channel>)],
            "counter",
            say!(zh: "办理渠道，默认为内部", en: "how the applicant meets it, by default internal"),
        ),
        Field::new(
            "work",
            &[Shape::Duration],
            "2h",
            say!(zh: "实际办理用时（自动办理时为机器用时）", en: "hands-on time (machine time where it is automatic)"),
        ),
        Field::new(
            "wait",
            &[Shape::Duration, Shape::Noun(&WAIT), Shape::List(&[Shape::Duration, Shape::Noun(&WAIT)])],
            "{ time: 2d, cause: queue }",
            say!(zh: "开始办理之前的等待", en: "time before the work starts"),
        ),
        Field::new(
            "elapsed",
            &[Shape::Duration],
            "3d",
            say!(zh: "本步骤总用时，代替等待；办理用时包含在内", en: "total time in the step, instead of wait; work is part of it"),
        ),
        Field::new("limit", &[Shape::Amount], "5d", say!(zh: "本步骤的时限", en: "the step's own time limit")),
        Field::new(
            "tacit",
            &[Shape::Bool, Shape::Ref(Space::Step), Shape::Noun(&END)],
            "true",
            say!(zh: "超时默认：到时限即视为办完，或转到所写的步骤", en: "at the limit the step is over; a step says where the case then goes"),
        ),
        Field::new(
            "visits",
            &[Shape::Whole, Shape::Noun(&VISITS)],
            "1",
            say!(zh: "申请人跑动次数；默认窗口和自助为 1，其他为 0", en: "times the applicant must come; by default 1 at a counter or a self-service machine, else 0"),
        ),
        Field::new(
            "collects",
            &[
                Shape::Whole,
                Shape::Ref(Space::Material),
                Shape::List(&[Shape::Ref(Space::Material), Shape::Noun(&COLLECTED)]),
            ],
            "[申请表, { of: 身份证, form: copy }]",
            say!(zh: "在此收取的材料，或份数（只计数、不核对）", en: "materials the applicant hands in here, or their number (counted, not checked)"),
        ),
        Field::new(
            "asks",
            &[Shape::Whole, Shape::Ref(Space::Data), Shape::List(&[Shape::Ref(Space::Data)])],
            "[姓名, 手机号]",
            say!(zh: "在此填写的数据项，或项数", en: "data items the applicant fills in here, or their number"),
        ),
        Field::new(
            "uses",
            ITEMS,
            "[受理单]",
            say!(zh: "所需的前序成果或系统数据", en: "what it needs from earlier steps or systems"),
        ),
        Field::new("produces", ITEMS, "[受理单]", say!(zh: "产生的成果", en: "what it makes")),
        Field::new(
            "medium",
            &[Shape::Word(words::<Medium>)],
            "paper",
            say!(zh: "传递方式", en: "how a transfer travels"),
        ),
        Field::new(
            "checks",
            &[Shape::Noun(&CHECK), Shape::List(&[Shape::Noun(&CHECK)])],
            "[{ of: 身份证, for: authenticity }]",
            say!(zh: "核查内容", en: "what is checked"),
        ),
        Field::new("decides", &[Shape::Text], "准予登记", say!(zh: "所决定的事项", en: "the matter decided")),
        Field::new(
            "discretion",
            &[Shape::Word(words::<Discretion>)],
            "bounded",
            say!(zh: "裁量程度", en: "how much is left to judgement"),
        ),
        Field::new(
            "pass",
            &[Shape::Share, Shape::Noun(&PASS)],
            "99.8%",
            say!(zh: "原样通过的比例", en: "the share that passes unchanged"),
        ),
        Field::new(
            "fees",
            &[Shape::Number, Shape::Noun(&FEE), Shape::List(&[Shape::Noun(&FEE)])],
            "80",
            say!(zh: "收费金额，或逐项列出", en: "an amount, or a list of fees"),
        ),
        Field::new("basis", BASIS, "不动产登记暂行条例第十四条", say!(zh: "设定依据", en: "what it rests on in law")),
        Field::new(
            "must-follow",
            &[Shape::Noun(&MUST_FOLLOW), Shape::List(&[Shape::Noun(&MUST_FOLLOW)])],
            "[{ step: 受理, basis: 契税法第十一条 }]",
            say!(zh: "法定的先后顺序，不得建议并行", en: "legally prescribed order, which protects it from being done in parallel"),
        ),
        Field::new(
            "paused",
            &[
                Shape::Bool,
                Shape::Text,
                Shape::Noun(&super::CITATION),
                Shape::List(&[Shape::Text, Shape::Noun(&super::CITATION)]),
            ],
            "行政许可法第四十五条",
            say!(zh: "不计入时限：期间各时限停表（听证、检验、专家评审、补正），可写依据", en: "every running clock stands still meanwhile; true, or the basis"),
        ),
        Field::new(
            "value",
            &[Shape::Word(words::<Value>)],
            "business",
            say!(zh: "对申请人的价值；默认按步骤类型", en: "what it is worth to the applicant; by default by kind"),
        ),
        Field::new(
            "system",
            &[Shape::Text, Shape::Noun(&SYSTEM)],
            "{ name: 电子证照库, status: new }",
            say!(zh: "依托的系统", en: "the system it depends on"),
        ),
        Field::new(
            "join",
            &[Shape::Word(words::<JoinKind>)],
            "all",
            say!(zh: "几路汇合时如何继续；通常不写，由工具推断", en: "how flows meet here; normally not written, zaizao works it out"),
        ),
        Field::new(
            "next",
            &[Shape::Ref(Space::Step), Shape::Noun(&NEXT), Shape::Noun(&BRANCH)],
            "{ one: [ { to: 补正, p: 20% }, { to: 决定 } ] }",
            say!(zh: "去向；不写即办结", en: "how the case goes on; without it the case ends here"),
        ),
        Field::new(
            "replaces",
            &[Shape::Text, Shape::List(&[Shape::Text])],
            "[初审, 复审]",
            say!(zh: "取代现状中的哪些步骤", en: "in a to-be file: as-is steps it takes over"),
        ),
        Field::new(
            "measure",
            &[Shape::Text],
            "一窗受理",
            say!(zh: "带来变化的改革措施", en: "the reform measure that brought the change"),
        ),
        Field::new(
            "allow",
            &[Shape::Noun(&ALLOW), Shape::List(&[Shape::Noun(&ALLOW)])],
            "[{ rule: repeated-submission, because: 系统明年打通, until: 2027-06-30 }]",
            say!(zh: "准予保留的问题及理由", en: "accepted findings, with a reason"),
        ),
}
