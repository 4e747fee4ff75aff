//! Which edges lie on the same circles.
//!
//! Johnson, Pearson & Pingali (PLDI 1994), figure 4: in a graph in which every node can reach every other, two edges lie on the same directed
//! circles if and only if they lie on the same undirected ones, and these are told apart by the edges back ("brackets") that pass over each
//! edge of an undirected walk in depth. Linear.

const NONE: u32 = u32::MAX;

/// A class for each edge; two edges have the same one when every circle through the one goes through the other.
pub(super) fn circle_classes(nodes: usize, edges: &[(u32, u32)], root: u32) -> Vec<u32> {
    let walk = Walk::of(nodes, edges, root);
    let mut brackets = Brackets::new(edges.len());
    let mut at = vec![At { highest: NONE, list: List::EMPTY }; nodes];
    let mut capping_at: Vec<Vec<u32>> = vec![Vec::new(); nodes];
    for node in walk.order.iter().rev().copied() {
        let highest_back = walk.up(node).iter().map(|edge| walk.number_above(node, *edge, edges)).min().unwrap_or(NONE);
        let (mut highest, mut second, mut list) = (NONE, NONE, List::EMPTY);
        for child in walk.children(node) {
            let below = at[*child as usize];
            list = brackets.concat(below.list, list);
            second = second.min(highest.max(below.highest));
            highest = highest.min(below.highest);
        }
        for capping in &capping_at[node as usize] {
            brackets.delete(&mut list, *capping);
        }
        for edge in walk.down(node) {
            brackets.delete(&mut list, *edge);
            if brackets.class[*edge as usize] == NONE {
                brackets.class[*edge as usize] = brackets.new_class();
            }
        }
        for edge in walk.up(node) {
            brackets.push(&mut list, *edge);
        }
        // A second child whose brackets end here needs no cap.
        if second < highest_back && second < walk.number[node as usize] {
            let capping = brackets.add();
            brackets.push(&mut list, capping);
            capping_at[walk.order[second as usize] as usize].push(capping);
        }
        at[node as usize] = At { highest: highest.min(highest_back), list };
        if let Some(edge) = walk.parent_edge(node) {
            brackets.classify(edge, list);
        }
    }
    brackets.class.truncate(edges.len());
    brackets.class
}

#[derive(Clone, Copy)]
struct At {
    // The number of the highest node that an edge back from here or below leads to.
    highest: u32,
    list: List,
}

// An undirected walk in depth: the edges of its tree, and those back to a node above.
struct Walk {
    order: Vec<u32>,
    number: Vec<u32>,
    parent_edge: Vec<u32>,
    children: Lists,
    up: Lists,
    down: Lists,
}

impl Walk {
    fn of(nodes: usize, edges: &[(u32, u32)], root: u32) -> Walk {
        let both = edges.iter().enumerate().flat_map(|(edge, (from, to))| [(*from, edge as u32), (*to, edge as u32)]);
        let touching = Lists::of(nodes, both);
        let (mut order, mut number, mut parent_edge) = (vec![root], vec![NONE; nodes], vec![NONE; nodes]);
        let mut children = Vec::new();
        let mut open = vec![(root, 0)];
        number[root as usize] = 0;
        while let Some((node, next)) = open.last_mut() {
            let Some(edge) = touching.of_node(*node).get(*next).copied() else {
                open.pop();
                continue;
            };
            *next += 1;
            let (node, other) = (*node, other_end(edges, edge, *node));
            if number[other as usize] == NONE {
                number[other as usize] = order.len() as u32;
                order.push(other);
                parent_edge[other as usize] = edge;
                children.push((node, other));
                open.push((other, 0));
            }
        }
        let is_tree = |edge: u32| {
            let (from, to) = edges[edge as usize];
            parent_edge[from as usize] == edge || parent_edge[to as usize] == edge
        };
        let back = (0..edges.len() as u32).filter(|edge| !is_tree(*edge));
        let ends = back.map(|edge| {
            let (from, to) = edges[edge as usize];
            if number[from as usize] > number[to as usize] { (edge, from, to) } else { (edge, to, from) }
        });
        let up = Lists::of(nodes, ends.clone().map(|(edge, below, _)| (below, edge)));
        let down = Lists::of(nodes, ends.map(|(edge, _, above)| (above, edge)));
        let children = Lists::of(nodes, children.iter().copied());
        Walk { order, number, parent_edge, children, up, down }
    }

