use crate::model::plan;
use crate::model::words::Channel;
use crate::redesign::{Course, Refuse};
use crate::source::At;

/// The applicant meets the steps on line and need not come.
pub(super) fn plan(operation: &plan::PutOnline, course: &mut Course) -> Refuse {
    for id in &operation.steps {
        let at = course.find(id)?;
        let step = &mut course.process.steps[at];
        if step.channel() == Channel::Online && step.visits() == 0 {
            course.idle.push(id.clone());
            continue;
        }
        step.channel = Some(At::nowhere(Channel::Online));
        step.visits = None;
        course.mark(at);
    }
    Ok(())
}
