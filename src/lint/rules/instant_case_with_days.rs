use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule, clocks};
use crate::analysis::time;
use crate::model::words::CaseType;
use crate::model::{Deadline, Item};
use crate::say;
use crate::source::At;
use crate::wording::span_of_time;

pub static RULE: Rule = Rule {
    id: "instant-case-with-days",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "办件类型和承诺时限对不上",
        en: "the case type and the promised time contradict each other",
    ),
    why: say!(
        zh: "即办件当场办结，不能又承诺几天；承诺即办的，办件类型应当是即办件。",
        en: "An on-the-spot case is closed at once and cannot promise days; what promises to be done at once is an on-the-spot case.",
    ),
    condition: say!(
        zh: "item 的 case-type 是即办件（instant），全程承诺时限却在一个工作日以上，没有全程时钟的看第一个写了承诺的时钟；或者是承诺件（promised），全程承诺时限却是 0。",
        en: "`case-type` of `item` is `instant` while the promise for the whole case (without such a clock, the first promise) is a working day or more, or it is `promised` while the promise for the whole case is 0.",
    ),
    remedy: say!(
        zh: "改办件类型，或改承诺时限。",
        en: "Change the case type or the promise.",
    ),
    fires: Example::File(say!(
        zh: "process: 流动人口登记
item: { case-type: 即办件 }
deadlines: { promised: «3d» }
departments: [派出所]
steps:
  登记: { by: 派出所, work: 10min }
",
        en: "process: Registration of residence
item: { case-type: instant }
deadlines: { promised: «3d» }
departments: [Police station]
steps:
  registration: { by: Police station, work: 10min }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 流动人口登记
item: { case-type: 即办件 }
deadlines: { promised: 30min }
departments: [派出所]
steps:
  登记: { by: 派出所, work: 10min }
",
        en: "process: Registration of residence
item: { case-type: instant }
deadlines: { promised: 30min }
departments: [Police station]
steps:
  registration: { by: Police station, work: 10min }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    let Some(item) = names.process.item.as_ref() else { return Outcome::default() };
    let Some(case_type) = item.value.case_type.as_ref() else {
        return Outcome::missing(say!(zh: "item 没有写办件类型（case-type）", en: "`item` does not say its `case-type`"));
    };
    let promising = || names.process.deadlines.iter().filter(|clock| clock.promised.is_some());
    let Some(clock) = promising().find(|clock| clock.name.is_none()).or_else(|| promising().next()) else {
        return Outcome::missing(say!(zh: "没有写承诺时限（promised）", en: "there is no promise (`promised`)"));
    };
    contradiction(names, item, case_type.value, clock).into_iter().collect::<Vec<Hit>>().into()
}

fn contradiction(names: &Names<'_>, item: &At<Item>, case_type: CaseType, clock: &Deadline) -> Option<Hit> {
    let base = names.process.time_base();
    let limit = &clock.promised.as_ref()?.value.limit;
    let (seconds, day) = (time::number(base.seconds(limit.value)), base.day_seconds());
    let promise = span_of_time(seconds, day);
    let (message, help) = match case_type {
        CaseType::OnTheSpot if seconds >= day => (
            say!(promise = promise; zh: "办件类型是即办件，却承诺 {promise}", en: "the item is an on-the-spot case and promises {promise}"),
            say!(zh: "当场办结的，承诺写 0 或几分钟；不能当场办结的，办件类型改为承诺件", en: "promise 0 or minutes where it is done at once; where it is not, the case type is `promised`"),
        ),
        // A part may well be done at once: the certificate is there when the decision is.
        CaseType::Promised if seconds == 0.0 && clock.name.is_none() => (
            say!(zh: "承诺即办，办件类型却是承诺件", en: "the promise is “at once”, and the item is a committed-time case"),
            say!(zh: "办件类型改为即办件（instant）", en: "the case type is `instant`"),
        ),
        _ => return None,
    };
    let mut hit = clocks::hit(names, &RULE, clock, limit.span, message, help);
    let declared = item.value.case_type.as_ref().map_or(item.span, |declared| declared.span);
    let text = say!(zh: "办件类型写在这里", en: "the case type is declared here");
    hit.finding = hit.finding.related(names.place_of(declared), text);
    Some(hit)
}
