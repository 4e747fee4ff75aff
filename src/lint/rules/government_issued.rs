use crate::finding::{Disposition, Severity};
use crate::lint::asked::{self, Asked, AtHand, times};
use crate::lint::ground::Said;
use crate::lint::names::PublicIssuer;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "government-issued",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "申请人要提交政府部门自己核发、已能共享的材料",
        en: "the applicant must hand in what a public body issued and offices could get themselves",
    ),
    why: say!(
        zh: "政府部门核发的证照，凡电子证照或共享系统可以查到的，应由部门自行核验，免于提交。",
        en: "What a public body issued and an e-licence or a shared system covers should be looked up by the office; the applicant need not bring it.",
    ),
    condition: say!(
        zh: "必须提交的材料，出具机构是政府部门，并且写了 e-licence: true、source，或拟以数据共享、电子证照、内部核查替代。没有写 issuer 的材料不作判断。",
        en: "A material that must be handed in has a public body as issuer, and `e-licence: true`, a `source`, or a proposed substitute by data sharing, e-licence or internal check. Materials without `issuer` are not judged.",
    ),
    remedy: say!(
        zh: "改为系统核验，免于提交；来源未覆盖的地区或年份，先保留并注明。",
        en: "Look it up in the system instead; where the source does not cover a region or a year, keep asking there and say so.",
    ),
    fires: Example::File(say!(
        zh: "process: 公章刻制
departments: [公安局]
materials:
  «营业执照»: { issuer: government, e-licence: true }
steps:
  刻章: { by: 公安局, wait: 1d, collects: [营业执照] }
",
        en: "process: Seal making
departments: [Police]
materials:
  «licence»: { issuer: government, e-licence: true }
steps:
  sealing: { by: Police, wait: 1d, collects: [licence] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 公章刻制
departments: [公安局]
materials:
  营业执照: { issuer: government }
  授权书: { issuer: applicant }
steps:
  刻章: { by: 公安局, wait: 1d, collects: [营业执照, 授权书] }
",
        en: "process: Seal making
departments: [Police]
materials:
  licence: { issuer: government }
  authorisation: { issuer: applicant }
steps:
  sealing: { by: Police, wait: 1d, collects: [licence, authorisation] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let Some(asked) = ground.asked() else { return ground.no_materials() };
    let says = |one: &Asked<'_>| Said::by(one.material.and_then(|material| material.issuer.as_ref()));
    Outcome {
        hits: asked.iter().filter_map(|one| issued(ground, one)).collect(),
        missing: ground.unsaid(says, &say!(zh: "出具机构（issuer）", en: "who issues it (`issuer`)")),
    }
}

fn issued(ground: &Ground<'_>, asked: &Asked<'_>) -> Option<Hit> {
    let names = ground.names;
    if names.public_issuer(asked.material?)? == PublicIssuer::No {
        return None;
    }
    let at_hand = asked.at_hand()?;
    let required = asked.required();
    if required.is_empty() {
        return None;
    }
    let (material, n, how) = (names.material_called(asked.id), required.len(), at_hand.text());
    let often = times(n);
    let message = say!(material = material, n = n, often = often, how = how;
        zh: "{material}由政府部门核发，{how}，申请人仍要提交 {n} 件次",
        en: "{material} is issued by a public body, and {how}; the applicant still hands it in {often}");
    let mut finding = asked::finding(&RULE, names, asked, &required, message);
    finding.help = Some(match at_hand {
        AtHand::Source(source) => say!(source = source; zh: "改由“{source}”核验，免于提交", en: "look it up in “{source}” instead of asking for it"),
        AtHand::ELicence | AtHand::Proposed(_) => say!(zh: "改由系统核验，免于提交", en: "look it up in the system instead of asking for it"),
    });
    finding.disposition = Some(asked::disposition(&required, Disposition::Cancel));
    Some(asked.no_longer_at(names, &required, finding))
}
