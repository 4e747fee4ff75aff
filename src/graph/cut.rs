//! What reduction leaves over is cut into regions with one entry and one exit; each is reduced again, the inner ones first.

use super::PartId;
use super::reduce::{Content, Edge, Ground, Kind, NONE, Web, meet_of, reduce, reduced, settle};
use super::region::{Exit, Knot};
use super::regions::{Regions, regions};
use crate::model::Split;

/// Reduces a web as far as it goes. What remains of a region is handed to `tie`, which makes a part of it.
pub(super) fn root(
    mut web: Web,
    start: u32,
    ground: &mut Ground<'_>,
    mut tie: impl FnMut(&mut Ground<'_>, Knot) -> PartId,
) -> PartId {
    if web.node(start).outs == 0 {
        return ground.contents.part_of(Content::EMPTY);
    }
    reduce_freely(&mut web, ground);
    if let Some(part) = reduced(&web, ground, start) {
        return part;
    }
    note_meets(&mut web, ground);
    let cut = Cut::of(&web, start);
    let mut parts: Vec<Option<PartId>> = vec![None; cut.regions.regions.len()];
    for region in (0..cut.regions.regions.len() as u32).rev() {
        if cut.standing[region as usize] != region {
            continue;
        }
        let (mut body, entry) = cut.body(&web, ground, region, &parts);
        reduce_freely(&mut body, ground);
        let part = match reduced(&body, ground, entry) {
            Some(part) => part,
            None => {
                note_meets(&mut body, ground);
                let mut knot = Knot::of(&body, ground, entry, cut.ends(&web, region));
                knot.outermost = cut.regions.regions[region as usize].around == 0;
                tie(ground, knot)
            }
        };
        parts[region as usize] = Some(part);
    }
    parts[0].unwrap_or_else(|| ground.contents.part_of(Content::EMPTY))
}

// Blocks that may still grow know for themselves how their branches come in; from here on their edges must know it too.
fn note_meets(web: &mut Web, ground: &mut Ground<'_>) {
    for edge in 0..web.edges.len() as u32 {
        if web.edge(edge).alive {
            meet_of(web, ground, edge);
        }
    }
}

// A `cancel` stands apart from reduction as long as something may run beside it; where nothing does, it is a way like any other.
fn reduce_freely(web: &mut Web, ground: &mut Ground<'_>) {
    loop {
        reduce(web, ground);
        let cancels: Vec<u32> = web.live_edges().filter(|edge| web.edge(*edge).cancel).collect();
        if cancels.is_empty() {
            return;
        }
        let beside = reached_in_parallel(web);
        let idle: Vec<u32> = cancels.into_iter().filter(|edge| !beside[web.edge(*edge).from as usize]).collect();
        if idle.is_empty() {
            return;
        }
        for edge in idle {
            if web.edge(edge).alive {
                web.edge_mut(edge).cancel = false;
                web.work.push(web.edge(edge).from);
                settle(web, ground, edge);
            }
        }
    }
}

fn reached_in_parallel(web: &Web) -> Vec<bool> {
    let splits = (0..web.nodes.len() as u32).filter(|node| web.node(*node).kind == Kind::Split(Split::All));
    let mut open: Vec<u32> = splits.collect();
    let mut seen = vec![false; web.nodes.len()];
    while let Some(node) = open.pop() {
        for edge in web.edges_out(node) {
            let to = web.edge(edge).to;
            if !std::mem::replace(&mut seen[to as usize], true) {
                open.push(to);
            }
        }
    }
    seen
}

// The regions of a web, and which of them stand on their own.
struct Cut {
    start: u32,
    // The edges of the web that are left, in their numbers there.
    edges: Vec<u32>,
    // For each region those edges, by their place in `edges`, that lie in it and in no inner one.
    within: Vec<Vec<u32>>,
    regions: Regions,
    // For each region itself, or the region in which it is dissolved: a cancel stops what is around it too, so its region is the outermost.
    standing: Vec<u32>,
}

impl Cut {
    fn of(web: &Web, start: u32) -> Cut {
        let edges: Vec<u32> = web.live_edges().collect();
        let end = edges.iter().map(|edge| web.edge(*edge).to).find(|node| web.node(*node).kind == Kind::End);
        let mut number = vec![NONE; web.nodes.len()];
        let mut count = 0;
        let mut numbered = |node: u32| {
            if number[node as usize] == NONE {
                number[node as usize] = count;
                count += 1;
            }
            number[node as usize]
        };
        let (first, last) = (numbered(start), numbered(end.unwrap_or(start)));
        let ends: Vec<(u32, u32)> =
            edges.iter().map(|edge| (numbered(web.edge(*edge).from), numbered(web.edge(*edge).to))).collect();
        let mut regions = regions(count as usize, &ends, first, last);
        regions.of_node = number.iter().map(|node| regions.of_node.get(*node as usize).copied().unwrap_or(0)).collect();
        let standing = standing(web, &edges, &regions);
        let mut within = vec![Vec::new(); regions.regions.len()];
        for (at, region) in regions.of_edge.iter().enumerate() {
            within[standing[*region as usize] as usize].push(at as u32);
        }
        Cut { start, edges, within, regions, standing }
    }

    // The region ends with the case: nothing is done after it.
    fn ends(&self, web: &Web, region: u32) -> Exit {
        let exit = self.regions.regions[region as usize].exit.map(|exit| web.edge(self.edges[exit as usize]));
        let goes_on = exit.is_some_and(|exit| exit.content.busy || web.node(exit.to).kind != Kind::End);
        if goes_on { Exit::OfTheRegion } else { Exit::OfTheCase }
    }

    // The inner region that the case ends in; only the whole has one.
    fn last_inside(&self, region: u32) -> Option<u32> {
        let inner = self.regions.regions.iter().skip(1).position(|inner| inner.exit.is_none());
        inner.filter(|_| region == 0).map(|inner| inner as u32 + 1)
    }

    fn region_of_node(&self, node: u32) -> u32 {
        self.standing[self.regions.of_node[node as usize] as usize]
    }

    // The region on its own, inner regions put in as parts.
    fn body(&self, web: &Web, ground: &mut Ground<'_>, region: u32, parts: &[Option<PartId>]) -> (Web, u32) {
        let mut body = Body { cut: self, web, region, parts, made: Web::default(), nodes: Default::default() };
        let bounds = self.regions.regions[region as usize];
        let start = match bounds.entry {
            None => body.node(self.start),
            Some(entry) => {
                let start = body.made.add_node(Kind::Start, NONE, None);
                let edge = web.edge(self.edges[entry as usize]);
                let first = body.node(edge.to);
                let mut way = Edge::new(start, first, Content::EMPTY);
                way.meet = edge.meet;
                body.made.add_edge(way);
                start
            }
        };
        for at in &self.within[region as usize] {
            body.edge(ground, *at);
        }
        if let Some(exit) = bounds.exit {
            let edge = web.edge(self.edges[exit as usize]);
            let end = body.made.add_node(Kind::End, NONE, None);
            let last = body.node(edge.from);
            let mut way = Edge::new(last, end, Content::EMPTY);
            (way.p, way.class, way.cancel, way.single) = (edge.p, edge.class, edge.cancel, edge.single);
            // Out of a join it is the last of all; out of a split it has its place among the ways.
            way.order = if matches!(web.node(edge.from).kind, Kind::Split(_)) { edge.order } else { NONE };
            body.made.add_edge(way);
        }
        if let Some(last) = self.last_inside(region) {
            let end = body.made.add_node(Kind::End, NONE, None);
            let last = body.inner(last);
            body.made.add_edge(Edge::new(last, end, Content::EMPTY));
        }
        let mut made = body.made;
        made.begin(ground);
        (made, start)
    }
}

fn standing(web: &Web, edges: &[u32], found: &Regions) -> Vec<u32> {
    let mut cancels = vec![false; found.regions.len()];
    for edge in edges.iter().filter(|edge| web.edge(**edge).cancel) {
        cancels[found.of_node[web.edge(*edge).from as usize] as usize] = true;
    }
    for region in (1..cancels.len()).rev() {
        cancels[found.regions[region].around as usize] |= cancels[region];
    }
    let mut standing: Vec<u32> = (0..cancels.len() as u32).collect();
    for region in 1..cancels.len() {
        let around = found.regions[region].around;
        if cancels[region] && around != 0 {
            standing[region] = standing[around as usize];
        }
    }
    standing
}

// A region that is being put together.
struct Body<'a> {
    cut: &'a Cut,
    web: &'a Web,
    region: u32,
    parts: &'a [Option<PartId>],
    made: Web,
    nodes: rustc_hash::FxHashMap<Place, u32>,
}

