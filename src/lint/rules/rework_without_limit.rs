use crate::finding::Severity;
use crate::graph::Trouble;
use crate::lint::{Check, Example, FlowView, Group, Hit, Outcome, Rule};
use crate::say;
use petgraph::graph::EdgeIndex;
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule {
    id: "rework-without-limit",
    group: Group::Structure,
    severity: Severity::Note,
    summary: say!(
        zh: "退回没有次数上限",
        en: "a way back without a limit",
    ),
    why: say!(
        zh: "不写上限的退回可以无限次，工期的长尾由它决定；一次性告知也要求补正以一次为限。",
        en: "Without a limit a case may be sent back any number of times, and this makes the long tail; one-time notification asks for one supplement only.",
    ),
    condition: say!(
        zh: "流程退回前面的步骤，这一路和通向它的分支都没有写 max，也没有标明 feedback: true。永远办不结的循环由 never-ends 报告。",
        en: "A flow leads back to an earlier step, neither it nor the branch that leads to it has a `max`, and it is not marked `feedback: true`. Loops that never end are told by never-ends.",
    ),
    remedy: say!(
        zh: "在退回的分支写 max: 1（或规定的次数），并用 then 写明用完之后怎么办。",
        en: "Write `max: 1` (or the number allowed) on the branch, and with `then` what follows once it is used up.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 1h, next: { one: [ { to: «补正», p: 20% }, 决定 ] } }
  补正: { by: applicant, wait: 5d, next: 审查 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 1h, next: { one: [ { to: «supplement», p: 20% }, decision ] } }
  supplement: { by: applicant, wait: 5d, next: review }
  decision: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 1h, next: { one: [ { to: 补正, p: 20%, max: 1, then: { end: 退件 } }, 决定 ] } }
  补正: { by: applicant, wait: 5d, next: 审查 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 1h, next: { one: [ { to: supplement, p: 20%, max: 1, then: { end: returned } }, decision ] } }
  supplement: { by: applicant, wait: 5d, next: review }
  decision: { by: Market office, work: 1h }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    let endless = endless(view);
    let goes_round = |way: &EdgeIndex| view.owner(view.flow.ends_of(*way).0).is_some_and(|at| endless.contains(&at));
    let back = view.flow.graph.edge_indices().filter(|way| view.order.goes_back(*way) && !goes_round(way));
    let mut unlimited: Vec<EdgeIndex> = back.filter_map(|way| unlimited(view, way)).collect();
    unlimited.sort_unstable();
    unlimited.dedup();
    unlimited.into_iter().filter_map(|way| without_limit(view, way)).collect::<Vec<Hit>>().into()
}

// The steps of loops that never end: `never-ends` speaks of these.
fn endless(view: &FlowView<'_>) -> FxHashSet<usize> {
    let loops = view.troubles.iter().filter_map(|trouble| match trouble {
        Trouble::NeverEnds { steps, .. } | Trouble::TooManyRounds { steps } => Some(steps),
        _ => None,
    });
    loops.flatten().copied().collect()
}

// The branch by which a case enters the way back, unless a `max` stands on the way.
pub(super) fn unlimited(view: &FlowView<'_>, back: EdgeIndex) -> Option<EdgeIndex> {
    let flow = view.flow;
    let mut way = back;
    // A way back passes each vertex once, so it is no longer than the graph.
    for _ in 0..=flow.graph.node_count() {
        if flow.graph[way].max.is_some() {
            return None;
        }
        let (from, _) = flow.ends_of(way);
        if flow.split(from).is_some() {
            break;
        }
        let [before] = flow.ways_in(from)[..] else { break };
        way = before;
    }
    Some(way)
}

fn without_limit(view: &FlowView<'_>, way: EdgeIndex) -> Option<Hit> {
    let names = view.names;
    let (from, to) = view.flow.ends_of(way);
    let at = view.owner(from)?;
    let to = view.owner(to)?;
    let id = names.id(to);
    let (step, to) = (names.called(at), names.called(to));
    let message = say!(step = step, to = to; zh: "从{step}退回（{to}）没有次数上限", en: "{step} sends back (to {to}) without a limit");
    let help = say!(zh: "在这条分支写 `max: 1` 和用完之后的去向，如 `then: { end: 退件 }`", en: "write `max: 1` on this branch, and where it then goes, such as `then: { end: returned }`");
    let mut finding = RULE.finding(names.place_of(view.span(way)), message).helped(help).about([names.id(at)]);
    finding.discriminator = id.to_owned();
    Some(Hit::at([at], finding))
}
