//! Blocks played case by case, by the definitions of the language.

use super::{Block, Loop, Random, Step, Tacit};

/// A step that was carried out.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub step: usize,
    pub from: f64,
    pub to: f64,
    pub work: f64,
    pub paused: bool,
}

/// One case: what was done, and what of it the end had to wait for. Minutes.
#[derive(Debug, Default)]
pub struct Case {
    pub runs: Vec<Run>,
    pub critical: Vec<usize>,
    pub end: f64,
}

/// Plays blocks one after the other.
pub fn played(blocks: &[Block], random: &mut Random) -> Case {
    let mut case = Case::default();
    for block in blocks {
        if let Block::Reject(tenths) = block {
            if random.uniform() * 10.0 < *tenths as f64 {
                break;
            }
            continue;
        }
        let (end, critical) = play(block, case.end, &mut case.runs, random);
        case.end = end;
        case.critical.extend(critical);
    }
    case
}

fn play(block: &Block, from: f64, runs: &mut Vec<Run>, random: &mut Random) -> (f64, Vec<usize>) {
    match block {
        Block::Step(step) => of_step(step, from, runs, random),
        Block::Seq(blocks) => in_turn(blocks, from, runs, random),
        Block::One(branches) => {
            let mut left = random.uniform() * 10.0;
            let chosen = branches.iter().find(|(tenths, _)| {
                left -= *tenths as f64;
                left < 0.0
            });
            play(&chosen.unwrap_or(&branches[0]).1, from, runs, random)
        }
        Block::All(branches) => {
            let (mut end, mut last, mut tied) = (from, Vec::new(), 0.0);
            for (tenths, block) in branches {
                if tenths.is_some_and(|tenths| random.uniform() * 10.0 >= tenths as f64) {
                    continue;
                }
                let (to, critical) = play(block, from, runs, random);
                if to > end || tied == 0.0 {
                    (end, last, tied) = (to, critical, 1.0);
                } else if to == end {
                    // Of several that end together each is as likely to be the last.
                    tied += 1.0;
                    if random.uniform() * tied < 1.0 {
                        last = critical;
                    }
                }
            }
            (end, last)
        }
        Block::Loop(rounds) => in_rounds(rounds, from, runs, random),
        Block::Reject(_) => unreachable!("only at the top"),
    }
}

fn in_turn(blocks: &[Block], from: f64, runs: &mut Vec<Run>, random: &mut Random) -> (f64, Vec<usize>) {
    let (mut at, mut all) = (from, Vec::new());
    for block in blocks {
        let (to, critical) = play(block, at, runs, random);
        all.extend(critical);
        at = to;
    }
    (at, all)
}

fn in_rounds(rounds: &Loop, from: f64, runs: &mut Vec<Run>, random: &mut Random) -> (f64, Vec<usize>) {
    let (mut at, mut all) = play(&rounds.body, from, runs, random);
    let mut returns = 0;
    let mut on = |block: &Block, at: &mut f64, random: &mut Random| {
        let (to, critical) = play(block, *at, runs, random);
        all.extend(critical);
        *at = to;
    };
    while random.uniform() * 10.0 < rounds.tenths as f64 {
        if rounds.max == Some(returns) {
            if let Some(then) = &rounds.then {
                on(then, &mut at, random);
            }
            break;
        }
        returns += 1;
        on(&rounds.back, &mut at, random);
        on(&rounds.body, &mut at, random);
    }
    (at, all)
}

fn of_step(step: &Step, from: f64, runs: &mut Vec<Run>, random: &mut Random) -> (f64, Vec<usize>) {
    let work = step.work.as_ref().map_or(0.0, |work| random.draw(work));
    let whole = match &step.elapsed {
        Some(elapsed) => random.draw(elapsed),
        None => step.waits.iter().map(|wait| random.draw(wait)).sum::<f64>() + work,
    };
    let limit = match &step.tacit {
        None => f64::INFINITY,
        Some(Tacit::GoesOn(limit) | Tacit::Elsewhere(limit, _)) => *limit as f64,
    };
    let (takes, work) = (whole.min(limit), work.min(whole).min(limit));
    let mut critical = vec![runs.len()];
    runs.push(Run { step: step.at, from, to: from + takes, work, paused: step.paused });
    let mut end = from + takes;
    if let Some(Tacit::Elsewhere(_, other)) = &step.tacit
        && whole > limit
    {
        let (to, more) = play(other, end, runs, random);
        critical.extend(more);
        end = to;
    }
    (end, critical)
}

/// A mean with its standard error.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sample {
    pub mean: f64,
    pub error: f64,
}

/// The mean of what was seen in many cases.
pub fn sample(seen: impl Iterator<Item = f64>) -> Sample {
    let (mut sum, mut squares, mut n) = (0.0, 0.0, 0.0);
    for one in seen {
        (sum, squares, n) = (sum + one, squares + one * one, n + 1.0);
    }
    let mean = sum / n;
    Sample { mean, error: ((squares / n - mean * mean).max(0.0) / n).sqrt() }
}
