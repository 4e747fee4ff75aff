use super::find;
use crate::model::{Id, Process, plan};
use crate::redesign::{Course, Refuse, Refused};
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

/// What a plan asks for.
pub(super) fn plan(operation: &plan::MoveTo, course: &mut Course) -> Refuse {
    course.department(&operation.to)?;
    for id in &operation.steps {
        let at = course.find(id)?;
        let step = &mut course.process.steps[at];
        if step.by.as_ref().is_some_and(|by| by.value == operation.to.value) {
            course.idle.push(id.clone());
            continue;
        }
        step.by = Some(operation.to.clone());
        if let Some(more) = &mut step.more {
            more.with.retain(|with| with.value != operation.to.value);
        }
        course.mark(at);
    }
    Ok(())
}
