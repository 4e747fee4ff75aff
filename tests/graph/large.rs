//! Nothing recurses as deep as the input, and time stays near-linear.

use super::notation::nobody;
use super::random::Dice;
use petgraph::graph::NodeIndex;
use std::time::{Duration, Instant};
use zaizao::graph::{Flow, NodeKind, Part, Sound, Way, executions};
use zaizao::model::Split;
use zaizao::model::words::JoinKind;

// On a stack as small as that of a thread, so that what recurses shows.
fn on_small_stack(test: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(256 * 1024).spawn(test).unwrap().join().unwrap();
}

fn at(step: usize) -> NodeIndex {
    NodeIndex::new(step)
}

fn way(flow: &mut Flow, from: usize, to: usize) {
    flow.connect(at(from), at(to), Way::default());
}

fn share(flow: &mut Flow, from: usize, to: usize, branch: usize, p: f64) {
    flow.connect(at(from), at(to), Way { branch: Some(branch), p: Some(p), ..Way::default() });
}

fn closed(mut flow: Flow, last: usize) -> Flow {
    let (start, end) = (flow.start, flow.end);
    flow.connect(start, at(0), Way::default());
    flow.connect(at(last), end, Way::default());
    flow
}

fn rigid(sound: &Sound<'_>) -> usize {
    sound.tree.parts.iter().filter(|part| matches!(part, Part::Rigid(_))).count()
}

#[test]
fn a_thousand_parallel_branches_take_milliseconds() {
    let mut flow = Flow::with_steps(1_002);
    flow.set_split(at(0), Split::All);
    for branch in 1..=1_000 {
        way(&mut flow, 0, branch);
        way(&mut flow, branch, 1_001);
    }
    let flow = closed(flow, 1_001);
    let process = nobody();
    let begun = Instant::now();
    let sound = Sound::with_flow(&process, flow).unwrap();
    // Unoptimised, on a busy machine.
    assert!(begun.elapsed() < Duration::from_millis(500), "{:?}", begun.elapsed());
    assert_eq!(sound.join(at(1_001)), JoinKind::All);
    let all = sound.tree.parts.iter().find_map(|part| match part {
        Part::All(parts) => Some(parts.len()),
        _ => None,
    });
    assert_eq!(all, Some(1_000));
    assert!(executions(&sound)[..1_002].iter().all(|times| *times == 1.0));
}

#[test]
fn a_thousand_parallel_branches_of_which_one_does_not_wait_are_told_at_once() {
    let mut flow = Flow::with_steps(1_003);
    flow.set_split(at(0), Split::All);
    for branch in 1..=1_000 {
        way(&mut flow, 0, branch);
        way(&mut flow, branch, 1_001);
    }
    way(&mut flow, 1_001, 1_002);
    flow.set_join(at(1_001), JoinKind::One);
    let flow = closed(flow, 1_002);
    assert_eq!(Sound::with_flow(&nobody(), flow).unwrap_err().len(), 1);
}

#[test]
fn every_department_may_stop_the_case() {
    let mut flow = Flow::with_steps(303);
    flow.set_split(at(0), Split::All);
    for branch in 1..=300 {
        way(&mut flow, 0, branch);
        flow.set_split(at(branch), Split::One);
        share(&mut flow, branch, 301, 0, 0.99);
        flow.connect(at(branch), at(302), Way { branch: Some(1), p: Some(0.01), cancel: true, ..Way::default() });
    }
    let end = flow.end;
    flow.connect(at(302), end, Way::default());
    let process = nobody();
    let sound = Sound::with_flow(&process, closed(flow, 301)).unwrap();
    let executions = executions(&sound);
    let granted = 0.99f64.powi(300);
    assert!((executions[301] - granted).abs() < 1e-9, "{}", executions[301]);
    assert!((executions[302] - (1.0 - granted)).abs() < 1e-9, "{}", executions[302]);
    assert_eq!((sound.join(at(301)), sound.join(at(302))), (JoinKind::All, JoinKind::One));
}

