//! One file with everything in it, and what the model keeps, field by field.

use super::support::{read, told};
use zaizao::model::words::*;
use zaizao::model::*;
use zaizao::source::At;

const FILE: &str = "schema: zaizao/v1
process: { id: home, name: { zh: 二手房转移登记, en: Home transfer }, variant: 再造后, version: 1.10, summary: 存量房 }
based-on: [a.yaml, b.yaml]
item: { code: 01, type: 行政许可, case-type: 即办件, tier: 市, scope: 全市, online-depth: Ⅳ, visits: 1, audience: 自然人, basis: 条例 }
deadlines:
  决定: { from: 受理, to: [决定, 退件], statutory: { limit: 20d, extension: 10d, basis: 许可法第四十二条 }, promised: { limit: 6d, met-by: 95% }, actual: { mean: 3d, p90: 5d, n: 1200, period: 2019-07, source: 系统 } }
  领证: { from: 决定, to: 送达, promised: 0d }
applicant: { to: 送达 }
case-owner: 帮办员
calendar: cn
day: 7h
departments:
  综合窗口: { name: 窗口, kind: government, tier: 县, line: 政务, region: 青岛, system: 一窗, staff: 3, cost-per-hour: 85.5, calendar: five-day }
  登记中心: { offices: [受理科, 审核科], staff: [{ role: 审核员, count: 2.5, kind: 外包 }] }
  税务局: 税务
materials:
  身份证: { issuer: 政府部门, form: 复印件, copies: 2, need: required, main: false, e-licence: true, source: 人口库, validity: 长期, substitute: { by: 数据共享, system: 人口库, basis: 32号 } }
  合同: { issuer: applicant, need: 容缺后补, deferral: { until: 决定, within: 5cd, on-miss: { end: 退件 } }, replaces: 旧合同 }
data: { 姓名: { name: 申请人姓名, owner: 税务局 }, 手机号: }
steps:
  受理:
    by: 登记中心/受理科
    with: 税务局
    kind: 受理
    stage: 1
    channel: 窗口
    work: 1h
    wait: { time: 2d, cause: queue }
    visits: { times: 2, basis: 规范 }
    collects: [身份证, { of: 合同, form: original, copies: 1, need: optional, basis: 甲, p: 30%, when: 委托 }]
    asks: 12
    uses: [人口库]
    produces: 案卷
    fees: [{ item: 登记费, amount: 80, quantity: 2, payer: 财政, basis: 乙 }]
    next: { one: [{ to: 补正, p: 20%, when: 材料不齐, cause: 材料不齐, max: 1, then: { end: 退件 } }, { end: 不予受理, p: 5%, cancel: true }, 决定] }
  补正: { by: 申请人, paused: 许可法第三十二条, next: { to: 受理, max: 2 } }
  决定:
    role: 科长
    rank: 2
    elapsed: 1d/2d/5d
    limit: 3d
    tacit: 送达
    checks: [{ of: 身份证, for: 真伪, depth: formal, method: 自动 }, { of: 合同, for: 内容 }]
    decides: 准予登记
    discretion: bounded
    pass: { cases: 400, negative: 0 }
    basis: [条例, { law: 许可法, article: 第三条, mandatory: true }]
    must-follow: [{ step: 受理, basis: 契税法 }]
    value: business
    system: { name: 电子证照库, status: new }
    join: all
    replaces: [初审, 复审]
    measure: 一窗
    allow: [{ rule: no-time, because: 试点, until: 2027-06-30 }]
    next: { all: [送达, { to: 退件, p: 0.5 }] }
  送达: { kind: transfer, medium: paper, asks: [姓名, 手机号], collects: 3, pass: 99.8%, paused: true, system: 邮政 }
  退件: { next: { to: 受理, feedback: true } }
volume: { per-year: 12000 }
start: 受理
burden: { tariff: 60, travel: 90min, currency: CNY }
provenance: [{ file: 指南.pdf, extracted: 2019-08-01, by: 改革办, note: 假定 }]
";

fn at<T>(value: T) -> At<T> {
    At::nowhere(value)
}

fn id(text: &str) -> At<Id> {
    at(text.into())
}

fn ids(texts: &[&str]) -> Vec<At<Id>> {
    texts.iter().map(|text| id(text)).collect()
}

fn law(text: &str) -> Basis {
    vec![at(Citation { law: text.into(), article: None, mandatory: false })]
}

fn step(id: &str) -> At<Target> {
    at(Target::Step(id.into()))
}

