//! The flow of a process in BPMN's shapes: a step that decides is followed by a gateway, one that waits for several is preceded by one.

use super::lanes::Lanes;
use super::{Connection, Node, Shape};
use crate::analysis::order::Order;
use crate::analysis::time::{StepTime, number};
use crate::graph::{Flow, Sound, Vertex};
use crate::model::words::{JoinKind, Word};
use crate::model::{Branch, Next, Process, Split};
use crate::report::names::Names;
use crate::say;
use crate::wording::{Text, percent, short_span_of_time};
use petgraph::graph::{EdgeIndex, NodeIndex};

/// What a diagram is made from.
pub(super) struct Ground<'g> {
    pub process: &'g Process,
    pub flow: &'g Flow,
    pub sound: Option<&'g Sound<'g>>,
    pub order: &'g Order,
    pub shares: &'g [f64],
    pub names: &'g Names<'g>,
    pub lanes: &'g Lanes,
    pub times: &'g [StepTime],
    pub contact: &'g dyn Fn(usize) -> (Vec<Text>, Text),
}

/// Nodes and flows, with the step that each node is or belongs to.
#[derive(Debug, Default)]
pub(super) struct Sketch {
    pub nodes: Vec<Node>,
    pub flows: Vec<Connection>,
    /// The step that a node is; gateways and events are none.
    pub steps: Vec<Option<usize>>,
    // Where a flow into a vertex arrives, and where one out of it leaves.
    ends: Vec<Option<(usize, usize)>>,
}

/// Draws up nodes and flows.
pub(super) fn sketch(ground: &Ground<'_>) -> Sketch {
    let mut sketch = Sketch { ends: vec![None; ground.flow.graph.node_count()], ..Sketch::default() };
    let mut order: Vec<NodeIndex> = ground.flow.graph.node_indices().collect();
    order.sort_by_key(|vertex| (ground.order.rank[vertex.index()], *vertex));
    for vertex in order.iter().filter(|vertex| **vertex != ground.flow.end) {
        sketch.ends[vertex.index()] = sketch.vertex(ground, *vertex);
    }
    for vertex in order {
        let Some((_, exit)) = sketch.ends[vertex.index()] else { continue };
        for way in ground.flow.ways_out(vertex) {
            sketch.way(ground, exit, way);
        }
    }
    sketch
}

impl Sketch {
    fn vertex(&mut self, ground: &Ground<'_>, vertex: NodeIndex) -> Option<(usize, usize)> {
        let flow = ground.flow;
        let (ins, outs) = (flow.ways_in(vertex).len(), flow.ways_out(vertex).len());
        let waits = ins > 1 && ground.join(vertex) == JoinKind::All;
        let step = match flow.graph[vertex] {
            Vertex::Start => return self.only(ground.node(vertex, Shape::Start, "start"), None),
            Vertex::InTime(_) if outs <= 1 => return None,
            Vertex::Step(at) => Some(at),
            _ => None,
        };
        let routing = step.is_none_or(|at| ground.process.steps[at].is_routing());
        let split = (outs > 1).then(|| split_shape(flow, vertex));
        let mut chain = Vec::new();
        if waits {
            let shape = if joins_some(flow, vertex) { Shape::Inclusive } else { Shape::Parallel };
            chain.push((ground.node(vertex, shape, "join"), None));
        } else if routing && ins > 1 && split.is_none_or(|shape| shape != Shape::Exclusive) {
            chain.push((ground.node(vertex, Shape::Exclusive, "merge"), None));
        }
        if !routing {
            chain.push((ground.node(vertex, Shape::Step, "step"), step));
        }
        if let Some(shape) = split {
            chain.push((ground.node(vertex, shape, "split"), None));
        }
        if chain.is_empty() {
            chain.push((ground.node(vertex, Shape::Point, "point"), None));
        }
        if routing && let (Some(at), Some((last, _))) = (step, chain.last_mut()) {
            last.label = ground.names.step(at).name;
        }
        let places: Vec<usize> = chain.into_iter().map(|(node, step)| self.push(node, step)).collect();
        for pair in places.windows(2) {
            self.flows.push(Connection::plain(pair[0], pair[1]));
        }
        Some((*places.first()?, *places.last()?))
    }

