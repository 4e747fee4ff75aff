use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "unknown-reference",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "引用的步骤、部门、材料、规则或文件不存在",
        en: "a step, department, material, rule or file is named that does not exist",
    ),
    why: say!(
        zh: "名称差一个字，流程就断在这里，或者部门数多算一个。",
        en: "One wrong character breaks the flow here, or counts one department too many.",
    ),
    condition: say!(
        zh: "引用的名称在文件里没有定义。提示最接近的名称。步骤产出的东西不必另行声明；`uses` 里的名称只差一个字的，作为警告提示。`based-on` 的文件不存在时警告。",
        en: "The name is not defined in the file. The nearest one is suggested. What steps produce need not be declared; a name in `uses` that is one slip from a known one is a warning, as is a missing file in `based-on`.",
    ),
    remedy: say!(
        zh: "改成已有的名称，或补上定义。",
        en: "Write a name that exists, or define it.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: «审察» }
  审查: { by: 市场监管局, work: 2h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: «reveiw» }
  review: { by: Market office, work: 2h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 审查 }
  审查: { by: 市场监管局, work: 2h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: review }
  review: { by: Market office, work: 2h }
",
    )),
    check: Check::Reader,
};
