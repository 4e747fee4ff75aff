use crate::finding::{Related, Severity};
use crate::lint::asked::Asked;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "material-without-basis",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "要求提交的材料没有写依据",
        en: "materials are asked for without a basis",
    ),
    why: say!(
        zh: "实施清单要求每份材料写明设定依据；没有依据的材料不得要求提供。",
        en: "The item list demands a basis for every material; what has none may not be asked for.",
    ),
    condition: say!(
        zh: "写了 item 的文件里，要提交的材料自己没有写 basis，收取它的步骤也没有写。",
        en: "In a file with `item` a material that is handed in has no `basis`, nor is one given at the steps that collect it.",
    ),
    remedy: say!(
        zh: "依据缺失，请核实：写明依据，或不再要求提供。依据缺失不等于违法。",
        en: "Please verify: write the basis, or stop asking. A missing basis proves nothing.",
    ),
    fires: Example::File(say!(
        zh: "process: 公章备案
item: { visits: 0 }
departments: [公安局]
materials:
  申请表: { issuer: applicant, basis: 印章管理办法第六条 }
  «情况说明»: { issuer: applicant }
steps:
  备案: { by: 公安局, work: 10min, collects: [申请表, 情况说明] }
",
        en: "process: Seal filing
item: { visits: 0 }
departments: [Police]
materials:
  form: { issuer: applicant, basis: \"Rules on seals, art. 6\" }
  «statement»: { issuer: applicant }
steps:
  filing: { by: Police, work: 10min, collects: [form, statement] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 公章备案
item: { visits: 0 }
departments: [公安局]
materials:
  申请表: { issuer: applicant, basis: 印章管理办法第六条 }
  情况说明: { issuer: applicant }
steps:
  备案: { by: 公安局, work: 10min, collects: [申请表, { of: 情况说明, basis: 印章管理办法第七条 }] }
",
        en: "process: Seal filing
item: { visits: 0 }
departments: [Police]
materials:
  form: { issuer: applicant, basis: \"Rules on seals, art. 6\" }
  statement: { issuer: applicant }
steps:
  filing: { by: Police, work: 10min, collects: [form, { of: statement, basis: \"Rules on seals, art. 7\" }] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let names = ground.names;
    if names.process.item.is_none() {
        return Outcome::default();
    }
    let Some(asked) = ground.asked() else { return ground.no_materials() };
    asked.iter().filter(|one| !one.has_basis()).map(|one| without_basis(ground, one)).collect::<Vec<Hit>>().into()
}

fn without_basis(ground: &Ground<'_>, asked: &Asked<'_>) -> Hit {
    let names = ground.names;
    let message = say!(material = names.material_called(asked.id);
        zh: "要求提交{material}，依据缺失，请核实", en: "{material} is asked for, no basis is given, please verify");
    let help = say!(zh: "写明 `basis`，或不再要求提供", en: "write the `basis`, or stop asking");
    let mut finding = RULE.finding(asked.place(names), message).helped(help).about([asked.id]);
    finding.related.extend(asked.at.iter().map(|at| Related {
        place: names.place_of(at.entry.of.span),
        text: say!(step = names.called(at.step); zh: "{step}收取", en: "handed in at {step}"),
    }));
    Hit::at(asked.at.iter().map(|at| at.step), finding)
}