fn end(outcome: &str) -> At<Target> {
    at(Target::End(outcome.into()))
}

fn days(days: i64) -> Amount {
    Amount::whole(days, Unit::Day)
}

fn file() -> Process {
    let (process, findings) = read(FILE);
    assert!(findings.is_empty(), "{}", told(&findings));
    process
}

#[test]
fn the_head_of_the_file() {
    let p = file();
    assert_eq!(p.schema, Some(id("zaizao/v1")));
    let name = Name::Both { zh: Some("二手房转移登记".into()), en: Some("Home transfer".into()) };
    let heading = Heading {
        id: Some(id("home")),
        name: Some(at(name)),
        variant: Some(at(Variant::ToBe)),
        version: Some("1.10".into()),
        owner: None,
        summary: Some(Name::One("存量房".into())),
        source: None,
    };
    assert_eq!(p.heading, heading);
    assert_eq!(p.based_on, ids(&["a.yaml", "b.yaml"]));
    let item = Item {
        code: Some(id("01")),
        kind: Some(id("行政许可")),
        case_type: Some(at(CaseType::OnTheSpot)),
        tier: Some(at(Tier::City)),
        scope: Some(id("全市")),
        online_depth: Some(id("Ⅳ")),
        visits: Some(at(1)),
        audience: Some(id("自然人")),
        basis: law("条例"),
    };
    assert_eq!(p.item, Some(at(item)));
    assert_eq!((p.applicant_to, p.case_owner, p.start), (Some(id("送达")), Some(id("帮办员")), Some(id("受理"))));
    assert_eq!((p.calendar, p.day), (Some(id("cn")), Some(at(Amount::whole(7, Unit::Hour)))));
    assert_eq!(p.volume, Some(at(Volume { per_year: 12000.0 })));
    let burden = Burden {
        tariff: Some(at(60.0)),
        travel: Some(at(Amount::whole(90, Unit::Minute))),
        currency: Some("CNY".into()),
    };
    assert_eq!(p.burden, Some(at(burden)));
    let provenance = Provenance {
        file: Some("指南.pdf".into()),
        sha256: None,
        extracted: Some("2019-08-01".into()),
        by: Some("改革办".into()),
        note: Some("假定".into()),
    };
    assert_eq!(p.provenance, [at(provenance)]);
}

#[test]
fn clocks() {
    let line = |limit| Line { limit: at(limit), extension: None, met_by: None, basis: Vec::new() };
    let decision = Deadline {
        name: Some(id("决定")),
        from: Some(id("受理")),
        to: ids(&["决定", "退件"]),
        statutory: Some(at(Line {
            extension: Some(at(days(10))), basis: law("许可法第四十二条"), ..line(days(20))
        })),
        promised: Some(at(Line { met_by: Some(at(0.95)), ..line(days(6)) })),
        actual: Some(at(Actual {
            mean: Some(at(days(3))),
            p50: None,
            p90: Some(at(days(5))),
            n: Some(at(1200)),
            period: Some("2019-07".into()),
            source: Some("系统".into()),
        })),
    };
    let collection = Deadline {
        name: Some(id("领证")),
        from: Some(id("决定")),
        to: ids(&["送达"]),
        statutory: None,
        promised: Some(at(line(days(0)))),
        actual: None,
    };
    assert_eq!(file().deadlines, [decision, collection]);
    let (process, _) = read("process: 甲\ndeadlines: { statutory: 20d, promised: 6d }\nsteps: { 受理: {} }\n");
    let both =
        Deadline { statutory: Some(at(line(days(20)))), promised: Some(at(line(days(6)))), ..Deadline::default() };
    assert_eq!(process.deadlines, [both]);
}

