//! What starts, stops and holds a clock.

use crate::analysis::applicant;
use crate::analysis::order::Order;
use crate::graph::{Sound, Vertex};
use crate::model::{Deadline, Paused, Process, Step};
use petgraph::graph::{EdgeIndex, NodeIndex};

/// A clock of a process, by its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Events {
    /// It runs from the end of this step; from the start of the case where there is none.
    pub from: Option<usize>,
    /// Until the end of the first of these; until the end of the applicant's time where there are none.
    pub to: Vec<usize>,
    /// Steps during which it stands still.
    pub paused: Vec<bool>,
    /// Steps whose time it can see at all.
    pub counts: Vec<bool>,
}

/// What a step does to a clock when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Starts,
    Stops,
}

impl Events {
    /// Nothing where the clock names a step that is not there.
    pub fn of(sound: &Sound<'_>, order: &Order, clock: &Deadline) -> Option<Events> {
        let process = sound.process;
        let to: Vec<usize> = clock.to.iter().map(|step| place(process, step)).collect::<Option<_>>()?;
        let counts = if to.is_empty() { applicant::counts(sound, order) } else { vec![true; process.steps.len()] };
        let from = match &clock.from {
            Some(step) => Some(place(process, step)?),
            None => None,
        };
        Some(Events { from, to, paused: process.steps.iter().map(is_paused).collect(), counts })
    }

    pub fn mark(&self, step: usize) -> Option<Mark> {
        if self.to.contains(&step) { Some(Mark::Stops) } else { (self.from == Some(step)).then_some(Mark::Starts) }
    }

    /// The steps that take time while the clock runs.
    pub fn running(&self) -> Vec<bool> {
        self.counts.iter().zip(&self.paused).map(|(counts, paused)| *counts && !*paused).collect()
    }

    /// Nothing starts, stops or holds it: it runs from the start of the case to the end of the applicant's time.
    pub fn is_lead_time(&self) -> bool {
        self.from.is_none() && self.to.is_empty() && !self.any_paused()
    }

    pub fn any_paused(&self) -> bool {
        self.paused.iter().zip(&self.counts).any(|(paused, counts)| *paused && *counts)
    }
}

// The clocks stand still during this step.
fn is_paused(step: &Step) -> bool {
    matches!(step.more().paused.as_ref().map(|paused| &paused.value), Some(Paused::Yes | Paused::Because(_)))
}

fn place(process: &Process, id: &str) -> Option<usize> {
    process.steps.iter().position(|step| &**step.id == id)
}

/// The step whose end the vertex is. A step that a limit may send elsewhere ends on one of the two ways out of it.
pub(super) fn ends_at_vertex(sound: &Sound<'_>, vertex: NodeIndex) -> Option<usize> {
    match sound.flow.graph[vertex] {
        Vertex::Step(step) if !goes_elsewhere(sound, vertex) => Some(step),
        Vertex::InTime(step) => Some(step),
        _ => None,
    }
}

/// The step whose end the way is.
pub(super) fn ends_at_way(sound: &Sound<'_>, way: EdgeIndex) -> Option<usize> {
    let flow = &sound.flow;
    flow.graph[way].tacit.then(|| flow.owner(flow.ends_of(way).0)).flatten()
}

fn goes_elsewhere(sound: &Sound<'_>, vertex: NodeIndex) -> bool {
    sound.flow.graph.edges(vertex).any(|way| way.weight().tacit)
}
