use crate::finding::{Finding, Severity};
use crate::lint::plan::Unusable;
use crate::lint::{Check, Example, Group, Rule};
use crate::model::Id;
use crate::model::plan::Plan;
use crate::lint::restaurant::restaurant;
use crate::say;
use crate::source::At;
use crate::wording::{FileName, Typed};

pub static RULE: Rule = Rule {
    id: "plan-base",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "现状文件不能用",
        en: "the base of a plan cannot be used",
    ),
    why: say!(
        zh: "措施要落在现状流程上：现状读不出、走不通，改出来的就没有根据。",
        en: "Measures are applied to the as-is process: where that cannot be read, or does not work, nothing can be said of what comes of it.",
    ),
    condition: say!(
        zh: "base 所写的文件不存在、无法读取、有读取错误，或其流程走不通；几个文件的工作日长度或日历不同。",
        en: "The file that `base` names is not there, cannot be read, has reading errors, or its flow is not sound; or several files count days differently.",
    ),
    remedy: say!(
        zh: "改正文件名；文件有错的，先用 zaizao check 检查并改正。",
        en: "Correct its name; where the file has errors, check it with `zaizao check` and correct it first.",
    ),
    fires: Example::File(say!(
        zh: "plan: 开办小餐馆
base: «现状.yaml»
measures:
  - id: 提速
    do:
      - remove: [复审]
---
process: 开办小餐馆
departments: [窗口, 市场监管局]
steps:
  受理: { by: 窗口, work: 1h, produces: [受理单], next: 初审 }
  初审: { by: 市场监管局, wait: 2d, work: 2h, uses: [受理单], produces: [初审意见], next: { one: [复审, 受理] } }
  复审: { by: 市场监管局, wait: 2d, work: 1h, uses: [初审意见], next: 复审 }
  发证: { by: 窗口, work: 1h }
",
        en: "plan: Opening a small restaurant
base: «as-is.yaml»
measures:
  - id: faster
    do:
      - remove: [second]
---
process: Opening a small restaurant
departments: [Window, Market office]
steps:
  intake: { by: Window, work: 1h, produces: [receipt], next: review }
  review: { by: Market office, wait: 2d, work: 2h, uses: [receipt], produces: [opinion], next: { one: [second, intake] } }
  second: { by: Market office, wait: 2d, work: 1h, uses: [opinion], next: second }
  issuing: { by: Window, work: 1h }
",
    )),
    quiet: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - remove: [复审]
",
        en: "measures:
  - id: faster
    do:
      - remove: [second]
",
    ),
    check: Check::Plan,
};

/// Why a base cannot be used.
pub(in crate::lint) fn told(plan: &Plan, named: &At<Id>, why: &Unusable) -> Finding {
    let (file, typed) = (FileName::of(&*named.value), Typed::of(&*named.value));
    let see = || say!(file = typed; zh: "先检查并改正它：zaizao check {file}", en: "check and correct it first: zaizao check {file}");
    let (message, help) = match why {
        Unusable::Missing => (
            say!(file = file; zh: "现状文件“{file}”不存在", en: "there is no base file {file}"),
            say!(zh: "请核对文件名；路径从计划文件所在的文件夹算起", en: "check the name; the path begins at the folder of the plan"),
        ),
        Unusable::Unreadable(what) => {
            (say!(file = file, what = what; zh: "现状文件“{file}”读不出来：{what}", en: "the base file {file} cannot be read: {what}"), see())
        }
        Unusable::Errors(1, first) => {
            (say!(file = file, first = first; zh: "现状文件“{file}”有错误：{first}", en: "the base file {file} has an error: {first}"), see())
        }
        Unusable::Errors(count, first) => (
            say!(file = file, count = count, first = first; zh: "现状文件“{file}”有 {count} 个错误，第一个是：{first}", en: "the base file {file} has {count} errors, the first of them: {first}"),
            see(),
        ),
        Unusable::DaysDiffer => (
            say!(file = file; zh: "现状文件“{file}”的工作日长度或日历与前面的不同，时间不能相加", en: "the base file {file} counts days differently (day, calendar) from those before it, so that times cannot be added up"),
            say!(zh: "几个现状文件的 day、calendar 写成一样", en: "give all base files the same day and calendar"),
        ),
    };
    let mut finding = RULE.finding(plan.place(named.span), message).helped(help);
    finding.discriminator = format!("base: {}", named.value);
    finding
}
