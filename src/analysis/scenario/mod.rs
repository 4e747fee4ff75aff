//! Scenarios: one way through the process, with everything that happens on it (semantics.md §4).

mod choose;
mod decision;
mod latest;
mod rework;
mod walk;

use self::choose::{Decided, Main, Worst};
use self::latest::Latest;
use self::rework::Reworks;
use self::walk::{Chooser, Ground};
use super::order::Order;
use super::time::StepTime;
use super::{Study, assumption::Assumption};
use crate::graph::Flow;
use crate::model::Id;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// One way through a process: an acyclic network of executions, everything in it done, parallel branches included.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Which it is.
    pub kind: Kind,
    /// Executions in an order in which each stands after all that it waits for. Routing points are among them.
    pub runs: Vec<Run>,
    /// What waits for what: places in `runs`, the first always before the second.
    pub arcs: Vec<(u32, u32)>,
    /// Executions after which a flow ends.
    pub ends: Vec<u32>,
    /// Each decision that was met, in order: the execution and the way taken.
    pub taken: Vec<(u32, EdgeIndex)>,
}

/// Which scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// At every decision the likeliest branch that is not rework.
    Main,
    /// At every decision the branch that ends latest; rework as often as it may be.
    Worst,
    /// Some decisions named by the user, the others as in `Main`.
    Decided,
}

/// One execution of a vertex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The vertex.
    pub vertex: NodeIndex,
    /// Its step; `None` for the start and the routing vertex behind a tacit step.
    pub step: Option<usize>,
    /// 1 for the first execution, 2 for the first repetition.
    pub round: u32,
}

/// A decision named by the user: `审查=补正`. Named twice, the second holds for the second time the step decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The step that decides.
    pub step: Id,
    /// The step that the branch leads to, its outcome, or its condition in words (`when`).
    pub branch: Id,
}

/// Why a scenario cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No step of this id.
    UnknownStep {
        /// As named.
        step: Id,
        /// The nearest that there is.
        nearest: Option<Id>,
    },
    /// The step has one way on only.
    NotADecision {
        /// The step.
        step: Id,
    },
    /// The step has no such branch.
    UnknownBranch {
        /// The step.
        step: Id,
        /// As named.
        branch: Id,
        /// The nearest that there is.
        nearest: Option<Id>,
        /// All there are.
        all: Vec<Id>,
    },
    /// Another branch for a step that decides no further time.
    OneTooMany {
        /// The step.
        step: Id,
        /// The branch that it takes the last time.
        taken: Id,
        /// The one that is left over.
        left: Id,
    },
    /// More repetitions than [`MOST_REPETITIONS`].
    TooLong,
}

/// The most repeated executions that a scenario may have.
pub const MOST_REPETITIONS: usize = 1000;

/// At every decision the likeliest branch that is not rework, ties by file order; optional parallel branches from 50 % on.
pub(super) fn main(flow: &Flow, order: &Order, times: &[StepTime], shares: &[f64]) -> Scenario {
    let reworks = Reworks::default();
    let ground = Ground { flow, order, times, shares, reworks: &reworks };
    // Without rework nothing is repeated, so it is never too long.
    walk::walk(Kind::Main, &ground, &mut Main).unwrap_or_else(|_| Scenario::nothing(Kind::Main))
}

/// At every decision the branch that ends latest; rework up to `max`, unbounded rework once per entry into its loop.
///
/// # Errors
/// [`Trouble::TooLong`].
pub fn worst(study: &Study<'_>) -> Result<Scenario, Trouble> {
    with_rework(study, Kind::Worst, |ground| Box::new(Worst { latest: Latest::of(ground) }))
}

/// Some decisions as the user names them, the others as on the main scenario. A rework branch is taken as often as it is named.
///
/// # Errors
/// A step or branch that is not there, or [`Trouble::TooLong`].
pub fn decided(study: &Study<'_>, decisions: &[Decision]) -> Result<Scenario, Trouble> {
    let flow = &study.sound.flow;
    let named = decision::resolve(study.process(), flow, decisions)?;
    let scenario = with_rework(study, Kind::Decided, |_| Box::new(Decided { named: named.clone() }))?;
    match decision::one_too_many(study.process(), flow, decisions, &named, |step| scenario.times(step)) {
        Some(trouble) => Err(trouble),
        None => Ok(scenario),
    }
}

fn with_rework(
    study: &Study<'_>,
    kind: Kind,
    chooser: impl FnOnce(&Ground<'_>) -> Box<dyn Chooser>,
) -> Result<Scenario, Trouble> {
    let flow = &study.sound.flow;
    let reworks = Reworks::of(flow, &study.order);
    let ground = Ground { flow, order: &study.order, times: &study.times, shares: &study.shares, reworks: &reworks };
    let mut chooser = chooser(&ground);
    walk::walk(kind, &ground, &mut *chooser)
}

impl Scenario {
    fn nothing(kind: Kind) -> Scenario {
        Scenario { kind, runs: Vec::new(), arcs: Vec::new(), ends: Vec::new(), taken: Vec::new() }
    }

    /// The steps on it, each once, in order; routing points among them.
    pub fn steps(&self) -> impl Iterator<Item = usize> {
        self.runs.iter().filter(|run| run.round == 1).filter_map(|run| run.step)
    }

    // How often it does a step.
    fn times(&self, step: usize) -> usize {
        self.runs.iter().filter(|run| run.step == Some(step)).count()
    }

    /// Decisions on it that say no share: which branch is likeliest is then file order.
    pub(super) fn without_shares(&self, flow: &Flow) -> Option<Assumption> {
        let vertices = self.taken.iter().filter_map(|(run, _)| self.runs.get(*run as usize)).map(|run| run.vertex);
        let missing = vertices.filter(|vertex| super::shares::are_missing(flow, *vertex));
        super::assumption::about(missing.filter_map(|vertex| flow.owner(vertex)), |steps| Assumption::SharesNotGiven {
            steps,
        })
    }
}

impl Decision {
    /// `审查=补正`.
    pub fn read(text: &str) -> Option<Decision> {
        let (step, branch) = text.split_once('=')?;
        let (step, branch) = (step.trim(), branch.trim());
        (!step.is_empty() && !branch.is_empty()).then(|| Decision { step: step.into(), branch: branch.into() })
    }
}
