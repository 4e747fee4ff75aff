//! Lists of the likeliest ways through a part, and how they are put together.
//!
//! The k likeliest of a sequence or a parallel block are among the products of the k likeliest of its parts, taken from a queue in order of
//! their share: Huang & Chiang, "Better k-best Parsing" (2005), algorithm 2. One product costs O(k log k).

use super::made::{Made, MadeId};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Once so many things are made, only the likeliest way through each further part is kept.
const MOST_THINGS: usize = 3_000_000;

/// One way through a part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Way {
    /// Its share of the cases that come to the part, above 0.
    pub p: f64,
    pub made: MadeId,
}

/// The likeliest ways through a part, the likeliest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Ways {
    pub ways: Vec<Way>,
    /// No way that was not looked at is likelier than this; 0 where all were.
    pub beyond: f64,
    /// The greatest share of those looked at and left out; 0 where none was.
    pub left_out: f64,
}

/// How two parts are put together.
pub(super) type Join = fn(&mut Made, MadeId, MadeId) -> MadeId;

impl Ways {
    /// The one way through a part that decides nothing.
    pub fn only(made: MadeId) -> Ways {
        Ways { ways: vec![Way { p: 1.0, made }], ..Ways::default() }
    }

    /// The greatest share that a way through may have.
    pub fn best(&self) -> f64 {
        self.ways.first().map_or(self.beyond, |way| way.p.max(self.beyond))
    }

    /// No way is missing.
    pub fn is_all(&self) -> bool {
        self.beyond == 0.0 && self.left_out == 0.0
    }

    /// The same in this share of cases.
    pub fn times(mut self, share: f64) -> Ways {
        self.ways.iter_mut().for_each(|way| way.p *= share);
        self.ways.retain(|way| way.p > 0.0);
        self.beyond *= share;
        self.left_out *= share;
        self
    }

    /// Either of two; equally likely ones of the first come first.
    pub fn or(mut self, other: Ways, most: usize) -> Ways {
        self.ways.extend(other.ways);
        self.ways.sort_by_key(|way| Reverse(rank(way.p)));
        let dropped = self.ways.get(most).map_or(0.0, |way| way.p);
        self.ways.truncate(most);
        self.beyond = self.beyond.max(other.beyond);
        self.left_out = self.left_out.max(other.left_out).max(dropped);
        self
    }
}

/// Every way of one with every way of the other, the `most` likeliest.
pub(super) fn product(made: &mut Made, one: &Ways, other: &Ways, join: Join, most: usize) -> Ways {
    let mut result = Ways {
        beyond: (one.beyond * other.best()).max(one.best() * other.beyond),
        left_out: (one.left_out * other.best()).max(one.best() * other.left_out),
        ways: Vec::new(),
    };
    let kept = if made.len() > MOST_THINGS { 1 } else { most };
    let share = |i: usize, j: usize| Some(one.ways.get(i)?.p * other.ways.get(j)?.p).filter(|p| *p > 0.0);
    let mut open = BinaryHeap::new();
    let offer = |i: usize, j: usize, open: &mut BinaryHeap<_>| {
        open.extend(share(i, j).map(|p| (rank(p), Reverse(i), Reverse(j))));
    };
    offer(0, 0, &mut open);
    while let Some((_, Reverse(i), Reverse(j))) = open.pop() {
        let (first, second) = (one.ways[i], other.ways[j]);
        let p = first.p * second.p;
        if result.ways.len() == kept {
            result.left_out = result.left_out.max(p);
            // Fewer than asked: whatever is left out here was never looked at.
            result.beyond = if kept < most { result.beyond.max(p) } else { result.beyond };
            break;
        }
        result.ways.push(Way { p, made: join(made, first.made, second.made) });
        offer(i, j + 1, &mut open);
        if j == 0 {
            offer(i + 1, 0, &mut open);
        }
    }
    result
}

/// Shares in order. What differs by less than 10⁻¹² of itself, as the same factors in another order do, counts as equal.
pub(super) fn rank(p: f64) -> u64 {
    const NOISE: u32 = 12;
    (p.to_bits() + (1 << (NOISE - 1))) >> NOISE
}
