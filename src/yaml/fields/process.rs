use super::{DATA_ITEM, DEADLINE, DEPARTMENT, Field, ITEM, MATERIAL, Noun, STEP, Shape, Space, words};
use crate::model::words::Variant;
use crate::say;

/// The file itself.
pub static PROCESS: Noun = Noun {
    key: "process",
    name: say!(zh: "流程文件", en: "process file"),
    fields: &[
        Field::new(
            "schema",
            &[Shape::Word(|| vec![("zaizao/v1", "zaizao/v1")])],
            "zaizao/v1",
            say!(zh: "格式版本", en: "the version of the language"),
        ),
        Field::required(
            "process",
            &[Shape::Name, Shape::Noun(&HEADING)],
            "二手房转移登记",
            say!(zh: "流程名称，或名称、标识、类别等", en: "the name of the process, or its name, id, variant and more"),
        ),
        Field::new(
            "based-on",
            &[Shape::Text, Shape::List(&[Shape::Text])],
            "as-is.yaml",
            say!(zh: "再造后文件所对应的现状文件，“一件事”可以有多个", en: "in a to-be file: the as-is file that it re-engineers, or several of them (a bundle)"),
        ),
        Field::new(
            "item",
            &[Shape::Noun(&ITEM)],
            "{ code: 0101, case-type: 承诺件, visits: 1 }",
            say!(zh: "实施清单中公布的要素，与流程推算的结果核对", en: "declared facts of the item list, compared with what the process shows"),
        ),
        Field::new(
            "deadlines",
            &[Shape::Noun(&DEADLINE), Shape::MapOf(&[Shape::Noun(&DEADLINE)])],
            "{ statutory: 20d, promised: 6d }",
            say!(zh: "时限：全流程一条，或按名称分条列出", en: "limits: one clock over the whole case, or clocks by name"),
        ),
        Field::new(
            "applicant",
            &[Shape::Noun(&APPLICANT)],
            "{ to: 送达 }",
            say!(zh: "申请人的办事时间到哪里为止；不写则到最后一个服务申请人的步骤，归档、监管、评价和送达之后的核查不算在内", en: "where the applicant's time ends; by default with the last step that is not `archive`, `supervise`, `evaluate`, or a `verify` after delivery"),
        ),
        Field::new(
            "case-owner",
            &[Shape::Text],
            "帮办员",
            say!(zh: "全程负责的部门或人员", en: "the department or role that answers for the case end to end"),
        ),
        Field::new(
            "calendar",
            &[Shape::Text],
            "cn",
            say!(zh: "工作日历：cn、five-day、24x7 或日历文件", en: "the calendar: cn, five-day, 24x7 or a calendar file"),
        ),
        Field::new("day", &[Shape::Amount], "8h", say!(zh: "一个工作日的长度", en: "the length of a working day")),
        Field::new(
            "departments",
            &[Shape::List(&[Shape::Text]), Shape::MapOf(&[Shape::Name, Shape::Noun(&DEPARTMENT)])],
            "[综合窗口, 税务局, 登记中心]",
            say!(zh: "部门", en: "departments"),
        ),
        Field::new(
            "materials",
            &[Shape::List(&[Shape::Text]), Shape::MapOf(&[Shape::Name, Shape::Noun(&MATERIAL)])],
            "{ 身份证: { issuer: government, e-licence: true }, 申请表: 登记申请表 }",
            say!(zh: "申请材料", en: "materials that the applicant hands in"),
        ),
        Field::new(
            "data",
            &[Shape::List(&[Shape::Text]), Shape::MapOf(&[Shape::Name, Shape::Noun(&DATA_ITEM)])],
            "[姓名, 手机号]",
            say!(zh: "表单数据项", en: "data items that forms ask for"),
        ),
        Field::required(
            "steps",
            &[Shape::MapOf(&[Shape::Noun(&STEP)])],
            "{ 受理: { by: 综合窗口, work: 1h } }",
            say!(zh: "步骤，按先后顺序", en: "the steps, in order"),
        ),
        Field::new("volume", &[Shape::Number, Shape::Noun(&VOLUME)], "12000", say!(zh: "年办件量", en: "cases a year")),
        Field::new(
            "start",
            &[Shape::Ref(Space::Step)],
            "受理",
            say!(zh: "起始步骤；不写则为第一个", en: "the first step; by default the first listed"),
        ),
        Field::new(
            "burden",
            &[Shape::Noun(&BURDEN)],
            "{ tariff: 60, travel: 90min, currency: CNY }",
            say!(zh: "申请人的时间和往返成本", en: "what the applicant's hour and trip cost"),
        ),
        Field::new(
            "provenance",
            &[Shape::Noun(&PROVENANCE), Shape::List(&[Shape::Noun(&PROVENANCE)])],
            "[{ file: 办事指南.pdf, extracted: 2019-08-01 }]",
            say!(zh: "资料来源", en: "where the facts come from"),
        ),
    ],
    choice: &[],
};

