use crate::finding::{Related, Severity};
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::model::words::{Channel, StaffKind, StepKind};
use crate::model::{Staff, Step};
use crate::say;
use crate::source::At;

pub static RULE: Rule = Rule {
    id: "outsourced-decides",
    group: Group::ItemList,
    severity: Severity::Error,
    summary: say!(
        zh: "审批步骤只有外包或派遣人员",
        en: "only outsourced or dispatched staff stand behind a decision",
    ),
    why: say!(
        zh: "行政许可由行政机关的工作人员审查、决定；外包、派遣人员可以收件、咨询、帮办，不能审批。",
        en: "A licence is reviewed and decided by staff of the administration; outsourced and dispatched people may receive and advise, not decide.",
    ),
    condition: say!(
        zh: "决定（approve）步骤，或写了 decides 的审查（review）步骤，承办科室（没有写的看部门）里写的这个角色（没有写 role 的看全部人员）都是派遣或外包。自动办理（channel: auto）的不算；人员没有写 kind 的不作判断。不论文件有没有 item，都作判断。",
        en: "A decision (`approve`), or a review with `decides`, where all staff of its `role` (all staff, where it has none) of the office, or else the department, are dispatched or outsourced. Automatic steps (`channel: auto`) are exempt; staff without `kind` are not judged. It is judged whether or not the file has an `item`.",
    ),
    remedy: say!(
        zh: "由在编人员审批；外包、派遣人员只做收件、录入、咨询、帮办。",
        en: "Let established staff decide; outsourced and dispatched people only receive, enter, advise and assist.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments:
  审批局: { staff: [ { role: 审批岗, count: 3, kind: 外包 }, { role: 科长, count: 1, kind: 编制 } ] }
steps:
  决定: { by: 审批局, kind: approve, role: «审批岗», work: 1h }
",
        en: "process: Food licence
departments:
  Licensing: { staff: [ { role: licensing clerk, count: 3, kind: outsourced }, { role: head, count: 1, kind: established } ] }
steps:
  decision: { by: Licensing, kind: approve, role: «licensing clerk», work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments:
  审批局: { staff: [ { role: 收件岗, count: 3, kind: 外包 }, { role: 科长, count: 1, kind: 编制 } ] }
steps:
  受理: { by: 审批局, kind: intake, role: 收件岗, work: 10min, next: 决定 }
  决定: { by: 审批局, kind: approve, role: 科长, work: 1h }
",
        en: "process: Food licence
departments:
  Licensing: { staff: [ { role: receiving clerk, count: 3, kind: outsourced }, { role: head, count: 1, kind: established } ] }
steps:
  intake: { by: Licensing, kind: intake, role: receiving clerk, work: 10min, next: decision }
  decision: { by: Licensing, kind: approve, role: head, work: 1h }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    let deciding: Vec<usize> = (0..names.process.steps.len()).filter(|at| decides(names, *at)).collect();
    let departments = names.process.departments.iter();
    let mut staff = departments.flat_map(|one| one.staff.iter().chain(one.offices.iter().flat_map(|office| &office.staff)));
    let said = staff.any(|one| one.value.kind.is_some());
    // An error of law in any file, but only an item list is expected to say how people are employed.
    if !said && !deciding.is_empty() && names.process.item.is_some() {
        return Outcome::missing(say!(zh: "没有部门写明人员的用工性质（staff 的 kind）", en: "no department says how its people are employed (`kind` of `staff`)"));
    }
    if !said {
        return Outcome::default();
    }
    deciding.into_iter().filter_map(|at| outsourced(names, at)).collect::<Vec<Hit>>().into()
}

fn decides(names: &Names<'_>, at: usize) -> bool {
    let step = names.step(at);
    let decides = match names.kind(at) {
        Some(StepKind::Approve) => true,
        Some(StepKind::Review) => step.more().decides.is_some(),
        _ => false,
    };
    // A machine decides, whoever looks after it.
    decides && step.channel() != Channel::Auto
}

fn outsourced(names: &Names<'_>, at: usize) -> Option<Hit> {
    let step = names.step(at);
    let people = people(names, step)?;
    let kinds: Option<Vec<StaffKind>> = people.iter().map(|one| one.value.kind.as_ref().map(|kind| kind.value)).collect();
    let kinds = kinds?;
    if kinds.is_empty() || kinds.contains(&StaffKind::Established) {
        return None;
    }
    let (called, who) = (names.called(at), names.department_called(step.department()?));
    let message = match &step.more().role {
        Some(role) => say!(step = called, who = who, role = &**role;
            zh: "{step}由{who}“{role}”审批，该岗位只有外包或派遣人员", en: "{step} is decided by “{role}” of {who}, who are all outsourced or dispatched"),
        None => say!(step = called, who = who;
            zh: "{step}由{who}审批，写明的人员都是外包或派遣", en: "{step} is decided by {who}, whose people are all outsourced or dispatched"),
    };
    let span = step.more().role.as_ref().map(|role| role.span).or(step.by.as_ref().map(|by| by.span))?;
    let help = say!(
        zh: "由在编人员审批；外包、派遣人员只做收件、录入、咨询、帮办",
        en: "let established staff decide; outsourced and dispatched people only receive, enter, advise and assist");
    let mut finding = RULE.finding(names.place_of(span), message).helped(help).about([names.id(at)]);
    let hired = |(one, kind): (&&At<Staff>, &StaffKind)| Related { place: names.place_of(one.span), text: say!(kind = kind; zh: "用工性质：{kind}", en: "employed as: {kind}") };
    finding.related.extend(people.iter().zip(&kinds).map(hired));
    Some(Hit::at([at], finding))
}

// The people of the role, or all where the step names none: of the office, where it says who works there, else of the department.
fn people<'p>(names: &Names<'p>, step: &'p Step) -> Option<Vec<&'p At<Staff>>> {
    let department = names.department(step.department()?)?;
    let office = step.office().and_then(|office| department.offices.iter().find(|one| *one.id.value == *office));
    let staff = office.map(|office| &office.staff).filter(|staff| !staff.is_empty()).unwrap_or(&department.staff);
    let role = step.more().role.as_deref();
    Some(staff.iter().filter(|one| role.is_none_or(|role| one.value.role.as_deref() == Some(&**role))).collect())
}
