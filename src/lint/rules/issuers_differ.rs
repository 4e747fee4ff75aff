use crate::finding::Severity;
use crate::lint::across::{Brief, Clash, distinct};
use crate::lint::{Check, Example, Group, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "issuers-differ",
    group: Group::Files,
    severity: Severity::Warning,
    summary: say!(
        zh: "同一份材料，两个文件写的出具机构不一样",
        en: "two files name different issuers of one material",
    ),
    why: say!(
        zh: "由谁出具，决定了材料能不能免交、找谁共享；两处说法不一，至少一处是错的，或者是两份不同的材料用了一个名称。",
        en: "Who issues a material decides whether the applicant can be spared it and who shares it. Of two answers one at least is wrong, or two materials share one name.",
    ),
    condition: say!(
        zh: "一起检查的文件里，名称相同的材料写了互相矛盾的 issuer。government 与具体的政府部门、third-party 与具体的中介机构不算矛盾。",
        en: "In files that are checked together materials of one name have an `issuer` that contradicts the other. `government` and a department of it do not, nor do `third-party` and an intermediary.",
    ),
    remedy: say!(
        zh: "核对后统一；是两份不同材料的，名称写得分得开。",
        en: "Find out and say the same in both; if they are two materials, give them names that tell them apart.",
    ),
    fires: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局]
materials: { 住所证明: { issuer: third-party } }
steps:
  登记: { by: 市场监管局, wait: 3d, collects: [住所证明] }
---
process: 食品经营许可
departments: [市场监管局]
materials: { 住所证明: { issuer: «government» } }
steps:
  受理: { by: 市场监管局, wait: 3d, collects: [住所证明] }
",
        en: "process: Business start-up
departments: [Market office]
materials: { proof of premises: { issuer: third-party } }
steps:
  registering: { by: Market office, wait: 3d, collects: [proof of premises] }
---
process: Food licence
departments: [Market office]
materials: { proof of premises: { issuer: «government» } }
steps:
  intake: { by: Market office, wait: 3d, collects: [proof of premises] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 自然资源局]
materials: { 产权证: { issuer: 自然资源局 } }
steps:
  登记: { by: 市场监管局, wait: 3d, collects: [产权证] }
---
process: 食品经营许可
departments: [市场监管局]
materials: { 产权证: { issuer: government } }
steps:
  受理: { by: 市场监管局, wait: 3d, collects: [产权证] }
",
        en: "process: Business start-up
departments: [Market office, Land office]
materials: { title deed: { issuer: Land office } }
steps:
  registering: { by: Market office, wait: 3d, collects: [title deed] }
---
process: Food licence
departments: [Market office]
materials: { title deed: { issuer: government } }
steps:
  intake: { by: Market office, wait: 3d, collects: [title deed] }
",
    )),
    check: Check::Files(check),
};

fn check(files: &[Brief]) -> Vec<Clash> {
    let said = files.iter().flat_map(|file| {
        file.issuers.iter().map(|(material, issuer, span)| (material.clone(), issuer.clone(), file.spot(*span)))
    });
    let mut clashes = Vec::new();
    for (material, answers) in distinct(said) {
        for (at, (issuer, spot)) in answers.iter().enumerate() {
            let Some((other, first)) = answers[..at].iter().find(|(other, _)| !other.agrees_with(issuer)) else { continue };
            let (here, there) = (issuer.text(), other.text());
            clashes.push(Clash {
                at: *spot,
                other: *first,
                message: say!(material = &material, here = &here, there = &there;
                    zh: "材料“{material}”的出具机构，这里写“{here}”，另一处写“{there}”",
                    en: "{material} is issued by {here} here and by {there} elsewhere"),
                other_says: say!(there = &there; zh: "这里写“{there}”", en: "here by {there}"),
                help: say!(zh: "核对后统一；是两份不同材料的，名称写得分得开", en: "find out which is right; if they are two materials, give them names that tell them apart"),
                subjects: vec![material.to_string()],
                discriminator: format!("{}/{}", there.en, here.en),
            });
        }
    }
    clashes
}
