use crate::finding::{Finding, Severity};
use crate::lint::plan::Said;
use crate::lint::{Check, Group, Rule};
use crate::lint::restaurant::restaurant;
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
    fires: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - «parallelise»: [受理, 初审]
",
        en: "measures:
  - id: faster
    do:
      - «parallelise»: [intake, review]
",
    ),
    quiet: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - parallelise: [复审, 发证]
",
        en: "measures:
  - id: faster
    do:
      - parallelise: [second, issuing]
",
    ),
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
