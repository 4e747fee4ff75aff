//! Flow analysis, for those who must reproduce a textbook: means only, and the maximum of means in a parallel block.

use crate::analysis::{Study, time};
use crate::graph::{self, Part, PartId, Rigid, Then, Vertex};

/// The mean by flow analysis in working seconds (Dumas et al., *Fundamentals of BPM*, ch. 7); `None` where parallel flows do not nest.
pub(super) fn mean(study: &Study<'_>, counts: &[bool]) -> Option<f64> {
    let tree = &study.sound.tree;
    let mut means: Vec<f64> = Vec::with_capacity(tree.parts.len());
    for part in tree.ids() {
        let mean = of_part(study, counts, tree.part(part), &means)?;
        means.push(mean);
    }
    tree.root.map(|root| means[root.0 as usize])
}

fn of_part(study: &Study<'_>, counts: &[bool], part: &Part, means: &[f64]) -> Option<f64> {
    let at = |part: &PartId| means.get(part.0 as usize).copied().unwrap_or(0.0);
    Some(match part {
        Part::Way(_) => 0.0,
        Part::Vertex(vertex) => match study.sound.flow.graph[*vertex] {
            Vertex::Step(step) if counts[step] => time::number(study.times[step].duration()),
            _ => 0.0,
        },
        Part::Seq(parts) => parts.iter().map(at).sum(),
        Part::All(parts) => parts.iter().map(at).fold(0.0, f64::max),
        Part::One(branches) => branches.iter().map(|branch| branch.p * at(&branch.part)).sum(),
        Part::Rework { body, back, p, max, then } => {
            let (rounds, used_up) = graph::rounds(*p, *max);
            let after =
                then.map_or(0.0, |Then { usual, instead }| (1.0 - used_up) * at(&usual) + used_up * at(&instead));
            rounds * at(body) + (rounds - 1.0) * at(back) + after
        }
        Part::Rigid(rigid) => of_region(rigid, at)?,
    })
}

fn of_region(rigid: &Rigid, at: impl Fn(&PartId) -> f64) -> Option<f64> {
    if rigid.ways.iter().all(|way| at(&way.part) == 0.0) {
        return Some(0.0);
    }
    let rates = rigid.is_markov().then(|| graph::rates(rigid))?;
    Some(rigid.ways.iter().zip(rates).map(|(way, rate)| rate * at(&way.part)).sum())
}
