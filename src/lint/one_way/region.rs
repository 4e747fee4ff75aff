use super::{Held, fuller, take};
use crate::graph::Rigid;

/// In a region that blocks do not cut: for each key the steps of the chain, in the order of the region without ways back, that carries most of it.
pub(super) fn longest_chains(region: &Rigid, held: &mut [Held]) -> Held {
    let on_ways: Vec<Held> = region.ways.iter().map(|way| take(held, way.part)).collect();
    let mut keys: Vec<usize> = on_ways.iter().flat_map(|held| held.keys().copied()).collect();
    keys.sort_unstable();
    keys.dedup();
    let forward = forward(region);
    keys.into_iter().map(|key| (key, longest_chain(region, &forward, key, &on_ways))).collect()
}

fn longest_chain(region: &Rigid, forward: &[usize], key: usize, on_ways: &[Held]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = vec![Vec::new(); region.nodes.len()];
    for at in forward {
        let way = region.ways[*at];
        let carried = on_ways[*at].get(&key).into_iter().flatten();
        let chain: Vec<usize> = best[way.from].iter().chain(carried).copied().collect();
        if chain.len() > best[way.to].len() {
            best[way.to] = chain;
        }
    }
    best.into_iter().fold(Vec::new(), fuller)
}

// The ways that do not lead back, those out of an earlier node first: when a node is left, all that leads to it has been seen.
fn forward(region: &Rigid) -> Vec<usize> {
    let mut place = vec![usize::MAX; region.nodes.len()];
    for (at, node) in order(region).into_iter().enumerate() {
        place[node] = at;
    }
    let ends = |way: &usize| (place[region.ways[*way].from], place[region.ways[*way].to]);
    let mut forward: Vec<usize> = (0..region.ways.len()).filter(|way| ends(way).0 < ends(way).1).collect();
    forward.sort_by_key(|way| ends(way).0);
    forward
}

// Reverse postorder from the entry, with a stack of our own.
fn order(region: &Rigid) -> Vec<usize> {
    let out = region.ways_out();
    let (mut order, mut seen) = (Vec::new(), vec![false; region.nodes.len()]);
    seen[Rigid::ENTRY] = true;
    let mut open = vec![(Rigid::ENTRY, 0)];
    while let Some((node, next)) = open.pop() {
        let Some(way) = out[node].get(next) else {
            order.push(node);
            continue;
        };
        open.push((node, next + 1));
        let to = region.ways[*way].to;
        if !std::mem::replace(&mut seen[to], true) {
            open.push((to, 0));
        }
    }
    order.reverse();
    order
}
