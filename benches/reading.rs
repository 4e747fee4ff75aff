//! Reading: a thousand files of 25 steps, one file of 20 MB, and twice that, which must take twice the time.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::sync::Arc;
use zaizao::source::Source;
use zaizao::yaml;

/// A process of so many steps, each about 235 bytes: what an analyst writes in one line, with every common field.
fn process(steps: usize) -> String {
    let mut text = String::from(
        "process: { id: bench, name: 二手房转移登记, variant: as-is }\n\
         deadlines: { statutory: 30d, promised: 5d }\n\
         departments: [综合窗口, 税务局, 登记中心, 房管局]\n\
         materials: { 身份证: { issuer: government, e-licence: true }, 申请表: { issuer: applicant }, 合同: 买卖合同 }\n\
         steps:\n",
    );
    let departments = ["综合窗口", "税务局", "登记中心/受理科", "房管局"];
    for step in 1..=steps {
        let by = departments[step % departments.len()];
        text.push_str(&format!(
            "  环节{step:06}: {{ name: 转移登记审核, by: {by}, kind: review, stage: {}, channel: counter, wait: 1d, work: 2h, \
             collects: [身份证, 申请表], uses: [案卷{}], produces: [案卷{step}]",
            step % 9 + 1,
            step - 1,
        ));
        match steps - step {
            0 => text.push_str(" }\n"),
            _ if step % 10 == 0 => text.push_str(&format!(
                ", next: {{ one: [{{ to: 环节{:06}, p: 20% }}, 环节{:06}] }} }}\n",
                step - 1,
                step + 1
            )),
            _ => text.push_str(&format!(", next: 环节{:06} }}\n", step + 1)),
        }
    }
    text
}

fn read(name: &str, text: String) -> usize {
    let (process, findings) = yaml::read(Arc::new(Source::new(name, text)));
    assert!(findings.is_empty(), "{:?}", findings.first());
    process.steps.len()
}

fn reading(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("reading");
    group.sample_size(10);
    let small = process(21);
    group.throughput(Throughput::Bytes(1000 * small.len() as u64));
    group.bench_function("1,000 files of 5 kB", |bench| {
        bench.iter(|| (0..1000).map(|_| read("small.yaml", small.clone())).sum::<usize>());
    });
    for steps in [85_000, 170_000] {
        let large = process(steps);
        group.throughput(Throughput::Bytes(large.len() as u64));
        group.bench_function(format!("one file of {} MB", large.len() / 1_000_000), |bench| {
            bench.iter_batched(|| large.clone(), |large| read("large.yaml", large), BatchSize::PerIteration);
        });
    }
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
