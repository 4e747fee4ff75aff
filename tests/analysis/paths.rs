//! The likeliest ways through, against ways written out by hand and against every way of random processes, enumerated from their blocks.

use super::made_up::{Block, Dice, Writer, block};
use super::support::{plain, studied, study};
use std::fmt::Write;
use zaizao::analysis::paths::{self, Extent, Mark, Path, Paths};
use zaizao::analysis::{Study, critical_path};

fn ids(study: &Study<'_>, path: &Path) -> String {
    let mut out = String::new();
    for mark in &path.trail {
        let _ = match mark {
            Mark::Step(step, round) => {
                let round = if *round > 1 { format!("#{round}") } else { String::new() };
                write!(out, " {}{round}", &*study.process().steps[*step].id.value)
            }
            Mark::Begin => write!(out, " ("),
            Mark::Beside => write!(out, " |"),
            Mark::End => write!(out, " )"),
        };
    }
    out.trim().to_owned()
}

/// One line a way: share, hours, steps, outcomes.
fn told(text: &str, most: usize) -> String {
    studied(text, |study| {
        let paths = paths::of(study, most);
        let line = |way: &Path| {
            let ends = way.outcomes.iter().map(|end| format!(" !{end}")).collect::<String>();
            format!("{} {}h: {}{ends}\n", plain(way.probability), plain(way.time / 3600.0), ids(study, way))
        };
        let lines: String = paths.ways.iter().map(line).collect();
        format!("{lines}{:?} {}", paths.extent, plain(paths.covered))
    })
}

#[track_caller]
fn expect(text: &str, most: usize, wanted: &str) {
    let wanted: Vec<&str> = wanted.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(told(text, most).lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn a_sequence_is_one_way() {
    expect(
        "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 1h, next: b }\n  b: { by: d, work: 2h }\n",
        10,
        "1 3h: a b\nAll 1",
    );
}

// 0.7·0.4, 0.7·0.6, 0.3·0.4, 0.3·0.6; parallel branches belong to one way, and its time is the longest branch's.
#[test]
fn every_way_of_a_small_process_is_listed_and_they_add_up() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { one: [ { to: b, p: 30% }, { to: c, p: 70% } ] } }
  b: { by: d, work: 9h, next: e }
  c: { by: d, work: 2h, next: e }
  e: { next: { all: [f, { to: g, p: 60% }] } }
  f: { by: d, work: 3h, next: h }
  g: { by: d, work: 5h, next: h }
  h: { by: d, work: 1h }
";
    expect(
        text,
        10,
        "0.42 9h: a c ( f | g ) h
         0.28 7h: a c f h
         0.18 16h: a b ( f | g ) h
         0.12 14h: a b f h
         All 1",
    );
    expect(text, 2, "0.42 9h: a c ( f | g ) h\n0.28 7h: a c f h\nMore 0.7");
}

const REVIEW: &str = "
process: p
departments: [d]
steps:
  受理: { by: d, work: 1h, next: 审查 }
  审查: { by: d, work: 4h, next: { one: [ { to: 补正, p: 40%, max: 2, then: 退件 }, { to: 退件, p: 10% }, 决定 ] } }
  补正: { by: 申请人, work: 2h, next: 审查 }
  退件: { by: d, work: 1h, next: { end: rejected } }
  决定: { by: d, work: 3h }
";

// Sent back 0, 1, 2 times: 1, 0.4, 0.16 of cases come to the review once more. There half decide and a tenth refuse; the third time the 40 %
// that would be sent back are refused too.
#[test]
fn each_round_of_rework_is_another_way_and_max_ends_it() {
    expect(
        REVIEW,
        10,
        "0.5 8h: 受理 审查 决定
         0.2 14h: 受理 审查 补正 审查#2 决定
         0.1 6h: 受理 审查 退件 !rejected
         0.08 18h: 受理 审查 补正 审查#2 补正#2 审查#3 退件 !rejected
         0.08 20h: 受理 审查 补正 审查#2 补正#2 审查#3 决定
         0.04 12h: 受理 审查 补正 审查#2 退件 !rejected
         All 1",
    );
}

