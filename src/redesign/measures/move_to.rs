use super::find;
use crate::model::{Id, Process};
use crate::redesign::Refused;
use crate::source::At;

/// Another department, or office of it, does the steps.
#[derive(Debug, Clone, PartialEq)]
pub struct MoveTo {
    /// The steps.
    pub steps: Vec<Id>,
    /// `department` or `department/office`.
    pub to: Id,
}

impl MoveTo {
    /// Gives the steps to the department.
    ///
    /// # Errors
    /// A step that is not there.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) -> Result<(), Refused> {
        for id in &self.steps {
            let at = find(process, id)?;
            process.steps[at].by = Some(At::nowhere(self.to.clone()));
        }
        Ok(())
    }
}
