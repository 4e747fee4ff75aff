use super::set::write_over;
use super::sums::seconds_of;
use crate::model::{Step, TimeBase, plan};
use crate::redesign::{Course, Refuse, Why};

/// Steps get new times: the total alone, or several fields.
pub(super) fn plan(operation: &plan::Shorten, course: &mut Course) -> Refuse {
    for times in &operation.times {
        let at = course.find(&times.step.id)?;
        let before = course.process.steps[at].clone();
        write_over(&mut course.process.steps[at], times);
        if course.process.steps[at] == before {
            course.idle.push(times.step.id.clone());
            continue;
        }
        fits(&course.process.steps[at], &course.process.time_base(), times)?;
        course.mark(at);
    }
    Ok(())
}

/// There is no more hands-on time than there is time.
pub(super) fn fits(step: &Step, base: &TimeBase, written: &plan::Overlay) -> Refuse {
    let fixed = |time: &Option<crate::source::At<crate::model::Duration>>| seconds_of(&time.as_ref()?.value, base);
    match (fixed(&step.work), fixed(&step.elapsed)) {
        (Some(work), Some(elapsed)) if work > elapsed => {
            Err(Why::WorkAboveElapsed(step.id.value.clone()).at(written.step.id.span))
        }
        _ => Ok(()),
    }
}
