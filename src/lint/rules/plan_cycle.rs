use crate::finding::{Finding, Severity};
use crate::lint::plan::Said;
use crate::lint::{Check, Group, Rule};
use crate::lint::restaurant::restaurant;
use crate::redesign::Link;
use crate::say;
use crate::source::Place;

pub static RULE: Rule = Rule {
    id: "plan-cycle",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "调序之后先后颠倒",
        en: "a step would come before what it needs",
    ),
    why: say!(
        zh: "要用的成果还没有，步骤就排到了前面；或者违反法定先后。",
        en: "What the step needs is not there yet, or law prescribes the other order.",
    ),
    condition: say!(
        zh: "reorder 把一个步骤排到了另一步骤之前，而它使用、收取后者的产物，与后者产生同一成果，或 must-follow 规定它在其后。",
        en: "`reorder` puts a step before another whose product it uses or collects, with which it makes one thing, or which it must follow by law.",
    ),
    remedy: say!(
        zh: "换一个顺序，或先去掉这种依赖。",
        en: "Choose another order, or take that need away first.",
    ),
    fires: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - reorder: [«复审», 初审]
",
        en: "measures:
  - id: faster
    do:
      - reorder: [«second», review]
",
    ),
    quiet: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - reorder: [发证, 复审]
",
        en: "measures:
  - id: faster
    do:
      - reorder: [issuing, second]
",
    ),
    check: Check::Plan,
};

/// The first would come before the second, which it needs.
pub(in crate::lint) fn told(said: &Said<'_>, first: &str, second: &str, link: &Link, place: Place) -> Finding {
    let (one, other) = (said.step(first), said.step(second));
    let message = match link {
        Link::Data(data) => say!(one = one, other = other, data = said.thing(data); zh: "{one}不能排在{other}之前：{data}要由后者产生", en: "{one} cannot come before {other}, which makes {data}"),
        Link::Law => say!(one = one, other = other; zh: "{one}不能排在{other}之前：法定先后不能颠倒", en: "{one} cannot come before {other}: law prescribes the order"),
    };
    RULE.finding(place, message).helped(say!(zh: "换一个顺序，或先去掉这种依赖", en: "choose another order, or take that need away first"))
}
