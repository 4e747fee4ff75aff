use super::ids::Given;
use super::reading::Reading;
use super::{basis, flow, process};
use crate::model::words::{Issuer, Word};
use crate::model::{DataItem, Deferral, Id, Material, Substitute};
use crate::source::At;
use crate::yaml::fields::{DATA_ITEM, DEFERRAL, MATERIAL, SUBSTITUTE};
use crate::yaml::tree::NodeId;

/// Materials: a list of names, or a mapping from ids.
pub(super) fn read(r: &mut Reading<'_>, node: NodeId) -> Vec<Material> {
    let mut materials = Vec::new();
    for Given { key, value, repeated } in r.given(node) {
        let mut material = Material::named(r.given_id(key));
        if let Some(value) = value {
            r.about(key, |r| fields(r, value, &mut material));
        }
        if !repeated {
            materials.push(material);
        }
    }
    materials
}

fn fields(r: &mut Reading<'_>, node: NodeId, material: &mut Material) {
    if !r.is_mapping(node) || process::is_name(r, node) {
        material.name = r.name(node, &MATERIAL);
        return;
    }
    r.fields(node, &MATERIAL, |r, key, value| match key {
        "name" => material.name = r.name(value, &MATERIAL),
        "issuer" => material.issuer = issuer(r, value),
        "form" => material.form = r.word(value),
        "copies" => material.copies = r.whole(value, 0, u32::MAX),
        "need" => material.need = r.word(value),
        "main" => material.main = r.boolean(value),
        "e-licence" => material.e_licence = r.boolean(value),
        "source" => material.source = r.placed_text(value, &MATERIAL),
        "basis" => material.basis = basis::read(r, value, &MATERIAL),
        "validity" => material.validity = r.free_text(value, &MATERIAL),
        "deferral" => material.deferral = Some(deferral(r, value)),
        "substitute" => material.substitute = substitute(r, value),
        "replaces" => material.replaces = r.ids(value),
        _ => {}
    });
}

// The fixed issuers are kept by their English key, however they are written; anything else is a department.
fn issuer(r: &mut Reading<'_>, node: NodeId) -> Option<At<Id>> {
    let issuer = r.id(node)?;
    Some(match Issuer::read(&issuer) {
        Some(fixed) => issuer.with(fixed.key().into()),
        None => issuer,
    })
}

fn deferral(r: &mut Reading<'_>, node: NodeId) -> At<Deferral> {
    let mut deferral = Deferral { until: None, within: None, on_miss: None };
    r.fields(node, &DEFERRAL, |r, key, value| match key {
        "until" => deferral.until = r.id(value),
        "within" => deferral.within = r.amount(value),
        "on-miss" => deferral.on_miss = flow::target(r, value),
        _ => {}
    });
    r.at(node, deferral)
}

fn substitute(r: &mut Reading<'_>, node: NodeId) -> Option<At<Substitute>> {
    let (mut by, mut system, mut rests_on) = (None, None, Vec::new());
    r.fields(node, &SUBSTITUTE, |r, key, value| match key {
        "by" => by = r.word(value),
        "system" => system = r.free_text(value, &SUBSTITUTE),
        "basis" => rests_on = basis::read(r, value, &SUBSTITUTE),
        _ => {}
    });
    by.map(|by| r.at(node, Substitute { by, system, basis: rests_on }))
}

/// Data items: a list of names, or a mapping from ids.
pub(super) fn data_items(r: &mut Reading<'_>, node: NodeId) -> Vec<DataItem> {
    let mut items = Vec::new();
    for Given { key, value, repeated } in r.given(node) {
        let mut item = DataItem { id: r.given_id(key), name: None, owner: None };
        if let Some(value) = value {
            r.about(key, |r| data_item(r, value, &mut item));
        }
        if !repeated {
            items.push(item);
        }
    }
    items
}

fn data_item(r: &mut Reading<'_>, node: NodeId, item: &mut DataItem) {
    if !r.is_mapping(node) || process::is_name(r, node) {
        item.name = r.name(node, &DATA_ITEM);
        return;
    }
    r.fields(node, &DATA_ITEM, |r, key, value| match key {
        "name" => item.name = r.name(value, &DATA_ITEM),
        "owner" => item.owner = r.id(value),
        _ => {}
    });
}
