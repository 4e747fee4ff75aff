//! One measure a file.

mod move_to;
mod never_take;
mod no_wait;
mod parallelise;
mod remove;
mod stop_asking;
mod stop_collecting;

pub use move_to::MoveTo;
pub use never_take::NeverTake;
pub use no_wait::NoWait;
pub use parallelise::Parallelise;
pub use remove::Remove;
pub use stop_asking::StopAsking;
pub use stop_collecting::StopCollecting;

use super::Refused;
use crate::model::{Next, Process, Step, Target};

/// The place of a step.
fn find(process: &Process, id: &str) -> Result<usize, Refused> {
    process.steps.iter().position(|step| &*step.id.value == id).ok_or_else(|| Refused::NoSuchStep(id.into()))
}

/// Every place in the process where a flow is sent to a step.
fn targets_mut(process: &mut Process) -> impl Iterator<Item = &mut Target> {
    process.steps.iter_mut().flat_map(targets_of_step_mut)
}

fn targets_of_step_mut(step: &mut Step) -> Vec<&mut Target> {
    let mut targets: Vec<&mut Target> = Vec::new();
    match &mut step.next {
        Next::End => {}
        Next::Plain(target) => targets.push(&mut target.value),
        Next::Split { branches, .. } => {
            for branch in branches {
                targets.push(&mut branch.value.target.value);
                targets.extend(branch.value.then.as_mut().map(|then| &mut then.value));
            }
        }
    }
    let tacit = step.more.as_mut().and_then(|more| more.tacit.as_mut());
    if let Some(crate::model::Tacit::To(target)) = tacit.map(|tacit| &mut tacit.value) {
        targets.push(target);
    }
    targets
}