#[test]
fn parties_and_papers() {
    let p = file();
    let mut window = Department::named(id("综合窗口"));
    window.name = Some(Name::One("窗口".into()));
    window.kind = Some(at(DepartmentKind::Government));
    window.tier = Some(at(Tier::County));
    (window.line, window.region, window.system) = (Some("政务".into()), Some("青岛".into()), Some("一窗".into()));
    window.staff = vec![at(Staff { role: None, count: 3.0, kind: None })];
    window.cost_per_hour = Some(at(85.5));
    window.calendar = Some(id("five-day"));
    let mut registry = Department::named(id("登记中心"));
    registry.offices = vec![Department::named(id("受理科")), Department::named(id("审核科"))];
    let outsourced = Some(at(StaffKind::Outsourced));
    registry.staff = vec![at(Staff { role: Some("审核员".into()), count: 2.5, kind: outsourced })];
    let mut tax = Department::named(id("税务局"));
    tax.name = Some(Name::One("税务".into()));
    assert_eq!(p.departments, [window, registry, tax]);

    let mut card = Material::named(id("身份证"));
    card.issuer = Some(id("government"));
    (card.form, card.copies, card.need) = (Some(at(Form::Copy)), Some(at(2)), Some(at(Need::Required)));
    (card.main, card.e_licence) = (Some(at(false)), Some(at(true)));
    (card.source, card.validity) = (Some(id("人口库")), Some("长期".into()));
    let sharing = at(SubstituteWay::DataSharing);
    card.substitute = Some(at(Substitute { by: sharing, system: Some("人口库".into()), basis: law("32号") }));
    let mut contract = Material::named(id("合同"));
    (contract.issuer, contract.need) = (Some(id("applicant")), Some(at(Need::Deferrable)));
    let within = Some(at(Amount::whole(5, Unit::CalendarDay)));
    contract.deferral = Some(at(Deferral { until: Some(id("决定")), within, on_miss: Some(end("退件")) }));
    contract.replaces = ids(&["旧合同"]);
    assert_eq!(p.materials, [card, contract]);
    let name =
        DataItem { id: id("姓名"), name: Some(Name::One("申请人姓名".into())), owner: Some(id("税务局")) };
    assert_eq!(p.data, [name, DataItem { id: id("手机号"), name: None, owner: None }]);
}

#[test]
fn a_step_at_the_counter() {
    let p = file();
    let mut intake = Step::named(id("受理"));
    intake.by = Some(id("登记中心/受理科"));
    (intake.kind, intake.stage) = (Some(at(StepKind::Intake)), Some(id("1")));
    intake.channel = Some(at(Channel::Counter));
    intake.work = Some(at(Duration::Fixed(Amount::whole(1, Unit::Hour))));
    intake.wait = vec![at(Wait::Time { time: Duration::Fixed(days(2)), cause: Some(at(WaitCause::Queue)) })];
    intake.visits = Some(at(Visits { times: at(2), basis: law("规范") }));
    let here = Here {
        form: Some(at(Form::Original)),
        copies: Some(at(1)),
        need: Some(at(Need::Optional)),
        basis: law("甲"),
        p: Some(at(0.3)),
        when: Some("委托".into()),
    };
    let card = Collected { of: id("身份证"), here: None };
    let contract = Collected { of: id("合同"), here: Some(Box::new(here)) };
    intake.collects = Some(at(Collects::Items(vec![at(card), at(contract)])));
    intake.asks = Some(at(Asks::Count(12)));
    (intake.uses, intake.produces) = (Some(ids(&["人口库"])), Some(ids(&["案卷"])));
    let fee = Fee {
        item: Some("登记费".into()),
        amount: at(80.0),
        quantity: Some(at(2.0)),
        payer: Some(at(Payer::Government)),
        basis: law("乙"),
    };
    intake.more_mut().with = ids(&["税务局"]);
    intake.more_mut().fees = Some(vec![at(fee)]);
    let mut supplement = Branch::to(step("补正"));
    (supplement.p, supplement.when) = (Some(at(0.2)), Some("材料不齐".into()));
    (supplement.cause, supplement.max) = (Some(at(ReworkCause::Papers)), Some(at(1)));
    supplement.then = Some(end("退件"));
    let mut refusal = Branch::to(end("不予受理"));
    (refusal.p, refusal.cancel) = (Some(at(0.05)), true);
    let branches = vec![at(supplement), at(refusal), at(Branch::to(step("决定")))];
    intake.next = Next::Split { kind: Split::One, branches };
    assert_eq!(p.steps[0], intake);
}

