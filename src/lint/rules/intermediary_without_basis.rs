use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::model::words::DepartmentKind;
use crate::say;

pub static RULE: Rule = Rule {
    id: "intermediary-without-basis",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "中介步骤没有写依据",
        en: "a step by an intermediary gives no basis",
    ),
    why: say!(
        zh: "没有法定依据的中介服务不得作为审批的前置条件；它花的是申请人的钱和时间。",
        en: "A service of an intermediary that no law requires may not stand before an approval; it costs the applicant money and time.",
    ),
    condition: say!(
        zh: "步骤由 kind 为中介（intermediary）的部门办理，没有写 basis。",
        en: "A step is done by a department of kind `intermediary` and gives no `basis`.",
    ),
    remedy: say!(
        zh: "依据缺失，请核实：有依据的写明；没有的取消，或改由政府委托并付费。依据缺失不等于违法。",
        en: "Please verify: where there is a basis, write it; where there is none, drop the step, or let the office order and pay for it. A missing basis proves nothing.",
    ),
    fires: Example::File(say!(
        zh: "process: 施工许可
departments: { 住建局: {}, 测绘公司: { kind: intermediary } }
steps:
  测绘: { by: «测绘公司», wait: 5d, next: 审批 }
  审批: { by: 住建局, kind: approve, wait: 3d }
",
        en: "process: Building permit
departments: { Housing bureau: {}, Surveyor: { kind: intermediary } }
steps:
  survey: { by: «Surveyor», wait: 5d, next: approval }
  approval: { by: Housing bureau, kind: approve, wait: 3d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 施工许可
departments: { 住建局: {}, 测绘公司: { kind: intermediary } }
steps:
  测绘: { by: 测绘公司, wait: 5d, basis: 测绘法第三十条, next: 审批 }
  审批: { by: 住建局, kind: approve, wait: 3d }
",
        en: "process: Building permit
departments: { Housing bureau: {}, Surveyor: { kind: intermediary } }
steps:
  survey: { by: Surveyor, wait: 5d, basis: \"Surveying Law, art. 30\", next: approval }
  approval: { by: Housing bureau, kind: approve, wait: 3d }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    (0..names.process.steps.len()).filter_map(|at| without_basis(names, at)).collect::<Vec<Hit>>().into()
}

fn without_basis(names: &Names<'_>, at: usize) -> Option<Hit> {
    let step = names.step(at);
    let (by, doer) = (step.by.as_ref()?, names.doer(at)?);
    if doer.kind != DepartmentKind::Intermediary || !step.more().basis.is_empty() {
        return None;
    }
    let (step, who) = (names.called(at), names.department_called(doer.department));
    let message = say!(step = step, who = who;
        zh: "{step}由中介{who}办理，依据缺失，请核实", en: "{step} is done by an intermediary ({who}), no basis is given, please verify");
    let help = say!(
        zh: "有依据的写 `basis`；没有的取消，或改由政府委托并付费",
        en: "write the `basis`; where there is none, drop the step, or let the office order and pay for it");
    Some(Hit::at([at], RULE.finding(names.place_of(by.span), message).helped(help).about([names.id(at)])))
}
