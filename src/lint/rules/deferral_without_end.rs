use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::model::words::{Need, Variant};
use crate::model::{Deferral, Material};
use crate::say;
use crate::source::Span;
use crate::wording::Text;
use rustc_hash::FxHashMap;

pub static RULE: Rule = Rule {
    id: "deferral-without-end",
    group: Group::GoodPractice,
    severity: Severity::Warning,
    summary: say!(
        zh: "容缺后补没有写补交期限或逾期怎么办",
        en: "a material may follow later, and it is not said until when or what happens otherwise",
    ),
    why: say!(
        zh: "容缺受理要有期限、有后果；否则缺的材料一直不来，案件悬着，风险也没有人担。",
        en: "Acceptance with papers missing needs an end and a consequence; otherwise the paper never comes, and the case hangs.",
    ),
    condition: say!(
        zh: "材料（或收取它的步骤）写了 need: deferrable，或写了 deferral，但 deferral 缺 until 和 within 两者，或缺 on-miss。再造后文件里已有替代方式的材料不看。",
        en: "A material, or a step that collects it, has `need: deferrable`, or it has a `deferral`, which lacks both `until` and `within`, or lacks `on-miss`. In a to-be file materials with a substitute are left aside.",
    ),
    remedy: say!(
        zh: "写 deferral: { until: 决定, within: 5d, on-miss: { end: 退件 } }。",
        en: "Write `deferral: { until: decision, within: 5d, on-miss: { end: returned } }`.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
materials:
  平面图: { issuer: applicant, need: «deferrable» }
steps:
  受理: { by: 市场监管局, work: 1h, collects: [平面图], next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
materials:
  floor plan: { issuer: applicant, need: «deferrable» }
steps:
  intake: { by: Market office, work: 1h, collects: [floor plan], next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
materials:
  平面图: { issuer: applicant, need: deferrable, deferral: { until: 决定, within: 5d, on-miss: { end: 退件 } } }
steps:
  受理: { by: 市场监管局, work: 1h, collects: [平面图], next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
materials:
  floor plan: { issuer: applicant, need: deferrable, deferral: { until: decision, within: 5d, on-miss: { end: returned } } }
steps:
  intake: { by: Market office, work: 1h, collects: [floor plan], next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    let mut at_steps: FxHashMap<&str, Vec<(usize, Option<Span>)>> = FxHashMap::default();
    for (at, step) in names.process.steps.iter().enumerate() {
        for entry in step.collected() {
            let need = entry.value.here().need.as_ref().filter(|need| need.value == Need::Deferrable);
            at_steps.entry(&entry.value.of.value).or_default().push((at, need.map(|need| need.span)));
        }
    }
    let to_be = names.process.heading.variant.as_ref().is_some_and(|variant| variant.value == Variant::ToBe);
    let kept = names.process.materials.iter().filter(|material| !to_be || material.substitute.is_none());
    let nowhere = Vec::new();
    let endless = kept.filter_map(|material| {
        let at_steps = at_steps.get(&*material.id.value).unwrap_or(&nowhere);
        let here = at_steps.iter().find_map(|(_, deferrable)| *deferrable);
        let steps = at_steps.iter().map(|(at, _)| *at);
        Some(Hit::at(steps, endless(names, material, here)?))
    });
    endless.collect::<Vec<Hit>>().into()
}

fn endless(names: &Names<'_>, material: &Material, here: Option<Span>) -> Option<crate::finding::Finding> {
    let declared = material.need.as_ref().filter(|need| need.value == Need::Deferrable).map(|need| need.span);
    let deferral = material.deferral.as_ref();
    let span = deferral.map(|deferral| deferral.span).or(declared).or(here)?;
    let lacks = lacks(deferral.map(|deferral| &deferral.value))?;
    let message = say!(material = names.material_called(&material.id.value), lacks = lacks;
        zh: "{material}可以容缺后补，没有写{lacks}", en: "{material} may follow later, and it is not said {lacks}");
    let help = say!(
        zh: "写 `deferral: { until: 决定, within: 5d, on-miss: { end: 退件 } }`",
        en: "write `deferral: { until: decision, within: 5d, on-miss: { end: returned } }`");
    Some(RULE.finding(names.place_of(span), message).helped(help).about([&*material.id.value]))
}

fn lacks(deferral: Option<&Deferral>) -> Option<Text> {
    let ends = deferral.is_some_and(|deferral| deferral.until.is_some() || deferral.within.is_some());
    let misses = deferral.is_some_and(|deferral| deferral.on_miss.is_some());
    match (ends, misses) {
        (true, true) => None,
        (true, false) => Some(say!(zh: "逾期不补怎么办（on-miss）", en: "what happens if it does not come (`on-miss`)")),
        (false, true) => Some(say!(zh: "补交期限（until、within）", en: "until when (`until`, `within`)")),
        (false, false) => Some(say!(zh: "补交期限（until、within）和逾期不补怎么办（on-miss）", en: "until when (`until`, `within`) or what happens otherwise (`on-miss`)")),
    }
}
