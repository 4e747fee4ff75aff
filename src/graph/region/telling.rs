//! From the nodes and edges of a region to the steps of the process: troubles with their witnesses.

use super::defect::Defect;
use super::explore::Story;
use super::infer::Unclear;
use super::judge::Verdict;
use super::knot::{ENTRY, Knot, KnotEdge};
use super::net::Firing;
use super::{infer, repair};
use crate::graph::reduce::{Ground, NONE};
use crate::graph::{Flow, NodeKind, Repair, Tree, Trouble, passage};
use crate::model::{Split, words::JoinKind};

// Of very many defects of one region the last are told without a repair: trying repairs takes time.
const WELL_TOLD: usize = 16;

/// The troubles of a region.
pub(super) fn of_region(ground: &Ground<'_>, knot: &Knot, verdict: &Verdict) -> Vec<Trouble> {
    let teller = Teller { knot, flow: ground.flow, tree: &ground.contents.tree };
    let unclear = verdict.unclear.iter().filter_map(|(unclear, fits)| {
        let fits = fits.or_else(|| repair::unclear(knot, verdict, unclear.node));
        teller.unclear(unclear, fits)
    });
    let defects = verdict.defects.iter().enumerate().filter_map(|(at, story)| {
        if at >= WELL_TOLD {
            return teller.defect(story, None);
        }
        let repair = repair::defect(knot, verdict, &story.0).and_then(|change| teller.repair(change));
        // Where the join was only worked out, and nothing is known that would make it right, it is the join that is in question.
        let in_question =
            story.0.node().filter(|_| repair.is_none()).and_then(|node| infer::led_to_by_both(knot, node));
        match in_question {
            Some(unclear) => teller.unclear(&unclear, None),
            None => teller.defect(story, repair),
        }
    });
    unclear.chain(defects).collect()
}

struct Teller<'a> {
    knot: &'a Knot,
    flow: &'a Flow,
    tree: &'a Tree,
}

