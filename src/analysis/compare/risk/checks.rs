use super::law::decides;
use crate::analysis::Study;
use crate::analysis::compare::{LedgerRow, StepChange};
use crate::graph::{Relation, Relations};
use crate::model::words::StepKind;
use crate::model::{Check, Checked, Id, Step};
use rustc_hash::FxHashMap;

/// A check that is gone, or that comes after the decision now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckChange {
    /// The as-is step that makes it.
    pub step: usize,
    /// What is checked and for what; `None` for a checking step that does not say what it checks.
    pub check: Option<(Id, Option<Checked>)>,
    /// What became of it.
    pub fate: CheckFate,
}

/// What became of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckFate {
    /// Nobody makes it any more.
    Dropped,
    /// It came before the decision, and this to-be step makes it afterwards.
    AfterDecision(usize),
}

/// By as-is step.
pub(super) fn of(
    before: &Study<'_>,
    after: &Study<'_>,
    steps: &[StepChange],
    materials: &[LedgerRow],
) -> Vec<CheckChange> {
    let (old, new) = (&before.process().steps, &after.process().steps);
    let (was, is) = (Timing::of(before), Timing::of(after));
    let made = made(new, materials);
    let fate = |step: usize, makers: &[usize]| {
        if makers.is_empty() {
            return Some(CheckFate::Dropped);
        }
        let late = was.is_before(step) && makers.iter().all(|maker| is.is_after(*maker));
        late.then(|| CheckFate::AfterDecision(makers[0]))
    };
    let mut changes = Vec::new();
    for change in steps {
        for step in &change.before {
            let checks = &old[*step].more().checks;
            for check in checks.iter().map(|check| &check.value) {
                let makers = made.get(&key(check)).map_or(&[][..], Vec::as_slice);
                let check = Some((check.of.value.clone(), check.criterion.as_ref().map(|one| one.value.clone())));
                changes.extend(fate(*step, makers).map(|fate| CheckChange { step: *step, check, fate }));
            }
            // A step that takes over is taken to check what its predecessor did, where neither says.
            if checks.is_empty() && is_check(&old[*step]) {
                changes.extend(fate(*step, &change.after).map(|fate| CheckChange { step: *step, check: None, fate }));
            }
        }
    }
    changes
}

/// Whether a step is there to check something.
pub(in crate::analysis::compare) fn is_check(step: &Step) -> bool {
    use StepKind::{Countersign, ExpertReview, Hearing, Inspect, Precheck, Review, Verify};
    let kind = step.kind.as_ref().map(|kind| kind.value);
    matches!(kind, Some(Countersign | ExpertReview | Hearing | Inspect | Precheck | Review | Verify))
}

type Key<'p> = (&'p str, Option<&'p Checked>);

fn key(check: &Check) -> Key<'_> {
    (&check.of.value, check.criterion.as_ref().map(|criterion| &criterion.value))
}

// By what is checked, under its to-be name and under that of the material whose place it took.
fn made<'p>(steps: &'p [Step], materials: &'p [LedgerRow]) -> FxHashMap<Key<'p>, Vec<usize>> {
    let mut made: FxHashMap<Key<'p>, Vec<usize>> = FxHashMap::default();
    let mut former: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for row in materials {
        let ids = [&row.before, &row.after].map(|side| side.as_ref().and_then(|entry| entry.id.as_deref()));
        if let [Some(old), Some(new)] = ids
            && old != new
        {
            former.entry(new).or_default().push(old);
        }
    }
    for (at, step) in steps.iter().enumerate() {
        for check in step.more().checks.iter().map(|check| &check.value) {
            let (of, criterion) = key(check);
            let others = former.get(of).into_iter().flatten().copied();
            others.chain([of]).for_each(|of| made.entry((of, criterion)).or_default().push(at));
        }
    }
    made
}

/// Where steps stand to the decision of a process.
struct Timing<'s> {
    relations: Relations<'s>,
    decisions: Vec<usize>,
}

impl<'s> Timing<'s> {
    // Where nothing is approved, what is registered decides.
    fn of(study: &'s Study<'_>) -> Timing<'s> {
        let steps = &study.process().steps;
        let registers = |at: &usize| steps[*at].kind.as_ref().is_some_and(|kind| kind.value == StepKind::Register);
        let all: Vec<usize> = (0..steps.len()).filter(|at| decides(&steps[*at])).collect();
        let approvals: Vec<usize> = all.iter().copied().filter(|at| !registers(at)).collect();
        let decisions = if approvals.is_empty() { all } else { approvals };
        Timing { relations: Relations::of(study.sound), decisions }
    }

    fn is_before(&self, step: usize) -> bool {
        let comes_first = |decision: &usize| self.relations.between(step, *decision) == Relation::Before;
        self.decisions.iter().any(|decision| *decision == step || comes_first(decision))
    }

    fn is_after(&self, step: usize) -> bool {
        let comes_later = |decision: &usize| self.relations.between(*decision, step) == Relation::Before;
        !self.decisions.contains(&step) && self.decisions.iter().any(comes_later) && !self.is_before(step)
    }
}
