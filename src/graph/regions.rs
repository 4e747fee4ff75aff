//! Regions with a single entry and a single exit, and how they nest.
//!
//! Johnson, Pearson & Pingali, "The Program Structure Tree: Computing Control Regions in Linear Time" (PLDI 1994): two edges bound a region when
//! they lie on the same circles once the end is joined to the start. As every node here has one way in or one way out, the regions between
//! edges are all that a refined process structure tree (Polyvyanyy, Vanhatalo & Völzer 2010) would cut at nodes' entries and exits.

use super::circles::{Lists, circle_classes};

/// No region, no edge.
const NONE: u32 = u32::MAX;

/// The regions of a graph. Region 0 is the whole; a region's number is greater than that of the region around it.
#[derive(Debug)]
pub(super) struct Regions {
    pub regions: Vec<Region>,
    /// For each node the smallest region that it lies in.
    pub of_node: Vec<u32>,
    /// For each edge the smallest region that it lies in without bounding it.
    pub of_edge: Vec<u32>,
    /// For each edge the region that is entered by it.
    pub entered_by: Vec<Option<u32>>,
    /// For each edge the region that is left by it.
    pub left_by: Vec<Option<u32>>,
}

/// What lies between two edges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    /// The region around it; the whole is around itself.
    pub around: u32,
    /// The edge into it; none for the whole.
    pub entry: Option<u32>,
    /// The edge out of it; none where it ends with the whole.
    pub exit: Option<u32>,
}

/// Cuts a graph, given by its edges, in which `start` leads to every node and every node leads to `end`; `start` has one edge out.
pub(super) fn regions(nodes: usize, edges: &[(u32, u32)], start: u32, end: u32) -> Regions {
    let mut closed = edges.to_vec();
    closed.push((end, start));
    let classes = circle_classes(nodes, &closed, start);
    let out = Lists::of(nodes, edges.iter().enumerate().map(|(edge, (from, _))| (*from, edge as u32)));
    let order = edges_in_order(nodes, &out, edges, start);
    let mut found = bounds(&classes, &order, edges, end);
    nest(&mut found, nodes, &out, edges, start);
    found
}

// Consecutive edges of one class bound a region. What follows the last edge of the class of the closing edge is a region that ends with the whole.
fn bounds(classes: &[u32], order: &[u32], edges: &[(u32, u32)], end: u32) -> Regions {
    let whole = Region { around: 0, entry: None, exit: None };
    let mut found = Regions {
        regions: vec![whole],
        of_node: Vec::new(),
        of_edge: vec![0; edges.len()],
        entered_by: vec![None; edges.len()],
        left_by: vec![None; edges.len()],
    };
    let mut latest = vec![NONE; classes.iter().map(|class| *class as usize + 1).max().unwrap_or(0)];
    let mut exit_of = vec![NONE; edges.len()];
    for edge in order {
        let before = std::mem::replace(&mut latest[classes[*edge as usize] as usize], *edge);
        if before != NONE {
            exit_of[before as usize] = *edge;
        }
    }
    let closing = classes.last().map_or(NONE, |class| latest[*class as usize]);
    for edge in order {
        let exit = exit_of[*edge as usize];
        let to_the_end = *edge == closing && edges[*edge as usize].1 != end;
        if exit == NONE && !to_the_end {
            continue;
        }
        let region = found.regions.len() as u32;
        found.entered_by[*edge as usize] = Some(region);
        if let Some(left_by) = found.left_by.get_mut(exit as usize) {
            *left_by = Some(region);
        }
        let exit = (exit != NONE).then_some(exit);
        found.regions.push(Region { around: 0, entry: Some(*edge), exit });
    }
    found
}

// Which region is around which: as a walk from the start enters and leaves them.
fn nest(found: &mut Regions, nodes: usize, out: &Lists, edges: &[(u32, u32)], start: u32) {
    found.of_node = vec![NONE; nodes];
    found.of_node[start as usize] = 0;
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        for edge in out.of_node(node) {
            let mut region = found.of_node[node as usize];
            if let Some(left) = found.left_by[*edge as usize] {
                region = found.regions[left as usize].around;
            }
            found.of_edge[*edge as usize] = region;
            if let Some(entered) = found.entered_by[*edge as usize] {
                found.regions[entered as usize].around = region;
                region = entered;
            }
            let to = edges[*edge as usize].1;
            if found.of_node[to as usize] == NONE {
                found.of_node[to as usize] = region;
                open.push(to);
            }
        }
    }
}

// Edges as a walk in depth from the start meets them: of two edges of which one dominates the other, that one first.
fn edges_in_order(nodes: usize, out: &Lists, edges: &[(u32, u32)], start: u32) -> Vec<u32> {
    let mut order = Vec::with_capacity(edges.len());
    let mut seen = vec![false; nodes];
    seen[start as usize] = true;
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        for edge in out.of_node(node) {
            order.push(*edge);
            let to = edges[*edge as usize].1 as usize;
            if !std::mem::replace(&mut seen[to], true) {
                open.push(to as u32);
            }
        }
    }
    order
}
