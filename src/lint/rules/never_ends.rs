use crate::finding::Severity;
use crate::graph::{Repair, Trouble};
use crate::lint::{Check, Example, FlowView, Group, Hit, Outcome, Rule, repair};
use crate::say;

pub static RULE: Rule = Rule {
    id: "never-ends",
    group: Group::Structure,
    severity: Severity::Error,
    summary: say!(
        zh: "走进去就永远办不结的循环",
        en: "a loop from which the case can never end",
    ),
    why: say!(
        zh: "流程只在这几个步骤之间转，没有一条路通向办结。",
        en: "The case goes round between these steps and no way leads to an end.",
    ),
    condition: say!(
        zh: "从某个步骤出发，无论怎样选择都到不了办结；或者按各分支的占比，平均要经过同一个步骤十万次以上。",
        en: "From some step no end can be reached, whatever is chosen; or by the shares of the branches a case goes through one step more than 100,000 times on average.",
    ),
    remedy: say!(
        zh: "给其中一个步骤写一条通向办结的路；如果是新的一件（闭环反馈），在该分支写 feedback: true。",
        en: "Give one of the steps a way to an end; where the return is a new case (a closed loop), write `feedback: true` on the branch.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 审查 }
  «审查»: { by: 市场监管局, work: 2h, next: 补正 }
  补正: { by: applicant, wait: 5d, next: 审查 }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: review }
  «review»: { by: Market office, work: 2h, next: supplement }
  supplement: { by: applicant, wait: 5d, next: review }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 审查 }
  审查: { by: 市场监管局, work: 2h, next: { one: [ { to: 补正, p: 20%, max: 1 }, { end: 准予 } ] } }
  补正: { by: applicant, wait: 5d, next: 审查 }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: review }
  review: { by: Market office, work: 2h, next: { one: [ { to: supplement, p: 20%, max: 1 }, { end: granted } ] } }
  supplement: { by: applicant, wait: 5d, next: review }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    let endless = view.troubles.iter().filter_map(|trouble| match trouble {
        Trouble::NeverEnds { steps, repair } => endless(view, steps, *repair),
        Trouble::TooManyRounds { steps } => too_many_rounds(view, steps),
        _ => None,
    });
    endless.collect::<Vec<Hit>>().into()
}

fn endless(view: &FlowView<'_>, steps: &[usize], proposed: Option<Repair>) -> Option<Hit> {
    let names = view.names;
    let first = steps.first().copied()?;
    let list = names.list(steps.iter().copied());
    let message = say!(list = list;
        zh: "到了这里就再也办不结：{list}", en: "once here the case can never end: {list}");
    let at = match proposed {
        Some(Repair::GiveWayOut { at }) => at,
        _ => first,
    };
    let mut finding = RULE.finding(names.place(at), message).about(steps.iter().map(|at| names.id(*at)));
    finding.help = Some(repair::text(names, proposed.unwrap_or(Repair::GiveWayOut { at })));
    Some(Hit::at([], finding))
}

fn too_many_rounds(view: &FlowView<'_>, steps: &[usize]) -> Option<Hit> {
    let names = view.names;
    let first = steps.first().copied()?;
    let list = names.list(steps.iter().copied());
    let message = say!(list = list;
        zh: "按各分支的占比，一件要转十万次以上才办得结：{list}",
        en: "by the shares of its branches a case goes round more than 100,000 times before it ends: {list}");
    let help = say!(zh: "核对各分支的占比 `p`（都没写的按均分计算），或给退回的分支写 `max`",
        en: "check the shares `p` of the branches (where none is written all are equal), or write `max` on the branch that leads back");
    let finding = RULE.finding(names.place(first), message).helped(help);
    Some(Hit::at([], finding.about(steps.iter().map(|at| names.id(*at)))))
}
