use super::{Field, Noun, Shape};
use crate::say;

/// What may be written wherever something rests on law: a text, a citation, or a list of them.
pub static BASIS: &[Shape] =
    &[Shape::Text, Shape::Noun(&CITATION), Shape::List(&[Shape::Text, Shape::Noun(&CITATION)])];

/// A legal basis in parts.
pub static CITATION: Noun = Noun {
    key: "basis",
    name: say!(zh: "依据", en: "basis"),
    fields: &[
        Field::required(
            "law",
            &[Shape::Text],
            "行政许可法",
            say!(zh: "法律、法规、规章或文件的名称（文号）", en: "the law, regulation or document"),
        ),
        Field::new("article", &[Shape::Text], "第四十二条", say!(zh: "条款", en: "the article")),
        Field::new(
            "mandatory",
            &[Shape::Bool],
            "true",
            say!(zh: "是否为强制性规定：取消该步骤须修法或上级授权", en: "whether it is mandatory: removing what rests on it needs a change of law or a delegation"),
        ),
    ],
    choice: &[],
};
