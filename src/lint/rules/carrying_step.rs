use crate::finding::{Disposition, Severity};
use crate::lint::names::shortened;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving, data, removal};
use crate::model::Step;
use crate::model::words::{DepartmentKind, Medium, StepKind};
use crate::say;

pub static RULE: Rule = Rule {
    id: "carrying-step",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "只把纸质材料送到下一家，没有产生新的东西",
        en: "papers are only carried to the next office",
    ),
    why: say!(
        zh: "送件、转报占用的是在途时间，送出去的和收进来的是同样的东西；改用数据传送，这段时间就没有了。",
        en: "What leaves is what came in, only later; sent as data it would arrive at once.",
    ),
    condition: say!(
        zh: "转送（transfer）步骤，以纸质传递（medium: paper），或没有写 medium 而由递送方（kind: carrier）承办，并且 produces 中的都在它的 uses 或 collects 之中。没有写明这些的不作判断。",
        en: "A `transfer` on paper (`medium: paper`), or by a carrier where no medium is written, of which everything under `produces` is also under its `uses` or `collects`. Steps that do not declare these are not judged.",
    ),
    remedy: say!(
        zh: "由系统推送数据或电子文件；依法必须移送原件的，写明 basis。",
        en: "Send the data or an electronic file; where law demands that the original moves, write the `basis`.",
    ),
    fires: Example::File(say!(
        zh: "process: 户口迁移
departments: { 派出所: {}, 县公安局: {}, 机要通信: { kind: carrier } }
steps:
  审核: { by: 派出所, work: 1h, produces: [案卷], next: 送件 }
  «送件»: { by: 机要通信, kind: transfer, medium: paper, wait: 3d, uses: [案卷], produces: [案卷], next: 审批 }
  审批: { by: 县公安局, work: 1h, uses: [案卷] }
",
        en: "process: Household migration
departments: { Station: {}, County police: {}, Courier: { kind: carrier } }
steps:
  review: { by: Station, work: 1h, produces: [file], next: carrying }
  «carrying»: { by: Courier, kind: transfer, medium: paper, wait: 3d, uses: [file], produces: [file], next: approval }
  approval: { by: County police, work: 1h, uses: [file] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 户口迁移
departments: { 派出所: {}, 县公安局: {}, 政务平台: { kind: system } }
steps:
  审核: { by: 派出所, work: 1h, produces: [案卷], next: 推送 }
  推送: { by: 政务平台, kind: transfer, medium: data, work: 0, uses: [案卷], produces: [案卷], next: 审批 }
  审批: { by: 县公安局, work: 1h, uses: [案卷] }
",
        en: "process: Household migration
departments: { Station: {}, County police: {}, Platform: { kind: system } }
steps:
  review: { by: Station, work: 1h, produces: [file], next: sending }
  sending: { by: Platform, kind: transfer, medium: data, work: 0, uses: [file], produces: [file], next: approval }
  approval: { by: County police, work: 1h, uses: [file] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let steps = &ground.names.process.steps;
    let carried: Vec<usize> = (0..steps.len()).filter(|at| on_paper(ground, *at)).collect();
    let (telling, silent): (Vec<usize>, Vec<usize>) = carried.into_iter().partition(|at| declares(&steps[*at]));
    let missing = (!silent.is_empty()).then(|| {
        say!(list = ground.names.list(silent);
            zh: "送件步骤没有写明送的是什么（uses、produces）：{list}",
            en: "what is carried is not said (`uses`, `produces`): {list}")
    });
    let same = telling.into_iter().filter(|at| {
        let step = &steps[*at];
        step.produces.iter().flatten().all(|product| data::takes(step, &product.value))
    });
    Outcome { hits: same.map(|at| carrying(ground, at)).collect(), missing }
}

fn on_paper(ground: &Ground<'_>, at: usize) -> bool {
    let step = ground.names.step(at);
    let carrier = || ground.names.doer(at).is_some_and(|doer| doer.kind == DepartmentKind::Carrier);
    step.kind.as_deref() == Some(&StepKind::Transfer)
        && match step.more().medium.as_deref() {
            Some(medium) => *medium == Medium::Paper,
            None => carrier(),
        }
}

fn declares(step: &Step) -> bool {
    step.produces.is_some() && data::says_what_it_takes(step)
}

fn carrying(ground: &Ground<'_>, at: usize) -> Hit {
    let names = ground.names;
    let step = names.step(at);
    let taken = step.uses.iter().flatten().map(|id| &*id.value);
    let taken = taken.chain(step.collected().iter().map(|entry| &*entry.of.value));
    let list = shortened(taken.map(|id| names.material_called(id)));
    let message = say!(step = names.called(at), list = list;
        zh: "{step}只是转送{list}，没有产生新的东西，可考虑改用数据传送（待确认）",
        en: "{step} only carries {list}; it could be sent as data (candidate)");
    let mut finding = RULE.finding(names.place(at), message).about([names.id(at)]);
    finding.evidence.push(if step.more().basis.is_empty() {
        say!(zh: "必须送纸件的依据缺失，请核实", en: "no basis is given for carrying paper; please verify")
    } else {
        say!(zh: "写有依据，请核实是否必须移送原件", en: "a basis is given; please verify whether the original must move")
    });
    finding.help = Some(say!(
        zh: "由系统推送数据或电子文件；必须移送原件的，写明 basis",
        en: "send the data or an electronic file; where the original must move, write the `basis`"));
    finding.disposition = Some(removal::disposition(ground, &[at], Disposition::Cancel));
    Hit::at([at], finding).changed(removal::without(ground, &[at]), WithoutSaving::Told)
}
