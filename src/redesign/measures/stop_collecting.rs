use crate::model::{Collects, Id, Process};

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
