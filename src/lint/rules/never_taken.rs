use crate::finding::Severity;
use crate::lint::{Check, Example, FlowView, Group, Hit, Outcome, Rule};
use crate::model::words::StepKind;
use crate::model::{Branch, Next, Split, Target};
use crate::say;
use crate::source::{At, Span};
use crate::wording::{Lang, Text};

pub static RULE: Rule = Rule {
    id: "never-taken",
    group: Group::Structure,
    severity: Severity::Warning,
    summary: say!(
        zh: "占比为 0 的分支",
        en: "a branch with a share of 0",
    ),
    why: say!(
        zh: "从来没有办件走过的分支只会让流程图更复杂，也可能是占比写错了。",
        en: "A branch that no case ever takes only complicates the picture; or the share is wrong.",
    ),
    condition: say!(
        zh: "分支的 p 是 0，或者没有写 p 而其他分支已占满 100%（都写了 max 的除外：次数用完就会走到）。去往听证步骤的，以及名称或条件里写明申诉、复议、诉讼、听证的分支不算：这些救济渠道必须保留。",
        en: "A branch has p = 0, or no p while the others have all of 100% (unless each of them has a `max`: once that is used up, it is taken). Branches to a hearing, and those whose name or condition speaks of appeal, reconsideration, litigation or hearing (申诉、复议、诉讼、听证), are exempt: these remedies must stay.",
    ),
    remedy: say!(
        zh: "删去该分支；有办件走过的，写上实际占比。",
        en: "Delete the branch, or write the share that cases show.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 1h, next: { one: [ { to: 会商, p: «0%» }, 决定 ] } }
  会商: { by: 市场监管局, work: 1h, next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 1h, next: { one: [ { to: conference, p: «0%» }, decision ] } }
  conference: { by: Market office, work: 1h, next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  审查: { by: 市场监管局, work: 1h, next: { one: [ { to: 听证, p: 0% }, 决定 ] } }
  听证: { by: 市场监管局, kind: hearing, work: 4h, next: 决定 }
  决定: { by: 市场监管局, work: 1h }
",
        en: "process: Food licence
departments: [Market office]
steps:
  review: { by: Market office, work: 1h, next: { one: [ { to: conference, p: 0% }, decision ] } }
  conference: { by: Market office, kind: hearing, work: 4h, next: decision }
  decision: { by: Market office, work: 1h }
",
    )),
    check: Check::Flow(check),
};

const REMEDIES: [&str; 8] =
    ["申诉", "复议", "诉讼", "听证", "appeal", "reconsideration", "litigation", "hearing"];

fn check(view: &FlowView<'_>) -> Outcome {
    let steps = view.names.process.steps.iter().enumerate();
    let branches = steps.flat_map(|(at, step)| match &step.next {
        // Once the rounds of all that is taken at first are used up, cases take what is left.
        Next::Split { branches, .. } if opens_later(branches) => Vec::new(),
        Next::Split { kind, branches } => {
            let rest = nothing_left(*kind, branches);
            branches.iter().filter_map(|branch| Some((at, branch, zero(branch, rest)?))).collect()
        }
        Next::End | Next::Plain(_) => Vec::new(),
    });
    branches.filter_map(|(at, branch, place)| never_taken(view, at, branch, place)).collect::<Vec<Hit>>().into()
}

fn opens_later(branches: &[At<Branch>]) -> bool {
    let taken = || branches.iter().filter(|branch| branch.p.as_ref().is_some_and(|p| p.value > 0.0));
    taken().next().is_some() && taken().all(|branch| branch.max.is_some())
}

/// What is left of a decision for the branches that give no share.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Something,
    Nothing,
}

fn nothing_left(kind: Split, branches: &[At<Branch>]) -> Rest {
    let given: f64 = branches.iter().filter_map(|branch| branch.p.as_ref()).map(|p| p.value).sum();
    if kind == Split::One && given >= 1.0 - 1e-9 { Rest::Nothing } else { Rest::Something }
}

// Where it is written that no case comes this way: the share, or the branch to which the others leave nothing.
fn zero(branch: &At<Branch>, rest: Rest) -> Option<Span> {
    match &branch.p {
        Some(p) => (p.value == 0.0).then_some(p.span),
        None => (rest == Rest::Nothing).then_some(branch.target.span),
    }
}

fn never_taken(view: &FlowView<'_>, at: usize, branch: &At<Branch>, place: Span) -> Option<Hit> {
    if is_remedy(view, branch) {
        return None;
    }
    let names = view.names;
    let to = match &branch.target.value {
        Target::Step(id) => names.step_at(id).map(|to| say!(to = names.called(to); zh: "{to}", en: "{to}"))?,
        Target::End(outcome) => Text::same(format!("“{outcome}”")),
    };
    let step = names.called(at);
    let message = say!(step = step, to = to; zh: "从{step}到{to}的分支从来没有办件走过（占比为 0）", en: "no case ever goes from {step} to {to} (its share is 0)");
    let help = say!(zh: "删去该分支；有办件走过的，写上实际占比", en: "delete the branch, or write the share that cases show");
    let mut finding = RULE.finding(names.place_of(place), message).helped(help).about([names.id(at)]);
    finding.discriminator = branch.target.value.name().to_owned();
    Some(Hit::at([at], finding))
}

fn is_remedy(view: &FlowView<'_>, branch: &Branch) -> bool {
    let names = view.names;
    let target = names.target(&branch.target.value).map(|at| names.step(at));
    if target.and_then(|step| step.kind.as_ref()).is_some_and(|kind| kind.value == StepKind::Hearing) {
        return true;
    }
    let called = target.and_then(|step| step.name.as_ref());
    let called = called.into_iter().flat_map(|name| Lang::BOTH.map(|lang| name.get(lang)));
    let mut words = called.chain([branch.target.value.name()]).chain(branch.when.as_deref());
    words.any(|text| {
        let text = text.to_lowercase();
        REMEDIES.iter().any(|remedy| text.contains(remedy))
    })
}
