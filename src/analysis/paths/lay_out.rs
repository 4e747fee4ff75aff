//! A way through the process as a scenario: its executions and what waits for what.

use super::Mark;
use super::made::{Event, Made, MadeId, Thing};
use crate::analysis::Study;
use crate::analysis::scenario::{Kind, Run, Scenario};
use crate::graph::{Part, PartId};
use crate::model::Split;
use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::FxHashMap;

/// A way laid out.
pub(super) struct LaidOut {
    pub scenario: Scenario,
    pub trail: Vec<Mark>,
    pub outcomes: Vec<Box<str>>,
}

/// What is still to be done, last first.
enum Task {
    Do(MadeId),
    Fork,
    NextBranch,
    Meet,
    EnterRegion,
    Take(Vec<u32>),
    Stand(u32),
    Out,
    LeaveRegion,
}

/// A parallel block, or a region, on whose inside the work is.
struct Inside {
    /// The executions after which it was entered.
    entry: Vec<u32>,
    /// Those after which what is behind it comes.
    met: Vec<u32>,
    /// The trail before it, and of each branch that is done.
    before: Vec<Mark>,
    branches: Vec<Vec<Mark>>,
    /// In a region: for each way at whose end a flow stands, the executions before it and its branch.
    standing: FxHashMap<u32, (Vec<u32>, usize)>,
    /// In a region: those of the flow that moves now, and the branch that it goes on with.
    moving: Vec<u32>,
    branch: Option<usize>,
}

struct Builder<'a> {
    study: &'a Study<'a>,
    made: &'a Made,
    tasks: Vec<Task>,
    inside: Vec<Inside>,
    /// The executions that what comes next waits for.
    front: Vec<u32>,
    trail: Vec<Mark>,
    rounds: FxHashMap<NodeIndex, u32>,
    out: LaidOut,
}

/// Lays out one way. Nothing recurses: what is left to do stands in a list.
pub(super) fn of(study: &Study<'_>, made: &Made, way: MadeId) -> LaidOut {
    let scenario = Scenario { kind: Kind::Decided, runs: vec![], arcs: vec![], ends: vec![], taken: vec![] };
    let mut builder = Builder {
        study,
        made,
        tasks: vec![Task::Do(way)],
        inside: Vec::new(),
        front: Vec::new(),
        trail: Vec::new(),
        rounds: FxHashMap::default(),
        out: LaidOut { scenario, trail: Vec::new(), outcomes: Vec::new() },
    };
    while let Some(task) = builder.tasks.pop() {
        builder.carry_out(task);
    }
    let mut laid = builder.out;
    laid.scenario.ends = builder.front;
    laid.trail = builder.trail;
    laid
}