    fn only(&mut self, node: Node, step: Option<usize>) -> Option<(usize, usize)> {
        let place = self.push(node, step);
        Some((place, place))
    }

    fn push(&mut self, node: Node, step: Option<usize>) -> usize {
        self.nodes.push(node);
        self.steps.push(step);
        self.nodes.len() - 1
    }

    fn way(&mut self, ground: &Ground<'_>, exit: usize, way: EdgeIndex) {
        let flow = ground.flow;
        let (from, to) = flow.ends_of(way);
        if to == flow.end {
            let node = ground.end(from, way, self.nodes.len());
            let to = self.push(node, None);
            self.flows.push(ground.connection((exit, to), way));
            return;
        }
        // A step with a tacit way goes on in time: that point is not drawn where it does not split.
        if self.ends[to.index()].is_none() {
            for beyond in flow.ways_out(to) {
                self.way(ground, exit, beyond);
            }
            return;
        }
        if let Some((entry, _)) = self.ends[to.index()] {
            self.flows.push(ground.connection((exit, entry), way));
        }
    }
}

impl Ground<'_> {
    fn join(&self, vertex: NodeIndex) -> JoinKind {
        match self.sound {
            Some(sound) => sound.join(vertex),
            None => self.flow.written_join(vertex).unwrap_or(JoinKind::One),
        }
    }

    fn node(&self, vertex: NodeIndex, shape: Shape, part: &str) -> Node {
        let lane = self.lanes.of_vertex[vertex.index()];
        let step = match self.flow.graph[vertex] {
            Vertex::Step(at) if shape == Shape::Step => Some(at),
            _ => None,
        };
        let owner = self.flow.owner(vertex).map_or(String::new(), |at| self.names.step(at).id);
        let id = match (step, self.flow.graph[vertex]) {
            (Some(_), _) => owner,
            (None, Vertex::Step(_) | Vertex::Start | Vertex::End) => format!("{owner}/{part}"),
            // Several routing vertices may belong to one step.
            (None, _) => format!("{owner}/{part}{}", vertex.index()),
        };
        let Some(at) = step else { return Node::bare(id, lane, shape) };
        let day = self.process.time_base().day_seconds();
        let time = self.times.get(at).and_then(|time| time.total).map(|time| short_span_of_time(number(time), day));
        let (contact, contact_short) = (self.contact)(at);
        Node {
            label: self.names.step(at).name,
            number: Some(at + 1),
            time,
            tags: self.tags(at),
            contact,
            contact_short,
            ..Node::bare(id, lane, shape)
        }
    }

    // Its office, where its department has several; that others take part.
    fn tags(&self, at: usize) -> Vec<Text> {
        let step = &self.process.steps[at];
        let siblings = self.process.steps.iter().filter(|other| other.department() == step.department());
        let mut tags = Vec::new();
        if let Some(office) = step.office()
            && siblings.into_iter().any(|other| other.office() != Some(office))
        {
            tags.push(self.office(step.department().unwrap_or(""), office));
        }
        if !step.more().with.is_empty() {
            let with = Text::list(step.more().with.iter().map(|id| self.names.department(&id.value)));
            tags.push(say!(with = with; zh: "会同 {with}", en: "with {with}"));
        }
        tags
    }

    fn office(&self, department: &str, office: &str) -> Text {
        let department = self.process.departments.iter().find(|one| *one.id.value == *department);
        let found = department.and_then(|one| one.offices.iter().find(|one| *one.id.value == *office));
        let name = found.and_then(|one| one.name.as_ref());
        name.map_or_else(|| Text::same(office), crate::report::names::text)
    }

    fn end(&self, from: NodeIndex, way: EdgeIndex, place: usize) -> Node {
        let about = &self.flow.graph[way];
        let shape = if about.cancel { Shape::Terminate } else { Shape::End };
        let label = match (&about.outcome, self.branch(way)) {
            (_, Some(branch)) if branch.feedback => {
                let to = self.names.called(branch.target.value.name());
                say!(to = to; zh: "另起新办件：{to}", en: "a new case: {to}")
            }
            (Some(outcome), _) => Text::same(&**outcome),
            (None, _) => Text::fixed("", ""),
        };
        let lane = self.lanes.of_vertex[from.index()];
        Node { label, ..Node::bare(format!("/end{place}"), lane, shape) }
    }

    fn connection(&self, (from, to): (usize, usize), way: EdgeIndex) -> Connection {
        let most = self.flow.graph[way].max.map(|max| say!(max = max; zh: "最多 {max} 次", en: "at most {max}×"));
        let (when, back) = (self.when(way), self.order.goes_back(way));
        Connection { when, share: self.share(way).map(Text::same), most, back, ..Connection::plain(from, to) }
    }

    fn branch(&self, way: EdgeIndex) -> Option<&Branch> {
        let at = self.flow.owner(self.flow.ends_of(way).0)?;
        match &self.process.steps[at].next {
            Next::Split { branches, .. } => branches.get(self.flow.graph[way].branch?).map(|branch| &branch.value),
            _ => None,
        }
    }

    fn when(&self, way: EdgeIndex) -> Option<Text> {
        let about = &self.flow.graph[way];
        if about.tacit {
            return Some(say!(zh: "超时默认", en: "tacit, at the limit"));
        }
        if about.then {
            return Some(say!(zh: "次数用完", en: "no more rounds"));
        }
        let told = self.branch(way).and_then(|branch| {
            let when = branch.when.as_deref().map(Text::same);
            when.or_else(|| branch.cause.as_ref().map(|cause| cause.value.text()))
        });
        match (told, about.cancel) {
            (Some(told), true) => Some(say!(told = told; zh: "{told}，一票否决", en: "{told}, veto")),
            (None, true) => Some(say!(zh: "一票否决", en: "veto")),
            (told, false) => told,
        }
    }

    // Where nobody gave a share at a decision, none is said; where some did, the rest follows. A way that is taken once
    // the rounds are used up has no share of its own.
    fn share(&self, way: EdgeIndex) -> Option<String> {
        if self.flow.graph[way].then {
            return None;
        }
        let from = self.flow.ends_of(way).0;
        let given = self.flow.ways_out(from).iter().any(|way| self.flow.graph[*way].p.is_some());
        let said = match self.flow.split(from)? {
            Split::One => given,
            Split::All => self.flow.graph[way].p.is_some(),
        };
        let share = percent(self.shares[way.index()]);
        said.then(|| share.replace(".0%", "%"))
    }
}

