mod region;

use crate::graph::{Flow, Part, PartId, Tree};
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

/// For each of `keys` keys the most steps that carry it and that one case passes on one way through: all of a sequence and of parallel
/// branches, the fullest of exclusive ones, and none of what is only done to come back after a return.
///
/// `marks` are pairs of step and key. One pass over the tree, the smaller map always poured into the larger: O(n log n). In a region that blocks
/// do not cut, the longest chain in its order counts, which is never too many.
pub fn fullest(flow: &Flow, tree: &Tree, marks: &[(usize, usize)], keys: usize) -> Vec<Vec<usize>> {
    let mut of_step: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    marks.iter().for_each(|(step, key)| of_step.entry(*step).or_default().push(*key));
    let marked = |vertex: NodeIndex| -> Held {
        let Some(step) = flow.step(vertex) else { return Held::default() };
        of_step.get(&step).into_iter().flatten().map(|key| (*key, vec![step])).collect()
    };
    let mut held: Vec<Held> = Vec::with_capacity(tree.parts.len());
    for part in &tree.parts {
        let now = of_part(part, &mut held, &marked);
        held.push(now);
    }
    let mut whole = tree.root.map(|root| take(&mut held, root)).unwrap_or_default();
    (0..keys).map(|key| whole.remove(&key).unwrap_or_default()).collect()
}

// Per key the steps that carry it.
type Held = FxHashMap<usize, Vec<usize>>;

fn of_part(part: &Part, held: &mut [Held], marked: &impl Fn(NodeIndex) -> Held) -> Held {
    match part {
        Part::Way(_) => Held::default(),
        Part::Vertex(vertex) => marked(*vertex),
        Part::Seq(parts) | Part::All(parts) => poured(parts.iter().map(|part| take(held, *part)).collect(), together),
        Part::One(branches) => poured(branches.iter().map(|branch| take(held, branch.part)).collect(), fuller),
        Part::Rework { body, then, .. } => {
            let then = then.iter().flat_map(|then| [then.usual, then.instead]).map(|part| take(held, part));
            let then = poured(then.collect(), fuller);
            poured(vec![take(held, *body), then], together)
        }
        Part::Rigid(region) => region::longest_chains(region, held),
    }
}

fn take(held: &mut [Held], part: PartId) -> Held {
    held.get_mut(part.0 as usize).map(std::mem::take).unwrap_or_default()
}

fn poured(all: Vec<Held>, both: fn(Vec<usize>, Vec<usize>) -> Vec<usize>) -> Held {
    all.into_iter().fold(Held::default(), |a, b| {
        let (mut large, small) = if a.len() < b.len() { (b, a) } else { (a, b) };
        for (key, steps) in small {
            let there = large.remove(&key).unwrap_or_default();
            large.insert(key, both(there, steps));
        }
        large
    })
}

fn together(a: Vec<usize>, b: Vec<usize>) -> Vec<usize> {
    let (mut long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    long.extend(short);
    long
}

fn fuller(a: Vec<usize>, b: Vec<usize>) -> Vec<usize> {
    if b.len() > a.len() { b } else { a }
}
