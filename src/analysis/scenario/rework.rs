use crate::analysis::order::Order;
use crate::graph::Flow;
use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::FxHashMap;

/// The rework ways of a flow and the vertex that each leads back to.
#[derive(Debug, Default)]
pub(super) struct Reworks {
    /// Inner loops before the loops around them.
    pub ways: Vec<Rework>,
    headers: FxHashMap<NodeIndex, Vec<EdgeIndex>>,
    places: FxHashMap<EdgeIndex, usize>,
}

/// One branch that sends a case back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rework {
    /// The branch.
    pub way: EdgeIndex,
    /// The decision that it leaves.
    pub from: NodeIndex,
    /// Where its loop begins.
    pub header: NodeIndex,
    /// How often the worst case takes it per entry into the loop: up to `max`, once where there is none.
    pub times: u32,
}

impl Reworks {
    /// All rework ways of decisions.
    pub fn of(flow: &Flow, order: &Order) -> Reworks {
        if order.is_acyclic() {
            return Reworks::default();
        }
        let rank = |vertex: NodeIndex| order.rank[vertex.index()];
        let mut places = vec![flow.start; flow.graph.node_count()];
        for vertex in flow.graph.node_indices() {
            places[rank(vertex) as usize] = vertex;
        }
        let ways = flow.graph.edge_indices().filter(|way| order.sends_back(flow, *way) && !flow.graph[*way].then);
        let mut ways: Vec<Rework> = ways
            .filter(|way| super::decision::decides(flow, flow.ends_of(*way).0))
            .filter_map(|way| {
                let header = *places.get(order.loop_begins(flow, way)? as usize)?;
                Some(Rework { way, from: flow.ends_of(way).0, header, times: limit(flow, order, way).unwrap_or(1) })
            })
            .collect();
        ways.sort_by_key(|rework| (std::cmp::Reverse(rank(rework.header)), rank(rework.from), rework.way));
        let mut headers: FxHashMap<NodeIndex, Vec<EdgeIndex>> = FxHashMap::default();
        for rework in &ways {
            headers.entry(rework.header).or_default().push(rework.way);
        }
        let places = ways.iter().enumerate().map(|(at, rework)| (rework.way, at)).collect();
        Reworks { ways, headers, places }
    }

    /// The rework that a way begins.
    pub fn of_way(&self, way: EdgeIndex) -> Option<&Rework> {
        self.places.get(&way).and_then(|at| self.ways.get(*at))
    }

    /// How often the worst case takes a way per entry into its loop; never, if it is no rework.
    pub fn times(&self, way: EdgeIndex) -> u32 {
        self.of_way(way).map_or(0, |rework| rework.times)
    }

    /// The rework ways that lead back to a vertex, inner loops first.
    pub fn of_header(&self, vertex: NodeIndex) -> &[EdgeIndex] {
        self.headers.get(&vertex).map_or(&[], Vec::as_slice)
    }
}

// `max` stands on the branch, or further on where only one way leads back.
fn limit(flow: &Flow, order: &Order, way: EdgeIndex) -> Option<u32> {
    let (mut way, mut left) = (way, flow.graph.node_count());
    while flow.graph[way].max.is_none() && !order.goes_back(way) && left > 0 {
        left -= 1;
        let mut on = flow.ways_out(flow.ends_of(way).1).into_iter().filter(|way| !flow.graph[*way].then);
        way = on.next()?;
        if on.next().is_some() {
            return None;
        }
    }
    flow.graph[way].max
}
