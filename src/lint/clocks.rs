//! What rules about clocks share.

use super::{Ground, Hit, Names, Outcome, Rule};
use crate::analysis::clock::{self, ClockTime};
use crate::model::Deadline;
use crate::say;
use crate::source::Span;
use crate::wording::{Text, plain_number, span_of_time};

/// A clock as it stands in a sentence.
pub fn called(clock: &Deadline) -> Text {
    match &clock.name {
        Some(name) => say!(name = name.value; zh: "时钟“{name}”", en: "clock “{name}”"),
        None => say!(zh: "全程", en: "the whole case"),
    }
}

// A clock as the head of what is told of it.
fn headed(clock: &Deadline) -> Text {
    match clock.name.as_ref().map(|name| &*name.value) {
        Some(name) if name.ends_with("时限") => Text::same(name),
        Some(name) => say!(name = name; zh: "{name}时限", en: "time limit “{name}”"),
        None => say!(zh: "全程时限", en: "time limit of the whole case"),
    }
}

/// A finding about a clock; it can be accepted at no step.
pub fn hit(names: &Names<'_>, rule: &Rule, clock: &Deadline, span: Span, message: Text, help: Text) -> Hit {
    let mut finding = rule.finding(names.place_of(span), message).helped(help);
    finding.discriminator = clock.name.as_ref().map_or_else(String::new, |name| name.value.to_string());
    finding.heading.push(headed(clock));
    Hit::at([], finding)
}

/// Why a rule about clocks cannot judge: none is written that says what it needs, or no step says how long it takes.
pub fn missing(ground: &Ground<'_>, says: impl Fn(&Deadline) -> bool, what: &Text) -> Option<Outcome> {
    let process = ground.names.process;
    if !process.deadlines.iter().any(says) {
        return Some(Outcome::missing(say!(what = what; zh: "没有写{what}", en: "there is no {what}")));
    }
    let silent = process.steps.iter().all(|step| step.work.is_none() && step.elapsed.is_none() && step.wait.is_empty());
    silent.then(|| Outcome::missing(say!(zh: "没有步骤写明用时", en: "no step says how long it takes")))
}

/// Every clock that runs in some case, with how long.
pub fn timed<'g>(ground: &'g Ground<'_>) -> impl Iterator<Item = (&'g Deadline, &'g ClockTime)> {
    let deadlines = &ground.names.process.deadlines;
    ground.clocks().iter().filter_map(move |clock| Some((deadlines.get(clock.at)?, clock.time.as_ref()?)))
}

/// What to do where a line is missed: what takes most of the time, and what could be promised instead.
pub fn heaviest(ground: &Ground<'_>, clock: &Deadline, time: &ClockTime, day: f64) -> Text {
    let counted = clock::counted(ground.sound, ground.order, clock);
    let shares = ground.lead_time().shares.iter().enumerate().filter(|(step, _)| counted[*step]);
    let shares = shares.filter_map(|(step, share)| Some((step, share.as_ref()?.contribution)));
    let heaviest = shares.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, seconds)| *seconds > 0.0);
    let smallest = span_of_time(time.smallest as f64 * day, day);
    match heaviest {
        Some((step, seconds)) => {
            say!(step = ground.names.called(step), seconds = span_of_time(seconds, day), smallest = smallest;
            zh: "时间花得最多的是{step}（平均 {seconds}）；按现行流程，95% 的办件可在 {smallest}内办结",
            en: "{step} takes most of the time ({seconds} on average); as things are, 95% of the cases keep {smallest}")
        }
        None => {
            say!(smallest = smallest; zh: "95% 的办件可在 {smallest}内办结", en: "95% of the cases keep {smallest}")
        }
    }
}

/// The share of cases that keep a line, told as what is too little.
pub fn only(met: &Text, share: f64) -> Text {
    match &*met.en {
        "0%" if share > 0.0 => say!(zh: "几乎没有办件能", en: "hardly any case keeps it"),
        "0%" => say!(zh: "没有办件能", en: "no case keeps it"),
        _ => say!(met = met; zh: "只有 {met} 的办件能", en: "only {met} of the cases keep it"),
    }
}

/// A share that is too small and the share that it should be, with as many decimals as tell them apart.
pub fn apart(met: f64, wanted: f64) -> [Text; 2] {
    let told = |decimals: usize| [met, wanted].map(|share| format!("{}%", plain_number(share * 100.0, decimals)));
    let enough = (1..6).map(told).find(|[met, wanted]| met != wanted);
    enough.unwrap_or_else(|| told(6)).map(Text::same)
}
