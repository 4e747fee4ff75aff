//! What only shows when a to-be file is held against its as-is.

use super::called;
use super::doubt::doubt;
use crate::finding::Finding;
use crate::model::{Id, Process, in_bundle};
use crate::say;
use crate::source::At;

/// What `replaces` names in the to-be and the as-is does not have, and what makes it doubtful that the two are before and after.
pub fn pair(before: &Process, after: &Process) -> Vec<Finding> {
    // The to-be of a bundle replaces steps of several files, of which this may be one: then a name that is missing here may stand in another.
    let is_one_of_several = after.based_on.len() > 1 && before.based_on.len() < 2;
    if is_one_of_several {
        return called::written(doubt(before, after).into_iter().collect(), after);
    }
    let steps: Vec<&str> = before.steps.iter().map(|step| &*step.id.value).collect();
    let materials: Vec<&str> = before.materials.iter().map(|material| &*material.id.value).collect();
    let of_steps = after.steps.iter().flat_map(|step| step.more().replaces.iter().map(|old| (old, &step.id)));
    let of_materials =
        after.materials.iter().flat_map(|material| material.replaces.iter().map(|old| (old, &material.id)));
    let unknown_steps = of_steps.filter_map(|(old, by)| unknown(after, old, by, &steps));
    let unknown_materials = of_materials.filter_map(|(old, by)| unknown(after, old, by, &materials));
    let found = doubt(before, after).into_iter().chain(unknown_steps).chain(unknown_materials);
    called::written(found.collect(), after)
}

// A name of one file of a bundle may be written `file/name`, whether or not it must be.
fn unknown(after: &Process, old: &At<Id>, by: &At<Id>, known: &[&str]) -> Option<Finding> {
    if in_bundle(&old.value).any(|name| known.contains(&&*name)) {
        return None;
    }
    let message = say!(old = &old.value; zh: "改革前的文件里没有“{old}”", en: "the as-is file has no {old}");
    let nearest = known
        .iter()
        .map(|name| (strsim::jaro_winkler(name, &old.value), name))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    let help = match nearest {
        Some((_, name)) => say!(name = name; zh: "是不是“{name}”？", en: "did you mean {name}?"),
        None => say!(zh: "`replaces` 写改革前文件里的标识", en: "`replaces` names ids of the as-is file"),
    };
    let finding = Finding::error("unknown-reference", after.place(old.span), message).helped(help);
    Some(finding.about([&*by.value, &*old.value]))
}
