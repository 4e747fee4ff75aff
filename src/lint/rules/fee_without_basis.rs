use crate::finding::Severity;
use crate::lint::{Check, Example, Group, Hit, Names, Outcome, Rule};
use crate::model::Fee;
use crate::model::words::Payer;
use crate::say;
use crate::source::At;
use crate::wording::plain_number;

pub static RULE: Rule = Rule {
    id: "fee-without-basis",
    group: Group::ItemList,
    severity: Severity::Warning,
    summary: say!(
        zh: "收费没有写依据",
        en: "a fee gives no basis",
    ),
    why: say!(
        zh: "实施清单要求收费写明项目、标准和依据；没有依据的收费不得收取。",
        en: "The item list demands what a fee is for, how much it is and what it rests on; a fee without a basis may not be charged.",
    ),
    condition: say!(
        zh: "写了 item 的文件里，向申请人收的费用金额大于 0，没有写 basis。",
        en: "In a file with `item` a fee above 0 that the applicant pays gives no `basis`.",
    ),
    remedy: say!(
        zh: "依据缺失，请核实：写明依据文号，或取消收费。依据缺失不等于违法。",
        en: "Please verify: write what it rests on, or drop the fee. A missing basis proves nothing.",
    ),
    fires: Example::File(say!(
        zh: "process: 公章备案
item: { visits: 0 }
departments: [公安局]
steps:
  备案: { by: 公安局, work: 10min, fees: [ «{ item: 工本费, amount: 80 }» ] }
",
        en: "process: Seal filing
item: { visits: 0 }
departments: [Police]
steps:
  filing: { by: Police, work: 10min, fees: [ «{ item: cost of paper, amount: 80 }» ] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 公章备案
item: { visits: 0 }
departments: [公安局]
steps:
  备案: { by: 公安局, work: 10min, fees: [ { item: 工本费, amount: 80, basis: 发改价格规〔2016〕2559号 } ] }
",
        en: "process: Seal filing
item: { visits: 0 }
departments: [Police]
steps:
  filing: { by: Police, work: 10min, fees: [ { item: cost of paper, amount: 80, basis: Fee schedule 2016 } ] }
",
    )),
    check: Check::Process(check),
};

fn check(names: &Names<'_>) -> Outcome {
    if names.process.item.is_none() {
        return Outcome::default();
    }
    if names.process.steps.iter().all(|step| step.more().fees.is_none()) {
        return Outcome::missing(say!(zh: "没有步骤写明是否收费（fees）", en: "no step says whether it charges (`fees`)"));
    }
    let steps = names.process.steps.iter().enumerate();
    let fees = steps.flat_map(|(at, step)| step.more().fees.iter().flatten().map(move |fee| (at, fee)));
    fees.filter_map(|(at, fee)| without_basis(names, at, fee)).collect::<Vec<Hit>>().into()
}

fn without_basis(names: &Names<'_>, at: usize, fee: &At<Fee>) -> Option<Hit> {
    let government = fee.value.payer.as_ref().is_some_and(|payer| payer.value == Payer::Government);
    if government || fee.value.amount.value <= 0.0 || !fee.value.basis.is_empty() {
        return None;
    }
    let (step, amount) = (names.called(at), plain_number(fee.value.amount.value, 2));
    let message = match &fee.value.item {
        Some(item) => say!(step = step, item = item, amount = amount;
            zh: "{step}收取“{item}” {amount}，依据缺失，请核实", en: "{step} charges {amount} for “{item}”, no basis is given, please verify"),
        None => say!(step = step, amount = amount;
            zh: "{step}收费 {amount}，依据缺失，请核实", en: "{step} charges {amount}, no basis is given, please verify"),
    };
    let help = say!(zh: "写明 `basis`，或取消收费", en: "write its `basis`, or drop the fee");
    let mut finding = RULE.finding(names.place_of(fee.span), message).helped(help).about([names.id(at)]);
    finding.discriminator = fee.value.item.as_deref().unwrap_or_default().to_owned();
    Some(Hit::at([at], finding))
}
