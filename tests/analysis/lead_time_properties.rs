//! What holds for the lead time of every structured process: against cases played without the library, and against its own laws.

use super::made_up::Dice;
use super::support::{process, study};
use super::timed::{
    ALL, Block, Case, Kinds, Random, Sample, Time, block, each_step, fixed, numbered, played, sample, text,
};
use zaizao::analysis::lead_time::{self, LeadTime, Memory, Obtained, Sampling};
use zaizao::analysis::time::Seconds;

const PROCESSES: usize = 10;
const CASES: usize = 8_000;

/// How many standard errors a sample may be off.
const ERRORS: f64 = 4.0;

/// What the lattice may add, as a share of the value.
const LATTICE: f64 = 0.002;

/// Lead time with its shares by the number of the step.
struct Found {
    time: LeadTime,
    shares: Vec<lead_time::Share>,
}

fn found(text: &str, prefix: &str, count: usize) -> Found {
    study(&process(text), |study| {
        let time = lead_time::of(study, Sampling::default());
        assert_eq!(time.obtained, Obtained::Exact, "{text}");
        let place = |at: usize| {
            let id = format!("{prefix}t{at}");
            study.process().steps.iter().position(|step| *step.id.value == *id).unwrap()
        };
        let shares = (0..count).map(|at| time.shares[place(at)].clone().unwrap()).collect();
        Found { time, shares }
    })
}

fn made(dice: &mut Dice, kinds: Kinds) -> (Vec<Block>, usize) {
    numbered(vec![Block::Step(fixed(60)), block(dice, 3, kinds), block(dice, 3, kinds)])
}

fn minutes(seconds: f64) -> f64 {
    seconds / 60.0
}

fn until(time: &LeadTime, minutes: f64) -> f64 {
    time.until(Seconds::new((minutes * 60_000.0).round() as i64, 1_000))
}

#[track_caller]
fn within(what: &str, found: f64, sample: Sample, slack: f64, text: &str) {
    let off = (found - sample.mean).abs();
    assert!(off <= ERRORS * sample.error + slack, "{what}: {found}, played {sample:?}\n{text}");
}

#[test]
fn what_is_calculated_is_what_is_played() {
    let mut dice = Dice(71);
    for number in 0..PROCESSES {
        let (blocks, count) = made(&mut dice, ALL);
        let text = text(&blocks, "", 1, "");
        let Found { time, shares } = found(&text, "", count);
        let mut random = Random(number as u64);
        let cases: Vec<Case> = (0..CASES).map(|_| played(&blocks, &mut random)).collect();
        distributions_agree(&time, &cases, &text);
        for (at, share) in shares.iter().enumerate() {
            shares_agree(at, share, &cases, &text);
        }
    }
}

// The mean that is worked out without laws where nothing is parallel is the mean of the law.
#[test]
fn the_mean_alone_is_the_mean_of_the_distribution() {
    let mut dice = Dice(72);
    for _ in 0..PROCESSES {
        let (blocks, count) = made(&mut dice, ALL);
        let text = text(&blocks, "", 1, "");
        let alone = study(&process(&text), |study| lead_time::mean(study, Sampling::default(), &Memory::default()));
        let whole = found(&text, "", count).time.mean;
        assert!((alone - whole).abs() <= 2e-7 * whole, "{alone}, not {whole}\n{text}");
    }
}

fn distributions_agree(time: &LeadTime, cases: &[Case], text: &str) {
    let mean = minutes(time.mean);
    within("mean", mean, sample(cases.iter().map(|case| case.end)), mean * 1e-6, text);
    let squares = sample(cases.iter().map(|case| (case.end - mean).powi(2)));
    let variance = minutes(time.deviation).powi(2);
    // A single case far out says little of a variance: what such a case adds is allowed for.
    let farthest = cases.iter().map(|case| (case.end - mean).powi(2)).fold(0.0, f64::max);
    within("variance", variance, squares, variance * LATTICE + farthest / CASES as f64, text);
    let by = |limit: f64| sample(cases.iter().map(|case| f64::from(u8::from(case.end <= limit + 1e-9))));
    // A lattice has some 48 points to a deviation.
    let blur = |at: f64| (at * LATTICE).max(minutes(time.deviation) / 24.0);
    let between = |what: &str, p: f64, at: f64| {
        let (low, high) = (by(at - blur(at)), by(at + blur(at)));
        let error = ERRORS * (low.error.max(high.error) + 1.0 / CASES as f64);
        assert!(
            p >= low.mean - error && p <= high.mean + error,
            "{what} {at}: {p}, played {low:?} to {high:?}\n{text}"
        );
    };
    for share in [0.1, 0.5, 0.8, 0.9, 0.95, 0.99] {
        let at = minutes(time.percentile(share));
        // An atom holds more than the share: what lies before it does not.
        assert!(by(at + blur(at)).mean >= share - ERRORS * (share * (1.0 - share) / CASES as f64).sqrt(), "{text}");
        assert!(by(at - blur(at)).mean <= share + ERRORS * (share * (1.0 - share) / CASES as f64).sqrt(), "{text}");
    }
    for case in cases.iter().take(8) {
        between("until", until(time, case.end.round()), case.end.round());
    }
}

