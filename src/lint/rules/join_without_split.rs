use crate::finding::Severity;
use crate::lint::{Check, Example, FlowView, Group, Hit, Outcome, Rule};
use crate::say;
use petgraph::graph::NodeIndex;

pub static RULE: Rule = Rule {
    id: "join-without-split",
    group: Group::Structure,
    severity: Severity::Note,
    summary: say!(
        zh: "写了汇合方式，却只有一路流程到这里",
        en: "a join is written where only one flow arrives",
    ),
    why: say!(
        zh: "没有可汇合的流程，join 不起作用；多半是漏写了一路。",
        en: "There is nothing to join, so `join` does nothing; often a flow was forgotten.",
    ),
    condition: say!(
        zh: "步骤写了 join，而到达它的流程不足两路。",
        en: "A step has a `join`, and fewer than two flows arrive at it.",
    ),
    remedy: say!(
        zh: "删去 join，或补上漏写的一路。",
        en: "Delete `join`, or write the flow that is missing.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 决定 }
  决定: { by: 市场监管局, work: 1h, join: «all» }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: decision }
  decision: { by: Market office, work: 1h, join: «all» }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { all: [核查, 检验] } }
  核查: { by: 市场监管局, work: 2h, next: 决定 }
  检验: { by: 市场监管局, work: 3h, next: 决定 }
  决定: { by: 市场监管局, work: 1h, join: all }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { all: [inspection, testing] } }
  inspection: { by: Market office, work: 2h, next: decision }
  testing: { by: Market office, work: 3h, next: decision }
  decision: { by: Market office, work: 1h, join: all }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    (0..view.names.process.steps.len()).filter_map(|at| nothing_to_join(view, at)).collect::<Vec<Hit>>().into()
}

fn nothing_to_join(view: &FlowView<'_>, at: usize) -> Option<Hit> {
    let names = view.names;
    let join = names.step(at).join.as_ref()?;
    if view.flow.ways_in(NodeIndex::new(at)).len() > 1 {
        return None;
    }
    let step = names.called(at);
    let message = say!(step = step; zh: "只有一路流程到{step}，没有可汇合的", en: "only one flow arrives at {step}: there is nothing to join");
    let help = say!(zh: "删去 join，或补上漏写的一路", en: "delete `join`, or write the flow that is missing");
    let finding = RULE.finding(names.place_of(join.span), message).helped(help).about([names.id(at)]);
    Some(Hit::at([at], finding))
}
