use super::rework::Reworks;
use super::{Kind, MOST_REPETITIONS, Run, Scenario, Trouble};
use crate::analysis::order::Order;
use crate::analysis::time::StepTime;
use crate::graph::Flow;
use crate::model::Split;
use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What a scenario is made from.
pub(super) struct Ground<'a> {
    pub flow: &'a Flow,
    pub order: &'a Order,
    pub times: &'a [StepTime],
    /// For each way the share of cases that take it.
    pub shares: &'a [f64],
    pub reworks: &'a Reworks,
}

/// What a scenario does at splits.
pub(super) trait Chooser {
    /// The one way of a decision that is taken.
    fn one(&mut self, ground: &Ground<'_>, meeting: &Meeting<'_>) -> Option<EdgeIndex>;
    /// Whether a parallel branch that starts only in some cases starts.
    fn starts(&mut self, ground: &Ground<'_>, meeting: &Meeting<'_>, way: EdgeIndex) -> Start;
}

/// Whether an optional parallel branch starts.
#[derive(PartialEq)]
pub(super) enum Start {
    Yes,
    No,
}

/// A split that the case has come to.
pub(super) struct Meeting<'a> {
    pub vertex: NodeIndex,
    /// 1 for the first time.
    pub round: u32,
    /// How often each way with a limit, or each rework way, was taken since its loop was entered.
    pub taken: &'a FxHashMap<EdgeIndex, u32>,
}

impl Meeting<'_> {
    /// How often the way was taken since its loop was entered.
    pub fn times(&self, way: EdgeIndex) -> u32 {
        self.taken.get(&way).copied().unwrap_or(0)
    }
}

/// A flow on its way: after which execution, and by which way.
struct Token {
    from: Option<u32>,
    way: EdgeIndex,
}

struct Walk<'a> {
    ground: &'a Ground<'a>,
    scenario: Scenario,
    // The vertices at which flows wait, in turn: when one is taken, nothing else can still reach it.
    open: BinaryHeap<Reverse<((u32, u32), NodeIndex)>>,
    waiting: FxHashMap<NodeIndex, Vec<Token>>,
    rounds: Vec<u32>,
    taken: FxHashMap<EdgeIndex, u32>,
    // For each vertex where a loop begins, the way by which the case was sent back to it last.
    sent_back: FxHashMap<NodeIndex, EdgeIndex>,
    repetitions: usize,
}

/// Plays the flow through once, choosing at each split.
pub(super) fn walk(kind: Kind, ground: &Ground<'_>, chooser: &mut dyn Chooser) -> Result<Scenario, Trouble> {
    let mut walk = Walk {
        ground,
        scenario: Scenario { kind, runs: Vec::new(), arcs: Vec::new(), ends: Vec::new(), taken: Vec::new() },
        open: BinaryHeap::new(),
        waiting: FxHashMap::default(),
        rounds: vec![0; ground.flow.graph.node_count()],
        taken: FxHashMap::default(),
        sent_back: FxHashMap::default(),
        repetitions: 0,
    };
    for way in ground.flow.ways_out(ground.flow.start) {
        walk.send(Token { from: None, way });
    }
    while let Some(Reverse((_, vertex))) = walk.open.pop() {
        walk.run(vertex, chooser)?;
    }
    Ok(walk.scenario)
}

