use crate::finding::{Finding, Severity};
use crate::lint::{Check, Group, Rule};
use crate::model::plan::Plan;
use crate::lint::restaurant::restaurant;
use crate::say;

pub static RULE: Rule = Rule {
    id: "plan-empty",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "计划没有措施，或措施没有操作",
        en: "a plan without measures, or a measure without operations",
    ),
    why: say!(
        zh: "没有写怎么改，就没有再造后的流程。",
        en: "Where it is not said what to change, there is no to-be process.",
    ),
    condition: say!(
        zh: "measures 是空列表，或某项措施的 do 是空列表。",
        en: "`measures` is an empty list, or the `do` of a measure is.",
    ),
    remedy: say!(
        zh: "写上要做的操作，或删去这项措施。",
        en: "Write what is done, or leave the measure out.",
    ),
    fires: restaurant!(
        zh: "«measures»: []
",
        en: "«measures»: []
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

/// There is no measure, or one does nothing.
pub(in crate::lint) fn check(plan: &Plan) -> Vec<Finding> {
    if plan.measures.is_empty() {
        let message = say!(zh: "计划里没有一项措施", en: "the plan has no measure");
        let help = say!(zh: "写上措施，如 `- { id: 并联办理, do: [ { parallelise: [步骤一, 步骤二] } ] }`", en: "write one, such as `- { id: parallel, do: [ { parallelise: [one, two] } ] }`");
        return vec![RULE.finding(plan.place(plan.measures_at), message).helped(help)];
    }
    let idle = plan.measures.iter().filter(|measure| measure.operations.is_empty());
    let told = idle.map(|measure| {
        let message = say!(name = measure.name(); zh: "措施“{name}”没有写做什么", en: "the measure \"{name}\" does not say what is done");
        let help = say!(zh: "在 `do:` 里写上操作，或删去这项措施", en: "write operations in `do:`, or leave the measure out");
        RULE.finding(plan.place(measure.id.span), message).helped(help).about([&*measure.id.value])
    });
    told.collect()
}
