//! What was calculated from what: forward the laws, backward what each time counts for.
//!
//! Passing weights back is reverse accumulation: every operation but the longest is linear in each of its parts, so that what a part's time counts
//! for is the derivative of the whole by the part's law. For rework with share p, body A and way back B that gives the measures (1−p)/(1−p·A·B)²
//! and p(1−p)·A²/(1−p·A·B)² of semantics.md §3 without a formula of their own.

use super::longest::{longest, shared};
use super::{Law, Ticks, Transforms, Weight};

/// A law on a [`Tape`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(u32);

/// How a law came about.
#[derive(Debug)]
pub enum Op {
    /// It was given.
    Given,
    /// One after the other.
    Then(NodeId, NodeId),
    /// Constants, and something that varies after them.
    Constants(Vec<NodeId>, Option<NodeId>),
    /// A mixture, or a sum of measures.
    Mixture(Vec<(f64, NodeId)>),
    /// All in parallel.
    Longest(Vec<NodeId>),
    /// Any number of times.
    Repeated(NodeId),
    /// By other means, from these: who made it says what they count for.
    Other(usize, Vec<NodeId>),
}

/// A calculation with laws.
#[derive(Debug, Default)]
pub struct Tape {
    nodes: Vec<(Law, Op)>,
    /// Transforms that are planned already.
    pub transforms: Transforms,
}

/// What each law of a tape counts for; nothing where it has no part in the result.
pub type Weights = Vec<Option<Weight>>;

impl Tape {
    /// A law that is given.
    pub fn given(&mut self, law: Law) -> NodeId {
        self.push(law, Op::Given)
    }

    /// The law of a node.
    pub fn law(&self, node: NodeId) -> &Law {
        &self.nodes[node.0 as usize].0
    }

    /// A law made by other means from these.
    pub fn other(&mut self, law: Law, by: usize, from: Vec<NodeId>) -> NodeId {
        self.push(law, Op::Other(by, from))
    }

    /// One after the other. Of several that vary always the two with the fewest points are joined first.
    pub fn sequence(&mut self, parts: &[NodeId]) -> NodeId {
        if let [only] = parts {
            return *only;
        }
        let (constant, varying): (Vec<NodeId>, Vec<NodeId>) =
            parts.iter().partition(|part| self.law(**part).certainty().is_some());
        let rest = self.joined(varying);
        if constant.is_empty()
            && let Some(rest) = rest
        {
            return rest;
        }
        let by = constant.iter().filter_map(|part| self.law(*part).certainty()).fold(0i64, Ticks::saturating_add);
        let law = rest.map_or_else(|| Law::certain(by), |rest| self.law(rest).clone().later(by));
        self.push(law, Op::Constants(constant, rest))
    }

    /// Σ shareᵢ · partᵢ.
    pub fn mixture(&mut self, parts: Vec<(f64, NodeId)>) -> NodeId {
        if let [(share, only)] = parts[..]
            && share == 1.0
        {
            return only;
        }
        let law = Law::mixture(parts.iter().map(|(share, part)| (*share, self.law(*part))));
        self.push(law, Op::Mixture(parts))
    }

    /// All in parallel.
    pub fn longest(&mut self, parts: Vec<NodeId>) -> NodeId {
        if let [only] = parts[..] {
            return only;
        }
        let laws: Vec<&Law> = parts.iter().map(|part| self.law(*part)).collect();
        let law = longest(&laws);
        self.push(law, Op::Longest(parts))
    }

    /// Any number of times, from none on; the mass must be below 1.
    pub fn repeated(&mut self, part: NodeId) -> NodeId {
        let law = self.nodes[part.0 as usize].0.repeated(&mut self.transforms);
        self.push(law, Op::Repeated(part))
    }

    /// From what a result counts for to what every law before it counts for. `other` answers for nodes made by other means: from the number of
    /// their maker, its parts and what the node counts for to what each of them does.
    pub fn weights(
        &mut self,
        result: NodeId,
        weight: Weight,
        mut other: impl FnMut(&Tape, usize, &Weight) -> Vec<Weight>,
    ) -> Weights {
        let mut weights: Weights = vec![None; self.nodes.len()];
        weights[result.0 as usize] = Some(weight);
        for at in (0..=result.0 as usize).rev() {
            let Some(weight) = weights[at].take() else { continue };
            for (part, share) in self.passed_on(at, &weight, &mut other) {
                let there = &mut weights[part.0 as usize];
                *there = Some(match there.take() {
                    Some(already) => already.plus(share),
                    None => share,
                });
            }
            weights[at] = Some(weight);
        }
        weights
    }

    fn passed_on(
        &mut self,
        at: usize,
        weight: &Weight,
        other: &mut impl FnMut(&Tape, usize, &Weight) -> Vec<Weight>,
    ) -> Vec<(NodeId, Weight)> {
        if let Op::Other(maker, parts) = &self.nodes[at].1 {
            return parts.iter().copied().zip(other(self, *maker, weight)).collect();
        }
        let Tape { nodes, transforms } = self;
        let (law, op) = &nodes[at];
        let of = |part: &NodeId| &nodes[part.0 as usize].0;
        match op {
            Op::Given | Op::Other(..) => Vec::new(),
            Op::Then(a, b) => {
                let first = weight.before(of(b), of(a), transforms);
                vec![(*a, first), (*b, weight.before(of(a), of(b), transforms))]
            }
            Op::Constants(constant, rest) => {
                let each = Weight::Constant(weight.sum(law, |_, value| value));
                let by = Law::certain(constant.iter().filter_map(|part| of(part).certainty()).sum());
                let rest = rest.map(|rest| (rest, weight.before(&by, of(&rest), transforms)));
                constant.iter().map(|part| (*part, each.clone())).chain(rest).collect()
            }
            Op::Mixture(parts) => {
                parts.iter().map(|(share, part)| (*part, weight.on(of(part)).times(*share))).collect()
            }
            Op::Longest(parts) => {
                let laws: Vec<&Law> = parts.iter().map(of).collect();
                parts.iter().copied().zip(shared(&laws, weight)).collect()
            }
            Op::Repeated(part) => {
                let twice = law.then(law, transforms);
                vec![(*part, weight.before(&twice, of(part), transforms))]
            }
        }
    }

    // Always the two with the fewest points: then every point is moved about as often as the logarithm of their number.
    fn joined(&mut self, parts: Vec<NodeId>) -> Option<NodeId> {
        let size = |tape: &Tape, part: NodeId| {
            let law = tape.law(part);
            law.atoms.len() + law.spread.as_ref().map_or(0, |spread| spread.mass.len())
        };
        let mut open: std::collections::BinaryHeap<_> =
            parts.into_iter().map(|part| std::cmp::Reverse((size(self, part), part.0))).collect();
        loop {
            let first = NodeId(open.pop()?.0.1);
            let Some(std::cmp::Reverse((_, second))) = open.pop() else { return Some(first) };
            let second = NodeId(second);
            let Tape { nodes, transforms } = self;
            let law = nodes[first.0 as usize].0.then(&nodes[second.0 as usize].0, transforms);
            let both = self.push(law, Op::Then(first, second));
            open.push(std::cmp::Reverse((size(self, both), both.0)));
        }
    }

    fn push(&mut self, law: Law, op: Op) -> NodeId {
        let node = NodeId(self.nodes.len() as u32);
        self.nodes.push((law, op));
        node
    }
}

impl NodeId {
    /// Its place in [`Weights`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
