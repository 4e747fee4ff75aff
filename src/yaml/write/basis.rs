use super::value::{Fields, Value, flag, one_or_list, text};
use crate::model::{Basis, Citation};

/// What something rests on in law.
pub(super) fn basis(basis: &Basis) -> Option<Value<'_>> {
    one_or_list(citations(basis))
}

/// Each citation, a text where it is nothing but a law.
pub(super) fn citations(basis: &Basis) -> Vec<Value<'_>> {
    basis.iter().map(|citation| one(citation)).collect()
}

fn one(citation: &Citation) -> Value<'_> {
    let Citation { law, article, mandatory } = citation;
    if article.is_none() && !mandatory {
        return Value::Text(law);
    }
    Fields::new()
        .put("law", Some(Value::Text(law)))
        .put("article", text(article))
        .put("mandatory", flag(mandatory))
        .into()
}
