//! Regions that blocks do not cut, state by state.
//!
//! A state is the set of ways at whose end a flow stands. Which flow moves first changes no count of a sound region without `cancel`,
//! so always the first that can move does, and states follow each other like a Markov chain. It is solved by eliminating states.

use super::odds::Odds;
use crate::graph::{NodeKind, Part, PartId, Rigid, RigidWay, Tree};
use crate::model::{Split, words::JoinKind};
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// More states than this are not explored.
const MOST_STATES: usize = 10_000;

/// The end of the region.
const DONE: usize = usize::MAX;

/// What may happen next in a state.
struct Move {
    p: f64,
    /// What is done on the ways that are taken.
    parts: Vec<PartId>,
    to: usize,
}

/// What a `cancel` does to a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Veto {
    /// What it cuts short is a question of time, so the count is not known.
    CutsShort,
    /// It is counted only how the case ends. Whether any veto is cast does not depend on which flow moves first; what comes after it is followed.
    Decides,
}

/// The odds of a count over a region, given those of its parts; `None` where timing plays a part, or there are too many states.
pub(super) fn odds(rigid: &Rigid, veto: Veto, of: impl Fn(PartId) -> Odds) -> Option<Odds> {
    if rigid.ways.iter().all(|way| of(way.part) == Odds::NEVER) {
        return Some(Odds::NEVER);
    }
    let mut rows: Vec<BTreeMap<usize, Odds>> = Vec::new();
    for moves in explore(rigid, veto)? {
        let mut row = BTreeMap::new();
        for next in moves {
            let odds = next.parts.iter().fold(Odds::NEVER, |all, part| all * of(*part)).times(next.p);
            let there = row.entry(next.to).or_insert(Odds::IMPOSSIBLE);
            *there = *there + odds;
        }
        rows.push(row);
    }
    Some(eliminate(rows)).filter(|odds| odds.none.is_finite() && odds.once.is_finite())
}

/// The most that a region can add up to, given the most of each part; `None` as for [`odds`], and where a loop adds up without limit.
pub(super) fn most(rigid: &Rigid, of: impl Fn(PartId) -> u64) -> Option<u64> {
    if rigid.ways.iter().all(|way| of(way.part) == 0) {
        return Some(0);
    }
    let states = explore(rigid, Veto::CutsShort)?;
    let mut best = vec![0u64; states.len()];
    for _ in 0..=states.len() {
        let mut settled = true;
        for (state, moves) in states.iter().enumerate().rev() {
            let values = moves.iter().filter(|next| next.p > 0.0).map(|next| {
                let here = next.parts.iter().fold(0u64, |sum, part| sum.saturating_add(of(*part)));
                here.saturating_add(best.get(next.to).copied().unwrap_or(0))
            });
            let value = values.max().unwrap_or(0);
            settled &= value <= best[state];
            best[state] = value.max(best[state]);
        }
        if settled {
            return best.first().copied();
        }
    }
    None
}

/// Vertices at which regions split whose counts depend on time.
pub(super) fn not_plain(tree: &Tree) -> Vec<NodeIndex> {
    let regions = tree.parts.iter().filter_map(|part| match part {
        Part::Rigid(rigid) if !is_plain(rigid, Veto::CutsShort) => Some(rigid),
        _ => None,
    });
    let splits = |rigid: &Rigid| {
        let ways = rigid.ways.iter().filter(|way| is_timed(rigid, way, Veto::CutsShort));
        ways.filter_map(|way| rigid.nodes.get(way.from)?.vertex).collect::<Vec<NodeIndex>>()
    };
    regions.flat_map(|rigid| splits(rigid)).collect()
}

