//! What became of each flow between steps; routing points are looked through.

use super::matching::Group;
use crate::model::{Id, Process, Tacit, Target};
use crate::say;
use crate::wording::Text;
use rustc_hash::{FxHashMap, FxHashSet};

/// More flows than this are not compared: a hundred routing points in a row could make a million of a hundred.
const MOST: usize = 100_000;

/// A flow from one step to another, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowChange {
    /// As-is steps; `None` for one that is added.
    pub before: Option<(usize, usize)>,
    /// To-be steps; `None` for one that is gone.
    pub after: Option<(usize, usize)>,
    /// What became of it.
    pub class: FlowClass,
}

/// What became of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FlowClass {
    /// It still leads from the one to the other.
    Kept,
    /// It does no longer.
    Removed,
    /// It did not before.
    Added,
    /// It lies inside steps that were merged, or inside a step that was split.
    Inside,
}

impl FlowClass {
    /// Every class in order.
    pub const ALL: [FlowClass; 4] = [FlowClass::Kept, FlowClass::Removed, FlowClass::Added, FlowClass::Inside];

    /// The key in JSON: `kept`.
    pub fn key(self) -> &'static str {
        match self {
            FlowClass::Kept => "kept",
            FlowClass::Removed => "removed",
            FlowClass::Added => "added",
            FlowClass::Inside => "inside",
        }
    }

    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            FlowClass::Kept => say!(zh: "保留", en: "kept"),
            FlowClass::Removed => say!(zh: "取消", en: "removed"),
            FlowClass::Added => say!(zh: "新增", en: "added"),
            FlowClass::Inside => say!(zh: "并入步骤内部", en: "inside one step now, or before"),
        }
    }
}

/// Every flow of both, as-is first; nothing where there are too many to compare.
pub(super) fn of(before: &Process, after: &Process, groups: &[Group]) -> Vec<FlowChange> {
    let (Some(old), Some(new)) = (between_steps(before), between_steps(after)) else { return Vec::new() };
    let old_group = places(groups, |group| &group.before);
    let new_group = places(groups, |group| &group.after);
    let ends = |(from, to): (usize, usize), of: &FxHashMap<usize, usize>| Some((*of.get(&from)?, *of.get(&to)?));
    let mut followed: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
    for flow in &new {
        followed.extend(ends(*flow, &new_group).filter(|key| !followed.contains_key(key)).map(|key| (key, *flow)));
    }
    let known: FxHashSet<(usize, usize)> = old.iter().filter_map(|flow| ends(*flow, &old_group)).collect();
    let was = old.iter().filter_map(|flow| {
        let key = ends(*flow, &old_group)?;
        let after = followed.get(&key).copied();
        let class = match after {
            Some(_) => FlowClass::Kept,
            None if is_inside(key, groups) => FlowClass::Inside,
            None => FlowClass::Removed,
        };
        Some(FlowChange { before: Some(*flow), after, class })
    });
    let is = new.iter().filter_map(|flow| {
        let key = ends(*flow, &new_group).filter(|key| !known.contains(key))?;
        let class = if is_inside(key, groups) { FlowClass::Inside } else { FlowClass::Added };
        Some(FlowChange { before: None, after: Some(*flow), class })
    });
    was.chain(is).collect()
}

fn is_inside((from, to): (usize, usize), groups: &[Group]) -> bool {
    from == to && groups[from].before.len() + groups[from].after.len() > 2
}

fn places(groups: &[Group], side: fn(&Group) -> &Vec<usize>) -> FxHashMap<usize, usize> {
    groups.iter().enumerate().flat_map(|(at, group)| side(group).iter().map(move |step| (*step, at))).collect()
}

// Pairs of steps in file order, each once.
fn between_steps(process: &Process) -> Option<Vec<(usize, usize)>> {
    let ids: FxHashMap<&Id, usize> = process.steps.iter().enumerate().map(|(at, step)| (&step.id.value, at)).collect();
    let next: Vec<Vec<usize>> = (0..process.steps.len()).map(|at| targets(process, at, &ids)).collect();
    let mut flows = Vec::new();
    for from in (0..process.steps.len()).filter(|at| !process.steps[*at].is_routing()) {
        let mut seen: FxHashSet<usize> = FxHashSet::default();
        let mut open = next[from].clone();
        open.reverse();
        while let Some(to) = open.pop() {
            if !seen.insert(to) {
                continue;
            }
            if process.steps[to].is_routing() {
                open.extend(next[to].iter().rev());
            } else {
                flows.push((from, to));
            }
            if flows.len() > MOST {
                return None;
            }
        }
    }
    Some(flows)
}

fn targets(process: &Process, at: usize, ids: &FxHashMap<&Id, usize>) -> Vec<usize> {
    let step = &process.steps[at];
    let tacit = step.more().tacit.as_ref().and_then(|tacit| match &tacit.value {
        Tacit::To(target) => Some(target),
        Tacit::GoesOn => None,
    });
    let all = step.next.targets().into_iter().map(|target| &target.value).chain(tacit);
    let to_steps = all.filter_map(|target| match target {
        Target::Step(id) => ids.get(id).copied(),
        Target::End(_) => None,
    });
    to_steps.collect()
}
