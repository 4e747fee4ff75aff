//! What a diagram says beside the flow: what the applicant does at a step, the critical path, who carries the case from one department to another.

use super::flow::Sketch;
use super::{Carrier, Connection};
use crate::analysis::Study;
use crate::analysis::critical_path::{CriticalPath, TOLERANCE};
use crate::analysis::handoffs::{self, Carried};
use crate::model::{Asks, Collects, Process};
use crate::say;
use crate::wording::Text;
use rustc_hash::FxHashMap;

/// What analyses know of a process that is drawn.
pub(super) struct Facts<'f> {
    study: &'f Study<'f>,
    // Of critical steps: earliest start and finish.
    critical: FxHashMap<usize, (f64, f64)>,
}

impl<'f> Facts<'f> {
    pub fn of(study: &'f Study<'f>, path: &CriticalPath) -> Facts<'f> {
        let rows = path.critical().map(|row| (row.step, (row.earliest_start, row.earliest_finish)));
        Facts { study, critical: rows.collect() }
    }
}

/// What the applicant does at a step: comes, hands in, fills in; in words and as short as can be.
pub(super) fn contact(process: &Process, at: usize, facts: Option<&Facts<'_>>) -> (Vec<Text>, Text) {
    let Some(step) = process.steps.get(at) else { return (Vec::new(), Text::fixed("", "")) };
    let visits = step.visits();
    let papers = match step.collects.as_ref().map(|collects| &collects.value) {
        Some(Collects::Count(number)) => *number as usize,
        Some(Collects::Items(items)) => facts.map_or(items.len(), |facts| facts.study.collected(step).count()),
        None => 0,
    };
    let fields = match step.asks.as_ref().map(|asks| &asks.value) {
        Some(Asks::Count(number)) => *number as usize,
        Some(Asks::Items(items)) => items.len(),
        None => 0,
    };
    let plural = if visits == 1 { "" } else { "s" };
    let short = [
        (visits > 0).then(|| say!(n = visits; zh: "跑{n}", en: "{n}v")),
        (papers > 0).then(|| say!(n = papers; zh: "交{n}", en: "{n}p")),
        (fields > 0).then(|| say!(n = fields; zh: "填{n}", en: "{n}f")),
    ];
    let parts = [
        (visits > 0).then(|| say!(n = visits, s = plural; zh: "跑 {n} 次", en: "{n} visit{s}")),
        (papers > 0).then(|| say!(n = papers; zh: "交 {n} 件", en: "papers: {n}")),
        (fields > 0).then(|| say!(n = fields; zh: "填 {n} 项", en: "fields: {n}")),
    ];
    (parts.into_iter().flatten().collect(), Text::joined(short.into_iter().flatten(), "", " "))
}

/// Marks the critical steps, and the ways from each to the next.
pub(super) fn mark_critical(sketch: &mut Sketch, facts: &Facts<'_>) {
    for (node, step) in sketch.nodes.iter_mut().zip(&sketch.steps) {
        node.critical = step.is_some_and(|at| facts.critical.contains_key(&at));
    }
    let around = Around::of(sketch);
    let critical: Vec<bool> = sketch.flows.iter().map(|flow| is_critical(flow, sketch, &around, facts)).collect();
    for (flow, critical) in sketch.flows.iter_mut().zip(critical) {
        flow.critical = critical;
    }
    for flow in sketch.flows.iter().filter(|flow| flow.critical) {
        for end in [flow.from, flow.to].into_iter().filter(|end| sketch.steps[*end].is_none()) {
            sketch.nodes[end].critical = true;
        }
    }
}

// From a critical step that ends when a critical step at the other end starts; from the start, and to an end, likewise.
fn is_critical(flow: &Connection, sketch: &Sketch, around: &Around, facts: &Facts<'_>) -> bool {
    if flow.back {
        return false;
    }
    let last = facts.critical.values().map(|(_, finish)| *finish).fold(0.0, f64::max);
    let time = |at: &usize| facts.critical.get(at);
    let finishes: Vec<f64> = match around.before(flow.from, sketch) {
        Steps::Outside => vec![0.0],
        Steps::These(steps) => steps.iter().filter_map(time).map(|(_, finish)| *finish).collect(),
    };
    let starts: Vec<f64> = match around.after(flow.to, sketch) {
        Steps::Outside => vec![last],
        Steps::These(steps) => steps.iter().filter_map(time).map(|(start, _)| *start).collect(),
    };
    finishes.iter().any(|finish| starts.iter().any(|start| (start - finish).abs() <= TOLERANCE))
}

/// Says of each way between lanes who carries the case.
pub(super) fn mark_handoffs(sketch: &mut Sketch, facts: &Facts<'_>) {
    let around = Around::of(sketch);
    let carried: Vec<Option<Carrier>> = sketch.flows.iter().map(|flow| carrier(flow, sketch, &around, facts)).collect();
    for (flow, carried) in sketch.flows.iter_mut().zip(carried) {
        flow.carried = carried;
    }
}

// Of several steps at an end the handoff that the applicant carries counts: it is the one to see.
fn carrier(flow: &Connection, sketch: &Sketch, around: &Around, facts: &Facts<'_>) -> Option<Carrier> {
    if sketch.nodes[flow.from].lane == sketch.nodes[flow.to].lane {
        return None;
    }
    let (Steps::These(before), Steps::These(after)) = (around.before(flow.from, sketch), around.after(flow.to, sketch))
    else {
        return None;
    };
    let pairs = before.iter().flat_map(|from| after.iter().map(move |to| (*from, *to)));
    let found: Vec<Carried> = pairs.filter_map(|(from, to)| handoffs::between(facts.study, from, to)).collect();
    if found.contains(&Carried::Applicant) {
        return Some(Carrier::Applicant);
    }
    (!found.is_empty()).then_some(Carrier::Data)
}

enum Steps {
    /// Gateways all the way to the start, or to an end.
    Outside,
    These(Vec<usize>),
}

/// Flows in and out of each node.
struct Around {
    into: Vec<Vec<usize>>,
    out_of: Vec<Vec<usize>>,
}

/// Gateways are not looked through further than this.
const FAR: usize = 100;

impl Around {
    fn of(sketch: &Sketch) -> Around {
        let mut around =
            Around { into: vec![Vec::new(); sketch.nodes.len()], out_of: vec![Vec::new(); sketch.nodes.len()] };
        for flow in sketch.flows.iter().filter(|flow| !flow.back) {
            around.into[flow.to].push(flow.from);
            around.out_of[flow.from].push(flow.to);
        }
        around
    }

    fn before(&self, node: usize, sketch: &Sketch) -> Steps {
        steps(node, &self.into, sketch)
    }

    fn after(&self, node: usize, sketch: &Sketch) -> Steps {
        steps(node, &self.out_of, sketch)
    }
}

fn steps(node: usize, next: &[Vec<usize>], sketch: &Sketch) -> Steps {
    let (mut found, mut open, mut seen) = (Vec::new(), vec![node], vec![node]);
    while let Some(now) = open.pop().filter(|_| seen.len() < FAR) {
        match sketch.steps[now] {
            Some(step) => found.push(step),
            None => {
                let fresh: Vec<usize> = next[now].iter().copied().filter(|one| !seen.contains(one)).collect();
                seen.extend(&fresh);
                open.extend(fresh);
            }
        }
    }
    if found.is_empty() { Steps::Outside } else { Steps::These(found) }
}
