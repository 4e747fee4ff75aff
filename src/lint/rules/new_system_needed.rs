use crate::finding::{Related, Severity};
use crate::lint::names::shortened;
use crate::lint::{Check, Example, Ground, Group, Hit, Names, Outcome, Rule};
use crate::model::System;
use crate::model::words::SystemStatus;
use crate::say;
use crate::source::At;
use crate::wording::Text;
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule {
    id: "new-system-needed",
    group: Group::GoodPractice,
    severity: Severity::Note,
    summary: say!(
        zh: "有步骤依赖新建系统",
        en: "steps rest on a system that is still to be built",
    ),
    why: say!(
        zh: "系统没有建成，改革就落不了地；能用既有系统或共享系统的，先用既有的。",
        en: "Until the system is there the reform cannot start; what existing or shared systems can do should use these first.",
    ),
    condition: say!(
        zh: "步骤写了 system: { name, status: new }。列出依赖新建系统的步骤 n/m，m 不含分流。没有写 status 的不作判断。",
        en: "A step has `system: { name, status: new }`. Tells n of m steps, routing points left out. Systems without `status` are not judged.",
    ),
    remedy: say!(
        zh: "先看既有系统、共享系统能不能用；必须新建的，写进实施计划，注明责任单位和时间。",
        en: "See first whether an existing or a shared system will do; where it must be built, plan it with an owner and a date.",
    ),
    fires: Example::File(say!(
        zh: "process: { name: 设立登记, variant: to-be }
departments: [市场监管局]
steps:
  申请: { by: 市场监管局, work: 10min, system: { name: 一网通办, status: existing }, next: 决定 }
  决定: { by: 市场监管局, work: 10min, system: «{ name: 智能审批, status: new }» }
",
        en: "process: { name: Company registration, variant: to-be }
departments: [Market office]
steps:
  application: { by: Market office, work: 10min, system: { name: Portal, status: existing }, next: decision }
  decision: { by: Market office, work: 10min, system: «{ name: Rule engine, status: new }» }
",
    )),
    quiet: Example::File(say!(
        zh: "process: { name: 设立登记, variant: to-be }
departments: [市场监管局]
steps:
  申请: { by: 市场监管局, work: 10min, system: { name: 一网通办, status: existing }, next: 决定 }
  决定: { by: 市场监管局, work: 10min, system: { name: 一网通办, status: existing } }
",
        en: "process: { name: Company registration, variant: to-be }
departments: [Market office]
steps:
  application: { by: Market office, work: 10min, system: { name: Portal, status: existing }, next: decision }
  decision: { by: Market office, work: 10min, system: { name: Portal, status: existing } }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let names = ground.names;
    let steps = names.process.steps.iter().enumerate();
    let with_system: Vec<(usize, &At<System>)> = steps.filter_map(|(at, step)| Some((at, step.more().system.as_ref()?))).collect();
    if with_system.iter().all(|(_, system)| system.value.status.is_none()) {
        return Outcome::missing(say!(zh: "没有步骤写明所依赖系统的状态（system 的 status）", en: "no step says the status of the system it depends on (`status` of `system`)"));
    }
    let is_new = |system: &System| system.status.as_ref().is_some_and(|status| status.value == SystemStatus::New);
    let new: Vec<(usize, &At<System>)> = with_system.into_iter().filter(|(_, system)| is_new(&system.value)).collect();
    new_systems(names, &new).into_iter().collect::<Vec<Hit>>().into()
}

fn new_systems(names: &Names<'_>, new: &[(usize, &At<System>)]) -> Option<Hit> {
    let ((_, first), others) = new.split_first()?;
    let all = names.process.steps.iter().filter(|step| !step.is_routing()).count();
    let mut told: FxHashSet<&str> = FxHashSet::default();
    let systems = new.iter().map(|(_, system)| &*system.value.name).filter(|name| told.insert(name));
    let quoted = systems.map(|name| Text::same(format!("“{name}”")));
    let (n, list, steps) = (new.len(), shortened(quoted), names.list(new.iter().map(|(at, _)| *at)));
    let message = say!(n = n, all = all, list = list, steps = steps;
        zh: "依赖新建系统（{list}）的步骤 {n}/{all}：{steps}", en: "steps that rest on a system still to be built ({list}): {n} of {all} ({steps})");
    let mut finding = RULE.finding(names.place_of(first.span), message);
    let also = |(at, system): &(usize, &At<System>)| Related { place: names.place_of(system.span), text: say!(step = names.called(*at); zh: "{step}也依赖新建系统", en: "{step} too") };
    finding.related.extend(others.iter().map(also));
    finding.help = Some(say!(
        zh: "先看既有系统、共享系统能不能用；必须新建的，注明责任单位和建成时间",
        en: "see first whether an existing or a shared system will do; where it must be built, name its owner and its date"));
    Some(Hit::at(new.iter().map(|(at, _)| *at), finding))
}
