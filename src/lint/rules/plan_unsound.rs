use crate::finding::{Finding, Severity};
use crate::lint::run::flow_errors;
use crate::lint::{Check, Group, Rule};
use crate::model::Process;
use crate::lint::restaurant::restaurant;
use crate::say;
use crate::source::Place;

pub static RULE: Rule = Rule {
    id: "plan-unsound",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "改了之后流程走不通",
        en: "the flow no longer works once this is done",
    ),
    why: say!(
        zh: "并联、取消、改去向之后，可能有步骤再也到不了、永远等不齐，或者重复办理。计划做出来之前就该发现。",
        en: "After steps are removed, parallelised or sent elsewhere, one may be out of reach, wait for ever, or be done twice. That should show before the plan is carried out.",
    ),
    condition: say!(
        zh: "做完这项操作，流程不再健全，而同一措施后面的操作也没有补救。说明哪里走不通、最短怎么走到那里；该措施整个不实施，后面的措施照常检查。",
        en: "After this operation the flow is not sound, and no later operation of the same measure mends it. What is wrong is told with the shortest way into it; the measure is left out, and the following ones are checked without it.",
    ),
    remedy: say!(
        zh: "换一种做法，或在同一措施里补上缺的去向。",
        en: "Do it another way, or add the missing way in the same measure.",
    ),
    fires: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - «set»: { step: 受理, next: 发证 }
",
        en: "measures:
  - id: faster
    do:
      - «set»: { step: intake, next: issuing }
",
    ),
    quiet: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - set: { step: 受理, next: { one: [ { to: 初审, p: 20% }, 发证 ] } }
",
        en: "measures:
  - id: faster
    do:
      - set: { step: intake, next: { one: [ { to: review, p: 20% }, issuing ] } }
",
    ),
    check: Check::Plan,
};

/// The flow would not work: what its own rules say of it.
pub(in crate::lint) fn told(process: &Process, place: Place) -> Finding {
    let mut wrong = flow_errors(process).into_iter();
    let first = wrong.next();
    let others = wrong.count();
    let message = match &first {
        Some(first) => say!(what = &first.message; zh: "这样改，流程走不通：{what}", en: "with this the flow does not work: {what}"),
        None => say!(zh: "这样改，流程走不通", en: "with this the flow does not work"),
    };
    let mut finding = RULE.finding(place, message);
    if let Some(first) = first {
        finding.evidence = first.evidence;
        finding.help = first.help;
        finding.discriminator = first.rule.to_owned();
    }
    if others > 0 {
        finding.evidence.push(say!(n = others; zh: "另有 {n} 处走不通", en: "{n} more places do not work"));
    }
    finding
}
