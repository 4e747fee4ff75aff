use crate::analysis::{Study, visits};
use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, presence};
use crate::say;

pub static RULE: Rule = Rule {
    id: "declared-visits-differ",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "清单写的到场次数和流程不一致",
        en: "the item list declares other visits than the process needs",
    ),
    why: say!(
        zh: "到办事现场次数应当从流程得出；清单少写了，群众就要多跑。",
        en: "The number of visits follows from the process; where the list says fewer, people come more often than they were told.",
    ),
    condition: say!(
        zh: "item 的 visits 不等于最常见走法上各步骤到场次数之和。",
        en: "`visits` of `item` is not the sum of the visits on the main scenario.",
    ),
    remedy: say!(
        zh: "改正清单，或减少流程中的到场。",
        en: "Correct the list, or cut the visits of the process.",
    ),
    fires: Example::File(say!(
        zh: "process: 营业执照变更
item: { visits: «0» }
departments: [市场监管局]
steps:
  申请: { by: 市场监管局, channel: online, work: 10min, next: 领照 }
  领照: { by: 市场监管局, channel: counter, work: 10min }
",
        en: "process: Change of licence
item: { visits: «0» }
departments: [Market office]
steps:
  application: { by: Market office, channel: online, work: 10min, next: collection }
  collection: { by: Market office, channel: counter, work: 10min }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 营业执照变更
item: { visits: 1 }
departments: [市场监管局]
steps:
  申请: { by: 市场监管局, channel: online, work: 10min, next: 领照 }
  领照: { by: 市场监管局, channel: counter, work: 10min }
",
        en: "process: Change of licence
item: { visits: 1 }
departments: [Market office]
steps:
  application: { by: Market office, channel: online, work: 10min, next: collection }
  collection: { by: Market office, channel: counter, work: 10min }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let (names, process) = (ground.names, ground.names.process);
    let Some(item) = process.item.as_ref() else { return Outcome::default() };
    let Some(declared) = item.value.visits.as_ref() else {
        return Outcome::missing(say!(zh: "item 没有写到办事现场次数（visits）", en: "`item` does not say its `visits`"));
    };
    if !visits::are_stated(process) {
        return Outcome::missing(presence::not_stated());
    }
    let study = Study::of(ground.sound);
    let mut visiting: Vec<usize> = study.main.steps().filter(|at| process.steps[*at].visits() > 0).collect();
    visiting.sort_unstable();
    let needed: u64 = visiting.iter().map(|at| u64::from(process.steps[*at].visits())).sum();
    if needed == u64::from(declared.value) {
        return Outcome::default();
    }
    let message = say!(declared = declared.value, needed = needed;
        zh: "清单写到办事现场 {declared} 次，按流程是 {needed} 次", en: "visits declared: {declared}; needed by the process: {needed}");
    let mut finding = RULE.finding(process.place(declared.span), message);
    finding.related = presence::related(names, &visiting);
    finding.help = Some(say!(zh: "改正清单，或减少流程中的到场", en: "correct the list, or cut the visits of the process"));
    vec![Hit::at([], finding)].into()
}
