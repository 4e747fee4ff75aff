use crate::finding::{Disposition, Severity};
use crate::lint::names::shortened;
use crate::lint::{data, Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving};
use crate::model::{Next, Step, Tacit};
use crate::redesign::{Measure, Parallelise};
use crate::say;
use crate::source::Span;
use crate::wording::Text;
use petgraph::graph::NodeIndex;

pub static RULE: Rule = Rule {
    id: "needless-sequence",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "前后两个步骤互不依赖，却依次办理",
        en: "two steps that do not need each other are done one after the other",
    ),
    why: say!(
        zh: "后一步骤用到的材料和数据都不来自前一步骤，两者可以同时办，工期随之缩短。",
        en: "What the second uses does not come from the first, so both can be done at once, and the case takes less time.",
    ),
    condition: say!(
        zh: "前一步骤直接转到后一步骤，没有别的流程进出；两者都写明了数据（前者 produces，后者 uses 或 collects）；后者用到的都不来自前者；没有 must-follow；不是由同一个只有一人的角色办理。改为并行后重新计算，关键路径确实缩短的才报告。",
        en: "One step leads directly to the next and no other flow enters or leaves between them; both declare their data (the first `produces`, the second `uses` or `collects`); nothing the second uses comes from the first; there is no `must-follow`; they are not done by one and the same single role. Told only if the critical path, worked out again with both in parallel, is shorter.",
    ),
    remedy: say!(
        zh: "改为并行：next: { all: [...] }；法律规定了先后的，写明 must-follow 及依据；确有依赖的，补上 produces 和 uses。",
        en: "Do them in parallel with `next: { all: [...] }`; where law prescribes the order, write `must-follow` with its basis; where there is a dependence, write `produces` and `uses`.",
    ),
    fires: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 税务局, 人社局]
steps:
  登记: { by: 市场监管局, wait: 3d, produces: [营业执照], next: 领票 }
  领票: { by: 税务局, wait: 2d, uses: [营业执照], produces: [发票], next: «社保» }
  社保: { by: 人社局, wait: 1d, uses: [营业执照] }
",
        en: "process: Business start-up
departments: [Market office, Tax bureau, Social security]
steps:
  registering: { by: Market office, wait: 3d, produces: [licence], next: invoices }
  invoices: { by: Tax bureau, wait: 2d, uses: [licence], produces: [invoice roll], next: «insurance» }
  insurance: { by: Social security, wait: 1d, uses: [licence] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 税务局, 人社局]
steps:
  登记: { by: 市场监管局, wait: 3d, produces: [营业执照], next: { all: [领票, 社保] } }
  领票: { by: 税务局, wait: 2d, uses: [营业执照], produces: [发票] }
  社保: { by: 人社局, wait: 1d, uses: [营业执照] }
",
        en: "process: Business start-up
departments: [Market office, Tax bureau, Social security]
steps:
  registering: { by: Market office, wait: 3d, produces: [licence], next: { all: [invoices, insurance] } }
  invoices: { by: Tax bureau, wait: 2d, uses: [licence], produces: [invoice roll] }
  insurance: { by: Social security, wait: 1d, uses: [licence] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let pairs: Vec<Pair> = (0..ground.names.process.steps.len()).filter_map(|step| directly_after(ground, step)).collect();
    if !pairs.is_empty() && !pairs.iter().any(|pair| declares(ground, pair)) {
        return Outcome::missing(say!(
            zh: "没有前后相连的步骤写明产生和使用什么（produces、uses）",
            en: "no two steps in a row say what they make and use (`produces`, `uses`)"));
    }
    pairs.iter().filter(|pair| declares(ground, pair)).filter_map(|pair| needless(ground, pair)).collect::<Vec<Hit>>().into()
}

struct Pair {
    first: usize,
    second: usize,
    // Where the first says that the second follows.
    written: Span,
}

