//! How often each step is executed and each way taken in one case, on average: a fold over the structure tree.

mod beside;
mod rates;
mod solve;

use super::{Part, PartId, Sound, Then, Vertex};
use crate::model::words::JoinKind;
pub use rates::rates;

/// Expected executions of each vertex of the flow in one case, by its index; with the shares of the flow ([`shares`](super::shares)).
///
/// From the root down: a sequence and a parallel block pass on what they have, a decision each share of it; rework with share p repeats its body
/// 1/(1−p) times (Dumas et al., *Fundamentals of BPM*, ch. 7), with `max` n, 1 + p + … + pⁿ times. Regions that blocks do not cut: as a linear system,
/// exact but for optional branches, `cancel` and `max` beside parallel flows (`rates`).
pub fn executions(sound: &Sound<'_>) -> Vec<f64> {
    expected(sound).executions
}

/// Expected traversals of each way of the flow in one case, by its index; as [`executions`].
pub fn traversals(sound: &Sound<'_>) -> Vec<f64> {
    expected(sound).traversals
}

/// Both.
pub fn expected(sound: &Sound<'_>) -> Expected {
    let flow = &sound.flow;
    let mut expected =
        Expected { executions: vec![0.0; flow.graph.node_count()], traversals: vec![0.0; flow.graph.edge_count()] };
    let mut weights = vec![0.0; sound.tree.parts.len()];
    if let Some(root) = sound.tree.root {
        weights[root.0 as usize] = 1.0;
    }
    for id in sound.tree.ids().rev() {
        let weight = weights[id.0 as usize];
        if weight > 0.0 {
            pass_on(sound.tree.part(id), weight, &mut weights, &mut expected);
        }
    }
    around(sound, &mut expected);
    expected
}

/// Averages of one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Of each vertex, by its index.
    pub executions: Vec<f64>,
    /// Of each way, by its index.
    pub traversals: Vec<f64>,
}

fn pass_on(part: &Part, weight: f64, weights: &mut [f64], expected: &mut Expected) {
    let mut give = |part: &PartId, share: f64| weights[part.0 as usize] += weight * share;
    match part {
        Part::Way(way) => expected.traversals[way.index()] += weight,
        Part::Vertex(vertex) => expected.executions[vertex.index()] += weight,
        Part::Seq(parts) | Part::All(parts) => parts.iter().for_each(|part| give(part, 1.0)),
        Part::One(branches) => branches.iter().for_each(|branch| give(&branch.part, branch.p)),
        Part::Rework { body, back, p, max, then } => {
            let (rounds, used_up) = rounds(*p, *max);
            give(body, rounds);
            give(back, rounds - 1.0);
            if let Some(Then { usual, instead }) = then {
                give(usual, 1.0 - used_up);
                give(instead, used_up);
            }
        }
        Part::Rigid(region) => {
            for (way, rate) in region.ways.iter().zip(rates(region)) {
                give(&way.part, rate);
            }
        }
    }
}

/// How often the body of a rework is executed, and the probability that its `max` is used up.
pub fn rounds(p: f64, max: Option<u32>) -> (f64, f64) {
    match max {
        None => (1.0 / (1.0 - p), 0.0),
        Some(max) if p >= 1.0 => (f64::from(max) + 1.0, 1.0),
        Some(max) => {
            let used_up = p.powf(f64::from(max) + 1.0);
            ((1.0 - used_up) / (1.0 - p), used_up)
        }
    }
}

// What stands in no part: the start, the end, and the routing vertices where flows meet in groups, inner ones added last.
fn around(sound: &Sound<'_>, expected: &mut Expected) {
    let flow = &sound.flow;
    for vertex in flow.graph.node_indices().rev() {
        let came = flow.ways_in(vertex).into_iter().map(|way| expected.traversals[way.index()]);
        match flow.graph[vertex] {
            Vertex::Start => expected.executions[vertex.index()] = 1.0,
            Vertex::End => expected.executions[vertex.index()] = came.sum(),
            Vertex::Meet(_) => {
                let met = match sound.join(vertex) {
                    JoinKind::One => came.sum(),
                    JoinKind::All => came.fold(0.0, f64::max),
                };
                expected.executions[vertex.index()] = met;
                for way in flow.ways_out(vertex) {
                    expected.traversals[way.index()] = met;
                }
            }
            Vertex::Step(_) | Vertex::InTime(_) => {}
        }
    }
}
