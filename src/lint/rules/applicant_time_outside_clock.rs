use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, clocks};
use crate::say;
use crate::analysis::clock;
use crate::wording::{Text, percent, span_of_time};

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
    let by_step: f64 = unseen.iter().map(|(_, seconds)| seconds).sum();
    // A step that starts the clock is over before it runs, the first time; a case that comes to it again is on the clock.
    let again = names.process.deadlines.iter().filter_map(|clock| names.step_at(clock.from.as_ref()?));
    let mut steps: Vec<usize> = again.filter(|step| seen[*step] && times(ground, *step) > 0.0).collect();
    let is_least = !steps.is_empty();
    steps.extend(unseen.iter().map(|(step, _)| *step));
    steps.sort_unstable();
    steps.dedup();
    let whole = all_that_one_clock_leaves(ground);
    let sum = whole.unwrap_or(by_step);
    let (Some(first), true) = (steps.first(), sum > SMALL * time.mean) else { return Outcome::default() };
    let day = names.process.time_base().day_seconds();
    let share = percent(sum / time.mean);
    let least = if is_least && whole.is_none() { Text::fixed("至少", "at least ") } else { Text::fixed("", "") };
    let message = say!(sum = span_of_time(sum, day), mean = span_of_time(time.mean, day), share = share, least = least, list = names.list(steps.iter().copied());
        zh: "申请人时间平均 {mean}，其中{least} {sum}（{share}）没有任何时钟计入：{list}",
        en: "of the applicant's {mean} on average, no clock sees {least}{sum} ({share}): {list}");
    let help = say!(zh: "为这段时间另设时钟，或说明为什么不计", en: "set a clock for that time too, or say why it does not count");
    let ids = steps.iter().map(|step| names.id(*step));
    let finding = RULE.finding(names.place(*first), message).helped(help).about(ids);
    vec![Hit::at(steps, finding)].into()
}

fn times(ground: &Ground<'_>, step: usize) -> f64 {
    ground.lead_time().shares[step].as_ref().map_or(0.0, |share| share.contribution)
}

// Where there is one clock, and every case starts and stops it, the lead time less what it counts.
fn all_that_one_clock_leaves(ground: &Ground<'_>) -> Option<f64> {
    let ([_], [clock]) = (&ground.names.process.deadlines[..], ground.clocks()) else { return None };
    let run = clock.time.as_ref().filter(|_| clock.left_out <= 0.0)?;
    Some((ground.lead_time().mean - run.mean).max(0.0))
}
