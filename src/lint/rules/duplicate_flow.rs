use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "duplicate-flow",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "同一去向写了两次",
        en: "a branch leads twice to the same place",
    ),
    why: say!(
        zh: "一个步骤不能并行两次；两条相同的去向多半是改漏了一个名称。",
        en: "A step cannot be done twice side by side; two equal branches usually mean that a name was not changed.",
    ),
    condition: say!(
        zh: "一个 one 或 all 里，有两条分支去往同一个步骤。",
        en: "Two branches of one `one` or `all` lead to the same step.",
    ),
    remedy: say!(
        zh: "删去一条，或改正去向；占比写在一条上。",
        en: "Delete one of them, or correct where it leads; write the share on one branch.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { all: [核查, «核查»] } }
  核查: { by: 市场监管局, work: 2h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { all: [inspection, «inspection»] } }
  inspection: { by: Market office, work: 2h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { all: [核查, 检验] } }
  核查: { by: 市场监管局, work: 2h, next: 决定 }
  检验: { by: 市场监管局, work: 2h, next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { all: [inspection, testing] } }
  inspection: { by: Market office, work: 2h, next: decision }
  testing: { by: Market office, work: 2h, next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    check: Check::Reader,
};
