use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "duplicate-key",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "同一个键写了两次",
        en: "a key is written twice",
    ),
    why: say!(
        zh: "两处内容只能算一处，另一处会被悄悄丢掉：重名的步骤尤其容易看漏。",
        en: "Only one of the two can count, and the other would be lost in silence: two steps of one name are easily overlooked.",
    ),
    condition: say!(
        zh: "同一个映射里，一个键第二次出现。两处都会指出，以第一处为准继续检查。",
        en: "A key appears a second time in one mapping. Both places are shown; checking goes on with the first.",
    ),
    remedy: say!(
        zh: "改名，或把两处合并。",
        en: "Rename one of them, or merge the two.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 审查 }
  审查: { by: 市场监管局, work: 2h }
  «审查»: { by: 市场监管局, work: 3h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: review }
  review: { by: Market office, work: 2h }
  «review»: { by: Market office, work: 3h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 初审 }
  初审: { by: 市场监管局, work: 2h, next: 复审 }
  复审: { by: 市场监管局, work: 3h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: review }
  review: { by: Market office, work: 2h, next: decision }
  decision: { by: Market office, work: 3h }
",
    )),
    check: Check::Reader,
};
