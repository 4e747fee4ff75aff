//! Regions in which parallel flows do not nest, or that a `cancel` leaves: sampled.
//!
//! The ways through such a region keep their exact laws; only how they meet is played, so often that the error is known and small. What the region's
//! time counts for is passed on to its ways along each sample's critical path, by playing the same samples again.

pub(in crate::analysis) mod draw;
pub(in crate::analysis) mod game;
mod limits;
mod memory;
pub(in crate::analysis) mod whole;

use crate::analysis::law::{Atom, Curve, Law, NodeId, Tape, Ticks, Weight};
use crate::graph::Rigid;
use draw::Table;
use game::{Board, Play};
pub use memory::Memory;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;
use rayon::prelude::*;

/// How regions are sampled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sampling {
    /// How many cases; `None` for as many as the error asks for.
    pub samples: Option<u64>,
    /// What the random numbers begin with.
    pub seed: u64,
}

impl Default for Sampling {
    fn default() -> Self {
        Sampling { samples: None, seed: 1 }
    }
}

/// The standard error that is aimed at, as a share of a region's mean.
const ERROR: f64 = 0.002_5;
const FEWEST: u64 = 16_384;
const MOST: u64 = 4_000_000;

/// Samples that are drawn from one stream of random numbers: the same whatever the number of threads.
const CHUNK: u64 = 256;

/// Events of all cases together: more are not played, however large the error stays.
const EVENTS: u64 = 60_000_000;

/// All sampled regions of a process.
pub(in crate::analysis) struct Regions<'a> {
    sampling: Sampling,
    all: Vec<Sampled<'a>>,
    nodes: Vec<NodeId>,
    // Where nothing but laws is wanted.
    memory: Option<&'a Memory>,
    number: u64,
}

struct Sampled<'a> {
    board: Board<'a>,
    parts: Vec<NodeId>,
    samples: u64,
    stream: u64,
}

impl<'a> Regions<'a> {
    pub fn new(sampling: Sampling) -> Regions<'a> {
        Regions { sampling, all: Vec::new(), nodes: Vec::new(), memory: None, number: 0 }
    }

    /// The same, asking a memory first: what a region counts for cannot be passed on to its parts then.
    pub fn remembering(sampling: Sampling, memory: &'a Memory) -> Regions<'a> {
        Regions { memory: Some(memory), ..Regions::new(sampling) }
    }

    /// How often the region sampled least was played; nothing where none was.
    pub fn samples(&self) -> Option<u64> {
        self.all.iter().map(|region| region.samples).min()
    }

    /// The law of a region with these parts on its ways.
    pub fn sample(&mut self, tape: &mut Tape, rigid: &'a Rigid, parts: &[NodeId]) -> NodeId {
        let stream = self.sampling.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(self.number);
        self.number += 1;
        let asked =
            self.memory.map(|memory| (memory, memory::key(rigid, parts.iter().map(|part| tape.law(*part)), stream)));
        if let Some(law) = asked.as_ref().and_then(|(memory, key)| memory.law(key)) {
            return tape.given(law);
        }
        let tables = parts.iter().map(|part| Table::of(tape.law(*part))).collect();
        let board = Board::of(rigid, tables);
        let sampling = Sampling { seed: stream, ..self.sampling };
        let case = |play: &mut Play<'_>, random: &mut Pcg64Mcg, times: &mut Vec<Ticks>| {
            times.push(play.once(random));
            times.last().copied()
        };
        let (samples, times) = sampled(sampling, &board, Vec::new, case);
        let region = Sampled { board, parts: parts.to_vec(), samples, stream };
        let law = gathered(times.concat());
        if let Some((memory, key)) = asked {
            memory.keep(key, law.clone());
        }
        let node = tape.other(law, self.all.len(), parts.to_vec());
        self.all.push(region);
        self.nodes.push(node);
        node
    }

    /// What a region counts for, passed on to its parts.
    pub fn passed_on(&self, tape: &Tape, region: usize, weight: &Weight) -> Vec<Weight> {
        let Some(region) = self.all.get(region) else { return Vec::new() };
        let counts = region.replayed(weight);
        let shares = region.parts.iter().zip(&region.board.tables).zip(counts);
        shares.map(|((part, table), counts)| table.weight(tape.law(*part), &counts)).collect()
    }

    /// The standard error of the sum of time × weight over all regions, in the unit of time: what sampling does to a mean.
    pub fn error(&self, tape: &Tape, weights: impl Fn(NodeId) -> Option<Weight>) -> f64 {
        let one = |(region, node): (&Sampled<'_>, &NodeId)| {
            let (weight, law) = (weights(*node)?, tape.law(*node));
            let mean = weight.sum(law, |at, value| at as f64 * value);
            let square = weight.sum(law, |at, value| (at as f64 * value) * (at as f64 * value));
            Some((square - mean * mean).max(0.0) / region.samples as f64)
        };
        self.all.iter().zip(&self.nodes).filter_map(one).sum::<f64>().sqrt()
    }
}

