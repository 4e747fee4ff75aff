//! The likeliest ways through a region that blocks do not cut: the flows are moved one by one, the likeliest beginning first.
//!
//! A beginning is never likelier than what it was before, so a beginning that has come to the exit before all others is the likeliest way
//! (best-first search; Hart, Nilsson & Raphael 1968). It is held against the greatest share with which any of its flows may still come to the
//! exit, which makes it exact and fast where only one flow runs. Always the first flow that can move does: interleavings are not told apart.
//! What runs beside a veto counts as done as far as it was moved before.

use super::likely::Likely;
use super::lists::{Way, Ways, rank};
use super::made::{Event, MadeId};
use crate::graph::{NodeKind, Rigid, RigidWay};
use crate::model::{Split, words::JoinKind};
use rustc_hash::FxHashMap;
use std::collections::BinaryHeap;

/// Beginnings that are looked at; a region that asks for more is told of.
const MOST_BEGINNINGS: usize = 200_000;

/// Flows on their way through a region.
#[derive(Clone)]
struct Beginning {
    p: f64,
    made: MadeId,
    /// Ways at whose end a flow stands, in order.
    standing: Vec<u32>,
    /// Ways that the flow that moves takes, last first.
    taking: Vec<u32>,
    /// Optional ways of which it is still to be said whether they start, last first.
    optional: Vec<u32>,
    /// How often each limited way was taken since the region was entered.
    taken: Vec<(u32, u32)>,
}

struct Search<'s, 'a> {
    likely: &'s mut Likely<'a>,
    rigid: &'s Rigid,
    out: Vec<Vec<usize>>,
    into: Vec<Vec<usize>>,
    /// For each node the greatest share with which a flow there comes to the exit.
    to_exit: Vec<f64>,
    /// Something on it ends what runs beside it.
    veto: bool,
    beginnings: Vec<Beginning>,
    /// Of equally likely beginnings the last offered comes first, so that they are followed one by one in file order.
    open: BinaryHeap<(u64, usize)>,
}

/// The likeliest ways through a region.
pub(super) fn likeliest(likely: &mut Likely<'_>, rigid: &Rigid) -> Ways {
    let (out, into) = (rigid.ways_out(), rigid.ways_in());
    let to_exit = to_exit(likely, rigid);
    let veto = rigid.ways.iter().any(|way| way.cancel);
    let mut search =
        Search { likely, rigid, out, into, to_exit, veto, beginnings: Vec::new(), open: BinaryHeap::new() };
    let made = search.likely.made.event(MadeId::NOTHING, Event::Take(Vec::new()));
    let taking = search.out[Rigid::ENTRY].iter().rev().map(|way| *way as u32).collect();
    let (standing, optional, taken) = (Vec::new(), Vec::new(), Vec::new());
    search.offer(Beginning { p: 1.0, made, standing, taking, optional, taken });
    search.run()
}

impl Search<'_, '_> {
    fn run(&mut self) -> Ways {
        let most = self.likely.most;
        // What is not known of the ways through its parts is not known of the region.
        let lists = self.rigid.ways.iter().map(|way| self.likely.list(way.part));
        let (beyond, left_out) =
            lists.fold((0.0_f64, 0.0_f64), |(one, other), list| (one.max(list.beyond), other.max(list.left_out)));
        let mut found = Ways { beyond, left_out, ways: Vec::new() };
        while let Some((_, at)) = self.open.pop() {
            let beginning = self.beginnings[at].clone();
            if found.ways.len() == most {
                found.left_out = found.left_out.max(self.bound(&beginning));
                break;
            }
            if self.beginnings.len() > MOST_BEGINNINGS {
                found.beyond = found.beyond.max(self.bound(&beginning));
                break;
            }
            match self.next(beginning) {
                Some(way) => found.ways.push(way),
                None => continue,
            }
        }
        self.beginnings = Vec::new();
        found
    }

    // A flow that a veto may stop need not come to the exit.
    fn bound(&self, beginning: &Beginning) -> f64 {
        if self.veto {
            return beginning.p;
        }
        let ways = beginning.standing.iter().chain(&beginning.taking);
        ways.map(|way| self.to_exit[self.rigid.ways[*way as usize].to]).fold(1.0, f64::min) * beginning.p
    }

    fn offer(&mut self, beginning: Beginning) {
        let bound = self.bound(&beginning);
        if bound > 0.0 {
            self.open.push((rank(bound), self.beginnings.len()));
            self.beginnings.push(beginning);
        }
    }

