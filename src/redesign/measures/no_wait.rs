use super::find;
use crate::model::words::WaitCause;
use crate::model::{Id, Process};
use crate::redesign::Refused;

/// Steps no longer wait for something: for a meeting, say.
#[derive(Debug, Clone, PartialEq)]
pub struct NoWait {
    /// The steps.
    pub steps: Vec<Id>,
    /// What they no longer wait for.
    pub cause: WaitCause,
}

impl NoWait {
    /// Takes the waits with that cause away.
    ///
    /// # Errors
    /// A step that is not there.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) -> Result<(), Refused> {
        for id in &self.steps {
            let at = find(process, id)?;
            process.steps[at].wait.retain(|wait| wait.value.cause() != Some(self.cause));
        }
        Ok(())
    }
}