// 0.8, 0.16, 0.032, …: they never end, and the next is never likelier.
#[test]
fn rework_without_limit_is_cut_where_enough_is_found() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { one: [ { to: a, p: 20% }, { to: z, p: 80% } ] } }
  z: { by: d, work: 1h }
";
    expect(text, 3, "0.8 2h: a z\n0.16 3h: a a#2 z\n0.032 4h: a a#2 a#3 z\nMore 0.992");
}

// Once the limit is used up, "back" leads to z, as the other branch does: to the case it makes no difference.
#[test]
fn ways_that_make_no_difference_are_merged() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { one: [ { to: fix, p: 40%, max: 1, then: z }, { to: z, p: 60% } ] } }
  fix: { by: d, work: 1h, next: a }
  z: { by: d, work: 1h, next: { one: [ { end: 好, p: 50% }, { end: 坏, p: 50% } ] } }
";
    expect(
        text,
        9,
        "0.3 2h: a z !好
         0.3 2h: a z !坏
         0.2 4h: a fix a#2 z !好
         0.2 4h: a fix a#2 z !坏
         All 1",
    );
}

// The loop a–fix is left at a, and its limit stands on the last flow: three repairs, the fourth time it goes out.
#[test]
fn a_limit_on_the_last_flow_of_the_way_back_counts_too() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { one: [ { to: fix, p: 20% }, { to: z } ] } }
  fix: { by: d, work: 2h, next: { one: [ { to: a, max: 1, then: out } ] } }
  out: { by: d, work: 1h }
  z: { by: d, work: 1h }
";
    expect(text, 9, "0.8 2h: a z\n0.16 5h: a fix a#2 z\n0.04 7h: a fix a#2 fix#2 out\nAll 1");
}

// b feeds d and x, c feeds x: no blocks. x waits for both, z for d and x. c takes y in 30 % of cases.
#[test]
fn a_region_that_blocks_do_not_cut_is_played_through() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { all: [b, c] } }
  b: { by: d, work: 2h, next: { all: [d, x] } }
  c: { by: d, work: 1h, next: { one: [ { to: y, p: 30% }, { to: x2, p: 70% } ] } }
  x2: { next: x }
  y: { by: d, work: 8h, next: x }
  d: { by: d, work: 4h, next: z }
  x: { by: d, work: 1h, next: z }
  z: { by: d, work: 1h }
";
    let got = studied(text, |study| {
        let paths = paths::of(study, 9);
        let ways: Vec<_> = paths.ways.iter().map(|way| (plain(way.probability), plain(way.time / 3600.0))).collect();
        (ways, paths.extent)
    });
    // a 1, b 2, d 4, z 1; with y: a 1, c 1, y 8, x 1, z 1.
    let wanted = [("0.7", "8"), ("0.3", "12")].map(|(p, hours)| (p.to_owned(), hours.to_owned()));
    assert_eq!(got, (wanted.to_vec(), Extent::All));
}

#[test]
fn a_veto_ends_the_way() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, next: { all: [quick, slow] } }
  quick: { by: d, work: 1h, next: { one: [ { end: rejected, p: 10%, cancel: true }, { to: z } ] } }
  slow: { by: d, work: 9h, next: z }
  z: { by: d, work: 1h }
";
    let got = studied(text, |study| {
        let paths = paths::of(study, 9);
        assert_eq!(paths.vetoed, 1);
        paths
            .ways
            .iter()
            .map(|way| (plain(way.probability), plain(way.time / 3600.0), way.outcomes.len()))
            .collect::<Vec<_>>()
    });
    assert_eq!(got, [("0.9".to_owned(), "11".to_owned(), 0), ("0.1".to_owned(), "2".to_owned(), 1)]);
}