fn split_shape(flow: &Flow, vertex: NodeIndex) -> Shape {
    match flow.split(vertex) {
        Some(Split::All) if starts_some(flow, vertex) => Shape::Inclusive,
        Some(Split::All) => Shape::Parallel,
        Some(Split::One) | None => Shape::Exclusive,
    }
}

fn starts_some(flow: &Flow, vertex: NodeIndex) -> bool {
    flow.split(vertex) == Some(Split::All)
        && flow.ways_out(vertex).iter().any(|way| flow.graph[*way].p.is_some_and(|p| p < 1.0))
}

/// How far back the split of a join is looked for.
const FAR: usize = 200;

// What an inclusive split started is waited for by an inclusive join: the nearest parallel split before it says which it is.
fn joins_some(flow: &Flow, vertex: NodeIndex) -> bool {
    let mut open: std::collections::VecDeque<NodeIndex> = [vertex].into();
    let mut seen = vec![vertex];
    while let Some(now) = open.pop_front().filter(|_| seen.len() < FAR) {
        for way in flow.ways_in(now) {
            let from = flow.ends_of(way).0;
            if flow.split(from) == Some(Split::All) {
                return starts_some(flow, from);
            }
            if !seen.contains(&from) {
                seen.push(from);
                open.push_back(from);
            }
        }
    }
    false
}

impl Node {
    /// A node of which nothing is said.
    pub fn bare(id: String, lane: usize, shape: Shape) -> Node {
        let nothing = Text::fixed("", "");
        Node {
            id,
            lane,
            shape,
            label: nothing.clone(),
            number: None,
            time: None,
            tags: Vec::new(),
            marks: Vec::new(),
            contact: Vec::new(),
            contact_short: nothing,
            critical: false,
        }
    }
}

impl Connection {
    /// A way of which nothing is said.
    pub fn plain(from: usize, to: usize) -> Connection {
        Connection { from, to, when: None, share: None, most: None, carried: None, back: false, critical: false }
    }
}
