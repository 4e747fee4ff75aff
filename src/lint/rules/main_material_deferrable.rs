use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::model::Material;
use crate::model::words::Need;
use crate::say;
use crate::source::Span;
use rustc_hash::FxHashMap;

pub static RULE: Rule = Rule {
    id: "main-material-deferrable",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "主审材料写成可以容缺",
        en: "a main material may follow later",
    ),
    why: say!(
        zh: "主审材料决定能不能批，缺了就没有可审的；只有次要材料可以容缺。",
        en: "A main material decides whether the case can be granted; without it there is nothing to review, so only minor ones may follow later.",
    ),
    condition: say!(
        zh: "写了 item 的文件里，材料写了 main: true，自己或收取它的步骤又写了 need: deferrable，或写了 deferral。",
        en: "In a file with `item` a material has `main: true`, and it or a step that collects it has `need: deferrable`, or it has a `deferral`.",
    ),
    remedy: say!(
        zh: "主审材料改为必须提交；确实不影响审查的，去掉 main。",
        en: "Require the main material; where the review can do without it, take `main` away.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
item: { visits: 0 }
departments: [市场监管局]
materials:
  平面图: { issuer: applicant, main: true, need: «deferrable», deferral: { within: 5d, on-miss: { end: 退件 } } }
steps:
  受理: { by: 市场监管局, work: 1h, collects: [平面图] }
",
        en: "process: Food licence
item: { visits: 0 }
departments: [Market office]
materials:
  floor plan: { issuer: applicant, main: true, need: «deferrable», deferral: { within: 5d, on-miss: { end: returned } } }
steps:
  intake: { by: Market office, work: 1h, collects: [floor plan] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
item: { visits: 0 }
departments: [市场监管局]
materials:
  平面图: { issuer: applicant, main: true }
  健康证: { issuer: third-party, need: deferrable, deferral: { within: 5d, on-miss: { end: 退件 } } }
steps:
  受理: { by: 市场监管局, work: 1h, collects: [平面图, 健康证] }
",
        en: "process: Food licence
item: { visits: 0 }
departments: [Market office]
materials:
  floor plan: { issuer: applicant, main: true }
  health certificate: { issuer: third-party, need: deferrable, deferral: { within: 5d, on-miss: { end: returned } } }
steps:
  intake: { by: Market office, work: 1h, collects: [floor plan, health certificate] }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    if names.process.item.is_none() {
        return Outcome::default();
    }
    let mut collected: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut deferred_here: FxHashMap<&str, Span> = FxHashMap::default();
    for (at, step) in names.process.steps.iter().enumerate() {
        for entry in step.collected() {
            let id = &*entry.value.of.value;
            collected.entry(id).or_default().push(at);
            if let Some(need) = entry.value.here().need.as_ref().filter(|need| need.value == Need::Deferrable) {
                deferred_here.entry(id).or_insert(need.span);
            }
        }
    }
    let mains = names.process.materials.iter().filter(|material| material.main.as_ref().is_some_and(|main| main.value));
    let deferrable = mains.filter_map(|material| {
        let id = &*material.id.value;
        let span = deferral(material).or(deferred_here.get(id).copied())?;
        let message = say!(material = names.material_called(id); zh: "{material}是主审材料，不能容缺", en: "{material} is a main material and cannot follow later");
        let help = say!(zh: "改为必须提交；不影响审查的，去掉 `main`", en: "require it; where the review can do without it, take `main` away");
        let finding = RULE.finding(names.place_of(span), message).helped(help).about([id]);
        Some(Hit::at(collected.get(id).into_iter().flatten().copied(), finding))
    });
    deferrable.collect::<Vec<Hit>>().into()
}

fn deferral(material: &Material) -> Option<Span> {
    let need = material.need.as_ref().filter(|need| need.value == Need::Deferrable).map(|need| need.span);
    need.or(material.deferral.as_ref().map(|deferral| deferral.span))
}
