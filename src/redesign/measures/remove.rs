use super::{find, targets_mut};
use crate::model::{Id, Next, Process, Target};
use crate::redesign::Refused;
use crate::source::At;

/// Steps are left out; what led to each leads to what followed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Remove {
    /// The steps.
    pub steps: Vec<Id>,
    /// For a step that decides or splits: which of the steps after it now follows what came before it. A step with one way on needs none.
    pub onward: Vec<(Id, Id)>,
}

impl Remove {
    /// Takes the steps out, one after the other.
    ///
    /// # Errors
    /// A step that is not there, or that goes on more than one way, so that it is not clear what follows it.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) -> Result<(), Refused> {
        for id in &self.steps {
            let onward = self.onward.iter().find(|(step, _)| step == id).map(|(_, onward)| onward);
            remove(process, id, onward)?;
        }
        Ok(())
    }
}

fn remove(process: &mut Process, id: &Id, onward: Option<&Id>) -> Result<(), Refused> {
    let at = find(process, id)?;
    let follows = match (&process.steps[at].next, onward) {
        (Next::End, _) => None,
        (Next::Plain(target), _) => Some(target.value.clone()),
        (Next::Split { .. }, Some(onward)) => Some(Target::Step(onward.clone())),
        (Next::Split { .. }, None) => return Err(Refused::GoesSeveralWays(id.clone())),
    };
    start_after(process, at, follows.as_ref());
    process.steps.remove(at);
    let gone = Target::Step(id.clone());
    match follows {
        Some(follows) => targets_mut(process).filter(|target| **target == gone).for_each(|to| *to = follows.clone()),
        None => end_instead(process, &gone, id),
    }
    Ok(())
}

// A process starts at the first step listed unless it says otherwise, which it must when that one is taken out.
fn start_after(process: &mut Process, at: usize, follows: Option<&Target>) {
    let starts_here = match &process.start {
        Some(start) => start.value == process.steps[at].id.value,
        None => at == 0,
    };
    if let (true, Some(Target::Step(next))) = (starts_here, follows) {
        process.start = Some(At::nowhere(next.clone()));
    }
}

// The case ends where it went to the last step; a branch must then name an outcome, and takes the step's id for it.
fn end_instead(process: &mut Process, gone: &Target, id: &Id) {
    for step in &mut process.steps {
        if matches!(&step.next, Next::Plain(target) if target.value == *gone) {
            step.next = Next::End;
        }
    }
    targets_mut(process).filter(|target| *target == gone).for_each(|target| *target = Target::End(id.clone()));
}
