use crate::analysis::figures::{self, Value, Wish};
use crate::finding::Severity;
use crate::lint::demands::{self, Bench, Gate, Said, apart, called, in_unit, risen};
use crate::lint::{Check, Example, Group, Hit, Outcome, Rule};
use crate::say;
use crate::wording::Text;

pub static RULE: Rule = Rule {
    id: "worse-than-before",
    group: Group::Policy,
    severity: Severity::Error,
    summary: say!(
        zh: "指标比旧版差",
        en: "a figure is worse than before",
    ),
    why: say!(
        zh: "改动流程时，多出来的一天、一趟、一份材料往往不是有意的；合并之前就应当知道是哪一步造成的。",
        en: "A day, a trip or a paper that a change adds is often not meant; before it is merged one should know which step brings it.",
    ),
    condition: say!(
        zh: "与旧版（check --against 的 git 版本，或政策 no-worse-than 写的文件或版本）相比，关注的指标朝坏的方向变了；不指定时关注全程时间均值、关键路径、跑动次数、材料件次、申请人跑腿的交接、申请人费用和环节数。旧版写明而新版不再写明的，也报告；关注时间时，步骤原有用时、仍在流程中而不再写明的，逐步报告。抽样得出的指标，变化超过两个标准误才报告。计划比的是实施后的流程：计划与现状文件都取旧版实施一遍，再与今天的相比。",
        en: "Compared with an earlier version (the git revision of check --against, or the file or revision that a policy names in `no-worse-than`), a watched figure went the wrong way; by default mean lead time, critical path, visits, submissions, handoffs by the applicant, the applicant's fees and stages. A figure that was stated and no longer is, is told too; where times are watched, so is each step that took time, is still there and no longer says how long it takes. Of sampled figures the change must be above two standard errors. Of a plan its to-be is compared: that of the older plan and its older bases with that of today.",
    ),
    remedy: say!(
        zh: "改回标出的步骤，或在别处减回来；确有必要的，用 --gate 或政策的 figures 说明只关注哪些指标。",
        en: "Undo the change at the step that is pointed at, or make up for it elsewhere; where it is meant, say with --gate or the policy's `figures` which figures are watched.",
    ),
    fires: Example::Told(say!(
        zh: "旧版“审查”用时 2 个工作日，新版改成 3 个工作日，关键路径由 5 个工作日增至 6 个工作日：在“审查”所在的行报告。",
        en: "The review took 2 working days and now takes 3, so the critical path grows from 5 working days to 6: told at the line of the review.",
    )),
    quiet: Example::Told(say!(
        zh: "“审查”增加 1 个工作日，但它不在关键路径上，全程时间不变。",
        en: "A step off the critical path takes a day more, and no watched figure changes.",
    )),
    check: Check::Policy(check),
};

fn check(bench: &Bench<'_>) -> Outcome {
    let worse = bench.gates.iter().filter_map(|gate| worse(bench, gate));
    bench.outcome(worse.chain(silenced(bench)).collect(), bench.obstacle.clone())
}

// Once for each version that a time is compared with.
fn silenced(bench: &Bench<'_>) -> Vec<Hit> {
    let mut gates: Vec<&Gate<'_>> = Vec::new();
    for gate in bench.gates.iter().filter(|gate| rests_on_times(gate.figure)) {
        if gates.iter().all(|known| !std::ptr::eq(known.before.side, gate.before.side)) {
            gates.push(gate);
        }
    }
    let steps = |gate: &Gate<'_>| demands::silenced(gate.before.side, bench.now);
    gates.into_iter().flat_map(|gate| steps(gate).into_iter().map(|step| silent(bench, gate, step))).collect()
}

fn rests_on_times(figure: &str) -> bool {
    let noun = figure.split('.').next().unwrap_or(figure);
    matches!(noun, "lead-time" | "critical-path" | "clock" | "promise" | "wait" | "touch-time" | "cost")
}

fn silent(bench: &Bench<'_>, gate: &Gate<'_>, step: usize) -> Hit {
    let (called, version) = (bench.now.names.called(step), gate.before.called);
    let message = say!(step = called, version = version;
        zh: "{version} 写明了步骤{step}的用时，现在不再写明，无法证明用时没有变长",
        en: "the time of {step} was stated in {version} and no longer is: times cannot be shown to be no worse");
    let help = say!(zh: "写上 elapsed，或 wait 和 work；即时办结写 `elapsed: 0`", en: "write `elapsed`, or `wait` and `work`; `elapsed: 0` for what is done at once");
    let mut said = said(gate, message, None, Some(help));
    said.discriminator = "time".to_owned();
    bench.hit(&RULE, Some(step), said)
}

fn worse(bench: &Bench<'_>, gate: &Gate<'_>) -> Option<Hit> {
    let entry = figures::find(gate.figure)?;
    let (old, new) = (gate.before.side.value(gate.figure), bench.now.value(gate.figure));
    let before = old.number()?;
    let what = called(&entry.name, gate.figure);
    let version = gate.before.called;
    let Some(now) = new.number() else {
        let message = say!(what = what, called = version;
            zh: "{called} 写明了{what}，现在不再写明，无法证明没有变差",
            en: "{what} was stated in {called} and no longer is: it cannot be shown to be no worse");
        let help = say!(zh: "补上计算所需的内容", en: "state again what it is counted from");
        return Some(bench.hit(&RULE, None, said(gate, message, None, Some(help))));
    };
    let rise = if entry.wish == Wish::More { before - now } else { now - before };
    if rise <= (1e-9 * before.abs().max(1.0)).max(2.0 * noise(old, new)) {
        return None;
    }
    let day = bench.now.day();
    let [was, is] = apart(before, now, entry.unit, day);
    let change = in_unit(rise, entry.unit, day, 1);
    let message = match entry.wish {
        Wish::More => say!(what = what, was = was, is = is, change = change, called = version;
            zh: "{what}比 {called} 差：原为 {was}，现为 {is}，少 {change}", en: "{what} fell from {was} to {is}, {change} less than in {called}"),
        _ => say!(what = what, was = was, is = is, change = change, called = version;
            zh: "{what}比 {called} 差：原为 {was}，现为 {is}，多 {change}", en: "{what} rose from {was} to {is}, {change} more than in {called}"),
    };
    let step = risen(gate.before.side, bench.now, gate.figure);
    let label = step.map(|_| say!(zh: "主要由这一步造成", en: "mostly by this step"));
    Some(bench.hit(&RULE, step, said(gate, message, label, None)))
}

fn noise(old: Value, new: Value) -> f64 {
    let error = |value: Value| if let Value::Sampled { error, .. } = value { error } else { 0.0 };
    error(old).hypot(error(new))
}

fn said<'a>(gate: &Gate<'a>, message: Text, label: Option<Text>, help: Option<Text>) -> Said<'a> {
    Said { place: None, message, label, help, discriminator: gate.figure.to_owned(), policy: gate.policy }
}
