use crate::finding::{Disposition, Related, Severity};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving};
use crate::model::words::WaitCause;
use crate::redesign::{Measure, NoWait};
use crate::say;
use crate::source::Place;
use crate::wording::{percent, span_of_time};

pub static RULE: Rule = Rule {
    id: "waiting-for-meeting",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "等会占全程用时的一成以上",
        en: "waiting for a meeting takes a tenth of lead time or more",
    ),
    why: say!(
        zh: "定期开会的事项，办件平均要等半个会期，等的时间里没有人在办。",
        en: "Where a body meets at intervals, a case waits half an interval on average, and nobody works on it meanwhile.",
    ),
    condition: say!(
        zh: "等待原因为“等会”（cause: meeting）的等待，按各种走法平均，占全程平均用时的 10% 以上。",
        en: "Over all ways through, waits with `cause: meeting` have 10% or more of mean lead time.",
    ),
    remedy: say!(
        zh: "一般事项授权直接审批或改为函审，重大事项才上会；必须开会的，缩短会期。",
        en: "Delegate ordinary cases or decide them in writing and keep the meeting for important ones; where it must be a meeting, hold it more often.",
    ),
    fires: Example::File(say!(
        zh: "process: 规划条件变更
departments: [规划局]
steps:
  受理: { by: 规划局, work: 1h, next: 审议 }
  审议: { by: 规划局, kind: approve, wait: «{ every: 10d, cause: meeting }», work: 1h }
",
        en: "process: Change of planning conditions
departments: [Planning bureau]
steps:
  intake: { by: Planning bureau, work: 1h, next: committee }
  committee: { by: Planning bureau, kind: approve, wait: «{ every: 10d, cause: meeting }», work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 规划条件变更
departments: [规划局]
steps:
  受理: { by: 规划局, work: 10d, next: 审议 }
  审议: { by: 规划局, kind: approve, wait: { every: 1d, cause: meeting }, work: 1h }
",
        en: "process: Change of planning conditions
departments: [Planning bureau]
steps:
  intake: { by: Planning bureau, work: 10d, next: committee }
  committee: { by: Planning bureau, kind: approve, wait: { every: 1d, cause: meeting }, work: 1h }
",
    )),
    check: Check::Sound(check),
};

/// The share of mean lead time from which it is told.
const SHARE: f64 = 0.1;

fn check(ground: &Ground<'_>) -> Outcome {
    let steps = &ground.names.process.steps;
    let mut causes = steps.iter().flat_map(|step| &step.wait).filter_map(|wait| wait.value.cause()).peekable();
    if causes.peek().is_none() {
        return Outcome::missing(say!(zh: "没有步骤写明等什么（wait 的 cause）", en: "no step says what it waits for (`cause` of `wait`)"));
    }
    if !causes.any(|cause| cause == WaitCause::Meeting) {
        return Outcome::default();
    }
    waits(ground).into_iter().collect::<Vec<Hit>>().into()
}

fn waits(ground: &Ground<'_>) -> Option<Hit> {
    let (names, lead_time) = (ground.names, ground.lead_time());
    let meetings = |waits: &[(WaitCause, f64)]| waits.iter().filter(|wait| wait.0 == WaitCause::Meeting).map(|wait| wait.1).sum();
    let shares = lead_time.shares.iter().enumerate().filter_map(|(at, share)| Some((at, meetings(&share.as_ref()?.waits))));
    let waiting: Vec<(usize, f64)> = shares.filter(|(_, seconds)| *seconds > 0.0).collect();
    let total: f64 = waiting.iter().map(|(_, seconds)| seconds).sum();
    // A hair below, for a tenth that floats hold a little too low.
    if waiting.is_empty() || total < lead_time.mean * SHARE * (1.0 - 1e-9) {
        return None;
    }
    let heaviest = waiting.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(at, _)| *at);
    let day = names.process.time_base().day_seconds();
    let list = names.list(waiting.iter().map(|(at, _)| *at));
    let share = percent(total / lead_time.mean);
    let message = say!(wait = span_of_time(total, day), mean = span_of_time(lead_time.mean, day), share = share, list = list;
        zh: "等会平均要 {wait}，占全程平均用时 {mean}的 {share}：{list}",
        en: "waiting for a meeting takes {wait} of the mean lead time of {mean} ({share}): {list}");
    let mut finding = RULE.finding(place(ground, heaviest), message).about(waiting.iter().map(|(at, _)| names.id(*at)));
    finding.related.extend(waiting.iter().filter(|(at, _)| *at != heaviest).map(|(at, seconds)| {
        let text = say!(wait = span_of_time(*seconds, day); zh: "这里平均等 {wait}", en: "{wait} of it here");
        Related { place: place(ground, *at), text }
    }));
    finding.help = Some(say!(zh: "一般事项授权直接审批或函审；必须开会的，缩短会期", en: "delegate ordinary cases or decide them in writing; where it must be a meeting, hold it more often"));
    // The meeting itself is not dropped, so a basis that prescribes it does not stand against this.
    finding.disposition = Some(Disposition::Reorder);
    let steps: Vec<usize> = waiting.iter().map(|(at, _)| *at).collect();
    let measure = NoWait { steps: steps.iter().map(|at| names.id(*at).into()).collect(), cause: WaitCause::Meeting };
    Some(Hit::at(steps, finding).changed(Measure::NoWait(measure), WithoutSaving::Told))
}

fn place(ground: &Ground<'_>, at: usize) -> Place {
    let step = ground.names.step(at);
    let wait = step.wait.iter().find(|wait| wait.value.cause() == Some(WaitCause::Meeting));
    ground.names.place_of(wait.map_or(step.span(), |wait| wait.span))
}
