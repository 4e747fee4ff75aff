use crate::finding::Severity;
use crate::graph::{Repair, Trouble};
use crate::lint::{Check, Example, FlowView, Group, Hit, Names, Outcome, Rule, repair};
use crate::say;
use crate::wording::Text;

pub static RULE: Rule = Rule {
    id: "deadlock",
    group: Group::Structure,
    severity: Severity::Error,
    summary: say!(
        zh: "步骤等待永远不会到来的流程",
        en: "a step waits for a flow that cannot come",
    ),
    why: say!(
        zh: "并行的一路在半途退回、办结或转走，汇合处却还在等它，案件就此卡死。",
        en: "One of the parallel flows returns, ends or goes elsewhere on the way, but the join still waits for it: the case is stuck.",
    ),
    condition: say!(
        zh: "存在一种走法，使得要等齐几路流程的步骤永远等不齐。给出走到这一步的最短路线。",
        en: "There is a way through on which a step that waits for several flows never gets them all. The shortest such way is shown.",
    ),
    remedy: say!(
        zh: "按提示写 join 或 cancel：退回前让其余各路终止（cancel: true），或让退回的一路在汇合之后再退。",
        en: "Write `join` or `cancel` as told: stop the other flows when one returns (`cancel: true`), or let the return happen after the join.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { one: [ { to: 核查, p: 50% }, 检验 ] } }
  核查: { by: 市场监管局, work: 2h, next: 决定 }
  检验: { by: 市场监管局, work: 3h, next: 决定 }
  决定: { by: 市场监管局, work: 1h, join: «all» }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { one: [ { to: inspection, p: 50% }, testing ] } }
  inspection: { by: Market office, work: 2h, next: decision }
  testing: { by: Market office, work: 3h, next: decision }
  decision: { by: Market office, work: 1h, join: «all» }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { all: [核查, 检验] } }
  核查: { by: 市场监管局, work: 2h, next: 决定 }
  检验: { by: 市场监管局, work: 3h, next: 决定 }
  决定: { by: 市场监管局, work: 1h, join: all }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { all: [inspection, testing] } }
  inspection: { by: Market office, work: 2h, next: decision }
  testing: { by: Market office, work: 3h, next: decision }
  decision: { by: Market office, work: 1h, join: all }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    view.troubles.iter().filter_map(|trouble| deadlock(view.names, trouble)).collect::<Vec<Hit>>().into()
}

fn deadlock(names: &Names<'_>, trouble: &Trouble) -> Option<Hit> {
    let Trouble::Deadlock { at, witness, missing, decision, repair } = trouble else { return None };
    let message = message(names, *at, missing, decision.map(|decision| departs(names, decision, *repair)));
    let mut finding = RULE.finding(repair::join_place(names, *at), message).about([names.id(*at)]);
    finding.evidence.push(repair::witness(names, witness));
    finding.help = repair.map(|repair| repair::text(names, repair));
    finding.fix = repair::fix(names, *repair);
    if let Some(decision) = decision {
        names.id(*decision).clone_into(&mut finding.discriminator);
        let text = say!(zh: "在这里分出去的", en: "here it goes another way");
        finding = finding.related(names.place(*decision), text);
    }
    Some(Hit::at([], finding))
}

// Where a case goes that takes away what is waited for: the branch that the repair would have stop everything else, where it is known.
fn departs(names: &Names<'_>, decision: usize, repair: Option<Repair>) -> (usize, Text) {
    let text = match repair {
        Some(Repair::Cancel { decision: from, to: Some(to), .. }) if from == decision => {
            say!(to = names.called(to); zh: "转到{to}", en: "goes to {to}")
        }
        Some(Repair::Cancel { decision: from, to: None, .. }) if from == decision => say!(zh: "办结", en: "ends the case"),
        _ => say!(zh: "走了别的分支", en: "goes another way"),
    };
    (decision, text)
}

fn message(names: &Names<'_>, at: usize, missing: &[usize], departs: Option<(usize, Text)>) -> Text {
    let (step, list) = (names.called(at), names.list(missing.iter().copied()));
    match departs {
        Some((decision, how)) if missing == [decision] || missing.is_empty() => {
            say!(step = step, other = names.called(decision), how = how;
                zh: "{other}{how}时，{step}会一直等它，案件卡死",
                en: "when {other} {how}, {step} waits for it for ever")
        }
        Some((decision, how)) => say!(step = step, other = names.called(decision), how = how, list = list;
            zh: "{other}{how}时，{step}会一直等待{list}，案件卡死",
            en: "when {other} {how}, {step} waits for {list} for ever"),
        None if missing.is_empty() => say!(step = step;
            zh: "{step}要等的流程永远等不齐，案件卡死", en: "{step} waits for ever for a flow that cannot come"),
        None => say!(step = step, list = list;
            zh: "{step}会一直等待{list}，案件卡死", en: "{step} waits for {list} for ever"),
    }
}
