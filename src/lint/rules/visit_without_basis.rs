use crate::analysis::visits;
use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, presence};
use crate::say;

pub static RULE: Rule = Rule {
    id: "visit-without-basis",
    group: Group::Redundancy,
    severity: Severity::Note,
    summary: say!(
        zh: "要求申请人到场，没有写依据",
        en: "the applicant must come in person, and no basis is given",
    ),
    why: say!(
        zh: "能网上办、寄递办的不必到场；确需到场的，应当说得出依据。",
        en: "What can be done online or by post needs no visit; where it does, there should be a basis for it.",
    ),
    condition: say!(
        zh: "步骤要求到场（visits 大于 0，窗口、自助渠道默认 1 次），visits 和步骤都没有写 basis。写了 item 的文件由 visits-without-reason 判断。",
        en: "A step requires presence (`visits` above 0; 1 by default at a counter or a self-service machine), and neither `visits` nor the step gives a `basis`. A file with `item` is judged by visits-without-reason.",
    ),
    remedy: say!(
        zh: "依据缺失，请核实：有依据的写明，没有的改为网上办理或寄递。依据缺失不等于违法。",
        en: "Please verify: where there is a basis, write it; where there is none, offer it online or by post. A missing basis proves nothing.",
    ),
    fires: Example::File(say!(
        zh: "process: 居住证签注
departments: [派出所]
steps:
  受理: { by: 派出所, channel: «counter», work: 10min }
",
        en: "process: Residence permit renewal
departments: [Police station]
steps:
  intake: { by: Police station, channel: «counter», work: 10min }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 居民身份证申领
departments: [派出所]
steps:
  采集指纹: { by: 派出所, channel: counter, visits: { times: 1, basis: 居民身份证法第三条 }, work: 10min }
",
        en: "process: Identity card
departments: [Police station]
steps:
  fingerprints: { by: Police station, channel: counter, visits: { times: 1, basis: \"Identity Card Law, art. 3\" }, work: 10min }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let names = ground.names;
    if !visits::are_stated(names.process) {
        return Outcome::missing(presence::not_stated());
    }
    // One thing is one finding: with an item list the same is a warning of its pack.
    if names.process.item.is_some() {
        return Outcome::default();
    }
    let steps = presence::unfounded(names);
    let Some((first, others)) = steps.split_first() else { return Outcome::default() };
    let list = names.list(steps.iter().copied());
    let n: u64 = steps.iter().map(|at| u64::from(names.step(*at).visits())).sum();
    let message = say!(n = n, list = list;
        zh: "要求申请人到场（共 {n} 次），依据缺失，请核实：{list}",
        en: "the applicant must come in person (visits: {n}), no basis is given, please verify: {list}");
    let place = names.place_of(presence::span(names.step(*first)));
    let mut finding = RULE.finding(place, message).about(steps.iter().map(|at| names.id(*at)));
    finding.related = presence::related(names, others);
    finding.help = Some(say!(
        zh: "有依据的写 `visits: { times: 1, basis: … }`；没有的，改为网上办理或寄递",
        en: "write `visits: { times: 1, basis: … }`, or offer it online or by post"));
    vec![Hit::at(steps, finding)].into()
}
