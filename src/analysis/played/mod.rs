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

/// One case.
struct Case {
    /// By way of the board, how often it was begun.
    begun: Vec<u16>,
    end: Option<usize>,
    time: i64,
}

/// Plays a process.
pub fn of(sound: &Sound<'_>, order: &Order, sampling: Sampling) -> Played {
    let mut tape = Tape::default();
    let leaves = Leaves::of(sound, &vec![true; sound.process.steps.len()], &mut tape);
    let Whole { rigid, tables, stands } = Whole::of(sound, &leaves, &tape);
    let ways = tables.len();
    let board: Board<'_> = Board::of(&rigid, tables);
    let case = |play: &mut Play<'_>, random: &mut rand_pcg::Pcg64Mcg| {
        let time = play.once(random);
        let mut begun = vec![0u16; ways];
        play.begun(|way| begun[way] = begun[way].saturating_add(1));
        Case { begun, end: play.last_way(), time }
    };
    let cases = sampled(sampling, case, &board, |case: &Case| Some(case.time));
    let told = Told { sound, order, stands: &stands };
    let size = cases.len().div_ceil(BATCHES).max(1);
    Played {
        samples: cases.len() as u64,
        averages: told.averages(&cases),
        batches: cases.chunks(size).map(|cases| told.averages(cases)).collect(),
        at_most_one_visit: told.share(&cases, |case| told.visits(case) <= 1),
        first_time_right: told.share(&cases, |case| told.is_right(case)),
        outcomes: told.outcomes(&cases),
    }
}

struct Told<'t> {
    sound: &'t Sound<'t>,
    order: &'t Order,
    stands: &'t [Stands],
}

impl Told<'_> {
    fn averages(&self, cases: &[Case]) -> Averages {
        let graph = &self.sound.flow.graph;
        let mut expected =
            Expected { executions: vec![0.0; graph.node_count()], traversals: vec![0.0; graph.edge_count()] };
        let mut ever = vec![0.0; self.sound.process.steps.len()];
        let one = 1.0 / cases.len().max(1) as f64;
        for (begun, stands) in cases.iter().flat_map(|case| case.begun.iter().zip(self.stands)) {
            match stands {
                Stands::Nothing => {}
                _ if *begun == 0 => {}
                Stands::Vertex(vertex) => {
                    expected.executions[vertex.index()] += f64::from(*begun) * one;
                    if let Some(step) = self.sound.flow.step(*vertex) {
                        ever[step] += one;
                    }
                }
                Stands::Way(way) => expected.traversals[way.index()] += f64::from(*begun) * one,
            }
        }
        Averages { expected, ever }
    }

    fn share(&self, cases: &[Case], holds: impl Fn(&Case) -> bool) -> f64 {
        cases.iter().filter(|case| holds(case)).count() as f64 / cases.len().max(1) as f64
    }

    fn visits(&self, case: &Case) -> u32 {
        let steps = case.begun.iter().zip(self.stands).filter_map(|(begun, stands)| match stands {
            Stands::Vertex(vertex) => Some((u32::from(*begun), self.sound.flow.step(*vertex)?)),
            _ => None,
        });
        steps.map(|(begun, step)| begun * self.sound.process.steps[step].visits()).sum()
    }

    fn is_right(&self, case: &Case) -> bool {
        let mut taken = case.begun.iter().zip(self.stands).filter(|(begun, _)| **begun > 0);
        !taken.any(|(_, stands)| match stands {
            Stands::Way(way) => self.order.is_rework(&self.sound.flow, *way),
            _ => false,
        })
    }

    fn outcomes(&self, cases: &[Case]) -> Vec<(Option<Id>, f64)> {
        let mut outcomes: Vec<(Option<Id>, f64)> = Vec::new();
        for case in cases {
            let way = case.end.and_then(|way| match self.stands[way] {
                Stands::Way(way) => Some(way),
                _ => None,
            });
            let name = way.and_then(|way| self.sound.flow.graph[way].outcome.clone());
            match outcomes.iter_mut().find(|(known, _)| *known == name) {
                Some((_, number)) => *number += 1.0,
                None => outcomes.push((name, 1.0)),
            }
        }
        outcomes.iter_mut().for_each(|(_, number)| *number /= cases.len().max(1) as f64);
        outcomes
    }
}
