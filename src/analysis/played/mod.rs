//! What depends on which of several flows is first is played: how often each step is begun, how cases end.
//!
//! A `cancel` cuts short what runs beside it, an optional branch or a limited rework may lie beside flows that do not nest: there counts are no
//! matter of probabilities alone. The whole case is played with its times; averages come with the error of their batches.

use super::law::Tape;
use super::lead_time::Sampling;
use super::lead_time::leaves::Leaves;
use super::lead_time::region::game::{Board, Play};
use super::lead_time::region::sampled;
use super::lead_time::region::whole::{Stands, Whole};
use super::order::Order;
use crate::graph::{Expected, Sound};
use crate::model::Id;
use petgraph::graph::NodeIndex;

/// What playing a process so often has shown.
#[derive(Debug, Clone)]
pub struct Played {
    /// How many cases.
    pub samples: u64,
    /// Averages over all cases.
    pub averages: Averages,
    /// Averages over a tenth of the cases each: how far they lie apart is the error.
    pub batches: Vec<Averages>,
    /// The share of cases with at most one visit, where steps have these visits.
    pub at_most_one_visit: f64,
    /// The share of cases in which no rework way was taken.
    pub first_time_right: f64,
    /// The share of cases that end in each way, by name; `None` for the plain end.
    pub outcomes: Vec<(Option<Id>, f64)>,
}

impl Played {
    /// The share of cases that end in this way.
    pub fn outcome(&self, name: Option<&Id>) -> f64 {
        let found = self.outcomes.iter().find(|(known, _)| known.as_ref() == name);
        found.map_or(0.0, |(_, share)| *share)
    }
}

/// Averages of a number of cases.
#[derive(Debug, Clone)]
pub struct Averages {
    /// How often each vertex is begun and each way taken.
    pub expected: Expected,
    /// By step, the share of cases that begin it at all.
    pub ever: Vec<f64>,
}

/// Batches of which the error is read.
const BATCHES: usize = 10;

/// Plays a process.
pub fn of(sound: &Sound<'_>, order: &Order, sampling: Sampling) -> Played {
    let mut tape = Tape::default();
    let leaves = Leaves::of(sound, &vec![true; sound.process.steps.len()], &mut tape);
    let Whole { rigid, tables, stands } = Whole::of(sound, &leaves, &tape);
    let ways = tables.len();
    let board: Board<'_> = Board::of(&rigid, tables);
    let told = Told { sound, order, stands: &stands };
    let case = |play: &mut Play<'_>, random: &mut rand_pcg::Pcg64Mcg, tally: &mut Tally| {
        let time = play.once(random);
        tally.here.fill(0);
        play.begun(|way| tally.here[way] += 1);
        told.enter(tally, play.last_way());
        Some(time)
    };
    let (samples, tallies) = sampled(sampling, &board, || Tally::new(ways), case);
    let all = Tally::sum(ways, &tallies);
    let size = tallies.len().div_ceil(BATCHES).max(1);
    let share = |number: u64| number as f64 / all.cases.max(1) as f64;
    Played {
        samples,
        averages: told.averages(&all),
        batches: tallies.chunks(size).map(|tallies| told.averages(&Tally::sum(ways, tallies))).collect(),
        at_most_one_visit: share(all.at_most_one_visit),
        first_time_right: share(all.right),
        outcomes: told.outcomes(&all).into_iter().map(|(name, number)| (name, share(number))).collect(),
    }
}

/// What a number of cases add up to, by way of the board.
#[derive(Debug, Clone)]
struct Tally {
    cases: u64,
    /// How often each was begun.
    begun: Vec<u64>,
    /// In how many cases it was begun.
    ever: Vec<u64>,
    /// How many cases ended on it.
    ended: Vec<u64>,
    at_most_one_visit: u64,
    right: u64,
    /// How often each was begun in the case at hand.
    here: Vec<u32>,
}

impl Tally {
    fn new(ways: usize) -> Tally {
        let none = || vec![0; ways];
        Tally {
            cases: 0,
            begun: none(),
            ever: none(),
            ended: none(),
            at_most_one_visit: 0,
            right: 0,
            here: vec![0; ways],
        }
    }

    fn sum(ways: usize, tallies: &[Tally]) -> Tally {
        let mut sum = Tally::new(ways);
        for tally in tallies {
            sum.cases += tally.cases;
            sum.at_most_one_visit += tally.at_most_one_visit;
            sum.right += tally.right;
            for (sum, more) in
                [(&mut sum.begun, &tally.begun), (&mut sum.ever, &tally.ever), (&mut sum.ended, &tally.ended)]
            {
                sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
            }
        }
        sum
    }
}

struct Told<'t> {
    sound: &'t Sound<'t>,
    order: &'t Order,
    stands: &'t [Stands],
}

impl Told<'_> {
    fn enter(&self, tally: &mut Tally, end: Option<usize>) {
        let (mut visits, mut right) = (0, true);
        for (way, begun) in tally.here.iter().enumerate().filter(|(_, begun)| **begun > 0) {
            tally.begun[way] += u64::from(*begun);
            tally.ever[way] += 1;
            match self.stands[way] {
                Stands::Nothing => {}
                Stands::Vertex(vertex) => visits = begun.saturating_mul(self.visits(vertex)).saturating_add(visits),
                Stands::Way(way) => right &= !self.order.is_rework(&self.sound.flow, way),
            }
        }
        tally.cases += 1;
        tally.at_most_one_visit += u64::from(visits <= 1);
        tally.right += u64::from(right);
        if let Some(end) = end {
            tally.ended[end] += 1;
        }
    }

    fn visits(&self, vertex: NodeIndex) -> u32 {
        self.sound.flow.step(vertex).map_or(0, |step| self.sound.process.steps[step].visits())
    }

    fn averages(&self, tally: &Tally) -> Averages {
        let graph = &self.sound.flow.graph;
        let mut expected =
            Expected { executions: vec![0.0; graph.node_count()], traversals: vec![0.0; graph.edge_count()] };
        let mut ever = vec![0.0; self.sound.process.steps.len()];
        let mean = |number: u64| number as f64 / tally.cases.max(1) as f64;
        for (way, stands) in self.stands.iter().enumerate() {
            match stands {
                Stands::Nothing => {}
                Stands::Vertex(vertex) => {
                    expected.executions[vertex.index()] = mean(tally.begun[way]);
                    if let Some(step) = self.sound.flow.step(*vertex) {
                        ever[step] = mean(tally.ever[way]);
                    }
                }
                Stands::Way(edge) => expected.traversals[edge.index()] = mean(tally.begun[way]),
            }
        }
        Averages { expected, ever }
    }

    fn outcomes(&self, tally: &Tally) -> Vec<(Option<Id>, u64)> {
        let mut outcomes: Vec<(Option<Id>, u64)> = Vec::new();
        for (stands, number) in self.stands.iter().zip(&tally.ended) {
            let Stands::Way(way) = stands else { continue };
            let name = &self.sound.flow.graph[*way].outcome;
            match outcomes.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum += number,
                None => outcomes.push((name.clone(), *number)),
            }
        }
        outcomes
    }
}