impl Walk<'_> {
    fn send(&mut self, token: Token) {
        let to = self.ground.flow.ends_of(token.way).1;
        if to == self.ground.flow.end {
            self.scenario.ends.extend(token.from);
            return;
        }
        let there = self.waiting.entry(to).or_default();
        if there.is_empty() {
            self.open.push(Reverse((self.ground.order.turn(to), to)));
        }
        there.push(token);
    }

    fn run(&mut self, vertex: NodeIndex, chooser: &mut dyn Chooser) -> Result<(), Trouble> {
        let tokens = self.waiting.remove(&vertex).unwrap_or_default();
        self.enter(vertex, &tokens);
        let this = u32::try_from(self.scenario.runs.len()).map_err(|_| Trouble::TooLong)?;
        self.rounds[vertex.index()] += 1;
        let round = self.rounds[vertex.index()];
        self.repetitions += usize::from(round > 1);
        if self.repetitions > MOST_REPETITIONS {
            return Err(Trouble::TooLong);
        }
        self.scenario.runs.push(Run { vertex, step: self.ground.flow.step(vertex), round });
        self.scenario.arcs.extend(tokens.iter().filter_map(|token| token.from).map(|from| (from, this)));
        self.leave(vertex, this, chooser);
        Ok(())
    }

    // Coming to a loop afresh, its ways back may be taken as often as at first. A way back makes only the loops inside its own fresh.
    fn enter(&mut self, vertex: NodeIndex, tokens: &[Token]) {
        let back = tokens.iter().all(|token| self.ground.order.goes_back(token.way));
        let last = self.sent_back.remove(&vertex).filter(|_| back);
        for way in self.ground.reworks.of_header(vertex) {
            if last == Some(*way) {
                break;
            }
            self.taken.remove(way);
        }
    }

    fn leave(&mut self, vertex: NodeIndex, this: u32, chooser: &mut dyn Chooser) {
        let flow = self.ground.flow;
        let round = self.rounds[vertex.index()];
        let meeting = Meeting { vertex, round, taken: &self.taken };
        let ways = match flow.split(vertex) {
            Some(Split::One) => chooser.one(self.ground, &meeting).into_iter().collect(),
            Some(Split::All) => started(self.ground, &meeting, chooser),
            None => flow.ways_out(vertex),
        };
        if flow.split(vertex) == Some(Split::One) {
            self.scenario.taken.extend(ways.first().map(|way| (this, *way)));
        }
        if ways.is_empty() {
            self.pass_by(vertex, this);
        }
        for way in ways {
            let rework = self.ground.reworks.of_way(way);
            self.sent_back.extend(rework.map(|rework| (rework.header, way)));
            if rework.is_some() || flow.graph[way].max.is_some() {
                *self.taken.entry(way).or_default() += 1;
            }
            if flow.graph[way].cancel {
                self.open.clear();
                self.waiting.clear();
                self.scenario.ends.clear();
            }
            self.send(Token { from: Some(this), way });
        }
    }

    // No optional branch starts: the case goes on where they would have met.
    fn pass_by(&mut self, vertex: NodeIndex, this: u32) {
        match meeting_point(self.ground, vertex) {
            Some(way) => self.send(Token { from: Some(this), way }),
            None => self.scenario.ends.push(this),
        }
    }
}

fn started(ground: &Ground<'_>, meeting: &Meeting<'_>, chooser: &mut dyn Chooser) -> Vec<EdgeIndex> {
    let ways = ground.flow.ways_out(meeting.vertex).into_iter();
    let always = |way: &EdgeIndex| ground.flow.graph[*way].p.is_none();
    ways.filter(|way| always(way) || chooser.starts(ground, meeting, *way) == Start::Yes).collect()
}

// A way into the first vertex that every branch comes to.
fn meeting_point(ground: &Ground<'_>, split: NodeIndex) -> Option<EdgeIndex> {
    let mut common: Option<FxHashMap<NodeIndex, EdgeIndex>> = None;
    for way in ground.flow.ways_out(split) {
        let reached = reached(ground, way);
        common = Some(match common {
            None => reached,
            Some(common) => common.into_iter().filter(|(vertex, _)| reached.contains_key(vertex)).collect(),
        });
    }
    let common = common.unwrap_or_default().into_iter().filter(|(vertex, _)| *vertex != ground.flow.end);
    common.min_by_key(|(vertex, _)| ground.order.rank[vertex.index()]).map(|(_, way)| way)
}

// Every vertex on the ways forward from a way, with a way into it.
fn reached(ground: &Ground<'_>, way: EdgeIndex) -> FxHashMap<NodeIndex, EdgeIndex> {
    let mut into = FxHashMap::default();
    let mut seen = FxHashSet::default();
    let mut open = vec![way];
    while let Some(way) = open.pop() {
        let to = ground.flow.ends_of(way).1;
        into.insert(to, way);
        if seen.insert(to) {
            open.extend(ground.flow.ways_out(to).into_iter().filter(|way| !ground.order.goes_back(*way)));
        }
    }
    into
}

/// The likeliest of some ways, the first of several. What follows a used-up `max` is not among them.
pub(super) fn likeliest(ground: &Ground<'_>, vertex: NodeIndex, keep: impl Fn(EdgeIndex) -> bool) -> Option<EdgeIndex> {
    let ways = ground.flow.ways_out(vertex).into_iter();
    let ways = ways.filter(|way| !ground.flow.graph[*way].then && keep(*way));
    ways.reduce(|best, way| if ground.shares[way.index()] > ground.shares[best.index()] { way } else { best })
}
