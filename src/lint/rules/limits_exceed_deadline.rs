use crate::finding::Severity;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, clocks};
use crate::say;
use crate::analysis::clock;
use crate::model::exact::number;
use crate::model::Deadline;
use crate::wording::span_of_time;

pub static RULE: Rule = Rule {
    id: "limits-exceed-deadline",
    group: Group::Time,
    severity: Severity::Error,
    summary: say!(
        zh: "各步骤时限加起来已超过总时限",
        en: "the limits of steps add up past the deadline",
    ),
    why: say!(
        zh: "每个步骤都按自己的时限办，也会超过总时限：制度本身自相矛盾。",
        en: "Even if every step keeps its own limit the deadline is missed: the rules contradict each other.",
    ),
    condition: say!(
        zh: "从时钟起点到终点有一条路线，路上各步骤的 limit 之和超过时限（法定含延长）；停表的步骤和概率为 0 的分支不计。",
        en: "On some way from the start of a clock to its end the `limit`s add up to more than the deadline (the statutory one with its extension); paused steps and branches that are never taken do not count.",
    ),
    remedy: say!(
        zh: "压减路线上步骤的 limit，或改为并行，或调整总时限。",
        en: "Cut limits on that way, do steps in parallel, or set the deadline right.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { promised: «5d» }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, limit: 2d, next: 审查 }
  审查: { by: 市场监管局, work: 2h, limit: 4d }
",
        en: "process: Food licence
deadlines: { promised: «5d» }
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, limit: 2d, next: review }
  review: { by: Market office, work: 2h, limit: 4d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
deadlines: { promised: 5d }
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 4h, limit: 1d, next: 审查 }
  审查: { by: 市场监管局, wait: 2d, work: 2h, limit: 4d }
",
        en: "process: Food licence
deadlines: { promised: 5d }
departments: [Market office]
steps:
  intake: { by: Market office, work: 4h, limit: 1d, next: review }
  review: { by: Market office, wait: 2d, work: 2h, limit: 4d }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let says = |clock: &Deadline| clock.statutory.is_some() || clock.promised.is_some();
    if !ground.names.process.deadlines.iter().any(says) {
        return Outcome::missing(say!(zh: "没有写时限（statutory 或 promised）", en: "there is no limit (`statutory` or `promised`)"));
    }
    if ground.names.process.steps.iter().all(|step| step.more().limit.is_none()) {
        return Outcome::missing(say!(zh: "步骤没有写各自的时限（limit）", en: "no step gives a limit of its own (`limit`)"));
    }
    ground.names.process.deadlines.iter().flat_map(|clock| of_clock(ground, clock)).collect::<Vec<Hit>>().into()
}

fn of_clock(ground: &Ground<'_>, clock: &Deadline) -> Vec<Hit> {
    let names = ground.names;
    let base = names.process.time_base();
    let day = base.day_seconds();
    let Some(longest) = clock::longest_by_limits(ground.sound, ground.order, clock) else { return Vec::new() };
    let lines = [
        (clock.statutory.as_ref(), say!(zh: "法定时限", en: "the statutory limit")),
        (clock.promised.as_ref(), say!(zh: "承诺时限", en: "the promised limit")),
    ];
    let hits = lines.into_iter().filter_map(|(line, called)| {
        let line = line?;
        let extension = line.extension.as_ref().map_or(0.0, |more| number(base.seconds(more.value)));
        let limit = number(base.seconds(line.limit.value)) + extension;
        if longest.seconds <= limit + 1e-6 {
            return None;
        }
        let message = say!(clock = clocks::called(clock), line = called, limit = span_of_time(limit, day), sum = span_of_time(longest.seconds, day), way = names.sequence(longest.steps.iter().copied());
            zh: "{clock}：{way}，各步骤时限合计 {sum}，超过{line} {limit}",
            en: "{clock}: {way}: their limits add up to {sum}, past {line} of {limit}");
        let help = say!(zh: "压减这条路线上步骤的 limit，或调整总时限", en: "cut limits on that way, or set the deadline right");
        let mut hit = clocks::hit(names, &RULE, clock, line.limit.span, message, help);
        hit.finding.discriminator.push_str(&called.en);
        Some(hit)
    });
    hits.collect()
}