    // What may happen next is offered; a way through is returned.
    fn next(&mut self, mut beginning: Beginning) -> Option<Way> {
        if let Some(way) = beginning.optional.pop() {
            let p = self.rigid.ways[way as usize].p;
            let mut without = beginning.clone();
            without.p *= 1.0 - p;
            if without.optional.is_empty() && without.taking.is_empty() {
                self.pass_by(&mut without, self.rigid.ways[way as usize].from);
            }
            self.offer(without);
            beginning.p *= p;
            beginning.taking.push(way);
            self.offer(beginning);
        } else if let Some(way) = beginning.taking.pop() {
            self.go(&beginning, way);
        } else if beginning.standing.is_empty() {
            return Some(Way { p: beginning.p, made: self.likely.made.region(beginning.made) });
        } else {
            self.fire(beginning);
        }
        None
    }

    // No optional branch starts: the case goes on where they would have met.
    fn pass_by(&mut self, at: &mut Beginning, split: usize) {
        let reached = |way: &usize| self.reached(self.rigid.ways[*way].to);
        let all: Vec<Vec<bool>> = self.out[split].iter().map(reached).collect();
        let common = (0..self.rigid.nodes.len()).filter(|node| all.iter().all(|reached| reached[*node]));
        let common: Vec<usize> = common.collect();
        let first = common.iter().copied().find(|node| {
            let after = self.reached(*node);
            common.iter().all(|other| after[*other])
        });
        if let Some(way) = first.and_then(|node| self.into[node].first()) {
            at.made = self.likely.made.event(at.made, Event::Go(MadeId::NOTHING, *way as u32));
            at.standing.push(*way as u32);
            at.standing.sort_unstable();
        }
    }

    // For each node whether a flow at this one may come there; it is there already.
    fn reached(&self, from: usize) -> Vec<bool> {
        let mut seen = vec![false; self.rigid.nodes.len()];
        seen[from] = true;
        let mut open = vec![from];
        while let Some(node) = open.pop() {
            for to in self.out[node].iter().map(|way| self.rigid.ways[*way].to) {
                if !seen[to] {
                    seen[to] = true;
                    open.push(to);
                }
            }
        }
        seen
    }

    // Everything that may be done on a way.
    fn go(&mut self, before: &Beginning, way: u32) {
        let part = self.rigid.ways[way as usize].part;
        for inside in self.likely.list(part).ways.clone().into_iter().rev() {
            let mut after = before.clone();
            after.p *= inside.p;
            after.made = self.likely.made.event(before.made, Event::Go(inside.made, way));
            let place = after.standing.partition_point(|other| *other < way);
            after.standing.insert(place, way);
            self.offer(after);
        }
    }

    fn fire(&mut self, mut at: Beginning) {
        let Some((node, ways)) = self.first_to_move(&at.standing) else { return };
        at.standing.retain(|way| !ways.contains(way));
        at.made = self.likely.made.event(at.made, Event::Take(ways));
        match self.rigid.nodes[node].kind {
            NodeKind::Exit => {
                at.made = self.likely.made.event(at.made, Event::Out);
                self.offer(at);
            }
            NodeKind::Split(Split::One) => self.decide(&at, node),
            NodeKind::Split(Split::All) => self.start(at, node),
            NodeKind::Entry | NodeKind::Join(_) => {
                at.taking = self.out[node].iter().map(|way| *way as u32).collect();
                self.offer(at);
            }
        }
    }

    // The first flow that can move by itself; else the join that no other flow can still come to.
    fn first_to_move(&self, standing: &[u32]) -> Option<(usize, Vec<u32>)> {
        let to = |way: u32| self.rigid.ways[way as usize].to;
        let waits = |node: usize| self.rigid.nodes[node].kind == NodeKind::Join(JoinKind::All);
        let arrived = |node: usize| standing.iter().copied().filter(|way| to(*way) == node).collect::<Vec<u32>>();
        for way in standing {
            let node = to(*way);
            if !waits(node) {
                return Some((node, vec![*way]));
            }
            if self.into[node].iter().all(|other| standing.contains(&(*other as u32))) {
                return Some((node, arrived(node)));
            }
        }
        let comes = |from: usize, node: usize| from != node && self.reached(from)[node];
        let first = |way: &&u32| standing.iter().all(|other| !comes(to(*other), to(**way)));
        let way = standing.iter().find(first).or(standing.first())?;
        Some((to(*way), arrived(to(*way))))
    }

