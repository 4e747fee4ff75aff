use crate::model::{Asks, Id, Process};

/// The applicant no longer fills in these data items: they come from an earlier form or a shared source.
#[derive(Debug, Clone, PartialEq)]
pub struct StopAsking {
    /// The data items.
    pub data: Vec<Id>,
    /// At these steps; at every step where none is named.
    pub at: Vec<Id>,
}

impl StopAsking {
    /// Takes the items out of what the steps ask. A step that then asks nothing says so: none is not the same as not stated.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) {
        let steps = process.steps.iter_mut().filter(|step| self.at.is_empty() || self.at.contains(&step.id.value));
        for asks in steps.filter_map(|step| step.asks.as_mut()) {
            if let Asks::Items(items) = &mut asks.value {
                items.retain(|item| !self.data.contains(&item.value));
            }
        }
    }
}
