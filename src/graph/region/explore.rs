//! Soundness of a region with circles and parallel flows: its states are explored.
//!
//! First all states, nearest first, so that what is found has the shortest story. Past a first budget, with partial-order reduction: in each state
//! only one node that can pass flows on is looked at, with all that it can decide. That node alone can take the flows before it (the nets are free of
//! conflict between nodes), so it is a stubborn set in the sense of Valmari, "Stubborn Sets for Reduced State Space Generation" (1990), and every
//! state from which a region could not end is still met. Two flows that come to one node are met if that node is looked at last of all; so a region
//! in which flows may end one by one is explored once for each node. A region that one flow leaves needs that only once: a net that is free of
//! conflict between nodes and always ends with one flow never has two flows in one place (van der Aalst, "Workflow Verification", 2000, lemma 1).

use super::defect::Defect;
use super::knot::{ENTRY, EXIT, Exit, Knot};
use super::net::Firing;
use super::search::{Outcome, Search, Strategy};

/// How much may be looked at: so many states times edges of the region.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    /// With all states.
    pub all: usize,
    /// With one node after another.
    pub reduced: usize,
    /// For the stories of defects that are known.
    pub stories: usize,
}

impl Budget {
    /// What real models do not reach: 100,000 states of a region of 60 edges, then a million reduced ones.
    pub const FULL: Budget = Budget { all: 6_000_000, reduced: 60_000_000, stories: 6_000_000 };
    /// For trying out a repair.
    pub const SMALL: Budget = Budget { all: 300_000, reduced: 0, stories: 0 };

    // So many states of this region.
    fn states(knot: &Knot, cells: usize) -> usize {
        cells / knot.edges.len().max(1)
    }
}

/// A defect, and the firings that lead to it.
pub(super) type Story = (Defect, Vec<Firing>);

/// The first defect of a region; none when it is sound.
pub(super) fn explore(knot: &Knot, budget: Budget) -> Option<Story> {
    let mut search = Search::new(knot, Strategy::Everything, Budget::states(knot, budget.all));
    match search.run() {
        Outcome::Found(defect, story) => Some((defect, story)),
        Outcome::Exhausted => never_passed(knot, &search.passed),
        Outcome::TooLarge => explore_reduced(knot, budget),
    }
}

/// The shortest story of what goes wrong at the node of each defect, in a region in which they are known to be there; an empty one past the budget,
/// which they share.
pub(super) fn with_stories(knot: &Knot, defects: Vec<Defect>, budget: Budget) -> Vec<Story> {
    let mut left = Budget::states(knot, budget.stories);
    let told = defects.into_iter().map(|defect| {
        let Some(node) = defect.node().filter(|_| left > 0) else { return (defect, Vec::new()) };
        let towards = knot.towards(node);
        let mut search = Search::new(&towards, Strategy::Towards(node), left);
        let story = match search.run() {
            Outcome::Found(_, story) => story,
            _ => Vec::new(),
        };
        left = left.saturating_sub(search.states());
        (defect, story)
    });
    told.collect()
}

fn explore_reduced(knot: &Knot, budget: Budget) -> Option<Story> {
    let last: Vec<u32> = match knot.exit {
        Exit::OfTheRegion if !knot.has_cancel() => vec![EXIT],
        _ => knot.ids().collect(),
    };
    let states = Budget::states(knot, budget.reduced);
    let mut left = states;
    let mut passed = vec![false; knot.nodes.len()];
    for node in last {
        let mut search = Search::new(knot, Strategy::OneNode { last: node }, left);
        match search.run() {
            Outcome::Found(defect, story) => return Some((defect, story)),
            Outcome::TooLarge => return Some((Defect::Undecided { states }, Vec::new())),
            Outcome::Exhausted => left = left.saturating_sub(search.states()),
        }
        passed.iter_mut().zip(&search.passed).for_each(|(passed, now)| *passed |= now);
    }
    never_passed(knot, &passed)
}

fn never_passed(knot: &Knot, passed: &[bool]) -> Option<Story> {
    let dead = knot.ids().find(|node| *node != ENTRY && *node != EXIT && !passed[*node as usize])?;
    Some((Defect::Dead { node: dead }, Vec::new()))
}

