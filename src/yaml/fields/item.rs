use super::{BASIS, Field, Noun, Shape, words};
use crate::model::words::{CaseType, Tier};
use crate::say;

/// Declared facts of the item's published list 实施清单.
pub static ITEM: Noun = Noun {
    key: "item",
    name: say!(zh: "事项", en: "item"),
    fields: &[
        Field::new("code", &[Shape::Text], "11370200MB28570000", say!(zh: "事项编码", en: "its code")),
        Field::new("type", &[Shape::Text], "行政许可", say!(zh: "事项类型", en: "its type")),
        Field::new(
            "case-type",
            &[Shape::Word(words::<CaseType>)],
            "承诺件",
            say!(zh: "办件类型", en: "how a case is handled"),
        ),
        Field::new(
            "tier",
            &[Shape::Word(words::<Tier>)],
            "市",
            say!(zh: "行使层级", en: "the tier that exercises the power"),
        ),
        Field::new("scope", &[Shape::Text], "全市", say!(zh: "通办范围", en: "where it may be handled")),
        Field::new("online-depth", &[Shape::Text], "Ⅳ", say!(zh: "网上办理深度", en: "how far it can be done online")),
        Field::new("visits", &[Shape::Whole], "1", say!(zh: "到办事现场次数", en: "the declared number of visits")),
        Field::new("audience", &[Shape::Text], "自然人", say!(zh: "服务对象", en: "whom it serves")),
        Field::new("basis", BASIS, "不动产登记暂行条例", say!(zh: "设定依据", en: "what it rests on")),
    ],
    choice: &[],
};
