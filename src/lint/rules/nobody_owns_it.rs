use crate::finding::Severity;
use crate::lint::names::shortened;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "nobody-owns-it",
    group: Group::Redundancy,
    severity: Severity::Note,
    summary: say!(
        zh: "涉及三个以上部门，没有写明谁对全程负责",
        en: "three or more departments, and nobody is said to answer for the whole case",
    ),
    why: say!(
        zh: "没有人对全程负责，催办、协调和解释都落到申请人头上。",
        en: "Where nobody answers for the case, chasing it, settling disputes and explaining are left to the applicant.",
    ),
    condition: say!(
        zh: "承办或参与步骤（by、with）的政府部门和中介在三个以上，而文件没有写 case-owner。",
        en: "Three or more departments of government or intermediaries do steps or take part in them (`by`, `with`), and the file has no `case-owner`.",
    ),
    remedy: say!(
        zh: "确定一个牵头部门或帮办专人，写明 case-owner。",
        en: "Name a lead department or a case manager with `case-owner`.",
    ),
    fires: Example::File(say!(
        zh: "process: «企业开办»
departments: [市场监管局, 公安局, 税务局]
steps:
  登记: { by: 市场监管局, work: 1h, next: 刻章 }
  刻章: { by: 公安局, work: 1h, next: 领票 }
  领票: { by: 税务局, work: 1h }
",
        en: "process: «Business start-up»
departments: [Market office, Police, Tax bureau]
steps:
  registering: { by: Market office, work: 1h, next: sealing }
  sealing: { by: Police, work: 1h, next: invoices }
  invoices: { by: Tax bureau, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 企业开办
case-owner: 市场监管局
departments: [市场监管局, 公安局, 税务局]
steps:
  登记: { by: 市场监管局, work: 1h, next: 刻章 }
  刻章: { by: 公安局, work: 1h, next: 领票 }
  领票: { by: 税务局, work: 1h }
",
        en: "process: Business start-up
case-owner: Market office
departments: [Market office, Police, Tax bureau]
steps:
  registering: { by: Market office, work: 1h, next: sealing }
  sealing: { by: Police, work: 1h, next: invoices }
  invoices: { by: Tax bureau, work: 1h }
",
    )),
    check: Check::Process(check),
};

// With two departments each knows whom to ask.
const MANY: usize = 3;

fn check(names: &Names<'_>) -> Outcome {
    let process = names.process;
    let departments = names.departments_at_work();
    if process.case_owner.is_some() || departments.len() < MANY {
        return Outcome::default();
    }
    let n = departments.len();
    let message = say!(n = n;
        zh: "办理涉及 {n} 个部门，没有写明由谁对全程负责",
        en: "{n} departments take part, and nobody is said to answer for the whole case");
    let heading = &process.heading;
    let span = heading.id.as_ref().map(|id| id.span).or(heading.name.as_ref().map(|name| name.span));
    let mut finding = RULE.finding(names.place_of(span.unwrap_or_default()), message);
    let list = shortened(departments.iter().map(|id| names.department_called(id)));
    finding.evidence.push(say!(list = list; zh: "参与的部门：{list}", en: "departments: {list}"));
    finding.help = Some(say!(
        zh: "确定一个牵头部门或帮办专人，写明 `case-owner`", en: "name a lead department or a case manager: `case-owner`"));
    vec![Hit::at([], finding)].into()
}
