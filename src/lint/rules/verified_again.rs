use crate::finding::{Disposition, Related, Severity};
use crate::graph::Relation;
use crate::lint::checks::{self, Checking};
use crate::lint::{Check, Example, Ground, Group, Hit, Outcome, Rule, data, removal};
use crate::model::Checked;
use crate::model::words::Method;
use crate::say;

pub static RULE: Rule = Rule {
    id: "verified-again",
    group: Group::Redundancy,
    severity: Severity::Warning,
    summary: say!(
        zh: "本流程中政府部门出具的文件，后面又核验真伪",
        en: "a document that a public body made in this process is checked for authenticity later",
    ),
    why: say!(
        zh: "文件刚由政府部门出具，再由人核验一遍真伪，说明部门之间没有共享数据。",
        en: "An office has just made the document; that somebody must check whether it is real shows that the offices share no data.",
    ),
    condition: say!(
        zh: "步骤的 checks 核验某文件的真伪（for: authenticity），而这份文件在它之前由本流程中政府部门的步骤产生（produces）。由系统自动核验（method: auto）的不算。没有写 produces 的不作判断。",
        en: "A step checks a document for authenticity (`for: authenticity`) that an earlier step of a government department lists under `produces`. Checks by a system (`method: auto`) do not count. Steps without `produces` are not judged.",
    ),
    remedy: say!(
        zh: "由系统直接调取出具部门的数据或电子证照，取消人工核验。",
        en: "Take the data or the e-licence straight from the office that made it, and drop the check.",
    ),
    fires: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 公安局]
steps:
  登记: { by: 市场监管局, work: 1h, produces: [营业执照], next: 刻章 }
  刻章: { by: 公安局, work: 1h, uses: [营业执照], checks: [ «{ of: 营业执照, for: authenticity }» ] }
",
        en: "process: Business start-up
departments: [Market office, Police]
steps:
  registering: { by: Market office, work: 1h, produces: [licence], next: sealing }
  sealing: { by: Police, work: 1h, uses: [licence], checks: [ «{ of: licence, for: authenticity }» ] }
",
    )),
    quiet: Example::File(say!(
        zh: "process: 企业开办
departments: [市场监管局, 公安局]
steps:
  登记: { by: 市场监管局, work: 1h, produces: [营业执照], next: 刻章 }
  刻章: { by: 公安局, work: 1h, uses: [营业执照], checks: [ { of: 委托书, for: authenticity } ] }
",
        en: "process: Business start-up
departments: [Market office, Police]
steps:
  registering: { by: Market office, work: 1h, produces: [licence], next: sealing }
  sealing: { by: Police, work: 1h, uses: [licence], checks: [ { of: mandate, for: authenticity } ] }
",
    )),
    check: Check::Sound(check),
};

fn check(ground: &Ground<'_>) -> Outcome {
    let all = checks::all(ground.names);
    if all.is_empty() {
        return checks::missing();
    }
    let suspicious: Vec<Checking<'_>> = all.into_iter().filter(of_authenticity).collect();
    if suspicious.is_empty() {
        return Outcome::default();
    }
    if ground.names.process.steps.iter().all(|step| step.produces.is_none()) {
        return Outcome::missing(say!(zh: "没有步骤写明产生什么（produces）", en: "no step says what it makes (`produces`)"));
    }
    let makers = data::made_by_offices(ground.names);
    let verified = suspicious.into_iter().filter_map(|one| {
        let makers = ground.earliest(makers.get(&*one.check.of.value)?.iter().copied());
        let before = |maker: &usize| ground.relations.between(*maker, one.step) == Relation::Before;
        Some(verified(ground, makers.into_iter().find(before)?, one))
    });
    verified.collect::<Vec<Hit>>().into()
}

// What a system looks up by itself is the remedy, not the trouble.
fn of_authenticity(one: &Checking<'_>) -> bool {
    let by_system = one.check.method.as_ref().is_some_and(|method| method.value == Method::Auto);
    !by_system && one.check.criterion.as_ref().is_some_and(|criterion| criterion.value == Checked::Authenticity)
}

fn verified(ground: &Ground<'_>, maker: usize, one: Checking<'_>) -> Hit {
    let names = ground.names;
    let object = &*one.check.of.value;
    let (thing, made, step) = (names.material_called(object), names.called(maker), names.called(one.step));
    let office = names.department_called(names.step(maker).department().unwrap_or_default());
    let message = say!(thing = thing, made = made, office = office, step = step;
        zh: "{thing}由{office}在{made}中出具，{step}又核验真伪",
        en: "{thing} is made by {office} at {made}, and {step} checks whether it is authentic");
    let place = names.place_of(one.check.span);
    let mut finding = RULE.finding(place, message).about([object, names.id(one.step)]);
    let text = say!(office = office; zh: "由{office}出具", en: "made by {office}");
    finding.related.push(Related { place: names.place(maker), text });
    finding.help = Some(say!(office = office;
        zh: "由系统直接调取{office}的数据或电子证照，取消人工核验",
        en: "take the data or the e-licence straight from {office}, and drop the check"));
    finding.disposition = Some(removal::disposition(ground, &[one.step], Disposition::Cancel));
    checks::needless(ground, &[one.step], finding)
}
