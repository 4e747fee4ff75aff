use crate::finding::{Disposition, Related, Severity};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving};
use crate::model::words::StepKind;
use crate::model::{Check as Checked, Step};
use crate::redesign::{Measure, Remove};
use crate::say;
use crate::wording::Text;

pub static RULE: Rule = Rule {
    id: "sign-off-chain",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "同一事项在一个部门内连签三级以上",
        en: "three or more sign-offs in a row on one matter in one department",
    ),
    why: say!(
        zh: "层层签批每级都要排队，后面各级看的是同样的材料；各地已普遍压减为“一审一核”。",
        en: "Each level has its queue and looks at the same papers; many places have cut the chain to one review and one approval.",
    ),
    condition: say!(
        zh: "3 个以上相连的审查（review）或决定（approve）步骤，部门相同，decides 相同，核查内容相同，只是层级、角色或科室不同；中间的退回和不予许可分支不打断这条链。没有写 decides 的不作判断。",
        en: "Three or more reviews or approvals in a row in one department, with the same `decides` and the same checks, differing in rank, role or office only; branches back for rework or to a refusal do not break the chain. Steps without `decides` are not judged.",
    ),
    remedy: say!(
        zh: "保留首级审查和末级核定，其余授权下放；重大、疑难事项保留集体审议的，写明 basis。",
        en: "Keep the first review and the last approval and delegate the rest; where important cases must be decided by more, write the `basis`.",
    ),
    fires: Example::File(say!(
        zh: "process: 不动产登记
departments: [登记中心]
steps:
  «初审»: { by: 登记中心, kind: review, rank: 1, decides: 准予登记, wait: 1d, next: 复审 }
  复审: { by: 登记中心, kind: review, rank: 2, decides: 准予登记, wait: 1d, next: 核定 }
  核定: { by: 登记中心, kind: approve, rank: 3, decides: 准予登记, wait: 1d }
",
        en: "process: Land registration
departments: [Registry]
steps:
  «first review»: { by: Registry, kind: review, rank: 1, decides: entry, wait: 1d, next: second review }
  second review: { by: Registry, kind: review, rank: 2, decides: entry, wait: 1d, next: approval }
  approval: { by: Registry, kind: approve, rank: 3, decides: entry, wait: 1d }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 不动产登记
departments: [登记中心]
steps:
  初审: { by: 登记中心, kind: review, rank: 1, decides: 准予登记, wait: 1d, next: 核定 }
  核定: { by: 登记中心, kind: approve, rank: 3, decides: 准予登记, wait: 1d }
",
        en: "process: Land registration
departments: [Registry]
steps:
  first review: { by: Registry, kind: review, rank: 1, decides: entry, wait: 1d, next: approval }
  approval: { by: Registry, kind: approve, rank: 3, decides: entry, wait: 1d }
",
    )),
    check: Check::Sound(check),
};

const LEVELS: usize = 3;

fn check(ground: &Ground<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    let mut silent: Vec<usize> = Vec::new();
    for run in runs(ground, same_department) {
        if run.iter().any(|at| ground.names.step(*at).more().decides.is_none()) {
            silent.extend(&run);
        }
    }
    outcome.hits = runs(ground, same_matter).iter().map(|run| chain(ground, run)).collect();
    if !silent.is_empty() {
        let list = ground.names.list(silent);
        outcome.missing = Some(say!(list = list;
            zh: "相连的审查、决定步骤没有写明决定什么（decides）：{list}",
            en: "reviews and approvals in a row that do not say what they decide (`decides`): {list}"));
    }
    outcome
}

