use super::basis;
use super::reading::Reading;
use crate::model::Item;
use crate::source::At;
use crate::yaml::fields::ITEM;
use crate::yaml::tree::NodeId;

/// Declared facts of the item list.
pub(super) fn read(r: &mut Reading<'_>, node: NodeId) -> At<Item> {
    let mut item = Item::default();
    r.fields(node, &ITEM, |r, key, value| match key {
        "code" => item.code = r.placed_text(value, &ITEM),
        "type" => item.kind = r.placed_text(value, &ITEM),
        "case-type" => item.case_type = r.word(value),
        "tier" => item.tier = r.word(value),
        "scope" => item.scope = r.placed_text(value, &ITEM),
        "online-depth" => item.online_depth = r.placed_text(value, &ITEM),
        "visits" => item.visits = r.whole(value, 0, u32::MAX),
        "audience" => item.audience = r.placed_text(value, &ITEM),
        "basis" => item.basis = basis::read(r, value, &ITEM),
        _ => {}
    });
    r.at(node, item)
}
