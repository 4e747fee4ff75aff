use super::Rigid;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// The structure tree of a sound flow (semantics.md §2): an arena, nothing recursive in depth. Every analysis that needs structure folds over it.
///
/// A part may stand at several places: a rigid region in which a loop has a `max` repeats the loop's parts, once per round.
/// So a fold from the root down adds up what reaches a part; it must not assume one parent.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Parts; a part's children stand before it, so a fold is one pass from the first to the last (or back).
    pub parts: Vec<Part>,
    /// The whole process, from the virtual start to the virtual end.
    pub root: Option<PartId>,
}

/// A part of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartId(pub u32);

/// One part of the structure.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A way on which nothing happens, with the way of the flow it stands for.
    Way(EdgeIndex),
    /// One vertex: a step, or a routing vertex.
    Vertex(NodeIndex),
    /// One after the other; without any, nothing happens.
    Seq(Vec<PartId>),
    /// Exactly one of these.
    One(Vec<Branch>),
    /// All of these, in parallel. A branch that is started in a share of cases is a [`Part::One`] of it and nothing.
    All(Vec<PartId>),
    /// `body`, then with probability `p` `back` and `body` again.
    Rework {
        /// What is done at least once.
        body: PartId,
        /// What leads back.
        back: PartId,
        /// The share that goes back after each execution of the body; below 1 where there is no `max`.
        p: f64,
        /// How often at most.
        max: Option<u32>,
        /// What follows, where it depends on whether `max` was used up; else the part after this one follows.
        then: Option<Then>,
    },
    /// A region that blocks do not cut.
    Rigid(Box<Rigid>),
}

/// One branch of a [`Part::One`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Branch {
    /// Its share, 0..=1; the shares of a block add up to 1.
    pub p: f64,
    /// What is on it.
    pub part: PartId,
}

/// How a [`Part::Rework`] with `max` and `then` is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Then {
    /// Done when the case is not sent back.
    pub usual: PartId,
    /// Done when it would be sent back once more than `max` allows.
    pub instead: PartId,
}

impl Tree {
    /// A part by its id.
    pub fn part(&self, id: PartId) -> &Part {
        &self.parts[id.0 as usize]
    }

    /// Adds a part, whose children are there already.
    pub(super) fn push(&mut self, part: Part) -> PartId {
        let id = PartId(self.parts.len() as u32);
        self.parts.push(part);
        id
    }

    /// The ids of all parts, children before parents; from the back, parents before children.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = PartId> + ExactSizeIterator + use<> {
        (0..self.parts.len() as u32).map(PartId)
    }
}
