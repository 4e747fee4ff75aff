use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "chinese-punctuation",
    group: Group::Reading,
    severity: Severity::Error,
    summary: say!(
        zh: "该用半角标点的地方写成了全角",
        en: "full-width punctuation stands where YAML needs the half-width sign",
    ),
    why: say!(
        zh: "全角的“：”“，”在 YAML 里只是普通文字，不起分隔作用，整行会被读成一个名称。",
        en: "To YAML a full-width “：” or “，” is ordinary text and separates nothing: the whole line is read as one name.",
    ),
    condition: say!(
        zh: "在需要 : , { } [ ] 或空格的位置，写了 ：，｛｝［］ 或全角空格。名称和说明里的全角标点不受影响。",
        en: "Where : , { } [ ] or a space is needed, ：，｛｝［］ or the full-width space is written. Full-width signs inside names and remarks are all right.",
    ),
    remedy: say!(
        zh: "换成半角标点，冒号后面加一个空格。",
        en: "Write the half-width sign, with a space after a colon.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理«：» { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake«：» { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可（新办，变更）
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence（new，changed）
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h }
",
    )),
    check: Check::Reader,
};
