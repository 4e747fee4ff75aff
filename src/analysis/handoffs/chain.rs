use crate::analysis::Study;
use crate::analysis::parties::Party;
use crate::model::words::JoinKind;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Less than this of a flow is not followed further round a circle of routing points.
const FAINT: f64 = 1e-12;

/// Nor is a flow followed further than this, which only a circle that hardly anything leaves would need.
const MOST: usize = 1_000_000;

/// The party of a step that can hand over: a department. Routing points, carriers, systems, the applicant's steps and steps of nobody are
/// looked through.
pub(super) fn hands_over<'a>(study: &Study<'a>, step: Option<usize>) -> Option<Party<'a>> {
    let step = step.and_then(|at| study.process().steps.get(at)).filter(|step| !step.is_routing())?;
    study.parties.doer(step).filter(Party::is_department)
}

/// For each execution on the main scenario, the executions from which it takes over, others looked through.
pub(super) fn before(study: &Study<'_>) -> Vec<Vec<u32>> {
    let runs = &study.main.runs;
    let mut before: Vec<Vec<u32>> = vec![Vec::new(); runs.len()];
    // Arcs stand in the order of their targets, so what an execution takes over from is complete before anything takes over from it.
    for arcs in study.main.arcs.chunk_by(|one, next| one.1 == next.1) {
        let mut sources: Vec<u32> = Vec::new();
        for (from, _) in arcs {
            match hands_over(study, runs[*from as usize].step) {
                Some(_) => sources.push(*from),
                None => sources.extend(&before[*from as usize]),
            }
        }
        sources.sort_unstable();
        sources.dedup();
        if let Some((_, to)) = arcs.first() {
            before[*to as usize] = sources;
        }
    }
    before
}

/// How often a flow from one step is expected to come next to each other step that can take over.
///
/// What meets in an `all` join comes there together and counts once.
pub(super) fn next(study: &Study<'_>, from: usize) -> Vec<(usize, f64)> {
    let (flow, rank) = (&study.sound.flow, |vertex: NodeIndex| study.order.rank[vertex.index()]);
    let mut open: BinaryHeap<Reverse<(u32, NodeIndex)>> = BinaryHeap::new();
    let mut mass: FxHashMap<NodeIndex, f64> = FxHashMap::default();
    let mut found: FxHashMap<usize, f64> = FxHashMap::default();
    let send = |vertex: NodeIndex, share: f64, open: &mut BinaryHeap<_>, mass: &mut FxHashMap<NodeIndex, f64>| {
        for way in flow.ways_out(vertex) {
            let (to, part) = (flow.ends_of(way).1, share * study.traversals[way.index()]);
            if part <= FAINT || to == flow.end {
                continue;
            }
            let there = mass.entry(to).or_insert_with(|| {
                open.push(Reverse((rank(to), to)));
                0.0
            });
            *there = if study.sound.join(to) == JoinKind::All { there.max(part) } else { *there + part };
        }
    };
    send(NodeIndex::new(from), 1.0, &mut open, &mut mass);
    for _ in 0..MOST {
        let Some(Reverse((_, vertex))) = open.pop() else { break };
        let here = mass.remove(&vertex).unwrap_or(0.0);
        match flow.step(vertex).filter(|step| hands_over(study, Some(*step)).is_some()) {
            Some(step) => *found.entry(step).or_insert(0.0) += here,
            None => send(vertex, here / study.executions[vertex.index()].max(FAINT), &mut open, &mut mass),
        }
    }
    let mut found: Vec<(usize, f64)> = found.into_iter().collect();
    found.sort_unstable_by_key(|(step, _)| *step);
    found
}
