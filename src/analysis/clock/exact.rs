//! A clock followed through the structure by calculation: where its events and pauses lie outside parallel blocks.

use super::events::{Events, Mark, ends_at_vertex, ends_at_way};
use super::phases::{NeedsSampling, Phases, whole};
use crate::analysis::law::{Law, NodeId, Scale, Tape};
use crate::analysis::lead_time::fold::{Folded, fold};
use crate::analysis::lead_time::{LeadTime, Obtained, Sampling};
use crate::graph::{Part, PartId, Sound};

/// The law of a clock.
pub(super) struct Run {
    pub law: Law,
    pub scale: Scale,
    /// The share of cases in which it was never started, or never stopped.
    pub left_out: f64,
    pub obtained: Obtained,
}

impl Run {
    /// The whole of the applicant's time.
    pub fn whole(lead_time: &LeadTime) -> Run {
        let (law, scale) = lead_time.law();
        Run { law: law.clone(), scale, left_out: 0.0, obtained: lead_time.obtained }
    }
}

/// The tree folded for each set of steps that take time: clocks of one process mostly share it.
pub(super) struct Folds<'a> {
    pub sound: &'a Sound<'a>,
    pub sampling: Sampling,
    known: Vec<(Vec<bool>, Folded<'a>)>,
}

impl<'a> Folds<'a> {
    pub fn new(sound: &'a Sound<'a>, sampling: Sampling) -> Folds<'a> {
        Folds { sound, sampling, known: Vec::new() }
    }

    fn of(&mut self, takes: &[bool]) -> &mut Folded<'a> {
        let known = self.known.iter().position(|(known, _)| known == takes);
        let place = known.unwrap_or_else(|| {
            self.known.push((takes.to_vec(), fold(self.sound, takes, self.sampling)));
            self.known.len() - 1
        });
        &mut self.known[place].1
    }
}

/// How long the clock runs while these steps take time.
pub(super) fn run(folds: &mut Folds<'_>, events: &Events, takes: &[bool]) -> Result<Run, NeedsSampling> {
    let sound = folds.sound;
    let told = told(sound, events);
    if told.contains(&Told::InParallel) {
        return Err(NeedsSampling);
    }
    let Folded { tape, nodes, leaves, regions, .. } = folds.of(takes);
    let mut phases: Vec<Phases> = Vec::with_capacity(nodes.len());
    for (id, node) in sound.tree.ids().zip(nodes.iter().copied()) {
        let part = sound.tree.part(id);
        let this = match part {
            _ if told[id.0 as usize] == Told::Nothing => Phases::plain(node),
            Part::Vertex(vertex) => of_step(events, ends_at_vertex(sound, *vertex), node, leaves.nothing),
            Part::Way(way) => of_step(events, ends_at_way(sound, *way), node, leaves.nothing),
            // Only pauses lie inside: the clock runs through what is left of the part's time.
            _ if told[id.0 as usize] == Told::Pause => Phases::plain(node),
            _ => Phases::of_part(tape, part, |part| phases[part.0 as usize], leaves.nothing)?,
        };
        phases.push(this);
    }
    let root = sound.tree.root.and_then(|PartId(root)| phases.get(root as usize)).copied();
    let root = root.unwrap_or(Phases::plain(leaves.nothing));
    let (law, mass) = stopped(tape, events, root);
    let error = regions.samples().map(|samples| Obtained::Sampled {
        samples,
        error: leaves.scale.seconds(law.deviation()) / (samples as f64).sqrt(),
    });
    Ok(Run { law, scale: leaves.scale, left_out: (1.0 - mass).max(0.0), obtained: error.unwrap_or(Obtained::Exact) })
}

// At the end of the case a clock without `to` stops.
fn stopped(tape: &mut Tape, events: &Events, root: Phases) -> (Law, f64) {
    let (ended, open) = match events.from {
        Some(_) => (root.passes, root.starts),
        None => (root.stops, root.runs),
    };
    let open = open.filter(|_| events.to.is_empty());
    let parts: Vec<(f64, NodeId)> = ended.into_iter().chain(open).map(|node| (1.0, node)).collect();
    let all = (!parts.is_empty()).then(|| tape.mixture(parts));
    whole(tape, all)
}

fn of_step(events: &Events, step: Option<usize>, time: NodeId, nothing: NodeId) -> Phases {
    match step.and_then(|step| events.mark(step)) {
        Some(Mark::Starts) => Phases::start(time, nothing),
        Some(Mark::Stops) => Phases::stop(time),
        None => Phases::plain(time),
    }
}

/// What a part has to tell a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Nothing,
    /// A step in it is paused.
    Pause,
    /// A step in it starts or stops the clock.
    Event,
    /// One of these, beside other flows or in a region that blocks do not cut.
    InParallel,
}

// Upwards, children first.
fn told(sound: &Sound<'_>, events: &Events) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::with_capacity(sound.tree.parts.len());
    let of_step = |step: Option<usize>| match step {
        Some(step) if events.mark(step).is_some() => Told::Event,
        Some(step) if events.paused[step] => Told::Pause,
        _ => Told::Nothing,
    };
    for part in &sound.tree.parts {
        let at = |part: &PartId| told[part.0 as usize];
        let this = match part {
            Part::Vertex(vertex) => of_step(ends_at_vertex(sound, *vertex)),
            Part::Way(way) => of_step(ends_at_way(sound, *way)),
            Part::Seq(parts) => parts.iter().map(at).max().unwrap_or(Told::Nothing),
            Part::All(parts) => within(parts.iter().map(at).max(), Told::Nothing),
            Part::One(branches) => branches.iter().map(|branch| at(&branch.part)).max().unwrap_or(Told::Nothing),
            Part::Rework { body, back, then, .. } => {
                let then = then.map_or(Told::Nothing, |then| at(&then.usual).max(at(&then.instead)));
                at(body).max(at(back)).max(then)
            }
            Part::Rigid(rigid) => {
                // Without parallel flows a pause leaves a chain that is as exact as before.
                let harmless = if rigid.is_markov() { Told::Pause } else { Told::Nothing };
                within(rigid.ways.iter().map(|way| at(&way.part)).max(), harmless)
            }
        };
        told.push(this);
    }
    told
}

fn within(most: Option<Told>, harmless: Told) -> Told {
    let most = most.unwrap_or(Told::Nothing);
    if most <= harmless { most } else { Told::InParallel }
}
