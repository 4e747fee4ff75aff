use super::{BASIS, END, Field, Noun, Shape, Space, words};
use crate::model::words::{Form, Issuer, Need, SubstituteWay};
use crate::say;

/// A document that an applicant hands in.
pub static MATERIAL: Noun = Noun {
    key: "material",
    name: say!(zh: "材料", en: "material"),
    fields: &[
        Field::new(
            "name",
            &[Shape::Name],
            "身份证",
            say!(zh: "名称；不写则以标识为名称", en: "its name; by default its id"),
        ),
        Field::new(
            "issuer",
            &[Shape::Word(words::<Issuer>), Shape::Ref(Space::Department)],
            "government",
            say!(zh: "出具机构：部门，或申请人、政府部门（流程之外的）、第三方", en: "who issues it: a department, or applicant, government (a public body outside the process), third-party"),
        ),
        Field::new(
            "form",
            &[Shape::Word(words::<Form>)],
            "copy",
            say!(zh: "材料形式", en: "the form in which it is asked"),
        ),
        Field::new("copies", &[Shape::Whole], "2", say!(zh: "份数", en: "copies asked for")),
        Field::new(
            "need",
            &[Shape::Word(words::<Need>)],
            "deferrable",
            say!(zh: "必要性", en: "whether it must be there"),
        ),
        Field::new("main", &[Shape::Bool], "true", say!(zh: "是否主审要件", en: "whether it is a main material")),
        Field::new(
            "e-licence",
            &[Shape::Bool],
            "true",
            say!(zh: "是否已有电子证照", en: "whether an e-licence of it exists"),
        ),
        Field::new(
            "source",
            &[Shape::Text],
            "人口库",
            say!(zh: "已掌握其内容的系统或部门", en: "a system or department that already has its content"),
        ),
        Field::new(
            "basis",
            BASIS,
            "不动产登记暂行条例第十六条",
            say!(zh: "要求提供的依据", en: "what asking for it rests on"),
        ),
        Field::new("validity", &[Shape::Text], "6 个月", say!(zh: "有效期", en: "how long it is valid")),
        Field::new(
            "deferral",
            &[Shape::Noun(&DEFERRAL)],
            "{ until: 决定, within: 5d, on-miss: { end: 退件 } }",
            say!(zh: "容缺后补的办法", en: "how it may come later"),
        ),
        Field::new(
            "substitute",
            &[Shape::Noun(&SUBSTITUTE)],
            "{ by: data-sharing, system: 人口库 }",
            say!(zh: "替代方式：现状文件里是建议，再造后文件里表示已不再收取", en: "what stands in its place: a proposal in an as-is file, done in a to-be file"),
        ),
        Field::new(
            "replaces",
            &[Shape::Text, Shape::List(&[Shape::Text])],
            "[户口簿]",
            say!(zh: "取代现状中的哪些材料", en: "the as-is materials that it takes over"),
        ),
    ],
    choice: &[],
};

/// How a material may come later.
pub static DEFERRAL: Noun = Noun {
    key: "deferral",
    name: say!(zh: "容缺后补", en: "deferral"),
    fields: &[
        Field::new(
            "until",
            &[Shape::Ref(Space::Step)],
            "决定",
            say!(zh: "最迟在哪一步骤之前补齐", en: "the step before which it must be there"),
        ),
        Field::new("within", &[Shape::Amount], "5d", say!(zh: "多长时间内补齐", en: "the time given")),
        Field::new(
            "on-miss",
            &[Shape::Ref(Space::Step), Shape::Noun(&END)],
            "{ end: 退件 }",
            say!(zh: "逾期未补时转到哪一步骤，或如何办结", en: "where the case goes if it does not come"),
        ),
    ],
    choice: &[],
};

/// What replaces a material.
pub static SUBSTITUTE: Noun = Noun {
    key: "substitute",
    name: say!(zh: "替代方式", en: "substitute"),
    fields: &[
        Field::required("by", &[Shape::Word(words::<SubstituteWay>)], "data-sharing", say!(zh: "方式", en: "the way")),
        Field::new("system", &[Shape::Text], "人口库", say!(zh: "依托的系统", en: "the system that carries it")),
        Field::new("basis", BASIS, "国办发〔2018〕32号", say!(zh: "依据", en: "what it rests on")),
    ],
    choice: &[],
};

/// A field of a form.
pub static DATA_ITEM: Noun = Noun {
    key: "data-item",
    name: say!(zh: "数据项", en: "data item"),
    fields: &[
        Field::new(
            "name",
            &[Shape::Name],
            "联系电话",
            say!(zh: "名称；不写则以标识为名称", en: "its name; by default its id"),
        ),
        Field::new(
            "owner",
            &[Shape::Ref(Space::Department)],
            "税务局",
            say!(zh: "数源部门", en: "the department that keeps it"),
        ),
    ],
    choice: &[],
};
