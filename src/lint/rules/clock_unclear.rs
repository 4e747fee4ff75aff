use crate::finding::Severity;
use crate::lint::{Check, Example, FlowView, Group, Hit, Outcome, Rule};
use crate::model::Deadline;
use crate::say;
use crate::wording::Text;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule {
    id: "clock-unclear",
    group: Group::Structure,
    severity: Severity::Error,
    summary: say!(
        zh: "时钟的起点不在终点之前",
        en: "a clock does not start before it ends",
    ),
    why: say!(
        zh: "起点之后走不到终点，这个时限就永远量不出来。",
        en: "If the end cannot be reached from the start, the limit can never be measured.",
    ),
    condition: say!(
        zh: "deadlines 里某个时钟的 from 就是 to，或者不走退回路线时从 from 到不了 to。",
        en: "The `from` of a clock is its `to`, or `to` cannot be reached from it without going back.",
    ),
    remedy: say!(
        zh: "把 from 和 to 改成先后发生的步骤。",
        en: "Name steps that happen one after the other.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
deadlines:
  决定: { from: «决定», to: 受理, promised: 5d }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
deadlines:
  decision: { from: «decision», to: intake, promised: 5d }
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
deadlines:
  决定: { from: 受理, to: 决定, promised: 5d }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
deadlines:
  decision: { from: intake, to: decision, promised: 5d }
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    view.names.process.deadlines.iter().filter_map(|clock| unclear(view, clock)).collect::<Vec<Hit>>().into()
}

fn unclear(view: &FlowView<'_>, clock: &Deadline) -> Option<Hit> {
    let names = view.names;
    let written = clock.from.as_ref()?;
    let from = names.step_at(written)?;
    let after = all_after(view, from);
    let ends: Vec<usize> = clock.to.iter().filter_map(|to| names.step_at(to)).filter(|to| !after.contains(to)).collect();
    if ends.is_empty() {
        return None;
    }
    let called = clock.name.as_ref().map_or(Text::fixed("", ""), |name| Text::same(format!("“{}”", name.value)));
    let (start, list) = (names.called(from), names.list(ends.iter().copied()));
    let message = say!(called = called, start = start, list = list;
        zh: "时钟{called}从{start}起算，但{start}之后走不到{list}",
        en: "clock {called} starts at {start}, but {list} does not come after it");
    let help = say!(zh: "把 from 和 to 改成先后发生的步骤", en: "name steps in `from` and `to` that happen one after the other");
    let mut finding = RULE.finding(names.place_of(written.span), message).helped(help).about([names.id(from)]);
    finding.discriminator = called.zh.into_owned();
    Some(Hit::at([], finding))
}

// Every step that can follow without going back.
fn all_after(view: &FlowView<'_>, from: usize) -> FxHashSet<usize> {
    let (mut seen, mut open) = (FxHashSet::default(), vec![NodeIndex::new(from)]);
    while let Some(vertex) = open.pop() {
        let forward = view.flow.ways_out(vertex).into_iter().filter(|way| view.goes_forward(*way));
        open.extend(forward.map(|way| view.flow.ends_of(way).1).filter(|next| seen.insert(*next)));
    }
    seen.into_iter().filter_map(|vertex| view.flow.step(vertex)).collect()
}
