use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, clocks};
use crate::say;
use crate::wording::span_of_time;

pub static RULE: Rule = Rule {
    id: "promise-too-loose",
    group: Group::Time,
    severity: Severity::Warning,
    summary: say!(
        zh: "承诺时限过宽",
        en: "a promise is far longer than needed",
    ),
    why: say!(
        zh: "办件早就办完，承诺却迟迟不压减，申请人得不到真实的预期。",
        en: "Where cases are done long before, the promise tells applicants nothing and hides what could be cut.",
    ),
    condition: say!(
        zh: "按模型，95% 的办件所用时间不到承诺时限的一半。",
        en: "By the model, 95% of the cases take less than half of the promise.",
    ),
    remedy: say!(
        zh: "把承诺压减到 95% 的办件做得到的天数。",
        en: "Promise the days that 95% of the cases keep.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { promised: «10d» }
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: 3d, work: 2h }
",
        en: "process: Food licence
deadlines: { promised: «10d» }
departments: [Market office]
steps:
  review: { by: Market office, wait: 3d, work: 2h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { promised: 5d }
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: 3d, work: 2h }
",
        en: "process: Food licence
deadlines: { promised: 5d }
departments: [Market office]
steps:
  review: { by: Market office, wait: 3d, work: 2h }
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
        let slow = kept.limit - kept.margin;
        if slow >= kept.limit / 2.0 {
            return None;
        }
        let day = ground.names.process.time_base().day_seconds();
        let span = |seconds: f64| span_of_time(seconds, day);
        let message = say!(clock = clocks::called(clock), limit = span(kept.limit), slow = span(slow);
            zh: "{clock}承诺 {limit}，按模型 95% 的办件 {slow}内就能办完",
            en: "{clock} promises {limit}, but by the model 95% of the cases are done within {slow}");
        let help = say!(smallest = span(time.smallest as f64 * day);
            zh: "承诺可以压减到 {smallest}", en: "{smallest} can be promised");
        Some(clocks::hit(ground.names, &RULE, clock, line.limit.span, message, help))
    });
    hits.collect::<Vec<Hit>>().into()
}
