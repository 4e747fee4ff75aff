use crate::finding::Severity;
use crate::lint::{Check, Example, FlowView, Group, Hit, Outcome, Rule};
use crate::model::{Branch, Next, Split, Target};
use crate::say;
use crate::source::At;

pub static RULE: Rule = Rule {
    id: "split-for-nothing",
    group: Group::Structure,
    severity: Severity::Warning,
    summary: say!(
        zh: "只有一条分支的择一或并行",
        en: "a decision or a parallel split with a single branch",
    ),
    why: say!(
        zh: "没有第二条路，就谈不上选择；多半是漏写了一条分支，或该写成 next: 步骤。",
        en: "With no second way there is nothing to decide; often a branch was forgotten, or a plain `next` was meant.",
    ),
    condition: say!(
        zh: "one 或 all 只有一条分支，这条分支既不是办结（end），也不是一票否决（cancel），在 all 里也没有写 p。",
        en: "A `one` or `all` has a single branch that is neither an `end` nor a `cancel`, nor, in an `all`, one with a `p`.",
    ),
    remedy: say!(
        zh: "补上另一条分支，或直接写 next: 步骤。",
        en: "Write the other branch, or a plain `next`.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 1h, next: { one: [ «决定» ] } }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 1h, next: { one: [ «decision» ] } }
  decision: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 1h, next: { one: [ { end: 不予许可, p: 3% }, 决定 ] } }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 1h, next: { one: [ { end: refused, p: 3% }, decision ] } }
  decision: { by: Market office, work: 1h }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    let steps = view.names.process.steps.iter().enumerate();
    let single = steps.filter_map(|(at, step)| match &step.next {
        Next::Split { kind, branches } => Some((at, *kind, branches.first().filter(|_| branches.len() == 1)?)),
        Next::End | Next::Plain(_) => None,
    });
    single.filter_map(|(at, kind, branch)| for_nothing(view, at, kind, branch)).collect::<Vec<Hit>>().into()
}

fn for_nothing(view: &FlowView<'_>, at: usize, kind: Split, branch: &At<Branch>) -> Option<Hit> {
    let Target::Step(to) = &branch.target.value else { return None };
    if branch.cancel || (kind == Split::All && branch.p.is_some()) {
        return None;
    }
    let names = view.names;
    let step = names.called(at);
    let message = match kind {
        Split::One => say!(step = step; zh: "{step}之后是择一，却只有一条分支", en: "{step} decides between ways, but there is only one"),
        Split::All => say!(step = step; zh: "{step}之后是并行，却只有一条分支", en: "{step} starts parallel branches, but there is only one"),
    };
    let help = say!(to = to; zh: "补上另一条分支，或直接写 `next: {to}`", en: "write the other branch, or simply `next: {to}`");
    let finding = RULE.finding(names.place_of(branch.target.span), message).helped(help).about([names.id(at)]);
    Some(Hit::at([at], finding))
}
