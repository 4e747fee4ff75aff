use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "probability-sum",
    group: Group::Structure,
    severity: Severity::Error,
    summary: say!(
        zh: "一次择一的占比合计不是 100%",
        en: "the shares of a decision do not add up to 100%",
    ),
    why: say!(
        zh: "占比合计不对，期望的次数和时间就都不对。",
        en: "If the shares are wrong, so is every expected count and time.",
    ),
    condition: say!(
        zh: "一个 one 的各分支 p 合计超过 100%；或每条都写了 p，合计却不到 100%，没有分支承担余下部分。",
        en: "The p of the branches of a `one` add up to more than 100%; or each branch has its p, they add up to less, and no branch is left to take the rest.",
    ),
    remedy: say!(
        zh: "改正占比，或让一条分支不写 p 来承担余下部分。",
        en: "Correct the shares, or leave p out at one branch, which then takes the rest.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查:
    by: 市场监管局
    work: 1h
    next: { «one»: [ { to: 决定, p: 80% }, { to: 不予许可, p: 30% } ] }
  决定: { by: 市场监管局, work: 1h }
  不予许可: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review:
    by: Market office
    work: 1h
    next: { «one»: [ { to: decision, p: 80% }, { to: refusal, p: 30% } ] }
  decision: { by: Market office, work: 1h }
  refusal: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查:
    by: 市场监管局
    work: 1h
    next: { one: [ { to: 不予许可, p: 30% }, { to: 决定 } ] }
  决定: { by: 市场监管局, work: 1h }
  不予许可: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review:
    by: Market office
    work: 1h
    next: { one: [ { to: refusal, p: 30% }, { to: decision } ] }
  decision: { by: Market office, work: 1h }
  refusal: { by: Market office, work: 1h }
",
    )),
    check: Check::Reader,
};
