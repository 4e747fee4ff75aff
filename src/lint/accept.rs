use super::rules::{self, allow_expired, bad_value, unknown_reference};
use super::{Hit, Names};
use crate::finding::{Finding, Severity};
use crate::model::{Allow, Date};
use crate::say;
use crate::source::At;
use rustc_hash::FxHashSet;

/// What is left when accepted findings are taken out.
#[derive(Debug)]
pub struct Accepted {
    /// Those that nobody accepted.
    pub left: Vec<Hit>,
    /// How many were accepted.
    pub allowed: usize,
}

/// Takes out the findings that the steps which answer for them allow, each with a reason and in time; tells of an `allow` that is over, that names
/// no rule, or that would accept an error.
pub fn accept(names: &Names<'_>, hits: Vec<Hit>, today: Option<Date>) -> Accepted {
    let mut told = Vec::new();
    let mut holds: FxHashSet<(usize, &str)> = FxHashSet::default();
    for (at, step) in names.process.steps.iter().enumerate() {
        for allow in &step.more().allow {
            match objection(names, at, allow, today) {
                Some(finding) => told.push(Hit::at([], finding)),
                None if allow.because.as_ref().is_some_and(|because| !because.trim().is_empty()) => {
                    holds.insert((at, &allow.rule.value));
                }
                // The reader asks for the reason; without one nothing is accepted.
                None => {}
            }
        }
    }
    let all = hits.len();
    let accepted =
        |hit: &Hit| !hit.steps.is_empty() && hit.steps.iter().all(|step| holds.contains(&(*step, hit.finding.rule)));
    let mut left: Vec<Hit> = hits.into_iter().filter(|hit| !accepted(hit)).collect();
    let allowed = all - left.len();
    left.extend(told);
    Accepted { left, allowed }
}

// Why an `allow` does not hold.
fn objection(names: &Names<'_>, at: usize, allow: &At<Allow>, today: Option<Date>) -> Option<Finding> {
    let place = names.place_of(allow.rule.span);
    let id = &*allow.rule.value;
    let finding = match rules::find(id) {
        None => {
            let message = say!(id = id; zh: "没有“{id}”这条规则", en: "there is no rule “{id}”");
            let finding = unknown_reference::RULE.finding(place, message);
            match rules::nearest(id) {
                Some(near) => {
                    finding.helped(say!(near = near; zh: "是不是想写 `{near}`？", en: "did you mean `{near}`?"))
                }
                None => finding,
            }
        }
        Some(rule) if rule.severity == Severity::Error => {
            let message = say!(id = id; zh: "“{id}”是错误，不能豁免", en: "“{id}” is an error and cannot be accepted");
            let help = say!(zh: "只有警告和提示可以豁免；请改正错误", en: "only warnings and notes can be accepted; correct the error");
            bad_value::RULE.finding(place, message).helped(help)
        }
        Some(_) => return expired(names, at, allow, today),
    };
    Some(finding.about([names.id(at)]))
}

fn expired(names: &Names<'_>, at: usize, allow: &At<Allow>, today: Option<Date>) -> Option<Finding> {
    let until = allow.until.as_ref()?;
    let (last, today) = (Date::read(until).ok()?, today?);
    if last >= today {
        return None;
    }
    let (id, day) = (&*allow.rule.value, &*until.value);
    let message = say!(id = id, day = day;
        zh: "对“{id}”的豁免已于 {day} 到期", en: "the acceptance of “{id}” ended on {day}");
    let help = say!(zh: "整改；理由仍成立的，改 until 并更新理由", en: "resolve it, or write a new date in `until` and renew the reason");
    let mut finding =
        allow_expired::RULE.finding(names.place_of(until.span), message).helped(help).about([names.id(at)]);
    finding.discriminator = id.to_owned();
    Some(finding)
}
