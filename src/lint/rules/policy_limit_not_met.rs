use crate::analysis::figures::{Unit, Value};
use crate::finding::Severity;
use crate::lint::demands::{Aspect, Bench, Gauge, Said, Side, apart, heaviest, in_unit};
use crate::lint::{Check, Example, Group, Hit, Outcome, Rule, clocks};
use crate::model::words::LineRatio;
use crate::model::{Amount, Bound, Deadline, Limit, LineLimit, Policy};
use crate::say;
use crate::source::{At, Span};
use crate::wording::{Text, span_of_time};

pub static RULE: Rule = Rule {
    id: "policy-limit-not-met",
    group: Group::Policy,
    severity: Severity::Error,
    summary: say!(
        zh: "指标没有达到政策规定的限值",
        en: "a figure is outside the limit that a policy sets",
    ),
    why: say!(
        zh: "目标写成了政策，就要逐项证明做到；没有写明的，等于没有证明。",
        en: "A goal that is written down as a policy must be shown to be met, figure by figure; what is not stated is not shown.",
    ),
    condition: say!(
        zh: "政策的 limits 中，指标高于 max 或低于 min，恰好等于限值算达标；lines 中，一条线超过另一条线的规定比例，逐条时限核对，实际用时取 actual.mean。指标或时限没有写明的，也报告：无法证明达标。带 .cut、.rate 的限值与 based-on 的文件比较，没有写的与 --against 的旧版比较；都没有的列为未评估，并点名是哪些文件。",
        en: "A figure under `limits` is above its `max` or below its `min`; exactly the limit is met. Under `lines`, one line of a clock is above its part of another, for each clock, with the measured mean (`actual.mean`) as the actual time. A figure or line that is not stated is told too: it cannot be shown to be met. Limits with `.cut` or `.rate` are judged against the files of `based-on`, else against the older version of --against; where there are neither they are not evaluated, and the files are named.",
    ),
    remedy: say!(
        zh: "从标出的步骤着手（它在该指标中占得最多），或补上没有写明的内容。",
        en: "Begin at the step that is pointed at, which has most of the figure; or state what is missing.",
    ),
    fires: Example::Told(say!(
        zh: "政策写明 `limits: { visits: { max: 1 } }`，流程有两个步骤要申请人到场：报告跑动次数为 2，指向其中的第一个步骤。",
        en: "A policy says `limits: { visits: { max: 1 } }`, and two steps of the process need the applicant to come: the visits are 2, told at the first of the two steps.",
    )),
    quiet: Example::Told(say!(
        zh: "同一政策，流程只有一个步骤要到场：恰好为 1，算达标。",
        en: "The same policy, and one step needs presence: exactly 1 is met.",
    )),
    check: Check::Policy(check),
};

fn check(bench: &Bench<'_>) -> Outcome {
    let (mut hits, mut missing) = (Vec::new(), None);
    for policy in &bench.policies {
        for limit in &policy.limits {
            match judged(bench, policy, limit) {
                Ok(found) => hits.extend(found),
                Err(text) => missing = missing.or(Some(text)),
            }
        }
        hits.extend(policy.lines.iter().flat_map(|line| of_lines(bench, policy, line)));
    }
    bench.outcome(hits, missing)
}

/// One side of a limit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Max,
    Min,
}

fn judged(bench: &Bench<'_>, policy: &Policy, limit: &Limit) -> Result<Vec<Hit>, Text> {
    let Some(gauge) = Gauge::read(&limit.figure.value) else { return Ok(Vec::new()) };
    let Some(value) = gauge.value(bench) else {
        let what = gauge.called();
        let why = bench.obstacle.clone().unwrap_or_else(|| say!(zh: "没有比较对象（用 compare，或 check --against）", en: "there is nothing to compare with (use compare, or check --against)"));
        return Err(say!(what = what, why = why; zh: "{what}：{why}", en: "{what}: {why}"));
    };
    let Some(number) = value.number() else { return Ok(vec![not_shown(bench, policy, limit, &gauge)]) };
    let ends = [(End::Max, &limit.max), (End::Min, &limit.min)];
    let missed = ends.into_iter().filter_map(|(end, bound)| missed(bench, policy, &gauge, (end, bound.as_ref()?), number));
    Ok(missed.map(|hit| with_error(hit, value, gauge.unit(), bench.now.day())).collect())
}

