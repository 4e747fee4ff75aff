//! Expected visits of a Markov chain, or of any linear flow: x = e + xA.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Of what is at `from`, this share goes on to `to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    pub from: usize,
    pub to: usize,
    pub share: f64,
}

/// How much comes to each node when this much begins at each.
///
/// Circle by circle in the order of the flow; within a circle nodes are eliminated, the one with the fewest neighbours first (Markowitz 1957). Only
/// sums, products and quotients by what leaves a node occur. What leaves a node is 1 less what stays: with shares of 99.999 % it keeps eleven digits.
pub(super) fn visits(begins: &[f64], arcs: &[Arc]) -> Vec<f64> {
    let mut graph = DiGraph::<(), f64>::with_capacity(begins.len(), arcs.len());
    for _ in begins {
        graph.add_node(());
    }
    for arc in arcs.iter().filter(|arc| arc.share > 0.0) {
        graph.add_edge(NodeIndex::new(arc.from), NodeIndex::new(arc.to), arc.share);
    }
    let mut circle_of = vec![0; begins.len()];
    // Kosaraju gives the circles against the flow.
    let circles: Vec<Vec<NodeIndex>> = kosaraju_scc(&graph).into_iter().rev().collect();
    for (number, circle) in circles.iter().enumerate() {
        circle.iter().for_each(|node| circle_of[node.index()] = number);
    }
    let mut visits = begins.to_vec();
    for (number, circle) in circles.iter().enumerate() {
        let mut around = Around::of(&graph, circle, &visits, |node| circle_of[node.index()] == number);
        around.solve(&mut visits);
        for edge in circle.iter().flat_map(|node| graph.edges(*node)) {
            if circle_of[edge.target().index()] != number {
                visits[edge.target().index()] += visits[edge.source().index()] * edge.weight();
            }
        }
    }
    visits
}

// From this many pairs of neighbours of the node with the fewest on, and up to this many nodes, a table is faster than lists.
const TANGLED: usize = 1_600;
const TABLE: usize = 4_000;

// A circle: what comes to each of its nodes from outside, and the shares between them both ways round.
struct Around {
    begins: BTreeMap<usize, f64>,
    out: BTreeMap<usize, BTreeMap<usize, f64>>,
    into: BTreeMap<usize, BTreeMap<usize, f64>>,
}

// A node that was eliminated: what began at it, what came to it from nodes that were still there, and what part of it left.
struct Gone {
    node: usize,
    begins: f64,
    came: BTreeMap<usize, f64>,
    leaves: f64,
}

impl Around {
    fn of(
        graph: &DiGraph<(), f64>,
        circle: &[NodeIndex],
        begins: &[f64],
        inside: impl Fn(NodeIndex) -> bool,
    ) -> Around {
        let nodes = circle.iter().map(|node| node.index());
        let mut around = Around {
            begins: nodes.clone().map(|node| (node, begins[node])).collect(),
            out: nodes.clone().map(|node| (node, BTreeMap::new())).collect(),
            into: nodes.map(|node| (node, BTreeMap::new())).collect(),
        };
        for edge in circle.iter().flat_map(|node| graph.edges(*node)).filter(|edge| inside(edge.target())) {
            around.add(edge.source().index(), edge.target().index(), *edge.weight());
        }
        around
    }

    fn add(&mut self, from: usize, to: usize, share: f64) {
        *self.out.entry(from).or_default().entry(to).or_insert(0.0) += share;
        *self.into.entry(to).or_default().entry(from).or_insert(0.0) += share;
    }

