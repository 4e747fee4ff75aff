//! How often each way of a rigid region is taken when the region is entered once.

use super::beside;
use super::solve::{Arc, visits};
use crate::graph::{NodeKind, Rigid, RigidWay};
use crate::model::{Split, words::JoinKind};

/// Expected traversals of each way per entry into the region.
///
/// With one flow only, exact: visits of a Markov chain. With parallel flows every way out of a parallel split has the rate of the split, and a join that
/// waits has the rate of any of its ways, which is exact in a sound region. A `max` in such a region counts as if its decision were passed once a round.
/// Optional branches and `cancel` are followed where the region has no circles (`beside`); where it has, they count like other ways.
pub fn rates(region: &Rigid) -> Vec<f64> {
    let steady = Steady::of(region);
    let optional = |way: &RigidWay| region.nodes[way.from].kind == NodeKind::Split(Split::All) && way.p < 1.0;
    if region.ways.iter().any(|way| way.cancel || optional(way))
        && let Some(rates) = beside::rates(region, &steady)
    {
        return rates;
    }
    let mut begins = vec![0.0; region.nodes.len()];
    begins[Rigid::ENTRY] = 1.0;
    steady.rates(&begins, |_| true)
}

/// A region as a linear flow.
pub(super) struct Steady<'r> {
    region: &'r Rigid,
    pub out: Vec<Vec<usize>>,
    pub into: Vec<Vec<usize>>,
    /// For each way the share of what comes to its node that takes it, with what `max` makes of it.
    pub shares: Vec<f64>,
}

impl<'r> Steady<'r> {
    fn of(region: &'r Rigid) -> Steady<'r> {
        let (out, into) = (region.ways_out(), region.ways_in());
        let is_decision = |node: usize| region.nodes[node].kind == NodeKind::Split(Split::One);
        let mut shares: Vec<f64> =
            region.ways.iter().map(|way| if is_decision(way.from) { way.p } else { 1.0 }).collect();
        for ways in out.iter().filter(|ways| ways.iter().any(|way| region.ways[*way].max.is_some())) {
            limit(region, ways, &mut shares);
        }
        Steady { region, out, into, shares }
    }

    /// How often each way is taken when this much begins at each node, over the ways that are open; decisions keep their proportions.
    pub fn rates(&self, begins: &[f64], open: impl Fn(usize) -> bool) -> Vec<f64> {
        let mut shares = self.shares.clone();
        for (node, ways) in self.out.iter().enumerate() {
            let total: f64 = ways.iter().filter(|way| open(**way)).map(|way| shares[*way]).sum();
            for way in ways {
                let is_decision = self.region.nodes[node].kind == NodeKind::Split(Split::One);
                shares[*way] = match open(*way) {
                    false => 0.0,
                    true if is_decision && total > 0.0 => shares[*way] / total,
                    true => shares[*way],
                };
            }
        }
        let counts = |way: &usize| {
            let to = self.region.ways[*way].to;
            self.region.nodes[to].kind != NodeKind::Join(JoinKind::All) || self.into[to].first() == Some(way)
        };
        let arcs = (0..shares.len()).filter(counts).map(|way| {
            let RigidWay { from, to, .. } = self.region.ways[way];
            Arc { from, to, share: shares[way] }
        });
        let at = visits(begins, &arcs.collect::<Vec<Arc>>());
        self.region.ways.iter().zip(shares).map(|(way, share)| at[way.from] * share).collect()
    }
}

// A decision that is passed once a round sends back p + … + pⁿ times in 1 + p + … + pⁿ rounds; once in as many rounds it would have sent back once
// more, and the case takes the `then` way, or the others in their proportions.
fn limit(region: &Rigid, ways: &[usize], shares: &mut [f64]) {
    let (mut limited, mut then, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for way in ways {
        match region.ways[*way] {
            RigidWay { max: Some(max), .. } => limited.push((*way, max)),
            RigidWay { then: true, .. } => then.push(*way),
            _ => others.push(*way),
        }
    }
    let mut then = then.into_iter();
    for (way, max) in limited {
        let p = region.ways[way].p;
        let rounds: f64 = if p < 1.0 { (1.0 - p.powf(f64::from(max) + 1.0)) / (1.0 - p) } else { f64::from(max) + 1.0 };
        let used_up = p.powf(f64::from(max) + 1.0) / rounds;
        shares[way] = (rounds - 1.0) / rounds;
        match then.next() {
            Some(then) => shares[then] = used_up,
            None => {
                let total: f64 = others.iter().map(|other| shares[*other]).sum();
                for other in &others {
                    let part = if total > 0.0 { shares[*other] / total } else { 1.0 / others.len() as f64 };
                    shares[*other] += used_up * part;
                }
            }
        }
    }
}
