use crate::finding::{Finding, Severity};
use crate::lint::{Check, Example, Group, Rule};
use crate::model::plan::Plan;
use crate::say;

pub static RULE: Rule = Rule {
    id: "plan-empty",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "计划没有措施，或措施没有操作",
        en: "a plan without measures, or a measure without operations",
    ),
    why: say!(
        zh: "没有写怎么改，就没有再造后的流程。",
        en: "Where it is not said what to change, there is no to-be process.",
    ),
    condition: say!(
        zh: "measures 是空列表，或某项措施的 do 是空列表。",
        en: "`measures` is an empty list, or the `do` of a measure is.",
    ),
    remedy: say!(
        zh: "写上要做的操作，或删去这项措施。",
        en: "Write what is done, or leave the measure out.",
    ),
    fires: Example::File(say!(
        zh: "plan: 开办小餐馆
base: 现状.yaml
«measures»: []
---
process: 开办小餐馆
departments: [窗口, 市场监管局]
steps:
  受理: { by: 窗口, work: 1h, produces: [受理单], next: 初审 }
  初审: { by: 市场监管局, wait: 2d, work: 2h, uses: [受理单], produces: [初审意见], next: 复审 }
  复审: { by: 市场监管局, wait: 2d, work: 1h, uses: [初审意见], next: 发证 }
  发证: { by: 窗口, work: 1h }
",
        en: "plan: Opening a small restaurant
base: as-is.yaml
«measures»: []
---
process: Opening a small restaurant
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, produces: [receipt], next: review }
  review: { by: Market office, wait: 2d, work: 2h, uses: [receipt], produces: [opinion], next: second }
  second: { by: Market office, wait: 2d, work: 1h, uses: [opinion], next: issuing }
  issuing: { by: Window, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "plan: 开办小餐馆
base: 现状.yaml
measures:
  - id: 提速
    do:
      - remove: [复审]
---
process: 开办小餐馆
departments: [窗口, 市场监管局]
steps:
  受理: { by: 窗口, work: 1h, produces: [受理单], next: 初审 }
  初审: { by: 市场监管局, wait: 2d, work: 2h, uses: [受理单], produces: [初审意见], next: 复审 }
  复审: { by: 市场监管局, wait: 2d, work: 1h, uses: [初审意见], next: 发证 }
  发证: { by: 窗口, work: 1h }
",
        en: "plan: Opening a small restaurant
base: as-is.yaml
measures:
  - id: faster
    do:
      - remove: [second]
---
process: Opening a small restaurant
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, produces: [receipt], next: review }
  review: { by: Market office, wait: 2d, work: 2h, uses: [receipt], produces: [opinion], next: second }
  second: { by: Market office, wait: 2d, work: 1h, uses: [opinion], next: issuing }
  issuing: { by: Window, work: 1h }
",
    )),
    check: Check::Plan,
};

/// There is no measure, or one does nothing.
pub(in crate::lint) fn check(plan: &Plan) -> Vec<Finding> {
    if plan.measures.is_empty() {
        let message = say!(zh: "计划里没有一项措施", en: "the plan has no measure");
        let help = say!(zh: "写上措施，如 `- { id: 并联办理, do: [ { parallelise: [步骤一, 步骤二] } ] }`", en: "write one, such as `- { id: parallel, do: [ { parallelise: [one, two] } ] }`");
        return vec![RULE.finding(plan.place(plan.measures_at), message).helped(help)];
    }
    let idle = plan.measures.iter().filter(|measure| measure.operations.is_empty());
    let told = idle.map(|measure| {
        let message = say!(name = measure.name(); zh: "措施“{name}”没有写做什么", en: "the measure \"{name}\" does not say what is done");
        let help = say!(zh: "在 `do:` 里写上操作，或删去这项措施", en: "write operations in `do:`, or leave the measure out");
        RULE.finding(plan.place(measure.id.span), message).helped(help).about([&*measure.id.value])
    });
    told.collect()
}
