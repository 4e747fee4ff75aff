//! The mean alone: what is done in turn needs no more than the means of its parts, so laws are worked out only where flows are parallel.

use super::fold::{self, Folded};
use super::in_turn::{self, Reckoning};
use super::region::{Memory, Regions, Sampling};
use crate::analysis::time::number;
use crate::analysis::{Study, applicant};
use crate::graph::{Part, PartId, Sound};

/// The mean of the lead time, in working seconds: that of [`of`](super::of) but for rounding. Regions are not sampled again that were before.
pub fn mean(study: &Study<'_>, sampling: Sampling, memory: &Memory) -> f64 {
    let (sound, counts) = (study.sound, applicant::counts(study.sound, &study.order));
    let needed = needed(sound);
    let with_law = steps(sound, &needed);
    let both: Vec<bool> = counts.iter().zip(&with_law).map(|(counts, law)| *counts && *law).collect();
    let mut folded = fold::begin(sound, &both, Regions::remembering(sampling, memory));
    let mut times: Vec<Moments> = Vec::with_capacity(needed.len());
    for id in sound.tree.ids() {
        let part = sound.tree.part(id);
        let is_block = matches!(part, Part::All(_) | Part::Rigid(_));
        let node =
            if needed[id.0 as usize] || is_block { fold::node(&mut folded, part) } else { folded.leaves.nothing };
        folded.nodes.push(node);
        let of = |part: &PartId| times.get(part.0 as usize).copied().unwrap_or(NOTHING);
        let time = match part {
            _ if needed[id.0 as usize] || is_block => moments(&folded, node),
            Part::Way(way) => moments(&folded, folded.leaves.way(*way)),
            Part::Vertex(vertex) => match sound.flow.step(*vertex) {
                Some(step) if !with_law[step] && counts[step] => by_mean(study, step, &folded),
                _ => moments(&folded, folded.leaves.vertex(*vertex)),
            },
            _ => in_turn::of(&mut Means, NOTHING, part, of),
        };
        times.push(time);
    }
    let whole = sound.tree.root.and_then(|root| times.get(root.0 as usize)).copied().unwrap_or(NOTHING);
    folded.leaves.scale.seconds(whole.first)
}

/// A measure of times by its mass and its first moment, in ticks.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Moments {
    mass: f64,
    first: f64,
}

const NOTHING: Moments = Moments { mass: 1.0, first: 0.0 };

struct Means;

impl Reckoning for Means {
    type Time = Moments;

    fn no_time(&mut self) -> Moments {
        NOTHING
    }

    fn sequence(&mut self, parts: &[Moments]) -> Moments {
        parts.iter().fold(NOTHING, |before, part| Moments {
            mass: before.mass * part.mass,
            first: before.first * part.mass + before.mass * part.first,
        })
    }

    fn mixture(&mut self, parts: Vec<(f64, Moments)>) -> Moments {
        parts.iter().fold(Moments { mass: 0.0, first: 0.0 }, |sum, (share, part)| Moments {
            mass: sum.mass + share * part.mass,
            first: sum.first + share * part.first,
        })
    }

    // Σ aᵏ: the mass is 1/(1 − a), the moment its derivative.
    fn repeated(&mut self, part: Moments) -> Moments {
        let rest = 1.0 - part.mass;
        Moments { mass: 1.0 / rest, first: part.first / (rest * rest) }
    }
}

fn moments(folded: &Folded<'_>, node: crate::analysis::law::NodeId) -> Moments {
    let law = folded.tape.law(node);
    let mass = law.mass();
    Moments { mass, first: if mass > 0.0 { mass * law.mean() } else { 0.0 } }
}

fn by_mean(study: &Study<'_>, step: usize, folded: &Folded<'_>) -> Moments {
    let seconds = study.times[step].total.map_or(0.0, number);
    Moments { mass: 1.0, first: folded.leaves.scale.of_seconds(seconds) }
}

// By part, whether a part around it is made of its law: it is within parallel flows, or a region.
fn needed(sound: &Sound<'_>) -> Vec<bool> {
    let mut needed = vec![false; sound.tree.parts.len()];
    for id in sound.tree.ids().rev() {
        let part = sound.tree.part(id);
        if needed[id.0 as usize] || matches!(part, Part::All(_) | Part::Rigid(_)) {
            within(part).into_iter().for_each(|child| needed[child.0 as usize] = true);
        }
    }
    needed
}

fn within(part: &Part) -> Vec<PartId> {
    match part {
        Part::Way(_) | Part::Vertex(_) => Vec::new(),
        Part::Seq(parts) | Part::All(parts) => parts.clone(),
        Part::One(branches) => branches.iter().map(|branch| branch.part).collect(),
        Part::Rework { body, back, then, .. } => {
            let then = then.map(|then| [then.usual, then.instead]);
            [*body, *back].into_iter().chain(then.into_iter().flatten()).collect()
        }
        Part::Rigid(rigid) => rigid.ways.iter().map(|way| way.part).collect(),
    }
}

// The steps whose law is wanted: those within such a part, and those that a limit may end.
fn steps(sound: &Sound<'_>, needed: &[bool]) -> Vec<bool> {
    let flow = &sound.flow;
    let mut steps: Vec<bool> = sound.process.steps.iter().map(|step| step.more().limit.is_some()).collect();
    for id in sound.tree.ids().filter(|id| needed[id.0 as usize]) {
        let owner = match sound.tree.part(id) {
            Part::Vertex(vertex) => flow.owner(*vertex),
            Part::Way(way) => flow.owner(flow.ends_of(*way).0),
            _ => None,
        };
        owner.into_iter().for_each(|step| steps[step] = true);
    }
    steps
}
