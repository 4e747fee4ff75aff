use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "work-above-elapsed",
    group: Group::Time,
    severity: Severity::Error,
    summary: say!(
        zh: "实际办理用时大于总用时",
        en: "the hands-on time is more than the whole time of the step",
    ),
    why: say!(
        zh: "elapsed 是该步骤从头到尾的时间，work 是其中动手的部分，部分不能大于整体。",
        en: "`elapsed` is the whole time in the step and `work` is part of it; a part cannot be more than the whole.",
    ),
    condition: say!(
        zh: "同一步骤写了 work 和 elapsed，且 work 大于 elapsed（随机时长比均值）。",
        en: "A step has both `work` and `elapsed`, and `work` is the greater (of random durations, the mean).",
    ),
    remedy: say!(
        zh: "改正其中一个；如果想写“先等后办”，把 elapsed 改成 wait。",
        en: "Correct one of them; for “first wait, then work” write `wait` instead of `elapsed`.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: «3h», elapsed: 2h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: «3h», elapsed: 2h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 3h, elapsed: 2d }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 3h, elapsed: 2d }
",
    )),
    check: Check::Reader,
};
