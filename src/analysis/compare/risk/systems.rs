use crate::model::words::SystemStatus;
use crate::model::{Id, Process};
use rustc_hash::FxHashSet;

/// A system that the to-be depends on and the as-is does not, or that must be built first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemNeed {
    /// Its name.
    pub name: Id,
    /// Whether it is there, as far as the file says.
    pub status: Option<SystemStatus>,
    /// To-be steps that depend on it.
    pub steps: Vec<usize>,
    /// Materials that come out of it instead of from the applicant.
    pub materials: Vec<Id>,
}

/// In order of appearance.
pub(super) fn of(before: &Process, after: &Process) -> Vec<SystemNeed> {
    let known: FxHashSet<&str> = names(before).collect();
    let mut needs: Vec<SystemNeed> = Vec::new();
    for (at, step) in after.steps.iter().enumerate() {
        let Some(system) = &step.more().system else { continue };
        let status = system.status.as_ref().map(|status| status.value);
        let need = entry(&mut needs, &system.value.name);
        need.steps.push(at);
        need.status = need.status.or(status);
    }
    for material in &after.materials {
        let Some(system) = material.substitute.as_ref().and_then(|substitute| substitute.system.as_ref()) else {
            continue;
        };
        entry(&mut needs, system).materials.push(material.id.value.clone());
    }
    needs.retain(|need| need.status == Some(SystemStatus::New) || !known.contains(&*need.name));
    needs
}

fn entry<'n>(needs: &'n mut Vec<SystemNeed>, name: &str) -> &'n mut SystemNeed {
    let at = needs.iter().position(|need| *need.name == *name).unwrap_or_else(|| {
        needs.push(SystemNeed { name: name.into(), status: None, steps: Vec::new(), materials: Vec::new() });
        needs.len() - 1
    });
    &mut needs[at]
}

// Those that steps depend on and those that departments work in. What an as-is file says of a substitute is a proposal.
fn names(process: &Process) -> impl Iterator<Item = &str> {
    let of_steps =
        process.steps.iter().filter_map(|step| step.more().system.as_ref()).map(|system| &*system.value.name);
    of_steps.chain(process.departments.iter().filter_map(|department| department.system.as_deref()))
}