    fn solve(&mut self, visits: &mut [f64]) {
        let cost = |around: &Around, node: usize| {
            let count = |arcs: &BTreeMap<usize, BTreeMap<usize, f64>>| arcs.get(&node).map_or(0, BTreeMap::len);
            count(&around.out) * count(&around.into)
        };
        let mut queue: BinaryHeap<Reverse<(usize, usize)>> =
            self.begins.keys().map(|node| Reverse((cost(self, *node), *node))).collect();
        let mut gone = Vec::with_capacity(self.begins.len());
        while let Some(Reverse((known, node))) = queue.pop() {
            if !self.begins.contains_key(&node) {
                continue;
            }
            let now = cost(self, node);
            if now > known {
                queue.push(Reverse((now, node)));
                continue;
            }
            if now > TANGLED && self.begins.len() <= TABLE {
                self.solve_as_table(visits);
                break;
            }
            gone.push(self.eliminate(node));
        }
        for Gone { node, begins, came, leaves } in gone.into_iter().rev() {
            let came: f64 = came.iter().map(|(from, share)| visits[*from] * share).sum();
            visits[node] = (begins + came) / leaves;
        }
    }

    // The same elimination on a table, for what is left when every node has so many neighbours that lists no longer pay.
    fn solve_as_table(&self, visits: &mut [f64]) {
        let nodes: Vec<usize> = self.begins.keys().copied().collect();
        let place = |node: usize| nodes.binary_search(&node).ok();
        let mut shares = vec![vec![0.0; nodes.len()]; nodes.len()];
        let mut begins: Vec<f64> = self.begins.values().copied().collect();
        for (from, out) in &self.out {
            for (to, share) in out {
                if let (Some(from), Some(to)) = (place(*from), place(*to)) {
                    shares[from][to] = *share;
                }
            }
        }
        for last in (0..nodes.len()).rev() {
            let (before, row) = shares.split_at_mut(last);
            let row = &row[0];
            let leaves = (1.0 - row[last]).max(f64::EPSILON);
            for (to, share) in row[..last].iter().enumerate() {
                begins[to] += begins[last] * share / leaves;
            }
            for from in before {
                let part = from[last] / leaves;
                from[..last].iter_mut().zip(&row[..last]).for_each(|(there, share)| *there += part * share);
            }
        }
        for at in 0..nodes.len() {
            let came: f64 = (0..at).map(|from| visits[nodes[from]] * shares[from][at]).sum();
            visits[nodes[at]] = (begins[at] + came) / (1.0 - shares[at][at]).max(f64::EPSILON);
        }
    }

    fn eliminate(&mut self, node: usize) -> Gone {
        let begins = self.begins.remove(&node).unwrap_or(0.0);
        let mut out = self.out.remove(&node).unwrap_or_default();
        let mut came = self.into.remove(&node).unwrap_or_default();
        out.remove(&node);
        let leaves = (1.0 - came.remove(&node).unwrap_or(0.0)).max(f64::EPSILON);
        for to in out.keys() {
            self.into.entry(*to).or_default().remove(&node);
        }
        for from in came.keys() {
            self.out.entry(*from).or_default().remove(&node);
        }
        for (to, share) in &out {
            *self.begins.entry(*to).or_insert(0.0) += begins * share / leaves;
            for (from, before) in &came {
                self.add(*from, *to, before * share / leaves);
            }
        }
        Gone { node, begins, came, leaves }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Each node leads to two hundred others, so that the table is used; one in a thousand leaves. What comes out must solve x = e + xA.
    #[test]
    fn a_dense_circle_solves_its_equation() {
        let (nodes, targets) = (300, 200);
        let mut arcs = Vec::new();
        let mut seed = 12_345u64;
        for from in 0..nodes {
            for step in 0..targets {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let to = (from + 1 + step * 3 + (seed >> 33) as usize % 3) % nodes;
                arcs.push(Arc { from, to, share: 0.999 / targets as f64 });
            }
        }
        let mut begins = vec![0.0; nodes];
        (begins[0], begins[7]) = (1.0, 0.5);
        let found = visits(&begins, &arcs);
        let mut expected = begins;
        arcs.iter().for_each(|arc| expected[arc.to] += found[arc.from] * arc.share);
        for (found, expected) in found.iter().zip(&expected) {
            assert!((found - expected).abs() < 1e-9 * expected, "{found} instead of {expected}");
        }
        // In all, what begins leaves one time in a thousand.
        assert!((found.iter().sum::<f64>() / 1_500.0 - 1.0).abs() < 1e-9);
    }
}
