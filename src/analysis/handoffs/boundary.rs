//! What a handoff crosses besides the department (三跨).

use super::Handoff;
use super::chain::hands_over;
use crate::analysis::Study;
use crate::analysis::assumption::{Assumption, Boundary};
use crate::analysis::parties::Party;
use crate::model::Id;
use crate::model::words::Word;

/// Both sides say where they are, and it is not the same.
pub(super) fn differ(from: Party<'_>, to: Party<'_>, boundary: Boundary) -> bool {
    place(from, boundary).zip(place(to, boundary)).is_some_and(|(from, to)| from != to)
}

fn place<'a>(party: Party<'a>, boundary: Boundary) -> Option<&'a str> {
    match boundary {
        Boundary::Tier => party.says(|department| department.tier.as_ref().map(|tier| tier.value.key())),
        Boundary::Region => party.says(|department| department.region.as_deref()),
        Boundary::System => party.says(|department| department.system.as_deref()),
    }
}

/// Some party of the process says where it is.
pub(super) fn is_stated(study: &Study<'_>, boundary: Boundary) -> bool {
    study
        .process()
        .steps
        .iter()
        .filter_map(|step| study.parties.doer(step))
        .any(|party| place(party, boundary).is_some())
}

/// Departments that hand over or take over on the main scenario and do not say where they are, though others do.
pub(super) fn place_not_given(study: &Study<'_>, main: &[Handoff], of: Boundary) -> Option<Assumption> {
    let mut departments: Vec<Id> = Vec::new();
    for step in main.iter().flat_map(|handoff| [handoff.from, handoff.to]) {
        let unknown = hands_over(study, Some(step)).filter(|party| place(*party, of).is_none());
        departments.extend(unknown.map(|party| party.id()).filter(|id| !departments.contains(id)));
    }
    (is_stated(study, of) && !departments.is_empty()).then_some(Assumption::PlaceNotGiven { of, departments })
}
