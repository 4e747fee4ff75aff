use crate::finding::{Finding, Severity};
use crate::lint::plan::Said;
use crate::lint::{Check, Group, Rule};
use crate::lint::restaurant::restaurant;
use crate::redesign::Needer;
use crate::say;
use crate::source::Place;

pub static RULE: Rule = Rule {
    id: "plan-still-needed",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "取消的东西别处还要用",
        en: "what is removed is still needed elsewhere",
    ),
    why: say!(
        zh: "步骤取消了，它的成果却还有步骤要用；材料取消了，却还要核查。这样的方案落不了地。",
        en: "A step is gone and its product is still used, a material is cancelled and still checked: such a plan cannot be carried out.",
    ),
    condition: say!(
        zh: "取消、拆分或改写之后没有步骤产生的成果，仍有步骤使用或收取（材料注明了来源或替代方式的除外）；以“取消”“合并”免去的材料，仍有步骤使用或核查；取消的步骤是时限的起点或终点、申请人办事时间的终点，或容缺后补的期限。",
        en: "A product that no step makes any more after a removal, split or rewriting is still used or collected (unless its material has a source or a substitute); a material that is cancelled or merged is still used or checked; a removed step is where a deadline begins or ends, where the applicant's time ends, or until when a material may follow.",
    ),
    remedy: say!(
        zh: "在前面加一项操作：不再收取它，或改写用它的步骤、时限。",
        en: "Before it, stop collecting it, or rewrite the step or deadline that names it.",
    ),
    fires: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - remove: [«初审»]
",
        en: "measures:
  - id: faster
    do:
      - remove: [«review»]
",
    ),
    quiet: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - remove: [复审]
",
        en: "measures:
  - id: faster
    do:
      - remove: [second]
",
    ),
    check: Check::Plan,
};

/// Something still rests on it.
pub(in crate::lint) fn told(said: &Said<'_>, thing: &str, by: &Needer, place: Place) -> Finding {
    let message = match by {
        Needer::Step(step) => say!(thing = said.thing(thing), step = said.step(step); zh: "{step}还要用{thing}", en: "{step} still needs {thing}"),
        Needer::Clock(Some(name)) => say!(step = said.step(thing), name = name; zh: "时限“{name}”以{step}为起点或终点", en: "the deadline \"{name}\" begins or ends at {step}"),
        Needer::Clock(None) => say!(step = said.step(thing); zh: "时限以{step}为起点或终点", en: "the deadline begins or ends at {step}"),
        Needer::Applicant => say!(step = said.step(thing); zh: "申请人的办事时间到{step}为止", en: "the applicant's time ends at {step}"),
        Needer::Deferral(material) => say!(step = said.step(thing), material = said.material(material); zh: "{material}的容缺后补以{step}为限或转到它", en: "{material} may follow until {step}, or the case goes there"),
    };
    let help = match by {
        Needer::Step(_) => say!(zh: "先用 `stop-collecting` 或 `set` 让它不再需要", en: "first let it do without, with `stop-collecting` or `set`"),
        Needer::Clock(_) => say!(zh: "在计划的 `deadlines:` 里重新写明起止", en: "write in the plan's `deadlines:` where it begins and ends"),
        Needer::Applicant | Needer::Deferral(_) => say!(zh: "先改写那里，再取消这一步", en: "change that first, then remove the step"),
    };
    RULE.finding(place, message).helped(help)
}
