//! Products that nothing takes.

use super::{Ground, data};
use crate::graph::{leading_to, reached_from};
use crate::model::Step;
use crate::model::words::{DepartmentKind, StepKind};
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

/// Who takes what, and who might without saying so.
#[derive(Debug)]
pub struct Taken<'p> {
    by: FxHashMap<&'p str, Vec<usize>>,
    // For each vertex: from here a case may come to a step that works on the case and says what it takes, or does not say it.
    to_telling: Vec<bool>,
    to_silent: Vec<bool>,
    silent: Vec<usize>,
}

/// How sure it is that nothing takes what a step makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Something does, or nothing comes after it that could.
    Taken,
    /// A later step does not say what it takes.
    NotSaid,
    /// Every later step says what it takes, and it is not this.
    Unused,
}

impl<'p> Taken<'p> {
    /// Looks through the process once; `passive` steps do not work on what earlier ones made, so they need not say what they take.
    pub fn of(ground: &Ground<'p>, passive: &[StepKind]) -> Taken<'p> {
        let names = ground.names;
        let mut by: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let (mut telling, mut silent) = (Vec::new(), Vec::new());
        for (at, step) in names.process.steps.iter().enumerate() {
            named(step).for_each(|id| by.entry(id).or_default().push(at));
            if works(ground, at, passive) {
                if data::says_what_it_takes(step) { &mut telling } else { &mut silent }.push(at);
            }
        }
        let flow = &ground.sound.flow;
        let leading = |steps: &[usize]| leading_to(flow, steps.iter().map(|at| NodeIndex::new(*at)));
        Taken { to_telling: leading(&telling), to_silent: leading(&silent), by, silent }
    }

    /// What becomes of the products of a step, all of them together.
    pub fn fate(&self, ground: &Ground<'_>, at: usize) -> Fate {
        let mut products = ground.names.step(at).produces.iter().flatten();
        let taken = |id: &str| self.by.get(id).is_some_and(|steps| steps.iter().any(|taker| *taker != at));
        let later =
            |leads: &[bool]| ground.sound.flow.graph.neighbors(NodeIndex::new(at)).any(|vertex| leads[vertex.index()]);
        if products.any(|product| taken(&product.value)) {
            Fate::Taken
        } else if later(&self.to_silent) {
            Fate::NotSaid
        } else if later(&self.to_telling) {
            Fate::Unused
        } else {
            Fate::Taken
        }
    }

    /// The steps behind these that do not say what they take.
    pub fn silent_after(&self, ground: &Ground<'_>, steps: &[usize]) -> Vec<usize> {
        let flow = &ground.sound.flow;
        let next = steps.iter().flat_map(|at| flow.graph.neighbors(NodeIndex::new(*at)));
        let behind = reached_from(flow, next);
        self.silent.iter().copied().filter(|at| behind[*at]).collect()
    }
}

// Everything that a step says it needs, looks at, decides on, or makes anew.
fn named(step: &Step) -> impl Iterator<Item = &str> {
    let more = step.more();
    let taken = step.uses.iter().chain(&step.produces).flatten().chain(&more.decides).map(|id| &*id.value);
    let collected = step.collected().iter().map(|entry| &*entry.of.value);
    taken.chain(collected).chain(more.checks.iter().map(|check| &*check.of.value))
}

fn works(ground: &Ground<'_>, at: usize, passive: &[StepKind]) -> bool {
    let step = ground.names.step(at);
    let outside = ground
        .names
        .doer(at)
        .is_some_and(|doer| matches!(doer.kind, DepartmentKind::Applicant | DepartmentKind::Carrier));
    let passes_by = step.kind.as_ref().is_some_and(|kind| passive.contains(&kind.value));
    !step.is_routing() && !outside && !passes_by
}
