//! As a BPMN diagram of the process counts (OMG, BPMN 2.0.2; ISO/IEC 19510:2013): the whole model, not one way through.
//!
//! - Every step that is more than a routing point is a task, the applicant's and automatic ones too.
//! - Where a step has several ways on there is a gateway behind it, where several ways lead in one before it: exclusive for `one`, parallel for
//!   `all`, inclusive for `all` with a branch that starts only in some cases. What meets after such a branch is counted with the parallel joins.
//! - Events: one start, an end for each named outcome and one for all ends without a name, and a timer at the edge of each step that is over at
//!   its limit (`tacit`) and then goes another way.
//! - A lane for everybody who leads a step, the applicant and systems too.
//!
//! BPMN defines neither time nor contacts nor handoffs.

use crate::analysis::Study;
use crate::graph::{Flow, Vertex};
use crate::model::{Id, Split, words::JoinKind};
use petgraph::graph::NodeIndex;
use std::collections::BTreeSet;

/// What a BPMN diagram counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bpmn {
    /// Tasks.
    pub tasks: usize,
    /// Gateways in file order.
    pub gateways: Vec<Gateway>,
    /// Start, end and timer events.
    pub events: Events,
    /// Lanes in file order; `None` where no step says who does it.
    pub lanes: Option<Vec<Id>>,
}

/// A gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gateway {
    /// The step that it stands before or behind.
    pub step: usize,
    /// What it does.
    pub kind: GatewayKind,
}

/// What a gateway does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GatewayKind {
    /// Behind a step: one way of several.
    ExclusiveSplit,
    /// Behind a step: all ways.
    ParallelSplit,
    /// Behind a step: some of the ways.
    InclusiveSplit,
    /// Before a step: goes on with whatever arrives.
    Merge,
    /// Before a step: waits for all.
    Join,
}

/// How many events there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Events {
    /// Where the case starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Limits after which another way is taken.
    pub timer: usize,
}

impl Events {
    /// All together.
    pub fn count(self) -> usize {
        self.start + self.end + self.timer
    }
}

impl GatewayKind {
    /// All of them, in the order in which they are printed.
    pub const ALL: [GatewayKind; 5] = [
        GatewayKind::ExclusiveSplit,
        GatewayKind::ParallelSplit,
        GatewayKind::InclusiveSplit,
        GatewayKind::Merge,
        GatewayKind::Join,
    ];
}

/// Counts.
pub fn of(study: &Study<'_>) -> Bpmn {
    let (process, flow) = (study.process(), &study.sound.flow);
    let tasks = process.steps.iter().filter(|step| !step.is_routing()).count();
    let mut gateways: Vec<Gateway> = flow.graph.node_indices().flat_map(|vertex| around(study, vertex)).collect();
    gateways.sort_by_key(|gateway| (gateway.step, gateway.kind));
    let mut seen = BTreeSet::new();
    let departments = process.steps.iter().filter_map(|step| step.department());
    let lanes: Vec<Id> = departments.filter(|id| seen.insert(*id)).map(Id::from).collect();
    Bpmn { tasks, gateways, events: events(flow), lanes: (!lanes.is_empty()).then_some(lanes) }
}

fn around(study: &Study<'_>, vertex: NodeIndex) -> Vec<Gateway> {
    let flow = &study.sound.flow;
    let Some(step) = flow.owner(vertex) else { return Vec::new() };
    let before = (flow.ways_in(vertex).len() > 1).then(|| match study.sound.join(vertex) {
        JoinKind::One => GatewayKind::Merge,
        JoinKind::All => GatewayKind::Join,
    });
    before.into_iter().chain(behind(flow, vertex)).map(|kind| Gateway { step, kind }).collect()
}

// A limit with a way of its own is a timer at the edge of the task, no gateway.
fn behind(flow: &Flow, vertex: NodeIndex) -> Option<GatewayKind> {
    let ways = flow.ways_out(vertex);
    if ways.len() < 2 || ways.iter().any(|way| flow.graph[*way].tacit) {
        return None;
    }
    Some(match flow.split(vertex)? {
        Split::One => GatewayKind::ExclusiveSplit,
        Split::All if ways.iter().any(|way| flow.graph[*way].p.is_some_and(|p| p < 1.0)) => GatewayKind::InclusiveSplit,
        Split::All => GatewayKind::ParallelSplit,
    })
}

fn events(flow: &Flow) -> Events {
    let ends = flow.ways_in(flow.end);
    let ends: BTreeSet<Option<&str>> = ends.iter().map(|way| flow.graph[*way].outcome.as_deref()).collect();
    let in_time = flow.graph.node_weights().filter(|vertex| matches!(vertex, Vertex::InTime(_))).count();
    Events { start: 1, end: ends.len(), timer: in_time }
}
