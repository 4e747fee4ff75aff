use crate::finding::{Disposition, Severity};
use crate::lint::names::shortened;
use crate::lint::unused::{Fate, Taken};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving, removal};
use crate::model::words::{DepartmentKind, StepKind, Word};
use crate::model::{Next, Split, Step};
use crate::say;
use crate::wording::Lang;
use petgraph::graph::NodeIndex;

pub static RULE: Rule = Rule {
    id: "no-product",
    group: Group::Redundancy,
    severity: Severity::Note,
    summary: say!(
        zh: "步骤产生的东西没有人用",
        en: "a step makes what nobody uses",
    ),
    why: say!(
        zh: "没有下一步骤接手，也不是给申请人的结果，这一步骤可能是多余的，也可能是漏写了谁在用。",
        en: "No later step takes it and it is no result for the applicant: the step may be idle, or the file leaves out who uses it.",
    ),
    condition: say!(
        zh: "步骤写了 produces，其中没有一项被其他步骤使用、收取、核查、决定或改写；它后面还有办理的步骤，并且都写明了用到什么。办结的步骤、申请人到场的步骤、决定案件走向的步骤，以及产物本身就是结果或通知的（登记、决定、制证、收费、送达、告知、公示、归档、监管、评价，或名称是通知、告知、公告、回执的）不算；征求意见由 opinion-unused 判断，转送由 carrying-step 判断。",
        en: "A step declares `produces`, and no other step uses, collects, checks, decides on or remakes any of it, while later steps work on the case and all say what they use. Left out are steps that end the case, at which the applicant is present, or that decide its way, and those whose product is the result or a notice (registering, deciding, making, charging, delivering, notifying, publishing, archiving, supervising, evaluating, or products called a notice or receipt); consultations are left to `opinion-unused`, transfers to `carrying-step`.",
    ),
    remedy: say!(
        zh: "确实没有人用的，取消这一步骤；有人用的，在用它的步骤写 uses。",
        en: "Drop the step if nobody needs it; otherwise write `uses` at the step that does.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, produces: [案卷], next: 核验 }
  «核验»: { by: 市场监管局, kind: verify, work: 1h, uses: [案卷], produces: [核验表], next: 决定 }
  决定: { by: 市场监管局, kind: approve, work: 1h, uses: [案卷], produces: [许可证] }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, produces: [file], next: verifying }
  «verifying»: { by: Market office, kind: verify, work: 1h, uses: [file], produces: [check sheet], next: decision }
  decision: { by: Market office, kind: approve, work: 1h, uses: [file], produces: [licence] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  受理: { by: 市场监管局, work: 1h, produces: [案卷], next: 核验 }
  核验: { by: 市场监管局, kind: verify, work: 1h, uses: [案卷], produces: [核验表], next: 决定 }
  决定: { by: 市场监管局, kind: approve, work: 1h, uses: [核验表], produces: [许可证] }
",
        en: "process: Food licence
departments: [Market office]
steps:
  intake: { by: Market office, work: 1h, produces: [file], next: verifying }
  verifying: { by: Market office, kind: verify, work: 1h, uses: [file], produces: [check sheet], next: decision }
  decision: { by: Market office, kind: approve, work: 1h, uses: [check sheet], produces: [licence] }
",
    )),
    check: Check::Sound(check),
};

// Steps that take nothing over from earlier ones. What is delivered, told, published or filed may be anything, so those steps must say what it is.
const PASSIVE: [StepKind; 5] =
    [StepKind::Charge, StepKind::Transfer, StepKind::Supervise, StepKind::Evaluate, StepKind::Route];

