use crate::finding::{Disposition, Related, Severity};
use crate::graph::Relation;
use crate::lint::asked::{self, Asked, Submission};
use crate::lint::{data, Check, Example, Ground, Group, Hit, Outcome, Rule};
use crate::say;

pub static RULE: Rule = Rule {
    id: "own-result-asked-back",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "本流程前面步骤产生的结果，要申请人再交回来",
        en: "the applicant must hand in what an earlier step of this process produced",
    ),
    why: say!(
        zh: "结果本就在政府手里，却由申请人领了再交，等于让申请人当通信员。",
        en: "The result was made by the offices themselves; the applicant fetches it and carries it to the next counter like a messenger.",
    ),
    condition: say!(
        zh: "步骤必须收取的东西，正是同一次办理中在它之前的步骤的 produces 之一。步骤没有写 produces 的不作判断。",
        en: "A step collects what a step before it in the same case lists under `produces`. Steps without `produces` are not judged.",
    ),
    remedy: say!(
        zh: "由系统在部门之间传送：把它从 collects 移到 uses。",
        en: "Pass it on between the offices: move it from `collects` to `uses`.",
    ),
    fires: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 公安局]
materials: [«营业执照»]
steps:
  登记: { by: 市场监管局, wait: 3d, produces: [营业执照], next: 刻章 }
  刻章: { by: 公安局, wait: 1d, collects: [营业执照] }
",
        en: "process: Business start-up
departments: [Market office, Police]
materials: [«licence»]
steps:
  registering: { by: Market office, wait: 3d, produces: [licence], next: sealing }
  sealing: { by: Police, wait: 1d, collects: [licence] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 公安局]
materials: [授权书]
steps:
  登记: { by: 市场监管局, wait: 3d, produces: [营业执照], next: 刻章 }
  刻章: { by: 公安局, wait: 1d, uses: [营业执照], collects: [授权书] }
",
        en: "process: Business start-up
departments: [Market office, Police]
materials: [authorisation]
steps:
  registering: { by: Market office, wait: 3d, produces: [licence], next: sealing }
  sealing: { by: Police, wait: 1d, uses: [licence], collects: [authorisation] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let Some(asked) = ground.asked() else { return ground.no_materials() };
    let makers = data::makers(ground.names);
    if makers.is_empty() {
        return Outcome::missing(say!(zh: "没有步骤写明产生什么（produces）", en: "no step says what it makes (`produces`)"));
    }
    asked.iter().filter_map(|one| asked_back(ground, one, makers.get(one.id)?)).collect::<Vec<Hit>>().into()
}

fn asked_back(ground: &Ground<'_>, asked: &Asked<'_>, makers: &[usize]) -> Option<Hit> {
    let makers = ground.earliest(makers.iter().copied());
    let before = |at: &Submission<'_>| {
        makers.iter().copied().find(|maker| ground.relations.between(*maker, at.step) == Relation::Before)
    };
    let back: Vec<Submission<'_>> = asked.required().into_iter().filter(|at| before(at).is_some()).collect();
    let maker = back.first().and_then(before)?;
    let names = ground.names;
    let (material, made) = (names.material_called(asked.id), names.called(maker));
    let list = names.list(back.iter().map(|at| at.step));
    let message = say!(material = material, made = made, n = back.len(), list = list;
        zh: "{material}由{made}产生，又要申请人交回 {n} 件次：{list}",
        en: "{material} is made by {made}, and the applicant must bring it to {list} ({n})");
    let mut finding = asked::finding(&RULE, names, asked, &back, message);
    let text = say!(made = made; zh: "由{made}产生", en: "made by {made}");
    finding.related.insert(0, Related { place: names.place(maker), text });
    finding.help = Some(say!(list = list;
        zh: "由系统在部门之间传送：在{list}把它从 collects 移到 uses",
        en: "pass it on between the offices: at {list} move it from `collects` to `uses`"));
    finding.disposition = Some(asked::disposition(&back, Disposition::Cancel));
    Some(asked.no_longer_at(names, &back, finding))
}
