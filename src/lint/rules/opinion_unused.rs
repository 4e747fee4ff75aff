use crate::finding::{Disposition, Severity};
use crate::lint::names::shortened;
use crate::lint::unused::{Fate, Taken};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving, removal};
use crate::model::words::StepKind;
use crate::model::{Next, Split};
use crate::say;

pub static RULE: Rule = Rule {
    id: "opinion-unused",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "征求了意见，后面没有步骤用到",
        en: "an opinion is asked for and nothing uses it",
    ),
    why: say!(
        zh: "发函、等回函要花几天到几周；意见不影响决定，就是空转。",
        en: "Writing and waiting for the answer takes days or weeks; an opinion that no decision rests on is idle.",
    ),
    condition: say!(
        zh: "征求意见（consult）步骤写了 produces，其中没有一项被其他步骤使用（uses、collects）、核查（checks）、决定（decides）或改写；这一步骤自己也不决定案件的走向。后面办理的步骤要都写明用到什么，否则不作判断。",
        en: "A `consult` step declares `produces`, and no other step uses, collects, checks, decides on or remakes any of it; nor does the step itself decide which way the case goes. Later steps that work on the case must all say what they use, or it is not judged.",
    ),
    remedy: say!(
        zh: "取消这次征求意见，或写明哪个步骤根据它作决定；法定必须征求的，写明 basis。",
        en: "Do not ask, or write which step decides on it; where law demands the consultation, write the `basis`.",
    ),
    fires: Example::File(say!(
        zh: "process: 临时占道许可
departments: [城管局, 街道办]
steps:
  受理: { by: 城管局, work: 1h, produces: [案卷], next: 征求意见 }
  «征求意见»: { by: 街道办, kind: consult, wait: 5d, uses: [案卷], produces: [街道意见], next: 决定 }
  决定: { by: 城管局, kind: approve, work: 1h, uses: [案卷], produces: [许可证] }
",
        en: "process: Temporary use of a street
departments: [City management, Street office]
steps:
  intake: { by: City management, work: 1h, produces: [file], next: consulting }
  «consulting»: { by: Street office, kind: consult, wait: 5d, uses: [file], produces: [street opinion], next: decision }
  decision: { by: City management, kind: approve, work: 1h, uses: [file], produces: [permit] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 临时占道许可
departments: [城管局, 街道办]
steps:
  受理: { by: 城管局, work: 1h, produces: [案卷], next: 征求意见 }
  征求意见: { by: 街道办, kind: consult, wait: 5d, uses: [案卷], produces: [街道意见], next: 决定 }
  决定: { by: 城管局, kind: approve, work: 1h, uses: [案卷, 街道意见], produces: [许可证] }
",
        en: "process: Temporary use of a street
departments: [City management, Street office]
steps:
  intake: { by: City management, work: 1h, produces: [file], next: consulting }
  consulting: { by: Street office, kind: consult, wait: 5d, uses: [file], produces: [street opinion], next: decision }
  decision: { by: City management, kind: approve, work: 1h, uses: [file, street opinion], produces: [permit] }
",
    )),
    check: Check::Sound(check),
};

// Steps that need no opinion: what they do with the case was decided before.
const PASSIVE: [StepKind; 9] = [
    StepKind::Consult,
    StepKind::Charge,
    StepKind::Deliver,
    StepKind::Notify,
    StepKind::Transfer,
    StepKind::Archive,
    StepKind::Supervise,
    StepKind::Evaluate,
    StepKind::Route,
];

fn check(ground: &Ground<'_>) -> Outcome {
    let steps = &ground.names.process.steps;
    let asks = |at: &usize| steps[*at].kind.as_deref() == Some(&StepKind::Consult);
    let consultations: Vec<usize> = (0..steps.len()).filter(asks).collect();
    if consultations.is_empty() {
        return Outcome::default();
    }
    let tells = |at: &usize| steps[*at].produces.iter().flatten().next().is_some();
    let (telling, mut silent): (Vec<usize>, Vec<usize>) = consultations.into_iter().partition(tells);
    let decides = |at: &usize| matches!(steps[*at].next, Next::Split { kind: Split::One, .. });
    silent.retain(|at| !decides(at));
    let taken = Taken::of(ground, &PASSIVE);
    let mut outcome = Outcome::default();
    for at in telling.into_iter().filter(|at| !decides(at)) {
        match taken.fate(ground, at) {
            Fate::Unused => outcome.hits.push(unused(ground, at)),
            Fate::NotSaid => silent.push(at),
            Fate::Taken => {}
        }
    }
    if !silent.is_empty() {
        let list = ground.names.list(silent);
        outcome.missing = Some(say!(list = list;
            zh: "征求意见的步骤，或其后办理的步骤，没有写明产生和使用什么（produces、uses）：{list}",
            en: "what comes of it (`produces`), or what the steps after it use (`uses`), is not said: {list}"));
    }
    outcome
}

fn unused(ground: &Ground<'_>, at: usize) -> Hit {
    let names = ground.names;
    let list = shortened(names.step(at).produces.iter().flatten().map(|id| names.material_called(id)));
    let message = say!(step = names.called(at), list = list;
        zh: "{step}得到的{list}，后面没有步骤用到（待确认）",
        en: "no later step uses what {step} brings: {list} (candidate)");
    let mut finding = RULE.finding(names.place(at), message).about([names.id(at)]);
    finding.evidence.push(if names.step(at).more().basis.is_empty() {
        say!(zh: "征求意见的依据缺失，请核实", en: "no basis is given for the consultation; please verify")
    } else {
        say!(zh: "写有依据；法定必须征求意见的，应当保留并写明谁采用",
            en: "a basis is given; a consultation that law demands stays, and somebody should use it")
    });
    finding.help = Some(say!(list = list;
        zh: "取消这次征求意见；决定时参考了的，在决定步骤的 uses 写上{list}",
        en: "do not ask; where a decision did rest on it, write {list} in the `uses` of that step"));
    finding.disposition = Some(removal::disposition(ground, &[at], Disposition::Cancel));
    Hit::at([at], finding).changed(removal::without(ground, &[at]), WithoutSaving::Told)
}
