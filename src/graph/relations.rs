use super::{Flow, Part, PartId, Sound, Tree};
use petgraph::graph::NodeIndex;
use rustc_hash::{FxHashMap, FxHashSet};

/// How two steps of a sound process stand to each other in one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Where a case passes both, the first is done before the second (repetitions aside).
    Before,
    /// The other way round.
    After,
    /// A case passes both, or one of each side, and neither waits for the other.
    Parallel,
    /// No case passes both on its way through.
    Exclusive,
    /// They lie in a region that blocks do not cut, on different ways or on a loop.
    Unclear,
}

/// Answers how steps stand to each other, from the structure tree: built in linear time, each answer in logarithmic time (heavy paths,
/// Sleator & Tarjan 1983); only inside a [`Part::Rigid`] that region is searched.
#[derive(Debug)]
pub struct Relations<'t> {
    tree: &'t Tree,
    nodes: Vec<Node>,
    // Where each step lies: the part that is its vertex, or the region it is a vertex of.
    leaves: Vec<Option<Leaf>>,
}

#[derive(Debug, Clone, Copy)]
struct Leaf {
    part: u32,
    vertex: NodeIndex,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    parent: u32,
    // Which child of its parent it is.
    place: u32,
    depth: u32,
    // Its largest child, with which it lies on one heavy path.
    heavy: u32,
    // The top of that path.
    head: u32,
}

// Where a branch of the tree hangs on the part that two steps have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    Child(u32),
    Vertex(NodeIndex),
}

const ROOT: u32 = u32::MAX;

impl<'t> Relations<'t> {
    /// Prepares the answers.
    pub fn of(sound: &'t Sound<'_>) -> Relations<'t> {
        Relations::of_tree(&sound.flow, &sound.tree, sound.process.steps.len())
    }

    fn of_tree(flow: &Flow, tree: &'t Tree, steps: usize) -> Relations<'t> {
        let mut nodes = hang(tree);
        for at in (0..nodes.len()).rev() {
            let above = nodes.get(nodes[at].parent as usize).copied();
            nodes[at].depth = above.map_or(0, |above| above.depth + 1);
            let on_path = above.filter(|above| above.heavy == at as u32);
            nodes[at].head = on_path.map_or(at as u32, |above| above.head);
        }
        Relations { tree, nodes, leaves: leaves(flow, tree, steps) }
    }

    /// How step `a` stands to step `b`. A step that stands nowhere in the tree, and a step to itself, is [`Relation::Unclear`].
    pub fn between(&self, a: usize, b: usize) -> Relation {
        let leaf = |step: usize| self.leaves.get(step).copied().flatten();
        let (Some(a), Some(b)) = (leaf(a), leaf(b)) else { return Relation::Unclear };
        let (common, under_a, under_b) = self.meet(a, b);
        if under_a == under_b {
            return Relation::Unclear;
        }
        match (&self.tree.parts[common as usize], under_a, under_b) {
            (Part::Seq(_) | Part::Rework { .. }, Under::Child(a), Under::Child(b)) => self.in_turn(a, b),
            (Part::One(_), ..) => Relation::Exclusive,
            (Part::All(_), ..) => Relation::Parallel,
            (Part::Rigid { ways, .. }, ..) => in_region(ways, under_a, under_b),
            _ => Relation::Unclear,
        }
    }

    fn in_turn(&self, a: u32, b: u32) -> Relation {
        if self.nodes[a as usize].place < self.nodes[b as usize].place { Relation::Before } else { Relation::After }
    }

    // The lowest part that both lie in, and where each hangs on it.
    fn meet(&self, a: Leaf, b: Leaf) -> (u32, Under, Under) {
        let (mut at_a, mut at_b) = (a.part, b.part);
        let (mut under_a, mut under_b) = (Under::Vertex(a.vertex), Under::Vertex(b.vertex));
        let node = |part: u32| self.nodes[part as usize];
        while node(at_a).head != node(at_b).head {
            let (head_a, head_b) = (node(at_a).head, node(at_b).head);
            if node(head_a).depth >= node(head_b).depth {
                (at_a, under_a) = (node(head_a).parent, Under::Child(head_a));
            } else {
                (at_b, under_b) = (node(head_b).parent, Under::Child(head_b));
            }
        }
        // Both on one heavy path: the upper one is common, the lower one hangs on it by the path's next part.
        if node(at_a).depth > node(at_b).depth {
            under_a = Under::Child(node(at_b).heavy);
            at_a = at_b;
        } else if node(at_b).depth > node(at_a).depth {
            under_b = Under::Child(node(at_a).heavy);
        }
        (at_a, under_a, under_b)
    }
}

