use crate::finding::Severity;
use crate::lint::asked::Asked;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::model::Check as Checked;
use crate::model::words::{Channel, Depth, DepartmentKind, Discretion, Issuer, Method, StepKind, WaitCause, Word};
use crate::say;
use crate::source::Place;
use crate::wording::Text;

pub static RULE: Rule = Rule {
    id: "instant-candidate",
    group: Group::GoodPractice,
    severity: Severity::Note,
    summary: say!(
        zh: "具备“秒批”条件，或只差一项",
        en: "fit for a decision at once by rules (秒批), or short of it by one thing",
    ),
    why: say!(
        zh: "没有裁量、材料可由数据核验的事项，系统可以当场决定，不必排队等人。",
        en: "Where nothing is left to judgement and data can verify the papers, a system can decide at once, and nobody need wait.",
    ),
    condition: say!(
        zh: "每个审查（review）、决定（approve）步骤都写了 discretion，其中有决定步骤，还不是全部自动办理（channel: auto）。妨碍“秒批”的有：有裁量的步骤；要人工的实质审查（checks 写 depth: substantive、不是 auto，或写 method: human 而不是形式审查）；勘验、听证、专家评审、征求意见、会签、公示；中介办理的步骤；等会、等公示；必须提交、既不是申请人自己出具、也没有电子证照或数据来源的材料。一项也没有，或只有一项的，提示。",
        en: "Every review and decision (`approve`) says its `discretion`, there is a decision, and not all of them are automatic (`channel: auto`). What keeps it from being instant: a step with discretion; a check that needs a person (`depth: substantive` and not `auto`, or `method: human` without being formal); inspection, hearing, expert review, consultation, countersignature, public notice; a step by an intermediary; waiting for a meeting or a notice; a required material that is not the applicant's own and has no e-licence or source. It is told where there is none of these, or one.",
    ),
    remedy: say!(
        zh: "把审查标准写成规则，由系统自动核验并决定；差一项的，先解决这一项。",
        en: "Write the criteria as rules and let a system verify and decide; where one thing stands in the way, solve that first.",
    ),
    fires: Example::File(say!(
        zh: "process: 高龄津贴
departments: [民政局]
materials:
  申请表: { issuer: applicant }
  身份证: { issuer: government, e-licence: true }
steps:
  受理: { by: 民政局, kind: intake, work: 10min, collects: [申请表, 身份证], next: 决定 }
  «决定»: { by: 民政局, kind: approve, discretion: none, work: 10min }
",
        en: "process: Old-age allowance
departments: [Civil affairs]
materials:
  form: { issuer: applicant }
  ID card: { issuer: government, e-licence: true }
steps:
  intake: { by: Civil affairs, kind: intake, work: 10min, collects: [form, ID card], next: decision }
  «decision»: { by: Civil affairs, kind: approve, discretion: none, work: 10min }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 特困供养
departments: [民政局]
materials:
  申请表: { issuer: applicant }
  身份证: { issuer: government, e-licence: true }
steps:
  受理: { by: 民政局, kind: intake, work: 10min, collects: [申请表, 身份证], next: 入户调查 }
  入户调查: { by: 民政局, kind: inspect, work: 2h, next: 决定 }
  决定: { by: 民政局, kind: approve, discretion: open, work: 10min }
",
        en: "process: Support for the destitute
departments: [Civil affairs]
materials:
  form: { issuer: applicant }
  ID card: { issuer: government, e-licence: true }
steps:
  intake: { by: Civil affairs, kind: intake, work: 10min, collects: [form, ID card], next: home visit }
  home visit: { by: Civil affairs, kind: inspect, work: 2h, next: decision }
  decision: { by: Civil affairs, kind: approve, discretion: open, work: 10min }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let names = ground.names;
    let judges = |at: &usize| matches!(names.kind(*at), Some(StepKind::Review | StepKind::Approve));
    let judging: Vec<usize> = (0..names.process.steps.len()).filter(judges).collect();
    let silent: Vec<usize> = judging.iter().copied().filter(|at| names.step(*at).more().discretion.is_none()).collect();
    if silent.len() == judging.len() {
        return Outcome::missing(say!(zh: "没有审查、决定步骤写明裁量（discretion）", en: "no review or decision says its `discretion`"));
    }
    if !silent.is_empty() {
        let list = names.list(silent);
        return Outcome::missing(say!(list = list; zh: "没有写明裁量（discretion）的步骤：{list}", en: "reviews and decisions that do not say their `discretion`: {list}"));
    }
    let Some(asked) = ground.asked() else { return ground.no_materials() };
    let Some(decision) = judging.iter().copied().rfind(|at| names.kind(*at) == Some(StepKind::Approve)) else {
        return Outcome::default();
    };
    if judging.iter().all(|at| names.step(*at).channel() == Channel::Auto) {
        return Outcome::default();
    }
    let steps = (0..names.process.steps.len()).filter_map(|at| in_step(ground, at));
    let obstacles: Vec<Obstacle> = steps.chain(asked.iter().filter_map(|one| in_material(ground, one))).take(2).collect();
    match &obstacles[..] {
        [] => vec![fit(ground, decision, &judging)].into(),
        [only] => vec![near_miss(ground, decision, &judging, only)].into(),
        _ => Outcome::default(),
    }
}

/// What keeps the process from being decided at once.
struct Obstacle {
    what: Text,
    subject: String,
    place: Place,
    answer: Text,
}

fn in_step(ground: &Ground<'_>, at: usize) -> Option<Obstacle> {
    let (names, step) = (ground.names, ground.names.step(at));
    let kind = names.kind(at);
    let afterwards = matches!(kind, Some(StepKind::Archive | StepKind::Supervise | StepKind::Evaluate));
    if step.is_routing() || afterwards || ground.is_supplement(at) {
        return None;
    }
    let (what, answer) = judgement(ground, at).or_else(|| others(ground, at))?;
    Some(Obstacle { what, subject: names.id(at).to_owned(), place: names.place(at), answer })
}

fn judgement(ground: &Ground<'_>, at: usize) -> Option<(Text, Text)> {
    let (step, called) = (ground.names.step(at), ground.names.called(at));
    let discretion = step.more().discretion.as_ref().map(|discretion| discretion.value);
    if let Some(discretion @ (Discretion::Bounded | Discretion::Open)) = discretion {
        let what = say!(step = called, discretion = discretion; zh: "{step}是{discretion}", en: "{step} has {discretion} discretion");
        return Some((what, say!(zh: "把裁量细化为系统可以判断的标准", en: "write the discretion down as rules that a system can apply")));
    }
    if step.more().checks.iter().any(|check| needs_a_person(&check.value)) {
        let what = say!(step = called; zh: "{step}的审查要靠人工", en: "{step} checks what takes a person");
        return Some((what, say!(zh: "改为数据比对，写 `method: auto`", en: "compare data instead, and write `method: auto`")));
    }
    None
}

fn needs_a_person(check: &Checked) -> bool {
    let (method, depth) = (check.method.as_ref().map(|method| method.value), check.depth.as_ref().map(|depth| depth.value));
    match (method, depth) {
        (Some(Method::Auto), _) => false,
        (_, Some(Depth::Substantive)) => true,
        // A formal check is one that a system can make.
        (Some(Method::Human), None) => true,
        _ => false,
    }
}

fn others(ground: &Ground<'_>, at: usize) -> Option<(Text, Text)> {
    let (names, step) = (ground.names, ground.names.step(at));
    let people = match names.kind(at)? {
        kind @ (StepKind::Inspect | StepKind::Hearing | StepKind::ExpertReview | StepKind::Consult | StepKind::Countersign | StepKind::Notice) => Some(kind),
        _ => None,
    };
    let intermediary = names.doer(at).is_some_and(|doer| doer.kind == DepartmentKind::Intermediary);
    let waits = step.wait.iter().any(|wait| matches!(wait.value.cause(), Some(WaitCause::Meeting | WaitCause::Notice)));
    let called = names.called(at);
    let what = match people {
        Some(kind) => say!(step = called, kind = kind; zh: "{step}要{kind}", en: "{step} ({kind}) is more than a system can do"),
        None if intermediary => say!(step = called; zh: "{step}要由中介办理", en: "{step} is done by an intermediary"),
        None if waits => say!(step = called; zh: "{step}要等会或等公示", en: "{step} waits for a meeting or a notice"),
        None => return None,
    };
    Some((what, say!(zh: "看能否取消、用数据代替，或改为事后核查", en: "see whether it can be dropped, replaced by data, or done afterwards")))
}

fn in_material(ground: &Ground<'_>, asked: &Asked<'_>) -> Option<Obstacle> {
    let issuer = asked.material.and_then(|material| material.issuer.as_ref()).and_then(|issuer| Issuer::read(issuer));
    if asked.required().is_empty() || asked.at_hand().is_some() || issuer == Some(Issuer::Applicant) {
        return None;
    }
    let names = ground.names;
    let what = say!(material = names.material_called(asked.id); zh: "{material}没有电子证照或数据来源", en: "{material} has no e-licence and no source");
    let answer = say!(zh: "接入数据来源，写 `source` 或 `e-licence: true`", en: "connect a source of its data, and write `source` or `e-licence: true`");
    Some(Obstacle { what, subject: asked.id.to_owned(), place: asked.place(names), answer })
}

fn fit(ground: &Ground<'_>, decision: usize, judging: &[usize]) -> Hit {
    let names = ground.names;
    let message = say!(step = names.called(decision);
        zh: "没有裁量，材料由申请人自己出具或有数据来源，不等第三方：{step}具备“秒批”条件（待确认）",
        en: "nothing is left to judgement, every paper is the applicant's own or has a source, nobody else is waited for: {step} could be made at once by rules (candidate)");
    let help = say!(zh: "由系统自动核验并决定，决定步骤写 `channel: auto`", en: "let a system verify and decide, and write `channel: auto` at the decision");
    let finding = RULE.finding(names.place(decision), message).helped(help).about(judging.iter().map(|at| names.id(*at)));
    Hit::at(judging.iter().copied(), finding)
}

fn near_miss(ground: &Ground<'_>, decision: usize, judging: &[usize], only: &Obstacle) -> Hit {
    let names = ground.names;
    let message = say!(step = names.called(decision), what = only.what;
        zh: "{step}离“秒批”只差一项（待确认）：{what}", en: "one thing keeps {step} from being made at once by rules (candidate): {what}");
    let mut finding = RULE.finding(only.place.clone(), message).helped(only.answer.clone()).about(judging.iter().map(|at| names.id(*at)));
    finding.discriminator.clone_from(&only.subject);
    Hit::at(judging.iter().copied(), finding)
}
