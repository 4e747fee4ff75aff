use super::matching::Group;

/// The book-keeping of steps: `before − removed − merged + split + added = after`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepLedger {
    /// As-is steps, routing points left out.
    pub before: usize,
    /// Gone.
    pub removed: usize,
    /// Fewer by merging: three merged into one are two fewer.
    pub merged: usize,
    /// More by splitting.
    pub split: usize,
    /// New.
    pub added: usize,
    /// To-be steps.
    pub after: usize,
}

pub(super) fn of(groups: &[Group]) -> StepLedger {
    groups.iter().fold(StepLedger::default(), |sum, group| {
        let (old, new) = (group.before.len(), group.after.len());
        let matched = old > 0 && new > 0;
        let when = |holds: bool, number: usize| if holds { number } else { 0 };
        StepLedger {
            before: sum.before + old,
            removed: sum.removed + when(new == 0, old),
            merged: sum.merged + when(matched, old.saturating_sub(new)),
            split: sum.split + when(matched, new.saturating_sub(old)),
            added: sum.added + when(old == 0, new),
            after: sum.after + new,
        }
    })
}
