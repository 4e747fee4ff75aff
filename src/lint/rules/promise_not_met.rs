use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, clocks};
use crate::say;
use crate::wording::span_of_time;

pub static RULE: Rule = Rule {
    id: "promise-not-met",
    group: Group::Time,
    severity: Severity::Warning,
    summary: say!(
        zh: "承诺时限守不住",
        en: "a promise is not kept",
    ),
    why: say!(
        zh: "对外公布的承诺，应当绝大多数办件都能做到。",
        en: "What is promised in public must hold for nearly every case.",
    ),
    condition: say!(
        zh: "按模型，时钟不超过承诺时限的概率低于 met-by（默认 95%）。",
        en: "By the model, P(clock ≤ promise) is below `met-by` (95% by default).",
    ),
    remedy: say!(
        zh: "压缩占时间最多的步骤（analyze 的“时间花在哪里”），或把承诺改成做得到的天数。",
        en: "Shorten what takes most of the time (`analyze` shows where it goes), or promise what can be kept.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { promised: «3d» }
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: { exponential: 2d }, work: 2h }
",
        en: "process: Food licence
deadlines: { promised: «3d» }
departments: [Market office]
steps:
  review: { by: Market office, wait: { exponential: 2d }, work: 2h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { promised: 7d }
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: { exponential: 2d }, work: 2h }
",
        en: "process: Food licence
deadlines: { promised: 7d }
departments: [Market office]
steps:
  review: { by: Market office, wait: { exponential: 2d }, work: 2h }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    if let Some(missing) = clocks::missing(ground, |clock| clock.promised.is_some(), &say!(zh: "承诺时限（promised）", en: "promised limit (`promised`)")) {
        return missing;
    }
    let hits = clocks::timed(ground).filter_map(|(clock, time)| {
        let (line, kept) = (clock.promised.as_ref()?, time.promised?);
        if kept.is_kept() {
            return None;
        }
        let day = ground.names.process.time_base().day_seconds();
        let [met, wanted] = clocks::apart(kept.met, kept.wanted);
        let message = say!(clock = clocks::called(clock), limit = span_of_time(kept.limit, day), only = clocks::only(&met, kept.met), wanted = wanted;
            zh: "{clock}承诺 {limit}，按模型{only}在时限内办结，要求 {wanted}",
            en: "{clock} promises {limit}, but by the model {only}; {wanted} must");
        let help = clocks::heaviest(ground, clock, time, day);
        Some(clocks::hit(ground.names, &RULE, clock, line.limit.span, message, help))
    });
    hits.collect::<Vec<Hit>>().into()
}
