use crate::model::{Next, Process, Split, Tacit, Target, words::JoinKind};
use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

/// The flow graph of a process (semantics.md §1): a vertex for each step, a virtual start and a virtual end. Building it cannot fail.
///
/// A flow to a step that does not exist is left out: the reader has already told of it. A step that no flow leaves ends the case.
///
/// A `feedback` way leads to the virtual end: what it starts is a new case (language.md §4), so for this case it is an end, can close no loop
/// and keeps nothing waiting. A step that only feedback leads to is unreachable.
#[derive(Debug, Clone)]
pub struct Flow {
    /// Vertices and ways. Vertex `i` is step `i` of the process; start, end and routing vertices come after.
    pub graph: DiGraph<Vertex, Way>,
    /// The virtual start.
    pub start: NodeIndex,
    /// The virtual end; it takes every flow that ends.
    pub end: NodeIndex,
    pub(super) splits: Vec<Option<Split>>,
    pub(super) joins: Vec<Option<JoinKind>>,
}

/// What a vertex stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vertex {
    /// The virtual start.
    Start,
    /// A step, by its place in the process.
    Step(usize),
    /// After a step with a tacit way: in time, it goes on as the step says.
    InTime(usize),
    /// Before a step whose join is not written and whose flows meet in groups: the flows of one group.
    Meet(usize),
    /// The virtual end.
    End,
}

/// One way from a vertex to another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Way {
    /// The share as written.
    pub p: Option<f64>,
    /// Which branch of the step's `next` it is, in file order; `None` for a plain `next` and the virtual ways.
    pub branch: Option<usize>,
    /// The outcome, where it goes to the end by name.
    pub outcome: Option<Box<str>>,
    /// Everything else in the case stops.
    pub cancel: bool,
    /// How often it may be taken per entry into its loop.
    pub max: Option<u32>,
    /// The `then` of that branch: taken instead once `max` is used up.
    pub then: bool,
    /// The tacit way: taken when the step's limit is reached.
    pub tacit: bool,
    /// A return that is a new case: this case ends with it, so the way leads to the virtual end; where the new case
    /// begins is said by the branch.
    pub feedback: bool,
}

impl Flow {
    /// The graph of a process.
    pub fn of(process: &Process) -> Flow {
        let mut flow = Flow::with_steps(process.steps.len());
        let ids: FxHashMap<&str, usize> =
            process.steps.iter().enumerate().rev().map(|(at, step)| (&*step.id.value, at)).collect();
        for (at, step) in process.steps.iter().enumerate() {
            flow.joins[at] = step.join.as_ref().map(|join| join.value);
            let from = flow.tacit(at, step.more().tacit.as_ref().map(|tacit| &tacit.value), &ids);
            flow.leave(from, &step.next, &ids);
            if flow.graph.first_edge(from, Direction::Outgoing).is_none() {
                flow.connect(from, flow.end, Way::default());
            }
        }
        let first = process.start.as_ref().and_then(|start| ids.get(&*start.value)).copied().unwrap_or(0);
        if !process.steps.is_empty() {
            flow.connect(flow.start, NodeIndex::new(first), Way::default());
        }
        flow
    }

    /// A graph of `steps` steps without any way yet; for tests and programs that have no file.
    pub fn with_steps(steps: usize) -> Flow {
        let mut graph = DiGraph::with_capacity(steps + 2, steps * 2);
        for at in 0..steps {
            graph.add_node(Vertex::Step(at));
        }
        let start = graph.add_node(Vertex::Start);
        let end = graph.add_node(Vertex::End);
        Flow { graph, start, end, splits: vec![None; steps + 2], joins: vec![None; steps + 2] }
    }

    /// Adds a way.
    pub fn connect(&mut self, from: NodeIndex, to: NodeIndex, way: Way) -> EdgeIndex {
        self.graph.add_edge(from, to, way)
    }

    /// Sets what the vertex does where it has several ways out.
    pub fn set_split(&mut self, vertex: NodeIndex, split: Split) {
        self.splits[vertex.index()] = Some(split);
    }

    /// Sets the join written at the vertex.
    pub fn set_join(&mut self, vertex: NodeIndex, join: JoinKind) {
        self.joins[vertex.index()] = Some(join);
    }

    /// What a vertex does with several ways out; `None` where one way goes on.
    pub fn split(&self, vertex: NodeIndex) -> Option<Split> {
        self.splits[vertex.index()]
    }

