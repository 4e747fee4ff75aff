use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::model::words::{Channel, DepartmentKind, StepKind};
use crate::model::{Next, Split};
use crate::say;
use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule {
    id: "refusal-without-notice",
    group: Group::GoodPractice,
    severity: Severity::Note,
    summary: say!(
        zh: "不予办理的结果没有告知申请人的步骤",
        en: "a refusal ends the case, and no step tells the applicant",
    ),
    why: say!(
        zh: "不予受理、不予许可要书面告知理由和救济途径；没有这一步，申请人只能一次次来问。",
        en: "A refusal must be told in writing, with its reasons and where to appeal; without that step the applicant can only come and ask.",
    ),
    condition: say!(
        zh: "流程以“不予许可”“退件”“驳回”之类的结果结束（看 end 的名称；申请人自己撤回的不算），从作出这一决定的步骤到结束，没有告知、公示、送达的步骤，没有申请人自己或递送的步骤，也没有不在内部办理（看 channel、visits）的步骤。",
        en: "A flow ends with an outcome whose name says refused, rejected, returned or the like (withdrawn by the applicant does not count), and from the step that decides so to the end none notifies, publishes or delivers, none is the applicant's or a carrier's, and none is done other than internally (`channel`, `visits`).",
    ),
    remedy: say!(
        zh: "在结束之前加一个告知（notify）或送达（deliver）步骤；决定当场告知的，给它写上 channel。",
        en: "Add a step that notifies or delivers before the end; where the decision is told on the spot, give it its `channel`.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, kind: review, work: 1h, next: { one: [ { end: «不予许可», p: 5% }, 发证 ] } }
  发证: { by: 市场监管局, kind: deliver, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, kind: review, work: 1h, next: { one: [ { end: «refused», p: 5% }, issuing ] } }
  issuing: { by: Market office, kind: deliver, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, kind: review, work: 1h, next: { one: [ { to: 告知理由, p: 5% }, 发证 ] } }
  告知理由: { by: 市场监管局, kind: notify, work: 10min, next: { end: 不予许可 } }
  发证: { by: 市场监管局, kind: deliver, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, kind: review, work: 1h, next: { one: [ { to: giving reasons, p: 5% }, issuing ] } }
  giving reasons: { by: Market office, kind: notify, work: 10min, next: { end: refused } }
  issuing: { by: Market office, kind: deliver, work: 1h }
",
    )),
    check: Check::Sound(check),
};

/// What the name of a negative outcome contains.
const NEGATIVE: &[&str] = &[
    "不予", "不准", "不批", "不许可", "不同意", "不通过", "未通过", "不合格", "不受理", "不符合", "驳回", "拒", "退件", "退回", "退办", "否决",
    "reject", "refus", "denied", "denial", "declin", "disapprov", "dismiss", "returned", "turned down", "not granted", "not approved", "not accepted",
];

/// What the applicant does is known to the applicant, and what is in the applicant's favour is no refusal.
const NO_REFUSAL: &[&str] = &["撤回", "撤件", "撤销申请", "放弃", "不予处罚", "withdraw"];

fn check(ground: &Ground<'_>) -> Outcome {
    let flow = &ground.sound.flow;
    let outcome = |way: &EdgeIndex| flow.graph[*way].outcome.as_deref();
    let refusals: Vec<EdgeIndex> = flow.graph.edge_indices().filter(|way| outcome(way).is_some_and(is_negative)).collect();
    if refusals.is_empty() {
        return Outcome::default();
    }
    if ground.names.process.steps.iter().all(|step| step.kind.is_none()) {
        return Outcome::missing(say!(zh: "没有步骤写明类型（kind）", en: "no step says what it is (`kind`)"));
    }
    let mut hits: Vec<Hit> = refusals.into_iter().filter_map(|way| untold(ground, way)).collect();
    hits.sort_by_key(|hit| hit.finding.place.span.start);
    hits.into()
}

fn is_negative(outcome: &str) -> bool {
    let name = outcome.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    holds(NEGATIVE) && !holds(NO_REFUSAL)
}

fn untold(ground: &Ground<'_>, way: EdgeIndex) -> Option<Hit> {
    let (names, flow) = (ground.names, &ground.sound.flow);
    let from = flow.ends_of(way).0;
    let at = flow.owner(from)?;
    if is_told(ground, from) {
        return None;
    }
    let outcome = flow.graph[way].outcome.as_deref()?;
    let message = say!(step = names.called(at), outcome = outcome;
        zh: "{step}之后以“{outcome}”结束，没有告知申请人的步骤", en: "after {step} the case ends with “{outcome}”, and no step tells the applicant");
    let help = say!(
        zh: "在结束之前加一个 `kind: notify` 的步骤，告知理由和救济途径；当场告知的，给决定步骤写上 `channel`",
        en: "add a step with `kind: notify` before the end, with the reasons and where to appeal; where it is told on the spot, give the deciding step its `channel`");
    let mut finding = RULE.finding(names.place_of(ground.view().span(way)), message).helped(help).about([names.id(at)]);
    finding.discriminator = outcome.to_owned();
    Some(Hit::at([at], finding))
}

// From the end back to where it was decided; what stands before the decision cannot have told of it.
fn is_told(ground: &Ground<'_>, from: NodeIndex) -> bool {
    let flow = &ground.sound.flow;
    let (mut seen, mut open) = (FxHashSet::from_iter([from]), vec![from]);
    while let Some(vertex) = open.pop() {
        let step = flow.owner(vertex);
        if step.is_some_and(|at| tells(ground, at)) {
            return true;
        }
        let decides = step.is_some_and(|at| matches!(ground.names.step(at).next, Next::Split { kind: Split::One, .. }));
        if decides {
            continue;
        }
        let before = flow.ways_in(vertex).into_iter().filter(|way| !ground.order.goes_back(*way)).map(|way| flow.ends_of(way).0);
        open.extend(before.filter(|vertex| seen.insert(*vertex)));
    }
    false
}

fn tells(ground: &Ground<'_>, at: usize) -> bool {
    let (names, step) = (ground.names, ground.names.step(at));
    let by_kind = matches!(names.kind(at), Some(StepKind::Notify | StepKind::Notice | StepKind::Deliver));
    let faces = !matches!(step.channel(), Channel::Internal | Channel::Auto) || step.visits() > 0;
    let others = names.doer(at).is_some_and(|doer| matches!(doer.kind, DepartmentKind::Applicant | DepartmentKind::Carrier));
    by_kind || faces || others
}
