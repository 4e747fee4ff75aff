use crate::finding::Severity;
use crate::graph::Trouble;
use crate::lint::{Check, Example, FlowView, Group, Hit, Names, Outcome, Rule, repair};
use crate::say;

pub static RULE: Rule = Rule {
    id: "runs-twice",
    group: Group::Structure,
    severity: Severity::Error,
    summary: say!(
        zh: "并行的流程没有等齐就往下走，后面的步骤会重复办理",
        en: "parallel flows go on without waiting for each other, so what follows runs twice",
    ),
    why: say!(
        zh: "汇合处不等齐，每来一路就办一遍：决定作两次，证发两本，时间和费用也算两遍。",
        en: "Where flows meet without waiting, each one starts the step again: two decisions, two licences, and every figure counted twice.",
    ),
    condition: say!(
        zh: "存在一种走法，使得一个步骤还没办完（或已经办过）又被同一个并行的另一路启动。给出最短路线。",
        en: "There is a way through on which a step is started again by another flow of the same parallel split. The shortest such way is shown.",
    ),
    remedy: say!(
        zh: "在汇合处写 join: all；一路先到就够的，在那一路写 cancel: true。",
        en: "Write `join: all` where they meet; where the first to arrive is enough, write `cancel: true` on its way.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { all: [核查, 检验] } }
  核查: { by: 市场监管局, work: 2h, next: 决定 }
  检验: { by: 市场监管局, work: 3h, next: 决定 }
  决定: { by: 市场监管局, work: 1h, join: «one» }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { all: [inspection, testing] } }
  inspection: { by: Market office, work: 2h, next: decision }
  testing: { by: Market office, work: 3h, next: decision }
  decision: { by: Market office, work: 1h, join: «one» }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { one: [ { to: 核查, p: 50% }, 检验 ] } }
  核查: { by: 市场监管局, work: 2h, next: 决定 }
  检验: { by: 市场监管局, work: 3h, next: 决定 }
  决定: { by: 市场监管局, work: 1h, join: one }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { one: [ { to: inspection, p: 50% }, testing ] } }
  inspection: { by: Market office, work: 2h, next: decision }
  testing: { by: Market office, work: 3h, next: decision }
  decision: { by: Market office, work: 1h, join: one }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    view.troubles.iter().filter_map(|trouble| runs_twice(view.names, trouble)).collect::<Vec<Hit>>().into()
}

fn runs_twice(names: &Names<'_>, trouble: &Trouble) -> Option<Hit> {
    let Trouble::RunsTwice { at, witness, split, repair } = trouble else { return None };
    let step = names.called(*at);
    let message = match split.map(|split| names.called(split)) {
        Some(split) => say!(step = step, split = split;
            zh: "{split}分出的并行流程没有等齐就到了{step}，{step}及其后的步骤会重复办理",
            en: "the parallel flows of {split} reach {step} without waiting for each other: it runs twice, and so does what follows"),
        None => say!(step = step;
            zh: "{step}还没办完又会被再次启动，其后的步骤会重复办理",
            en: "{step} can be started again while it is unfinished: it runs twice, and so does what follows"),
    };
    let mut finding = RULE.finding(repair::join_place(names, *at), message).about([names.id(*at)]);
    finding.evidence.push(repair::witness(names, witness));
    finding.help = repair.map(|repair| repair::text(names, repair));
    finding.fix = repair::fix(names, *repair);
    if let Some(split) = split {
        names.id(*split).clone_into(&mut finding.discriminator);
        let text = say!(zh: "在这里分成并行", en: "here the flows part");
        finding = finding.related(names.place(*split), text);
    }
    Some(Hit::at([], finding))
}
