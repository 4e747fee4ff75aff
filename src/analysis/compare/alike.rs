//! Whether a figure before and after may be subtracted: what nobody stated counts as none on either side, which is no saving.

use super::matching::Group;
use crate::analysis::assumption::Assumption;
use crate::analysis::figures::Figure;
use crate::model::Process;
use std::collections::BTreeSet;

/// Whether nothing that is missing on one side is stated on the other, for a figure on both.
///
/// A step after the change is missing what it lacks where it is new, or where any step that it comes from says it. A step before the change is
/// missing what it lacks where a step that comes from it says it.
pub(super) fn alike(before: &Figure, after: &Figure, groups: &[Group], [old, new]: [&Process; 2]) -> bool {
    let (was, is) = (Missing::of(before), Missing::of(after));
    let of_steps = groups.iter().all(|group| {
        let lacking =
            |steps: &[usize], missing: &BTreeSet<usize>| steps.iter().filter(|at| missing.contains(at)).count();
        let (lacked, lacks) = (lacking(&group.before, &was.steps), lacking(&group.after, &is.steps));
        let said_before = lacked < group.before.len() || group.before.is_empty();
        let says_after = lacks < group.after.len();
        !(lacks > 0 && said_before || lacked > 0 && says_after)
    });
    let known = |process: &Process, id: &str| process.departments.iter().any(|one| *one.id.value == *id);
    let fresh = is.departments.iter().all(|id| was.departments.contains(id) || !known(old, id));
    let stale = was.departments.iter().all(|id| is.departments.contains(id) || !known(new, id));
    let travel = |process: &Process| process.burden.as_ref().is_some_and(|burden| burden.travel.is_some());
    let trips_differ = was.travel && travel(new) || is.travel && travel(old);
    of_steps && fresh && stale && !trips_differ
}

/// What a figure counts as none.
#[derive(Default)]
struct Missing<'f> {
    steps: BTreeSet<usize>,
    departments: BTreeSet<&'f str>,
    travel: bool,
}

impl<'f> Missing<'f> {
    fn of(figure: &'f Figure) -> Missing<'f> {
        let mut missing = Missing::default();
        for assumption in &figure.rests_on {
            match assumption {
                Assumption::TimesNotGiven { steps } | Assumption::WorkNotGiven { steps } => missing.steps.extend(steps),
                Assumption::CostNotGiven { departments } => {
                    missing.departments.extend(departments.iter().map(|id| &**id));
                }
                Assumption::TravelNotGiven => missing.travel = true,
                _ => {}
            }
        }
        missing
    }
}
