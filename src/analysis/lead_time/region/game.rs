//! One case through a region, event by event.

use super::draw::{Table, uniform};
use super::limits::resets;
use crate::analysis::law::Ticks;
use crate::graph::{NodeKind, Rigid};
use crate::model::{Split, words::JoinKind};
use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::Reversed;
use rand_pcg::Pcg64Mcg;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A region laid out for playing.
pub(in crate::analysis) struct Board<'a> {
    rigid: &'a Rigid,
    /// By way.
    pub tables: Vec<Table>,
    out: Vec<Vec<usize>>,
    ways_in: Vec<usize>,
    resets: Vec<Vec<usize>>,
    /// By node where all flows that parted somewhere have met again, where that was.
    parted: Vec<Option<usize>>,
}

impl<'a> Board<'a> {
    pub fn of(rigid: &'a Rigid, tables: Vec<Table>) -> Board<'a> {
        let ways_in = rigid.ways_in().iter().map(Vec::len).collect();
        Board { rigid, tables, out: rigid.ways_out(), ways_in, resets: resets(rigid), parted: parted(rigid) }
    }
}

/// Whether a flow carries anything out: an optional branch that was not started passes by until it is met.
#[derive(Clone, Copy, PartialEq)]
enum Flow {
    Live,
    Idle,
    /// It carried something out when everything was cancelled.
    Cut,
}

/// A way that was taken.
#[derive(Clone, Copy)]
struct Run {
    way: u32,
    point: u32,
    flow: Flow,
    /// The run that it had to wait for; [`FIRST`] for none.
    after: u32,
    from: Ticks,
    to: Ticks,
}

/// A way that was taken from one time to another.
#[derive(Clone, Copy)]
pub(in crate::analysis) struct Done {
    pub way: usize,
    pub from: Ticks,
    pub to: Ticks,
}

const FIRST: u32 = u32::MAX;

/// Plays cases on a board; what it needs is kept from one case to the next.
pub(in crate::analysis) struct Play<'b> {
    board: &'b Board<'b>,
    runs: Vec<Run>,
    open: BinaryHeap<Reverse<(Ticks, u32)>>,
    /// By node: how many flows wait there, and whether one of them carries anything out.
    waiting: Vec<(usize, Flow)>,
    /// By node what came to it last: what parts there is carried out as far as it was.
    came: Vec<Flow>,
    taken: Vec<u32>,
    last: u32,
    events: u64,
}

