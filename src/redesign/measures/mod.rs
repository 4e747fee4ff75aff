//! One measure a file.

mod add;
mod automate;
mod defer;
mod merge;
mod merged;
mod move_to;
mod never_take;
mod no_wait;
mod parallelise;
mod pool;
mod put_online;
mod remove;
mod reorder;
mod set;
mod shorten;
mod split;
mod stop_asking;
mod stop_collecting;
mod sums;

pub use move_to::MoveTo;
pub use never_take::NeverTake;
pub use no_wait::NoWait;
pub use parallelise::Parallelise;
pub(super) use parallelise::{Chain, Fan, fan_out, in_a_row, link, waits};
pub use remove::Remove;
pub use stop_asking::StopAsking;
pub use stop_collecting::StopCollecting;

use super::{Course, Refuse, Refused};
use crate::model::plan::Operation;
use crate::model::{Next, Process, Step, Target};

/// Does one operation of a plan; what it changed before it was refused is the caller's to undo.
pub(super) fn operate(operation: &Operation, course: &mut Course) -> Refuse {
    match operation {
        Operation::Remove(operation) => remove::plan(operation, course),
        Operation::Merge(operation) => merge::plan(operation, course),
        Operation::Split(operation) => split::plan(operation, course),
        Operation::Parallelise(operation) => parallelise::plan(operation, course),
        Operation::Reorder(operation) => reorder::plan(operation, course),
        Operation::MoveTo(operation) => move_to::plan(operation, course),
        Operation::Automate(operation) => automate::plan(operation, course),
        Operation::PutOnline(operation) => put_online::plan(operation, course),
        Operation::Shorten(operation) => shorten::plan(operation, course),
        Operation::StopCollecting(operation) => stop_collecting::plan(operation, course),
        Operation::StopAsking(operation) => stop_asking::plan(operation, course),
        Operation::Defer(operation) => defer::plan(operation, course),
        Operation::Pool(operation) => pool::plan(operation, course),
        Operation::Set(operation) => set::plan(operation, course),
        Operation::Add(operation) => add::plan(operation, course),
    }
}

/// The place of a step.
fn find(process: &Process, id: &str) -> Result<usize, Refused> {
    process.steps.iter().position(|step| &*step.id.value == id).ok_or_else(|| Refused::NoSuchStep(id.into()))
}

/// Every place in the process where a flow is sent to a step.
pub(super) fn targets_mut(process: &mut Process) -> impl Iterator<Item = &mut Target> {
    process.steps.iter_mut().flat_map(targets_of_step_mut)
}

/// Every place in a step where a flow is sent to a step.
pub(super) fn targets_of_step_mut(step: &mut Step) -> Vec<&mut Target> {
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