// A node of the web, or an inner region in its place.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Node(u32),
    Region(u32),
}

impl Body<'_> {
    fn node(&mut self, node: u32) -> u32 {
        let (web, made) = (self.web, &mut self.made);
        *self.nodes.entry(Place::Node(node)).or_insert_with(|| {
            let old = web.node(node);
            let new = made.add_node(old.kind, old.vertex, old.written);
            (made.node_mut(new).left, made.node_mut(new).limits) = (old.left, old.limits);
            new
        })
    }

    fn inner(&mut self, region: u32) -> u32 {
        let made = &mut self.made;
        *self.nodes.entry(Place::Region(region)).or_insert_with(|| made.add_node(Kind::Pass, NONE, None))
    }

    fn edge(&mut self, ground: &mut Ground<'_>, at: u32) {
        let edge = self.web.edge(self.cut.edges[at as usize]).clone();
        let (from, to) = (self.cut.region_of_node(edge.from), self.cut.region_of_node(edge.to));
        let mut made = edge.clone();
        if from == self.region {
            made.from = self.node(edge.from);
        } else {
            made = made.neutral();
            made.from = self.inner(from);
        }
        if to == self.region {
            made.to = self.node(edge.to);
        } else {
            made.to = self.inner(to);
            if let Some(part) = self.parts[to as usize] {
                let inner = ground.contents.holding(part);
                made.content = ground.contents.chain(made.content, inner);
            }
        }
        self.made.add_edge(made);
    }
}
