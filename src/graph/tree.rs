use petgraph::graph::{EdgeIndex, NodeIndex};

/// The structure tree of a sound flow (semantics.md §2): an arena, nothing recursive in depth. Every analysis that needs structure folds over it.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Parts; a part's children stand before it, so a fold is one pass from the first to the last.
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
    /// One after the other.
    Seq(Vec<PartId>),
    /// Exactly one of these.
    One(Vec<Branch>),
    /// All of these, in parallel.
    All(Vec<PartId>),
    /// `body`, then with probability `p` `back` and `body` again.
    Rework {
        /// What is done at least once.
        body: PartId,
        /// What leads back.
        back: PartId,
        /// The share that goes back after each execution of the body.
        p: f64,
        /// How often at most.
        max: Option<u32>,
        /// Where it goes once `max` is used up; else the other ways in their proportions.
        then: Option<PartId>,
    },
    /// A region that blocks do not cut: its vertices, and its ways with the parts that were reduced onto them.
    Rigid {
        /// Where it is entered.
        entry: NodeIndex,
        /// Where it is left.
        exit: NodeIndex,
        /// From, to, and the part on the way.
        ways: Vec<(NodeIndex, NodeIndex, PartId)>,
    },
}

/// One branch of a [`Part::One`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Branch {
    /// Its share, 0..=1; the shares of a block add up to 1.
    pub p: f64,
    /// What is on it.
    pub part: PartId,
}
