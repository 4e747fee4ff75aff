//! How probable each named end is.

use super::Study;
use super::odds::{self, Weights};
use crate::model::Id;
use petgraph::graph::EdgeIndex;

/// One named end.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its name: `{end: rejected}`.
    pub name: Id,
    /// The probability that the case's last token ends there; `None` where it depends on which of several flows comes last.
    pub probability: Option<f64>,
}

/// Probabilities within this are the same.
const NEAR: f64 = 1e-9;

/// How probable each named end is, in file order.
///
/// Where every case ends with a single flow, that is the expected number of traversals into the end. Where several flows end in parallel, it is
/// known only if in every case all of them end alike; and where several branches cancel the case, only if all of them end alike.
pub fn of(study: &Study<'_>) -> Vec<Outcome> {
    let flow = &study.sound.flow;
    let ends: Vec<EdgeIndex> = flow.graph.edge_indices().filter(|way| flow.ends_of(*way).1 == flow.end).collect();
    let name = |way: EdgeIndex| flow.graph[way].outcome.as_ref();
    let mut names: Vec<&Id> = Vec::new();
    for way in &ends {
        names.extend(name(*way).filter(|name| !names.contains(name)));
    }
    let often = |keep: &dyn Fn(EdgeIndex) -> bool| -> f64 {
        ends.iter().filter(|way| keep(**way)).map(|way| study.traversals[way.index()]).sum()
    };
    let probability: Vec<Option<f64>> = if depends_on_time(study) {
        vec![None; names.len()]
    } else if (often(&|_| true) - 1.0).abs() < NEAR {
        names.iter().map(|wanted| Some(often(&|way| name(way) == Some(*wanted)))).collect()
    } else {
        alike(study, &names)
    };
    names.into_iter().cloned().zip(probability).map(|(name, probability)| Outcome { name, probability }).collect()
}

// P(every flow that ends does so here), known to be the whole answer when these probabilities and that of the unnamed end add up to 1.
fn alike(study: &Study<'_>, names: &[&Id]) -> Vec<Option<f64>> {
    let flow = &study.sound.flow;
    let only = |wanted: Option<&Id>| {
        let other = |way: EdgeIndex| flow.ends_of(way).1 == flow.end && flow.graph[way].outcome.as_ref() != wanted;
        odds::of(study, &Weights { vertex: &|_| 0, way: &|way| u32::from(other(way)) }).map(|odds| odds.none)
    };
    let named: Vec<Option<f64>> = names.iter().map(|wanted| only(Some(wanted))).collect();
    let all: Option<f64> = named.iter().copied().chain([only(None)]).sum();
    match all {
        Some(all) if (all - 1.0).abs() < NEAR => named,
        _ => vec![None; names.len()],
    }
}

// Which of several cancelling branches is first is a question of time; one alone, or several that end the case alike, is not.
fn depends_on_time(study: &Study<'_>) -> bool {
    let flow = &study.sound.flow;
    let mut cancels = flow.graph.edge_indices().filter(|way| flow.graph[*way].cancel);
    let Some(first) = cancels.next() else { return false };
    let at_end = |way: EdgeIndex| flow.ends_of(way).1 == flow.end;
    cancels.any(|way| !at_end(way) || !at_end(first) || flow.graph[way].outcome != flow.graph[first].outcome)
}
