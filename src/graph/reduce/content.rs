//! What lies on an edge under reduction: a sequence that grows at both ends in constant time, or a block that still takes branches.

use super::web::NONE;
use crate::graph::{Branch, Part, PartId, Tree};
use crate::model::Split;

/// What lies on an edge; the rest of it is in [`Contents`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) struct Content {
    head: u32,
    tail: u32,
    block: u32,
    /// There is a vertex on it, not only ways.
    pub busy: bool,
}

/// All contents of one reduction, and the tree that they end up in.
#[derive(Debug, Default)]
pub(in crate::graph) struct Contents {
    pub tree: Tree,
    items: Vec<(PartId, u32)>,
    blocks: Vec<Block>,
    nothing: Option<PartId>,
}

// Edges with the same split and the same join, gathered one by one.
#[derive(Debug)]
struct Block {
    split: Split,
    branches: Vec<Side>,
    meets: Vec<u32>,
    // Its part, once it takes no more branches.
    part: Option<PartId>,
}

#[derive(Debug, Clone, Copy)]
struct Side {
    order: u32,
    p: f64,
    part: PartId,
}

/// An edge that goes into a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strand {
    pub content: Content,
    pub order: u32,
    pub p: f64,
    pub meet: u32,
}

impl Content {
    /// Nothing at all.
    pub const EMPTY: Content = Content { head: NONE, tail: NONE, block: NONE, busy: false };
}

impl Contents {
    /// A new part on its own.
    pub fn part(&mut self, part: Part) -> Content {
        let busy = !matches!(part, Part::Way(_));
        let part = self.tree.push(part);
        self.items.push((part, NONE));
        let item = self.items.len() as u32 - 1;
        Content { head: item, tail: item, block: NONE, busy }
    }

    /// A part that is in the tree already, and not a mere way.
    pub fn holding(&mut self, part: PartId) -> Content {
        self.items.push((part, NONE));
        let item = self.items.len() as u32 - 1;
        Content { head: item, tail: item, block: NONE, busy: true }
    }

    /// One after the other.
    pub fn chain(&mut self, first: Content, second: Content) -> Content {
        let busy = first.busy || second.busy;
        let (first, second) = (self.sequence(first), self.sequence(second));
        if first.head == NONE || second.head == NONE {
            let only = if first.head == NONE { second } else { first };
            return Content { busy, ..only };
        }
        self.items[first.tail as usize].1 = second.head;
        Content { head: first.head, tail: second.tail, block: NONE, busy }
    }

    /// Side by side, between the same split and the same join. A block that is there already grows.
    pub(super) fn beside(&mut self, split: Split, one: Strand, other: Strand) -> Content {
        let busy = one.content.busy || other.content.busy;
        let (mut large, mut small) = (self.block(split, one), self.block(split, other));
        if large.branches.len() < small.branches.len() {
            std::mem::swap(&mut large, &mut small);
        }
        large.branches.append(&mut small.branches);
        large.meets.append(&mut small.meets);
        let block = self.keep(one.content.block.min(other.content.block), large);
        Content { block, busy, ..Content::EMPTY }
    }

    /// For a block, how it splits and the ways by which its branches come in at the join.
    pub(super) fn meets(&mut self, content: Content) -> Option<(Split, &mut Vec<u32>)> {
        let block = self.blocks.get_mut(content.block as usize)?;
        Some((block.split, &mut block.meets))
    }

    /// The part that a content is.
    pub fn part_of(&mut self, content: Content) -> PartId {
        let content = self.sequence(content);
        if content.head == NONE {
            return *self.nothing.get_or_insert_with(|| self.tree.push(Part::Seq(Vec::new())));
        }
        if content.head == content.tail {
            return self.items[content.head as usize].0;
        }
        let mut parts = Vec::new();
        let mut item = content.head;
        while item != NONE {
            let (part, next) = self.items[item as usize];
            parts.push(part);
            item = next;
        }
        self.tree.push(Part::Seq(parts))
    }

    // A block that takes no more branches becomes a part.
    fn sequence(&mut self, content: Content) -> Content {
        let Some(block) = self.blocks.get_mut(content.block as usize) else { return content };
        if let Some(part) = block.part {
            return Content { busy: content.busy, ..self.holding(part) };
        }
        let (split, mut branches) = (block.split, std::mem::take(&mut block.branches));
        branches.sort_by_key(|branch| branch.order);
        let part = match split {
            Split::One => one(&branches),
            Split::All => Part::All(branches.iter().map(|branch| self.started(*branch)).collect()),
        };
        let part = self.tree.push(part);
        if let Some(block) = self.blocks.get_mut(content.block as usize) {
            block.part = Some(part);
        }
        Content { busy: content.busy, ..self.holding(part) }
    }

    // In the slot that one of its strands had, where there is one.
    fn keep(&mut self, slot: u32, block: Block) -> u32 {
        if let Some(kept) = self.blocks.get_mut(slot as usize) {
            *kept = block;
            return slot;
        }
        self.blocks.push(block);
        self.blocks.len() as u32 - 1
    }

    fn block(&mut self, split: Split, strand: Strand) -> Block {
        if let Some(block) = self.blocks.get_mut(strand.content.block as usize) {
            let (branches, meets) = (std::mem::take(&mut block.branches), std::mem::take(&mut block.meets));
            return Block { split, branches, meets, part: None };
        }
        let part = self.part_of(strand.content);
        Block {
            split,
            branches: vec![Side { order: strand.order, p: strand.p, part }],
            meets: vec![strand.meet],
            part: None,
        }
    }

    // A branch that is started in a share of cases: it, or nothing.
    fn started(&mut self, side: Side) -> PartId {
        if side.p >= 1.0 {
            return side.part;
        }
        let nothing = self.part_of(Content::EMPTY);
        let branches = vec![Branch { p: side.p, part: side.part }, Branch { p: 1.0 - side.p, part: nothing }];
        self.tree.push(Part::One(branches))
    }
}

// Shares become conditional on the block being entered; in a block that is never entered all are alike.
fn one(sides: &[Side]) -> Part {
    let total: f64 = sides.iter().map(|side| side.p).sum();
    let alike = 1.0 / sides.len().max(1) as f64;
    let share = |p: f64| if total > 0.0 { p / total } else { alike };
    Part::One(sides.iter().map(|side| Branch { p: share(side.p), part: side.part }).collect())
}
