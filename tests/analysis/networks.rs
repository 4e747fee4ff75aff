//! The schedule against another algorithm on random networks.

use super::made_up::Dice;
use super::support::studied;
use std::fmt::Write;
use zaizao::analysis::critical_path;
use zaizao::analysis::schedule::{NotANetwork, Times, schedule};

/// Longest paths by relaxing every arc until nothing changes (Bellman–Ford), from the start and from the end; nothing is sorted.
fn independently(durations: &[i64], arcs: &[(u32, u32)]) -> Vec<Times> {
    let relax = |arcs: &[(usize, usize)]| {
        let mut longest = vec![0; durations.len()];
        while arcs.iter().any(|(from, to)| longest[*from] + durations[*from] > longest[*to]) {
            for (from, to) in arcs {
                longest[*to] = longest[*to].max(longest[*from] + durations[*from]);
            }
        }
        longest
    };
    let forward: Vec<(usize, usize)> = arcs.iter().map(|(from, to)| (*from as usize, *to as usize)).collect();
    let backward: Vec<(usize, usize)> = forward.iter().map(|(from, to)| (*to, *from)).collect();
    let (before, after) = (relax(&forward), relax(&backward));
    let length = (0..durations.len()).map(|at| before[at] + durations[at] + after[at]).max().unwrap_or(0);
    let times = |at: usize| {
        let finish = before[at] + durations[at];
        let next = forward.iter().filter(|(from, _)| *from == at).map(|(_, to)| before[*to]).min().unwrap_or(length);
        let latest_finish = length - after[at];
        Times {
            earliest_start: before[at],
            earliest_finish: finish,
            latest_start: latest_finish - durations[at],
            latest_finish,
            total_float: length - before[at] - durations[at] - after[at],
            free_float: next - finish,
        }
    };
    (0..durations.len()).map(times).collect()
}

fn random_network(dice: &mut Dice) -> (Vec<i64>, Vec<(u32, u32)>) {
    let count = 1 + dice.below(60) as u32;
    let durations = (0..count).map(|_| dice.below(9) as i64).collect();
    // Names say nothing about the order: arcs go up in a shuffled order.
    let mut order: Vec<u32> = (0..count).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, dice.below(at as u64 + 1) as usize);
    }
    let many = dice.below(3 * u64::from(count) + 1);
    let mut arcs = Vec::new();
    for _ in 0..many {
        let (a, b) = (dice.below(u64::from(count)) as usize, dice.below(u64::from(count)) as usize);
        if a != b {
            arcs.push((order[a.min(b)], order[a.max(b)]));
        }
    }
    (durations, arcs)
}

#[test]
fn floats_of_200_random_networks_agree_with_relaxation() {
    let mut dice = Dice(20_190_803);
    for _ in 0..200 {
        let (durations, arcs) = random_network(&mut dice);
        assert_eq!(
            schedule(&durations, &arcs).unwrap().times,
            independently(&durations, &arcs),
            "{durations:?} {arcs:?}"
        );
    }
}

#[test]
fn a_circle_and_an_unknown_activity_are_refused() {
    assert_eq!(schedule(&[1, 1], &[(0, 1), (1, 0)]), Err(NotANetwork::Cycle));
    assert_eq!(schedule(&[1, 1], &[(0, 1), (1, 2)]), Err(NotANetwork::UnknownActivity { arc: 1 }));
    assert_eq!(schedule(&[], &[]).unwrap().length, 0);
}

/// A project of 120 steps: every step after the first waits for up to three of the ten before it, all parallel.
#[test]
fn a_project_of_120_steps_with_all_everywhere_gives_its_longest_path_exactly() {
    for seed in 1..=5 {
        let mut dice = Dice(seed * 7919);
        let count = 120u32;
        let mut arcs: Vec<(u32, u32)> = Vec::new();
        for to in 1..count {
            let before = (0..1 + dice.below(3)).map(|_| to - 1 - dice.below(u64::from(to.min(10))) as u32);
            arcs.extend(before.map(|from| (from, to)));
        }
        arcs.sort_unstable();
        arcs.dedup();
        // A single last step, so that every flow meets.
        let last: Vec<u32> = (0..count - 1).filter(|at| !arcs.iter().any(|(from, _)| from == at)).collect();
        arcs.extend(last.into_iter().map(|from| (from, count - 1)));
        let hours: Vec<i64> = (0..count).map(|_| 1 + dice.below(40) as i64).collect();
        let mut text = "process: 项目\ndepartments: [甲]\nsteps:\n".to_owned();
        for at in 0..count {
            let to: Vec<String> = arcs.iter().filter(|(from, _)| *from == at).map(|(_, to)| format!("s{to}")).collect();
            let next = match &to[..] {
                [] => String::new(),
                [one] => format!(", next: {one}"),
                many => format!(", next: {{ all: [{}] }}", many.join(", ")),
            };
            let join = if arcs.iter().filter(|(_, to)| *to == at).count() > 1 { ", join: all" } else { "" };
            writeln!(text, "  s{at}: {{ by: 甲, work: {}h{join}{next} }}", hours[at as usize]).unwrap();
        }
        let wanted = independently(&hours, &arcs);
        studied(&text, |study| {
            let path = critical_path::of(study, &study.main);
            assert_eq!(path.rows.len(), count as usize);
            for row in &path.rows {
                let slack = row.slack.unwrap();
                let got = [
                    row.earliest_start,
                    row.earliest_finish,
                    slack.latest_start,
                    slack.latest_finish,
                    slack.total_float,
                    slack.free_float,
                ];
                let want = &wanted[row.step];
                let want = [
                    want.earliest_start,
                    want.earliest_finish,
                    want.latest_start,
                    want.latest_finish,
                    want.total_float,
                    want.free_float,
                ];
                assert_eq!(got.map(|seconds| (seconds / 3600.0) as i64), want, "step {}", row.step);
            }
            let longest = wanted.iter().map(|times| times.earliest_finish).max().unwrap();
            assert_eq!(path.length, longest as f64 * 3600.0);
        });
    }
}