    fn decide(&mut self, at: &Beginning, node: usize) {
        for (way, share) in self.told_apart(self.shares(at, node)).into_iter().rev() {
            let mut after = at.clone();
            after.p *= share;
            after.taking = vec![way];
            let rigid = &self.rigid.ways[way as usize];
            if rigid.cancel {
                after.standing.clear();
            }
            if rigid.max.is_some() {
                match after.taken.iter_mut().find(|(of, _)| *of == way) {
                    Some((_, times)) => *times += 1,
                    None => after.taken.push((way, 1)),
                }
            }
            self.offer(after);
        }
    }

    // Ways on which nothing happens and that lead to the same place are one.
    fn told_apart(&self, shares: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
        let of = |way: u32| &self.rigid.ways[way as usize];
        let are_one = |one: u32, other: u32| {
            let plain = |way: u32| !of(way).cancel && of(way).max.is_none();
            let same = of(one).to == of(other).to && plain(one) && plain(other);
            same && self.likely.are_one(of(one).part, of(other).part)
        };
        let mut apart: Vec<(u32, f64)> = Vec::with_capacity(shares.len());
        for (way, share) in shares {
            match apart.iter_mut().find(|(other, _)| are_one(*other, way)) {
                Some((_, sum)) => *sum += share,
                None => apart.push((way, share)),
            }
        }
        apart
    }

    // A way used up leaves its share to its `then`, without one to the others in their proportions (language.md §4).
    fn shares(&self, at: &Beginning, node: usize) -> Vec<(u32, f64)> {
        let ways: Vec<u32> = self.out[node].iter().map(|way| *way as u32).collect();
        let of = |way: &u32| &self.rigid.ways[*way as usize];
        let limited = ways.iter().any(|way| of(way).max.is_some());
        if !limited {
            return ways.iter().map(|way| (*way, of(way).p)).collect();
        }
        let times = |way: &u32| at.taken.iter().find(|(other, _)| other == way).map_or(0, |(_, times)| *times);
        let is_used_up = |way: &u32| of(way).max.is_some_and(|max| times(way) >= max);
        let gone: f64 = ways.iter().filter(|way| is_used_up(way)).map(|way| of(way).p).sum();
        let instead = ways.iter().find(|way| of(way).then);
        let left: Vec<u32> = ways.iter().copied().filter(|way| !is_used_up(way) && !of(way).then).collect();
        let rest: f64 = left.iter().map(|way| of(way).p).sum();
        match instead.filter(|_| gone > 0.0) {
            Some(then) => left.iter().map(|way| (*way, of(way).p)).chain([(*then, gone)]).collect(),
            None if rest > 0.0 => left.iter().map(|way| (*way, of(way).p / rest)).collect(),
            None => left.iter().map(|way| (*way, 1.0 / left.len() as f64)).collect(),
        }
    }

    fn start(&mut self, mut at: Beginning, node: usize) {
        let ways = self.out[node].iter().rev().map(|way| *way as u32);
        let (always, optional) = ways.partition(|way| self.rigid.ways[*way as usize].p >= 1.0);
        (at.taking, at.optional) = (always, optional);
        self.offer(at);
    }
}

// Each node's greatest share, from the exit backwards until nothing grows: as many rounds as the longest likeliest way has nodes.
fn to_exit(likely: &Likely<'_>, rigid: &Rigid) -> Vec<f64> {
    let shares = greatest_shares(likely, rigid);
    let mut best = vec![0.0_f64; rigid.nodes.len()];
    best[Rigid::EXIT] = 1.0;
    for _ in 0..rigid.nodes.len() {
        let mut settled = true;
        for (way, share) in rigid.ways.iter().zip(&shares).rev() {
            let there = share * best[way.to];
            if there > best[way.from] {
                (best[way.from], settled) = (there, false);
            }
        }
        if settled {
            break;
        }
    }
    best
}

// For each way the greatest share with which a flow at its beginning comes to its end.
fn greatest_shares(likely: &Likely<'_>, rigid: &Rigid) -> Vec<f64> {
    let mut together: FxHashMap<(usize, usize), f64> = FxHashMap::default();
    let mut limited = vec![false; rigid.nodes.len()];
    for way in &rigid.ways {
        // Ways to the same place may count as one.
        *together.entry((way.from, way.to)).or_default() += way.p;
        // A limit may leave a way more than its share.
        limited[way.from] |= way.max.is_some() || way.then;
    }
    let share = |way: &RigidWay| {
        let decides = rigid.nodes[way.from].kind == NodeKind::Split(Split::One);
        let taken = if decides && !limited[way.from] { together[&(way.from, way.to)].min(1.0) } else { 1.0 };
        // An optional way may not start, and then the case goes on behind it.
        let done = if decides || way.p >= 1.0 { likely.list(way.part).best() } else { 1.0 };
        taken * done
    };
    rigid.ways.iter().map(share).collect()
}
