use super::Entry;
use crate::analysis::compare::Sided;
use crate::model::words::{Need, SubstituteWay};
use crate::model::{Id, Material, Name, Process};

/// The materials that the main scenario collects.
pub(super) fn materials_of(side: Sided<'_, '_>) -> Vec<Entry> {
    let Some(materials) = &side.analysis.materials else { return Vec::new() };
    let process = side.study.process();
    let name = |id: &Id| process.materials.iter().find(|one| *one.id.value == **id).and_then(|one| one.name.clone());
    entries(&materials.named, name, &materials.numbers)
}

/// The data items that the main scenario asks for.
pub(super) fn data_of(side: Sided<'_, '_>) -> Vec<Entry> {
    let Some(items) = &side.analysis.data_items else { return Vec::new() };
    let process = side.study.process();
    let name = |id: &Id| process.data.iter().find(|one| *one.id.value == **id).and_then(|one| one.name.clone());
    entries(&items.named, name, &items.numbers)
}

fn entries(named: &[(Id, Vec<usize>)], name: impl Fn(&Id) -> Option<Name>, numbers: &[(usize, u32)]) -> Vec<Entry> {
    let listed = named.iter().map(|(id, steps)| Entry {
        name: name(id).unwrap_or_else(|| Name::One(id.clone())),
        id: Some(id.clone()),
        kinds: 1,
        submissions: steps.len() as u64,
    });
    let count: u64 = numbers.iter().map(|(_, count)| u64::from(*count)).sum();
    let unlisted = (count > 0).then(|| Entry {
        id: None,
        name: Name::Both { zh: Some("未列明细".into()), en: Some("not listed by name".into()) },
        kinds: count,
        submissions: count,
    });
    listed.chain(unlisted).collect()
}

/// What the file says of a material.
pub(super) fn declared<'p>(process: &'p Process, entry: &Entry) -> Option<&'p Material> {
    let id = entry.id.as_deref()?;
    process.materials.iter().find(|material| *material.id.value == *id)
}

/// What the to-be file says of an as-is material that it asks for no longer.
pub(super) fn done_by(after: &Process, entry: &Entry) -> Option<SubstituteWay> {
    declared(after, entry).and_then(|material| material.substitute.as_ref()).map(|substitute| substitute.by.value)
}

/// It may follow later, here or everywhere.
pub(super) fn is_deferrable(process: &Process, entry: &Entry) -> bool {
    let Some(id) = entry.id.as_deref() else { return false };
    let is_it = |need: &Need| *need == Need::Deferrable;
    let material = declared(process, entry);
    let general =
        material.is_some_and(|one| one.deferral.is_some() || one.need.as_ref().is_some_and(|need| is_it(need)));
    let here = process.steps.iter().flat_map(|step| step.collected()).filter(|one| *one.of.value == *id);
    general || here.into_iter().any(|one| one.here().need.as_ref().is_some_and(|need| is_it(need)))
}
