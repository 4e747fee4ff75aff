//! What takes time in the tree: steps, and the ways by which a limit ends them.

use super::step::{self, Goes, StepLaw};
use crate::analysis::law::{Curve, Law, NodeId, Scale, Tape, Weight, Weights};
use crate::graph::{Sound, Vertex};
use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::FxHashMap;

/// The laws of all steps on a tape.
pub(in crate::analysis) struct Leaves {
    pub scale: Scale,
    /// Takes no time.
    pub nothing: NodeId,
    vertices: FxHashMap<NodeIndex, NodeId>,
    ways: FxHashMap<EdgeIndex, NodeId>,
    /// By step.
    pub steps: Vec<Option<Leaf>>,
}

/// A step and where on the tape it stands.
pub(in crate::analysis) struct Leaf {
    pub law: StepLaw,
    /// When it ends in time, and when it goes on however it ends.
    in_time: Option<NodeId>,
    /// When a limit ends it and the case goes elsewhere.
    late: Option<NodeId>,
}

impl Leaves {
    /// The steps that count; what does not takes no time.
    pub fn of(sound: &Sound<'_>, counts: &[bool], tape: &mut Tape) -> Leaves {
        let process = sound.process;
        let (base, scale) = (process.time_base(), Scale::of(step::times(process).into_iter()));
        let nothing = tape.given(Law::certain(0));
        let steps = process.steps.iter().enumerate().map(|(at, step)| {
            let counts = counts.get(at).copied().unwrap_or(true);
            let law = StepLaw::of(step, &base, scale, &mut tape.transforms).filter(|_| counts)?;
            Some(Leaf::of(law, tape))
        });
        let steps: Vec<Option<Leaf>> = steps.collect();
        let mut leaves = Leaves { scale, nothing, vertices: FxHashMap::default(), ways: FxHashMap::default(), steps };
        leaves.place(sound);
        leaves
    }

    // A step that a limit may send elsewhere takes its time on the two ways out of it: how long it took and where the case goes are one thing.
    fn place(&mut self, sound: &Sound<'_>) {
        let flow = &sound.flow;
        for vertex in flow.graph.node_indices() {
            let leaf = flow.owner(vertex).and_then(|at| self.steps.get(at)?.as_ref());
            let Some(leaf) = leaf else { continue };
            let node = match (flow.graph[vertex], leaf.late) {
                (Vertex::Step(_), None) | (Vertex::InTime(_), Some(_)) => leaf.in_time,
                _ => None,
            };
            self.vertices.extend(node.map(|node| (vertex, node)));
        }
        for way in flow.graph.edge_indices().filter(|way| flow.graph[*way].tacit) {
            let leaf = flow.owner(flow.ends_of(way).0).and_then(|at| self.steps.get(at)?.as_ref());
            self.ways.extend(leaf.and_then(|leaf| leaf.late).map(|node| (way, node)));
        }
    }

    /// How long a vertex takes.
    pub fn vertex(&self, vertex: NodeIndex) -> NodeId {
        self.vertices.get(&vertex).copied().unwrap_or(self.nothing)
    }

    /// How long a way takes.
    pub fn way(&self, way: EdgeIndex) -> NodeId {
        self.ways.get(&way).copied().unwrap_or(self.nothing)
    }
}

impl Leaf {
    fn of(law: StepLaw, tape: &mut Tape) -> Leaf {
        let (in_time, late) = match law.limit {
            Some(limit) if limit.goes == Goes::Elsewhere => {
                let in_time = law.in_time().map(|law| tape.given(law));
                (in_time, Some(tape.given(Law::certain(limit.at))))
            }
            _ => (Some(tape.given(law.ended())), None),
        };
        Leaf { law, in_time, late }
    }

    /// What each time of the step counts for, on the support of its whole law; nothing where it has no part in the result.
    pub fn weight(&self, weights: &Weights) -> Option<Weight> {
        let of = |node: Option<NodeId>| node.and_then(|node| weights.get(node.index())?.as_ref());
        let (in_time, late) = (of(self.in_time), of(self.late));
        let Some(limit) = self.law.limit else { return in_time.cloned() };
        if limit.goes == Goes::On {
            let weight = in_time?;
            let upto = |at: i64| weight.at(at.min(limit.at));
            return Some(Weight::Varying(Curve::on(&self.law.whole, upto, upto)));
        }
        // Both weights are for a case that goes that way; before the step nobody knows which way it will go.
        let p = self.law.late();
        let per = |weight: Option<&Weight>, at: i64, p: f64| weight.filter(|_| p > 0.0).map_or(0.0, |it| it.at(at) / p);
        let value = |at: i64| if at <= limit.at { per(in_time, at, 1.0 - p) } else { per(late, limit.at, p) };
        Some(Weight::Varying(Curve::on(&self.law.whole, value, value)))
    }
}
