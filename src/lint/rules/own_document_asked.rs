use crate::finding::{Disposition, Severity};
use crate::lint::asked::{self, Asked, Submission};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "own-document-asked",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "要申请人提交本部门自己出具的材料",
        en: "an office asks for a document that it issued itself",
    ),
    why: say!(
        zh: "自己出具的材料自己有底，不应再向申请人要。",
        en: "An office has its own documents on file and should not ask the applicant for them.",
    ),
    condition: say!(
        zh: "写了 item 的文件里，必须提交的材料，出具机构（issuer）就是收取它的部门。没有写 issuer 的不作判断。",
        en: "In a file with `item` the `issuer` of a required material is the department that collects it. Materials without `issuer` are not judged.",
    ),
    remedy: say!(
        zh: "改为内部核查，免于提交；须收回原件的，在步骤里写 allow 和理由。",
        en: "Look it up instead; where the original must be surrendered, write `allow` with the reason.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可变更
item: { visits: 0 }
departments: [市场监管局]
materials:
  «食品经营许可证»: { issuer: 市场监管局 }
steps:
  受理: { by: 市场监管局, work: 1h, collects: [食品经营许可证] }
",
        en: "process: Change of a food licence
item: { visits: 0 }
departments: [Market office]
materials:
  «food licence»: { issuer: Market office }
steps:
  intake: { by: Market office, work: 1h, collects: [food licence] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可变更
item: { visits: 0 }
departments: [市场监管局, 卫健委]
materials:
  健康证: { issuer: 卫健委 }
steps:
  受理: { by: 市场监管局, work: 1h, collects: [健康证] }
",
        en: "process: Change of a food licence
item: { visits: 0 }
departments: [Market office, Health office]
materials:
  health certificate: { issuer: Health office }
steps:
  intake: { by: Market office, work: 1h, collects: [health certificate] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    use crate::lint::ground::Said;
    if ground.names.process.item.is_none() {
        return Outcome::default();
    }
    let Some(asked) = ground.asked() else { return ground.no_materials() };
    let says = |one: &Asked<'_>| Said::by(one.material.and_then(|material| material.issuer.as_ref()));
    Outcome {
        hits: asked.iter().filter_map(|one| own(ground, one)).collect(),
        missing: ground.unsaid(says, &say!(zh: "出具机构（issuer）", en: "who issues it (`issuer`)")),
    }
}

fn own(ground: &Ground<'_>, asked: &Asked<'_>) -> Option<Hit> {
    let names = ground.names;
    let issuer = &*asked.material?.issuer.as_ref()?.value;
    let at: Vec<Submission<'_>> =
        asked.required().into_iter().filter(|one| names.step(one.step).department() == Some(issuer)).collect();
    let first = at.first()?;
    let message = say!(material = names.material_called(asked.id), issuer = names.department_called(issuer), step = names.called(first.step);
        zh: "{material}是{issuer}自己出具的，{step}又向申请人要", en: "{material} is issued by {issuer} itself, and {step} asks the applicant for it");
    let mut finding = asked::finding(&RULE, names, asked, &at, message);
    finding.help = Some(say!(
        zh: "改为内部核查，免于提交；须收回原件的，写 `allow` 和理由",
        en: "look it up instead; where the original must be surrendered, write `allow` with the reason"));
    finding.disposition = Some(asked::disposition(&at, Disposition::Cancel));
    Some(asked.no_longer_at(names, &at, finding))
}