impl Teller<'_> {
    fn unclear(&self, unclear: &Unclear, fits: Option<JoinKind>) -> Option<Trouble> {
        let [at, decision, parallel] = [unclear.node, unclear.decision, unclear.parallel].map(|node| self.owner(node));
        let repair = fits.and_then(|join| Some(Repair::WriteJoin { at: at?, join }));
        Some(Trouble::JoinUnclear { at: at?, decision: decision?, parallel: parallel?, repair })
    }

    fn defect(&self, (defect, firings): &Story, repair: Option<Repair>) -> Option<Trouble> {
        match defect {
            Defect::Waits { node, comes, missing, decision } => {
                let witness = self.witness(firings, &[*comes]);
                let decision = decision.or_else(|| self.latest(firings, Split::One)).and_then(|node| self.owner(node));
                let missing = missing.iter().filter_map(|edge| self.last_step(*edge)).collect();
                Some(Trouble::Deadlock { at: self.owner(*node)?, witness, missing, decision, repair })
            }
            Defect::Twice { node, edges } => {
                let [one, other] = *edges;
                let both = if one == other { Vec::new() } else { vec![one, other] };
                let witness = self.witness(firings, &both);
                let at = if one == other { self.begun_by(other) } else { self.owner(*node) };
                let at = at.or_else(|| self.last_step(other))?;
                let split = self.latest(firings, Split::All).and_then(|node| self.owner(node));
                Some(Trouble::RunsTwice { at, witness, split, repair })
            }
            Defect::Circles { nodes } => {
                let mut steps = self.steps_of(nodes);
                steps.dedup();
                Some(Trouble::NeverEnds { steps, repair })
            }
            Defect::Dead { node } => Some(Trouble::Unreachable { step: self.owner(*node)?, after: Vec::new() }),
            Defect::Undecided { states } => {
                let all: Vec<u32> = self.knot.ids().collect();
                Some(Trouble::Undecided { states: *states, steps: self.steps_of(&all) })
            }
        }
    }

    // The steps that were passed, and those on the edges where the trouble is.
    fn witness(&self, firings: &[Firing], at_last: &[u32]) -> Vec<usize> {
        let taken = firings.iter().flat_map(|firing| self.knot.taken(*firing));
        let passed =
            if firings.is_empty() { self.meeting(at_last) } else { taken.chain(at_last.iter().copied()).collect() };
        // The split that the region begins with stands before it.
        let first = self.knot.node(ENTRY).outs.first().map(|edge| self.knot.edge(*edge).to);
        let split = first.filter(|node| matches!(self.knot.node(*node).kind, NodeKind::Split(_)));
        let begins = split.and_then(|node| self.owner(node));
        let steps = passed.into_iter().flat_map(|edge| self.steps(edge)).take(Trouble::WITNESS);
        let steps: Vec<usize> = steps.collect();
        let told = steps.first().copied() == begins;
        begins.filter(|_| !told).into_iter().chain(steps).collect()
    }

    // Where no story was found within the budget: the shortest ways to where it goes wrong.
    fn meeting(&self, edges: &[u32]) -> Vec<u32> {
        let mut by = vec![NONE; self.knot.nodes.len()];
        let mut open = std::collections::VecDeque::from([ENTRY]);
        while let Some(node) = open.pop_front() {
            for edge in &self.knot.node(node).outs {
                let to = self.knot.edge(*edge).to;
                if by[to as usize] == NONE {
                    by[to as usize] = *edge;
                    open.push_back(to);
                }
            }
        }
        let mut passed: Vec<u32> = Vec::new();
        for edge in edges {
            let mut way = vec![*edge];
            let mut from = self.knot.edge(*edge).from;
            while from != ENTRY && by[from as usize] != NONE {
                way.push(by[from as usize]);
                from = self.knot.edge(by[from as usize]).from;
            }
            way.retain(|edge| !passed.contains(edge));
            passed.extend(way.into_iter().rev());
        }
        passed
    }

    // The step that is run twice when two flows come by one edge.
    fn begun_by(&self, edge: u32) -> Option<usize> {
        let KnotEdge { from, to, .. } = *self.knot.edge(edge);
        let leaves_split = matches!(self.knot.node(from).kind, NodeKind::Split(_));
        let next =
            || self.flow.graph.edge_endpoints(self.knot.edge(edge).way()).and_then(|(_, to)| self.flow.owner(to));
        let on_it = self.steps(edge).first().copied();
        on_it.or_else(|| if leaves_split { next() } else { self.owner(from) }).or_else(|| self.owner(to))
    }

    fn latest(&self, firings: &[Firing], split: Split) -> Option<u32> {
        let splits = firings.iter().rev().map(|firing| firing.node);
        splits.into_iter().find(|node| self.knot.node(*node).kind == NodeKind::Split(split))
    }

    fn repair(&self, change: repair::Change) -> Option<Repair> {
        match change {
            repair::Change::Join(node, join) => Some(Repair::WriteJoin { at: self.owner(node)?, join }),
            repair::Change::LeaveOut(node) => Some(Repair::LeaveJoinOut { at: self.owner(node)? }),
            repair::Change::Cancel(edge) => {
                let way = self.flow.graph.edge_weight(self.knot.edge(edge).way())?;
                let to = self.flow.graph.edge_endpoints(self.knot.edge(edge).way())?.1;
                let decision = self.owner(self.knot.edge(edge).from)?;
                Some(Repair::Cancel { decision, branch: way.branch?, to: self.flow.owner(to) })
            }
        }
    }

    fn steps(&self, edge: u32) -> Vec<usize> {
        passage::steps(self.tree, self.flow, self.knot.edge(edge).part, Trouble::WITNESS)
    }

    fn last_step(&self, edge: u32) -> Option<usize> {
        let last = passage::last_step(self.tree, self.flow, self.knot.edge(edge).part);
        last.or_else(|| self.owner(self.knot.edge(edge).from))
    }

    fn steps_of(&self, nodes: &[u32]) -> Vec<usize> {
        let mut steps: Vec<usize> = nodes.iter().filter_map(|node| self.owner(*node)).collect();
        steps.sort_unstable();
        steps.dedup();
        steps
    }

    fn owner(&self, node: u32) -> Option<usize> {
        self.knot.node(node).shown().vertex.and_then(|vertex| self.flow.owner(vertex))
    }
}
