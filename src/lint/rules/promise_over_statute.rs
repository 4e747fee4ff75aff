use crate::analysis::time;
use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule, clocks};
use crate::say;
use crate::model::Deadline;
use crate::wording::span_of_time;

pub static RULE: Rule = Rule {
    id: "promise-over-statute",
    group: Group::Time,
    severity: Severity::Error,
    summary: say!(
        zh: "承诺时限长于法定时限",
        en: "a promise is longer than the statutory limit",
    ),
    why: say!(
        zh: "承诺只能比法定更短；更长的承诺等于公开违法。",
        en: "A promise may only be shorter than the law allows; a longer one announces a breach.",
    ),
    condition: say!(
        zh: "同一时钟的 promised 大于 statutory（不含延长）。",
        en: "The `promised` of a clock is above its `statutory` limit, without extension.",
    ),
    remedy: say!(
        zh: "把承诺改到法定以内，或更正法定时限及其依据。",
        en: "Bring the promise within the statutory limit, or correct that limit and its basis.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { statutory: 20d, promised: «25d» }
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: 3d, work: 2h }
",
        en: "process: Food licence
deadlines: { statutory: 20d, promised: «25d» }
departments: [Market office]
steps:
  review: { by: Market office, wait: 3d, work: 2h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { statutory: 20d, promised: 20d }
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, wait: 3d, work: 2h }
",
        en: "process: Food licence
deadlines: { statutory: 20d, promised: 20d }
departments: [Market office]
steps:
  review: { by: Market office, wait: 3d, work: 2h }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    names.process.deadlines.iter().filter_map(|clock| above(names, clock)).collect::<Vec<Hit>>().into()
}

fn above(names: &Names<'_>, clock: &Deadline) -> Option<Hit> {
    let base = names.process.time_base();
    let (promised, statutory) = (&clock.promised.as_ref()?.limit, &clock.statutory.as_ref()?.limit);
    let (promise, statute) = (base.seconds(promised.value), base.seconds(statutory.value));
    if promise <= statute {
        return None;
    }
    let span = |seconds| span_of_time(time::number(seconds), base.day_seconds());
    let message = say!(clock = clocks::called(clock), promise = span(promise), statute = span(statute);
        zh: "{clock}承诺 {promise}，比法定的 {statute}还长", en: "{clock} promises {promise}, longer than the statutory {statute}");
    let help = say!(statute = span(statute); zh: "承诺不得超过 {statute}", en: "promise no more than {statute}");
    Some(clocks::hit(names, &RULE, clock, promised.span, message, help))
}