// Steps in a row, each starting or waiting for others at random: a project network.
fn project(steps: usize, reach: usize, dice: &mut Dice) -> Flow {
    let mut flow = Flow::with_steps(steps);
    for step in 0..steps - 1 {
        let mut to: Vec<usize> =
            (0..dice.below(3)).map(|_| step + 1 + dice.below(reach.min(steps - 1 - step))).collect();
        to.push(step + 1 + dice.below(reach.min(steps - 1 - step)));
        to.sort_unstable();
        to.dedup();
        if to.len() > 1 {
            flow.set_split(at(step), Split::All);
        }
        to.into_iter().for_each(|to| way(&mut flow, step, to));
    }
    for step in 1..steps {
        if flow.ways_in(at(step)).is_empty() {
            let from = dice.below(step);
            flow.set_split(at(from), Split::All);
            way(&mut flow, from, step);
        }
    }
    closed(flow, steps - 1)
}

#[test]
fn a_project_network_is_sound_at_once() {
    let mut dice = Dice(0x0DD_BA11);
    let process = nobody();
    for _ in 0..20 {
        let flow = project(120, 12, &mut dice);
        let begun = Instant::now();
        let sound = Sound::with_flow(&process, flow).unwrap();
        assert!(begun.elapsed() < Duration::from_millis(200), "{:?}", begun.elapsed());
        assert!(rigid(&sound) > 0);
        for vertex in sound.flow.graph.node_indices().filter(|vertex| *vertex != sound.flow.end) {
            assert!(sound.flow.ways_in(vertex).len() < 2 || sound.join(vertex) == JoinKind::All);
        }
        assert!(executions(&sound)[..120].iter().all(|times| (times - 1.0).abs() < 1e-12));
    }
}

#[test]
fn a_project_network_of_a_hundred_thousand_steps_does_not_overflow() {
    on_small_stack(|| {
        let flow = project(100_000, 50, &mut Dice(0xCAFE_F00D));
        let process = nobody();
        let sound = Sound::with_flow(&process, flow).unwrap();
        assert_eq!(rigid(&sound), 1);
        assert!(executions(&sound)[..100_000].iter().all(|times| (times - 1.0).abs() < 1e-9));
    });
}

#[test]
fn a_long_chain_does_not_overflow() {
    on_small_stack(|| {
        let steps = 300_000;
        let mut flow = Flow::with_steps(steps);
        (1..steps).for_each(|step| way(&mut flow, step - 1, step));
        let process = nobody();
        let sound = Sound::with_flow(&process, closed(flow, steps - 1)).unwrap();
        let root = sound.tree.part(sound.tree.root.unwrap());
        // Every step, and every way.
        assert!(matches!(root, Part::Seq(parts) if parts.len() == steps + steps + 1));
    });
}

#[test]
fn blocks_in_blocks_in_blocks_do_not_overflow() {
    on_small_stack(|| {
        let depth = 50_000;
        for kind in [Split::All, Split::One] {
            // Split k is step k, its other branch step depth + k, its join step 3·depth − 1 − k.
            let mut flow = Flow::with_steps(3 * depth);
            for k in 0..depth {
                flow.set_split(at(k), kind);
                let join = 3 * depth - 1 - k;
                way(&mut flow, k, if k + 1 < depth { k + 1 } else { join });
                way(&mut flow, k, depth + k);
                way(&mut flow, depth + k, join);
                if k > 0 {
                    way(&mut flow, join, join + 1);
                }
            }
            let process = nobody();
            let sound = Sound::with_flow(&process, closed(flow, 3 * depth - 1)).unwrap();
            assert_eq!(rigid(&sound), 0);
            assert!(executions(&sound).iter().all(|times| *times <= 1.0 + 1e-9));
        }
    });
}

