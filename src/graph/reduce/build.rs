//! From the flow to the web that is reduced.

use super::Ground;
use super::content::Content;
use super::web::{Class, Edge, Kind, Web};
use crate::graph::{Flow, Part};
use crate::model::Split;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

/// The part of a flow that is worth reducing: what can be reached and can end. A way that leaves it ends.
#[derive(Debug)]
pub(in crate::graph) struct Kept {
    /// For each vertex.
    pub vertices: Vec<bool>,
}

// The node by which a vertex is entered, and that by which it is left.
#[derive(Clone, Copy)]
struct Gates {
    entry: u32,
    exit: u32,
}

/// The web of a flow, and its start.
pub(in crate::graph) fn web_of(ground: &mut Ground<'_>, shares: &[f64], kept: &Kept) -> (Web, u32) {
    let flow = ground.flow;
    let ends: Vec<Option<(NodeIndex, NodeIndex)>> =
        (0..flow.graph.edge_count()).map(|way| kept.ends(flow, way)).collect();
    let mut web = Web::default();
    let gates = nodes(&mut web, ground, kept, &ends);
    let limits = Limits::of(flow);
    for (way, ends) in ends.iter().enumerate() {
        let Some((from, to)) = *ends else { continue };
        let way = EdgeIndex::new(way);
        let (exit, entry) = (gates[from.index()].exit, gates[to.index()].entry);
        let content = content(&web, ground, way, exit, entry);
        let mut edge = Edge::new(exit, entry, content);
        (edge.order, edge.meet) = (way.index() as u32, way.index() as u32);
        if let Kind::Split(split) = web.node(exit).kind {
            edge.p = shares[way.index()];
            edge.cancel = flow.graph[way].cancel;
            edge.class = if split == Split::One { limits.class(flow, way) } else { Class::Usual };
            web.node_mut(exit).limits += u32::from(matches!(edge.class, Class::Limited { then: None, .. }));
        }
        web.add_edge(edge);
    }
    web.begin(ground);
    (web, gates[flow.start.index()].entry)
}

impl Kept {
    // Where a kept way begins and leads.
    fn ends(&self, flow: &Flow, way: usize) -> Option<(NodeIndex, NodeIndex)> {
        let (from, to) = flow.ends_of(EdgeIndex::new(way));
        let kept = |vertex: NodeIndex| self.vertices[vertex.index()];
        kept(from).then(|| (from, if kept(to) { to } else { flow.end }))
    }
}

fn nodes(web: &mut Web, ground: &mut Ground<'_>, kept: &Kept, ends: &[Option<(NodeIndex, NodeIndex)>]) -> Vec<Gates> {
    let flow = ground.flow;
    let mut ins = vec![0u32; flow.graph.node_count()];
    let mut outs = vec![0u32; flow.graph.node_count()];
    let mut cancels = vec![false; flow.graph.node_count()];
    for (way, ends) in ends.iter().enumerate() {
        let Some((from, to)) = ends else { continue };
        outs[from.index()] += 1;
        ins[to.index()] += 1;
        cancels[from.index()] |= flow.graph[EdgeIndex::new(way)].cancel;
    }
    let mut gates = Vec::with_capacity(ins.len());
    for vertex in flow.graph.node_indices() {
        let at = vertex.index();
        let id = at as u32;
        let split = (outs[at] > 1 || cancels[at]).then(|| Kind::Split(flow.split(vertex).unwrap_or(Split::One)));
        let gate = if !kept.vertices[at] {
            Gates { entry: super::NONE, exit: super::NONE }
        } else if vertex == flow.end {
            let node = web.add_node(Kind::End, id, None);
            Gates { entry: node, exit: node }
        } else if vertex == flow.start {
            let entry = web.add_node(Kind::Start, id, None);
            let exit = split.map_or(entry, |split| {
                let exit = web.add_node(split, id, None);
                web.add_edge(Edge::new(entry, exit, Content::EMPTY));
                exit
            });
            Gates { entry, exit }
        } else if ins[at] > 1 {
            let entry = web.add_node(Kind::Join, id, flow.written_join(vertex));
            let exit = split.map_or(entry, |split| {
                let exit = web.add_node(split, id, None);
                let content = ground.contents.part(Part::Vertex(vertex));
                web.add_edge(Edge::new(entry, exit, content));
                exit
            });
            Gates { entry, exit }
        } else {
            let node = web.add_node(split.unwrap_or(Kind::Pass), id, None);
            Gates { entry: node, exit: node }
        };
        gates.push(gate);
    }
    gates
}

// A way, with the vertex before it that only joins, and the vertex after it that only splits.
fn content(web: &Web, ground: &mut Ground<'_>, way: EdgeIndex, exit: u32, entry: u32) -> Content {
    let mut content = Content::EMPTY;
    if web.node(exit).kind == Kind::Join {
        content = ground.contents.part(Part::Vertex(NodeIndex::new(web.node(exit).vertex as usize)));
    }
    let bare = ground.contents.part(Part::Way(way));
    content = ground.contents.chain(content, bare);
    if matches!(web.node(entry).kind, Kind::Split(_) | Kind::Pass) {
        let vertex = ground.contents.part(Part::Vertex(NodeIndex::new(web.node(entry).vertex as usize)));
        content = ground.contents.chain(content, vertex);
    }
    content
}

// Which ways have a `max` that means something, and which a `then`. Off a circle no way is taken more often than once.
struct Limits {
    max: FxHashMap<(NodeIndex, usize), u32>,
    then: FxHashSet<(NodeIndex, usize)>,
}

impl Limits {
    fn of(flow: &Flow) -> Limits {
        let (mut max, mut then) = (FxHashMap::default(), FxHashSet::default());
        if !flow.graph.edge_weights().any(|way| way.max.is_some()) {
            return Limits { max, then };
        }
        let mut circle = vec![0u32; flow.graph.node_count()];
        for (number, members) in (0..).zip(kosaraju_scc(&flow.graph)) {
            members.into_iter().for_each(|vertex: NodeIndex| circle[vertex.index()] = number);
        }
        for way in flow.graph.edge_references() {
            let key = (way.source(), way.weight().branch.unwrap_or(usize::MAX));
            if way.weight().then {
                then.insert(key);
            } else if let Some(limit) = way.weight().max
                && circle[way.source().index()] == circle[way.target().index()]
            {
                max.insert(key, limit);
            }
        }
        Limits { max, then }
    }

    fn class(&self, flow: &Flow, way: EdgeIndex) -> Class {
        let weight = &flow.graph[way];
        let Some(branch) = weight.branch else { return Class::Usual };
        let key = (flow.ends_of(way).0, branch);
        match self.max.get(&key) {
            None => Class::Usual,
            Some(_) if weight.then => Class::Then(branch as u32),
            Some(max) => Class::Limited { max: *max, then: self.then.contains(&key).then_some(branch as u32) },
        }
    }
}
