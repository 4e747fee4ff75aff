use super::expected;
use super::reading::Reading;
use crate::model::{Basis, Citation};
use crate::source::At;
use crate::yaml::fields::{CITATION, Noun};
use crate::yaml::tree::NodeId;

/// A text, a citation, or a list of them.
pub(super) fn read(r: &mut Reading<'_>, node: NodeId, noun: &'static Noun) -> Basis {
    let mut basis = r.room_for_items(node);
    for item in r.items(node) {
        basis.extend(citation(r, item, noun));
    }
    basis
}

fn citation(r: &mut Reading<'_>, node: NodeId, noun: &'static Noun) -> Option<At<Citation>> {
    if r.is_sequence(node) {
        expected::tell(r, node);
        return None;
    }
    if !r.is_mapping(node) {
        let law = r.free_text(node, noun)?;
        return Some(r.at(node, Citation { law, article: None, mandatory: false }));
    }
    let (mut law, mut article, mut mandatory) = (None, None, false);
    r.fields(node, &CITATION, |r, key, value| match key {
        "law" => law = r.free_text(value, &CITATION),
        "article" => article = r.free_text(value, &CITATION),
        "mandatory" => mandatory = r.boolean(value).is_some_and(|yes| yes.value),
        _ => {}
    });
    law.map(|law| r.at(node, Citation { law, article, mandatory }))
}
