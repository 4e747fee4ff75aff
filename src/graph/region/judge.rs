//! Whether a region that does not reduce is sound.

use super::acyclic;
use super::defect::Defect;
use super::explore::{Budget, Story, explore, with_stories};
use super::infer::{Unclear, infer};
use super::knot::Knot;
use crate::model::{Split, words::JoinKind};

/// The verdict on a region.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// What is wrong, each with the firings that lead to it, where they were found.
    pub defects: Vec<Story>,
    /// Joins that must be written, with the one that would fit.
    pub unclear: Vec<(Unclear, Option<JoinKind>)>,
}

impl Verdict {
    /// Nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.defects.is_empty() && self.unclear.is_empty()
    }
}

/// Works out the joins of a region and decides whether it is sound.
pub(super) fn judge(knot: &mut Knot, budget: Budget) -> Verdict {
    let unclear = infer(knot);
    if knot.is_markov() {
        return Verdict { defects: with_stories(knot, waits_alone(knot), budget), unclear: Vec::new() };
    }
    match knot.in_order().filter(|_| !knot.is_sure_to_stop()) {
        Some(order) => without_circles(knot, &order, unclear, budget),
        None if unclear.is_empty() => {
            Verdict { defects: explore(knot, budget).into_iter().collect(), unclear: Vec::new() }
        }
        None => Verdict { defects: Vec::new(), unclear: first_of(knot, unclear) },
    }
}

// Joins that must be written, but for those that another of them leads to: what meets there depends on the other.
fn first_of(knot: &Knot, unclear: Vec<Unclear>) -> Vec<(Unclear, Option<JoinKind>)> {
    let mut led_to = vec![false; knot.nodes.len()];
    let mut first = Vec::new();
    for unclear in unclear {
        if !led_to[unclear.node as usize] {
            let outs = knot.node(unclear.node).outs.iter().copied();
            led_to.iter_mut().zip(knot.reached_by(outs)).for_each(|(led_to, now)| *led_to |= now);
            first.push((unclear, None));
        }
    }
    first
}

fn without_circles(knot: &Knot, order: &[u32], unclear: Vec<Unclear>, budget: Budget) -> Verdict {
    let open: Vec<u32> = unclear.iter().map(|unclear| unclear.node).collect();
    let found = acyclic::execute(knot, order, &open);
    let fits = |unclear: &Unclear| found.fits.iter().find(|(node, _)| *node == unclear.node).map(|(_, fits)| *fits);
    let unclear = unclear.into_iter().filter_map(|unclear| Some((unclear, fits(&unclear)?))).collect();
    Verdict { defects: with_stories(knot, found.defects, budget), unclear }
}

// There is only one flow: a join that waits for two waits for ever. Where none does, the flow goes on until it ends, as every node leads there.
fn waits_alone(knot: &Knot) -> Vec<Defect> {
    let joins = knot.joins().filter(|join| knot.join(*join) == Some(JoinKind::All));
    let waits = joins.filter_map(|node| {
        let (comes, missing) = knot.node(node).ins.split_first()?;
        let decision =
            knot.splits(Split::One).find(|split| knot.reached_by(knot.node(*split).outs.clone())[node as usize]);
        Some(Defect::Waits { node, comes: *comes, missing: missing.to_vec(), decision })
    });
    waits.collect()
}