/// Plays a board as often as the error asks for, or as often as was asked for. What a case shows is entered into the account of its chunk, and its
/// time returned; a case without one does not count for the error. Accounts come in order.
pub(in crate::analysis) fn sampled<A: Send>(
    sampling: Sampling,
    board: &Board<'_>,
    account: impl Fn() -> A + Sync,
    case: impl Fn(&mut Play<'_>, &mut Pcg64Mcg, &mut A) -> Option<Ticks> + Sync,
) -> (u64, Vec<A>) {
    let play = |chunks: std::ops::Range<u64>| -> Vec<(A, Effort)> {
        let one = |chunk| {
            let (mut play, mut random) = (Play::on(board), random(sampling.seed, chunk));
            let (mut account, mut effort) = (account(), Effort::default());
            while effort.played < CHUNK && play.events() < EVENTS {
                effort.enter(case(&mut play, &mut random, &mut account));
            }
            effort.events = play.events();
            (account, effort)
        };
        chunks.into_par_iter().map(one).collect()
    };
    let mut played = play(0..1);
    let pilot = played.iter().fold(Effort::default(), |sum, (_, effort)| sum.plus(*effort));
    // Who asks for a number gets it, however long it takes.
    let first = sampling.samples.map_or(FEWEST.div_ceil(CHUNK).min(pilot.affordable()), |asked| asked.div_ceil(CHUNK));
    played.extend(play(1..first.max(1)));
    if sampling.samples.is_none() {
        let so_far = played.iter().fold(Effort::default(), |sum, (_, effort)| sum.plus(*effort));
        let wanted = so_far.wanted().div_ceil(CHUNK).min(pilot.affordable());
        played.extend(play(first..wanted.max(first)));
    }
    let samples = played.iter().map(|(_, effort)| effort.played).sum();
    (samples, played.into_iter().map(|(account, _)| account).collect())
}

/// What playing some cases took, and how their times vary.
#[derive(Debug, Clone, Copy, Default)]
struct Effort {
    events: u64,
    /// Cases, and those that have a time.
    played: u64,
    cases: f64,
    sum: f64,
    squares: f64,
}

impl Effort {
    fn enter(&mut self, time: Option<Ticks>) {
        self.played += 1;
        if let Some(time) = time {
            let time = time as f64;
            (self.cases, self.sum, self.squares) = (self.cases + 1.0, self.sum + time, self.squares + time * time);
        }
    }

    fn plus(self, other: Effort) -> Effort {
        Effort {
            events: self.events + other.events,
            played: self.played + other.played,
            cases: self.cases + other.cases,
            sum: self.sum + other.sum,
            squares: self.squares + other.squares,
        }
    }

    // So many cases keep the error of the mean as small as it should be.
    fn wanted(self) -> u64 {
        let mean = self.sum / self.cases.max(1.0);
        let variance = (self.squares / self.cases.max(1.0) - mean * mean).max(0.0);
        if mean <= 0.0 { 0 } else { ((variance / (mean * ERROR * mean * ERROR)).ceil() as u64).min(MOST) }
    }

    // So many chunks like this one can be played in a few seconds.
    fn affordable(self) -> u64 {
        (EVENTS / self.events.max(1)).max(1)
    }
}

impl Sampled<'_> {
    // For each part and each of its points the sum over all samples of what the region counted for where that draw was critical.
    fn replayed(&self, weight: &Weight) -> Vec<Vec<f64>> {
        let nothing = || self.board.tables.iter().map(|table| vec![0.0; table.points()]).collect::<Vec<Vec<f64>>>();
        let share = 1.0 / self.samples as f64;
        let chunks: Vec<u64> = (0..self.samples.div_ceil(CHUNK)).collect();
        // A fixed number of pieces, added up in order: the same sums on any machine.
        let pieces: Vec<Vec<Vec<f64>>> = chunks
            .par_chunks(chunks.len().div_ceil(8).max(1))
            .map(|piece| {
                let mut counts = nothing();
                for chunk in piece {
                    let (mut play, mut random) = (Play::on(&self.board), random(self.stream, *chunk));
                    // Only a first chunk that took too long is not full.
                    for _ in 0..CHUNK.min(self.samples - chunk * CHUNK) {
                        let value = weight.at(play.once(&mut random)) * share;
                        play.critical(|way, point| counts[way][point] += value);
                    }
                }
                counts
            })
            .collect();
        let mut sum = nothing();
        for piece in pieces {
            for (sum, piece) in sum.iter_mut().zip(piece) {
                sum.iter_mut().zip(piece).for_each(|(sum, piece)| *sum += piece);
            }
        }
        sum
    }
}

fn random(stream: u64, chunk: u64) -> Pcg64Mcg {
    let mut seed = [0u8; 16];
    seed[..8].copy_from_slice(&stream.to_le_bytes());
    seed[8..].copy_from_slice(&chunk.wrapping_mul(0xd134_2543_de82_ef95).to_le_bytes());
    Pcg64Mcg::from_seed(seed)
}

/// A time that so many samples share is a constant of the region.
const HEAVY: f64 = 1e-3;

/// The law of many samples: what many of them share stays exact, the rest goes onto a lattice.
pub(in crate::analysis) fn gathered(mut times: Vec<Ticks>) -> Law {
    times.sort_unstable();
    let p = 1.0 / times.len().max(1) as f64;
    let runs = times.chunk_by(|a, b| a == b).map(|run| Atom { at: run[0], p: run.len() as f64 * p });
    let (heavy, light): (Vec<Atom>, Vec<Atom>) = runs.partition(|atom| atom.p >= HEAVY);
    Law::gathered(heavy, light)
}

impl Table {
    // What was counted on each point, spread over how often the point is drawn.
    fn weight(&self, law: &Law, counts: &[f64]) -> Weight {
        let each = law.points().zip(counts).map(|((_, p), count)| if p > 0.0 { count / p } else { 0.0 });
        let mut each = each.collect::<Vec<f64>>().into_iter();
        let atoms = law.atoms.iter().map(|atom| (atom.at, each.next().unwrap_or(0.0))).collect();
        let spread = law.spread.as_ref().map(|spread| crate::analysis::law::Lattice {
            mass: each.by_ref().take(spread.mass.len()).collect(),
            ..spread.clone()
        });
        Weight::Varying(Curve { atoms, spread })
    }
}
