use crate::say;
use crate::wording::Text;
use crate::yaml::fields::{Shape, Space};

/// What may be written as a value, in words.
pub(super) fn of(shapes: &[Shape]) -> Text {
    Text::joined(shapes.iter().map(one), "或", " or ")
}

fn one(shape: &Shape) -> Text {
    match shape {
        Shape::Text => say!(zh: "文字", en: "text"),
        Shape::Name => say!(zh: "名称", en: "name"),
        Shape::Ref(Space::Step) => say!(zh: "步骤", en: "step"),
        Shape::Ref(Space::Department) => say!(zh: "部门", en: "department"),
        Shape::Ref(Space::Material) => say!(zh: "材料", en: "material"),
        Shape::Ref(Space::Data) => say!(zh: "数据项", en: "data item"),
        Shape::Number => say!(zh: "数", en: "number"),
        Shape::Whole => say!(zh: "整数", en: "whole number"),
        Shape::Between(least, greatest) => {
            say!(least = least, greatest = greatest; zh: "{least} 到 {greatest} 的整数", en: "whole number from {least} to {greatest}")
        }
        Shape::Bool => say!(zh: "`true`、`false`", en: "`true`, `false`"),
        Shape::Share => say!(zh: "百分比", en: "percentage"),
        Shape::Amount => say!(zh: "时间", en: "time"),
        Shape::Duration => say!(zh: "时间、范围或分布", en: "time, range or distribution"),
        Shape::Date => say!(zh: "日期", en: "day"),
        Shape::Days => say!(zh: "日期或 `起..止`", en: "day or `FROM..TO`"),
        Shape::Hours => say!(zh: "上班时间", en: "hours"),
        Shape::Word(spellings) => Text::list(spellings().into_iter().map(word)),
        Shape::Noun(noun) => say!(name = noun.name; zh: "{name} {{…}}", en: "{name} {{…}}"),
        Shape::List(items) => say!(items = of(items); zh: "列表（{items}）", en: "list ({items})"),
        Shape::MapOf(values) => {
            say!(values = of(values); zh: "按标识列出（{values}）", en: "by id ({values})")
        }
    }
}

fn word((en, zh): (&'static str, &'static str)) -> Text {
    let both = if en == zh { format!("`{en}`") } else { format!("`{en}` {zh}") };
    Text::new(both, format!("`{en}`"))
}
