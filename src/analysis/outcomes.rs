//! How probable each end is.

use super::Study;
use super::markings::Veto;
use super::odds::{self, Weights};
use crate::model::Id;
use petgraph::graph::EdgeIndex;

/// One way to end.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its name: `{end: rejected}`; `None` for the plain end.
    pub name: Option<Id>,
    /// The probability that the case's last token ends there; `None` where it depends on which of several flows comes last.
    pub probability: Option<f64>,
    /// From how many cases, where it was played; `None` where it is exact.
    pub samples: Option<u64>,
}

/// Probabilities within this are the same.
const NEAR: f64 = 1e-9;

/// How probable each named end is, in file order, and last the plain end where there is one beside them; nothing where no end has a name.
///
/// That every flow that ends does so in one way has a probability; where these add up to 1, no case ends in several ways, and they are the
/// answer. Of several branches that cancel the case, all must end alike: which is first is a question of time.
pub fn of(study: &Study<'_>) -> Vec<Outcome> {
    let flow = &study.sound.flow;
    let mut names: Vec<Option<&Id>> = Vec::new();
    for way in flow.graph.edge_indices().filter(|way| flow.ends_of(*way).1 == flow.end) {
        let name = flow.graph[way].outcome.as_ref();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.sort_by_key(Option::is_none);
    if names.first().is_none_or(Option::is_none) {
        return Vec::new();
    }
    let probability = if depends_on_time(study) { vec![None; names.len()] } else { alike(study, &names) };
    let outcome = |(name, exact): (Option<&Id>, Option<f64>)| {
        let played = study.played.as_ref().filter(|_| exact.is_none());
        Outcome {
            name: name.cloned(),
            probability: exact.or(played.map(|played| played.outcome(name))),
            samples: played.map(|played| played.samples),
        }
    };
    names.into_iter().zip(probability).map(outcome).collect()
}

fn alike(study: &Study<'_>, names: &[Option<&Id>]) -> Vec<Option<f64>> {
    let flow = &study.sound.flow;
    let only = |wanted: &Option<&Id>| {
        let other = |way: EdgeIndex| flow.ends_of(way).1 == flow.end && flow.graph[way].outcome.as_ref() != *wanted;
        let weights = Weights { vertex: &|_| 0, way: &|way| u32::from(other(way)), veto: Veto::Decides };
        odds::of(study, &weights).map(|odds| odds.none)
    };
    let each: Vec<Option<f64>> = names.iter().map(only).collect();
    match each.iter().copied().sum::<Option<f64>>() {
        Some(all) if (all - 1.0).abs() < NEAR => each,
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
