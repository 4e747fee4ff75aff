use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "probability-missing",
    group: Group::Structure,
    severity: Severity::Note,
    summary: say!(
        zh: "择一的分支都没有写占比",
        en: "a decision says nothing about the shares of its branches",
    ),
    why: say!(
        zh: "没有占比时各分支按均等计算，凡用到占比的结果都只是假设。",
        en: "Without shares the branches are taken as equally likely, and every result that rests on them is an assumption.",
    ),
    condition: say!(
        zh: "一个 one 的各分支都没有写 p。",
        en: "No branch of a `one` has a p.",
    ),
    remedy: say!(
        zh: "按办件统计写上占比；只需写清例外的一路，其余分支平分余下部分。",
        en: "Write the shares from case statistics; it is enough to give the exception, the others share the rest.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 1h, next: { «one»: [决定, 不予许可] } }
  决定: { by: 市场监管局, work: 1h }
  不予许可: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 1h, next: { «one»: [decision, refusal] } }
  decision: { by: Market office, work: 1h }
  refusal: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 1h, next: { one: [决定, { to: 不予许可, p: 3% }] } }
  决定: { by: 市场监管局, work: 1h }
  不予许可: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 1h, next: { one: [decision, { to: refusal, p: 3% }] } }
  decision: { by: Market office, work: 1h }
  refusal: { by: Market office, work: 1h }
",
    )),
    check: Check::Reader,
};
