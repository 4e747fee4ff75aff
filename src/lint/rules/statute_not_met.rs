use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, clocks};
use crate::say;
use crate::wording::{percent, span_of_time};

pub static RULE: Rule = Rule {
    id: "statute-not-met",
    group: Group::Time,
    severity: Severity::Error,
    summary: say!(
        zh: "法定时限守不住",
        en: "a statutory limit is not kept",
    ),
    why: say!(
        zh: "超过法定时限即违法，流程本身就不能这样设计。",
        en: "To exceed it is unlawful; a process must not be designed so.",
    ),
    condition: say!(
        zh: "按模型，时钟不超过法定时限（有延长的含延长）的概率低于 met-by（默认 95%）。",
        en: "By the model, P(clock ≤ statutory limit, with its extension if there is one) is below `met-by` (95% by default).",
    ),
    remedy: say!(
        zh: "压缩占时间最多的步骤；依法不计入期限的时间（听证、检验、专家评审等）用 paused 写明依据。",
        en: "Shorten what takes most of the time; write `paused` with its basis where the law does not count a step's time (hearings, tests, expert reviews).",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { statutory: «5d» }
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: { exponential: 2d }, work: 2h }
",
        en: "process: Food licence
deadlines: { statutory: «5d» }
departments: [Market office]
steps:
  review: { by: Market office, wait: { exponential: 2d }, work: 2h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { statutory: { limit: 5d, extension: 2d } }
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: { exponential: 2d }, work: 2h }
",
        en: "process: Food licence
deadlines: { statutory: { limit: 5d, extension: 2d } }
departments: [Market office]
steps:
  review: { by: Market office, wait: { exponential: 2d }, work: 2h }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    if let Some(missing) = clocks::missing(ground, |clock| clock.statutory.is_some(), &say!(zh: "法定时限（statutory）", en: "statutory limit (`statutory`)")) {
        return missing;
    }
    let hits = clocks::timed(ground).filter_map(|(clock, time)| {
        let (line, kept) = (clock.statutory.as_ref()?, time.statutory?);
        if kept.is_kept() {
            return None;
        }
        let day = ground.names.process.time_base().day_seconds();
        let extended = kept.met_extended.map(|met| say!(met = percent(met); zh: "，延长后也只有 {met}", en: ", with the extension {met}"));
        let extended = extended.unwrap_or(say!(zh: "", en: ""));
        let [met, wanted] = clocks::apart(kept.met, kept.wanted);
        let message = say!(clock = clocks::called(clock), limit = span_of_time(kept.limit, day), only = clocks::only(&met, kept.met), wanted = wanted, extended = extended;
            zh: "{clock}法定时限 {limit}，按模型{only}在时限内办结{extended}，要求 {wanted}",
            en: "the statutory limit of {clock} is {limit}, but by the model {only}{extended}; {wanted} must");
        let help = clocks::heaviest(ground, clock, time, day);
        Some(clocks::hit(ground.names, &RULE, clock, line.limit.span, message, help))
    });
    hits.collect::<Vec<Hit>>().into()
}
