use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, clocks};
use crate::say;
use crate::analysis::clock;
use crate::wording::{percent, span_of_time};

pub static RULE: Rule = Rule {
    id: "applicant-time-outside-clock",
    group: Group::Time,
    severity: Severity::Note,
    summary: say!(
        zh: "申请人等待的时间未计入任何时限",
        en: "the applicant waits and no clock sees it",
    ),
    why: say!(
        zh: "时限只管受理到决定，群众感受的是从提出申请到拿到结果。",
        en: "Offices count from acceptance to decision, applicants from the first visit to the result.",
    ),
    condition: say!(
        zh: "写了时钟，而申请人时间里有 1% 以上花在任何时钟都不计的步骤上（时钟之前、之后，或停表期间）。",
        en: "There are clocks, and more than 1% of the mean lead time lies in steps that none of them counts: before, after, or paused.",
    ),
    remedy: say!(
        zh: "为这段时间另设时钟（如领证），或说明为什么不计。",
        en: "Set a clock for that time too (issuing, for example), or say why it does not count.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
deadlines:
  决定: { from: 受理, to: 审查, promised: 5d }
departments: [市场监管局]
steps:
  «受理»: { by: 市场监管局, wait: 1d, work: 1h, next: 审查 }
  审查: { by: 市场监管局, wait: 3d, work: 2h, next: 送达 }
  送达: { by: 市场监管局, kind: deliver, wait: 2d, work: 10min }
",
        en: "process: Food licence
deadlines:
  decision: { from: intake, to: review, promised: 5d }
departments: [Market office]
steps:
  «intake»: { by: Market office, wait: 1d, work: 1h, next: review }
  review: { by: Market office, wait: 3d, work: 2h, next: delivery }
  delivery: { by: Market office, kind: deliver, wait: 2d, work: 10min }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { promised: 7d }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, wait: 1d, work: 1h, next: 审查 }
  审查: { by: 市场监管局, wait: 3d, work: 2h, next: 送达 }
  送达: { by: 市场监管局, kind: deliver, wait: 2d, work: 10min }
",
        en: "process: Food licence
deadlines: { promised: 7d }
departments: [Market office]
steps:
  intake: { by: Market office, wait: 1d, work: 1h, next: review }
  review: { by: Market office, wait: 3d, work: 2h, next: delivery }
  delivery: { by: Market office, kind: deliver, wait: 2d, work: 10min }
",
    )),
    check: Check::Sound(check),
};

/// Less of the time than this is no matter.
const SMALL: f64 = 0.01;

fn check(ground: &Ground<'_>) -> Outcome {
    if let Some(missing) = clocks::missing(ground, |_| true, &say!(zh: "时钟（deadlines）", en: "clock (`deadlines`)")) {
        return missing;
    }
    let (names, time) = (ground.names, ground.lead_time());
    let seen = clock::seen(ground.sound, ground.order);
    let unseen = time.shares.iter().enumerate().filter(|(step, _)| !seen[*step]);
    let unseen = unseen.filter_map(|(step, share)| Some((step, share.as_ref()?.contribution)));
    let unseen: Vec<(usize, f64)> = unseen.filter(|(_, seconds)| *seconds > 0.0).collect();
    let sum: f64 = unseen.iter().map(|(_, seconds)| seconds).sum();
    let (Some((first, _)), true) = (unseen.first(), sum > SMALL * time.mean) else { return Outcome::default() };
    let day = names.process.time_base().day_seconds();
    let steps: Vec<usize> = unseen.iter().map(|(step, _)| *step).collect();
    let share = percent(sum / time.mean);
    let message = say!(sum = span_of_time(sum, day), mean = span_of_time(time.mean, day), share = share, list = names.list(steps.iter().copied());
        zh: "申请人时间平均 {mean}，其中 {sum}（{share}）没有任何时钟计入：{list}",
        en: "of the applicant's {mean} on average, no clock sees {sum} ({share}): {list}");
    let help = say!(zh: "为这段时间另设时钟，或说明为什么不计", en: "set a clock for that time too, or say why it does not count");
    let ids = steps.iter().map(|step| names.id(*step));
    let finding = RULE.finding(names.place(*first), message).helped(help).about(ids);
    vec![Hit::at(steps, finding)].into()
}