#[test]
fn a_step_at_a_desk() {
    let p = file();
    let mut decision = Step::named(id("决定"));
    let pert = Distribution::Pert { least: days(1), likeliest: days(2), greatest: days(5) };
    decision.elapsed = Some(at(Duration::Random(Box::new(pert))));
    decision.join = Some(at(JoinKind::All));
    let mut half = Branch::to(step("退件"));
    half.p = Some(at(0.5));
    decision.next = Next::Split { kind: Split::All, branches: vec![at(Branch::to(step("送达"))), at(half)] };
    let genuine = Check {
        of: id("身份证"),
        criterion: Some(at(Checked::Authenticity)),
        depth: Some(at(Depth::Formal)),
        method: Some(at(Method::Auto)),
    };
    let content =
        Check { of: id("合同"), criterion: Some(at(Checked::Other("内容".into()))), depth: None, method: None };
    let mandatory = Citation { law: "许可法".into(), article: Some("第三条".into()), mandatory: true };
    let pilot = Allow { rule: id("no-time"), because: Some("试点".into()), until: Some(id("2027-06-30")) };
    decision.more = Some(Box::new(StepMore {
        role: Some(id("科长")),
        rank: Some(at(2)),
        limit: Some(at(days(3))),
        tacit: Some(at(Tacit::To(Target::Step("送达".into())))),
        checks: vec![at(genuine), at(content)],
        decides: Some(id("准予登记")),
        discretion: Some(at(Discretion::Bounded)),
        pass: Some(at(Pass::Counted { cases: 400, negative: 0 })),
        basis: [law("条例"), vec![at(mandatory)]].concat(),
        must_follow: vec![at(MustFollow { step: id("受理"), basis: law("契税法") })],
        value: Some(at(Value::Business)),
        system: Some(at(System { name: "电子证照库".into(), status: Some(at(SystemStatus::New)) })),
        replaces: ids(&["初审", "复审"]),
        measure: Some(id("一窗")),
        allow: vec![at(pilot)],
        ..StepMore::default()
    }));
    assert_eq!(p.steps[2], decision);
}

#[test]
fn shorter_spellings() {
    let p = file();
    let mut back = Branch::to(step("受理"));
    back.max = Some(at(2));
    assert_eq!(p.steps[1].next, Next::Split { kind: Split::One, branches: vec![at(back)] });
    assert_eq!(p.steps[1].more().paused, Some(at(Paused::Because(law("许可法第三十二条")))));
    let delivery = &p.steps[3];
    assert_eq!(delivery.collects, Some(at(Collects::Count(3))));
    assert_eq!(delivery.asks, Some(at(Asks::Items(ids(&["姓名", "手机号"])))));
    assert_eq!(delivery.more().medium, Some(at(Medium::Paper)));
    assert_eq!(delivery.more().pass, Some(at(Pass::Share(0.998))));
    assert_eq!(delivery.more().paused, Some(at(Paused::Yes)));
    assert_eq!(delivery.more().system, Some(at(System { name: "邮政".into(), status: None })));
    let mut again = Branch::to(step("受理"));
    again.feedback = true;
    assert_eq!(p.steps[4].next, Next::Split { kind: Split::One, branches: vec![at(again)] });
}

#[test]
fn the_minimal_file() {
    let (p, findings) = read(
        "process: 二手房转移登记\ndepartments: [综合窗口, 税务局, 登记中心]\nsteps:\n  受理: { by: 综合窗口, work: 1h, next: 计税 }\n  计税: { by: 税务局, wait: 1d, work: 2h, next: 登簿 }\n  登簿: { by: 登记中心, wait: 2d, work: 3h }\n",
    );
    assert!(findings.is_empty(), "{}", told(&findings));
    let way: Vec<_> = p.steps.iter().map(|step| (&*step.id.value, step.next.clone())).collect();
    let next = |to: &str| Next::Plain(step(to));
    assert_eq!(way, [("受理", next("计税")), ("计税", next("登簿")), ("登簿", Next::End)]);
    assert_eq!(p.heading.name, Some(at(Name::One("二手房转移登记".into()))));
    assert!(p.materials.is_empty() && p.volume.is_none() && p.steps[0].visits.is_none());
}

#[test]
fn ids_are_texts_as_written() {
    let (p, findings) = read("process: 甲\nsteps:\n  01: { next: 1.10 }\n  1: { next: 01 }\n  1.10: {}\n");
    assert!(findings.is_empty(), "{}", told(&findings));
    let all: Vec<&str> = p.steps.iter().map(|step| &*step.id.value).collect();
    assert_eq!(all, ["01", "1", "1.10"]);
}

#[test]
fn a_finding_of_the_model_points_at_its_text() {
    let p = file();
    let text = |span| p.source.slice(span);
    let intake = &p.steps[0];
    assert_eq!(text(intake.id.span), "受理");
    assert_eq!(text(intake.by.as_ref().unwrap().span), "登记中心/受理科");
    assert_eq!(text(intake.collected()[0].of.span), "身份证");
    assert_eq!(text(p.deadlines[0].statutory.as_ref().unwrap().limit.span), "20d");
    let Next::Split { branches, .. } = &intake.next else { panic!("no split") };
    assert_eq!(text(branches[0].target.span), "补正");
    assert_eq!(text(branches[1].target.span), "不予受理");
}
