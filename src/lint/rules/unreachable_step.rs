use crate::finding::Severity;
use crate::lint::{Check, Example, FlowView, Group, Hit, Outcome, Rule};
use crate::graph::Trouble;
use crate::model::{Next, Target};
use crate::say;
use crate::wording::Text;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule {
    id: "unreachable-step",
    group: Group::Structure,
    severity: Severity::Error,
    summary: say!(
        zh: "没有任何流程能走到的步骤",
        en: "a step that no flow leads to",
    ),
    why: say!(
        zh: "走不到的步骤不会发生，算不进任何时间、材料和部门数，多半是前一步骤漏写了 next。",
        en: "It never happens and counts in no figure; usually the step before lacks its `next`.",
    ),
    condition: say!(
        zh: "从起点出发，无论怎样选择都到不了该步骤。只通过它才能到的步骤一并列出，不另报。",
        en: "It cannot be reached from the start whatever is chosen. Steps reached only through it are listed with it, not told again.",
    ),
    remedy: say!(
        zh: "在前一步骤写上 next；不需要的步骤删去；真正的起点写在 start。",
        en: "Write `next` at the step before it; delete the step if it is not needed; name the true first step in `start`.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h }
  «审查»: { by: 市场监管局, work: 2h, next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h }
  «review»: { by: Market office, work: 2h, next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 审查 }
  审查: { by: 市场监管局, work: 2h, next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: review }
  review: { by: Market office, work: 2h, next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    let unreachable = view.troubles.iter().filter_map(|trouble| match trouble {
        Trouble::Unreachable { step, after } => Some(unreachable(view, *step, after)),
        _ => None,
    });
    unreachable.collect::<Vec<Hit>>().into()
}

fn unreachable(view: &FlowView<'_>, at: usize, after: &[usize]) -> Hit {
    let names = view.names;
    let step = names.called(at);
    let message = say!(step = step; zh: "没有任何流程能走到{step}", en: "no flow leads to {step}");
    let mut finding = RULE.finding(names.place(at), message).helped(help(view, at)).about([names.id(at)]);
    if !after.is_empty() {
        let list = names.list(after.iter().copied());
        finding.evidence.push(say!(list = list;
            zh: "只有经过它才能走到的步骤：{list}", en: "steps that are reached only through it: {list}"));
    }
    Hit::at([], finding)
}

// The likeliest slip: the step listed before it ends the case and was meant to lead here. What it leads to itself must not lead back to it.
fn help(view: &FlowView<'_>, at: usize) -> Text {
    let names = view.names;
    let id = names.id(at);
    let leads_to = leads_to(view, at);
    let before = at.checked_sub(1).filter(|before| match &names.step(*before).next {
        Next::End => true,
        Next::Plain(target) => matches!(target.value, Target::End(_)),
        Next::Split { .. } => false,
    });
    match (before.filter(|before| !leads_to.contains(before)), first(view)) {
        (Some(before), _) => say!(before = names.called(before), id = id;
            zh: "在{before}写 `next: {id}`；不需要的步骤删去",
            en: "write `next: {id}` at {before}, or delete the step if it is not needed"),
        (None, Some(first)) if leads_to.contains(&first) => say!(id = id;
            zh: "它若是第一个步骤，写 `start: {id}`；不需要的步骤删去",
            en: "if it is the true first step, write `start: {id}`; delete it if it is not needed"),
        (None, _) => say!(id = id;
            zh: "让前面的某个步骤以 `next: {id}` 转到这里；不需要的步骤删去",
            en: "let a step before it lead here with `next: {id}`, or delete it if it is not needed"),
    }
}

fn first(view: &FlowView<'_>) -> Option<usize> {
    let start = view.flow.ways_out(view.flow.start);
    start.first().and_then(|way| view.owner(view.flow.ends_of(*way).1))
}

// The steps that it leads to, as far as we look: beyond that nothing else depends on them.
fn leads_to(view: &FlowView<'_>, at: usize) -> FxHashSet<usize> {
    const ENOUGH: usize = 10_000;
    let flow = view.flow;
    let mut steps = FxHashSet::default();
    let (mut seen, mut open) = (FxHashSet::default(), vec![NodeIndex::new(at)]);
    while let Some(vertex) = open.pop().filter(|_| seen.len() < ENOUGH) {
        if seen.insert(vertex) {
            steps.extend(view.owner(vertex));
            open.extend(flow.ways_out(vertex).into_iter().map(|way| flow.ends_of(way).1));
        }
    }
    steps
}