impl Builder<'_> {
    fn carry_out(&mut self, task: Task) {
        match task {
            Task::Do(id) => self.make(id),
            Task::Fork | Task::EnterRegion => self.enter(),
            Task::NextBranch => {
                self.branch_done();
                self.front = self.inside.last().map(|inside| inside.entry.clone()).unwrap_or_default();
            }
            Task::Meet => {
                self.branch_done();
                self.leave();
            }
            Task::Take(ways) => self.take(&ways),
            Task::Stand(way) => self.stand(way),
            Task::Out => {
                if let Some(inside) = self.inside.last_mut() {
                    let moving = std::mem::take(&mut inside.moving);
                    inside.met.extend(moving);
                }
            }
            Task::LeaveRegion => self.leave(),
        }
    }

    fn make(&mut self, id: MadeId) {
        match self.made.thing(id) {
            None | Some(Thing::Event(..)) => {}
            Some(Thing::Part(part)) => self.part(*part),
            Some(Thing::Then(first, second)) => self.tasks.extend([Task::Do(*second), Task::Do(*first)]),
            Some(Thing::Beside(..)) => self.beside(id),
            Some(Thing::Region(last)) => self.region(*last),
        }
    }

    fn part(&mut self, part: PartId) {
        match self.study.sound.tree.part(part) {
            Part::Vertex(vertex) => self.run(*vertex),
            Part::Way(way) => self.way(*way),
            _ => {}
        }
    }

    fn run(&mut self, vertex: NodeIndex) {
        let flow = &self.study.sound.flow;
        if vertex == flow.start || vertex == flow.end {
            return;
        }
        let scenario = &mut self.out.scenario;
        let round = self.rounds.entry(vertex).or_default();
        *round += 1;
        let (step, this) = (flow.step(vertex), scenario.runs.len() as u32);
        scenario.runs.push(Run { vertex, step, round: *round });
        self.front.sort_unstable();
        self.front.dedup();
        scenario.arcs.extend(self.front.drain(..).map(|from| (from, this)));
        self.front.push(this);
        let shown = step.filter(|at| !self.study.process().steps[*at].is_routing());
        self.trail.extend(shown.map(|step| Mark::Step(step, *round)));
    }

    fn way(&mut self, way: EdgeIndex) {
        let flow = &self.study.sound.flow;
        let from = flow.ends_of(way).0;
        if flow.split(from) == Some(Split::One) {
            let scenario = &mut self.out.scenario;
            let decided = scenario.runs.iter().rposition(|run| run.vertex == from);
            scenario.taken.extend(decided.map(|run| (run as u32, way)));
        }
        self.out.outcomes.extend(flow.graph[way].outcome.clone());
    }

    // A block of several branches is made of pairs, the first of which may be a pair again.
    fn beside(&mut self, id: MadeId) {
        let mut tasks = vec![Task::Meet];
        let mut first = id;
        while let Some(Thing::Beside(before, last)) = self.made.thing(first) {
            tasks.extend([Task::Do(*last), Task::NextBranch]);
            first = *before;
        }
        tasks.extend([Task::Do(first), Task::Fork]);
        self.tasks.append(&mut tasks);
    }

    fn region(&mut self, last: MadeId) {
        let mut tasks = vec![Task::LeaveRegion];
        let mut at = last;
        while let Some(Thing::Event(before, event)) = self.made.thing(at) {
            match event {
                Event::Take(ways) => tasks.push(Task::Take(ways.clone())),
                Event::Go(what, way) => tasks.extend([Task::Stand(*way), Task::Do(*what)]),
                Event::Out => tasks.push(Task::Out),
            }
            at = *before;
        }
        tasks.push(Task::EnterRegion);
        self.tasks.append(&mut tasks);
    }

    fn enter(&mut self) {
        self.inside.push(Inside {
            entry: self.front.clone(),
            met: Vec::new(),
            before: std::mem::take(&mut self.trail),
            branches: Vec::new(),
            standing: FxHashMap::default(),
            moving: Vec::new(),
            branch: None,
        });
    }

    fn branch_done(&mut self) {
        let trail = std::mem::take(&mut self.trail);
        let front = std::mem::take(&mut self.front);
        if let Some(inside) = self.inside.last_mut() {
            inside.met.extend(front);
            inside.branches.push(trail);
        }
    }

    fn leave(&mut self) {
        let Some(mut inside) = self.inside.pop() else { return };
        inside.gather();
        let Inside { mut met, before, entry, .. } = inside;
        met.sort_unstable();
        met.dedup();
        self.front = if met.is_empty() { entry } else { met };
        self.trail = before;
    }

    fn take(&mut self, ways: &[u32]) {
        let Some(inside) = self.inside.last_mut() else { return };
        let taken: Vec<(Vec<u32>, usize)> = ways.iter().filter_map(|way| inside.standing.remove(way)).collect();
        inside.branch = match &taken[..] {
            [(_, branch)] => Some(*branch),
            _ => None,
        };
        if inside.standing.is_empty() {
            inside.gather();
        }
        inside.moving = match ways {
            [] => inside.entry.clone(),
            _ => taken.into_iter().flat_map(|(front, _)| front).collect(),
        };
        self.front = inside.moving.clone();
    }

    fn stand(&mut self, way: u32) {
        let front = std::mem::take(&mut self.front);
        let trail = std::mem::take(&mut self.trail);
        let Some(inside) = self.inside.last_mut() else { return };
        let branch = inside.branch.take().filter(|branch| *branch < inside.branches.len());
        let branch = branch.unwrap_or_else(|| {
            inside.branches.push(Vec::new());
            inside.branches.len() - 1
        });
        inside.branches[branch].extend(trail);
        inside.standing.insert(way, (front, branch));
        self.front = inside.moving.clone();
    }
}

impl Inside {
    // What was done beside each other goes behind what was done before.
    fn gather(&mut self) {
        let branches = std::mem::take(&mut self.branches);
        let mut branches: Vec<Vec<Mark>> = branches.into_iter().filter(|branch| !branch.is_empty()).collect();
        self.branch = None;
        match &mut branches[..] {
            [] => {}
            [only] => self.before.append(only),
            several => {
                self.before.push(Mark::Begin);
                self.before.extend(several.join(&Mark::Beside));
                self.before.push(Mark::End);
            }
        }
    }
}
