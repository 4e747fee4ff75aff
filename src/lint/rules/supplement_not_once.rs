use super::rework_without_limit::unlimited;
use crate::finding::{Related, Severity};
use crate::lint::sent_back::{self, SentBack};
use crate::lint::{Check, Example, FlowView, Ground, Group, Hit, Outcome, Rule};
use crate::model::words::ReworkCause;
use crate::say;
use petgraph::graph::EdgeIndex;
use rustc_hash::FxHashSet;

pub static RULE: Rule = Rule {
    id: "supplement-not-once",
    group: Group::GoodPractice,
    severity: Severity::Note,
    summary: say!(
        zh: "补正不是一次性告知",
        en: "what must be supplemented is not said all at once",
    ),
    why: say!(
        zh: "行政许可法第三十二条要求一次告知需要补正的全部内容；几个步骤分头要补正，或者可以反复退回，申请人就要一趟趟跑。",
        en: "The Administrative Licence Law (art. 32) wants all that must be corrected to be said at once; where several steps ask, or one asks again and again, the applicant comes again and again.",
    ),
    condition: say!(
        zh: "退回的分支写了 cause: papers 或 content，并且：一次办理中有两个以上步骤会这样退回；或者这条分支没有写 max。",
        en: "Branches that send a case back have `cause: papers` or `content`, and one case passes two or more steps that may send it back so, or such a branch has no `max`.",
    ),
    remedy: say!(
        zh: "受理时一次告知全部需要补正的内容，其余步骤不再退回；分支写 max: 1 和用完之后的去向。",
        en: "Say all of it at acceptance and let no later step send back for it; write `max: 1` and where the case then goes.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, elapsed: 1d, next: { one: [ { to: 补件, p: 20%, cause: papers, max: 1 }, 审查 ] } }
  补件: { by: 申请人, elapsed: 1d, next: 受理 }
  审查: { by: 市场监管局, elapsed: 2d, next: { one: [ { to: «再补件», p: 10%, cause: papers, max: 1 }, 决定 ] } }
  再补件: { by: 申请人, elapsed: 1d, next: 审查 }
  决定: { by: 市场监管局, elapsed: 1d }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, elapsed: 1d, next: { one: [ { to: supplement, p: 20%, cause: papers, max: 1 }, review ] } }
  supplement: { by: applicant, elapsed: 1d, next: intake }
  review: { by: Market office, elapsed: 2d, next: { one: [ { to: «second supplement», p: 10%, cause: papers, max: 1 }, decision ] } }
  second supplement: { by: applicant, elapsed: 1d, next: review }
  decision: { by: Market office, elapsed: 1d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, elapsed: 1d, next: { one: [ { to: 补件, p: 20%, cause: papers, max: 1 }, 审查 ] } }
  补件: { by: 申请人, elapsed: 1d, next: 受理 }
  审查: { by: 市场监管局, elapsed: 2d, next: 决定 }
  决定: { by: 市场监管局, elapsed: 1d }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, elapsed: 1d, next: { one: [ { to: supplement, p: 20%, cause: papers, max: 1 }, review ] } }
  supplement: { by: applicant, elapsed: 1d, next: intake }
  review: { by: Market office, elapsed: 2d, next: decision }
  decision: { by: Market office, elapsed: 1d }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let all = sent_back::all(ground);
    if let Some(missing) = sent_back::no_cause(&all) {
        return Outcome::missing(missing);
    }
    let sent: Vec<SentBack<'_>> = all.into_iter().filter(asks_for_supplement).collect();
    if sent.is_empty() {
        return Outcome::default();
    }
    let endless = without_limit(&ground.view());
    let without_limit = sent.iter().filter(|sent| endless.contains(&sent.way)).map(|sent| again_and_again(ground, sent));
    let hits: Vec<Hit> = several(ground, &sent).into_iter().chain(without_limit).collect();
    hits.into()
}

fn asks_for_supplement(sent: &SentBack<'_>) -> bool {
    matches!(sent.cause(), Some(ReworkCause::Papers | ReworkCause::Content))
}

// The branches by which a case comes into a way back that no `max` limits.
fn without_limit(view: &FlowView<'_>) -> FxHashSet<EdgeIndex> {
    let back = view.flow.graph.edge_indices().filter(|way| view.order.goes_back(*way));
    back.filter_map(|way| unlimited(view, way)).collect()
}

fn several(ground: &Ground<'_>, sent: &[SentBack<'_>]) -> Option<Hit> {
    let names = ground.names;
    let marks: Vec<(usize, usize)> = sent.iter().map(|sent| (sent.step, 0)).collect();
    let mut steps = ground.on_one_way(&marks, 1).pop()?;
    steps.sort_unstable_by_key(|at| ground.order.rank[*at]);
    // Two branches of one step ask at the same time.
    steps.dedup();
    let (first, later) = steps.split_first()?;
    let (n, list) = (steps.len(), names.list(steps.iter().copied()));
    let branch = |at: usize| sent.iter().find(|sent| sent.step == at);
    let second = branch(*later.first()?)?;
    let message = say!(n = n, list = list;
        zh: "一次办理中有 {n} 个步骤会要求补正：{list}", en: "steps of one case that may ask for a supplement: {n} ({list})");
    let mut finding = RULE.finding(second.place(ground), message).about(steps.iter().map(|at| names.id(*at)));
    let also = std::iter::once(*first).chain(later.iter().skip(1).copied()).filter_map(branch);
    finding.related.extend(also.map(|sent| Related { place: sent.place(ground), text: say!(step = names.called(sent.step); zh: "{step}也要求补正", en: "{step} asks too") }));
    finding.help = Some(say!(first = names.called(*first);
        zh: "在{first}一次告知全部需要补正的内容，其余步骤不再退回", en: "say all of it at {first}, and let no later step send back for it"));
    Some(Hit::at(later.iter().copied(), finding))
}

fn again_and_again(ground: &Ground<'_>, sent: &SentBack<'_>) -> Hit {
    let names = ground.names;
    let message = say!(step = names.called(sent.step);
        zh: "{step}要求补正没有次数上限，做不到一次性告知", en: "{step} may ask for a supplement again and again instead of once");
    let help = say!(zh: "一次告知全部内容，在这条分支写 `max: 1`", en: "say all of it at once, and write `max: 1` on this branch");
    let mut finding = RULE.finding(sent.place(ground), message).helped(help).about([names.id(sent.step)]);
    finding.discriminator = sent.branch.target.value.name().to_owned();
    Hit::at([sent.step], finding)
}