    fn children(&self, node: u32) -> &[u32] {
        self.children.of_node(node)
    }

    // Edges back from the node to one above.
    fn up(&self, node: u32) -> &[u32] {
        self.up.of_node(node)
    }

    // Edges back to the node from one below.
    fn down(&self, node: u32) -> &[u32] {
        self.down.of_node(node)
    }

    fn number_above(&self, node: u32, edge: u32, edges: &[(u32, u32)]) -> u32 {
        self.number[other_end(edges, edge, node) as usize]
    }

    fn parent_edge(&self, node: u32) -> Option<u32> {
        let edge = self.parent_edge[node as usize];
        (edge != NONE).then_some(edge)
    }
}

fn other_end(edges: &[(u32, u32)], edge: u32, node: u32) -> u32 {
    let (from, to) = edges[edge as usize];
    if from == node { to } else { from }
}

/// For each node a list, one after the other in memory.
pub(super) struct Lists {
    first: Vec<u32>,
    members: Vec<u32>,
}

impl Lists {
    /// Gathers pairs of a node and a member of its list; within a list the order of the pairs stays.
    pub fn of(nodes: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Lists {
        let mut first = vec![0; nodes + 1];
        for (node, _) in pairs.clone() {
            first[node as usize + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let mut next = first.clone();
        let mut members = vec![0; first[nodes] as usize];
        for (node, member) in pairs {
            members[next[node as usize] as usize] = member;
            next[node as usize] += 1;
        }
        Lists { first, members }
    }

    /// The list of a node.
    pub fn of_node(&self, node: u32) -> &[u32] {
        &self.members[self.first[node as usize] as usize..self.first[node as usize + 1] as usize]
    }
}

// Bracket lists: joined, cut and asked for their top in constant time.
struct Brackets {
    class: Vec<u32>,
    recent_size: Vec<u32>,
    recent_class: Vec<u32>,
    above: Vec<u32>,
    below: Vec<u32>,
    classes: u32,
}

#[derive(Clone, Copy)]
struct List {
    top: u32,
    bottom: u32,
    size: u32,
}

impl List {
    const EMPTY: List = List { top: NONE, bottom: NONE, size: 0 };
}

impl Brackets {
    fn new(edges: usize) -> Brackets {
        let none = vec![NONE; edges];
        let (recent_size, recent_class, above, below) = (none.clone(), none.clone(), none.clone(), none.clone());
        Brackets { class: none, recent_size, recent_class, above, below, classes: 0 }
    }

    // A bracket that is no edge.
    fn add(&mut self) -> u32 {
        for list in [&mut self.class, &mut self.recent_size, &mut self.recent_class, &mut self.above, &mut self.below] {
            list.push(NONE);
        }
        self.class.len() as u32 - 1
    }

    fn new_class(&mut self) -> u32 {
        self.classes += 1;
        self.classes - 1
    }

    fn push(&mut self, list: &mut List, bracket: u32) {
        *list = self.concat(List { top: bracket, bottom: bracket, size: 1 }, *list);
    }

    fn concat(&mut self, upper: List, lower: List) -> List {
        if upper.size == 0 || lower.size == 0 {
            return if upper.size == 0 { lower } else { upper };
        }
        self.below[upper.bottom as usize] = lower.top;
        self.above[lower.top as usize] = upper.bottom;
        List { top: upper.top, bottom: lower.bottom, size: upper.size + lower.size }
    }

    fn delete(&mut self, list: &mut List, bracket: u32) {
        let (above, below) = (self.above[bracket as usize], self.below[bracket as usize]);
        match above {
            NONE => list.top = below,
            _ => self.below[above as usize] = below,
        }
        match below {
            NONE => list.bottom = above,
            _ => self.above[below as usize] = above,
        }
        list.size -= 1;
    }

    // The class of an edge of the tree: edges with the same topmost bracket and as many brackets have the same.
    fn classify(&mut self, edge: u32, list: List) {
        let top = list.top as usize;
        if self.recent_size[top] != list.size {
            self.recent_size[top] = list.size;
            self.recent_class[top] = self.new_class();
        }
        self.class[edge as usize] = self.recent_class[top];
        if list.size == 1 {
            self.class[top] = self.class[edge as usize];
        }
    }
}
