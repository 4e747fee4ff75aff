use crate::finding::{Disposition, Related, Severity};
use crate::lint::asked::times;
use crate::lint::names::shortened;
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, WithoutSaving, turns};
use crate::model::{Asks, DataItem, Id};
use crate::redesign::{Measure, StopAsking};
use crate::say;
use crate::source::At;
use crate::wording::Text;
use rustc_hash::FxHashMap;

pub static RULE: Rule = Rule {
    id: "repeated-entry",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "同一数据项在一次办理中要填多次",
        en: "one data item is filled in more than once in one case",
    ),
    why: say!(
        zh: "填过一次的数据可以由系统带到后面的表单；重复填报费时，还会前后不一致。",
        en: "What was typed once can be carried into the later forms; typing it again takes time and makes records differ.",
    ),
    condition: say!(
        zh: "一次办理的同一走法上，同一数据项（asks）由申请人在两个以上步骤填写，并行的步骤都算。只为补正而设的步骤不算，互斥分支只算一支。只写了项数的步骤不作判断。",
        en: "On one way through, the applicant fills in the same data item (`asks`) at two or more steps, parallel ones included. Steps that only mend what was wrong do not count; of exclusive branches one counts. Steps that give a number only are not judged.",
    ),
    remedy: say!(
        zh: "只填一次，其后由系统自动带出。含义不同的数据项（如注册地址和经营地址）应写成不同的标识。",
        en: "Ask once, and fill it into the later forms. Items that mean different things (registered address, business address) need different ids.",
    ),
    fires: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 税务局]
data: [«企业名称», 注册资本]
steps:
  登记: { by: 市场监管局, work: 1h, asks: [企业名称, 注册资本], next: 领票 }
  领票: { by: 税务局, work: 1h, asks: [企业名称] }
",
        en: "process: Business start-up
departments: [Market office, Tax bureau]
data: [«company name», capital]
steps:
  registering: { by: Market office, work: 1h, asks: [company name, capital], next: invoices }
  invoices: { by: Tax bureau, work: 1h, asks: [company name] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 税务局]
data: [企业名称, 注册资本, 发票种类]
steps:
  登记: { by: 市场监管局, work: 1h, asks: [企业名称, 注册资本], next: 领票 }
  领票: { by: 税务局, work: 1h, asks: [发票种类] }
",
        en: "process: Business start-up
departments: [Market office, Tax bureau]
data: [company name, capital, kind of invoice]
steps:
  registering: { by: Market office, work: 1h, asks: [company name, capital], next: invoices }
  invoices: { by: Tax bureau, work: 1h, asks: [kind of invoice] }
",
    )),
    check: Check::Sound(check),
};

// A data item filled in at a step.
#[derive(Debug, Clone, Copy)]
struct Entry<'p> {
    step: usize,
    item: &'p At<Id>,
}

fn check(ground: &Ground<'_>) -> Outcome {
    let steps = &ground.names.process.steps;
    let lists = |asks: &Asks| matches!(asks, Asks::Items(_));
    if !steps.iter().filter_map(|step| step.asks.as_deref()).any(lists) {
        return nothing_listed(ground);
    }
    let items = items(ground);
    let marks: Vec<(usize, usize)> =
        items.iter().enumerate().flat_map(|(key, at)| at.iter().map(move |one| (one.step, key))).collect();
    let fullest = ground.on_one_way(&marks, items.len());
    let declared: FxHashMap<&str, &DataItem> =
        ground.names.process.data.iter().rev().map(|item| (&*item.id.value, item)).collect();
    let hits = items.into_iter().zip(fullest);
    hits.filter_map(|(at, steps)| repeated(ground, &declared, at, &steps)).collect::<Vec<Hit>>().into()
}

fn nothing_listed(ground: &Ground<'_>) -> Outcome {
    let numbers = ground.names.process.steps.iter().any(|step| step.asks.is_some());
    Outcome::missing(if numbers {
        say!(zh: "只写了填报项数，没有列出数据项（asks）", en: "only numbers of data items are given, no list (`asks`)")
    } else {
        say!(zh: "没有步骤写明申请人填写哪些数据项（asks）", en: "no step says what the applicant fills in (`asks`)")
    })
}

// Each item with where it is filled in, in file order; once for each step.
fn items<'p>(ground: &Ground<'p>) -> Vec<Vec<Entry<'p>>> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut items: Vec<Vec<Entry<'p>>> = Vec::new();
    let steps = ground.names.process.steps.iter().enumerate().filter(|(at, _)| !ground.is_supplement(*at));
    for entry in steps.flat_map(|(step, one)| one.asked().iter().map(move |item| Entry { step, item })) {
        let place = *places.entry(&entry.item.value).or_insert(items.len());
        if place == items.len() {
            items.push(Vec::new());
        }
        if items[place].last().is_none_or(|last| last.step != entry.step) {
            items[place].push(entry);
        }
    }
    items
}

fn repeated(
    ground: &Ground<'_>,
    declared: &FxHashMap<&str, &DataItem>,
    at: Vec<Entry<'_>>,
    fullest: &[usize],
) -> Option<Hit> {
    if fullest.len() < 2 {
        return None;
    }
    let first_asked = at.first()?.item;
    let id = &*first_asked.value;
    let item = declared.get(id).copied();
    let turns = turns::of(ground, at, |one: &Entry<'_>| one.step, fullest);
    let (first, again) = turns.split_first()?;
    let names = ground.names;
    let list = shortened(turns.iter().map(|any| turns::one_of(ground, any.iter().map(|one| one.step))));
    let (name, n, often) = (called(item, id), turns.len(), times(turns.len()));
    let message = say!(name = name, n = n, often = often, list = list;
        zh: "{name}在一次办理中要填 {n} 次：{list}",
        en: "{name} is filled in {often} in one case: at {list}");
    let place = names.place_of(item.map_or(first_asked.span, |item| item.id.span));
    let mut finding = RULE.finding(place, message).about([id]);
    finding.related.extend(turns.iter().flatten().map(|one| {
        let text = say!(step = names.called(one.step); zh: "{step}填写", en: "filled in at {step}");
        Related { place: names.place_of(one.item.span), text }
    }));
    finding.evidence.push(say!(excess = n - 1; zh: "多填 {excess} 项次", en: "entries beyond the first: {excess}"));
    finding.help = Some(say!(once = turns::one_of(ground, first.iter().map(|one| one.step));
        zh: "只在{once}填写，其后由系统自动带出", en: "ask for it at {once} only, and fill it into the later forms"));
    finding.disposition = Some(Disposition::Merge);
    let answers: Vec<usize> = again.iter().flatten().map(|one| one.step).collect();
    let at = answers.iter().map(|step| names.id(*step).into()).collect();
    let stop = StopAsking { data: vec![id.into()], at };
    Some(Hit::at(answers, finding).changed(Measure::StopAsking(stop), WithoutSaving::Told))
}

fn called(item: Option<&DataItem>, id: &str) -> Text {
    match item.and_then(|item| item.name.as_ref()) {
        Some(name) => say!(name = name; zh: "“{name}”", en: "“{name}”"),
        None => Text::same(format!("“{id}”")),
    }
}
