use crate::analysis::{Study, visits};
use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, presence};
use crate::say;

pub static RULE: Rule = Rule {
    id: "online-with-visits",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "写了全程网办，申请人却要到场",
        en: "the item is declared fully online, and the applicant must come",
    ),
    why: say!(
        zh: "全程网办（四级）就是一次也不用跑；清单这样写、流程却要到场，群众会白跑一趟。",
        en: "Fully online means no visit at all; where the list says so and the process does not, people come in vain.",
    ),
    condition: say!(
        zh: "item 的 online-depth 是四级（4、Ⅳ、四级、全程网办等），而 item 的 visits 大于 0，或者最常见走法上要到场。其他深度不作判断。",
        en: "`online-depth` of `item` is the fourth (4, IV, 四级, 全程网办 and the like), while its `visits` is above 0 or the main scenario needs a visit. Other depths are not judged.",
    ),
    remedy: say!(
        zh: "把要到场的步骤改为网上办理、寄递，或改正网办深度。",
        en: "Move the steps that need presence online or to the post, or correct the online depth.",
    ),
    fires: Example::File(say!(
        zh: "process: 营业执照变更
item: { online-depth: «Ⅳ» }
departments: [市场监管局]
steps:
  申请: { by: 市场监管局, channel: online, work: 10min, next: 领照 }
  领照: { by: 市场监管局, channel: counter, work: 10min }
",
        en: "process: Change of licence
item: { online-depth: «4» }
departments: [Market office]
steps:
  application: { by: Market office, channel: online, work: 10min, next: collection }
  collection: { by: Market office, channel: counter, work: 10min }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 营业执照变更
item: { online-depth: Ⅳ }
departments: [市场监管局]
steps:
  申请: { by: 市场监管局, channel: online, work: 10min, next: 寄照 }
  寄照: { by: 市场监管局, channel: mail, work: 10min }
",
        en: "process: Change of licence
item: { online-depth: 4 }
departments: [Market office]
steps:
  application: { by: Market office, channel: online, work: 10min, next: posting }
  posting: { by: Market office, channel: mail, work: 10min }
",
    )),
    check: Check::Sound(check),
};

/// How the fourth depth is written.
const FULLY: &[&str] =
    &["4", "iv", "四级", "四", "4级", "ⅳ", "ⅳ级", "iv级", "全程网办", "全程网上办理", "全流程网办", "全网通办", "fully online", "full"];

fn check(ground: &Ground<'_>) -> Outcome {
    let process = ground.names.process;
    let Some(item) = process.item.as_ref() else { return Outcome::default() };
    let Some(depth) = item.value.online_depth.as_ref() else {
        return Outcome::missing(say!(zh: "item 没有写网办深度（online-depth）", en: "`item` does not say its `online-depth`"));
    };
    let declared = item.value.visits.as_ref().map(|visits| visits.value);
    if declared.is_none() && !visits::are_stated(process) {
        return Outcome::missing(presence::not_stated());
    }
    if !FULLY.contains(&&*depth.trim().to_lowercase()) {
        return Outcome::default();
    }
    let study = Study::of(ground.sound);
    let mut visiting: Vec<usize> = study.main.steps().filter(|at| process.steps[*at].visits() > 0).collect();
    visiting.sort_unstable();
    let declared = declared.filter(|times| *times > 0);
    if visiting.is_empty() && declared.is_none() {
        return Outcome::default();
    }
    let names = ground.names;
    let message = match declared {
        Some(times) if visiting.is_empty() => {
            say!(depth = &**depth, times = times; zh: "网办深度是“{depth}”，到办事现场次数却写了 {times}", en: "the item is declared online (“{depth}”) with visits: {times}")
        }
        _ => {
            let list = names.list(visiting.iter().copied());
            say!(depth = &**depth, list = list; zh: "网办深度是“{depth}”，申请人却要到场：{list}", en: "the item is declared online (“{depth}”), and the applicant must come: {list}")
        }
    };
    let mut finding = RULE.finding(process.place(depth.span), message).about(visiting.iter().map(|at| names.id(*at)));
    finding.related = presence::related(names, &visiting);
    finding.help = Some(say!(zh: "把到场改为网上办理或寄递，或者改正网办深度", en: "offer these steps online or by post, or correct the online depth"));
    vec![Hit::at(visiting, finding)].into()
}