/// `process:` in parts.
pub static HEADING: Noun = Noun {
    key: "heading",
    name: say!(zh: "流程", en: "process"),
    fields: &[
        Field::new(
            "id",
            &[Shape::Text],
            "home-transfer",
            say!(zh: "标识；不写则用文件名", en: "its id; by default the file's name"),
        ),
        Field::new("name", &[Shape::Name], "二手房转移登记", say!(zh: "名称", en: "its name")),
        Field::new(
            "variant",
            &[Shape::Word(words::<Variant>)],
            "as-is",
            say!(zh: "现状、再造后或模板", en: "as-is, to-be or template"),
        ),
        Field::new("version", &[Shape::Text], "2019.1", say!(zh: "版本", en: "its version")),
        Field::new("owner", &[Shape::Text], "审批服务局", say!(zh: "维护单位", en: "who keeps the definition")),
        Field::new("summary", &[Shape::Name], "存量房买卖过户", say!(zh: "说明", en: "what it is about")),
        Field::new("source", &[Shape::Text], "办事指南 2019 年版", say!(zh: "出处", en: "where it comes from")),
    ],
    choice: &[],
};

/// `applicant:`
pub static APPLICANT: Noun = Noun {
    key: "applicant",
    name: say!(zh: "申请人", en: "applicant"),
    fields: &[Field::required(
        "to",
        &[Shape::Ref(Space::Step)],
        "送达",
        say!(zh: "到哪一步骤结束为止", en: "the step at whose end the applicant's time ends"),
    )],
    choice: &[],
};

/// `volume:` in parts.
pub static VOLUME: Noun = Noun {
    key: "volume",
    name: say!(zh: "办件量", en: "volume"),
    fields: &[Field::required("per-year", &[Shape::Number], "12000", say!(zh: "每年件数", en: "cases a year"))],
    choice: &[],
};

/// What the applicant's time costs.
pub static BURDEN: Noun = Noun {
    key: "burden",
    name: say!(zh: "办事成本", en: "burden"),
    fields: &[
        Field::new(
            "tariff",
            &[Shape::Number],
            "60",
            say!(zh: "申请人每小时的成本", en: "what an hour of the applicant costs"),
        ),
        Field::new(
            "travel",
            &[Shape::Amount],
            "90min",
            say!(zh: "往返一次所需时间", en: "the time of a trip there and back"),
        ),
        Field::new("currency", &[Shape::Text], "CNY", say!(zh: "币种", en: "the currency")),
    ],
    choice: &[],
};

/// Where facts of the file come from.
pub static PROVENANCE: Noun = Noun {
    key: "provenance",
    name: say!(zh: "资料来源", en: "provenance"),
    fields: &[
        Field::new("file", &[Shape::Text], "办事指南.pdf", say!(zh: "文件或出版物", en: "the file or publication")),
        Field::new(
            "sha256",
            &[Shape::Text],
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            say!(zh: "文件的 SHA-256 校验值", en: "the file's SHA-256 hash"),
        ),
        Field::new("extracted", &[Shape::Text], "2019-08-01", say!(zh: "提取时间", en: "when it was extracted")),
        Field::new("by", &[Shape::Text], "改革办", say!(zh: "提取人", en: "by whom")),
        Field::new("note", &[Shape::Text], "各步骤时间为假设", say!(zh: "备注", en: "anything else")),
    ],
    choice: &[],
};
