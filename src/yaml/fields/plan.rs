use super::{BASIS, DATA_ITEM, DEADLINE, DEPARTMENT, Field, MATERIAL, NEW_STEP, Noun, OPERATION, Shape, Space};
use crate::say;

/// A plan file.
pub static PLAN: Noun = Noun {
    key: "plan",
    name: say!(zh: "计划文件", en: "plan file"),
    fields: &[
        Field::new(
            "schema",
            &[Shape::Word(|| vec![("zaizao/v1", "zaizao/v1")])],
            "zaizao/v1",
            say!(zh: "格式版本", en: "the version of the language"),
        ),
        Field::required(
            "plan",
            &[Shape::Name, Shape::Noun(&PLAN_HEADING)],
            "企业开办一件事",
            say!(zh: "计划的名称，也是再造后流程的名称；或名称、版本等", en: "the name of the plan and of the to-be process, or its name, version and more"),
        ),
        Field::required(
            "base",
            &[Shape::Text, Shape::List(&[Shape::Text])],
            "as-is.yaml",
            say!(zh: "现状文件，从计划文件所在的文件夹起；“一件事”可以有多个", en: "the as-is file, from the folder of the plan, or several of them (a bundle)"),
        ),
        Field::new(
            "deadlines",
            &[Shape::Noun(&DEADLINE), Shape::MapOf(&[Shape::Noun(&DEADLINE)])],
            "{ promised: 1d }",
            say!(zh: "再造后的时限，取代现状中的同名时限", en: "limits of the to-be, in place of those of the base"),
        ),
        Field::new(
            "case-owner",
            &[Shape::Text],
            "综合窗口",
            say!(zh: "再造后全程负责的部门或人员", en: "who answers for the case end to end in the to-be"),
        ),
        Field::new(
            "departments",
            &[Shape::List(&[Shape::Text]), Shape::MapOf(&[Shape::Name, Shape::Noun(&DEPARTMENT)])],
            "[综合窗口]",
            say!(zh: "在现状之外增加的部门", en: "departments besides those of the base"),
        ),
        Field::new(
            "materials",
            &[Shape::List(&[Shape::Text]), Shape::MapOf(&[Shape::Name, Shape::Noun(&MATERIAL)])],
            "{ 开办申请表: { form: electronic, replaces: [登记申请书, 领票申请表] } }",
            say!(zh: "增加的材料，或对现状材料的重新说明", en: "further materials, or what those of the base now are"),
        ),
        Field::new(
            "data",
            &[Shape::List(&[Shape::Text]), Shape::MapOf(&[Shape::Name, Shape::Noun(&DATA_ITEM)])],
            "[手机号]",
            say!(zh: "增加的数据项", en: "further data items"),
        ),
        Field::required(
            "measures",
            &[Shape::List(&[Shape::Noun(&MEASURE)])],
            "[{ id: 并联办理, do: [{ parallelise: [刻章, 领票] }] }]",
            say!(zh: "改革措施，按先后顺序实施", en: "the measures, applied in this order"),
        ),
    ],
    choice: &[],
};

/// `plan:` in parts.
pub static PLAN_HEADING: Noun = Noun {
    key: "plan-heading",
    name: say!(zh: "计划", en: "plan"),
    fields: &[
        Field::new("name", &[Shape::Name], "企业开办一件事", say!(zh: "名称", en: "its name")),
        Field::new("version", &[Shape::Text], "2019.2", say!(zh: "版本", en: "its version")),
        Field::new("owner", &[Shape::Text], "审批服务局", say!(zh: "维护单位", en: "who keeps it")),
        Field::new(
            "summary",
            &[Shape::Name],
            "一次申请，结果一次领取",
            say!(zh: "再造后流程的说明", en: "what the to-be process is about"),
        ),
        Field::new("source", &[Shape::Text], "改革方案 2019 年版", say!(zh: "出处", en: "where it comes from")),
    ],
    choice: &[],
};

/// One of `measures:`
pub static MEASURE: Noun = Noun {
    key: "measure",
    name: say!(zh: "改革措施", en: "measure"),
    fields: &[
        Field::required(
            "id",
            &[Shape::Text],
            "一窗受理",
            say!(zh: "标识；因它而变的步骤会注明", en: "its id, which the steps that it changes carry"),
        ),
        Field::new("name", &[Shape::Name], "一窗受理、集成服务", say!(zh: "名称", en: "its name")),
        Field::new("basis", BASIS, "国办发〔2018〕32号", say!(zh: "依据", en: "what it rests on")),
        Field::new("owner", &[Shape::Text], "大数据局", say!(zh: "责任单位", en: "who sees to it")),
        Field::new("due", &[Shape::Date], "2019-12-31", say!(zh: "完成期限", en: "by when")),
        Field::new(
            "needs",
            &[Shape::Text, Shape::List(&[Shape::Text])],
            "[电子证照库]",
            say!(zh: "依托的系统", en: "the systems that it depends on"),
        ),
        Field::required(
            "do",
            &[Shape::Noun(&OPERATION), Shape::List(&[Shape::Noun(&OPERATION)])],
            "[{ remove: [复审] }]",
            say!(zh: "做哪些操作，按先后顺序", en: "what is done, in order"),
        ),
    ],
    choice: &[],
};

/// `add:`
pub static ADD: Noun = Noun {
    key: "add",
    name: say!(zh: "增加步骤", en: "add"),
    fields: &[
        Field::required(
            "step",
            &[Shape::Noun(&NEW_STEP)],
            "{ id: 一次领取, by: 综合窗口, kind: deliver }",
            say!(zh: "新步骤", en: "the new step"),
        ),
        Field::new(
            "between",
            &[Shape::List(&[Shape::Ref(Space::Step)])],
            "[登记, 领票]",
            say!(zh: "放在从前一个到后一个的去向上", en: "on the way from the first to the second"),
        ),
        Field::new(
            "before",
            &[Shape::Ref(Space::Step)],
            "登记",
            say!(zh: "放在通向它的各路之前", en: "on every way into this step"),
        ),
        Field::new(
            "after",
            &[Shape::Ref(Space::Step), Shape::List(&[Shape::Ref(Space::Step)])],
            "领票",
            say!(zh: "放在它之后；写几个并行的步骤，就在它们都办完之后", en: "behind this step, or behind several parallel ones once all are done"),
        ),
    ],
    choice: &["between", "before", "after"],
};
