use super::{Flow, Part, PartId, Rigid, Sound, Tree};

/// How two steps of a sound process stand to each other in one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Where a case passes both, the first is done before the second (repetitions aside).
    Before,
    /// The other way round.
    After,
    /// They lie on parallel branches: neither waits for the other.
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
    // The part that is each step.
    leaves: Vec<Option<u32>>,
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
    // The depth of the highest part that is never passed through without it.
    sure: u32,
}

const NONE: u32 = u32::MAX;

impl<'t> Relations<'t> {
    /// Prepares the answers.
    pub fn of(sound: &'t Sound<'_>) -> Relations<'t> {
        let tree = &sound.tree;
        let mut nodes = hang(tree);
        for at in (0..nodes.len()).rev() {
            let above = nodes.get(nodes[at].parent as usize).copied();
            nodes[at].depth = above.map_or(0, |above| above.depth + 1);
            let on_path = above.filter(|above| above.heavy == at as u32);
            nodes[at].head = on_path.map_or(at as u32, |above| above.head);
            let always = above.filter(|_| always_passed(tree, nodes[at]));
            nodes[at].sure = always.map_or(nodes[at].depth, |above| above.sure);
        }
        Relations { tree, nodes, leaves: leaves(&sound.flow, tree, sound.process.steps.len()) }
    }

    /// How step `a` stands to step `b`. A step that stands nowhere in the tree, and a step to itself, is [`Relation::Unclear`].
    pub fn between(&self, a: usize, b: usize) -> Relation {
        let leaf = |step: usize| self.leaves.get(step).copied().flatten();
        let (Some(a), Some(b)) = (leaf(a), leaf(b)) else { return Relation::Unclear };
        let Some((common, a, b)) = self.meet(a, b) else { return Relation::Unclear };
        let place = |part: u32| self.nodes[part as usize].place;
        match &self.tree.parts[common as usize] {
            Part::One(_) => Relation::Exclusive,
            Part::All(_) => Relation::Parallel,
            Part::Rework { .. } if place(a).min(place(b)) == USUAL => Relation::Exclusive,
            Part::Seq(_) | Part::Rework { .. } if place(a) < place(b) => Relation::Before,
            Part::Seq(_) | Part::Rework { .. } => Relation::After,
            Part::Rigid(region) => in_region(region, PartId(a), PartId(b)),
            Part::Way(_) | Part::Vertex(_) => Relation::Unclear,
        }
    }

    /// Whether every case that comes to step `b` has done `a` before: `a` dominates `b`, parallel branches that are waited for included. Inside a
    /// [`Part::Rigid`] the answer is no, unless both lie on one of its ways.
    pub fn always_before(&self, a: usize, b: usize) -> bool {
        if self.between(a, b) != Relation::Before {
            return false;
        }
        let leaf = |step: usize| self.leaves.get(step).copied().flatten();
        let (Some(a), Some(b)) = (leaf(a), leaf(b)) else { return false };
        let depth = |part: u32| self.nodes[part as usize].depth;
        self.meet(a, b).is_some_and(|(common, ..)| self.nodes[a as usize].sure <= depth(common))
    }

    // The lowest part that both lie in, and the children of it that they lie in; nothing where one lies in the other.
    fn meet(&self, a: u32, b: u32) -> Option<(u32, u32, u32)> {
        let node = |part: u32| self.nodes[part as usize];
        let (mut at_a, mut at_b) = (a, b);
        let (mut under_a, mut under_b) = (NONE, NONE);
        while node(at_a).head != node(at_b).head {
            let (head_a, head_b) = (node(at_a).head, node(at_b).head);
            if node(head_a).depth >= node(head_b).depth {
                (at_a, under_a) = (node(head_a).parent, head_a);
            } else {
                (at_b, under_b) = (node(head_b).parent, head_b);
            }
            if at_a == NONE || at_b == NONE {
                return None;
            }
        }
        // Both on one heavy path: the upper is what they have in common, and the path's next part is the lower one's child of it.
        if node(at_a).depth > node(at_b).depth {
            (at_a, under_a) = (at_b, node(at_b).heavy);
        } else if node(at_b).depth > node(at_a).depth {
            (at_b, under_b) = (at_a, node(at_a).heavy);
        }
        (under_a != NONE && under_b != NONE && at_a == at_b).then_some((at_a, under_a, under_b))
    }
}

