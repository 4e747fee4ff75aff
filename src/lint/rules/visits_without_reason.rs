use crate::analysis::visits;
use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule, presence};
use crate::say;
use crate::source::Span;

pub static RULE: Rule = Rule {
    id: "visits-without-reason",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "到办事现场次数大于 0，没有写必须到场的原因",
        en: "the item list counts visits and gives no reason for them",
    ),
    why: say!(
        zh: "实施清单要求：到办事现场次数不为 0 的，必须写明原因；为 0 的，不写原因。",
        en: "The item list demands a reason for every visit, and none where there is no visit.",
    ),
    condition: say!(
        zh: "写了 item 的文件里，有步骤要求到场，visits 和步骤都没有写 basis；或者有步骤写明到场 0 次，却写了到场的 basis。",
        en: "In a file with `item` a step requires presence, and neither `visits` nor the step gives a `basis`; or a step says 0 visits and gives a `basis` for them.",
    ),
    remedy: say!(
        zh: "写 visits: { times: 1, basis: 原因或依据 }；说不出原因的，改为网上办理或寄递。",
        en: "Write `visits: { times: 1, basis: … }`; where there is no reason, offer it online or by post.",
    ),
    fires: Example::File(say!(
        zh: "process: 居住证签注
item: { visits: «1» }
departments: [派出所]
steps:
  受理: { by: 派出所, channel: counter, work: 10min }
",
        en: "process: Residence permit renewal
item: { visits: «1» }
departments: [Police station]
steps:
  intake: { by: Police station, channel: counter, work: 10min }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 居民身份证申领
item: { visits: 1 }
departments: [派出所]
steps:
  采集指纹: { by: 派出所, channel: counter, visits: { times: 1, basis: 须现场采集指纹 }, work: 10min }
",
        en: "process: Identity card
item: { visits: 1 }
departments: [Police station]
steps:
  fingerprints: { by: Police station, channel: counter, visits: { times: 1, basis: fingerprints are taken on the spot }, work: 10min }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    let Some(item) = names.process.item.as_ref() else { return Outcome::default() };
    if !visits::are_stated(names.process) {
        return Outcome::missing(presence::not_stated());
    }
    let declared = item.value.visits.as_ref().map(|visits| visits.span);
    let mut hits: Vec<Hit> = without_reason(names, declared).into_iter().collect();
    hits.extend((0..names.process.steps.len()).filter_map(|at| reason_for_nothing(names, at)));
    hits.into()
}

fn without_reason(names: &Names<'_>, declared: Option<Span>) -> Option<Hit> {
    let steps = presence::unfounded(names);
    let (first, others) = steps.split_first()?;
    let list = names.list(steps.iter().copied());
    let n: u64 = steps.iter().map(|at| u64::from(names.step(*at).visits())).sum();
    let message = say!(n = n, list = list;
        zh: "到场 {n} 次没有写必须到场的原因，依据缺失，请核实：{list}", en: "no reason is given for visits ({n}), please verify: {list}");
    let place = names.place_of(declared.unwrap_or(presence::span(names.step(*first))));
    let mut finding = RULE.finding(place, message).about(steps.iter().map(|at| names.id(*at)));
    finding.related = presence::related(names, if declared.is_some() { &steps } else { others });
    finding.help = Some(say!(
        zh: "写 `visits: { times: 1, basis: … }`；说不出原因的，改为网上办理或寄递",
        en: "write `visits: { times: 1, basis: … }`; where there is no reason, offer it online or by post"));
    Some(Hit::at(steps, finding))
}

fn reason_for_nothing(names: &Names<'_>, at: usize) -> Option<Hit> {
    let visits = &names.step(at).visits.as_ref()?.value;
    let basis = visits.basis.first().filter(|_| visits.times.value == 0)?;
    let message = say!(step = names.called(at); zh: "{step}到场 0 次，却写了到场的原因", en: "{step} needs no visit and gives a reason for one");
    let help = say!(zh: "删去原因，或改正次数", en: "take the reason away, or correct the number");
    let mut finding = RULE.finding(names.place_of(basis.span), message).helped(help).about([names.id(at)]);
    finding.discriminator = "0".to_owned();
    Some(Hit::at([at], finding))
}
