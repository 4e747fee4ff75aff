use crate::finding::{Finding, Severity};
use crate::lint::plan::Said;
use crate::lint::{Check, Group, Rule};
use crate::lint::restaurant::restaurant;
use crate::redesign::Why;
use crate::say;
use crate::source::Place;

pub static RULE: Rule = Rule {
    id: "plan-not-applicable",
    group: Group::Plan,
    severity: Severity::Error,
    summary: say!(
        zh: "操作不合流程的走法，做不了",
        en: "an operation does not fit the flow",
    ),
    why: say!(
        zh: "并联、调序、合并的对象要前后相连；步骤有几个去向时，取消它之后往哪里走要说清楚。这些说不清，改出来的流程就只能靠猜。",
        en: "Steps that are merged, reordered or done in parallel must follow each other; of a step that decides it must be said where the case goes without it. Otherwise the to-be would be a guess.",
    ),
    condition: say!(
        zh: "要合并、并联、调序的步骤不是前后相连的一串（或同一处并行的几路）；取消或在其后增加步骤的地方有几个去向；between 的两步之间没有去向；新步骤的标识已经有了；合并前各步骤说法不一而计划没有写明；办理用时多于总用时；`shorten` 写的时间比原来长；计划的时限与现状的时限一个分名称、一个不分。",
        en: "The steps to merge, reorder or do in parallel are no row (or branches of one block); the step to remove, or to add something behind, decides; no way leads between the two steps of `between`; the id of a new step is taken; what merged steps say differs and the plan does not say which holds; there is more work than time; `shorten` makes a step longer; the deadlines of plan and base are named in one and not in the other.",
    ),
    remedy: say!(
        zh: "按提示补写，或换一种操作。",
        en: "Write what is asked for, or use another operation.",
    ),
    fires: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - «parallelise»: [受理, 复审]
",
        en: "measures:
  - id: faster
    do:
      - «parallelise»: [intake, second]
",
    ),
    quiet: restaurant!(
        zh: "measures:
  - id: 提速
    do:
      - shorten: { 复审: 1d }
",
        en: "measures:
  - id: faster
    do:
      - shorten: { second: 1d }
",
    ),
    check: Check::Plan,
};

/// Why the operation does not fit; nothing where another rule tells it.
pub(in crate::lint) fn told(said: &Said<'_>, why: &Why, key: &str, place: Place) -> Option<Finding> {
    let (message, help) = match why {
        Why::Taken(id) => (
            say!(id = id; zh: "已有步骤“{id}”", en: "there is a step \"{id}\" already"),
            say!(zh: "给新步骤换一个标识", en: "give the new step another id"),
        ),
        Why::NotInARow(one, other) if key != "merge" => (
            say!(one = said.step(one), other = said.step(other); zh: "{other}不是紧接着{one}办的", en: "{other} does not directly follow {one}"),
            say!(zh: "列出前后相连、中间没有其他去向的步骤", en: "list steps that follow each other with nothing else going in or out between them"),
        ),
        Why::NotInARow(one, other) => (
            say!(one = said.step(one), other = said.step(other); zh: "{other}不是紧接着{one}办的，也没有与它同处并行", en: "{other} does not directly follow {one}, nor is it done in parallel with it in one block"),
            say!(zh: "列出前后相连、中间没有其他去向的步骤", en: "list steps that follow each other with nothing else going in or out between them"),
        ),
        Why::GoesSeveralWays(id) => (
            say!(step = said.step(id); zh: "{step}有几个去向，不清楚哪一个算接下来的", en: "{step} goes on several ways, and it is not clear which of them comes next"),
            say!(zh: "先用 `set` 写清它或前一步的 `next`", en: "first write its `next`, or that of the step before, with `set`"),
        ),
        Why::NoWay(from, to) => (
            say!(from = said.step(from), to = said.step(to); zh: "从{from}没有去向通到{to}", en: "no way leads from {from} to {to}"),
            say!(zh: "写直接相连的两个步骤", en: "name two steps of which the first leads to the second"),
        ),
        Why::Unsaid(_) if key == "split" => (
            say!(zh: "拆分出来的步骤没有写时间", en: "a step that the split makes does not say its time"),
            say!(zh: "每个步骤都写 `work`、`wait` 或 `elapsed`", en: "write `work`, `wait` or `elapsed` for each of them"),
        ),
        Why::Unsaid(field) => (
            say!(field = field; zh: "各步骤的 `{field}` 合不成一个，计划也没有写", en: "the `{field}` of the steps cannot be made one, and the plan does not say it"),
            say!(field = field; zh: "在 `into` 里写明 `{field}`", en: "write `{field}` in `into`"),
        ),
        Why::WorkAboveElapsed(id) => (
            say!(step = said.step(id); zh: "{step}的办理用时多于总用时", en: "{step} has more work than elapsed time"),
            say!(zh: "把 `work` 也写上", en: "write its `work` too"),
        ),
        Why::NotShorter(id) => (
            say!(step = said.step(id); zh: "{step}的新时间不比原来短", en: "the new time of {step} is not shorter"),
            say!(zh: "写更短的时间；确要延长的，用 `set` 改写", en: "write a shorter time; to make it longer, use `set`"),
        ),
        Why::ClocksDiffer => (
            say!(zh: "计划的时限与现状的对不上：一个按名称分条，一个是全流程一条", en: "the deadlines of the plan and of the base do not go together: some have names, one has none"),
            say!(zh: "按现状文件的名称写", en: "name them as the base does"),
        ),
        _ => return None,
    };
    Some(RULE.finding(place, message).helped(help))
}
