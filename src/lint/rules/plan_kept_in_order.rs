use crate::finding::{Finding, Severity};
use crate::lint::plan::Said;
use crate::lint::{Check, Example, Group, Rule};
use crate::redesign::Link;
use crate::say;
use crate::source::Place;

pub static RULE: Rule = Rule {
    id: "plan-kept-in-order",
    group: Group::Plan,
    severity: Severity::Note,
    summary: say!(
        zh: "并联之后仍有先后",
        en: "steps done in parallel still wait for each other",
    ),
    why: say!(
        zh: "并联能省多少，取决于还有多少先后：知道是什么留住了它，才知道下一步该减什么。",
        en: "What parallel work saves depends on the order that is left: whoever knows what keeps a step back knows what to take away next.",
    ),
    condition: say!(
        zh: "parallelise 列出的步骤中，有的要使用、收取另一步骤的成果，或法定在其后；实施全部措施之后仍是如此。",
        en: "Of the steps of a `parallelise` one uses or collects what another makes, or must follow it by law, and still does once all measures are applied.",
    ),
    remedy: say!(
        zh: "不用改；想再快些，可以用数据共享代替这份材料，或先出半成品。",
        en: "Nothing has to change; to go further, share the data instead of asking for the paper, or hand on a draft.",
    ),
    fires: Example::File(say!(
        zh: "plan: 开办小餐馆
base: 现状.yaml
measures:
  - id: 提速
    do:
      - «parallelise»: [受理, 初审]
---
process: 开办小餐馆
departments: [窗口, 市场监管局]
steps:
  受理: { by: 窗口, work: 1h, produces: [受理单], next: 初审 }
  初审: { by: 市场监管局, wait: 2d, work: 2h, uses: [受理单], produces: [初审意见], next: 复审 }
  复审: { by: 市场监管局, wait: 2d, work: 1h, uses: [初审意见], next: 发证 }
  发证: { by: 窗口, work: 1h }
",
        en: "plan: Opening a small restaurant
base: as-is.yaml
measures:
  - id: faster
    do:
      - «parallelise»: [intake, review]
---
process: Opening a small restaurant
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, produces: [receipt], next: review }
  review: { by: Market office, wait: 2d, work: 2h, uses: [receipt], produces: [opinion], next: second }
  second: { by: Market office, wait: 2d, work: 1h, uses: [opinion], next: issuing }
  issuing: { by: Window, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "plan: 开办小餐馆
base: 现状.yaml
measures:
  - id: 提速
    do:
      - parallelise: [复审, 发证]
---
process: 开办小餐馆
departments: [窗口, 市场监管局]
steps:
  受理: { by: 窗口, work: 1h, produces: [受理单], next: 初审 }
  初审: { by: 市场监管局, wait: 2d, work: 2h, uses: [受理单], produces: [初审意见], next: 复审 }
  复审: { by: 市场监管局, wait: 2d, work: 1h, uses: [初审意见], next: 发证 }
  发证: { by: 窗口, work: 1h }
",
        en: "plan: Opening a small restaurant
base: as-is.yaml
measures:
  - id: faster
    do:
      - parallelise: [second, issuing]
---
process: Opening a small restaurant
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, produces: [receipt], next: review }
  review: { by: Market office, wait: 2d, work: 2h, uses: [receipt], produces: [opinion], next: second }
  second: { by: Market office, wait: 2d, work: 1h, uses: [opinion], next: issuing }
  issuing: { by: Window, work: 1h }
",
    )),
    check: Check::Plan,
};

/// The later stays behind the earlier.
pub(in crate::lint) fn told(said: &Said<'_>, (later, earlier): (&str, &str), link: &Link, place: Place) -> Finding {
    let (one, other) = (said.step(later), said.step(earlier));
    let message = match link {
        Link::Data(data) => say!(one = one, other = other, data = said.thing(data); zh: "{one}仍在{other}之后：要等{data}", en: "{one} stays behind {other}: it needs {data}"),
        Link::Law => say!(one = one, other = other; zh: "{one}仍在{other}之后：法定有先后", en: "{one} stays behind {other}: law prescribes the order"),
    };
    let mut finding = RULE.finding(place, message);
    finding.discriminator = format!("{later} {earlier}");
    finding
}
