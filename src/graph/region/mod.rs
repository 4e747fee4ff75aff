//! Regions that do not reduce: whether they are sound, and what they become, a part of the tree or troubles.

mod acyclic;
mod bits;
mod defect;
mod explore;
mod infer;
mod judge;
mod knot;
mod net;
mod repair;
mod rounds;
mod search;
mod telling;

pub(super) use knot::{Exit, Knot};

use super::reduce::{Class, Content, Ground};
use super::{NodeKind, Part, PartId, Rigid, RigidWay, Trouble};
use crate::model::Split;
use explore::Budget;
use judge::judge;

/// Decides a region. A region that is not sound stands for nothing from then on, so that what is around it can be told on its own.
pub(super) fn tie(ground: &mut Ground<'_>, mut knot: Knot, troubles: &mut Vec<Trouble>) -> PartId {
    let verdict = judge(&mut knot, Budget::FULL);
    if !verdict.is_sound() {
        troubles.extend(telling::of_region(ground, &knot, &verdict));
        return ground.contents.part_of(Content::EMPTY);
    }
    for node in knot.joins() {
        let (Some(join), at) = (knot.join(node), knot.node(node)) else { continue };
        let meet = ground.meets.group(join, at.ins.iter().map(|edge| knot.edge(*edge).meet).collect());
        ground.meets.settle(at.vertex, meet);
    }
    if knot.is_markov() {
        knot = rounds::unrolled(knot);
    }
    ground.contents.tree.push(Part::Rigid(Box::new(rigid(&knot))))
}

fn rigid(knot: &Knot) -> Rigid {
    let shares = shares(knot);
    let ways = knot.edges.iter().zip(shares).map(|(edge, p)| {
        let (max, then) = match edge.class {
            Class::Usual => (None, false),
            Class::Limited { max, .. } => (Some(max), false),
            Class::Then(_) => (None, true),
        };
        RigidWay { from: edge.from as usize, to: edge.to as usize, part: edge.part, p, max, then, cancel: edge.cancel }
    });
    Rigid { nodes: knot.nodes.iter().map(|node| node.shown()).collect(), ways: ways.collect() }
}

// The shares of what is left of a decision add up to 1.
fn shares(knot: &Knot) -> Vec<f64> {
    let mut shares = vec![1.0; knot.edges.len()];
    for node in &knot.nodes {
        let NodeKind::Split(split) = node.kind else { continue };
        let usual = || node.outs.iter().filter(|edge| !matches!(knot.edge(**edge).class, Class::Then(_)));
        let total: f64 = usual().map(|edge| knot.edge(*edge).p).sum();
        let alike = 1.0 / usual().count().max(1) as f64;
        for edge in &node.outs {
            let at = knot.edge(*edge);
            shares[*edge as usize] = match (split, at.class) {
                (Split::All, _) => at.p,
                (Split::One, Class::Then(_)) => 0.0,
                (Split::One, _) if total > 0.0 => at.p / total,
                (Split::One, _) => alike,
            };
        }
    }
    shares
}