fn check(ground: &Ground<'_>) -> Outcome {
    let steps = &ground.names.process.steps;
    if steps.iter().all(|step| step.produces.is_none()) {
        return Outcome::missing(say!(zh: "没有步骤写明产生什么（produces）", en: "no step says what it makes (`produces`)"));
    }
    let inner: Vec<usize> = (0..steps.len()).filter(|at| is_between(ground, *at)).collect();
    if inner.is_empty() {
        return Outcome::default();
    }
    let taken = Taken::of(ground, &PASSIVE);
    let (mut hits, mut unsure) = (Vec::new(), Vec::new());
    for at in inner {
        match taken.fate(ground, at) {
            Fate::Unused => hits.push(no_product(ground, at)),
            Fate::NotSaid => unsure.push(at),
            Fate::Taken => {}
        }
    }
    let missing = (!unsure.is_empty()).then(|| {
        say!(list = ground.names.list(taken.silent_after(ground, &unsure));
            zh: "没有写明用到什么（uses、collects）的步骤：{list}",
            en: "steps that do not say what they use (`uses`, `collects`): {list}")
    });
    Outcome { hits, missing }
}

// The step makes something for later steps, if for anything.
fn is_between(ground: &Ground<'_>, at: usize) -> bool {
    let (names, flow) = (ground.names, &ground.sound.flow);
    let step = names.step(at);
    let ends = || flow.graph.neighbors(NodeIndex::new(at)).any(|vertex| vertex == flow.end);
    let applicants = || names.doer(at).is_some_and(|doer| doer.kind == DepartmentKind::Applicant);
    let last_for_applicant = names.process.applicant_to.as_ref().is_some_and(|to| to.value == step.id.value);
    let decides = step.more().decides.is_some() || matches!(step.next, Next::Split { kind: Split::One, .. });
    step.produces.iter().flatten().next().is_some()
        && !is_its_own_end(step)
        && step.visits() == 0
        && !decides
        && !last_for_applicant
        && !ends()
        && !applicants()
        && !makes_a_notice(ground, step)
}

fn is_its_own_end(step: &Step) -> bool {
    use StepKind::{
        Approve, Archive, Charge, Consult, Deliver, Evaluate, Make, Notice, Notify, Register, Route, Supervise, Transfer,
    };
    let ends = [
        Approve, Archive, Charge, Consult, Deliver, Evaluate, Make, Notice, Notify, Register, Route, Supervise, Transfer,
    ];
    step.kind.as_deref().is_some_and(|kind| ends.contains(kind))
}

// What is called a notice or a receipt is for the applicant, whoever makes it.
fn makes_a_notice(ground: &Ground<'_>, step: &Step) -> bool {
    let words = ["通知", "告知", "公告", "公示", "回执", "notice", "receipt"];
    let called = |id: &str| {
        let name = ground.names.material(id).and_then(|material| material.name.as_ref());
        let names = Lang::BOTH.map(|lang| name.map_or(id, |name| name.get(lang)).to_lowercase());
        names.iter().any(|name| words.iter().any(|word| name.contains(word)))
    };
    step.produces.iter().flatten().any(|product| called(&product.value))
}

fn no_product(ground: &Ground<'_>, at: usize) -> Hit {
    let names = ground.names;
    let list = shortened(names.step(at).produces.iter().flatten().map(|id| names.material_called(id)));
    let message = say!(step = names.called(at), list = list;
        zh: "{step}产生的{list}没有步骤用到（待确认）",
        en: "nothing uses what {step} makes: {list} (candidate)");
    let mut finding = RULE.finding(names.place(at), message).about([names.id(at)]);
    if let Some(kind) = names.step(at).kind.as_deref() {
        finding.evidence.push(say!(kind = kind.text(); zh: "步骤类型：{kind}", en: "kind of step: {kind}"));
    }
    finding.help = Some(say!(list = list;
        zh: "没有人用的，取消这一步骤；有人用的，在用它的步骤的 uses 写上{list}",
        en: "drop the step if nobody needs it; otherwise write {list} in the `uses` of the step that does"));
    finding.disposition = Some(removal::disposition(ground, &[at], Disposition::Cancel));
    Hit::at([at], finding).changed(removal::without(ground, &[at]), WithoutSaving::Told)
}
