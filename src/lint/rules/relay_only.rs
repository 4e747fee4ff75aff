use crate::analysis::parties::Party;
use crate::finding::{Disposition, Related, Severity};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving, removal};
use crate::model::words::{DepartmentKind, StepKind};
use crate::say;
use crate::source::Span;
use crate::wording::Text;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use rustc_hash::{FxHashMap, FxHashSet};

pub static RULE: Rule = Rule {
    id: "relay-only",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "部门或岗位只做转送、告知，上传下达",
        en: "a department or role that only passes on and tells",
    ),
    why: say!(
        zh: "中间这一手不办理、不判断，只让案件多停一次、多交接两次。",
        en: "The hand in between neither works nor judges; the case stops once more and is handed over twice more.",
    ),
    condition: say!(
        zh: "一个政府部门、中介，或其中的一个角色（role），承办的步骤全是转送（transfer）或告知（notify），也不参与（with）别的步骤，其中至少有一个步骤前后都是别人承办的步骤（补正和直接告知申请人的不算）。递送方、系统、申请人和 case-owner 不算；步骤没有写 kind 的不作判断。",
        en: "All steps of a department of government, an intermediary, or one `role` in it are of the kinds `transfer` or `notify`, it takes no part (`with`) in others, and at least one of them lies between steps of others (telling the applicant, and rework, do not count). Carriers, systems, the applicant and the `case-owner` are left out; steps without a `kind` are not judged.",
    ),
    remedy: say!(
        zh: "由前后两家直接交接；确需保留的，写明它核查什么、决定什么。",
        en: "Let those before and after deal with each other directly; where it must stay, write what it checks or decides.",
    ),
    fires: Example::File(say!(
        zh: "process: 低保申请
departments: [村委会, «乡镇民政办», 县民政局]
steps:
  受理: { by: 村委会, kind: intake, work: 1h, next: 上报 }
  上报: { by: 乡镇民政办, kind: transfer, wait: 3d, work: 10min, next: 审批 }
  审批: { by: 县民政局, kind: approve, work: 1h }
",
        en: "process: Minimum income
departments: [Village, «Township office», County bureau]
steps:
  intake: { by: Village, kind: intake, work: 1h, next: passing on }
  passing on: { by: Township office, kind: transfer, wait: 3d, work: 10min, next: approval }
  approval: { by: County bureau, kind: approve, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 低保申请
departments: [村委会, 乡镇民政办, 县民政局]
case-owner: 县民政局
steps:
  受理: { by: 村委会, kind: intake, work: 1h, next: 入户核查 }
  入户核查: { by: 乡镇民政办, kind: inspect, wait: 3d, work: 2h, next: 上报 }
  上报: { by: 乡镇民政办, kind: transfer, work: 10min, next: 审批 }
  审批: { by: 县民政局, kind: approve, work: 1h }
",
        en: "process: Minimum income
departments: [Village, Township office, County bureau]
case-owner: County bureau
steps:
  intake: { by: Village, kind: intake, work: 1h, next: home visit }
  home visit: { by: Township office, kind: inspect, wait: 3d, work: 2h, next: passing on }
  passing on: { by: Township office, kind: transfer, work: 10min, next: approval }
  approval: { by: County bureau, kind: approve, work: 1h }
",
    )),
    check: Check::Sound(check),
};

/// A department, or a role in it.
type Hand<'p> = (&'p str, Option<&'p str>);

fn check(ground: &Ground<'_>) -> Outcome {
    let steps = &ground.names.process.steps;
    if steps.iter().all(|step| step.by.is_none()) {
        return Outcome::missing(say!(zh: "没有步骤写明承办部门（by）", en: "no step says who does it (`by`)"));
    }
    if steps.iter().all(|step| step.kind.is_none()) {
        return Outcome::missing(say!(zh: "没有步骤写明类型（kind）", en: "no step says what `kind` it is"));
    }
    let departments = relays(ground, |at| Some((department(ground, at)?, None)));
    let told: FxHashSet<&str> = departments.iter().map(|(hand, _)| hand.0).collect();
    let roles = relays(ground, |at| {
        let role = ground.names.step(at).more().role.as_ref()?;
        Some((department(ground, at)?, Some(&role.value)))
    });
    let roles = roles.into_iter().filter(|((department, _), _)| !told.contains(department));
    let relays = departments.iter().cloned().chain(roles);
    relays.map(|(hand, steps)| relay(ground, hand, &steps)).collect::<Vec<Hit>>().into()
}

fn department<'p>(ground: &Ground<'p>, at: usize) -> Option<&'p str> {
    ground.names.doer(at).filter(|doer| doer.is_department()).map(|doer| doer.department)
}

