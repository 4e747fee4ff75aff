use crate::finding::{Disposition, Related, Severity};
use crate::graph::Relation;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving};
use crate::model::words::StepKind;
use crate::redesign::{Measure, Remove};
use crate::say;
use rustc_hash::FxHashMap;

pub static RULE: Rule = Rule {
    id: "approval-of-approval",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "别的部门已经决定的事项，上级再审批一次",
        en: "a matter that a lower rank elsewhere already decided is approved again",
    ),
    why: say!(
        zh: "有权机关已经决定的事项再报一次审批，是把备案变成了审批，责任也说不清。",
        en: "Approving what the competent body has decided turns a filing into an approval, and nobody knows who answers for it.",
    ),
    condition: say!(
        zh: "一次办理中先后有两个决定（approve）步骤，decides 相同，部门不同，前一个层级较低（rank 较小，或部门的 tier 较低）。没有写 decides 或层级的不作判断。",
        en: "One case passes two decisions (`approve`) with the same `decides` in different departments, the first of lower rank (`rank`), or of a lower `tier`. Without `decides`, or without either, nothing is judged.",
    ),
    remedy: say!(
        zh: "后一个审批改为事后备案；确需上级决定的，前一个改为审查意见，不再作决定。",
        en: "Make the second a filing afterwards; where the upper body must decide, make the first an opinion.",
    ),
    fires: Example::File(say!(
        zh: "process: 采砂许可
departments: { 县水利局: { tier: 县 }, 市水利局: { tier: 市 } }
steps:
  县级审批: { by: 县水利局, kind: approve, decides: 准予采砂, wait: 3d, next: 市级审批 }
  市级审批: { by: 市水利局, kind: approve, decides: «准予采砂», wait: 5d }
",
        en: "process: Sand mining permit
departments: { County water bureau: { tier: county }, City water bureau: { tier: city } }
steps:
  county decision: { by: County water bureau, kind: approve, decides: permit, wait: 3d, next: city decision }
  city decision: { by: City water bureau, kind: approve, decides: «permit», wait: 5d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 采砂许可
departments: { 县水利局: { tier: 县 }, 市水利局: { tier: 市 } }
steps:
  县级审查: { by: 县水利局, kind: review, decides: 准予采砂, wait: 3d, next: 市级审批 }
  市级审批: { by: 市水利局, kind: approve, decides: 准予采砂, wait: 5d }
",
        en: "process: Sand mining permit
departments: { County water bureau: { tier: county }, City water bureau: { tier: city } }
steps:
  county review: { by: County water bureau, kind: review, decides: permit, wait: 3d, next: city decision }
  city decision: { by: City water bureau, kind: approve, decides: permit, wait: 5d }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let names = ground.names;
    let decisions: Vec<usize> = (0..names.process.steps.len()).filter(|at| names.kind(*at) == Some(StepKind::Approve)).collect();
    let mut departments: Vec<&str> = decisions.iter().filter_map(|at| names.step(*at).department()).collect();
    departments.sort_unstable();
    departments.dedup();
    if departments.len() < 2 {
        return Outcome::default();
    }
    let matter = |at: &usize| names.step(*at).more().decides.as_ref().map(|matter| &*matter.value);
    let mut silent: Vec<usize> = decisions.iter().copied().filter(|at| matter(at).is_none()).collect();
    let mut on_matter: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for at in &decisions {
        if let Some(matter) = matter(at) {
            on_matter.entry(matter).or_default().push(*at);
        }
    }
    on_matter.values_mut().for_each(|same| *same = ground.earliest(same.iter().copied()));
    let mut outcome = Outcome::default();
    for at in decisions.iter().filter(|at| matter(at).is_some()) {
        let same = matter(at).and_then(|matter| on_matter.get(matter)).into_iter().flatten().copied();
        for first in same.filter(|first| decided_elsewhere(ground, *first, *at)) {
            match lower(ground, first, *at) {
                Some(Standing::Lower) => {
                    outcome.hits.push(again(ground, first, *at));
                    break;
                }
                Some(Standing::NotLower) => {}
                None => silent.extend([first, *at]),
            }
        }
    }
    silent.sort_unstable();
    silent.dedup();
    if !silent.is_empty() {
        let list = names.list(silent);
        outcome.missing = Some(say!(list = list;
            zh: "几个部门先后决定，没有写明决定什么（decides）或层级（rank、tier）：{list}",
            en: "decisions of several departments that do not say on what (`decides`) or at which level (`rank`, `tier`): {list}"));
    }
    outcome
}

fn decided_elsewhere(ground: &Ground<'_>, first: usize, second: usize) -> bool {
    let (a, b) = (ground.names.step(first).department(), ground.names.step(second).department());
    a.is_some() && b.is_some() && a != b && ground.relations.between(first, second) == Relation::Before
}

enum Standing {
    Lower,
    NotLower,
}

// By tier where both departments say it, else by rank.
fn lower(ground: &Ground<'_>, first: usize, second: usize) -> Option<Standing> {
    let names = ground.names;
    let tier = |at: usize| names.tier(names.step(at).department()?);
    let rank = |at: usize| names.step(at).more().rank.as_ref().map(|rank| rank.value);
    let below = match (tier(first), tier(second), rank(first), rank(second)) {
        (Some(first), Some(second), ..) if first != second => first > second,
        (_, _, Some(first), Some(second)) => first < second,
        (Some(_), Some(_), ..) => false,
        _ => return None,
    };
    Some(if below { Standing::Lower } else { Standing::NotLower })
}

fn again(ground: &Ground<'_>, first: usize, second: usize) -> Hit {
    let names = ground.names;
    let step = names.step(second);
    let decides = step.more().decides.as_ref();
    let (matter, span) = decides.map_or(("", step.span()), |matter| (&*matter.value, matter.span));
    let department = |at: usize| names.department_called(names.step(at).department().unwrap_or_default());
    let (one, other, decided, approved) = (department(first), department(second), names.called(first), names.called(second));
    let message = say!(matter = matter, first = decided, one = one, second = approved, other = other;
        zh: "“{matter}”已由{one}决定（{first}），{other}又审批一次（{second}）",
        en: "“{matter}” is decided by {one} ({first}) and approved again by {other} ({second})");
    let mut finding = RULE.finding(names.place_of(span), message).about([names.id(first), names.id(second)]);
    finding.related.push(Related { place: names.place(first), text: say!(zh: "这里已经决定", en: "decided here") });
    finding.help = Some(say!(first = decided, second = approved;
        zh: "{second}改为事后备案；或者{first}改为审查意见，不再作决定",
        en: "make {second} a filing afterwards, or {first} an opinion"));
    finding.disposition = Some(if ground.is_mandatory(second) { Disposition::ChangeLaw } else { Disposition::Merge });
    let onward = ground.sole_successor(second).map(|next| (names.id(second).into(), names.id(next).into()));
    let measure = Remove { steps: vec![names.id(second).into()], onward: onward.into_iter().collect() };
    Hit::at([second], finding).changed(Measure::Remove(measure), WithoutSaving::Told)
}