// The last state first: what leads to it then leads to where it leads.
fn eliminate(mut rows: Vec<BTreeMap<usize, Odds>>) -> Odds {
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    for (state, row) in rows.iter().enumerate() {
        for to in row.keys().filter(|to| **to != DONE) {
            before[*to].push(state);
        }
    }
    for state in (0..rows.len()).rev() {
        let mut row = std::mem::take(&mut rows[state]);
        let stay = row.remove(&state).unwrap_or(Odds::IMPOSSIBLE);
        let leave = Odds::NEVER + stay.times(-1.0);
        row.values_mut().for_each(|odds| *odds = *odds / leave);
        if state == 0 {
            return row.get(&DONE).copied().unwrap_or(Odds::IMPOSSIBLE);
        }
        for from in std::mem::take(&mut before[state]) {
            let Some(way) = rows[from].remove(&state) else { continue };
            for (to, odds) in &row {
                let there = rows[from].entry(*to).or_insert_with(|| {
                    if *to != DONE {
                        before[*to].push(from);
                    }
                    Odds::IMPOSSIBLE
                });
                *there = *there + way * *odds;
            }
        }
    }
    Odds::IMPOSSIBLE
}

// All states from the entry on with what may happen in each; the first is the entry.
fn explore(rigid: &Rigid, veto: Veto) -> Option<Vec<Vec<Move>>> {
    if !is_plain(rigid, veto) {
        return None;
    }
    let (out, into) = (rigid.ways_out(), rigid.ways_in());
    let mut known: FxHashMap<Vec<usize>, usize> = FxHashMap::default();
    let mut order: Vec<Vec<usize>> = vec![Vec::new()];
    let mut moves: Vec<Vec<Move>> = Vec::new();
    while let Some(state) = order.get(moves.len()).cloned() {
        let next = if moves.is_empty() {
            vec![(1.0, out[Rigid::ENTRY].clone(), state)]
        } else {
            fire(rigid, &out, &into, &state)?
        };
        let mut here = Vec::new();
        for (p, taken, mut rest) in next {
            let parts = taken.iter().map(|way| rigid.ways[*way].part).collect();
            rest.extend(taken);
            rest.sort_unstable();
            let to = if rest.is_empty() {
                DONE
            } else {
                *known.entry(rest.clone()).or_insert_with(|| {
                    order.push(rest);
                    order.len() - 1
                })
            };
            here.push(Move { p, parts, to });
        }
        moves.push(here);
        if order.len() > MOST_STATES {
            return None;
        }
    }
    Some(moves)
}

// Counts do not depend on time: nothing is cancelled, no branch is optional, no limit of rounds crosses parallel flows.
fn is_plain(rigid: &Rigid, veto: Veto) -> bool {
    rigid.is_markov() || !rigid.ways.iter().any(|way| is_timed(rigid, way, veto))
}

fn is_timed(rigid: &Rigid, way: &RigidWay, veto: Veto) -> bool {
    let parallel = rigid.nodes.get(way.from).is_some_and(|node| node.kind == NodeKind::Split(Split::All));
    let limited = way.max.is_some() || way.then || (parallel && way.p < 1.0);
    limited || (way.cancel && veto == Veto::CutsShort)
}

/// A probability, the ways taken, and the ways at whose end a flow still stands.
type Fired = (f64, Vec<usize>, Vec<usize>);

// The first flow that can move does. `None` where none can, which a sound region does not show.
fn fire(rigid: &Rigid, out: &[Vec<usize>], into: &[Vec<usize>], state: &[usize]) -> Option<Vec<Fired>> {
    let without = |gone: &[usize]| state.iter().copied().filter(|way| !gone.contains(way)).collect::<Vec<usize>>();
    for way in state {
        let node = rigid.ways.get(*way)?.to;
        match rigid.nodes.get(node)?.kind {
            NodeKind::Exit => return Some(vec![(1.0, Vec::new(), without(&[*way]))]),
            NodeKind::Split(Split::One) => {
                // A veto leaves no other flow standing.
                let rest = |next: usize| if rigid.ways[next].cancel { Vec::new() } else { without(&[*way]) };
                let one = |next: &usize| (rigid.ways[*next].p, vec![*next], rest(*next));
                return Some(out[node].iter().map(one).collect());
            }
            NodeKind::Join(JoinKind::All) => {
                if into[node].iter().all(|other| state.contains(other)) {
                    return Some(vec![(1.0, out[node].clone(), without(&into[node]))]);
                }
            }
            NodeKind::Entry | NodeKind::Join(JoinKind::One) | NodeKind::Split(Split::All) => {
                return Some(vec![(1.0, out[node].clone(), without(&[*way]))]);
            }
        }
    }
    None
}
