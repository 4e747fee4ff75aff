use crate::finding::{Related, Severity};
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::model::words::DepartmentKind;
use crate::say;

pub static RULE: Rule = Rule {
    id: "no-time",
    group: Group::Time,
    severity: Severity::Note,
    summary: say!(
        zh: "步骤没有写时间",
        en: "a step gives no time",
    ),
    why: say!(
        zh: "没写时间的步骤按 0 计，工期就被低估；写了 0 才表示即时办结。",
        en: "A step without a time counts as none, so the lead time is too short; only a written 0 means “at once”.",
    ),
    condition: say!(
        zh: "不是分流、也不是申请人自己办的步骤，work、wait、elapsed 一个也没有写。",
        en: "A step that is neither a routing point nor the applicant's own has none of `work`, `wait`, `elapsed`.",
    ),
    remedy: say!(
        zh: "写上 elapsed（总用时），或 wait 和 work；即时办结写 elapsed: 0。",
        en: "Write `elapsed`, or `wait` and `work`; `elapsed: 0` for what is done at once.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 审查 }
  «审查»: { by: 市场监管局 }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: review }
  «review»: { by: Market office }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, elapsed: 0, next: 审查 }
  审查: { by: 市场监管局, work: 2h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, elapsed: 0, next: review }
  review: { by: Market office, work: 2h }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    let silent: Vec<usize> = (0..names.process.steps.len()).filter(|at| gives_no_time(names, *at)).collect();
    let Some((first, others)) = silent.split_first() else { return Outcome::default() };
    let (n, list) = (silent.len(), names.list(silent.iter().copied()));
    let message = say!(n = n, list = list; zh: "{n} 个步骤没有写时间，按 0 计：{list}", en: "steps that give no time and count as none ({n}): {list}");
    let help = say!(zh: "写上 elapsed，或 wait 和 work；即时办结写 `elapsed: 0`", en: "write `elapsed`, or `wait` and `work`; `elapsed: 0` for what is done at once");
    let mut finding = RULE.finding(names.place(*first), message).helped(help);
    let related = others.iter().map(|at| Related { place: names.place(*at), text: say!(zh: "这里也没有写", en: "nor does this one") });
    finding.related.extend(related);
    vec![Hit::at(silent, finding)].into()
}

fn gives_no_time(names: &Names<'_>, at: usize) -> bool {
    let step = names.step(at);
    let written = step.work.is_some() || step.elapsed.is_some() || !step.wait.is_empty();
    !written && !step.is_routing() && names.doer(at).is_none_or(|doer| doer.kind != DepartmentKind::Applicant)
}