fn not_shown(bench: &Bench<'_>, policy: &Policy, limit: &Limit, gauge: &Gauge<'_>) -> Hit {
    let what = gauge.called();
    let message = say!(policy = policy.name(), what = what;
        zh: "“{policy}”对{what}有要求，流程未写明所需内容，无法证明达标",
        en: "“{policy}” limits {what}, which the process does not state: it cannot be shown to be met");
    let help = say!(figure = gauge.figure; zh: "补上计算所需的内容；`zaizao explain {figure}` 说明它怎么算", en: "state what it is counted from; `zaizao explain {figure}` says how it is counted");
    bench.hit(&RULE, None, said(policy, limit.figure.span, message, Some(help), gauge.written))
}

fn missed(
    bench: &Bench<'_>,
    policy: &Policy,
    gauge: &Gauge<'_>,
    (end, bound): (End, &At<Bound>),
    number: f64,
) -> Option<Hit> {
    let limit = bench.now.bound(gauge, bound.value)?;
    let over = if end == End::Max { number - limit } else { limit - number };
    // Sums of fractions of seconds and of shares are not exact to the last digit.
    if over <= 1e-9 * limit.abs().max(1.0) {
        return None;
    }
    let day = bench.now.day();
    let (what, [now, wanted]) = (gauge.called(), apart(number, limit, gauge.unit(), day));
    let message = match end {
        End::Max => say!(policy = policy.name(), what = what, now = now, wanted = wanted;
            zh: "“{policy}”要求{what}不超过 {wanted}，现为 {now}", en: "“{policy}” allows {what} at most {wanted}; it is {now}"),
        End::Min => say!(policy = policy.name(), what = what, now = now, wanted = wanted;
            zh: "“{policy}”要求{what}不低于 {wanted}，现为 {now}", en: "“{policy}” demands {what} of at least {wanted}; it is {now}"),
    };
    let worst = (gauge.aspect == Aspect::Value).then(|| heaviest(bench.now, gauge.figure)).flatten();
    let mut said = said(policy, bound.span, message, None, gauge.written);
    said.label = worst.and_then(|(_, part)| has_most(bench.now, gauge, part));
    Some(bench.hit(&RULE, worst.map(|(step, _)| step), said))
}

// Only where the step's part is in the figure's own unit.
fn has_most(side: &Side<'_>, gauge: &Gauge<'_>, part: f64) -> Option<Text> {
    let adds_up = matches!(gauge.entry.id, "lead-time.mean" | "clock.<name>.mean" | "critical-path.length");
    let counts = matches!(gauge.unit(), Unit::Count) && part > 0.0 || gauge.figure.starts_with("fees.");
    if !adds_up && !counts {
        return None;
    }
    let part = in_unit(part, gauge.unit(), side.day(), 1);
    Some(say!(part = part; zh: "这一步占 {part}", en: "this step has {part} of it"))
}

fn with_error(mut hit: Hit, value: Value, unit: Unit, day: f64) -> Hit {
    if let Value::Sampled { samples, error, .. } = value {
        let error = in_unit(error, unit, day, 3);
        hit.finding.evidence.push(say!(n = samples, error = error; zh: "抽样 {n} 次，标准误 {error}", en: "sampled {n} times, standard error {error}"));
    }
    hit
}

fn said<'a>(policy: &'a Policy, span: Span, message: Text, help: Option<Text>, what: &str) -> Said<'a> {
    Said { place: None, message, label: None, help, discriminator: what.to_owned(), policy: Some((policy, span)) }
}

/// A line of a clock: what it is called, and the time that is written with its place.
struct Line<'c> {
    name: Text,
    written: Option<&'c At<Amount>>,
}