// The one step that follows, if no other flow enters or leaves between the two.
fn directly_after(ground: &Ground<'_>, first: usize) -> Option<Pair> {
    let (names, flow) = (ground.names, &ground.sound.flow);
    let step = names.step(first);
    let Next::Plain(target) = &step.next else { return None };
    let second = names.target(&target.value)?;
    let leaves_early = matches!(step.more().tacit.as_deref(), Some(Tacit::To(_)));
    let [way] = flow.ways_in(NodeIndex::new(second))[..] else { return None };
    let from = flow.step(flow.ends_of(way).0);
    if leaves_early || from != Some(first) || step.is_routing() || names.step(second).is_routing() {
        return None;
    }
    Some(Pair { first, second, written: target.span })
}

fn declares(ground: &Ground<'_>, pair: &Pair) -> bool {
    let (first, second) = (ground.names.step(pair.first), ground.names.step(pair.second));
    first.produces.is_some() && data::says_what_it_takes(second)
}

fn needless(ground: &Ground<'_>, pair: &Pair) -> Option<Hit> {
    let names = ground.names;
    let (first, second) = (names.step(pair.first), names.step(pair.second));
    if data::depends(second, first) || data::must_follow(second, first) || one_pair_of_hands(ground, first, second) {
        return None;
    }
    let (before, after) = (names.called(pair.first), names.called(pair.second));
    let message = say!(before = before, after = after;
        zh: "{after}排在{before}之后，用到的材料和数据却都不来自{before}，可考虑并行（待确认）",
        en: "{after} comes after {before} but uses nothing that {before} makes; both could be done in parallel (candidate)");
    let mut finding = RULE.finding(names.place_of(pair.written), message).about([names.id(pair.first), names.id(pair.second)]);
    finding.help = Some(help(ground, pair));
    finding.evidence.push(says(ground, pair));
    finding.disposition = Some(Disposition::Reorder);
    let measure = Measure::Parallelise(Parallelise { steps: vec![names.id(pair.first).into(), names.id(pair.second).into()] });
    Some(Hit::at([pair.second], finding).changed(measure, WithoutSaving::Dropped))
}

fn help(ground: &Ground<'_>, pair: &Pair) -> Text {
    let (names, flow) = (ground.names, &ground.sound.flow);
    let (id, next) = (names.id(pair.first), names.id(pair.second));
    let before = match flow.ways_in(NodeIndex::new(pair.first))[..] {
        [way] => flow.step(flow.ends_of(way).0),
        _ => None,
    };
    match before.map(|before| names.called(before)) {
        Some(before) => say!(before = before, id = id, next = next;
            zh: "在{before}写 `next: {{ all: [{id}, {next}] }}`；法律规定了先后的，写明 must-follow 及依据",
            en: "write `next: {{ all: [{id}, {next}] }}` at {before}; where law prescribes the order, write `must-follow` with its basis"),
        None => say!(id = id, next = next;
            zh: "在前面加一个分流步骤，写 `next: {{ all: [{id}, {next}] }}`；法律规定了先后的，写明 must-follow 及依据",
            en: "add a routing step before them with `next: {{ all: [{id}, {next}] }}`; where law prescribes the order, write `must-follow` with its basis"),
    }
}

// The same role of the same department, which is one person: the two cannot be done at once.
fn one_pair_of_hands(ground: &Ground<'_>, first: &Step, second: &Step) -> bool {
    let role = |step: &Step| step.more().role.as_ref().map(|role| role.value.clone());
    match (first.department(), second.department(), role(first), role(second)) {
        (Some(a), Some(b), Some(role), Some(other)) if a == b && role == other => {
            ground.names.staff(a, &role).is_none_or(|count| count <= 1.0)
        }
        _ => false,
    }
}

fn says(ground: &Ground<'_>, pair: &Pair) -> Text {
    let names = ground.names;
    let second = names.step(pair.second);
    let makes = shortened(names.step(pair.first).produces.iter().flatten().map(|id| names.material_called(id)));
    let uses = second.uses.iter().flatten().map(|id| &*id.value);
    let needs = shortened(uses.chain(second.collected().iter().map(|entry| &*entry.of.value)).map(|id| names.material_called(id)));
    let (before, after) = (names.called(pair.first), names.called(pair.second));
    say!(before = before, after = after, makes = makes, needs = needs;
        zh: "{before}产生：{makes}；{after}用到：{needs}", en: "{before} makes {makes}; {after} uses {needs}")
}
