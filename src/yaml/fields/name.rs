use super::{Field, Noun, Shape};
use crate::say;

/// A name in both languages.
pub static NAME: Noun = Noun {
    key: "name",
    name: say!(zh: "名称", en: "name"),
    fields: &[
        Field::new("zh", &[Shape::Text], "受理", say!(zh: "中文名称", en: "the name in Chinese")),
        Field::new("en", &[Shape::Text], "Acceptance", say!(zh: "英文名称", en: "the name in English")),
    ],
    choice: &[],
};
