use crate::finding::{Disposition, Related, Severity};
use crate::graph::{Dominance, Relation};
use crate::lint::checks::{self, Checking};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, data};
use crate::model::Checked;
use crate::model::words::{Depth, StepKind};
use crate::say;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

pub static RULE: Rule = Rule {
    id: "repeated-check",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "同一对象的同一内容在前面已经查过，又查一遍",
        en: "what was checked before is checked again for the same thing",
    ),
    why: say!(
        zh: "两次核查看的是同一份东西、同一项内容、同样的深度，第二次不会看出新问题，却要多排一次队。",
        en: "Both look at the same thing for the same criterion at the same depth; the second finds nothing new and costs one more queue.",
    ),
    condition: say!(
        zh: "两个步骤的 checks 中，对象（of）、内容（for）和深度（depth）都相同；到后一步骤的案件必定先经过前一步骤；后一步骤自己没有产生这个对象，两者之间也没有步骤重新产生或重新收取它（转送不算）；只为补正而设的步骤不算。两处都没有写 depth 的，作为待确认提出；只有一处写了的不作判断。身份由 identity-again 判断，本流程中政府部门所出文件的真伪由 verified-again 判断。",
        en: "Two steps have a check of the same object (`of`) for the same criterion (`for`) at the same `depth`, every case that comes to the second has passed the first, and neither the second nor a step between them makes the object anew, nor one between them collects it (transfers aside); steps that only mend what was wrong do not count. Where neither states a depth it is a candidate; where only one does it is not judged. Identity is left to `identity-again`, and the authenticity of what an office made in this process to `verified-again`.",
    ),
    remedy: say!(
        zh: "后一步骤认可前一步骤的结论，删去重复的核查；两部法律各自要求核查的，也可以互认结果。",
        en: "Let the second step accept the first one's result and take the check out; where two laws each ask for it, results can still be recognised.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [综合窗口, 市场监管局]
steps:
  受理: { by: 综合窗口, work: 1h, checks: [ { of: 申请表, for: 完整性, depth: formal } ], next: 审查 }
  审查: { by: 市场监管局, work: 2h, checks: [ «{ of: 申请表, for: 完整性, depth: formal }» ] }
",
        en: "process: Food licence
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, checks: [ { of: form, for: completeness, depth: formal } ], next: review }
  review: { by: Market office, work: 2h, checks: [ «{ of: form, for: completeness, depth: formal }» ] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [综合窗口, 市场监管局]
steps:
  受理: { by: 综合窗口, work: 1h, checks: [ { of: 申请表, for: 经营场所, depth: formal } ], next: 审查 }
  审查: { by: 市场监管局, work: 2h, checks: [ { of: 申请表, for: 经营场所, depth: substantive } ] }
",
        en: "process: Food licence
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, checks: [ { of: form, for: premises, depth: formal } ], next: review }
  review: { by: Market office, work: 2h, checks: [ { of: form, for: premises, depth: substantive } ] }
",
    )),
    check: Check::Sound(check),
};

/// The checks of one object for one criterion.
type Same<'p> = ((&'p str, &'p Checked), Vec<Checking<'p>>);

// What tells whether a check repeats an earlier one.
struct Before<'p> {
    dominance: Dominance,
    // The steps that make or collect each object.
    writers: FxHashMap<&'p str, Vec<usize>>,
}

fn check(ground: &Ground<'_>) -> Outcome {
    let all = checks::all(ground.names);
    if all.is_empty() {
        return checks::missing();
    }
    let mut same = same(ground, &all);
    same.retain(|(_, checks)| checks.len() > 1);
    if same.is_empty() {
        return Outcome::default();
    }
    let before = Before { dominance: Dominance::of(&ground.sound.flow), writers: writers(ground, &same) };
    let (mut hits, mut unsaid) = (Vec::new(), Vec::new());
    for ((object, criterion), checks) in same {
        for alike in by_depth(checks, &mut unsaid) {
            let rows = rows(ground, &before, object, alike);
            hits.extend(rows.iter().map(|row| again(ground, object, criterion, row)));
        }
    }
    let missing = (!unsaid.is_empty()).then(|| {
        say!(list = ground.names.list(unsaid);
            zh: "对同一内容的核查，有的没有写深度（depth）：{list}",
            en: "some checks of the same thing do not say how deep they go (`depth`): {list}")
    });
    Outcome { hits, missing }
}