#[test]
fn loops_in_loops_in_loops_do_not_overflow() {
    on_small_stack(|| {
        let depth = 30_000;
        let mut flow = Flow::with_steps(2 * depth);
        for step in 0..2 * depth - 1 {
            if step < depth {
                way(&mut flow, step, step + 1);
            } else {
                flow.set_split(at(step), Split::One);
                share(&mut flow, step, 2 * depth - 1 - step, 0, 1e-6);
                share(&mut flow, step, step + 1, 1, 1.0 - 1e-6);
            }
        }
        let process = nobody();
        let sound = Sound::with_flow(&process, closed(flow, 2 * depth - 1)).unwrap();
        assert_eq!(rigid(&sound), 0);
        let deepest = executions(&sound)[depth - 1];
        // One more loop around multiplies by 1 / (1 − p).
        let expected = (1.0f64 - 1e-6).powi(1 - depth as i32);
        assert!((deepest / expected - 1.0).abs() < 1e-9, "{deepest} {expected}");
    });
}

#[test]
fn regions_in_regions_do_not_overflow() {
    on_small_stack(|| {
        // Six steps that cross, the last but one of which begins the next six: a region inside a way of a region.
        let depth = 3_000;
        let mut flow = Flow::with_steps(8 * depth);
        for k in 0..depth {
            let [s, b, c, d, e, f, g, last] = [0, 1, 2, 3, 4, 5, 6, 7].map(|step| 8 * k + step);
            for split in [s, b, c] {
                flow.set_split(at(split), Split::All);
            }
            let ways = [(s, b), (s, c), (b, d), (b, e), (c, e), (c, f), (d, g), (e, g)];
            ways.into_iter().for_each(|(from, to)| way(&mut flow, from, to));
            if k + 1 < depth {
                way(&mut flow, f, 8 * (k + 1));
                way(&mut flow, 8 * (k + 1) + 7, g);
            } else {
                way(&mut flow, f, g);
            }
            way(&mut flow, g, last);
        }
        let process = nobody();
        let sound = Sound::with_flow(&process, closed(flow, 7)).unwrap();
        assert_eq!(rigid(&sound), depth);
        assert!(executions(&sound)[..8 * depth].iter().all(|times| (times - 1.0).abs() < 1e-9));
    });
}

#[test]
fn ten_thousand_steps_that_may_all_end_at_one_refusal_are_solved() {
    on_small_stack(|| {
        let steps = 10_000;
        let mut flow = Flow::with_steps(steps + 1);
        for step in 0..steps - 1 {
            flow.set_split(at(step), Split::One);
            share(&mut flow, step, step + 1, 0, 0.9999);
            share(&mut flow, step, steps, 1, 0.0001);
        }
        let end = flow.end;
        flow.connect(at(steps), end, Way::default());
        let process = nobody();
        let sound = Sound::with_flow(&process, closed(flow, steps - 1)).unwrap();
        assert_eq!(rigid(&sound), 1);
        let refused = executions(&sound)[steps];
        assert!((refused - (1.0 - 0.9999f64.powi(steps as i32 - 1))).abs() < 1e-9, "{refused}");
    });
}

#[test]
fn ten_thousand_steps_with_loops_that_overlap_are_solved() {
    on_small_stack(|| {
        let steps = 10_000;
        let mut flow = Flow::with_steps(steps);
        for step in 0..steps - 1 {
            if step < 3 {
                way(&mut flow, step, step + 1);
            } else {
                flow.set_split(at(step), Split::One);
                share(&mut flow, step, step + 1, 0, 0.9);
                share(&mut flow, step, step - 3, 1, 0.1);
            }
        }
        let process = nobody();
        let sound = Sound::with_flow(&process, closed(flow, steps - 1)).unwrap();
        let region = sound.tree.parts.iter().find_map(|part| match part {
            Part::Rigid(region) => Some(region),
            _ => None,
        });
        assert!(region.is_some_and(|region| region.is_markov()));
        assert!(region.unwrap().nodes.iter().all(|node| node.kind != NodeKind::Join(JoinKind::All)));
        assert!(executions(&sound).iter().all(|times| times.is_finite() && *times >= 1.0 - 1e-9));
    });
}
