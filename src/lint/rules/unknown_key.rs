use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "unknown-key",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "没有这个键",
        en: "there is no such key",
    ),
    why: say!(
        zh: "写错的键如果悄悄略过，分析结果就少了一项事实而没有人知道。",
        en: "If a mistyped key were skipped, the results would lack a fact and nobody would know.",
    ),
    condition: say!(
        zh: "键不在该处允许的键之列。提示最接近的键；中文的键提示对应的英文键。",
        en: "The key is not among those allowed there. The nearest one is suggested; for a Chinese key, the English one.",
    ),
    remedy: say!(
        zh: "改成提示的键；自己的备注写成注释（# 之后）。",
        en: "Write the suggested key; put remarks of your own into a comment (after #).",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, «wrok»: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, «wrok»: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h } # 工时为估计值
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h } # hands-on time is an estimate
",
    )),
    check: Check::Reader,
};
