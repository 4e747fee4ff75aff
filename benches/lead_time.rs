//! Lead time of long processes: calculated where flows nest, sampled where they do not.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::fmt::Write;
use std::sync::Arc;
use zaizao::analysis::lead_time::{self, Sampling};
use zaizao::analysis::{Study, sound};
use zaizao::model::Process;
use zaizao::source::Source;

/// Every distribution of the language in turn.
const TIMES: [&str; 8] = [
    "{ triangular: [1d, 2d, 5d] }",
    "{ exponential: 1d }",
    "{ gamma: { mean: 2d, sd: 1d } }",
    "{ lognormal: { mean: 1d, sd: 1d } }",
    "1d..3d",
    "1h/2h/1d",
    "{ p50: 1d, p90: 3d }",
    "2d",
];

fn read(text: String) -> Process {
    let (process, findings) = zaizao::yaml::read(Arc::new(Source::new("bench.yaml", text)));
    assert!(findings.iter().all(|finding| finding.severity != zaizao::finding::Severity::Error));
    process
}

fn step(out: &mut String, at: usize, next: &str) {
    let time = TIMES[at % TIMES.len()];
    let _ = writeln!(out, "  s{at}: {{ by: d, wait: {{ time: {time}, cause: queue }}, work: 1h, next: {next} }}");
}

/// Ten steps a piece: two in a row, a decision between two, three in parallel, and a loop; one piece after the other.
fn structured(steps: usize) -> String {
    let mut out = "process: bench\ndepartments: [d]\nsteps:\n".to_owned();
    for piece in 0..steps / 10 {
        let at = |offset: usize| format!("s{}", piece * 10 + offset);
        let to = |offset: usize, next: &str, out: &mut String| step(out, piece * 10 + offset, next);
        to(0, &at(1), &mut out);
        to(1, &format!("{{ one: [ {{ to: {}, p: 30% }}, {{ to: {} }} ] }}", at(2), at(3)), &mut out);
        to(2, &at(4), &mut out);
        to(3, &at(4), &mut out);
        to(4, &format!("{{ all: [{}, {}, {}] }}", at(5), at(6), at(7)), &mut out);
        (5..8).for_each(|offset| to(offset, &at(8), &mut out));
        to(8, &format!("{{ one: [ {{ to: {}, p: 10% }}, {{ to: {} }} ] }}", at(8), at(9)), &mut out);
        let last = piece + 1 == steps / 10;
        to(9, &if last { "{ end: done }".to_owned() } else { at(10) }, &mut out);
    }
    out
}

/// Six steps a piece whose parallel flows do not nest: the second of the first two branches starts one branch of each later pair.
fn crossing(steps: usize) -> String {
    let mut out = "process: bench\ndepartments: [d]\nsteps:\n".to_owned();
    for piece in 0..steps / 6 {
        let at = |offset: usize| format!("s{}", piece * 6 + offset);
        let to = |offset: usize, next: &str, out: &mut String| step(out, piece * 6 + offset, next);
        to(0, &format!("{{ all: [{}, {}] }}", at(1), at(2)), &mut out);
        to(1, &format!("{{ all: [{}, {}] }}", at(3), at(4)), &mut out);
        to(2, &at(4), &mut out);
        to(3, &at(5), &mut out);
        to(4, &at(5), &mut out);
        let last = piece + 1 == steps / 6;
        to(5, &if last { "{ end: done }".to_owned() } else { at(6) }, &mut out);
    }
    out
}

fn lead_times(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lead time");
    group.sample_size(10);
    for steps in [300, 500, 1_000, 2_000, 4_000] {
        let process = read(structured(steps));
        let Ok(sound) = sound(&process) else { return };
        let study = Study::of(&sound);
        group.bench_with_input(BenchmarkId::new("structured", steps), &study, |bench, study| {
            bench.iter(|| lead_time::of(study, Sampling::default()));
        });
    }
    let process = read(crossing(120));
    let Ok(sound) = sound(&process) else { return };
    let study = Study::of(&sound);
    let sampling = Sampling { samples: Some(100_000), seed: 1 };
    group.bench_function("120 steps, 100,000 samples", |bench| bench.iter(|| lead_time::of(&study, sampling)));
    group.finish();
}

criterion_group!(benches, lead_times);
criterion_main!(benches);