fn decisions(number: usize, share: &str, parallel: bool) -> String {
    let mut text = String::from("process: p\ndepartments: [d]\nsteps:\n");
    if parallel {
        let all: Vec<String> = (0..number).map(|at| format!("{{ to: b{at}, p: {share} }}")).collect();
        let _ = writeln!(text, "  a: {{ by: d, work: 1h, next: {{ all: [ s, {} ] }} }}", all.join(", "));
        let _ = writeln!(text, "  s: {{ by: d, work: 1h, next: z }}");
    }
    for at in 0..number {
        if parallel {
            let _ = writeln!(text, "  b{at}: {{ by: d, work: 1h, next: z }}");
        } else {
            let next = if at + 1 == number { "z".to_owned() } else { format!("a{}", at + 1) };
            let _ = writeln!(
                text,
                "  a{at}: {{ by: d, work: 1h, next: {{ one: [ {{ to: b{at}, p: {share} }}, c{at} ] }} }}"
            );
            let _ = writeln!(
                text,
                "  b{at}: {{ by: d, work: 1h, next: {next} }}\n  c{at}: {{ by: d, work: 2h, next: {next} }}"
            );
        }
    }
    text.push_str("  z: { by: d, work: 1h }\n");
    text
}

// 2⁶⁰ ways: the likeliest takes the 90 % everywhere, the next sixty the 10 % once, the later decision first: it is what a reader varies last.
#[test]
fn sixty_independent_decisions_are_no_trouble() {
    for parallel in [false, true] {
        studied(&decisions(60, "90%", parallel), |study| {
            let paths = paths::of(study, 62);
            let shares: Vec<f64> = paths.ways.iter().map(|way| way.probability).collect();
            let best = 0.9_f64.powi(60);
            let close = |got: f64, wanted: f64| (got / wanted - 1.0).abs() < 1e-9;
            assert!(close(shares[0], best), "{shares:?}");
            assert!(shares[1..61].iter().all(|share| close(*share, best / 9.0)), "{shares:?}");
            assert!(close(shares[61], best / 81.0), "{shares:?}");
            assert_eq!(paths.extent, Extent::More);
        });
        // All ways equally likely: nothing to tell them apart but the order of the file.
        studied(&decisions(60, "50%", parallel), |study| {
            let paths = paths::of(study, 10);
            assert_eq!(paths.ways.len(), 10);
            assert!(paths.ways.iter().all(|way| way.probability == 0.5_f64.powi(60)));
        });
    }
}

#[test]
fn equally_likely_ways_stand_in_file_order() {
    expect(
        &decisions(2, "50%", false),
        9,
        "0.25 5h: a0 b0 a1 b1 z
         0.25 6h: a0 b0 a1 c1 z
         0.25 6h: a0 c0 a1 b1 z
         0.25 7h: a0 c0 a1 c1 z
         All 1",
    );
}

// Beside another branch stands a ladder of 40 decisions that skip each other, with a veto on it, so that no bound but the share itself is known.
// The search must end and say so; what it lists must be right.
#[test]
fn a_search_without_end_is_given_up_and_told() {
    let mut text = String::from(
        "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 1h, next: { all: [d0, s] } }\n  s: { by: d, work: 1h, next: z }\n",
    );
    for at in 0..40 {
        let _ = writeln!(
            text,
            "  d{at}: {{ by: d, work: 1h, next: {{ one: [ {{ to: d{}, p: 45% }}, {{ to: m{at}, p: 54% }}, {{ end: no, p: 1%, cancel: true }} ] }} }}",
            at + 1
        );
        let _ = writeln!(text, "  m{at}: {{ by: d, work: 1h, next: d{} }}", at + 2);
    }
    text.push_str("  d40: { by: d, work: 1h, next: z0 }\n  d41: { by: d, work: 1h, next: z0 }\n  z0: { next: z }\n  z: { by: d, work: 1h }\n");
    studied(&text, |study| {
        let paths = paths::of(study, 500);
        assert_eq!(paths.extent, Extent::Stopped);
        assert!(paths.ways.len() < 500);
        // The likeliest ways are vetoes: 1 % at the first decision.
        assert_eq!(plain(paths.ways[0].probability), "0.01");
        assert!(paths.ways.windows(2).all(|pair| pair[0].probability >= pair[1].probability * (1.0 - 1e-9)));
    });
}