impl Knot {
    // Only what can lead to a node; all else ends at once.
    fn towards(&self, node: u32) -> Knot {
        let mut towards = self.clone();
        let mut leads = vec![false; self.nodes.len()];
        let mut open = vec![node];
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut leads[at as usize], true) {
                open.extend(self.node(at).ins.iter().map(|edge| self.edge(*edge).from));
            }
        }
        for edge in &mut towards.edges {
            if !leads[edge.to as usize] {
                (edge.to, edge.busy) = (EXIT, false);
            }
        }
        towards.exit = Exit::OfTheCase;
        // What the node itself passes on is of no interest.
        towards.nodes[node as usize].outs.clear();
        towards
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::reduce::{Content, Ground, web_of};
    use crate::graph::region::{acyclic, infer};
    use crate::graph::{Flow, Way, cut, ends, shares};
    use crate::model::{Split, words::JoinKind};
    use petgraph::graph::NodeIndex;

    struct Dice(u64);

    impl Dice {
        fn below(&mut self, bound: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % bound
        }
    }

    fn tangle(dice: &mut Dice) -> Flow {
        let steps = 5 + dice.below(7);
        let mut flow = Flow::with_steps(steps);
        let parallel = 30 + dice.below(60);
        for step in 0..steps {
            let mut targets: Vec<usize> =
                (0..1 + dice.below(3))
                    .map(|_| {
                        if dice.below(12) == 0 {
                            dice.below(steps)
                        } else {
                            step + 1 + dice.below((steps - step).min(4))
                        }
                    })
                    .collect();
            targets.sort_unstable();
            targets.dedup();
            if targets.len() > 1 {
                flow.set_split(NodeIndex::new(step), if dice.below(100) < parallel { Split::All } else { Split::One });
            }
            if dice.below(4) == 0 {
                flow.set_join(NodeIndex::new(step), if dice.below(3) == 0 { JoinKind::One } else { JoinKind::All });
            }
            for target in targets {
                let to = if target == steps { flow.end } else { NodeIndex::new(target) };
                flow.connect(NodeIndex::new(step), to, Way::default());
            }
        }
        flow.connect(flow.start, NodeIndex::new(0), Way::default());
        flow
    }

    fn knots(flow: &Flow) -> Vec<Knot> {
        let shares = shares(flow);
        let kept = ends::kept(flow, &shares, &mut Vec::new());
        let mut ground = Ground::new(flow);
        let (web, start) = web_of(&mut ground, &shares, &kept);
        let mut knots = Vec::new();
        cut::root(web, start, &mut ground, |ground, knot| {
            knots.push(knot);
            ground.contents.part_of(Content::EMPTY)
        });
        knots
    }

    #[test]
    fn reduced_exploration_and_symbolic_execution_agree_with_the_exploration_of_all_states() {
        let mut dice = Dice(7);
        let (mut cyclic, mut sound, mut straight) = (0, 0, 0);
        for _ in 0..20_000 {
            for mut knot in knots(&tangle(&mut dice)) {
                if knot.is_markov() || !infer::infer(&mut knot).is_empty() {
                    continue;
                }
                let all = explore(&knot, Budget { all: 100_000_000, reduced: 0, stories: 0 });
                let reduced = explore(&knot, Budget { all: 0, reduced: 100_000_000, stories: 0 });
                assert_eq!(all.is_none(), reduced.is_none(), "{knot:?} {all:?} {reduced:?}");
                assert!(!matches!(reduced, Some((Defect::Undecided { .. }, _))));
                if let Some(order) = knot.in_order() {
                    let executed = acyclic::execute(&knot, &order, &[]);
                    assert_eq!(all.is_none(), executed.defects.is_empty(), "{knot:?} {all:?} {executed:?}");
                    straight += 1;
                } else {
                    cyclic += 1;
                    sound += usize::from(all.is_none());
                }
            }
        }
        assert!(cyclic > 500 && sound > 20 && straight > 500, "{cyclic} {sound} {straight}");
    }
}
