use crate::finding::{Disposition, Finding, Related, Severity};
use crate::lint::names::shortened;
use crate::lint::returns::{self, Return};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving};
use crate::model::words::StepKind;
use crate::model::{Next, Split};
use crate::redesign::{Measure, MoveTo};
use crate::say;
use crate::wording::Text;
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule {
    id: "ping-pong",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "案件转到别的部门又转回来，对方的办理没有用上",
        en: "the case goes to another department and comes back, and what was done there is not used",
    ),
    why: say!(
        zh: "每往返一次就多两次交接、两次排队；对方只是会签、告知或转送的，或者结果没有人用的，可以合并或改为并联征询。",
        en: "Each return costs two handoffs and two queues; where the other side only countersigns, notifies or passes on, or nobody uses its result, it can be merged or asked in parallel.",
    ),
    condition: say!(
        zh: "同一走法上部门依次为 A、B、A（分流、邮递、系统和申请人的步骤视为透明；退回补正不算），并且：B 的步骤全是会签、告知、转送；或者 B 写了 produces，回到 A 之后的步骤写了 uses 或 collects，却没有用到 B 产生的任何东西，B 也不决定案件的走向。",
        en: "Departments along one way are A, B, A (routing, carriers, systems and the applicant are looked through; ways back for rework do not count), and either all steps of B countersign, notify or transfer, or B declares `produces`, the steps of the second A declare `uses` or `collects`, they use nothing that B makes, and B does not decide which way the case goes.",
    ),
    remedy: say!(
        zh: "由 A 一并办理，或请 B 并联反馈；确需 B 办理的，写明 A 用到了什么。",
        en: "Let A do it in one go, or ask B in parallel; where B is needed, write what A uses of it.",
    ),
    fires: Example::File(say!(
        zh: "process: 临时占道许可
departments: [城管局, 街道办]
steps:
  受理: { by: 城管局, kind: intake, wait: 1d, next: 会签 }
  «会签»: { by: 街道办, kind: countersign, wait: 2d, next: 决定 }
  决定: { by: 城管局, kind: approve, wait: 1d }
",
        en: "process: Temporary use of a street
departments: [City management, Street office]
steps:
  intake: { by: City management, kind: intake, wait: 1d, next: countersigning }
  «countersigning»: { by: Street office, kind: countersign, wait: 2d, next: decision }
  decision: { by: City management, kind: approve, wait: 1d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 临时占道许可
departments: [城管局, 街道办]
steps:
  受理: { by: 城管局, kind: intake, wait: 1d, next: 勘验 }
  勘验: { by: 街道办, kind: inspect, wait: 2d, produces: [勘验意见], next: 决定 }
  决定: { by: 城管局, kind: approve, wait: 1d, uses: [勘验意见] }
",
        en: "process: Temporary use of a street
departments: [City management, Street office]
steps:
  intake: { by: City management, kind: intake, wait: 1d, next: inspecting }
  inspecting: { by: Street office, kind: inspect, wait: 2d, produces: [inspection report], next: decision }
  decision: { by: City management, kind: approve, wait: 1d, uses: [inspection report] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    if ground.names.process.steps.iter().all(|step| step.by.is_none()) {
        return Outcome::missing(say!(zh: "没有步骤写明承办部门（by）", en: "no step says who does it (`by`)"));
    }
    let mut outcome = Outcome::default();
    let mut silent = Vec::new();
    for round_trip in returns::of(ground) {
        match why(ground, &round_trip) {
            Why::Redundant(why) => outcome.hits.push(ping_pong(ground, &round_trip, &why)),
            Why::NotSaid => silent.push(round_trip.there[0]),
            Why::Needed => {}
        }
    }
    if !silent.is_empty() {
        let list = ground.names.list(silent);
        outcome.missing = Some(say!(list = list;
            zh: "往返的步骤没有写明产生和使用什么（produces、uses）：{list}",
            en: "what is made there (`produces`) and used afterwards (`uses`) is not said: {list}"));
    }
    outcome
}

enum Why {
    /// The detour is for nothing, for this reason.
    Redundant(Text),
    /// The file does not say enough to judge.
    NotSaid,
    /// It is there for something.
    Needed,
}

fn why(ground: &Ground<'_>, round_trip: &Return) -> Why {
    let names = ground.names;
    let only_passes = |at: &usize| {
        let kind = names.step(*at).kind.as_ref().map(|kind| kind.value);
        matches!(kind, Some(StepKind::Countersign | StepKind::Notify | StepKind::Transfer))
    };
    if round_trip.there.iter().all(only_passes) {
        return Why::Redundant(say!(zh: "那里只做会签、告知或转送", en: "there it is only countersigned, notified or passed on"));
    }
    let decides = |at: &usize| matches!(&names.step(*at).next, Next::Split { kind: Split::One, .. });
    if round_trip.there.iter().any(decides) {
        return Why::Needed;
    }
    let makes: FxHashSet<&str> = made(ground, round_trip);
    let mut needs = round_trip.back.iter().map(|at| names.step(*at)).filter(|step| step.uses.is_some() || !step.collected().is_empty()).peekable();
    if needs.peek().is_none() || round_trip.there.iter().all(|at| names.step(*at).produces.is_none()) {
        return Why::NotSaid;
    }
    let used = needs.any(|step| {
        let uses = step.uses.iter().flatten().map(|used| &*used.value);
        uses.chain(step.collected().iter().map(|entry| &*entry.of.value)).any(|id| makes.contains(id))
    });
    if used {
        return Why::Needed;
    }
    let list = shortened(round_trip.there.iter().flat_map(|at| names.step(*at).produces.iter().flatten()).map(|id| names.material_called(id)));
    Why::Redundant(say!(list = list; zh: "那里产生的{list}，回来之后没有用到", en: "what is made there ({list}) is not used after the return"))
}

// What comes out of the detour: what is made there, and what carriers and systems on the way make of it.
fn made<'p>(ground: &Ground<'p>, round_trip: &Return) -> FxHashSet<&'p str> {
    let products = |at: &usize| ground.names.step(*at).produces.iter().flatten().map(|id| &*id.value);
    let mut made: FxHashSet<&str> = round_trip.there.iter().flat_map(products).collect();
    for at in &round_trip.carried {
        let given = ground.names.step(*at).uses.iter().flatten().any(|id| made.contains(&*id.value));
        if given {
            made.extend(products(at));
        }
    }
    made
}

fn ping_pong(ground: &Ground<'_>, round_trip: &Return, why: &Text) -> Hit {
    let names = ground.names;
    let (home, other) = (names.department_called(&round_trip.home), names.department_called(&round_trip.other));
    let (there, first) = (names.list(round_trip.there.iter().copied()), round_trip.there[0]);
    let back = names.called(round_trip.back[0]);
    let message = say!(home = home, other = other, there = there, back = back, why = why;
        zh: "案件从{home}转到{other}（{there}），又转回{home}（{back}）；{why}",
        en: "the case goes from {home} to {other} ({there}) and back to {home} ({back}); {why}");
    let mut finding = RULE.finding(names.place(first), message).about(round_trip.there.iter().map(|at| names.id(*at)));
    finding.discriminator.clone_from(&round_trip.home);
    let text = say!(home = home; zh: "从{home}转出", en: "{home} hands over"); 
    finding.related.push(Related { place: names.place(round_trip.left), text });
    let text = say!(home = home; zh: "又回到{home}", en: "back at {home}");
    finding.related.push(Related { place: names.place(round_trip.back[0]), text });
    finding.help = Some(say!(home = home, other = other;
        zh: "由{home}一并办理，或请{other}并联反馈", en: "let {home} do it in one go, or ask {other} in parallel"));
    finding.disposition = Some(Disposition::Merge);
    prescribed(ground, round_trip, &mut finding);
    let to = names.step(round_trip.back[0]).by.as_ref().map_or_else(|| round_trip.home.as_str().into(), |by| by.value.clone());
    let steps = round_trip.there.iter().map(|at| names.id(*at).into()).collect();
    Hit::at([first], finding).changed(Measure::MoveTo(MoveTo { steps, to }), WithoutSaving::Told)
}

// What law prescribes may be done elsewhere or at another time, but stays.
fn prescribed(ground: &Ground<'_>, round_trip: &Return, finding: &mut Finding) {
    let mandatory = round_trip.there.iter().copied().filter(|at| ground.is_mandatory(*at));
    let list: Vec<usize> = mandatory.collect();
    if !list.is_empty() {
        let list = ground.names.list(list);
        finding.evidence.push(say!(list = list;
            zh: "法律规定必须有的步骤，可以移交或并联，不能取消：{list}",
            en: "prescribed by law; may be moved or done in parallel, not dropped: {list}"));
    }
}