// The longest rows of at least three sign-offs of which each goes with the one before.
fn runs(ground: &Ground<'_>, goes_with: fn(&Step, &Step) -> bool) -> Vec<Vec<usize>> {
    let names = ground.names;
    let steps = names.process.steps.len();
    let next: Vec<Option<usize>> = (0..steps)
        .map(|at| ground.sole_successor(at).filter(|next| goes_with(names.step(at), names.step(*next))))
        .collect();
    let mut follows = vec![false; steps];
    next.iter().flatten().for_each(|at| follows[*at] = true);
    let heads = (0..steps).filter(|at| !follows[*at] && next[*at].is_some());
    let rows = heads.map(|head| std::iter::successors(Some(head), |at| next[*at]).collect::<Vec<usize>>());
    rows.filter(|row| row.len() >= LEVELS).collect()
}

fn same_department(a: &Step, b: &Step) -> bool {
    let signs = |step: &Step| matches!(step.kind.as_deref(), Some(StepKind::Review | StepKind::Approve));
    let department = a.department();
    signs(a) && signs(b) && department.is_some() && department == b.department() && differ_in_level(a, b) && same_checks(a, b)
}

fn same_matter(a: &Step, b: &Step) -> bool {
    let (matter, other) = (&a.more().decides, &b.more().decides);
    same_department(a, b) && matter.is_some() && matter == other
}

fn differ_in_level(a: &Step, b: &Step) -> bool {
    a.more().rank != b.more().rank || a.more().role != b.more().role || a.office() != b.office()
}

fn same_checks(a: &Step, b: &Step) -> bool {
    let what = |step: &Step| -> Vec<Checked> { step.more().checks.iter().map(|check| check.value.clone()).collect() };
    let (a, b) = (what(a), what(b));
    a.len() == b.len() && a.iter().all(|check| b.contains(check))
}

fn chain(ground: &Ground<'_>, run: &[usize]) -> Hit {
    let names = ground.names;
    let (first, last) = (run[0], run[run.len() - 1]);
    let step = names.step(first);
    let matter = step.more().decides.as_ref().map_or("", |matter| &matter.value);
    let department = names.department_called(step.department().unwrap_or_default());
    let (levels, row) = (run.len(), names.sequence(run.iter().copied()));
    let message = say!(matter = matter, department = department, levels = levels, row = row;
        zh: "“{matter}”在{department}内连签 {levels} 级：{row}",
        en: "“{matter}” is signed off {levels} times in a row in {department}: {row}");
    let mut finding = RULE.finding(names.place(first), message).about(run.iter().map(|at| names.id(*at)));
    finding.related.extend(run[1..].iter().map(|at| Related { place: names.place(*at), text: level(ground, *at) }));
    let (keep, decide) = (names.called(first), names.called(last));
    finding.help = Some(say!(keep = keep, decide = decide;
        zh: "参照“一审一核”，保留{keep}和{decide}，其余授权下放",
        en: "keep {keep} and {decide} (one review, one approval), and delegate what lies between"));
    let between = &run[1..run.len() - 1];
    let mandatory = between.iter().any(|at| ground.is_mandatory(*at));
    finding.disposition = Some(if mandatory { Disposition::ChangeLaw } else { Disposition::Merge });
    let ids = |pair: &[usize]| (names.id(pair[0]).into(), names.id(pair[1]).into());
    let onward = run[1..].windows(2).map(ids).collect();
    let measure = Remove { steps: between.iter().map(|at| names.id(*at).into()).collect(), onward };
    Hit::at([first], finding).changed(Measure::Remove(measure), WithoutSaving::Told)
}

// Who signs: the role, else the office, else the rank.
fn level(ground: &Ground<'_>, at: usize) -> Text {
    let step = ground.names.step(at);
    let who = step.more().role.as_deref().map(|role| &**role).or(step.office());
    match (who, &step.more().rank) {
        (Some(who), _) => say!(who = who; zh: "再由{who}签批", en: "then signed by {who}"),
        (None, Some(rank)) => say!(rank = rank.value; zh: "再由第 {rank} 级签批", en: "then signed at rank {rank}"),
        (None, None) => say!(zh: "再签批一次", en: "then signed again"),
    }
}
