use super::{Held, take};
use crate::graph::PartId;
use petgraph::graph::NodeIndex;
use rustc_hash::{FxHashMap, FxHashSet};

type RegionWay = (NodeIndex, NodeIndex, PartId);

/// In a region that blocks do not cut: for each key the steps on the chain, in the order of the region without ways back, that carries most of it.
pub(super) fn longest_chains(
    entry: NodeIndex,
    ways: &[RegionWay],
    held: &mut [Held],
    marked: &impl Fn(NodeIndex) -> Held,
) -> Held {
    let order = order(entry, ways);
    let on_ways: Vec<Held> = ways.iter().map(|way| take(held, way.2)).collect();
    let at_vertices: Vec<Held> = order.iter().map(|vertex| marked(*vertex)).collect();
    let mut keys: Vec<usize> = on_ways.iter().chain(&at_vertices).flat_map(|held| held.keys().copied()).collect();
    keys.sort_unstable();
    keys.dedup();
    let region = Region { place: order.iter().enumerate().map(|(at, vertex)| (*vertex, at)).collect(), ways };
    keys.into_iter().map(|key| (key, region.longest_chain(key, &on_ways, &at_vertices))).collect()
}

struct Region<'a> {
    // Where each vertex stands in the order; a way to an earlier place is a way back.
    place: FxHashMap<NodeIndex, usize>,
    ways: &'a [RegionWay],
}

impl Region<'_> {
    fn longest_chain(&self, key: usize, on_ways: &[Held], at_vertices: &[Held]) -> Vec<usize> {
        let held = |held: &Held| held.get(&key).cloned().unwrap_or_default();
        let mut best: Vec<Vec<usize>> = at_vertices.iter().map(held).collect();
        for (way, from, to) in self.forward() {
            let mut chain = best[from].clone();
            chain.extend(held(&on_ways[way]));
            chain.extend(held(&at_vertices[to]));
            if chain.len() > best[to].len() {
                best[to] = chain;
            }
        }
        best.into_iter().fold(Vec::new(), super::fuller)
    }

    // Ways that do not lead back, those out of an earlier vertex first: when a vertex is left, all that leads to it has been seen.
    fn forward(&self) -> Vec<(usize, usize, usize)> {
        let place = |vertex: &NodeIndex| self.place.get(vertex).copied();
        let all = self.ways.iter().enumerate();
        let mut forward: Vec<(usize, usize, usize)> =
            all.filter_map(|(way, (from, to, _))| Some((way, place(from)?, place(to)?))).collect();
        forward.retain(|(_, from, to)| from < to);
        forward.sort_by_key(|(_, from, _)| *from);
        forward
    }
}

// Reverse postorder from the entry, with a stack of our own.
fn order(entry: NodeIndex, ways: &[RegionWay]) -> Vec<NodeIndex> {
    let mut out: FxHashMap<NodeIndex, Vec<NodeIndex>> = FxHashMap::default();
    ways.iter().for_each(|(from, to, _)| out.entry(*from).or_default().push(*to));
    let mut order = Vec::new();
    let mut seen = FxHashSet::from_iter([entry]);
    let mut open = vec![(entry, 0)];
    while let Some((vertex, next)) = open.pop() {
        match out.get(&vertex).and_then(|out| out.get(next)).copied() {
            None => order.push(vertex),
            Some(to) => {
                open.push((vertex, next + 1));
                if seen.insert(to) {
                    open.push((to, 0));
                }
            }
        }
    }
    order.reverse();
    order
}