impl<'b> Play<'b> {
    pub fn on(board: &'b Board<'b>) -> Play<'b> {
        Play {
            board,
            runs: Vec::new(),
            open: BinaryHeap::new(),
            waiting: vec![(0, Flow::Idle); board.rigid.nodes.len()],
            came: vec![Flow::Live; board.rigid.nodes.len()],
            taken: vec![0; board.rigid.ways.len()],
            last: FIRST,
            events: 0,
        }
    }

    /// Plays one case; returns how long it took.
    pub fn once(&mut self, random: &mut Pcg64Mcg) -> Ticks {
        self.runs.clear();
        self.open.clear();
        self.waiting.fill((0, Flow::Idle));
        self.taken.fill(0);
        self.last = FIRST;
        self.pass_on(Rigid::ENTRY, FIRST, 0, Flow::Live, random);
        let mut end = 0;
        while let Some(Reverse((time, run))) = self.open.pop() {
            self.events += 1;
            let Run { way, flow, .. } = self.runs[run as usize];
            let node = self.board.rigid.ways[way as usize].to;
            match self.board.rigid.nodes[node].kind {
                NodeKind::Exit => {
                    end = time;
                    // What was not started ends nothing.
                    if flow == Flow::Live || self.last == FIRST {
                        self.last = run;
                    }
                }
                NodeKind::Entry | NodeKind::Join(JoinKind::One) => self.pass_on(node, run, time, flow, random),
                NodeKind::Join(JoinKind::All) => self.meet(node, run, time, flow, random),
                NodeKind::Split(Split::One) => self.decide(node, run, time, flow, random),
                NodeKind::Split(Split::All) => self.part(node, run, time, flow, random),
            }
        }
        end
    }

    /// The ways that the last case had to wait for, each with the point that was drawn on it, from the end back.
    pub fn critical(&self, mut each: impl FnMut(usize, usize)) {
        let mut run = self.last;
        while let Some(Run { way, point, flow, after, .. }) = self.runs.get(run as usize).copied() {
            if flow == Flow::Live {
                each(way as usize, point as usize);
            }
            run = after;
        }
    }

    /// The ways that were carried out to their end in the last case.
    pub fn done(&self) -> impl Iterator<Item = Done> {
        let live = self.runs.iter().filter(|run| run.flow == Flow::Live);
        live.map(|run| Done { way: run.way as usize, from: run.from, to: run.to })
    }

    /// The ways that were begun in the last case, cut short or not, each as often as that was.
    pub fn begun(&self, mut each: impl FnMut(usize)) {
        let runs = self.runs.iter().filter(|run| run.flow != Flow::Idle);
        runs.for_each(|run| each(run.way as usize));
    }

    /// How much there was to do for the cases so far.
    pub fn events(&self) -> u64 {
        self.events
    }

    /// The way on which the last case ended.
    pub fn last_way(&self) -> Option<usize> {
        self.runs.get(self.last as usize).map(|run| run.way as usize)
    }

    fn start(&mut self, way: usize, after: u32, time: Ticks, flow: Flow, random: &mut Pcg64Mcg) {
        for limited in &self.board.resets[way] {
            self.taken[*limited] = 0;
        }
        let (point, takes) = if flow == Flow::Live { self.board.tables[way].draw(random) } else { (0, 0) };
        let run = self.runs.len() as u32;
        let to = time.saturating_add(takes);
        self.runs.push(Run { way: way as u32, point, flow, after, from: time, to });
        self.open.push(Reverse((to, run)));
    }

    fn pass_on(&mut self, node: usize, after: u32, time: Ticks, flow: Flow, random: &mut Pcg64Mcg) {
        for way in &self.board.out[node] {
            self.start(*way, after, time, flow, random);
        }
    }

    // Events come in order of time: the flow that completes a join is the one that was waited for.
    fn meet(&mut self, node: usize, run: u32, time: Ticks, flow: Flow, random: &mut Pcg64Mcg) {
        let (number, live) = &mut self.waiting[node];
        *number += 1;
        if flow == Flow::Live {
            *live = Flow::Live;
        }
        if *number < self.board.ways_in[node] {
            return;
        }
        let flow = self.board.parted[node].map_or(*live, |parted| self.came[parted]);
        self.waiting[node] = (0, Flow::Idle);
        self.pass_on(node, run, time, flow, random);
    }

    fn part(&mut self, node: usize, run: u32, time: Ticks, flow: Flow, random: &mut Pcg64Mcg) {
        self.came[node] = flow;
        for way in &self.board.out[node] {
            let p = self.board.rigid.ways[*way].p;
            let started = flow == Flow::Live && (p >= 1.0 || uniform(random) < p);
            self.start(*way, run, time, if started { Flow::Live } else { Flow::Idle }, random);
        }
    }

    fn decide(&mut self, node: usize, run: u32, time: Ticks, flow: Flow, random: &mut Pcg64Mcg) {
        let Some(way) = self.choose(node, flow, random) else { return };
        let chosen = self.board.rigid.ways[way];
        if chosen.max.is_some() {
            self.taken[way] += 1;
        }
        if chosen.cancel {
            // What is cut off has no end: nothing that waits for its end will see it.
            for Reverse((_, run)) in self.open.drain() {
                let flow = &mut self.runs[run as usize].flow;
                *flow = if *flow == Flow::Live { Flow::Cut } else { *flow };
            }
            self.waiting.fill((0, Flow::Idle));
        }
        self.start(way, run, time, flow, random);
    }

    // A way whose limit is used up gives way to the `then` of its decision, or to the other ways in their proportions.
    fn choose(&self, node: usize, flow: Flow, random: &mut Pcg64Mcg) -> Option<usize> {
        let (rigid, out) = (self.board.rigid, &self.board.out[node]);
        let then = out.iter().copied().find(|way| rigid.ways[*way].then);
        let used_up = |way: usize| rigid.ways[way].max.is_some_and(|max| self.taken[way] >= max);
        let closed = |way: usize| {
            let way_ = rigid.ways[way];
            way_.then || (used_up(way) && then.is_none()) || (way_.cancel && flow == Flow::Idle)
        };
        let open = || out.iter().copied().filter(|way| !closed(*way));
        let mut left = uniform(random) * open().map(|way| rigid.ways[way].p).sum::<f64>();
        let mut chosen = open().next_back()?;
        for way in open() {
            left -= rigid.ways[way].p;
            if left < 0.0 {
                chosen = way;
                break;
            }
        }
        if used_up(chosen) { then } else { Some(chosen) }
    }
}

// Where all flows that parted at a split have met: the join that comes after everything between.
fn parted(rigid: &Rigid) -> Vec<Option<usize>> {
    let graph = DiGraph::<(), ()>::from_edges(rigid.ways.iter().map(|way| (way.from as u32, way.to as u32)));
    let above = simple_fast(&graph, NodeIndex::new(Rigid::ENTRY));
    let below = simple_fast(Reversed(&graph), NodeIndex::new(Rigid::EXIT));
    let parted = |node: usize| {
        let node = NodeIndex::new(node);
        let parted = above.immediate_dominator(node)?;
        let splits = rigid.nodes[parted.index()].kind == NodeKind::Split(Split::All);
        (splits && below.immediate_dominator(parted) == Some(node)).then_some(parted.index())
    };
    (0..rigid.nodes.len()).map(parted).collect()
}
