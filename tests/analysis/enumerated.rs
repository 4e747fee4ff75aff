//! Processes whose times are constant: every outcome written out with its probability.

use super::made_up::Dice;
use super::support::{process, study};
use super::timed::{ALL, Block, Kinds, Loop, block, fixed, numbered, text};
use std::collections::BTreeMap;
use zaizao::analysis::lead_time::{self, LeadTime, Sampling};
use zaizao::analysis::time::number;

const CONSTANT: Kinds = Kinds { random: false, tacit: false, ..ALL };

/// Minutes, each with its probability.
type Law = BTreeMap<u64, f64>;

fn law(block: &Block) -> Law {
    match block {
        Block::Step(step) => match step.work {
            Some(super::timed::Time::Fixed(minutes)) => Law::from([(minutes, 1.0)]),
            _ => unreachable!("constant"),
        },
        Block::Seq(blocks) => blocks.iter().map(law).fold(Law::from([(0, 1.0)]), |sum, next| then(&sum, &next)),
        Block::One(branches) => mixed(branches.iter().map(|(tenths, block)| (*tenths as f64 / 10.0, law(block)))),
        Block::All(branches) => {
            let branch = |(tenths, block): &(Option<u64>, Block)| {
                let p = tenths.map_or(1.0, |tenths| tenths as f64 / 10.0);
                mixed([(p, law(block)), (1.0 - p, Law::from([(0, 1.0)]))].into_iter())
            };
            branches.iter().map(branch).fold(Law::from([(0, 1.0)]), |longest, next| combined(&longest, &next, u64::max))
        }
        Block::Loop(rounds) => in_rounds(rounds),
        Block::Reject(_) => unreachable!("only at the top"),
    }
}

fn in_rounds(rounds: &Loop) -> Law {
    let p = rounds.tenths as f64 / 10.0;
    let (body, back) = (law(&rounds.body), law(&rounds.back));
    let (mut so_far, mut ways, mut reached) = (body.clone(), Vec::new(), 1.0);
    for round in 0.. {
        if rounds.max == Some(round) {
            let instead = rounds.then.as_ref().map_or_else(|| so_far.clone(), |then_| then(&so_far, &law(then_)));
            ways.extend([(reached * (1.0 - p), so_far), (reached * p, instead)]);
            break;
        }
        ways.push((reached * (1.0 - p), so_far.clone()));
        reached *= p;
        if reached < 1e-14 {
            break;
        }
        so_far = then(&then(&so_far, &back), &body);
    }
    mixed(ways.into_iter())
}

fn then(one: &Law, other: &Law) -> Law {
    combined(one, other, |a, b| a + b)
}

fn combined(one: &Law, other: &Law, how: impl Fn(u64, u64) -> u64) -> Law {
    let mut sum = Law::new();
    for (a, p) in one {
        for (b, q) in other {
            *sum.entry(how(*a, *b)).or_default() += p * q;
        }
    }
    sum.retain(|_, p| *p > 1e-17);
    sum
}

fn mixed(parts: impl Iterator<Item = (f64, Law)>) -> Law {
    let mut sum = Law::new();
    for (share, part) in parts.filter(|(share, _)| *share > 0.0) {
        part.into_iter().for_each(|(at, p)| *sum.entry(at).or_default() += share * p);
    }
    sum
}

fn lead_time(text: &str) -> LeadTime {
    study(&process(text), |study| lead_time::of(study, Sampling::default()))
}

#[test]
fn constant_times_are_distributed_as_their_outcomes_written_out() {
    let mut dice = Dice(91);
    for _ in 0..30 {
        let (blocks, _) =
            numbered(vec![Block::Step(fixed(60)), block(&mut dice, 2, CONSTANT), block(&mut dice, 2, CONSTANT)]);
        let wanted = law(&Block::Seq(blocks.clone()));
        let text = text(&blocks, "", 1, "");
        let time = lead_time(&text);
        let mean: f64 = wanted.iter().map(|(at, p)| *at as f64 * p).sum();
        assert!((time.mean / 60.0 - mean).abs() <= 1e-9 * mean, "{} instead of {mean}\n{text}", time.mean / 60.0);
        // More outcomes are not kept apart: what is rare goes onto a lattice.
        let close = if wanted.len() <= 512 { 1e-8 } else { 1e-3 };
        let mut sum = 0.0;
        for (at, p) in &wanted {
            // Just before it what was, at it what is.
            let (before, there) = ((*at as i64 * 60 - 1).into(), (*at as i64 * 60).into());
            assert!(
                (time.until(before) - sum).abs() < close,
                "before {at}: {} instead of {sum}\n{text}",
                time.until(before)
            );
            sum += p;
            assert!((time.until(there) - sum).abs() < close, "at {at}: {} instead of {sum}\n{text}", time.until(there));
        }
    }
}

#[test]
fn without_parallel_flows_the_mean_is_what_the_expected_executions_take() {
    let mut dice = Dice(92);
    for _ in 0..30 {
        let kinds = Kinds { parallel: false, ..CONSTANT };
        let (blocks, _) = numbered(vec![Block::Step(fixed(60)), block(&mut dice, 4, kinds)]);
        let text = text(&blocks, "", 1, "");
        study(&process(&text), |study| {
            let time = lead_time::of(study, Sampling::default());
            let each = study.times.iter().zip(&study.executions);
            let wanted: f64 = each.map(|(time, often)| often * time.total.map_or(0.0, number)).sum();
            assert!((time.mean - wanted).abs() <= 1e-9 * wanted, "{} instead of {wanted}\n{text}", time.mean);
        });
    }
}
