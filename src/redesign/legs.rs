//! A plan measure by measure: the process before each and after it.

use super::course::Course;
use super::marks::Marking;
use super::plan::{begin, next};
use crate::model::plan::{Measure, Plan};
use crate::model::{Process, StepMore};

/// What one measure of a plan makes of the process that those before it left.
#[derive(Debug, Clone)]
pub enum Leg {
    /// It cannot be applied; those after it are applied without it.
    Refused,
    /// It is applied and leaves everything as it was.
    Idle,
    /// It changes something. What replaces what, and which steps carry a measure, is told of this measure alone.
    Changed {
        /// As those before it left it.
        before: Box<Process>,
        /// With it.
        after: Box<Process>,
    },
}

/// Every measure in the stated order. One costs two copies of the process.
pub fn legs(base: &Process, plan: &Plan) -> Vec<Leg> {
    let mut course = begin(base, plan);
    let leg = |(place, measure): (usize, &Measure)| {
        let Ok((after, _)) = next(&course, measure, place) else { return Leg::Refused };
        let leg = leg(&course, &after, measure, place);
        course = after;
        leg
    };
    plan.measures.iter().enumerate().map(leg).collect()
}

fn leg(course: &Course, next: &Course, measure: &Measure, place: usize) -> Leg {
    let mut start = course.clone();
    forget(&mut start.process);
    start.marking = Marking::Every;
    let end = start.with(measure, place).map_or_else(|_| next.clone(), |(end, _)| end);
    let (before, after) = (start.finished(), end.finished());
    let mut unmarked = after.clone();
    forget(&mut unmarked);
    if unmarked == before {
        return Leg::Idle;
    }
    Leg::Changed { before: Box::new(before), after: Box::new(after) }
}

// As if it were a base: what an earlier measure changed, or made of what, is how it is.
fn forget(process: &mut Process) {
    for step in &mut process.steps {
        let Some(more) = &mut step.more else { continue };
        (more.measure, more.replaces) = (None, Vec::new());
        step.more = step.more.take().filter(|more| **more != StepMore::default());
    }
}
