use crate::model::words::SubstituteWay;
use crate::model::{Collects, Id, Material, Process, Step, Substitute, plan};
use crate::redesign::edit::{is_collected, once, take_from_collected};
use crate::redesign::{Course, Needer, Refuse, Thing, Why};
use crate::source::At;

/// The applicant no longer hands in these materials: they come by data sharing, e-licence or from the file.
#[derive(Debug, Clone, PartialEq)]
pub struct StopCollecting {
    /// The materials.
    pub materials: Vec<Id>,
    /// At these steps; at every step where none is named.
    pub at: Vec<Id>,
}

impl StopCollecting {
    /// Takes the materials out of what the steps collect. A step that then collects nothing says so: none is not the same as not stated.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) {
        let steps = process.steps.iter_mut().filter(|step| self.at.is_empty() || self.at.contains(&step.id.value));
        for collects in steps.filter_map(|step| step.collects.as_mut()) {
            if let Collects::Items(items) = &mut collects.value {
                items.retain(|item| !self.materials.contains(&item.of.value));
            }
        }
    }
}

/// What a plan asks for. The material stays declared and says what stands in its place, so that the ledger knows where it went.
pub(super) fn plan(operation: &plan::StopCollecting, course: &mut Course) -> Refuse {
    let places = if operation.at.is_empty() {
        (0..course.process.steps.len()).collect()
    } else {
        course.find_all(&operation.at)?
    };
    declare_all(&mut course.process);
    for id in &operation.materials {
        course.material(id)?;
        prescribed(operation, course, id, &places)?;
        let mut gone = false;
        for at in &places {
            if take_from_collected(&mut course.process.steps[*at], |one| *one == id.value) {
                gone = true;
                course.mark(*at);
            }
        }
        if !gone {
            course.idle.push(id.clone());
            continue;
        }
        still_needed(operation, course, id)?;
        account_for(operation, course, id);
    }
    Ok(())
}

// What is cancelled or pledged instead does not come any more; by data sharing or e-licence the prescribed content still does.
fn prescribed(operation: &plan::StopCollecting, course: &Course, id: &At<Id>, places: &[usize]) -> Refuse {
    if !matches!(operation.by.value, SubstituteWay::Cancelled | SubstituteWay::Pledge) {
        return Ok(());
    }
    let process = &course.process;
    let of_material =
        process.materials.iter().filter(|known| known.id.value == id.value).flat_map(|known| &known.basis);
    let collected = places.iter().flat_map(|at| process.steps[*at].collected()).filter(|one| one.of.value == id.value);
    let here = collected.flat_map(|one| &one.here().basis);
    match of_material.chain(here).find(|citation| citation.mandatory) {
        Some(law) => Err(Why::Mandatory(Thing::Material, id.value.clone(), law.value.clone()).at(id.span)),
        None => Ok(()),
    }
}

// What is cancelled, or merged into another, cannot be used or checked under its own name unless a step makes it.
fn still_needed(operation: &plan::StopCollecting, course: &Course, id: &At<Id>) -> Refuse {
    let process = &course.process;
    let comes = !matches!(operation.by.value, SubstituteWay::Cancelled | SubstituteWay::Merged);
    let is_it = |one: &At<Id>| one.value == id.value;
    let made = process.steps.iter().any(|step| step.produces.iter().flatten().any(is_it));
    if comes || made || is_collected(process, id) {
        return Ok(());
    }
    let checks = |step: &Step| step.more().checks.iter().any(|check| is_it(&check.of));
    let user = process.steps.iter().find(|step| step.uses.iter().flatten().any(is_it) || checks(step));
    match user {
        Some(step) => {
            let by = Needer::Step(step.id.value.clone());
            Err(Why::Needed { thing: id.value.clone(), by }.at(id.span))
        }
        None => Ok(()),
    }
}

fn account_for(operation: &plan::StopCollecting, course: &mut Course, id: &At<Id>) {
    if is_collected(&course.process, id) {
        return;
    }
    let substitute = Substitute { by: operation.by, system: operation.system.clone(), basis: operation.basis.clone() };
    let known = course.process.materials.iter_mut().find(|known| known.id.value == id.value);
    match known {
        Some(material) => material.substitute = Some(At::nowhere(substitute)),
        None => {
            let mut material = Material::named(At::nowhere(id.value.clone()));
            material.substitute = Some(At::nowhere(substitute));
            course.process.materials.push(material);
        }
    }
}

/// Declares what is collected where the file declares no material at all: once one is declared, all must be.
pub(super) fn declare_all(process: &mut Process) {
    if !process.materials.is_empty() {
        return;
    }
    let mut ids: Vec<Id> = process.steps.iter().flat_map(Step::collected).map(|one| one.of.value.clone()).collect();
    once(&mut ids);
    process.materials = ids.into_iter().map(|id| Material::named(At::nowhere(id))).collect();
}
