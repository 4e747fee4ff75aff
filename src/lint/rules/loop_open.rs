use crate::finding::{Finding, Severity};
use crate::graph::reached_from;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::model::words::StepKind;
use crate::say;
use petgraph::graph::NodeIndex;

pub static RULE: Rule = Rule {
    id: "loop-open",
    group: Group::GoodPractice,
    severity: Severity::Note,
    summary: say!(
        zh: "没有形成闭环：政策没有评价，或评价之后没有下文",
        en: "the loop is open: a policy is never evaluated, or an evaluation leads nowhere",
    ),
    why: say!(
        zh: "评价不回到政策和流程，问题还会照样发生。",
        en: "Where an evaluation does not come back to the policy and the process, the same trouble happens again.",
    ),
    condition: say!(
        zh: "item 的 type 写明是政策（含“政策”或 policy），没有评价（evaluate）步骤；或者有评价步骤，但它产生的东西没有步骤使用，之后也没有返回（feedback: true 或退回）的流向。",
        en: "The `type` of `item` says policy (政策), and no step evaluates; or a step evaluates, but nothing uses what it makes, and no flow leads back from there (`feedback: true`, or a return).",
    ),
    remedy: say!(
        zh: "加评价步骤；评价之后写 feedback: true 的流向，回到政策修订或流程改进。",
        en: "Add a step that evaluates, and from it a flow with `feedback: true` back to the policy or the process.",
    ),
    fires: Example::File(say!(
        zh: "process: 惠企政策兑现
departments: [发改局]
steps:
  申报: { by: 发改局, kind: intake, work: 1h, next: 拨付 }
  拨付: { by: 发改局, kind: deliver, work: 1h, next: 效果评价 }
  «效果评价»: { by: 发改局, kind: evaluate, work: 2d }
",
        en: "process: Support for firms
departments: [Development office]
steps:
  claim: { by: Development office, kind: intake, work: 1h, next: payment }
  payment: { by: Development office, kind: deliver, work: 1h, next: evaluation }
  «evaluation»: { by: Development office, kind: evaluate, work: 2d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 惠企政策兑现
departments: [发改局]
steps:
  申报: { by: 发改局, kind: intake, work: 1h, next: 拨付 }
  拨付: { by: 发改局, kind: deliver, work: 1h, next: 效果评价 }
  效果评价: { by: 发改局, kind: evaluate, work: 2d, next: { one: [ { to: 申报, p: 20%, feedback: true }, { end: 办结 } ] } }
",
        en: "process: Support for firms
departments: [Development office]
steps:
  claim: { by: Development office, kind: intake, work: 1h, next: payment }
  payment: { by: Development office, kind: deliver, work: 1h, next: evaluation }
  evaluation: { by: Development office, kind: evaluate, work: 2d, next: { one: [ { to: claim, p: 20%, feedback: true }, { end: closed } ] } }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let names = ground.names;
    let evaluations: Vec<usize> = (0..names.process.steps.len()).filter(|at| names.kind(*at) == Some(StepKind::Evaluate)).collect();
    if evaluations.is_empty() {
        return never_evaluated(ground).into_iter().collect::<Vec<Hit>>().into();
    }
    // One that leads on is enough: an evaluation may be a chain of steps.
    if evaluations.iter().any(|at| is_used(ground, *at)) || leads_back(ground, &evaluations) {
        return Outcome::default();
    }
    evaluations.last().map(|at| leads_nowhere(ground, *at)).into_iter().collect::<Vec<Hit>>().into()
}

fn never_evaluated(ground: &Ground<'_>) -> Option<Hit> {
    let process = ground.names.process;
    let kind = process.item.as_ref()?.kind.as_ref()?;
    if !kind.contains("政策") && !kind.to_lowercase().contains("policy") {
        return None;
    }
    let message = say!(zh: "这是政策事项，却没有评价步骤", en: "this is a policy, and no step evaluates its result");
    let finding = RULE.finding(process.place(kind.span), message);
    Some(Hit::at([], advised(finding)))
}

fn is_used(ground: &Ground<'_>, evaluation: usize) -> bool {
    let steps = &ground.names.process.steps;
    let made = |id: &str| steps[evaluation].produces.iter().flatten().any(|product| *product.value == *id);
    steps.iter().flat_map(|step| step.uses.iter().flatten()).any(|used| made(&used.value))
}

fn leads_back(ground: &Ground<'_>, evaluations: &[usize]) -> bool {
    let flow = &ground.sound.flow;
    let after = reached_from(flow, evaluations.iter().map(|at| NodeIndex::new(*at)));
    let back = |way: &petgraph::graph::EdgeIndex| flow.graph[*way].feedback || ground.order.goes_back(*way);
    flow.graph.edge_indices().filter(back).any(|way| after[flow.ends_of(way).0.index()])
}

fn leads_nowhere(ground: &Ground<'_>, at: usize) -> Hit {
    let names = ground.names;
    let message = say!(step = names.called(at);
        zh: "{step}之后没有下文：结果没有步骤使用，也没有返回政策或流程的流向",
        en: "{step} leads nowhere: no step uses its result, and no flow leads back to the policy or the process");
    let finding = RULE.finding(names.place(at), message).about([names.id(at)]);
    Hit::at([at], advised(finding))
}

fn advised(finding: Finding) -> Finding {
    finding.helped(say!(
        zh: "在评价步骤之后写一条 `feedback: true` 的流向，回到政策修订或流程改进的步骤",
        en: "let a flow with `feedback: true` lead from the evaluation back to the step where the policy or the process is amended"))
}