#[test]
fn visits_count_each_time_and_fees_once() {
    let text = "
process: p
departments: [d]
steps:
  a: { by: d, work: 1h, channel: counter, fees: 100, next: { one: [ { to: a, p: 20%, max: 1 }, { to: z, p: 80% } ] } }
  z: { by: d, work: 1h, visits: 2, fees: { amount: 7, payer: government } }
";
    let got =
        studied(text, |study| paths::of(study, 9).ways.iter().map(|way| (way.visits, way.fees)).collect::<Vec<_>>());
    assert_eq!(got, [(Some(3), Some(100.0)), (Some(4), Some(100.0))]);
}

/// A way through a block: its share, visits, hours.
type Known = (f64, usize, u64);

const TOO_MANY: usize = 3_000;
const FAINT: f64 = 1e-9;

/// Every way through a block not fainter than [`FAINT`], from the definition; `None` where there are too many.
fn every(block: &Block) -> Option<Vec<Known>> {
    let all = match block {
        Block::Step { hours, visits, .. } => vec![(1.0, *visits, *hours)],
        Block::Seq(blocks) => {
            blocks.iter().try_fold(vec![(1.0, 0, 0)], |before, block| both(&before, &every(block)?, |a, b| a + b))?
        }
        Block::One(branches) => {
            let mut all = Vec::new();
            for (tenths, block) in branches {
                all.extend(every(block)?.into_iter().map(|(p, v, h)| (p * *tenths as f64 / 10.0, v, h)));
            }
            all
        }
        Block::All(branches) => branches.iter().try_fold(vec![(1.0, 0, 0)], |before, (tenths, block)| {
            let mut branch = every(block)?;
            if let Some(tenths) = tenths {
                let share = *tenths as f64 / 10.0;
                branch.iter_mut().for_each(|way| way.0 *= share);
                branch.push((1.0 - share, 0, 0));
            }
            both(&before, &branch, u64::max)
        })?,
        Block::Loop(body, tenths, back, max) => {
            let (share, rounds) = (*tenths as f64 / 10.0, max.unwrap_or(200));
            let (body, back) = (every(body)?, every(back)?);
            let (mut so_far, mut all) = (body.clone(), Vec::new());
            for round in 0..=rounds {
                let leaves = if Some(round) == *max { 1.0 } else { 1.0 - share };
                all.extend(so_far.iter().map(|(p, v, h)| (p * leaves, *v, *h)));
                let mut again = both(&so_far, &back, |a, b| a + b)?;
                again.iter_mut().for_each(|way| way.0 *= share);
                again.retain(|way| way.0 > FAINT);
                if again.is_empty() || all.len() > TOO_MANY {
                    break;
                }
                so_far = both(&again, &body, |a, b| a + b)?;
            }
            all
        }
    };
    (all.len() <= TOO_MANY).then_some(all)
}

fn both(one: &[Known], other: &[Known], hours: fn(u64, u64) -> u64) -> Option<Vec<Known>> {
    if one.len() * other.len() > TOO_MANY {
        return None;
    }
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a.0 * b.0, a.1 + b.1, hours(a.2, b.2))));
    Some(pairs.filter(|way| way.0 > FAINT).collect())
}

fn found(paths: &Paths) -> Vec<Known> {
    let hours = |way: &Path| (way.time / 3600.0).round() as u64;
    paths.ways.iter().map(|way| (way.probability, way.visits.unwrap() as usize, hours(way))).collect()
}

