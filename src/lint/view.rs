use super::Names;
use crate::analysis::order::Order;
use crate::graph::{Flow, Trouble, Vertex};
use crate::model::{Next, Tacit};
use crate::source::Span;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// What rules about the flow look at, sound or not.
#[derive(Debug)]
pub struct FlowView<'a> {
    /// The process.
    pub names: &'a Names<'a>,
    /// Its graph.
    pub flow: &'a Flow,
    /// Which ways go back.
    pub order: &'a Order,
    /// Why it is not sound; nothing where it is.
    pub troubles: &'a [Trouble],
}

impl FlowView<'_> {
    /// The way neither goes back nor starts a new case.
    pub fn goes_forward(&self, way: EdgeIndex) -> bool {
        goes_forward(self.flow, self.order, way)
    }

    /// The step that a vertex belongs to.
    pub fn owner(&self, vertex: NodeIndex) -> Option<usize> {
        match self.flow.graph[vertex] {
            Vertex::Step(at) | Vertex::InTime(at) | Vertex::Meet(at) => Some(at),
            Vertex::Start | Vertex::End => None,
        }
    }

    /// Where a way is written: its target in the `next` or `tacit` of the step that it leaves.
    pub fn span(&self, way: EdgeIndex) -> Span {
        let Some(step) = self.owner(self.flow.ends_of(way).0).map(|at| self.names.step(at)) else {
            return Span::default();
        };
        let weight = &self.flow.graph[way];
        if weight.tacit {
            let tacit = step.more().tacit.as_ref().filter(|tacit| matches!(tacit.value, Tacit::To(_)));
            return tacit.map_or(step.span(), |tacit| tacit.span);
        }
        match &step.next {
            Next::End => step.span(),
            Next::Plain(target) => target.span,
            Next::Split { branches, .. } => {
                let branch = weight.branch.and_then(|branch| branches.get(branch));
                let then = branch.and_then(|branch| branch.then.as_ref()).filter(|_| weight.then);
                then.or(branch.map(|branch| &branch.target)).map_or(step.span(), |target| target.span)
            }
        }
    }
}

/// The way neither goes back nor starts a new case.
pub(super) fn goes_forward(flow: &Flow, order: &Order, way: EdgeIndex) -> bool {
    !order.goes_back(way) && !flow.graph[way].feedback
}
