//! Steps as far as a plan writes them.

use crate::model::Step;
use crate::model::plan::Overlay;
use crate::say;
use crate::source::At;
use crate::yaml::fields::{NEW_STEP, SET, TIMES};
use crate::yaml::read::mapping::Known;
use crate::yaml::read::reading::Reading;
use crate::yaml::read::step;
use crate::yaml::tree::NodeId;

/// A new step: its id and its fields.
pub(super) fn new_step(r: &mut Reading<'_>, node: NodeId) -> Option<Overlay> {
    let mut overlay = empty();
    let mut id = None;
    r.fields(node, &NEW_STEP, |r, key, value| match key {
        "id" => id = r.id(value),
        _ => {
            overlay.fields.push(key);
            step::field(r, key, value, &mut overlay.step);
        }
    });
    if r.is_mapping(node) {
        step::complete(r, node, &mut overlay.step);
    }
    overlay.step.id = id?;
    if &*overlay.step.id.value == "end" || overlay.step.id.value.contains('/') {
        let message =
            say!(id = &overlay.step.id.value; zh: "“{id}”不能作步骤的标识", en: "\"{id}\" cannot be the id of a step");
        let help =
            say!(zh: "换一个标识：不能是 end，也不能含有 `/`", en: "choose another id: not `end`, and without `/`");
        r.tell(r.error("bad-value", overlay.step.id.span, message).helped(help));
        return None;
    }
    Some(overlay)
}

/// Fields written over those of a step; one without a value takes it away.
pub(super) fn set(r: &mut Reading<'_>, node: NodeId) -> Option<Overlay> {
    let mut overlay = empty();
    let mut id = None;
    r.fields_or_nothing(node, &SET, |r, key, entry, known| {
        let nothing = r.is_nothing(entry.value);
        match key {
            "step" if !nothing => id = r.id(entry.value),
            "step" => super::super::expected::nothing(r, entry.key, entry.value),
            _ if nothing && known == Known::Guessed => {}
            _ => {
                overlay.fields.push(key);
                if !nothing {
                    step::field(r, key, entry.value, &mut overlay.step);
                }
            }
        }
    });
    overlay.step.id = id?;
    Some(overlay)
}

/// New times of a step: the total, or several fields.
pub(super) fn times(r: &mut Reading<'_>, key: NodeId, node: NodeId) -> Option<Overlay> {
    let mut overlay = empty();
    overlay.step.id = r.given_id(key);
    if r.is_mapping(node) && r.has_key_of(node, &TIMES) {
        r.fields(node, &TIMES, |r, key, value| {
            overlay.fields.push(key);
            step::field(r, key, value, &mut overlay.step);
        });
        step::complete(r, node, &mut overlay.step);
    } else {
        overlay.step.elapsed = r.duration(node);
        overlay.step.elapsed.as_ref()?;
        overlay.fields.push("elapsed");
    }
    Some(overlay)
}

fn empty() -> Overlay {
    Overlay { step: Step::named(At::nowhere("".into())), fields: Vec::new() }
}