// The lists agree share by share; where several ways are equally likely, as sets, unless the list ends among them.
fn agree(found: &[Known], mut every: Vec<Known>, text: &str) {
    every.sort_by(|a, b| b.0.total_cmp(&a.0));
    let tied = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-7;
    let mut at = 0;
    while at < found.len() {
        let share = found[at].0;
        assert!(tied(share, every[at].0), "{at}: {share} {}\n{text}", every[at].0);
        let here = found[at..].iter().take_while(|way| tied(way.0, share)).count();
        let there = every[at..].iter().take_while(|way| tied(way.0, share)).count();
        assert!(here <= there, "{text}");
        let sorted = |ways: &[Known]| {
            let mut all: Vec<(usize, u64)> = ways.iter().map(|way| (way.1, way.2)).collect();
            all.sort_unstable();
            all
        };
        if here == there {
            assert_eq!(sorted(&found[at..at + here]), sorted(&every[at..at + there]), "{share}\n{text}");
        }
        at += here;
    }
}

#[test]
fn random_processes_have_the_ways_that_their_blocks_have() {
    let mut dice = Dice(20_261_125);
    let (mut compared, mut whole) = (0, 0);
    for _ in 0..200 {
        let block = block(&mut dice, 3);
        let Some(mut every) = every(&block) else { continue };
        // The last step of the file takes an hour.
        every.iter_mut().for_each(|way| way.2 += 1);
        let text = Writer::file(&block, "s");
        studied(&text, |study| {
            for most in [1, 10] {
                let paths = paths::of(study, most);
                let known = every.iter().filter(|way| way.0 > 1e-6).count();
                assert!(paths.ways.len() >= most.min(known), "{text}");
                let clear: Vec<Known> = found(&paths).into_iter().filter(|way| way.0 > 1e-6).collect();
                agree(&clear, every.clone(), &text);
            }
            if every.len() > 100 {
                return;
            }
            let all = paths::of(study, every.len() + 1);
            if all.extent == Extent::All {
                whole += 1;
                assert!((all.covered - 1.0).abs() < 1e-9, "{}\n{text}", all.covered);
                executions_agree(study, &all, &text);
            }
        });
        compared += 1;
    }
    assert!(compared > 100 && whole > 50, "{compared} {whole}");
}

// Over all ways, each step is done as often as the expected executions, which are solved in another way, say.
fn executions_agree(study: &Study<'_>, paths: &Paths, text: &str) {
    let mut done = vec![0.0; study.executions.len()];
    for way in &paths.ways {
        way.scenario.runs.iter().for_each(|run| done[run.vertex.index()] += way.probability);
    }
    for (at, often) in done.iter().enumerate().take(study.process().steps.len()) {
        assert!((often - study.executions[at]).abs() < 1e-6, "{at}: {often} {}\n{text}", study.executions[at]);
    }
}

// Where no branch of a decision is rework or below a half, the likeliest way is the main scenario.
#[test]
fn the_likeliest_way_takes_as_long_as_the_critical_path_of_the_main_scenario() {
    for name in ["convenience-store", "enterprise-startup", "home-transfer", "household-migration", "pension-transfer"]
    {
        for side in ["as-is", "to-be"] {
            let file = crate::support::repo(&format!("processes/{name}/{side}.yaml"));
            let process = super::support::process(&std::fs::read_to_string(file).unwrap());
            study(&process, |study| {
                let paths = paths::of(study, 1);
                let main: Vec<usize> = study.main.steps().collect();
                let mut likeliest: Vec<usize> = paths.ways[0].scenario.steps().collect();
                let mut sorted = main.clone();
                sorted.sort_unstable();
                likeliest.sort_unstable();
                assert_eq!(likeliest, sorted, "{name} {side}");
                let length = critical_path::of(study, &study.main).length;
                assert!((paths.ways[0].time - length).abs() < 1e-6, "{name} {side}");
            });
        }
    }
}
