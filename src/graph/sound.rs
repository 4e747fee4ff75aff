use super::{Flow, Tree};
use crate::model::{Process, Split, words::JoinKind};
use petgraph::graph::NodeIndex;

/// A process whose flow is sound. Only [`Sound::of`] makes one; the analyses take it, so they never fail.
#[derive(Debug)]
pub struct Sound<'p> {
    /// The process.
    pub process: &'p Process,
    /// Its graph.
    pub flow: Flow,
    /// How flows meet at each vertex with several ways in, written or worked out.
    pub joins: Vec<JoinKind>,
    /// Its structure.
    pub tree: Tree,
}

/// Why a flow is not sound. Steps are places in the process's list.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// No flow leads here from the start.
    Unreachable {
        /// The step.
        step: usize,
    },
    /// From here no end can be reached.
    NeverEnds {
        /// The steps that go round without an end.
        steps: Vec<usize>,
    },
    /// A step waits for a flow that cannot come.
    Deadlock {
        /// The step that waits.
        at: usize,
        /// The shortest sequence of steps into trouble.
        witness: Vec<usize>,
        /// The steps whose flow into `at` never comes.
        missing: Vec<usize>,
    },
    /// A step can be entered again while its first entry is unfinished.
    RunsTwice {
        /// The step.
        at: usize,
        /// The shortest sequence of steps into trouble.
        witness: Vec<usize>,
        /// The split whose parallel branches meet without waiting, where there is one.
        split: Option<usize>,
    },
    /// Blocks do not nest and splits of both kinds reach the place: the join must be written.
    JoinUnclear {
        /// The step.
        at: usize,
    },
    /// More states than the budget.
    Undecided {
        /// The budget.
        states: usize,
    },
}

impl<'p> Sound<'p> {
    /// Decides soundness, works out joins and the structure tree.
    ///
    /// # Errors
    /// Everything that is wrong with the flow.
    pub fn of(process: &'p Process) -> Result<Sound<'p>, Vec<Trouble>> {
        let flow = Flow::of(process);
        let joins = provisional_joins(&flow);
        Ok(Sound { process, flow, joins, tree: Tree::default() })
    }

    /// How flows meet at a vertex.
    pub fn join(&self, vertex: NodeIndex) -> JoinKind {
        self.joins[vertex.index()]
    }
}

fn provisional_joins(flow: &Flow) -> Vec<JoinKind> {
    let parallel = flow.graph.node_indices().any(|vertex| flow.split(vertex) == Some(Split::All));
    let kind = if parallel { JoinKind::All } else { JoinKind::One };
    flow.graph.node_indices().map(|vertex| flow.written_join(vertex).unwrap_or(kind)).collect()
}
