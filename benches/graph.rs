//! How long it takes to decide soundness and build the structure tree.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use petgraph::graph::NodeIndex;
use std::hint::black_box;
use std::sync::Arc;
use zaizao::graph::{Flow, Sound, Way, executions};
use zaizao::model::{Process, Split};
use zaizao::source::Source;

// One step, then so many at the same time, then one.
fn parallel(branches: usize) -> Flow {
    let mut flow = Flow::with_steps(branches + 2);
    flow.set_split(at(0), Split::All);
    for branch in 0..branches {
        way(&mut flow, 0, branch + 1);
        way(&mut flow, branch + 1, branches + 1);
    }
    closed(flow, branches + 1)
}

// Groups of steps in a row: one, then two at the same time, then a decision that may go back to the first of them.
fn structured(steps: usize) -> Flow {
    let groups = steps / 5;
    let mut flow = Flow::with_steps(groups * 5);
    for group in 0..groups {
        let first = group * 5;
        way(&mut flow, first, first + 1);
        flow.set_split(at(first + 1), Split::All);
        way(&mut flow, first + 1, first + 2);
        way(&mut flow, first + 1, first + 3);
        way(&mut flow, first + 2, first + 4);
        way(&mut flow, first + 3, first + 4);
        flow.set_split(at(first + 4), Split::One);
        way(&mut flow, first + 4, first);
        if group + 1 < groups {
            way(&mut flow, first + 4, first + 5);
        }
    }
    closed(flow, groups * 5 - 1)
}

// A row of steps, each of which may go back to the one three before it: loops that overlap.
fn overlapping(steps: usize) -> Flow {
    let mut flow = Flow::with_steps(steps);
    for step in 0..steps - 1 {
        way(&mut flow, step, step + 1);
        if step >= 3 {
            flow.set_split(at(step), Split::One);
            let back = Way { branch: Some(1), p: Some(0.1), ..Way::default() };
            flow.connect(at(step), at(step - 3), back);
        }
    }
    closed(flow, steps - 1)
}

// Each step is followed by the next two at the same time: nothing nests.
fn project(steps: usize) -> Flow {
    let mut flow = Flow::with_steps(steps);
    for step in 0..steps - 1 {
        if step + 2 < steps {
            flow.set_split(at(step), Split::All);
            way(&mut flow, step, step + 2);
        }
        way(&mut flow, step, step + 1);
    }
    closed(flow, steps - 1)
}

fn closed(mut flow: Flow, last: usize) -> Flow {
    let (start, end) = (flow.start, flow.end);
    flow.connect(start, at(0), Way::default());
    flow.connect(at(last), end, Way::default());
    flow
}

fn at(step: usize) -> NodeIndex {
    NodeIndex::new(step)
}

fn way(flow: &mut Flow, from: usize, to: usize) {
    flow.connect(at(from), at(to), Way::default());
}

fn soundness(bench: &mut Criterion) {
    let process = Process::empty(Arc::new(Source::new("", "")));
    let nets = [
        ("1,000 parallel branches", parallel(1_000)),
        ("85,000 steps that reduce", structured(85_000)),
        ("10,000 steps with loops that overlap", overlapping(10_000)),
        ("120 steps of a project network", project(120)),
        ("100,000 steps of a project network", project(100_000)),
    ];
    let mut group = bench.benchmark_group("soundness");
    group.sample_size(10);
    for (name, flow) in &nets {
        group.bench_function(*name, |bench| {
            bench.iter_batched(|| flow.clone(), |flow| Sound::with_flow(&process, flow).is_ok(), BatchSize::LargeInput);
        });
    }
    group.finish();
}

fn folds(bench: &mut Criterion) {
    let process = Process::empty(Arc::new(Source::new("", "")));
    for (name, flow) in
        [("85,000 steps that reduce", structured(85_000)), ("10,000 steps with loops", overlapping(10_000))]
    {
        if let Ok(sound) = Sound::with_flow(&process, flow) {
            bench.bench_function(&format!("executions/{name}"), |bench| bench.iter(|| executions(black_box(&sound))));
        }
    }
}

criterion_group!(benches, soundness, folds);
criterion_main!(benches);
