//! A clock whose events or pauses lie on parallel branches: the whole case is played.

use super::events::{Events, Mark, ends_at_vertex, ends_at_way};
use super::exact::Run;
use crate::analysis::law::{Law, Tape, Ticks};
use crate::analysis::lead_time::leaves::Leaves;
use crate::analysis::lead_time::region::draw::Table;
use crate::analysis::lead_time::region::game::{Board, Done, Play};
use crate::analysis::lead_time::region::{gathered, sampled};
use crate::analysis::lead_time::{Obtained, Sampling};
use crate::graph::{Node, NodeKind, PartId, Rigid, RigidWay, Sound, shares};
use crate::model::words::JoinKind;

/// The whole process as one region: every vertex a way from where flows meet before it to where they part after it.
struct Whole {
    rigid: Rigid,
    tables: Vec<Table>,
    /// By way, the step that ends at its end.
    steps: Vec<Option<usize>>,
}

/// How long the clock runs, and how long it stands still.
pub(super) fn run(sound: &Sound<'_>, events: &Events, sampling: Sampling) -> (Run, f64) {
    let mut tape = Tape::default();
    let leaves = Leaves::of(sound, &events.counts, &mut tape);
    let whole = Whole::of(sound, &leaves, &tape);
    let board = Board::of(&whole.rigid, whole.tables);
    let times: Vec<Option<(Ticks, Ticks)>> = sampled(
        sampling,
        |play: &mut Play<'_>, random| {
            play.once(random);
            read(play, events, &whole.steps)
        },
        &board,
        |time| time.map(|(time, _)| time),
    );
    let samples = times.len();
    let seen: Vec<(Ticks, Ticks)> = times.into_iter().flatten().collect();
    let paused = seen.iter().map(|(_, paused)| *paused as f64).sum::<f64>() / seen.len().max(1) as f64;
    let left_out = 1.0 - seen.len() as f64 / samples.max(1) as f64;
    let law: Law = gathered(seen.iter().map(|(time, _)| *time).collect());
    let scale = leaves.scale;
    let error = scale.seconds(law.deviation()) / (seen.len().max(1) as f64).sqrt();
    let obtained = Obtained::Sampled { samples: seen.len() as u64, error };
    (Run { law, scale, left_out, obtained }, scale.seconds(paused))
}

impl Whole {
    fn of(sound: &Sound<'_>, leaves: &Leaves, tape: &Tape) -> Whole {
        let flow = &sound.flow;
        let (before, after) = (|vertex: usize| 2 + 2 * vertex, |vertex: usize| 3 + 2 * vertex);
        let mut nodes = vec![Node { kind: NodeKind::Entry, vertex: None }, Node { kind: NodeKind::Exit, vertex: None }];
        let (mut ways, mut tables, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        for vertex in flow.graph.node_indices() {
            nodes.push(Node { kind: NodeKind::Join(sound.join(vertex)), vertex: Some(vertex) });
            let split = flow.split(vertex).filter(|_| flow.graph.edges(vertex).count() > 1);
            let kind = split.map_or(NodeKind::Join(JoinKind::One), NodeKind::Split);
            nodes.push(Node { kind, vertex: Some(vertex) });
        }
        let mut add = |from: usize, to: usize, way: RigidWay, table: Table, step: Option<usize>| {
            ways.push(RigidWay { from, to, ..way });
            tables.push(table);
            steps.push(step);
        };
        let plain = RigidWay { from: 0, to: 0, part: PartId(0), p: 1.0, max: None, then: false, cancel: false };
        let table = |node| Table::of(tape.law(node));
        add(Rigid::ENTRY, before(flow.start.index()), plain, table(leaves.nothing), None);
        for vertex in flow.graph.node_indices().filter(|vertex| *vertex != flow.end) {
            let (from, to) = (before(vertex.index()), after(vertex.index()));
            add(from, to, plain, table(leaves.vertex(vertex)), ends_at_vertex(sound, vertex));
        }
        let shares = shares(flow);
        for way in flow.graph.edge_indices() {
            let (from, to) = flow.ends_of(way);
            let to = if to == flow.end { Rigid::EXIT } else { before(to.index()) };
            let written = &flow.graph[way];
            let of_way = RigidWay {
                p: shares[way.index()],
                max: written.max,
                then: written.then,
                cancel: written.cancel,
                ..plain
            };
            add(after(from.index()), to, of_way, table(leaves.way(way)), ends_at_way(sound, way));
        }
        Whole { rigid: Rigid { nodes, ways }, tables, steps }
    }
}

// For how long the clock ran and stood still in one case; nothing where it was not started, or not stopped.
fn read(play: &Play<'_>, events: &Events, steps: &[Option<usize>]) -> Option<(Ticks, Ticks)> {
    let ends = |mark: Mark| {
        play.done().filter(move |done| steps[done.way].is_some_and(|step| events.mark(step) == Some(mark)))
    };
    let from = match events.from {
        None => 0,
        Some(_) => ends(Mark::Starts).map(|done| done.to).min()?,
    };
    let to = if events.to.is_empty() {
        play.done().map(|done| done.to).max()?
    } else {
        ends(Mark::Stops).map(|done| done.to).filter(|to| *to >= from).min()?
    };
    let paused = play.done().filter(|done| steps[done.way].is_some_and(|step| events.paused[step]));
    let mut paused: Vec<Done> = paused.filter(|done| done.from < to && done.to > from).collect();
    paused.sort_unstable_by_key(|done| done.from);
    // The union: what overlaps counts once.
    let (mut still, mut until) = (0, from);
    for pause in paused {
        still += (pause.to.min(to) - pause.from.max(until)).max(0);
        until = until.max(pause.to);
    }
    Some((to - from - still, still))
}
