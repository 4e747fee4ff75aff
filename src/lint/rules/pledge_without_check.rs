use crate::finding::{Related, Severity};
use crate::graph::reached_from;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::model::Substitute;
use crate::model::words::{StepKind, SubstituteWay, Variant};
use crate::say;
use crate::source::At;
use petgraph::graph::NodeIndex;

pub static RULE: Rule = Rule {
    id: "pledge-without-check",
    group: Group::GoodPractice,
    severity: Severity::Note,
    summary: say!(
        zh: "实行告知承诺，没有事后核查",
        en: "a written pledge stands in for a material, and nothing checks it afterwards",
    ),
    why: say!(
        zh: "告知承诺是先办后查；没有事后核查，承诺不实没有人发现，也没有撤销的依据。",
        en: "A pledge means decide first and check later; without the check nobody sees a false pledge, and nothing can be revoked.",
    ),
    condition: say!(
        zh: "再造后（to-be）的文件有材料写了 substitute: { by: pledge }，在决定、登记、制证、送达之后没有核验（verify）、勘验（inspect）或监管（supervise）步骤。现状文件里的 substitute 只是建议，不作判断。",
        en: "In a to-be file a material has `substitute: { by: pledge }`, and no step verifies, inspects or supervises after the decision, registration, making or delivery. In an as-is file `substitute` is a proposal and is not judged.",
    ),
    remedy: say!(
        zh: "在决定之后加核查步骤，写明期限，以及承诺不实的处理。",
        en: "Add a step that checks after the decision, with its limit and what happens if the pledge proves false.",
    ),
    fires: Example::File(say!(
        zh: "process: { name: 设立登记, variant: to-be }
departments: [市场监管局]
materials:
  住所证明: { substitute: «{ by: pledge }» }
steps:
  受理: { by: 市场监管局, kind: intake, work: 10min, next: 决定 }
  决定: { by: 市场监管局, kind: approve, work: 10min }
",
        en: "process: { name: Company registration, variant: to-be }
departments: [Market office]
materials:
  proof of premises: { substitute: «{ by: pledge }» }
steps:
  intake: { by: Market office, kind: intake, work: 10min, next: decision }
  decision: { by: Market office, kind: approve, work: 10min }
",
    )),
    quiet: Example::File(say!(
        zh: "process: { name: 设立登记, variant: to-be }
departments: [市场监管局]
materials:
  住所证明: { substitute: { by: pledge } }
steps:
  受理: { by: 市场监管局, kind: intake, work: 10min, next: 决定 }
  决定: { by: 市场监管局, kind: approve, work: 10min, next: 事后核查 }
  事后核查: { by: 市场监管局, kind: verify, wait: 20d, work: 2h }
",
        en: "process: { name: Company registration, variant: to-be }
departments: [Market office]
materials:
  proof of premises: { substitute: { by: pledge } }
steps:
  intake: { by: Market office, kind: intake, work: 10min, next: decision }
  decision: { by: Market office, kind: approve, work: 10min, next: check afterwards }
  check afterwards: { by: Market office, kind: verify, wait: 20d, work: 2h }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    unchecked(ground).into_iter().collect::<Vec<Hit>>().into()
}

fn unchecked(ground: &Ground<'_>) -> Option<Hit> {
    let names = ground.names;
    if names.process.heading.variant.as_ref()?.value != Variant::ToBe {
        return None;
    }
    let substitutes = names.process.materials.iter().filter_map(|one| Some((&*one.id.value, one.substitute.as_ref()?)));
    let pledged: Vec<(&str, &At<Substitute>)> = substitutes.filter(|(_, by)| by.value.by.value == SubstituteWay::Pledge).collect();
    let ((_, first), others) = pledged.split_first()?;
    let decisions = decisions(ground);
    if is_checked(ground, &decisions) {
        return None;
    }
    let list = crate::lint::names::shortened(pledged.iter().map(|(id, _)| names.material_called(id)));
    let message = say!(list = list; zh: "{list}改为告知承诺，决定之后没有核查步骤", en: "a pledge stands in for {list}, and no step checks it after the decision");
    let help = say!(
        zh: "在决定之后加一个 `kind: verify` 的步骤，写明期限和承诺不实的处理",
        en: "add a step with `kind: verify` after the decision, with its limit and what happens if the pledge proves false");
    let mut finding = RULE.finding(names.place_of(first.span), message).helped(help).about(pledged.iter().map(|(id, _)| *id));
    let also = |(_, by): &(&str, &At<Substitute>)| Related { place: names.place_of(by.span), text: say!(zh: "这里也实行告知承诺", en: "a pledge here too") };
    finding.related.extend(others.iter().map(also));
    Some(Hit::at(decisions, finding))
}

// Where the result is given: the decisions, else what registers, makes or delivers it.
fn decisions(ground: &Ground<'_>) -> Vec<usize> {
    let steps = 0..ground.names.process.steps.len();
    let of = |wanted: &[StepKind]| -> Vec<usize> {
        steps.clone().filter(|at| ground.names.kind(*at).is_some_and(|kind| wanted.contains(&kind))).collect()
    };
    let decided = of(&[StepKind::Approve]);
    if decided.is_empty() { of(&[StepKind::Register, StepKind::Make, StepKind::Deliver]) } else { decided }
}

fn is_checked(ground: &Ground<'_>, decisions: &[usize]) -> bool {
    let after = reached_from(&ground.sound.flow, decisions.iter().map(|at| NodeIndex::new(*at)));
    let checks = |at: &usize| matches!(ground.names.kind(*at), Some(StepKind::Verify | StepKind::Inspect | StepKind::Supervise));
    // Where nothing says that it decides, any check may come after.
    (0..ground.names.process.steps.len()).filter(checks).any(|at| decisions.is_empty() || after[at])
}
