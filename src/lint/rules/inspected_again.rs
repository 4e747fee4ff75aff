use crate::finding::{Disposition, Related, Severity};
use crate::graph::Relation;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving};
use crate::model::words::{DepartmentKind, StepKind};
use crate::redesign::{Measure, Parallelise};
use crate::say;
use crate::source::Span;
use rustc_hash::{FxHashMap, FxHashSet};

pub static RULE: Rule = Rule {
    id: "inspected-again",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "几个部门分别上门勘验同一对象",
        en: "departments inspect the same object one by one",
    ),
    why: say!(
        zh: "每多一次上门，申请人多接待一次、多等一次；联合勘验一次看完，整改意见也一次说清。",
        en: "Each inspection is another appointment and another wait; a joint one sees everything at once, and says at once what must be mended.",
    ),
    condition: say!(
        zh: "一次办理中有不同部门的两个勘验（inspect）步骤，checks 的对象相同，后一个不用到前一个的产出（中间步骤转手的也算），没有 must-follow；对象在两次之间没有被重新制作，申请人也没有步骤，后一个不是补正后的复查。没有写 checks 的不作判断。",
        en: "One case passes two inspections (`inspect`) of different departments whose `checks` name the same object; the second needs nothing that comes of the first, through other steps either, and no `must-follow` stands between; the object is not made anew in between, no step of the applicant lies there, and the second is no re-check after a correction. Steps without `checks` are not judged.",
    ),
    remedy: say!(
        zh: "改为联合勘验：一个部门牵头（by），其余参加（with）。",
        en: "Inspect together: one department leads (`by`), the others join (`with`).",
    ),
    fires: Example::File(say!(
        zh: "process: 开办药店
departments: [药监局, 消防]
steps:
  药监勘验: { by: 药监局, kind: inspect, wait: 3d, checks: [ { of: 店面, for: 设施 } ], next: 消防勘验 }
  消防勘验: { by: 消防, kind: inspect, wait: 4d, checks: [ { of: «店面», for: 疏散 } ] }
",
        en: "process: Opening a pharmacy
departments: [Drug office, Fire service]
steps:
  drug inspection: { by: Drug office, kind: inspect, wait: 3d, checks: [ { of: premises, for: equipment } ], next: fire inspection }
  fire inspection: { by: Fire service, kind: inspect, wait: 4d, checks: [ { of: «premises», for: exits } ] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 开办药店
departments: [药监局, 消防]
steps:
  联合勘验: { by: 药监局, with: [消防], kind: inspect, wait: 4d, checks: [ { of: 店面, for: 设施 }, { of: 店面, for: 疏散 } ] }
",
        en: "process: Opening a pharmacy
departments: [Drug office, Fire service]
steps:
  joint inspection: { by: Drug office, with: [Fire service], kind: inspect, wait: 4d, checks: [ { of: premises, for: equipment }, { of: premises, for: exits } ] }
",
    )),
    check: Check::Sound(check),
};

/// Nobody reads of more, and each may have to be held against what lies between.
const MOST: usize = 50;

fn check(ground: &Ground<'_>) -> Outcome {
    let names = ground.names;
    let inspects = |at: &usize| names.kind(*at) == Some(StepKind::Inspect) && names.step(*at).by.is_some() && !ground.is_supplement(*at);
    let mut inspections: Vec<usize> = (0..names.process.steps.len()).filter(inspects).collect();
    inspections.sort_unstable_by_key(|at| ground.order.rank[*at]);
    inspections.truncate(MOST);
    let department = |at: usize| names.step(at).department();
    if inspections.iter().all(|at| department(*at) == department(inspections[0])) {
        return Outcome::default();
    }
    let mut outcome: Outcome = groups(ground, &inspections).iter().map(|group| apart(ground, group)).collect::<Vec<Hit>>().into();
    let silent: Vec<usize> = inspections.into_iter().filter(|at| names.step(*at).more().checks.is_empty()).collect();
    if !silent.is_empty() {
        let list = names.list(silent);
        outcome.missing = Some(say!(list = list; zh: "勘验步骤没有写明核查对象（checks）：{list}", en: "inspections that do not say what they inspect (`checks`): {list}"));
    }
    outcome
}

// Inspections that could be one: the first, and each later one that could have been done with it, with the place of the object.
struct Together<'p> {
    object: &'p str,
    first: usize,
    later: Vec<(usize, Span)>,
}

