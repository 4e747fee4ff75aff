use crate::finding::Severity;
use crate::graph::Trouble;
use crate::lint::{Check, Example, FlowView, Group, Hit, Outcome, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "soundness-undecided",
    group: Group::Structure,
    severity: Severity::Error,
    summary: say!(
        zh: "流程结构过于复杂，判断不了能否办结",
        en: "the flow is too tangled to decide whether a case can always end",
    ),
    why: say!(
        zh: "判断不了，就不能保证后面的结果有意义，因此不作分析。",
        en: "Undecided, no result could be trusted, so nothing is analysed.",
    ),
    condition: say!(
        zh: "不成对嵌套的区域，状态数超过了上限。真实的流程不会遇到。",
        en: "A region whose blocks do not nest has more states than the limit. Real processes do not reach it.",
    ),
    remedy: say!(
        zh: "把区域内的分支与汇合改成成对嵌套，或拆成几个文件。",
        en: "Let splits and joins of the region nest, or cut the process into several files.",
    ),
    fires: Example::Told(say!(
        zh: "几十路并行与择一互相交叉、不成对嵌套的流程。",
        en: "A flow in which dozens of parallel and exclusive ways cross without nesting.",
    )),
    quiet: Example::Told(say!(
        zh: "1,000 路并行，成对嵌套。",
        en: "A thousand parallel branches that nest.",
    )),
    check: Check::Flow(check),
};

fn check(view: &FlowView<'_>) -> Outcome {
    let undecided = view.troubles.iter().filter_map(|trouble| match trouble {
        Trouble::Undecided { states, steps } => Some(undecided(view, *states, steps)),
        _ => None,
    });
    undecided.collect::<Vec<Hit>>().into()
}

fn undecided(view: &FlowView<'_>, states: usize, steps: &[usize]) -> Hit {
    let names = view.names;
    let list = names.list(steps.iter().copied());
    let message = say!(states = states, list = list;
        zh: "流程结构过于复杂，查看了 {states} 个状态仍判断不了能否办结：{list}",
        en: "the flow is too tangled; after {states} states it is still undecided whether a case can always end: {list}");
    let help = say!(zh: "把这一段的分支与汇合改成成对嵌套", en: "let the splits and joins of this region nest");
    let place = names.place(steps.first().copied().unwrap_or_default());
    Hit::at([], RULE.finding(place, message).helped(help).about(steps.iter().map(|at| names.id(*at))))
}