fn lines(clock: &Deadline, ratio: LineRatio) -> [Line<'_>; 2] {
    let statutory =
        || Line { name: say!(zh: "法定时限", en: "the statutory limit"), written: clock.statutory.as_ref().map(|line| &line.limit) };
    let promised = || Line { name: say!(zh: "承诺时限", en: "the promise"), written: clock.promised.as_ref().map(|line| &line.limit) };
    let actual = || Line {
        name: say!(zh: "实际用时（均值）", en: "the measured mean"),
        written: clock.actual.as_ref().and_then(|actual| actual.mean.as_ref()),
    };
    match ratio {
        LineRatio::PromisedOfStatutory => [promised(), statutory()],
        LineRatio::ActualOfPromised => [actual(), promised()],
        LineRatio::ActualOfStatutory => [actual(), statutory()],
    }
}

// A clock without the line that is measured by is none of this policy's; where no clock has it, nothing is shown.
fn of_lines(bench: &Bench<'_>, policy: &Policy, limit: &LineLimit) -> Vec<Hit> {
    let clocks = &bench.now.names.process.deadlines;
    let measured = |clock: &&Deadline| lines(clock, limit.ratio.value)[1].written.is_some();
    if !clocks.iter().any(|clock| measured(&clock)) {
        let none = Deadline::default();
        let [_, by] = lines(&none, limit.ratio.value);
        return vec![line_not_shown(bench, policy, limit, None, &by.name)];
    }
    clocks.iter().filter(measured).filter_map(|clock| of_clock(bench, policy, limit, clock)).collect()
}

fn of_clock(bench: &Bench<'_>, policy: &Policy, limit: &LineLimit, clock: &Deadline) -> Option<Hit> {
    let [line, by] = lines(clock, limit.ratio.value);
    let Some(written) = line.written else {
        return Some(line_not_shown(bench, policy, limit, Some(clock), &line.name));
    };
    let base = bench.now.names.process.time_base();
    let seconds = |amount: Amount| crate::analysis::time::number(base.seconds(amount));
    let (now, whole) = (seconds(written.value), seconds(by.written?.value));
    let most = whole * limit.max.value;
    if now - most <= 1e-9 * most.max(1.0) {
        return None;
    }
    let day = bench.now.day();
    let [now, most] = apart(now, most, Unit::Time, day);
    let share = in_unit(limit.max.value, Unit::Share, day, 1);
    let message = say!(policy = policy.name(), clock = clocks::called(clock), line = line.name, by = by.name, now = now, most = most, whole = span_of_time(whole, day), share = share;
        zh: "“{policy}”要求{line}不超过{by}的 {share}：{clock}的{by}为 {whole}，应不超过 {most}，现为 {now}",
        en: "“{policy}” allows {line} at most {share} of {by}: for {clock}, {by} is {whole}, so at most {most}; it is {now}");
    let mut said = said(policy, limit.max.span, message, None, &discriminator(limit, Some(clock)));
    said.place = Some(bench.now.names.place_of(written.span));
    Some(bench.hit(&RULE, None, said))
}

fn line_not_shown(bench: &Bench<'_>, policy: &Policy, limit: &LineLimit, clock: Option<&Deadline>, missing: &Text) -> Hit {
    let of = clock.map_or(say!(zh: "流程", en: "the process"), clocks::called);
    let message = say!(policy = policy.name(), ratio = limit.ratio.value, of = of, missing = missing;
        zh: "“{policy}”要求核对“{ratio}”，{of}没有写{missing}，无法证明达标",
        en: "“{policy}” limits “{ratio}”, and {of} does not state {missing}: it cannot be shown to be met");
    let help = say!(zh: "在 `deadlines` 里写上：`{ statutory: 20d, promised: 10d, actual: { mean: 5d } }`", en: "state it in `deadlines`: `{ statutory: 20d, promised: 10d, actual: { mean: 5d } }`");
    let mut said = said(policy, limit.ratio.span, message, Some(help), &discriminator(limit, clock));
    let written = clock.and_then(|clock| {
        let there = clock.promised.as_ref().or(clock.statutory.as_ref());
        there.map(|line| line.limit.span)
    });
    said.place = written.map(|span| bench.now.names.place_of(span));
    bench.hit(&RULE, None, said)
}

fn discriminator(limit: &LineLimit, clock: Option<&Deadline>) -> String {
    use crate::model::words::Word;
    let clock = clock.and_then(|clock| clock.name.as_ref()).map_or("", |name| &*name.value);
    format!("{} {clock}", limit.ratio.value.key())
}