fn shares_agree(at: usize, share: &lead_time::Share, cases: &[Case], text: &str) {
    let of = |value: &dyn Fn(&Case, usize) -> f64| {
        let each = |case: &Case| {
            let those = case.critical.iter().filter(|run| case.runs[**run].step == at);
            those.map(|run| value(case, *run)).sum::<f64>()
        };
        sample(cases.iter().map(each))
    };
    let whole = minutes(share.contribution);
    // What is rare is hardly seen: its standard error cannot be told.
    if share.criticality * (CASES as f64) < 30.0 {
        return;
    }
    let rare = |value: f64| value * 1e-3;
    let takes = of(&|case, run| case.runs[run].to - case.runs[run].from);
    within(&format!("t{at}"), whole, takes, rare(whole), text);
    within(&format!("t{at} times"), share.criticality, of(&|_, _| 1.0), rare(share.criticality), text);
    if let Some(work) = share.work {
        let worked = of(&|case, run| case.runs[run].work);
        within(&format!("t{at} work"), minutes(work), worked, rare(minutes(work)), text);
        let waits: f64 = share.waits.iter().map(|(_, wait)| minutes(*wait)).sum();
        assert!((minutes(work) + waits - whole).abs() <= 1e-9 * whole, "t{at}: {work} and {waits}\n{text}");
    }
}

#[test]
fn contributions_add_up_to_the_mean() {
    let mut dice = Dice(72);
    for _ in 0..2 * PROCESSES {
        let (blocks, count) = made(&mut dice, ALL);
        let text = text(&blocks, "", 1, "");
        let Found { time, shares } = found(&text, "", count);
        let sum: f64 = shares.iter().map(|share| share.contribution).sum();
        assert!((sum - time.mean).abs() <= 1e-9 * time.mean, "{text}");
        assert!((time.unsettled - 1.0).abs() <= 2e-4, "{} of the mean\n{text}", time.unsettled);
    }
}

#[test]
fn percentiles_are_in_order_and_the_share_in_time_rises_from_none_to_all() {
    let mut dice = Dice(73);
    for _ in 0..PROCESSES {
        let (blocks, count) = made(&mut dice, ALL);
        let text = text(&blocks, "", 1, "");
        let time = found(&text, "", count).time;
        let percentiles: Vec<f64> = (1..=99).map(|share| time.percentile(f64::from(share) / 100.0)).collect();
        assert!(percentiles.is_sorted(), "{percentiles:?}\n{text}");
        let last = minutes(time.percentile(1.0)) + 1.0;
        let shares: Vec<f64> = (0..=200).map(|at| until(&time, last * f64::from(at) / 200.0)).collect();
        assert!(shares.windows(2).all(|pair| pair[1] >= pair[0] - 1e-12), "{shares:?}\n{text}");
        assert_eq!((shares[0], until(&time, 59.0)), (0.0, 0.0), "{text}");
        assert!((shares[200] - 1.0).abs() < 1e-9, "{}\n{text}", shares[200]);
    }
}

#[test]
fn more_time_in_a_step_never_makes_a_case_shorter() {
    let mut dice = Dice(74);
    for _ in 0..PROCESSES {
        let (mut blocks, count) = made(&mut dice, Kinds { tacit: false, ..ALL });
        let before = found(&text(&blocks, "", 1, ""), "", count).time;
        let (chosen, more) = (dice.below(count as u64) as usize, 1 + dice.below(200));
        for block in &mut blocks {
            each_step(block, &mut |step| {
                if step.at == chosen {
                    match &mut step.elapsed {
                        Some(Time::Uniform(low, high)) => (*low, *high) = (*low + more, *high + more),
                        _ => step.waits.push(Time::Fixed(more)),
                    }
                }
            });
        }
        let text = text(&blocks, "", 1, "");
        let after = found(&text, "", count).time;
        assert!(after.mean >= before.mean * (1.0 - 1e-9), "{text}");
        for share in [0.05, 0.25, 0.5, 0.8, 0.9, 0.95, 0.99] {
            // A lattice has some 48 points to a deviation, and they are others now.
            let (was, is) = (before.percentile(share), after.percentile(share));
            assert!(is >= was * (1.0 - 1e-4) - before.deviation / 200.0, "{share}: {was} became {is}\n{text}");
        }
    }
}

#[test]
fn twice_the_time_is_twice_every_figure() {
    let mut dice = Dice(75);
    for _ in 0..PROCESSES {
        let (blocks, count) = made(&mut dice, ALL);
        let (once, twice) = (found(&text(&blocks, "", 1, ""), "", count), found(&text(&blocks, "", 2, ""), "", count));
        let same = |one: f64, two: f64| {
            assert!((2.0 * one - two).abs() <= 1e-9 * two.abs() + 1e-9, "{one}, {two}\n{}", text(&blocks, "", 1, ""));
        };
        same(once.time.mean, twice.time.mean);
        same(once.time.deviation, twice.time.deviation);
        for share in [0.05, 0.5, 0.8, 0.9, 0.95, 0.99] {
            same(once.time.percentile(share), twice.time.percentile(share));
        }
        for (one, two) in once.shares.iter().zip(&twice.shares) {
            same(one.contribution, two.contribution);
            same(2.0 * one.criticality, 4.0 * two.criticality);
        }
    }
}

#[test]
fn names_change_nothing_at_all() {
    let mut dice = Dice(76);
    for _ in 0..PROCESSES {
        let (blocks, count) = made(&mut dice, ALL);
        let told = |prefix: &str| {
            let Found { time, shares } = found(&text(&blocks, prefix, 1, ""), prefix, count);
            (time.mean, time.deviation, [0.5, 0.8, 0.9, 0.95].map(|share| time.percentile(share)), shares)
        };
        assert_eq!(told("a"), told("另名"));
    }
}