// Where some checks state a depth and others do not, those are not judged.
fn by_depth<'p>(checks: Vec<Checking<'p>>, unsaid: &mut Vec<usize>) -> Vec<Vec<Checking<'p>>> {
    let deep = |one: &Checking<'_>| one.check.depth.as_ref().map(|depth| depth.value);
    let (stated, silent): (Vec<_>, Vec<_>) = checks.into_iter().partition(|one| deep(one).is_some());
    if stated.is_empty() {
        return vec![silent];
    }
    unsaid.extend(silent.iter().map(|one| one.step));
    let (formal, substantive) = stated.into_iter().partition(|one| deep(one) == Some(Depth::Formal));
    vec![formal, substantive]
}

// By object and criterion, in file order; what other rules judge is left out.
fn same<'p>(ground: &Ground<'p>, all: &[Checking<'p>]) -> Vec<Same<'p>> {
    let made = data::made_by_offices(ground.names);
    let mut places: FxHashMap<(&str, &Checked), usize> = FxHashMap::default();
    let mut same: Vec<Same<'p>> = Vec::new();
    for one in all {
        let (object, Some(criterion)) = (&*one.check.of.value, &one.check.criterion) else { continue };
        let elsewhere = match &criterion.value {
            Checked::Identity => true,
            Checked::Authenticity => made.contains_key(object),
            Checked::Other(_) => false,
        };
        if elsewhere || ground.is_supplement(one.step) {
            continue;
        }
        let key = (object, &criterion.value);
        let place = *places.entry(key).or_insert(same.len());
        if place == same.len() {
            same.push((key, Vec::new()));
        }
        same[place].1.push(*one);
    }
    same
}

// A transfer passes on what it was given, whatever it lists.
fn writers<'p>(ground: &Ground<'_>, same: &[Same<'p>]) -> FxHashMap<&'p str, Vec<usize>> {
    let mut writers: FxHashMap<&str, Vec<usize>> = same.iter().map(|((object, _), _)| (*object, Vec::new())).collect();
    let steps = ground.names.process.steps.iter().enumerate();
    for (at, step) in steps.filter(|(_, step)| step.kind.as_deref() != Some(&StepKind::Transfer)) {
        let made = step.produces.iter().flatten().map(|product| &*product.value);
        for id in made.chain(step.collected().iter().map(|entry| &*entry.of.value)) {
            if let Some(steps) = writers.get_mut(id) {
                steps.push(at);
            }
        }
    }
    writers
}

// Checks that repeat the first of their row, rows of one left out.
fn rows<'p>(
    ground: &Ground<'_>,
    before: &Before<'_>,
    object: &str,
    mut checks: Vec<Checking<'p>>,
) -> Vec<Vec<Checking<'p>>> {
    // Each is held against a few earlier ones only, so that thousands of checks take no longer than they should.
    const ENOUGH: usize = 8;
    checks.sort_by_key(|one| ground.order.rank.get(one.step));
    let writers = before.writers.get(object).map_or(&[][..], |steps| steps);
    let mut rows: Vec<Vec<Checking<'p>>> = Vec::new();
    for one in checks {
        let repeats = |row: &Vec<Checking<'_>>| {
            let first = row[0].step;
            first != one.step
                && !makes(ground, one.step, object)
                && always_before(ground, before, first, one.step)
                && !writers.iter().any(|writer| changes(ground, first, *writer, one.step))
        };
        match rows.iter_mut().take(ENOUGH).find(|row| repeats(row)) {
            Some(row) => row.push(one),
            None => rows.push(vec![one]),
        }
    }
    rows.retain(|row| row.len() > 1);
    rows
}

