use super::Id;
use crate::source::At;

/// What something rests on in law: one citation or several.
pub type Basis = Vec<At<Citation>>;

/// One legal basis: `basis: 行政许可法第四十二条` or `{law, article, mandatory}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The law or document, as written.
    pub law: Box<str>,
    /// The article.
    pub article: Option<Id>,
    /// The law prescribes it: removing it needs a change of law (D5).
    pub mandatory: bool,
}
