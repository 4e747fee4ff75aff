//! Scenarios: one way through the process, with everything that happens on it (semantics.md §4).

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
    /// More repetitions than [`MOST_REPETITIONS`].
    TooLong,
}

/// The most repeated executions that a scenario may have.
pub const MOST_REPETITIONS: usize = 1000;
