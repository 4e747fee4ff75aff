//! A clock whose events or pauses lie on parallel branches: the whole case is played.

use super::events::{Events, Mark, ends_at_vertex, ends_at_way};
use super::exact::Run;
use crate::analysis::law::{Law, Tape, Ticks};
use crate::analysis::lead_time::leaves::Leaves;
use crate::analysis::lead_time::region::game::{Board, Done, Play};
use crate::analysis::lead_time::region::whole::{Stands, Whole};
use crate::analysis::lead_time::region::{gathered, sampled};
use crate::analysis::lead_time::{Obtained, Sampling};
use crate::graph::Sound;

/// How long the clock runs, and how long it stands still.
pub(super) fn run(sound: &Sound<'_>, events: &Events, sampling: Sampling) -> (Run, f64) {
    let mut tape = Tape::default();
    let leaves = Leaves::of(sound, &events.counts, &mut tape);
    let Whole { rigid, tables, stands } = Whole::of(sound, &leaves, &tape);
    let (steps, board) = (steps(sound, &stands), Board::of(&rigid, tables));
    let case = |play: &mut Play<'_>, random: &mut rand_pcg::Pcg64Mcg, seen: &mut Vec<(Ticks, Ticks)>| {
        play.once(random);
        let (time, paused) = read(play, events, &steps)?;
        seen.push((time, paused));
        Some(time)
    };
    let (samples, seen) = sampled(sampling, &board, Vec::new, case);
    let seen: Vec<(Ticks, Ticks)> = seen.concat();
    let paused = seen.iter().map(|(_, paused)| *paused as f64).sum::<f64>() / seen.len().max(1) as f64;
    let left_out = 1.0 - seen.len() as f64 / samples.max(1) as f64;
    let law: Law = gathered(seen.iter().map(|(time, _)| *time).collect());
    let scale = leaves.scale;
    let error = scale.seconds(law.deviation()) / (seen.len().max(1) as f64).sqrt();
    let obtained = Obtained::Sampled { samples: seen.len() as u64, error };
    (Run { law, scale, left_out, obtained }, scale.seconds(paused))
}

// By way, the step that ends at its end.
fn steps(sound: &Sound<'_>, stands: &[Stands]) -> Vec<Option<usize>> {
    let step = |stands: &Stands| match stands {
        Stands::Nothing => None,
        Stands::Vertex(vertex) => ends_at_vertex(sound, *vertex),
        Stands::Way(way) => ends_at_way(sound, *way),
    };
    stands.iter().map(step).collect()
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
