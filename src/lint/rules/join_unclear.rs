use crate::finding::Severity;
use crate::graph::Trouble;
use crate::lint::{Check, Example, FlowView, Group, Hit, Names, Outcome, Rule, repair};
use crate::say;

pub static RULE: Rule = Rule {
    id: "join-unclear",
    group: Group::Structure,
    severity: Severity::Error,
    summary: say!(
        zh: "看不出几路流程是否要互相等待",
        en: "it is not clear whether flows wait for each other",
    ),
    why: say!(
        zh: "到同一步骤的几路里，既有并行的，也有择一的，又不成对嵌套；等与不等，结果完全不同。",
        en: "Of the flows that meet here some are parallel and some exclusive, and the blocks do not nest; waiting or not makes all the difference.",
    ),
    condition: say!(
        zh: "没有写 join 的步骤，并行的分支和择一的分支都能分几路到达它，而分支与汇合不成对嵌套。",
        en: "The step has no `join`, both a parallel split and a decision reach it on several ways, and the blocks do not nest.",
    ),
    remedy: say!(
        zh: "写明 join: all（等齐）或 join: one（各走各的）；只有部分办件才走的并行分支，写成 all 里带 p 的分支；或加一个分流步骤，使分支与汇合成对。",
        en: "Write `join: all` (wait) or `join: one` (each goes on); write a parallel branch that only some cases take as a branch with `p` in the `all`; or add a routing step so that the blocks nest.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { one: [ { to: 立案, p: 30% }, 核查 ] } }
  立案: { by: 市场监管局, work: 1h, next: { all: [核查, 检验] } }
  核查: { by: 市场监管局, work: 2h, next: 决定 }
  检验: { by: 市场监管局, work: 3h, next: 决定 }
  «决定»: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { one: [ { to: opening, p: 30% }, inspection ] } }
  opening: { by: Market office, work: 1h, next: { all: [inspection, testing] } }
  inspection: { by: Market office, work: 2h, next: decision }
  testing: { by: Market office, work: 3h, next: decision }
  «decision»: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: { all: [核查, { to: 检验, p: 30% }] } }
  核查: { by: 市场监管局, work: 2h, next: 决定 }
  检验: { by: 市场监管局, work: 3h, next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: { all: [inspection, { to: testing, p: 30% }] } }
  inspection: { by: Market office, work: 2h, next: decision }
  testing: { by: Market office, work: 3h, next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    view.troubles.iter().filter_map(|trouble| unclear(view.names, trouble)).collect::<Vec<Hit>>().into()
}

fn unclear(names: &Names<'_>, trouble: &Trouble) -> Option<Hit> {
    let Trouble::JoinUnclear { at, decision, parallel, repair } = trouble else { return None };
    let (step, one, all) = (names.called(*at), names.called(*decision), names.called(*parallel));
    let message = say!(step = step, one = one, all = all;
        zh: "到{step}的流程，既有{all}分出的并行，又有{one}分出的择一，看不出要不要等齐",
        en: "flows from the parallel split {all} and from the decision {one} meet at {step}: it is not clear whether they wait for each other");
    let help = repair.map_or_else(
        || say!(step = step; zh: "在{step}写 `join: all`（等齐）或 `join: one`（各走各的）；只有部分办件才走的并行分支，写成 all 里带 p 的分支", en: "write `join: all` (wait) or `join: one` (each goes on) at {step}; write a parallel branch that only some cases take as a branch with `p` in the `all`"),
        |repair| repair::text(names, repair),
    );
    let mut finding = RULE.finding(names.place(*at), message).helped(help).about([names.id(*at)]);
    finding.fix = repair::fix(names, *repair);
    let finding = finding.related(names.place(*parallel), say!(zh: "在这里分成并行", en: "here the flows part"));
    let finding = finding.related(names.place(*decision), say!(zh: "在这里择一", en: "here it is decided"));
    Some(Hit::at([], finding))
}
