use crate::model::{Asks, Id, Process, plan};
use crate::redesign::{Course, Refuse, Thing, Why};

/// The applicant no longer fills in these data items.
pub(super) fn plan(operation: &plan::StopAsking, course: &mut Course) -> Refuse {
    let places = if operation.at.is_empty() {
        (0..course.process.steps.len()).collect()
    } else {
        course.find_all(&operation.at)?
    };
    for item in &operation.data {
        let declared = course.process.data.iter().any(|known| known.id.value == item.value);
        let mut gone = false;
        for at in &places {
            let asks = course.process.steps[*at].asks.as_mut().map(|asks| &mut asks.value);
            let Some(Asks::Items(items)) = asks else { continue };
            let before = items.len();
            items.retain(|asked| asked.value != item.value);
            if items.len() < before {
                gone = true;
                course.mark(*at);
            }
        }
        match (gone, declared) {
            (true, _) => {}
            (false, true) => course.idle.push(item.clone()),
            (false, false) => return Err(Why::missing(Thing::Data, item)),
        }
    }
    Ok(())
}

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
