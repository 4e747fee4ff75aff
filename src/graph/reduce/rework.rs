//! The rework rule: J joins singly, its only way on leads to decision D, D has a way back to J and another way.

use super::content::Content;
use super::web::{Class, Kind, NONE, Web};
use super::{Ground, Mismatch, MismatchKind, meet_of};
use crate::graph::{Part, PartId, Then};
use crate::model::{Split, words::JoinKind};

/// Applies the rule to a join and a decision, where it applies.
pub(super) fn rework(web: &mut Web, ground: &mut Ground<'_>, join: u32, decision: u32) {
    let Some((around, back)) = find(web, join, decision) else { return };
    let Some(way_on) = way_on(web, decision, back) else { return };
    check_join(web, ground, join, decision, back);
    let p = share(web, decision, back);
    let meet = meet_of(web, ground, back);
    ground.meets.comes_back(web.node(join).vertex, meet);
    let body = ground.contents.part_of(web.edge(around).content);
    let after = ground.contents.part_of(web.edge(back).content);
    let max = match web.edge(back).class {
        Class::Limited { max, .. } => Some(max),
        _ => None,
    };
    let then = match way_on {
        WayOn::Any => None,
        WayOn::OnlyThen(then) => {
            (web.edge_mut(then).class, web.edge_mut(then).p) = (Class::Usual, 1.0);
            web.node_mut(decision).left = 1.0;
            None
        }
        WayOn::Either { usual, then } => Some(either(web, ground, usual, then)),
    };
    web.remove_edge(back);
    web.edge_mut(around).content = ground.contents.part(Part::Rework { body, back: after, p, max, then });
    if let (Some(_), WayOn::Either { usual, .. }) = (then, way_on) {
        web.edge_mut(usual).content = Content::EMPTY;
    }
    for node in [join, decision] {
        if web.node(node).ins == 1 && web.node(node).outs == 1 {
            web.work.push(node);
        }
    }
}

// How the decision is left when the way back is not taken.
#[derive(Clone, Copy)]
enum WayOn {
    // In the proportions of the other ways.
    Any,
    // There is only the `then` way.
    OnlyThen(u32),
    // One way, or the `then` way to the same place.
    Either { usual: u32, then: u32 },
}

// The way from J to D and the way back, where there is one of each.
fn find(web: &Web, join: u32, decision: u32) -> Option<(u32, u32)> {
    let (j, d) = (web.node(join), web.node(decision));
    let kinds = j.kind == Kind::Join && d.kind == Kind::Split(Split::One);
    if !kinds || j.outs != 1 || d.ins != 1 || j.ins < 2 || d.outs < 2 {
        return None;
    }
    let around = web.only_out(join);
    let mut back = web.edges_between(decision, join);
    let (only, another) = (back.next()?, back.next());
    (web.edge(around).to == decision && another.is_none() && !web.edge(only).cancel).then_some((around, only))
}

// A `max` of another way of this decision that is used up changes the share of this one: then the region stays a Markov chain with rounds.
fn way_on(web: &Web, decision: u32, back: u32) -> Option<WayOn> {
    let limits = web.node(decision).limits;
    let then = match web.edge(back).class {
        Class::Usual => return (limits == 0).then_some(WayOn::Any),
        Class::Then(_) => return None,
        Class::Limited { then: None, .. } => return (limits == 1).then_some(WayOn::Any),
        Class::Limited { then: Some(branch), .. } => branch,
    };
    if limits > 0 || web.node(decision).outs > 3 {
        return None;
    }
    let others: Vec<u32> = web.edges_out(decision).filter(|edge| *edge != back).collect();
    let then = *others.iter().find(|edge| web.edge(**edge).class == Class::Then(then))?;
    match others.iter().find(|edge| **edge != then) {
        None => Some(WayOn::OnlyThen(then)),
        Some(usual) => {
            let (one, other) = (web.edge(*usual), web.edge(then));
            let same = one.class == Class::Usual && one.to == other.to && !one.cancel && !other.cancel;
            same.then_some(WayOn::Either { usual: *usual, then })
        }
    }
}

// The share of the way back among what is left at the decision, which is then without it.
fn share(web: &mut Web, decision: u32, back: u32) -> f64 {
    let p = web.edge(back).p;
    let counted = matches!(web.edge(back).class, Class::Limited { then: None, .. });
    let node = web.node_mut(decision);
    node.limits -= u32::from(counted);
    let mut rest = node.left - p;
    // Differences of nearly equal numbers are taken anew from what is there.
    if rest < 1e-3 {
        let others: Vec<u32> = web.edges_out(decision).filter(|edge| *edge != back).collect();
        rest = others.iter().map(|edge| web.edge(*edge).p).sum();
        if rest <= 0.0 {
            for edge in &others {
                let edge = web.edge_mut(*edge);
                edge.p = if matches!(edge.class, Class::Then(_)) { 0.0 } else { 1.0 };
            }
            web.node_mut(decision).left = others.iter().map(|edge| web.edge(*edge).p).sum();
            return 1.0;
        }
    }
    web.node_mut(decision).left = rest;
    p / (p + rest)
}

// The usual way and the `then` way lead to the same place: from now on they are one way, on which nothing is left to do.
fn either(web: &mut Web, ground: &mut Ground<'_>, usual: u32, then: u32) -> Then {
    super::check_join(web, ground, Split::One, [usual, then]);
    let meets = vec![meet_of(web, ground, usual), meet_of(web, ground, then)];
    let parts = Then {
        usual: ground.contents.part_of(web.edge(usual).content),
        instead: ground.contents.part_of(web.edge(then).content),
    };
    let to = web.edge(usual).to;
    web.remove_edge(then);
    if web.node(to).ins == 1 {
        web.work.push(to);
    }
    let meet = ground.meets.group(JoinKind::One, meets);
    let edge = web.edge_mut(usual);
    (edge.meet, edge.p) = (meet, 1.0);
    parts
}

// A join that waits for its own way back waits for ever.
fn check_join(web: &mut Web, ground: &mut Ground<'_>, join: u32, decision: u32, back: u32) {
    if web.node(join).written != Some(JoinKind::All) {
        return;
    }
    let from_elsewhere: Option<u32> = web.edges_in(join).find(|edge| *edge != back);
    let side = |edge: u32| web.edge(edge).meet;
    let entering = from_elsewhere.map_or(NONE, side);
    let sides: [PartId; 2] = [Content::EMPTY, web.edge(back).content].map(|content| ground.contents.part_of(content));
    web.node_mut(join).written = None;
    let (join, split) = (web.node(join).vertex, web.node(decision).vertex);
    ground.mismatches.push(Mismatch { join, split, sides, kind: MismatchKind::Return { entering } });
}