// It may look at what it has just made itself.
fn makes(ground: &Ground<'_>, at: usize, object: &str) -> bool {
    ground.names.step(at).produces.iter().flatten().any(|product| *product.value == *object)
}

fn always_before(ground: &Ground<'_>, before: &Before<'_>, first: usize, second: usize) -> bool {
    ground.relations.always_before(first, second) || before.dominance.dominates(NodeIndex::new(first), NodeIndex::new(second))
}

// The object may become another one between the two: on the way from one to the other, or beside it.
fn changes(ground: &Ground<'_>, first: usize, writer: usize, second: usize) -> bool {
    let may = |relation: Relation| matches!(relation, Relation::Before | Relation::Parallel | Relation::Unclear);
    let between = |one: usize, other: usize| may(ground.relations.between(one, other));
    writer != first && writer != second && between(first, writer) && between(writer, second)
}

fn again(ground: &Ground<'_>, object: &str, criterion: &Checked, row: &[Checking<'_>]) -> Hit {
    let names = ground.names;
    let (first, again) = (row[0], &row[1..]);
    let steps: Vec<usize> = again.iter().map(|one| one.step).collect();
    let (thing, what) = (names.material_called(object), checks::criterion(criterion));
    let (before, list) = (names.called(first.step), names.list(steps.iter().copied()));
    let depth = first.check.depth.as_ref().map(|depth| depth.value);
    let message = match depth {
        Some(depth) => say!(thing = thing, what = what, before = before, list = list, depth = depth;
            zh: "{thing}的“{what}”由{before}查过（{depth}），{list}又查一遍",
            en: "{thing} is checked for “{what}” ({depth}) at {before}, and again at {list}"),
        None => say!(thing = thing, what = what, before = before, list = list;
            zh: "{thing}的“{what}”由{before}查过，{list}又查一遍（待确认）",
            en: "{thing} is checked for “{what}” at {before}, and again at {list} (candidate)"),
    };
    let mut finding = RULE.finding(names.place_of(again[0].check.span), message).about([object, names.id(first.step)]);
    finding.discriminator = format!("{} {depth:?}", what.en);
    finding.related.push(Related { place: names.place_of(first.check.span), text: by(ground, first.step) });
    let more = again[1..].iter().map(|one| Related { place: names.place_of(one.check.span), text: by(ground, one.step) });
    finding.related.extend(more);
    finding.help = Some(say!(list = list, before = before;
        zh: "{list}认可{before}的结论，删去这项核查", en: "let {list} accept the result of {before}, and take the check out"));
    // Two laws may each prescribe the check: the result can be recognised all the same (互认).
    finding.disposition = Some(Disposition::Merge);
    let prescribed: Vec<usize> = steps.iter().copied().filter(|at| ground.is_mandatory(*at)).collect();
    if !prescribed.is_empty() {
        let list = names.list(prescribed);
        finding.evidence.push(say!(list = list;
            zh: "法律规定必须有的步骤，可以互认结果，不能取消：{list}",
            en: "prescribed by law; results may be recognised, the step not dropped: {list}"));
    }
    if depth.is_none() {
        finding.evidence.push(say!(zh: "都没有写核查的深度（depth），请核实是否相同", en: "none states a `depth`; please verify that it is the same"));
    }
    checks::needless(ground, &steps, finding)
}

fn by(ground: &Ground<'_>, at: usize) -> crate::wording::Text {
    let step = ground.names.called(at);
    match ground.names.step(at).department().map(|department| ground.names.department_called(department)) {
        Some(department) => say!(step = step, department = department; zh: "{step}核查，承办：{department}", en: "checked at {step} by {department}"),
        None => say!(step = step; zh: "{step}核查", en: "checked at {step}"),
    }
}
