use crate::finding::{Disposition, Finding, Severity};
use crate::lint::plan::Said;
use crate::lint::{Check, Example, Group, Rule};
use crate::model::Citation;
use crate::redesign::Thing;
use crate::say;
use crate::source::Place;

pub static RULE: Rule = Rule {
    id: "plan-removes-mandatory",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "取消了法律强制规定的步骤或材料",
        en: "what law prescribes would be removed",
    ),
    why: say!(
        zh: "强制性规定在修改之前必须执行；改革方案不能自行取消它（D5：需修法或上级授权）。",
        en: "A mandatory rule holds until it is changed: no plan can remove what rests on it (D5: needs a change of law, or a delegation).",
    ),
    condition: say!(
        zh: "操作取消的步骤、改写或合并后不再保留的依据、以“取消”或“告知承诺”免去的材料，依据注明 mandatory: true；或者依据如此注明的步骤原来每件都经过，改后有的绕过它照样办到同一结果（新写的结果如“不予受理”除外）。改由别的部门办、并联、调序、合并后仍保留依据的，不在此列。",
        en: "A step that is removed, a citation that is no longer there after a merge or a rewriting, or a material that is cancelled or pledged instead, has a basis with `mandatory: true`; or a step with such a basis was passed by every case, and some would now come to an end that the process had before without passing it (an end of a new name, such as a refusal to accept, is none of these). Moving, parallelising, reordering, and merging that keeps the citation are all right.",
    ),
    remedy: say!(
        zh: "保留这一步，改为并联、移交或提速；法律已修改的，先改现状文件里的依据。",
        en: "Keep the step and move it, speed it up or do it in parallel; where law has been changed, change the basis in the base first.",
    ),
    fires: Example::File(say!(
        zh: "plan: 开办小餐馆
base: 现状.yaml
measures:
  - id: 提速
    do:
      - remove: [«复审»]
---
process: 开办小餐馆
departments: [窗口, 市场监管局]
steps:
  受理: { by: 窗口, work: 1h, produces: [受理单], next: 初审 }
  初审: { by: 市场监管局, wait: 2d, work: 2h, uses: [受理单], produces: [初审意见], next: 复审 }
  复审: { by: 市场监管局, wait: 2d, work: 1h, uses: [初审意见], basis: { law: 食品安全法, article: 第三十五条, mandatory: true }, next: 发证 }
  发证: { by: 窗口, work: 1h }
",
        en: "plan: Opening a small restaurant
base: as-is.yaml
measures:
  - id: faster
    do:
      - remove: [«second»]
---
process: Opening a small restaurant
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, produces: [receipt], next: review }
  review: { by: Market office, wait: 2d, work: 2h, uses: [receipt], produces: [opinion], next: second }
  second: { by: Market office, wait: 2d, work: 1h, uses: [opinion], basis: { law: Food Safety Law, article: art. 35, mandatory: true }, next: issuing }
  issuing: { by: Window, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "plan: 开办小餐馆
base: 现状.yaml
measures:
  - id: 提速
    do:
      - shorten: { 复审: 0.5d }
---
process: 开办小餐馆
departments: [窗口, 市场监管局]
steps:
  受理: { by: 窗口, work: 1h, produces: [受理单], next: 初审 }
  初审: { by: 市场监管局, wait: 2d, work: 2h, uses: [受理单], produces: [初审意见], next: 复审 }
  复审: { by: 市场监管局, wait: 2d, work: 1h, uses: [初审意见], basis: { law: 食品安全法, article: 第三十五条, mandatory: true }, next: 发证 }
  发证: { by: 窗口, work: 1h }
",
        en: "plan: Opening a small restaurant
base: as-is.yaml
measures:
  - id: faster
    do:
      - shorten: { second: 0.5d }
---
process: Opening a small restaurant
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, produces: [receipt], next: review }
  review: { by: Market office, wait: 2d, work: 2h, uses: [receipt], produces: [opinion], next: second }
  second: { by: Market office, wait: 2d, work: 1h, uses: [opinion], basis: { law: Food Safety Law, article: art. 35, mandatory: true }, next: issuing }
  issuing: { by: Window, work: 1h }
",
    )),
    check: Check::Plan,
};

fn written(citation: &Citation) -> String {
    match &citation.article {
        Some(article) => format!("{}{}{article}", citation.law, if citation.law.is_ascii() { " " } else { "" }),
        None => citation.law.to_string(),
    }
}

/// Law prescribes a step, and some cases would go round it.
pub(in crate::lint) fn bypassed(said: &Said<'_>, step: &str, citation: &Citation, place: Place) -> Finding {
    let message = say!(name = said.step(step), law = written(citation); zh: "步骤{name}由{law}强制规定，原来每件都要经过，现在有的可以绕过", en: "{law} prescribes {name}: every case passed it before, and now some would go round it");
    let help = say!(zh: "让每一条去向都经过这一步；确要免去，须先修法或取得上级授权，再改现状文件里的依据", en: "let every way lead through it; to do without it, law must be changed or the power delegated first, and then the basis in the base file");
    let mut finding = RULE.finding(place, message).helped(help);
    finding.disposition = Some(Disposition::ChangeLaw);
    finding
}

/// Law prescribes it.
pub(in crate::lint) fn told(said: &Said<'_>, thing: Thing, id: &str, citation: &Citation, place: Place) -> Finding {
    let law = written(citation);
    let message = match thing {
        Thing::Material => say!(name = said.material(id), law = &law; zh: "材料{name}由{law}强制规定，不能免去", en: "{law} prescribes the material {name}: it cannot be dropped"),
        _ => say!(name = said.step(id), law = &law; zh: "步骤{name}由{law}强制规定，不能取消或去掉依据", en: "{law} prescribes {name}: neither it nor its basis can be removed"),
    };
    let help = say!(zh: "改为并联、移交、提速；确要取消，须先修法或取得上级授权，再改现状文件里的依据", en: "do it in parallel, elsewhere or faster; to remove it, law must be changed or the power delegated first, and then the basis in the base file");
    let mut finding = RULE.finding(place, message).helped(help);
    finding.disposition = Some(Disposition::ChangeLaw);
    finding
}
