use crate::analysis::time;
use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::say;
use crate::wording::span_of_time;

pub static RULE: Rule = Rule {
    id: "limit-below-time",
    group: Group::Time,
    severity: Severity::Warning,
    summary: say!(
        zh: "步骤的时限短于它自己的用时",
        en: "a step's limit is shorter than its own time",
    ),
    why: say!(
        zh: "按平均用时都办不完，这个时限从一开始就守不住。",
        en: "A limit that the step misses on average cannot be kept.",
    ),
    condition: say!(
        zh: "步骤写了 limit，平均用时超过它；写了 tacit（超时默认）的除外。",
        en: "A step has a `limit` below its mean time; a `tacit` one is exempt.",
    ),
    remedy: say!(
        zh: "核实 limit 和用时：放宽时限，或压缩等待和工作时间；到期即视为办结的，写 tacit: true。",
        en: "Check both: extend the limit or shorten wait and work; where the step ends at its limit anyway, write `tacit: true`.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: 3d, work: 2h, limit: «2d» }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, wait: 3d, work: 2h, limit: «2d» }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: 3d, work: 2h, limit: 2d, tacit: true }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, wait: 3d, work: 2h, limit: 2d, tacit: true }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    (0..names.process.steps.len()).filter_map(|at| above(names, at)).collect::<Vec<Hit>>().into()
}

fn above(names: &Names<'_>, at: usize) -> Option<Hit> {
    let (step, base) = (names.step(at), names.process.time_base());
    let limit = step.more().limit.as_ref().filter(|_| step.more().tacit.is_none())?;
    let (allowed, taken) = (base.seconds(limit.value), time::of_step(step, &base).total?);
    if taken <= allowed {
        return None;
    }
    let span = |seconds| span_of_time(time::number(seconds), base.day_seconds());
    let message = say!(step = names.called(at), taken = span(taken), allowed = span(allowed);
        zh: "{step}平均用时 {taken}，超过自己的时限 {allowed}", en: "{step} takes {taken} on average, more than its limit of {allowed}");
    let help = say!(zh: "放宽 limit，或压缩等待和工作时间；超时即默认的写 `tacit: true`", en: "extend the `limit`, or shorten wait and work; `tacit: true` where the step ends at its limit");
    Some(Hit::at([at], RULE.finding(names.place_of(limit.span), message).helped(help).about([names.id(at)])))
}
