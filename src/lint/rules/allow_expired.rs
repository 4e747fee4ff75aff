use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "allow-expired",
    group: Group::Reading,
    severity: Severity::Warning,
    summary: say!(
        zh: "豁免已过期",
        en: "an acceptance has expired",
    ),
    why: say!(
        zh: "豁免写了期限，到期就该复核：当时的理由可能已经不成立。",
        en: "An acceptance with a date asks to be reviewed after it: its reason may no longer hold.",
    ),
    condition: say!(
        zh: "allow 的 until 早于今天。该条豁免不再生效，相应的发现照常报告。",
        en: "The `until` of an `allow` lies before today. It no longer takes effect, and what it accepted is reported again.",
    ),
    remedy: say!(
        zh: "整改；理由仍成立的，改 until 日期并更新理由。",
        en: "Resolve what was accepted; if the reason still holds, write a new date and renew the reason.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理:
    by: 市场监管局
    allow: [ { rule: no-time, because: 时间待测, until: «2019-12-31» } ]
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake:
    by: Market office
    allow: [ { rule: no-time, because: still being measured, until: «2019-12-31» } ]
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理:
    by: 市场监管局
    allow: [ { rule: no-time, because: 时间待测, until: 2099-12-31 } ]
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake:
    by: Market office
    allow: [ { rule: no-time, because: still being measured, until: 2099-12-31 } ]
",
    )),
    check: Check::Acceptance,
};
