use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "syntax",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "文件不是完整的 YAML，从这里起读不下去",
        en: "the file is not well-formed YAML; nothing after this place could be read",
    ),
    why: say!(
        zh: "一处引号或括号没有配对，后面的内容就都读不出来。",
        en: "An unclosed quote or bracket makes everything after it unreadable.",
    ),
    condition: say!(
        zh: "YAML 解析到此处中断。此前的错误照常报告，此后的内容不作判断。",
        en: "Parsing stops here. Mistakes before this place are told as usual; nothing is said about what follows.",
    ),
    remedy: say!(
        zh: "按提示补上引号、括号，或改正缩进；缩进只用空格，不用制表符。",
        en: "Close the quote or bracket, or correct the indentation as told; indent with spaces, not tabs.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: «{» by: 市场监管局, work: 1h ]
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: «{» by: Market office, work: 1h ]
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h }
",
    )),
    check: Check::Reader,
};