// Parents, places and heavy children; children stand before their parents, so one pass adds up the sizes.
// A part that a rigid region repeats in several rounds hangs where it stands last: in one round as in the other.
fn hang(tree: &Tree) -> Vec<Node> {
    let mut nodes = vec![Node { parent: NONE, place: 0, depth: 0, heavy: NONE, head: 0, sure: 0 }; tree.parts.len()];
    let mut sizes = vec![1u64; tree.parts.len()];
    for (at, part) in tree.parts.iter().enumerate() {
        let (mut place, mut largest) = (0, 0);
        each_child(part, |PartId(child)| {
            let size = sizes[child as usize];
            let node = &mut nodes[child as usize];
            (node.parent, node.place) = (at as u32, place);
            if size > largest {
                (largest, nodes[at].heavy) = (size, child);
            }
            sizes[at] = sizes[at].saturating_add(size);
            place += 1;
        });
    }
    nodes
}

// Whether whoever passes the part above passes this one.
fn always_passed(tree: &Tree, node: Node) -> bool {
    match tree.parts.get(node.parent as usize) {
        Some(Part::Seq(_) | Part::All(_)) => true,
        Some(Part::Rework { .. }) => node.place == BODY,
        _ => false,
    }
}

// The place of a rework's body below it.
const BODY: u32 = 0;

// The place of `Then::usual` below a rework; `Then::instead` stands behind it.
const USUAL: u32 = 2;

fn each_child(part: &Part, mut each: impl FnMut(PartId)) {
    match part {
        Part::Way(_) | Part::Vertex(_) => {}
        Part::Seq(parts) | Part::All(parts) => parts.iter().copied().for_each(each),
        Part::One(branches) => branches.iter().for_each(|branch| each(branch.part)),
        Part::Rework { body, back, then, .. } => {
            let then = then.iter().flat_map(|then| [then.usual, then.instead]);
            [*body, *back].into_iter().chain(then).for_each(each);
        }
        Part::Rigid(region) => region.ways.iter().for_each(|way| each(way.part)),
    }
}

fn leaves(flow: &Flow, tree: &Tree, steps: usize) -> Vec<Option<u32>> {
    let mut leaves = vec![None; steps];
    for (at, part) in tree.parts.iter().enumerate() {
        if let Part::Vertex(vertex) = part
            && let Some(leaf) = flow.step(*vertex).and_then(|step| leaves.get_mut(step))
        {
            *leaf = Some(at as u32);
        }
    }
    leaves
}

// Inside a region only a search tells: `a` comes before `b` if it leads there and `b` does not lead back.
fn in_region(region: &Rigid, a: PartId, b: PartId) -> Relation {
    match (leads(region, a, b), leads(region, b, a)) {
        (true, false) => Relation::Before,
        (false, true) => Relation::After,
        _ => Relation::Unclear,
    }
}

fn leads(region: &Rigid, from: PartId, to: PartId) -> bool {
    let out = region.ways_out();
    let mut open: Vec<usize> = region.ways.iter().filter(|way| way.part == from).map(|way| way.to).collect();
    let mut seen = vec![false; region.nodes.len()];
    while let Some(node) = open.pop() {
        if std::mem::replace(&mut seen[node], true) {
            continue;
        }
        for way in out[node].iter().map(|way| region.ways[*way]) {
            if way.part == to {
                return true;
            }
            open.push(way.to);
        }
    }
    false
}
