use crate::finding::{Finding, Severity};
use crate::lint::plan::Said;
use crate::lint::{Check, Group, Rule};
use crate::lint::restaurant::restaurant;
use crate::say;
use crate::source::Place;

pub static RULE: Rule = Rule {
    id: "plan-no-effect",
    group: Group::Plan,
    severity: Severity::Warning,
    summary: say!(
        zh: "操作什么也没有改变",
        en: "an operation changes nothing",
    ),
    why: say!(
        zh: "本来就是这样，或者写错了地方：成效表里不会有它的份。",
        en: "It was so before, or the wrong place is named: no saving will ever come from it.",
    ),
    condition: say!(
        zh: "不再收取、填写的内容在所写的步骤本来就没有；部门、渠道、顺序、时间、字段与原来相同。只写了项数的（collects: 3）无法逐项取消。",
        en: "What is no longer to be collected or asked was not, at the steps named; department, channel, order, time or field are as before. Where only a number is given (`collects: 3`) nothing can be taken out of it.",
    ),
    remedy: say!(
        zh: "核对名称和步骤；确实不用改的，删去这项操作。",
        en: "Check names and steps; leave the operation out if nothing is to change.",
    ),
    fires: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - move: { steps: [«复审»], to: 市场监管局 }
",
        en: "measures:
  - id: faster
    do:
      - move: { steps: [«second»], to: Market office }
",
    ),
    quiet: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - move: { steps: [复审], to: 窗口 }
",
        en: "measures:
  - id: faster
    do:
      - move: { steps: [second], to: Window }
",
    ),
    check: Check::Plan,
};

/// It was so before.
pub(in crate::lint) fn told(said: &Said<'_>, id: &str, key: &str, place: Place) -> Finding {
    let thing = match key {
        "stop-collecting" | "defer" | "stop-asking" => say!(thing = said.thing(id); zh: "{thing}在这里本来就不收、不填", en: "{thing} is not asked for there anyway"),
        _ => say!(thing = said.step(id); zh: "{thing}本来就是这样", en: "{thing} is so already"),
    };
    let message = say!(key = key, thing = &thing; zh: "`{key}` 没有改变什么：{thing}", en: "`{key}` changes nothing: {thing}");
    RULE.finding(place, message).helped(say!(zh: "请核对；不用改的，删去这项操作", en: "check it, or leave the operation out"))
}
