use super::rework::Rework;
use super::walk::Ground;
use crate::analysis::time::number;
use crate::model::Split;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How long a case may still take from each vertex on, rework included.
pub(super) struct Latest {
    rest: Vec<f64>,
}

impl Latest {
    /// The longest path from each vertex to an end. A decision with rework stands for all its repetitions: inner loops are added up first.
    pub fn of(ground: &Ground<'_>) -> Latest {
        let mut own: Vec<f64> = ground.flow.graph.node_indices().map(|vertex| seconds(ground, vertex)).collect();
        for rework in &ground.reworks.ways {
            if ground.flow.graph[rework.way].p != Some(0.0) {
                own[rework.from.index()] += f64::from(rework.times) * once(ground, &own, rework);
            }
        }
        let mut by_rank: Vec<NodeIndex> = ground.flow.graph.node_indices().collect();
        by_rank.sort_by_key(|vertex| Reverse(ground.order.rank[vertex.index()]));
        let mut rest = own;
        for vertex in by_rank {
            let after = ways_on(ground, vertex).map(|way| rest[ground.flow.ends_of(way).1.index()]).fold(0.0, f64::max);
            rest[vertex.index()] += after;
        }
        Latest { rest }
    }

    /// Of two ways the one that ends later, the first of two equal ones.
    pub fn later(&self, ground: &Ground<'_>, first: EdgeIndex, second: EdgeIndex) -> EdgeIndex {
        let rest = |way: EdgeIndex| self.rest[ground.flow.ends_of(way).1.index()];
        if rest(second) > rest(first) { second } else { first }
    }
}

// Ways that can be taken: at a decision those that are not rework, where there are any.
fn ways_on<'g>(ground: &'g Ground<'_>, vertex: NodeIndex) -> impl Iterator<Item = EdgeIndex> + 'g {
    let (flow, order) = (ground.flow, ground.order);
    let decision = flow.split(vertex) == Some(Split::One);
    let possible = move |way: &EdgeIndex| !order.goes_back(*way) && flow.graph[*way].p != Some(0.0);
    flow.graph
        .edges(vertex)
        .map(|way| petgraph::visit::EdgeRef::id(&way))
        .filter(move |way| possible(way) && !(decision && order.sends_back(flow, *way)))
}

// One repetition: from the branch back to the beginning of the loop, and from there to the decision again.
fn once(ground: &Ground<'_>, own: &[f64], rework: &Rework) -> f64 {
    let back = if ground.order.goes_back(rework.way) {
        0.0
    } else {
        let first = ground.flow.ends_of(rework.way).1;
        longest(ground, own, first, u32::MAX, &|vertex| leads_to(ground, vertex, rework.header))
    };
    let decision = ground.order.rank[rework.from.index()];
    back + longest(ground, own, rework.header, decision, &|vertex| vertex == rework.from)
}

fn leads_to(ground: &Ground<'_>, vertex: NodeIndex, header: NodeIndex) -> bool {
    let mut ways = ground.flow.ways_out(vertex).into_iter();
    ways.any(|way| ground.order.goes_back(way) && ground.flow.ends_of(way).1 == header)
}

// The longest way forward from a vertex to one where it may stop, both included, among vertices up to a rank; in order of rank, so that each
// vertex is final when it is taken.
fn longest(ground: &Ground<'_>, own: &[f64], from: NodeIndex, last: u32, stops: &dyn Fn(NodeIndex) -> bool) -> f64 {
    let rank = |vertex: NodeIndex| ground.order.rank[vertex.index()];
    let mut before = rustc_hash::FxHashMap::from_iter([(from, 0.0)]);
    let mut open = BinaryHeap::from([Reverse((rank(from), from))]);
    let mut found = 0.0_f64;
    while let Some(Reverse((_, vertex))) = open.pop() {
        let length = before.remove(&vertex).unwrap_or(0.0) + own[vertex.index()];
        if stops(vertex) {
            found = found.max(length);
        }
        for way in ways_on(ground, vertex) {
            let to = ground.flow.ends_of(way).1;
            if rank(to) > last {
                continue;
            }
            let there = before.entry(to).or_insert_with(|| {
                open.push(Reverse((rank(to), to)));
                0.0
            });
            *there = there.max(length);
        }
    }
    found
}

fn seconds(ground: &Ground<'_>, vertex: NodeIndex) -> f64 {
    ground.flow.step(vertex).and_then(|at| ground.times.get(at)).map_or(0.0, |time| number(time.duration()))
}
