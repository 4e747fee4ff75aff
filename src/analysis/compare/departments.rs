use super::matching::same_name;
use crate::analysis::Analysis;
use crate::model::{Department, Id, Name, Process};
use rustc_hash::FxHashMap;

/// Departments that take part on the main scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departments {
    /// In both, by their as-is ids.
    pub kept: Vec<Id>,
    /// No longer.
    pub gone: Vec<Id>,
    /// New.
    pub new: Vec<Id>,
}

/// Which departments of the to-be are which of the as-is: the same id, or else a name that is unique on both sides.
pub(super) struct Same {
    before: FxHashMap<Id, Id>,
}

impl Same {
    pub fn of(before: &Process, after: &Process) -> Same {
        let mut same = FxHashMap::default();
        for department in &after.departments {
            let by_id = before.departments.iter().any(|one| *one.id == *department.id);
            let old = if by_id { None } else { only(&before.departments, &named(department)) };
            // Its namesake must not go on under its own id, nor have another namesake.
            let free = old.filter(|old| !after.departments.iter().any(|one| *one.id == *old.id));
            let alone = only(&after.departments, &named(department)).is_some();
            if let Some(old) = free.filter(|_| alone) {
                same.insert(department.id.value.clone(), old.id.value.clone());
            }
        }
        Same { before: same }
    }

    /// The as-is id of a to-be department; its own where it is new.
    pub fn as_is<'s>(&'s self, id: &'s str) -> &'s str {
        self.before.get(id).map_or(id, |id| id)
    }
}

/// Who stays, goes, comes.
pub(super) fn of(before: &Analysis, after: &Analysis, same: &Same) -> Departments {
    let list = |analysis: &Analysis| analysis.counts.departments.clone().unwrap_or_default();
    let (old, new) = (list(before), list(after));
    let goes_on = |id: &Id| new.iter().any(|other| same.as_is(other) == &**id);
    let (kept, gone) = old.iter().cloned().partition(goes_on);
    let fresh = new.iter().filter(|id| !old.iter().any(|other| **other == *same.as_is(id)));
    Departments { kept, gone, new: fresh.cloned().collect() }
}

fn only<'p>(departments: &'p [Department], name: &Name) -> Option<&'p Department> {
    let mut found = departments.iter().filter(|one| same_name(&named(one), name));
    found.next().filter(|_| found.next().is_none())
}

fn named(department: &Department) -> Name {
    department.name.clone().unwrap_or_else(|| Name::One(department.id.value.clone()))
}
