use crate::finding::{Disposition, Related, Severity};
use crate::lint::ground::Said;
use crate::lint::returns::{self, Return};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving};
use crate::model::words::StepKind;
use crate::model::{Next, Split};
use crate::redesign::{Measure, Remove};
use crate::say;
use crate::wording::Text;

pub static RULE: Rule = Rule {
    id: "upward-and-back",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "下级只转报、不审查，案件上报一级又返回",
        en: "the case goes up a tier and comes back, and the lower tier adds no check",
    ),
    why: say!(
        zh: "下级不审查、只转报，多一次上报、一次下达和两次排队；可由上级直接办理，或授权下级办结。",
        en: "A lower tier that checks nothing and only passes on costs a way up, a way down and two queues; the upper tier could take the case itself, or let the lower one decide.",
    ),
    condition: say!(
        zh: "同一走法上案件从下级部门到上级部门又返回（看 tier），下级前后各步骤只有申请、受理、预审、转送、告知、送达、归档，其中至少有一个预审、转送或告知在上报之前；下级没有写 checks 和 decides，也不决定案件的走向。预审只有在文件写了 checks 时才作判断。",
        en: "On one way the case goes from a department to one of a higher `tier` and back; before and after, the lower one only applies, accepts, pre-checks, transfers, notifies, delivers or files, with at least one pre-check, transfer or notification before it goes up; it has no `checks`, no `decides`, and decides no way. A pre-check is judged only in a file that uses `checks`.",
    ),
    remedy: say!(
        zh: "由上级直接受理，取消转报；或把决定权下放、委托给下级。",
        en: "Let the upper tier accept directly and drop the passing on, or delegate the decision to the lower tier.",
    ),
    fires: Example::File(say!(
        zh: "process: 临时救助
departments: { 街道: { tier: 镇 }, 民政局: { tier: 县 } }
steps:
  受理: { by: 街道, kind: intake, wait: 1d, next: 转报 }
  «转报»: { by: 街道, kind: transfer, wait: 3d, next: 审批 }
  审批: { by: 民政局, kind: approve, wait: 2d, next: 送达 }
  送达: { by: 街道, kind: deliver, wait: 1d }
",
        en: "process: Emergency aid
departments: { Street: { tier: town }, Civil affairs: { tier: county } }
steps:
  intake: { by: Street, kind: intake, wait: 1d, next: passing on }
  «passing on»: { by: Street, kind: transfer, wait: 3d, next: approval }
  approval: { by: Civil affairs, kind: approve, wait: 2d, next: delivery }
  delivery: { by: Street, kind: deliver, wait: 1d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 临时救助
departments: { 街道: { tier: 镇 }, 民政局: { tier: 县 } }
steps:
  受理: { by: 街道, kind: intake, wait: 1d, next: 入户核查 }
  入户核查: { by: 街道, kind: inspect, wait: 3d, next: 审批 }
  审批: { by: 民政局, kind: approve, wait: 2d, next: 送达 }
  送达: { by: 街道, kind: deliver, wait: 1d }
",
        en: "process: Emergency aid
departments: { Street: { tier: town }, Civil affairs: { tier: county } }
steps:
  intake: { by: Street, kind: intake, wait: 1d, next: home visit }
  home visit: { by: Street, kind: inspect, wait: 3d, next: approval }
  approval: { by: Civil affairs, kind: approve, wait: 2d, next: delivery }
  delivery: { by: Street, kind: deliver, wait: 1d }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let process = ground.names.process;
    if process.departments.iter().all(|one| one.tier.is_none()) {
        return Outcome::missing(say!(zh: "没有部门写明层级（tier）", en: "no department says its tier (`tier`)"));
    }
    let checked = Said::by(process.steps.iter().find(|step| !step.more().checks.is_empty()));
    let mut outcome = Outcome::default();
    let mut silent: Vec<usize> = Vec::new();
    for round_trip in returns::of(ground).iter().filter(|one| goes_up(ground, one)) {
        let before = returns::held_before(ground, round_trip);
        let own: Vec<usize> = before.iter().chain(&round_trip.back).copied().collect();
        let unsaid = own.iter().copied().filter(|at| ground.names.kind(*at).is_none());
        silent.extend(unsaid);
        if own.iter().all(|at| adds_nothing(ground, checked, *at)) {
            outcome.hits.extend(relayed(ground, checked, round_trip, &before));
        }
    }
    if !silent.is_empty() {
        silent.sort_unstable();
        silent.dedup();
        let list = ground.names.list(silent);
        outcome.missing = Some(say!(list = list; zh: "上报前后的步骤没有写明类型（kind）：{list}", en: "steps before and after the way up do not say what they are (`kind`): {list}"));
    }
    outcome
}

fn goes_up(ground: &Ground<'_>, round_trip: &Return) -> bool {
    let tiers = (ground.names.tier(&round_trip.home), ground.names.tier(&round_trip.other));
    // The nation is the least, the village the greatest.
    matches!(tiers, (Some(home), Some(other)) if other < home)
}

fn adds_nothing(ground: &Ground<'_>, checked: Said, at: usize) -> bool {
    let step = ground.names.step(at);
    let faces = matches!(ground.names.kind(at), Some(StepKind::Apply | StepKind::Intake | StepKind::Deliver | StepKind::Archive));
    let decides = matches!(step.next, Next::Split { kind: Split::One, .. }) || step.more().decides.is_some();
    (faces || passes_on(ground, checked, at)) && step.more().checks.is_empty() && !decides
}

fn passes_on(ground: &Ground<'_>, checked: Said, at: usize) -> bool {
    match ground.names.kind(at) {
        Some(StepKind::Transfer | StepKind::Notify) => true,
        // Where nobody says what is checked, a pre-check may well check something.
        Some(StepKind::Precheck) => checked == Said::Yes,
        _ => false,
    }
}

fn relayed(ground: &Ground<'_>, checked: Said, round_trip: &Return, before: &[usize]) -> Option<Hit> {
    let names = ground.names;
    let mut relays: Vec<usize> = before.iter().copied().filter(|at| passes_on(ground, checked, *at)).collect();
    relays.sort_unstable();
    let first = *relays.first()?;
    let (home, other) = (names.department_called(&round_trip.home), names.department_called(&round_trip.other));
    let (there, list) = (names.list(round_trip.there.iter().copied()), names.list(relays.iter().copied()));
    let message = say!(home = home, other = other, there = there, list = list;
        zh: "{home}只转报（{list}），没有审查；案件上报{other}（{there}）后又返回{home}",
        en: "{home} only passes the case on ({list}) and checks nothing; it goes up to {other} ({there}) and comes back");
    let mut finding = RULE.finding(names.place(first), message).about(relays.iter().map(|at| names.id(*at)));
    finding.discriminator.clone_from(&round_trip.other);
    finding.related.extend(upper(ground, round_trip));
    finding.help = Some(say!(home = home, other = other;
        zh: "由{other}直接受理，取消转报；或者授权{home}办结", en: "let {other} accept directly and drop the passing on, or let {home} decide"));
    let mandatory = relays.iter().any(|at| ground.is_mandatory(*at));
    finding.disposition = Some(if mandatory { Disposition::ChangeLaw } else { Disposition::Cancel });
    let measure = Remove { steps: relays.iter().map(|at| names.id(*at).into()).collect(), onward: Vec::new() };
    Some(Hit::at(relays, finding).changed(Measure::Remove(measure), WithoutSaving::Told))
}

fn upper(ground: &Ground<'_>, round_trip: &Return) -> Vec<Related> {
    let related = |at: usize, text: Text| Related { place: ground.names.place(at), text };
    let up = say!(zh: "上级在这里办理", en: "the upper tier does this");
    let down = say!(zh: "又返回下级", en: "back at the lower tier");
    vec![related(round_trip.there[0], up), related(round_trip.back[0], down)]
}
