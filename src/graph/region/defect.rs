//! What can be wrong with a region, in its own nodes and edges.

/// What is wrong with a region.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Defect {
    /// A join waits for flows that cannot come.
    Waits {
        node: u32,
        /// An edge on which a flow has come.
        comes: u32,
        /// The edges on which none can come any more.
        missing: Vec<u32>,
        /// The decision that went another way.
        decision: Option<u32>,
    },
    /// Two flows come to a node without waiting for each other; the edges may be the same.
    Twice { node: u32, edges: [u32; 2] },
    /// These nodes go round for ever.
    Circles { nodes: Vec<u32> },
    /// No flow ever passes this node.
    Dead { node: u32 },
    /// More states than the budget.
    Undecided { states: usize },
}

impl Defect {
    /// The node it is told of.
    pub fn node(&self) -> Option<u32> {
        match self {
            Defect::Waits { node, .. } | Defect::Twice { node, .. } | Defect::Dead { node } => Some(*node),
            Defect::Circles { nodes } => nodes.first().copied(),
            Defect::Undecided { .. } => None,
        }
    }
}
