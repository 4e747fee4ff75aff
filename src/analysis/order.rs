//! Which ways go back, and an order of the vertices in which all others go forward (language.md §4, rework).
//!
//! A way goes back when its target dominates its source; where loops have several entries nothing dominates, and file order decides.

use crate::graph::{Dominance, Flow, Vertex};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The order of a flow.
#[derive(Debug, Clone)]
pub struct Order {
    /// Each vertex's place: every way that does not go back leads to a higher one.
    pub rank: Vec<u32>,
    back: FxHashSet<EdgeIndex>,
    /// Where flows from a vertex come at last without going back twice: [`END`], or the lowest place that a way back leads to, counted from 1.
    leads: Vec<u32>,
    in_loop: Vec<bool>,
}

/// Flows come to an end.
const END: u32 = 0;

impl Order {
    /// The order of a flow.
    pub fn of(flow: &Flow) -> Order {
        let mut back = FxHashSet::default();
        let mut rank = ranks(flow, &back);
        if rank.is_err() {
            back = dominated(flow);
            rank = ranks(flow, &back);
        }
        if rank.is_err() {
            against_file_order(flow, &mut back);
            rank = ranks(flow, &back);
        }
        let rank = rank.unwrap_or_else(|reached| reached);
        let leads = leads(flow, &rank, &back);
        let in_loop = if back.is_empty() { Vec::new() } else { in_loop(flow) };
        Order { rank, back, leads, in_loop }
    }

    /// The way goes back.
    pub fn goes_back(&self, way: EdgeIndex) -> bool {
        self.back.contains(&way)
    }

    /// With the ways back taken away, no end can be reached by this way (semantics.md §4).
    pub fn is_rework(&self, flow: &Flow, way: EdgeIndex) -> bool {
        self.leads_to(flow, way) != END
    }

    /// The way goes back further in than where its vertex leads anyway: rework, or inside a way back a loop of its own.
    pub fn sends_back(&self, flow: &Flow, way: EdgeIndex) -> bool {
        self.leads_to(flow, way) > self.leads[flow.ends_of(way).0.index()]
    }

    /// Where the loop of a way that sends back begins: the place of that vertex.
    pub fn loop_begins(&self, flow: &Flow, way: EdgeIndex) -> Option<u32> {
        self.leads_to(flow, way).checked_sub(1)
    }

    fn leads_to(&self, flow: &Flow, way: EdgeIndex) -> u32 {
        let to = flow.ends_of(way).1.index();
        if self.goes_back(way) { self.rank[to].saturating_add(1) } else { self.leads[to] }
    }

    /// An end can be reached from here without going back.
    pub fn can_end(&self, vertex: NodeIndex) -> bool {
        self.leads[vertex.index()] == END
    }

    /// What moves first when several flows stand somewhere: on a way back, the innermost; else the lowest place. Then a flow that waits where flows
    /// meet is only taken when no other can still come there.
    pub fn turn(&self, vertex: NodeIndex) -> (u32, u32) {
        (u32::MAX - self.leads[vertex.index()], self.rank[vertex.index()])
    }

    /// A case may come here more than once.
    pub fn is_in_loop(&self, vertex: NodeIndex) -> bool {
        self.in_loop.get(vertex.index()).copied().unwrap_or(false)
    }

    /// No way goes back.
    pub fn is_acyclic(&self) -> bool {
        self.back.is_empty()
    }
}

// Kahn's algorithm, ready vertices in file order. `Err` where a circle is left: those reached have their place.
fn ranks(flow: &Flow, back: &FxHashSet<EdgeIndex>) -> Result<Vec<u32>, Vec<u32>> {
    let graph = &flow.graph;
    let mut waits_for = vec![0u32; graph.node_count()];
    for way in graph.edge_references().filter(|way| !back.contains(&way.id())) {
        waits_for[way.target().index()] += 1;
    }
    let mut rank = vec![u32::MAX; graph.node_count()];
    let ready = graph.node_indices().filter(|vertex| waits_for[vertex.index()] == 0);
    let mut ready: BinaryHeap<_> = ready.map(|vertex| Reverse((place(flow, vertex), vertex))).collect();
    let mut next = 0;
    while let Some(Reverse((_, vertex))) = ready.pop() {
        rank[vertex.index()] = next;
        next += 1;
        for way in graph.edges(vertex).filter(|way| !back.contains(&way.id())) {
            let to = way.target();
            waits_for[to.index()] -= 1;
            if waits_for[to.index()] == 0 {
                ready.push(Reverse((place(flow, to), to)));
            }
        }
    }
    if next as usize == graph.node_count() { Ok(rank) } else { Err(rank) }
}

// File order; a routing vertex stands right behind its step, the end behind everything.
fn place(flow: &Flow, vertex: NodeIndex) -> usize {
    match flow.graph[vertex] {
        Vertex::Start => 0,
        Vertex::Meet(at) => 3 * at + 1,
        Vertex::Step(at) => 3 * at + 2,
        Vertex::InTime(at) => 3 * at + 3,
        Vertex::End => usize::MAX,
    }
}

fn dominated(flow: &Flow) -> FxHashSet<EdgeIndex> {
    let dominance = Dominance::of(flow);
    let ways = flow.graph.edge_references();
    ways.filter(|way| dominance.dominates(way.target(), way.source())).map(|way| way.id()).collect()
}

fn against_file_order(flow: &Flow, back: &mut FxHashSet<EdgeIndex>) {
    let mut part = vec![0u32; flow.graph.node_count()];
    {
        let within = EdgeFiltered::from_fn(&flow.graph, |way| !back.contains(&way.id()));
        for (number, members) in (0u32..).zip(kosaraju_scc(&within)) {
            for vertex in members {
                part[vertex.index()] = number;
            }
        }
    }
    for way in flow.graph.edge_references() {
        let (from, to) = (way.source(), way.target());
        if part[from.index()] == part[to.index()] && place(flow, to) <= place(flow, from) {
            back.insert(way.id());
        }
    }
}

// Backwards over all places. What is taken only once a limit of repetitions is used up (`then`) is no way on by itself.
fn leads(flow: &Flow, rank: &[u32], back: &FxHashSet<EdgeIndex>) -> Vec<u32> {
    let mut by_rank: Vec<NodeIndex> = flow.graph.node_indices().collect();
    by_rank.sort_unstable_by_key(|vertex| Reverse(rank[vertex.index()]));
    let mut leads = vec![u32::MAX; by_rank.len()];
    leads[flow.end.index()] = END;
    for vertex in by_rank.into_iter().filter(|vertex| *vertex != flow.end) {
        let ways = flow.graph.edges(vertex).filter(|way| !way.weight().then);
        let each = ways.map(|way| {
            let to = way.target().index();
            if back.contains(&way.id()) { rank[to].saturating_add(1) } else { leads[to] }
        });
        leads[vertex.index()] = each.min().unwrap_or(u32::MAX);
    }
    leads
}

fn in_loop(flow: &Flow) -> Vec<bool> {
    let mut looped = vec![false; flow.graph.node_count()];
    for members in kosaraju_scc(&flow.graph) {
        let round = members.len() > 1 || members.iter().any(|vertex| flow.graph.contains_edge(*vertex, *vertex));
        for vertex in members {
            looped[vertex.index()] = round;
        }
    }
    looped
}