// Parents, places and heavy children; children stand before their parents, so one pass adds up the sizes.
fn hang(tree: &Tree) -> Vec<Node> {
    let mut nodes = vec![Node { parent: ROOT, place: 0, depth: 0, heavy: ROOT, head: 0 }; tree.parts.len()];
    let mut sizes = vec![1u32; tree.parts.len()];
    for (at, part) in tree.parts.iter().enumerate() {
        let (mut place, mut largest) = (0, 0);
        each_child(part, |child| {
            let child = child.0;
            nodes[child as usize] = Node { parent: at as u32, place, ..nodes[child as usize] };
            if sizes[child as usize] > largest {
                (largest, nodes[at].heavy) = (sizes[child as usize], child);
            }
            sizes[at] += sizes[child as usize];
            place += 1;
        });
    }
    nodes
}

fn each_child(part: &Part, mut each: impl FnMut(PartId)) {
    match part {
        Part::Way(_) | Part::Vertex(_) => {}
        Part::Seq(parts) | Part::All(parts) => parts.iter().copied().for_each(each),
        Part::One(branches) => branches.iter().for_each(|branch| each(branch.part)),
        Part::Rework { body, back, then, .. } => [Some(*body), Some(*back), *then].into_iter().flatten().for_each(each),
        Part::Rigid { ways, .. } => ways.iter().for_each(|(_, _, part)| each(*part)),
    }
}

fn leaves(flow: &Flow, tree: &Tree, steps: usize) -> Vec<Option<Leaf>> {
    let mut leaves = vec![None; steps];
    let mut lies = |vertex: NodeIndex, part: usize| {
        if let Some(leaf) = flow.step(vertex).and_then(|step| leaves.get_mut(step)) {
            *leaf = Some(Leaf { part: part as u32, vertex });
        }
    };
    for (at, part) in tree.parts.iter().enumerate() {
        match part {
            Part::Vertex(vertex) => lies(*vertex, at),
            Part::Rigid { ways, .. } => ways.iter().for_each(|(from, to, _)| {
                lies(*from, at);
                lies(*to, at);
            }),
            _ => {}
        }
    }
    leaves
}

// Inside a region only a search tells: `a` comes before `b` if it leads there and `b` does not lead back.
fn in_region(ways: &[(NodeIndex, NodeIndex, PartId)], a: Under, b: Under) -> Relation {
    match (leads(ways, a, b), leads(ways, b, a)) {
        (true, false) => Relation::Before,
        (false, true) => Relation::After,
        _ => Relation::Unclear,
    }
}

fn leads(ways: &[(NodeIndex, NodeIndex, PartId)], from: Under, to: Under) -> bool {
    let end_of = |under: Under| match under {
        Under::Vertex(vertex) => Some((vertex, vertex)),
        Under::Child(part) => ways.iter().find(|way| way.2.0 == part).map(|way| (way.0, way.1)),
    };
    let (Some((_, start)), Some((goal, _))) = (end_of(from), end_of(to)) else { return false };
    let mut out: FxHashMap<NodeIndex, Vec<NodeIndex>> = FxHashMap::default();
    ways.iter().for_each(|(from, to, _)| out.entry(*from).or_default().push(*to));
    let (mut seen, mut open) = (FxHashSet::from_iter([start]), vec![start]);
    while let Some(vertex) = open.pop() {
        if vertex == goal {
            return true;
        }
        open.extend(out.get(&vertex).into_iter().flatten().copied().filter(|next| seen.insert(*next)));
    }
    false
}
