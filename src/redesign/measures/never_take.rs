use super::find;
use crate::model::{Branch, Id, Next, Process, Split};
use crate::redesign::Refused;
use crate::source::At;

/// Branches of decisions are no longer taken: their share falls to the other branches, in the proportions that these have.
///
/// The branches stay, with a share of 0, so that what only they lead to is still part of the process.
#[derive(Debug, Clone, PartialEq)]
pub struct NeverTake {
    /// The deciding step, and which branch of its `next`, in file order.
    pub branches: Vec<(Id, usize)>,
}

impl NeverTake {
    /// Takes the share of the branches away.
    ///
    /// # Errors
    /// A step that is not there, one that decides nothing or has no such branch, and one whose cases all go that way.
    pub(in crate::redesign) fn apply(&self, process: &mut Process) -> Result<(), Refused> {
        for (id, branch) in &self.branches {
            let at = find(process, id)?;
            let refused = || Refused::NoOtherWay(id.clone());
            let Next::Split { kind: Split::One, branches } = &mut process.steps[at].next else { return Err(refused()) };
            close(branches, *branch).ok_or_else(refused)?;
        }
        Ok(())
    }
}

fn close(branches: &mut [At<Branch>], closed: usize) -> Option<()> {
    let stated: f64 = branches.iter().filter_map(|branch| branch.p.as_ref()).map(|p| p.value).sum();
    let silent = branches.iter().filter(|branch| branch.p.is_none()).count();
    let share = match &branches.get(closed)?.p {
        Some(p) => p.value,
        // Branches without a share have the rest in equal parts (language.md §4).
        None => (1.0 - stated).max(0.0) / silent as f64,
    };
    let left = 1.0 - share;
    if left <= 0.0 || branches.len() < 2 {
        return None;
    }
    for (at, branch) in branches.iter_mut().enumerate() {
        match &mut branch.value.p {
            p if at == closed => *p = Some(At::nowhere(0.0)),
            Some(p) => p.value = (p.value / left).min(1.0),
            None => {}
        }
    }
    Some(())
}