fn groups<'p>(ground: &Ground<'p>, inspections: &[usize]) -> Vec<Together<'p>> {
    /// So many first inspections of one object are held against a later one.
    const ENOUGH: usize = 8;
    let mut groups: Vec<Together<'p>> = Vec::new();
    let mut of_object: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for at in inspections.iter().copied() {
        let objects = ground.names.step(at).more().checks.iter().map(|check| &check.value.of);
        let objects: Vec<(&str, Span)> = objects.map(|of| (&*of.value, of.span)).collect();
        let joined = objects.iter().find_map(|(object, span)| {
            let there = of_object.get(object)?.iter().take(ENOUGH);
            let group = there.copied().find(|group| could_join(ground, &groups[*group], at))?;
            Some((group, *span))
        });
        match joined {
            Some((group, span)) => groups[group].later.push((at, span)),
            None => {
                for (object, _) in &objects {
                    of_object.entry(object).or_default().push(groups.len());
                    groups.push(Together { object, first: at, later: Vec::new() });
                }
            }
        }
    }
    groups.retain(|group| !group.later.is_empty());
    groups
}

fn could_join(ground: &Ground<'_>, group: &Together<'_>, at: usize) -> bool {
    let (names, first) = (ground.names, group.first);
    let relation = ground.relations.between(first, at);
    if names.step(first).department() == names.step(at).department() || !matches!(relation, Relation::Before | Relation::Parallel) {
        return false;
    }
    let ordered = names.step(at).more().must_follow.iter().any(|rule| *rule.step.value == *names.id(first));
    relation == Relation::Parallel || (!ordered && !needs(ground, first, at) && !changes_between(ground, group, at))
}

// What comes of the first, from step to step, is used or collected by the later one.
fn needs(ground: &Ground<'_>, first: usize, later: usize) -> bool {
    let names = ground.names;
    let rank = |at: usize| ground.order.rank[at];
    let mut between: Vec<usize> = (0..names.process.steps.len()).filter(|at| rank(*at) >= rank(first) && rank(*at) <= rank(later)).collect();
    between.sort_unstable_by_key(|at| rank(*at));
    let mut made: FxHashSet<&str> = FxHashSet::default();
    for at in between {
        let step = names.step(at);
        let used = step.uses.iter().flatten().map(|id| &*id.value).chain(step.collected().iter().map(|entry| &*entry.of.value));
        let depends = used.into_iter().any(|id| made.contains(id));
        if at == later {
            return depends;
        }
        if at == first || depends {
            made.extend(step.produces.iter().flatten().map(|id| &*id.value));
        }
    }
    false
}

fn changes_between(ground: &Ground<'_>, group: &Together<'_>, later: usize) -> bool {
    let names = ground.names;
    let between = |at: &usize| {
        ground.relations.between(group.first, *at) == Relation::Before && ground.relations.between(*at, later) == Relation::Before
    };
    let applicants = |at: usize| names.doer(at).is_some_and(|doer| doer.kind == DepartmentKind::Applicant);
    let makes = |at: usize| names.step(at).produces.iter().flatten().any(|id| *id.value == *group.object);
    (0..names.process.steps.len()).filter(|at| applicants(*at) || makes(*at)).any(|at| between(&at))
}

fn apart(ground: &Ground<'_>, group: &Together<'_>) -> Hit {
    let names = ground.names;
    let steps: Vec<usize> = std::iter::once(group.first).chain(group.later.iter().map(|(at, _)| *at)).collect();
    let (n, object, list) = (steps.len(), names.material_called(group.object), names.list(steps.iter().copied()));
    let message = say!(n = n, object = object, list = list;
        zh: "{object}由不同部门分别勘验 {n} 次，可改为联合勘验（待确认）：{list}",
        en: "{object} is inspected {n} times by different departments and could be inspected together (candidate): {list}");
    let place = group.later.first().map_or(names.place(group.first), |(_, span)| names.place_of(*span));
    let mut finding = RULE.finding(place, message).about(steps.iter().map(|at| names.id(*at)));
    finding.discriminator = group.object.to_owned();
    let there = |at: usize| Related { place: names.place(at), text: say!(step = names.called(at); zh: "{step}也要上门", en: "{step} comes too") };
    finding.related.extend(std::iter::once(group.first).chain(group.later.iter().skip(1).map(|(at, _)| *at)).map(there));
    finding.evidence.push(say!(fewer = n - 1; zh: "合并后少上门 {fewer} 次", en: "inspections fewer when done together: {fewer}"));
    let lead = names.called(group.first);
    finding.help = Some(say!(lead = lead; zh: "以{lead}为牵头步骤，其余部门写在 `with`，一次看完", en: "let {lead} lead and name the other departments in `with`"));
    finding.disposition = Some(Disposition::Merge);
    let later: Vec<usize> = group.later.iter().map(|(at, _)| *at).collect();
    // Together they take what the longest of them takes, as side by side; where something lies between them the re-run says nothing.
    let measure = Parallelise { steps: steps.iter().map(|at| names.id(*at).into()).collect() };
    Hit::at(later, finding).changed(Measure::Parallelise(measure), WithoutSaving::Told)
}
