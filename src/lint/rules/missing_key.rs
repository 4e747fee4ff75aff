use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "missing-key",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "缺少必填的键",
        en: "a required key is missing",
    ),
    why: say!(
        zh: "没有步骤的流程无从分析；没有理由的豁免也无从审核。",
        en: "A process without steps cannot be analysed, and an acceptance without a reason cannot be reviewed.",
    ),
    condition: say!(
        zh: "映射里没有写必填的键，提示里写明是哪一个。",
        en: "A mapping lacks a key that it must have; the message names it.",
    ),
    remedy: say!(
        zh: "补上该键。",
        en: "Write the key.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理:
    by: 市场监管局
    work: 1h
    allow: [ «{ rule: no-time }» ]
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake:
    by: Market office
    work: 1h
    allow: [ «{ rule: no-time }» ]
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理:
    by: 市场监管局
    work: 1h
    allow: [ { rule: no-time, because: 时间待测 } ]
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake:
    by: Market office
    work: 1h
    allow: [ { rule: no-time, because: still being measured } ]
",
    )),
    check: Check::Reader,
};