// Hands that do nothing else, in file order, with their steps.
fn relays<'p>(ground: &Ground<'p>, hand: impl Fn(usize) -> Option<Hand<'p>>) -> Vec<(Hand<'p>, Vec<usize>)> {
    let process = ground.names.process;
    let mut places: FxHashMap<Hand<'_>, usize> = FxHashMap::default();
    let mut hands: Vec<(Hand<'_>, Vec<usize>)> = Vec::new();
    for at in 0..process.steps.len() {
        let Some(hand) = hand(at) else { continue };
        let place = *places.entry(hand).or_insert(hands.len());
        if place == hands.len() {
            hands.push((hand, Vec::new()));
        }
        hands[place].1.push(at);
    }
    let owner = process.case_owner.as_deref();
    let helping: FxHashSet<&str> =
        process.steps.iter().flat_map(|step| &step.more().with).map(|id| id.split('/').next().unwrap_or(id)).collect();
    hands.retain(|((department, role), steps)| {
        let owns = owner.is_some_and(|owner| **owner == **department || role.is_some_and(|role| **owner == *role));
        !owns
            && !helping.contains(department)
            && steps.iter().all(|at| passes_on(ground, *at))
            && steps.iter().any(|at| lies_between(ground, *at, steps))
    });
    hands
}

fn passes_on(ground: &Ground<'_>, at: usize) -> bool {
    let step = ground.names.step(at);
    matches!(step.kind.as_deref(), Some(StepKind::Transfer | StepKind::Notify))
        && step.more().checks.is_empty()
        && step.more().decides.is_none()
}

// A step of somebody else comes before it, and another one after it.
fn lies_between(ground: &Ground<'_>, at: usize, own: &[usize]) -> bool {
    !ground.is_supplement(at)
        && meets_others(ground, at, own, Direction::Incoming)
        && meets_others(ground, at, own, Direction::Outgoing)
}

fn meets_others(ground: &Ground<'_>, at: usize, own: &[usize], towards: Direction) -> bool {
    // Whoever has passed on so many times to himself and to carriers hands over to nobody near.
    const NEAR: usize = 64;
    let flow = &ground.sound.flow;
    let (mut seen, mut open) = (FxHashSet::from_iter([NodeIndex::new(at)]), vec![NodeIndex::new(at)]);
    while let Some(vertex) = open.pop().filter(|_| seen.len() < NEAR) {
        for next in flow.graph.neighbors_directed(vertex, towards) {
            let step = flow.step(next).filter(|step| own.binary_search(step).is_err());
            let step = step.filter(|step| !ground.names.step(*step).is_routing());
            if step.is_some_and(|step| department(ground, step).is_some()) {
                return true;
            }
            // What the applicant is told, and does, goes no further from hand to hand.
            let applicants = step.and_then(|step| ground.names.doer(step)).is_some_and(is_applicant);
            if !applicants && seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

fn is_applicant(doer: Party<'_>) -> bool {
    doer.kind == DepartmentKind::Applicant
}

fn relay(ground: &Ground<'_>, hand: Hand<'_>, steps: &[usize]) -> Hit {
    let names = ground.names;
    let list = names.list(steps.iter().copied());
    let message = say!(who = who(ground, hand), list = list;
        zh: "{who}只做转送或告知（{list}），可由前后两家直接交接（待确认）",
        en: "{who} only passes on or tells ({list}); those before and after could deal with each other (candidate)");
    let mut finding = RULE.finding(names.place_of(place(ground, hand, steps)), message).about([hand.0]);
    finding.discriminator = hand.1.unwrap_or_default().to_owned();
    let text = |at: usize| match names.step(at).kind.as_deref() {
        Some(StepKind::Notify) => say!(zh: "只是告知", en: "only tells"),
        _ => say!(zh: "只是转送", en: "only passes on"),
    };
    finding.related.extend(steps.iter().map(|at| Related { place: names.place(*at), text: text(*at) }));
    finding.help = Some(say!(
        zh: "由前后两家直接交接；确需保留的，写明它核查什么（checks）或决定什么（decides）",
        en: "let those before and after deal with each other; where it must stay, write what it `checks` or `decides`"));
    finding.disposition = Some(removal::disposition(ground, steps, Disposition::Cancel));
    Hit::at(steps.iter().copied(), finding).changed(removal::without(ground, steps), WithoutSaving::Told)
}

fn who(ground: &Ground<'_>, (department, role): Hand<'_>) -> Text {
    let department = ground.names.department_called(department);
    match role {
        Some(role) => say!(department = department, role = role; zh: "{department}的“{role}”", en: "“{role}” of {department}"),
        None => say!(department = department; zh: "{department}", en: "{department}"),
    }
}

// Where the department is declared, or its first step names the role.
fn place(ground: &Ground<'_>, (department, role): Hand<'_>, steps: &[usize]) -> Span {
    let declared = ground.names.process.departments.iter().find(|one| *one.id.value == *department);
    let step = ground.names.step(steps[0]);
    match role {
        Some(_) => step.more().role.as_ref().map_or(step.span(), |role| role.span),
        None => declared.map_or(step.span(), |one| one.id.span),
    }
}
