//! The critical path of a network in memory: a million activities, two million arcs.

use criterion::{Criterion, criterion_group, criterion_main};
use zaizao::analysis::schedule::schedule;

const ACTIVITIES: u32 = 1_000_000;

/// Each activity waits for two of the thousand before it; names are scattered over memory, as in a file in no particular order.
fn network() -> (Vec<i64>, Vec<(u32, u32)>) {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut dice = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut names: Vec<u32> = (0..ACTIVITIES).collect();
    for at in (1..names.len()).rev() {
        names.swap(at, dice(at as u64 + 1) as usize);
    }
    let durations = (0..ACTIVITIES).map(|_| dice(1000) as i64).collect();
    let mut arcs = Vec::with_capacity(2 * ACTIVITIES as usize);
    for to in 1..ACTIVITIES {
        for _ in 0..2 {
            let from = to - 1 - dice(u64::from(to.min(1000))) as u32;
            arcs.push((names[from as usize], names[to as usize]));
        }
    }
    (durations, arcs)
}

fn million(criterion: &mut Criterion) {
    let (durations, arcs) = network();
    let mut group = criterion.benchmark_group("schedule");
    group.sample_size(10);
    group.bench_function("1M steps, 2M flows", |bench| bench.iter(|| schedule(&durations, &arcs)));
    group.finish();
}

criterion_group!(benches, million);
criterion_main!(benches);
