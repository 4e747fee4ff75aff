//! Soundness of a region without circles, in polynomial time.
//!
//! Symbolic execution after Favre & Völzer, "Symbolic Execution of Acyclic Workflow Graphs" (BPM 2010): each edge carries the outcomes of decisions
//! of which one must be taken for a flow to come by. A join that waits for all is right when the sets of its edges say the same, which their
//! closures tell; a join that takes each flow singly is right when no two of its edges are taken in one run, which a relation between edges tells,
//! carried along from the entry. After a defect it goes on as if what comes had been waited for, and what the defect leads to is not told of: one thing is one finding.
//!
//! A `cancel` begins anew with a single flow: what it leads to is executed on its own, and without it nothing may go wrong. (So no region is executed
//! here in which a split cancels whatever is decided: that would save what waits in vain.)

use super::bits::Bits;
use super::defect::Defect;
use super::knot::{ENTRY, EXIT, Knot};
use crate::graph::NodeKind;
use crate::model::{Split, words::JoinKind};

/// What the symbolic execution has found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub defects: Vec<Defect>,
    /// For each join that must be written: what it would have to be, if anything fits.
    pub fits: Vec<(u32, Option<JoinKind>)>,
}

// The relation between edges takes a bit for each pair: 8 MB.
const EDGES: usize = 8_192;

/// Executes a region whose nodes are given in an order in which every edge goes forward; `open` are the joins that must be written.
pub(super) fn execute(knot: &Knot, order: &[u32], open: &[u32]) -> Found {
    if open.is_empty() && knot.splits(Split::One).next().is_none() && !knot.has_cancel() {
        return only_parallel(knot);
    }
    if knot.edges.len() > EDGES {
        return Found { defects: vec![Defect::Undecided { states: EDGES * EDGES }], fits: Vec::new() };
    }
    let mut passed = vec![false; knot.nodes.len()];
    let mut found = Found::default();
    for start in different(knot, starts(knot)) {
        let mut run = Run::new(knot, open);
        run.begin(start);
        order.iter().for_each(|node| run.pass(*node));
        for defect in run.found.defects {
            if !found.defects.iter().any(|known| known.node() == defect.node()) {
                found.defects.push(defect);
            }
        }
        for (node, fits) in run.found.fits {
            match found.fits.iter_mut().find(|(known, _)| *known == node) {
                None => found.fits.push((node, fits)),
                Some((_, known)) if *known != fits => *known = None,
                Some(_) => {}
            }
        }
        passed.iter_mut().zip(run.passed).for_each(|(passed, now)| *passed |= now);
    }
    if found.defects.is_empty() && found.fits.is_empty() {
        let dead = order.iter().filter(|node| !passed[**node as usize] && **node != EXIT);
        found.defects.extend(dead.map(|node| Defect::Dead { node: *node }).take(1));
    }
    found
}

/// The edges on which flows begin: at the entry, and after each way that stops everything else.
pub(super) fn starts(knot: &Knot) -> Vec<u32> {
    let cancels = (0..knot.edges.len() as u32).filter(|edge| knot.edge(*edge).cancel);
    knot.node(ENTRY).outs.iter().copied().chain(cancels).collect()
}

// Flows that begin before the same node, which takes them singly or is no join, fare alike.
fn different(knot: &Knot, starts: Vec<u32>) -> Vec<u32> {
    let mut seen = vec![false; knot.nodes.len()];
    let alike = |edge: &u32| knot.join(knot.edge(*edge).to) != Some(JoinKind::All);
    starts
        .into_iter()
        .filter(|edge| !alike(edge) || !std::mem::replace(&mut seen[knot.edge(*edge).to as usize], true))
        .collect()
}

// Everything is done exactly once, so all that meets must wait.
fn only_parallel(knot: &Knot) -> Found {
    let joins = knot.joins().filter(|join| knot.join(*join) == Some(JoinKind::One));
    let twice = joins.filter_map(|node| match knot.node(node).ins[..] {
        [first, second, ..] => Some(Defect::Twice { node, edges: [first, second] }),
        _ => None,
    });
    Found { defects: twice.collect(), fits: Vec::new() }
}

