use crate::analysis::lead_time::Obtained;
use crate::finding::{Related, Saving, Severity, TimeOf};
use crate::lint::sent_back::{self, SentBack};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::model::words::ReworkCause;
use crate::redesign::{Measure, NeverTake};
use crate::say;
use crate::wording::{percent, span_of_time};

pub static RULE: Rule = Rule {
    id: "preventable-rework",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "因材料不齐退回，占全程用时的 5% 以上",
        en: "cases sent back for incomplete papers cost 5% of lead time or more",
    ),
    why: say!(
        zh: "材料不齐多半是没有一次说清；退回一次，申请人多等一轮，窗口多看一遍。",
        en: "Papers are incomplete mostly because nobody said all that is needed; each return costs the applicant another round and the office another look.",
    ),
    condition: say!(
        zh: "退回的分支写了 cause: papers，由此多花的时间占全程平均用时的 5% 以上。多花多少，是按现在和按不发生这些退回各算一次的差，不是把步骤时间相加。",
        en: "Branches that send a case back have `cause: papers`, and what they cost is 5% or more of mean lead time: the difference between the mean as it is and the mean when they are never taken. Step times are not added up.",
    ),
    remedy: say!(
        zh: "一次性告知全部材料，提供样例，受理前先预检。",
        en: "Say once all that is needed, give samples, and check before acceptance.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, elapsed: 4d, next: { one: [ { to: «补正», p: 30%, cause: papers, max: 1 }, 决定 ] } }
  补正: { by: 申请人, elapsed: 3d, next: 审查 }
  决定: { by: 市场监管局, elapsed: 1d }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, elapsed: 4d, next: { one: [ { to: «supplement», p: 30%, cause: papers, max: 1 }, decision ] } }
  supplement: { by: applicant, elapsed: 3d, next: review }
  decision: { by: Market office, elapsed: 1d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, elapsed: 4d, next: { one: [ { to: 补正, p: 2%, cause: papers, max: 1 }, 决定 ] } }
  补正: { by: 申请人, elapsed: 3d, next: 审查 }
  决定: { by: 市场监管局, elapsed: 1d }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, elapsed: 4d, next: { one: [ { to: supplement, p: 2%, cause: papers, max: 1 }, decision ] } }
  supplement: { by: applicant, elapsed: 3d, next: review }
  decision: { by: Market office, elapsed: 1d }
",
    )),
    check: Check::Sound(check),
};

/// The share of mean lead time from which it is told.
const SHARE: f64 = 0.05;

fn check(ground: &Ground<'_>) -> Outcome {
    let all = sent_back::all(ground);
    if let Some(missing) = sent_back::no_cause(&all) {
        return Outcome::missing(missing);
    }
    let papers: Vec<SentBack<'_>> = all.into_iter().filter(|one| one.cause() == Some(ReworkCause::Papers)).collect();
    preventable(ground, &papers).into_iter().collect::<Vec<Hit>>().into()
}

fn preventable(ground: &Ground<'_>, papers: &[SentBack<'_>]) -> Option<Hit> {
    let (first, others) = papers.split_first()?;
    let names = ground.names;
    let branches = papers.iter().map(|one| (names.id(one.step).into(), one.at)).collect();
    let changed = Measure::NeverTake(NeverTake { branches }).apply(names.process).ok()?;
    let (before, after) = (ground.lead_time(), ground.changed_mean(&changed)?);
    let cost = before.mean - after;
    let unsure = match before.obtained {
        Obtained::Exact => 0.0,
        // Both means are sampled; two standard errors of each.
        Obtained::Sampled { error, .. } => 4.0 * error,
    };
    if cost <= 0.0 || cost - unsure < before.mean * SHARE * (1.0 - 1e-9) {
        return None;
    }
    let day = names.process.time_base().day_seconds();
    let list = names.list(papers.iter().map(|one| one.step));
    let share = percent(cost / before.mean);
    let message = say!(cost = span_of_time(cost, day), mean = span_of_time(before.mean, day), share = share, list = list;
        zh: "因材料不齐退回，平均多花 {cost}，占全程平均用时 {mean}的 {share}；退回的步骤：{list}",
        en: "sending cases back for incomplete papers costs {cost} of the mean lead time of {mean} ({share}); sent back by: {list}");
    let mut finding = RULE.finding(first.place(ground), message).about(papers.iter().map(|one| names.id(one.step)));
    let also = |one: &SentBack<'_>| Related { place: one.place(ground), text: say!(zh: "这里也退回", en: "sent back here too") };
    finding.related.extend(others.iter().map(also));
    finding.evidence.push(say!(after = span_of_time(after, day);
        zh: "都一次齐全时，全程平均 {after}（去掉这些退回重新计算）", en: "with all papers there at once: {after} on average (computed again without these returns)"));
    finding.help = Some(say!(zh: "一次性告知全部材料，提供样例，受理前先预检", en: "say once all that is needed, give samples, and check before acceptance"));
    finding.saving = Some(Saving { lead_time: cost / day, time_of: TimeOf::Mean, day, ..Saving::default() });
    Some(Hit::at(papers.iter().map(|one| one.step), finding))
}