    /// The join written at a vertex.
    pub fn written_join(&self, vertex: NodeIndex) -> Option<JoinKind> {
        self.joins[vertex.index()]
    }

    /// The step of a vertex; a routing vertex after a step and the virtual ones have none.
    pub fn step(&self, vertex: NodeIndex) -> Option<usize> {
        match self.graph[vertex] {
            Vertex::Step(at) => Some(at),
            _ => None,
        }
    }

    /// The step that a vertex is, or belongs to; the virtual start and end belong to none.
    pub fn owner(&self, vertex: NodeIndex) -> Option<usize> {
        match self.graph[vertex] {
            Vertex::Step(at) | Vertex::InTime(at) | Vertex::Meet(at) => Some(at),
            Vertex::Start | Vertex::End => None,
        }
    }

    /// The ways out of a vertex in file order.
    pub fn ways_out(&self, vertex: NodeIndex) -> Vec<EdgeIndex> {
        self.ways(vertex, Direction::Outgoing)
    }

    /// The ways into a vertex in file order.
    pub fn ways_in(&self, vertex: NodeIndex) -> Vec<EdgeIndex> {
        self.ways(vertex, Direction::Incoming)
    }

    /// Where a way begins and where it leads.
    pub fn ends_of(&self, way: EdgeIndex) -> (NodeIndex, NodeIndex) {
        self.graph.edge_endpoints(way).unwrap_or((self.start, self.end))
    }

    // petgraph lists the newest way first.
    fn ways(&self, vertex: NodeIndex, direction: Direction) -> Vec<EdgeIndex> {
        let mut ways: Vec<EdgeIndex> = self.graph.edges_directed(vertex, direction).map(|edge| edge.id()).collect();
        ways.reverse();
        ways
    }

    // A tacit way turns the step into a decision: the tacit way, or in time; then the step's own `next` follows.
    fn tacit(&mut self, at: usize, tacit: Option<&Tacit>, ids: &FxHashMap<&str, usize>) -> NodeIndex {
        let step = NodeIndex::new(at);
        let Some(Tacit::To(target)) = tacit else { return step };
        let Some(to) = self.target(target, ids) else { return step };
        let in_time = self.graph.add_node(Vertex::InTime(at));
        self.splits.push(None);
        self.joins.push(None);
        self.connect(step, in_time, Way::default());
        self.connect(step, to, Way { tacit: true, outcome: outcome(target), ..Way::default() });
        self.set_split(step, Split::One);
        in_time
    }

    fn leave(&mut self, from: NodeIndex, next: &Next, ids: &FxHashMap<&str, usize>) {
        match next {
            Next::End => {
                self.connect(from, self.end, Way::default());
            }
            Next::Plain(target) => {
                if let Some(to) = self.target(target, ids) {
                    self.connect(from, to, Way { outcome: outcome(target), ..Way::default() });
                }
            }
            Next::Split { kind, branches } => {
                self.set_split(from, *kind);
                for (at, branch) in branches.iter().enumerate() {
                    self.branch(from, at, branch, ids);
                }
            }
        }
    }

    fn branch(&mut self, from: NodeIndex, at: usize, branch: &crate::model::Branch, ids: &FxHashMap<&str, usize>) {
        let Some(named) = self.target(&branch.target, ids) else { return };
        let to = if branch.feedback { self.end } else { named };
        let way = Way {
            p: branch.p.as_ref().map(|p| p.value),
            branch: Some(at),
            outcome: outcome(&branch.target),
            cancel: branch.cancel,
            max: branch.max.as_ref().map(|max| max.value),
            feedback: branch.feedback,
            ..Way::default()
        };
        self.connect(from, to, way);
        if let Some(then) = &branch.then
            && let Some(to) = self.target(then, ids)
        {
            let way = Way { branch: Some(at), outcome: outcome(then), then: true, ..Way::default() };
            self.connect(from, to, way);
        }
    }

    fn target(&self, target: &Target, ids: &FxHashMap<&str, usize>) -> Option<NodeIndex> {
        match target {
            Target::Step(id) => ids.get(&**id).map(|at| NodeIndex::new(*at)),
            Target::End(_) => Some(self.end),
        }
    }
}

fn outcome(target: &Target) -> Option<Box<str>> {
    match target {
        Target::Step(_) => None,
        Target::End(name) => Some(name.clone()),
    }
}
