//! How likely each way is taken when its vertex is left (language.md §4).

use super::Flow;
use crate::model::Split;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// For each way of the flow, by its index, the share of cases that take it when its vertex is left.
///
/// At a decision the shares add up to 1: as written, the ways without a share dividing the remainder equally; all equally where none is
/// written. What is over 100 %, or under it with no way left to take the rest, is scaled (the linter has told of it). A `then` way has share 0:
/// it is no ordinary branch. A tacit way has the share that was set, else 0, the step's own `next` the rest. A branch of a parallel split has
/// the share of cases in which it is started. All other ways have 1.
pub fn shares(flow: &Flow) -> Vec<f64> {
    let mut shares = vec![1.0; flow.graph.edge_count()];
    for vertex in flow.graph.node_indices() {
        match flow.split(vertex) {
            None => {}
            Some(Split::One) => decision(flow, vertex, &mut shares),
            Some(Split::All) => {
                for way in flow.ways_out(vertex) {
                    shares[way.index()] = flow.graph[way].p.map_or(1.0, |p| p.clamp(0.0, 1.0));
                }
            }
        }
    }
    shares
}

fn decision(flow: &Flow, vertex: NodeIndex, shares: &mut [f64]) {
    let ways = flow.ways_out(vertex);
    let written = |way: &EdgeIndex| {
        let way = &flow.graph[*way];
        if way.then || way.tacit { Some(way.p.unwrap_or(0.0)) } else { way.p }
    };
    let given: f64 = ways.iter().filter_map(written).sum();
    let open = ways.iter().filter(|way| written(way).is_none()).count();
    let rest = if open == 0 { 0.0 } else { (1.0 - given).max(0.0) / open as f64 };
    let total = given + rest * open as f64;
    let ordinary = ways.iter().filter(|way| !flow.graph[**way].then).count().max(1) as f64;
    for way in &ways {
        shares[way.index()] = match written(way) {
            _ if total <= 0.0 && flow.graph[*way].then => 0.0,
            _ if total <= 0.0 => 1.0 / ordinary,
            Some(p) => p / total,
            None => rest / total,
        };
    }
}
