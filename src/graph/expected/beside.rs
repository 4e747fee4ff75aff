//! Optional branches and `cancel` in a region without circles: what makes the rate of a way depend on more than the ways before it.
//!
//! An optional branch is carried out in its share of cases, until all flows of its split have met again. A join that waits is passed only if no decision
//! before it has stopped the case; decisions on different ways are taken as independent from where the flows parted. Of several decisions that can
//! stop the case the first one counts. What is done beside them counts as begun: what a `cancel` cuts short depends on time, which is not known here.

use super::rates::Steady;
use crate::graph::{NodeKind, Rigid};
use crate::model::{Split, words::JoinKind};
use petgraph::algo::dominators::{Dominators, simple_fast};
use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};

/// Expected traversals of each way per entry; nothing where the region has circles.
pub(super) fn rates(region: &Rigid, steady: &Steady<'_>) -> Option<Vec<f64>> {
    let order: Vec<usize> = toposort(&graph(region), None).ok()?.into_iter().map(NodeIndex::index).collect();
    let mut begins = vec![0.0; region.nodes.len()];
    begins[Rigid::ENTRY] = 1.0;
    let flows = steady.rates(&begins, |way| !region.ways[way].cancel);
    let walk = Walk { region, steady, flows: &flows, order: &order, above: dominators(&graph(region), Rigid::ENTRY) };
    let (goes_on, carried_out) = (walk.goes_on(), walk.carried_out());
    let mut rates: Vec<f64> =
        (0..flows.len()).map(|way| flows[way] * goes_on.ways[way] * carried_out.ways[way]).collect();
    let stops: Vec<usize> = (0..flows.len()).filter(|way| region.ways[*way].cancel).collect();
    let comes = |node: usize| match steady.into[node].first() {
        Some(first) if walk.waits(node) => flows[*first],
        _ => steady.into[node].iter().map(|way| flows[*way]).sum(),
    };
    let stopped = |way: &usize| {
        let from = region.ways[*way].from;
        comes(from) * goes_on.nodes[from] * steady.shares[*way]
    };
    let each: f64 = stops.iter().map(stopped).sum();
    let any = 1.0 - stops.iter().map(|way| 1.0 - stopped(way)).product::<f64>();
    let mut begins = vec![0.0; region.nodes.len()];
    for way in stops.iter().filter(|_| each > 0.0) {
        rates[*way] = stopped(way) * any / each;
        begins[region.ways[*way].to] += rates[*way];
    }
    let anew = steady.rates(&begins, |_| true);
    Some(rates.into_iter().zip(anew).map(|(rate, anew)| rate + anew).collect())
}

struct Walk<'a> {
    region: &'a Rigid,
    steady: &'a Steady<'a>,
    // How often each way would be taken if nothing were optional and nothing stopped.
    flows: &'a [f64],
    order: &'a [usize],
    above: Dominators<NodeIndex>,
}

// A probability at each node and on each way.
struct Along {
    nodes: Vec<f64>,
    ways: Vec<f64>,
}

impl Walk<'_> {
    // No decision before has stopped the case.
    fn goes_on(&self) -> Along {
        let goes_on = |way: usize| -> f64 {
            let at = self.region.ways[way].from;
            let others = self.steady.out[at].iter().filter(|way| !self.region.ways[**way].cancel);
            if self.is(at, NodeKind::Split(Split::One)) {
                others.map(|way| self.steady.shares[*way]).sum()
            } else {
                1.0
            }
        };
        self.along(goes_on, |_, ways| ways.iter().product())
    }

    // What lies on a way is carried out when its flow comes by.
    fn carried_out(&self) -> Along {
        let mut back = graph(self.region);
        back.reverse();
        let below = dominators(&back, Rigid::EXIT);
        let started = |way: usize| {
            let way = self.region.ways[way];
            if self.is(way.from, NodeKind::Split(Split::All)) { way.p } else { 1.0 }
        };
        self.along(started, |node, ways| {
            let parted = self.above.immediate_dominator(NodeIndex::new(node));
            let all_meet = parted.and_then(|parted| below.immediate_dominator(parted)) == Some(NodeIndex::new(node));
            if all_meet { 1.0 } else { 1.0 - ways.iter().map(|p| 1.0 - p).product::<f64>() }
        })
    }

    // From the entry on: a way keeps a part of what its node has; where flows have waited for each other, `met` tells from what the ways in still have,
    // relative to where the flows parted, what is left of that.
    fn along(&self, keeps: impl Fn(usize) -> f64, met: impl Fn(usize, &[f64]) -> f64) -> Along {
        let mut along = Along { nodes: vec![1.0; self.region.nodes.len()], ways: vec![1.0; self.region.ways.len()] };
        for node in self.order.iter().copied() {
            let ins = &self.steady.into[node];
            along.nodes[node] = if self.waits(node) {
                let parted =
                    self.above.immediate_dominator(NodeIndex::new(node)).map_or(1.0, |at| along.nodes[at.index()]);
                let left = |way: &usize| if parted > 0.0 { (along.ways[*way] / parted).min(1.0) } else { 0.0 };
                parted * met(node, &ins.iter().map(left).collect::<Vec<f64>>())
            } else {
                let total: f64 = ins.iter().map(|way| self.flows[*way]).sum();
                let sum: f64 = ins.iter().map(|way| self.flows[*way] * along.ways[*way]).sum();
                if total > 0.0 { sum / total } else { 1.0 }
            };
            for way in &self.steady.out[node] {
                along.ways[*way] = along.nodes[node] * keeps(*way);
            }
        }
        along
    }

    fn waits(&self, node: usize) -> bool {
        self.is(node, NodeKind::Join(JoinKind::All))
    }

    fn is(&self, node: usize, kind: NodeKind) -> bool {
        self.region.nodes[node].kind == kind
    }
}

fn dominators(graph: &DiGraph<(), ()>, root: usize) -> Dominators<NodeIndex> {
    simple_fast(graph, NodeIndex::new(root))
}

fn graph(region: &Rigid) -> DiGraph<(), ()> {
    let mut graph = DiGraph::with_capacity(region.nodes.len(), region.ways.len());
    for _ in &region.nodes {
        graph.add_node(());
    }
    for way in &region.ways {
        graph.add_edge(NodeIndex::new(way.from), NodeIndex::new(way.to), ());
    }
    graph
}
