//! The whole process as one region: every vertex a way from where flows meet before it to where they part after it.

use super::draw::Table;
use crate::analysis::law::Tape;
use crate::analysis::lead_time::leaves::Leaves;
use crate::graph::{Node, NodeKind, PartId, Rigid, RigidWay, Sound, shares};
use crate::model::words::JoinKind;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// A process laid out to be played from beginning to end.
pub(in crate::analysis) struct Whole {
    pub rigid: Rigid,
    pub tables: Vec<Table>,
    /// By way, what it stands for.
    pub stands: Vec<Stands>,
}

/// What a way of a [`Whole`] stands for.
#[derive(Clone, Copy)]
pub(in crate::analysis) enum Stands {
    /// The virtual start.
    Nothing,
    /// A vertex of the flow.
    Vertex(NodeIndex),
    /// A way of the flow.
    Way(EdgeIndex),
}

impl Whole {
    /// With the laws of these steps.
    pub fn of(sound: &Sound<'_>, leaves: &Leaves, tape: &Tape) -> Whole {
        let flow = &sound.flow;
        let (before, after) = (|vertex: NodeIndex| 2 + 2 * vertex.index(), |vertex: NodeIndex| 3 + 2 * vertex.index());
        let mut nodes = vec![Node { kind: NodeKind::Entry, vertex: None }, Node { kind: NodeKind::Exit, vertex: None }];
        for vertex in flow.graph.node_indices() {
            let split = flow.split(vertex).filter(|_| flow.graph.edges(vertex).count() > 1);
            let parts = split.map_or(NodeKind::Join(JoinKind::One), NodeKind::Split);
            nodes.extend([NodeKind::Join(sound.join(vertex)), parts].map(|kind| Node { kind, vertex: Some(vertex) }));
        }
        let plain = RigidWay { from: 0, to: 0, part: PartId(0), p: 1.0, max: None, then: false, cancel: false };
        let mut whole = Whole { rigid: Rigid { nodes, ways: Vec::new() }, tables: Vec::new(), stands: Vec::new() };
        let table = |node| Table::of(tape.law(node));
        let start = RigidWay { from: Rigid::ENTRY, to: before(flow.start), ..plain };
        whole.add(start, table(leaves.nothing), Stands::Nothing);
        for vertex in flow.graph.node_indices().filter(|vertex| *vertex != flow.end) {
            let way = RigidWay { from: before(vertex), to: after(vertex), ..plain };
            whole.add(way, table(leaves.vertex(vertex)), Stands::Vertex(vertex));
        }
        let shares = shares(flow);
        for way in flow.graph.edge_indices() {
            let ((from, to), written) = (flow.ends_of(way), &flow.graph[way]);
            let to = if to == flow.end { Rigid::EXIT } else { before(to) };
            let laid = RigidWay {
                from: after(from),
                to,
                p: shares[way.index()],
                max: written.max,
                then: written.then,
                cancel: written.cancel,
                ..plain
            };
            whole.add(laid, table(leaves.way(way)), Stands::Way(way));
        }
        whole
    }

    fn add(&mut self, way: RigidWay, table: Table, stands: Stands) {
        self.rigid.ways.push(way);
        self.tables.push(table);
        self.stands.push(stands);
    }
}
