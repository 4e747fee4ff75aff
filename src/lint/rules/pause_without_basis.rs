use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::say;
use crate::model::Paused;

pub static RULE: Rule = Rule {
    id: "pause-without-basis",
    group: Group::Time,
    severity: Severity::Warning,
    summary: say!(
        zh: "停表没有写依据",
        en: "a pause gives no basis",
    ),
    why: say!(
        zh: "停表必须有法定依据；没有依据的停表会把超期藏起来。",
        en: "The clock may only stand still where the law says so; a pause without a basis hides delay.",
    ),
    condition: say!(
        zh: "步骤写了 paused: true，没有写依据。",
        en: "A step has `paused: true` without a basis.",
    ),
    remedy: say!(
        zh: "写明依据，如 paused: 行政许可法第四十五条；没有依据的，去掉 paused。依据缺失不等于违法，请核实。",
        en: "Write the basis (`paused: Administrative Licence Law, art. 45`) or take `paused` away. A missing basis proves nothing: please check.",
    ),
    fires: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  «现场核查»: { by: 市场监管局, wait: 3d, work: 2h, paused: true }
",
        en: "process: Food licence
departments: [Market office]
steps:
  «inspection»: { by: Market office, wait: 3d, work: 2h, paused: true }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 食品经营许可
departments: [市场监管局]
steps:
  检验: { by: 市场监管局, wait: 3d, work: 2h, paused: 行政许可法第四十五条 }
",
        en: "process: Food licence
departments: [Market office]
steps:
  test: { by: Market office, wait: 3d, work: 2h, paused: \"Administrative Licence Law, art. 45\" }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    let silent = (0..names.process.steps.len()).filter_map(|at| {
        names.step(at).more().paused.as_ref().filter(|paused| paused.value == Paused::Yes)?;
        let message = say!(step = names.called(at); zh: "{step}期间停表，没有写依据，请核实", en: "clocks stand still during {step}, and no basis is given: please check");
        let help = say!(zh: "写明依据：`paused: 行政许可法第四十五条`", en: "give the basis: `paused: …, art. 45`");
        Some(Hit::at([at], RULE.finding(names.place(at), message).helped(help).about([names.id(at)])))
    });
    silent.collect::<Vec<Hit>>().into()
}
