use crate::model::plan;
use crate::model::words::{Channel, Method};
use crate::redesign::{Course, Refuse};
use crate::source::At;

/// A system does the steps by itself: no wait, nobody comes, and what was checked by people is checked by the machine.
pub(super) fn plan(operation: &plan::Automate, course: &mut Course) -> Refuse {
    for id in &operation.steps {
        let at = course.find(id)?;
        let step = &mut course.process.steps[at];
        step.channel = Some(At::nowhere(Channel::Auto));
        step.work = Some(operation.work.clone());
        step.wait = Vec::new();
        step.elapsed = None;
        step.visits = None;
        if let Some(more) = &mut step.more {
            let methods = more.checks.iter_mut().filter_map(|check| check.value.method.as_mut());
            methods.for_each(|method| method.value = Method::Auto);
        }
        course.mark(at);
    }
    Ok(())
}