struct Run<'k> {
    knot: &'k Knot,
    open: &'k [u32],
    // For each edge the outcomes of which one is taken when the edge is; none where it never is. Outcome 0 is that the run begins.
    labels: Vec<Bits>,
    // For each edge those that can be taken in the same run.
    together: Vec<Bits>,
    // For each edge out of a decision its outcome, and for each outcome its decision.
    outcome: Vec<u32>,
    decides: Vec<u32>,
    // How much has gone wrong, and for each edge whether that leads to it.
    wrong: usize,
    spoilt: Vec<bool>,
    // The decisions passed so far: when one is made, and its outcomes.
    decisions: Vec<(Bits, Bits)>,
    passed: Vec<bool>,
    found: Found,
}

impl<'k> Run<'k> {
    fn new(knot: &'k Knot, open: &'k [u32]) -> Run<'k> {
        let mut outcome = vec![0; knot.edges.len()];
        let mut decides = vec![ENTRY];
        for decision in knot.splits(Split::One) {
            for edge in knot.node(decision).outs.iter().filter(|edge| !knot.edge(**edge).cancel) {
                outcome[*edge as usize] = decides.len() as u32;
                decides.push(decision);
            }
        }
        let (labels, together) =
            (vec![Bits::none(decides.len()); knot.edges.len()], vec![Bits::none(knot.edges.len()); knot.edges.len()]);
        let (passed, spoilt) = (vec![false; knot.nodes.len()], vec![false; knot.edges.len()]);
        let (decisions, found) = (Vec::new(), Found::default());
        Run { knot, open, labels, together, outcome, decides, wrong: 0, spoilt, decisions, passed, found }
    }

    fn begin(&mut self, edge: u32) {
        self.labels[edge as usize] = Bits::of(self.decides.len(), [0]);
    }

    fn pass(&mut self, node: u32) {
        let knot = self.knot;
        let came: Vec<u32> = knot.node(node).ins.iter().copied().filter(|edge| !self.label(*edge).is_empty()).collect();
        if node == ENTRY {
            self.passed[node as usize] = true;
            return;
        }
        if came.is_empty() {
            return;
        }
        let mut spoilt = came.iter().any(|edge| self.spoilt[*edge as usize]);
        let mut passes = came.clone();
        if !spoilt {
            let known = self.wrong;
            passes = self.check(node, &came);
            spoilt = self.wrong > known;
        }
        self.passed[node as usize] = true;
        self.leave(node, &came, &passes);
        knot.node(node).outs.iter().for_each(|edge| self.spoilt[*edge as usize] = spoilt);
    }

    // The edges of which one must have been taken for the node to be passed.
    fn check(&mut self, node: u32, came: &[u32]) -> Vec<u32> {
        match self.knot.node(node).kind {
            _ if self.open.contains(&node) => self.fit(node, came),
            NodeKind::Join(JoinKind::One) => self.singly(node, came),
            NodeKind::Join(JoinKind::All) => self.waiting(node, came),
            _ => came.to_vec(),
        }
    }

    fn tell(&mut self, defect: Defect) {
        self.found.defects.push(defect);
        self.wrong += 1;
    }

    fn leave(&mut self, node: u32, came: &[u32], passes: &[u32]) {
        let knot = self.knot;
        let mut label = Bits::none(self.decides.len());
        let mut beside = Bits::of(knot.edges.len(), came.iter().copied());
        for edge in passes {
            label.absorb(self.label(*edge));
            beside.absorb(&self.together[*edge as usize]);
        }
        let outs: Vec<u32> = knot.node(node).outs.iter().copied().filter(|edge| !knot.edge(*edge).cancel).collect();
        let is_decision = knot.node(node).kind == NodeKind::Split(Split::One);
        for edge in &outs {
            let taken =
                if is_decision { Bits::of(self.decides.len(), [self.outcome[*edge as usize]]) } else { label.clone() };
            self.labels[*edge as usize] = taken;
        }
        if is_decision {
            let outcomes = Bits::of(self.decides.len(), outs.iter().map(|edge| self.outcome[*edge as usize]));
            self.decisions.push((label, outcomes));
            outs.iter().for_each(|edge| self.take_together(&[*edge], &beside));
        } else {
            self.take_together(&outs, &beside);
        }
    }

    // These edges are taken in one run, which may also have taken each of the others.
    fn take_together(&mut self, edges: &[u32], beside: &Bits) {
        for edge in edges {
            let mut all = beside.clone();
            edges.iter().filter(|other| *other != edge).for_each(|other| all.insert(*other));
            beside.iter().for_each(|other| self.together[other as usize].insert(*edge));
            self.together[*edge as usize] = all;
        }
    }

    fn singly(&mut self, node: u32, came: &[u32]) -> Vec<u32> {
        if let Some(edges) = self.pair_together(came) {
            self.tell(Defect::Twice { node, edges });
        }
        came.to_vec()
    }

    fn pair_together(&self, came: &[u32]) -> Option<[u32; 2]> {
        let pairs =
            came.iter().enumerate().flat_map(|(at, one)| came[at + 1..].iter().map(move |other| [*one, *other]));
        pairs.into_iter().find(|[one, other]| self.together[*one as usize].contains(*other))
    }

    // What waits in vain is told here. What follows is passed when the edge comes without which the others never come, if there is one.
    fn waiting(&mut self, node: u32, came: &[u32]) -> Vec<u32> {
        let never: Vec<u32> = self.knot.node(node).ins.iter().copied().filter(|edge| !came.contains(edge)).collect();
        let (comes, missing) = match self.unequal(came) {
            Some((comes, missing)) => (comes, missing.into_iter().chain(never).collect()),
            None if never.is_empty() => return came.to_vec(),
            None => (came[0], never),
        };
        let decision = self.decision_of(&missing, comes);
        self.tell(Defect::Waits { node, comes, missing, decision });
        let closures: Vec<Bits> = came.iter().map(|edge| self.closure(self.label(*edge))).collect();
        let implies_all = |edge: &&u32| closures.iter().all(|closure| closure.contains_all(self.label(**edge)));
        came.iter().find(implies_all).map_or(came.to_vec(), |edge| vec![*edge])
    }

    // An edge that can come without others, and those.
    fn unequal(&self, came: &[u32]) -> Option<(u32, Vec<u32>)> {
        if came.windows(2).all(|pair| self.label(pair[0]) == self.label(pair[1])) {
            return None;
        }
        let closures: Vec<Bits> = came.iter().map(|edge| self.closure(self.label(*edge))).collect();
        closures.iter().zip(came).find_map(|(closure, comes)| {
            let (other, _) = closures.iter().zip(came).find(|(other, _)| !other.contains_all(closure))?;
            let outcome = closure.iter().find(|outcome| !other.contains(*outcome))?;
            let missing = closures.iter().zip(came).filter(|(other, _)| !other.contains(outcome));
            Some((*comes, missing.map(|(_, edge)| *edge).collect()))
        })
    }

    fn fit(&mut self, node: u32, came: &[u32]) -> Vec<u32> {
        let all_come = came.len() == self.knot.node(node).ins.len();
        let fits = match self.pair_together(came) {
            None => Some(JoinKind::One),
            Some(_) if all_come && self.unequal(came).is_none() => Some(JoinKind::All),
            Some(_) => None,
        };
        self.found.fits.push((node, fits));
        self.wrong += usize::from(fits.is_none());
        came.to_vec()
    }

    // All outcomes whose being taken is the same as one of these being taken. A decision is made when one of the outcomes that lead to it is
    // taken, and then one of its own is.
    fn closure(&self, label: &Bits) -> Bits {
        let mut closure = label.clone();
        loop {
            let mut grew = false;
            for (made, outcomes) in self.decisions.iter().rev() {
                grew |= closure.contains_all(outcomes) && closure.absorb(made);
            }
            for (made, outcomes) in &self.decisions {
                grew |= closure.contains_all(made) && closure.absorb(outcomes);
            }
            if !grew {
                return closure;
            }
        }
    }

    fn decision_of(&self, missing: &[u32], comes: u32) -> Option<u32> {
        let outcomes = missing.iter().chain([&comes]).flat_map(|edge| self.label(*edge).iter());
        let outcome = outcomes.into_iter().find(|outcome| *outcome != 0)?;
        self.decides.get(outcome as usize).copied()
    }

    fn label(&self, edge: u32) -> &Bits {
        &self.labels[edge as usize]
    }
}
