use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "bad-value",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "值的写法不对",
        en: "the value cannot be read",
    ),
    why: say!(
        zh: "例如“1 个月”究竟是 22 个工作日还是 30 个自然日，要由写文件的人说清。",
        en: "Whether “a month” means 22 working days or 30 calendar days must be said by who writes the file.",
    ),
    condition: say!(
        zh: "值不符合该键的写法：时长、占比、数量、固定词等。提示里写明应当怎样写。",
        en: "The value does not have the form that the key takes: a duration, a share, a number, a fixed word. The message says what to write.",
    ),
    remedy: say!(
        zh: "按提示改写。",
        en: "Write it as the message says.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, wait: «1mo», work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, wait: «1mo», work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, wait: 22d, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, wait: 22d, work: 1h }
",
    )),
    check: Check::Reader,
};
