//! The pack `item-list`: fields of the item list that contradict each other or the flow.

use super::{case, file, of, only, says};
use zaizao::finding::{Disposition, Severity};
use zaizao::wording::Lang;

const ONE: &str = "departments: [局]";

fn item(fields: &str) -> String {
    format!("item: {{ {fields} }}\n{ONE}")
}

/// A file that breaks every rule of the pack but the last, with and without its `item`.
#[test]
fn without_an_item_list_its_rules_say_nothing_and_miss_nothing() {
    let pack = [
        "instant-case-with-days",
        "visits-without-reason",
        "online-with-visits",
        "declared-visits-differ",
        "fee-without-basis",
        "material-without-basis",
        "catch-all-material",
        "main-material-deferrable",
        "own-document-asked",
    ];
    let text = "process: 甲\nitem: { case-type: instant, visits: 0, online-depth: 4 }\ndeadlines: { promised: 5d }\ndepartments: [局]\n\
                materials:\n  其他材料: { issuer: 局, main: true, need: deferrable, deferral: { within: 1d, on-miss: { end: 退件 } } }\n  照: { issuer: 局 }\n\
                steps:\n  受理: { by: 局, channel: counter, work: 1h, fees: 80, collects: [其他材料, 照] }\n";
    let with = file(text);
    let fired: Vec<_> = pack.iter().filter(|rule| !of(&with.judged(), rule).is_empty()).collect();
    assert_eq!(fired, pack.iter().collect::<Vec<_>>());
    let line = text.lines().find(|line| line.starts_with("item")).unwrap();
    let without = file(&text.replace(&format!("{line}\n"), ""));
    for rule in pack {
        assert_eq!((of(&without.judged(), rule).len(), without.missing(rule)), (0, None), "{rule}");
    }
}

#[test]
fn an_on_the_spot_case_promises_no_days() {
    let with = |kind: &str, promise: &str| {
        let head = format!("item: {{ case-type: {kind} }}\ndeadlines: {promise}\n{ONE}");
        says(
            &case(&head, &[("登记", "by: 局, work: 10min, next: 发证"), ("发证", "by: 局, work: 10min")]),
            "instant-case-with-days",
            Lang::Zh,
        )
    };
    assert_eq!(with("instant", "{ promised: 1d }"), ["办件类型是即办件，却承诺 1 个工作日 @ 1d"]);
    assert_eq!(with("即办件", "{ promised: 2h }"), [""; 0]);
    assert_eq!(with("instant", "{ promised: 0 }"), [""; 0]);
    assert_eq!(with("promised", "{ promised: 5d }"), [""; 0]);
    assert_eq!(with("承诺件", "{ promised: 0d }"), ["承诺即办，办件类型却是承诺件 @ 0d"]);
    // A clock over a part tells of days where there is none over the whole; that a part is done at once says nothing.
    assert_eq!(with("instant", "{ 登: { to: 登记, promised: 3d } }").len(), 1);
    assert_eq!(with("promised", "{ 领证: { from: 登记, promised: 0d } }"), [""; 0]);
}

#[test]
fn without_a_type_or_a_promise_nothing_contradicts() {
    let missing = |fields: &str| {
        case(&item(fields), &[("登记", "by: 局, work: 10min")]).missing("instant-case-with-days").unwrap()
    };
    assert_eq!(missing("visits: 0"), "`item` does not say its `case-type`");
    assert_eq!(missing("case-type: instant"), "there is no promise (`promised`)");
}

#[test]
fn every_visit_has_a_reason_and_no_visit_has_none() {
    let with = |fields: &str, step: &str| {
        let step = format!("by: 局, work: 1h, {step}");
        let file = case(&item(fields), &[("受理", &step)]);
        assert_eq!(of(&file.judged(), "visit-without-basis").len(), 0, "one thing is one finding");
        says(&file, "visits-without-reason", Lang::Zh)
    };
    assert_eq!(with("visits: 1", "channel: counter"), ["到场 1 次没有写必须到场的原因，依据缺失，请核实：“受理” @ 1"]);
    assert_eq!(with("scope: 全市", "visits: 2"), ["到场 2 次没有写必须到场的原因，依据缺失，请核实：“受理” @ 2"]);
    assert_eq!(with("visits: 1", "visits: { times: 1, basis: 核对原件 }"), [""; 0]);
    assert_eq!(with("visits: 0", "channel: online"), [""; 0]);
    assert_eq!(
        with("visits: 0", "visits: { times: 0, basis: 核对原件 }"),
        ["“受理”到场 0 次，却写了到场的原因 @ 核对原件"]
    );
    let silent = case(&item("visits: 1"), &[("受理", "by: 局, work: 1h")]);
    assert!(silent.missing("visits-without-reason").unwrap().starts_with("no step says how often the applicant comes"));
}

#[test]
fn fully_online_is_without_a_visit() {
    let with = |fields: &str, step: &str| {
        let step = format!("by: 局, work: 1h, {step}");
        says(&case(&item(fields), &[("受理", &step)]), "online-with-visits", Lang::Zh)
    };
    for depth in ["4", "Ⅳ", "IV", "四级", "Ⅳ级", "全程网办"] {
        assert_eq!(with(&format!("online-depth: {depth}"), "channel: counter").len(), 1, "{depth}");
    }
    assert_eq!(with("online-depth: Ⅳ", "channel: counter"), ["网办深度是“Ⅳ”，申请人却要到场：“受理” @ Ⅳ"]);
    assert_eq!(with("online-depth: Ⅳ, visits: 1", "channel: online"), ["网办深度是“Ⅳ”，到办事现场次数却写了 1 @ Ⅳ"]);
    for depth in ["3", "Ⅲ", "14"] {
        assert_eq!(with(&format!("online-depth: {depth}, visits: 1"), "channel: counter"), [""; 0], "{depth}");
    }
    assert_eq!(with("online-depth: Ⅳ, visits: 0", "channel: online"), [""; 0]);
    let silent = case(&item("visits: 1"), &[("受理", "by: 局, work: 1h")]);
    assert_eq!(silent.missing("online-with-visits").unwrap(), "`item` does not say its `online-depth`");
}

/// Only the likeliest way counts: the 10 % that come a second time do not.
#[test]
fn declared_visits_are_those_of_the_main_scenario() {
    let steps = [
        ("受理", "by: 局, work: 1h, channel: counter, next: { one: [ { to: 补正, p: 10%, max: 1 }, 领证 ] }"),
        ("补正", "by: 局, work: 1h, visits: 1, next: 受理"),
        ("领证", "by: 局, work: 1h, channel: counter"),
    ];
    let with = |fields: &str| says(&case(&item(fields), &steps), "declared-visits-differ", Lang::Zh);
    assert_eq!(with("visits: 2"), [""; 0]);
    assert_eq!(with("visits: 1"), ["清单写到办事现场 1 次，按流程是 2 次 @ 1"]);
    assert_eq!(with("visits: 3").len(), 1);
    let silent = case(&item("scope: 全市"), &steps);
    assert_eq!(silent.missing("declared-visits-differ").unwrap(), "`item` does not say its `visits`");
}

#[test]
fn what_the_applicant_pays_rests_on_something() {
    let with = |fees: &str| {
        says(
            &case(&item("visits: 0"), &[("受理", &format!("by: 局, work: 1h, fees: {fees}"))]),
            "fee-without-basis",
            Lang::Zh,
        )
    };
    assert_eq!(
        with("{ item: 工本费, amount: 80 }"),
        ["“受理”收取“工本费” 80，依据缺失，请核实 @ { item: 工本费, amount: 80 }"]
    );
    assert_eq!(with("[ { amount: 10.5 }, { item: 邮寄, amount: 20 } ]").len(), 2);
    assert_eq!(with("{ amount: 80, basis: 某文 }"), [""; 0]);
    assert_eq!(with("{ amount: 80, payer: government }"), [""; 0]);
    assert_eq!(with("{ amount: 0 }"), [""; 0]);
    let silent = case(&item("visits: 0"), &[("受理", "by: 局, work: 1h")]);
    assert_eq!(silent.missing("fee-without-basis").unwrap(), "no step says whether it charges (`fees`)");
}

#[test]
fn every_material_has_a_basis() {
    let head = format!("{}\nmaterials: {{ 表: {{ basis: 某法 }}, 照: {{}}, 证: {{}}, 图: {{}} }}", item("visits: 0"));
    let steps = [
        ("受理", "by: 局, work: 1h, collects: [表, 照, { of: 图, basis: 某法 }], next: 审查"),
        ("审查", "by: 局, work: 1h, collects: [证]"),
    ];
    assert_eq!(
        says(&case(&head, &steps), "material-without-basis", Lang::Zh),
        ["要求提交“照”，依据缺失，请核实 @ 照", "要求提交“证”，依据缺失，请核实 @ 证"]
    );
    let number = case(&item("visits: 0"), &[("受理", "by: 局, work: 1h, collects: 5")]);
    assert_eq!(
        number.missing("material-without-basis").unwrap(),
        "only numbers of materials are given, no list (`collects`)"
    );
}

#[test]
fn a_catch_all_is_known_by_its_name() {
    let is = |name: &str| {
        let head = format!("{}\nmaterials: {{ m: {{ name: \"{name}\" }} }}", item("visits: 0"));
        of(&case(&head, &[("受理", "by: 局, work: 1h, collects: [m]")]).judged(), "catch-all-material").len() == 1
    };
    for name in [
        "其他材料",
        "其它相关材料",
        "其他有关证明文件",
        "法律、法规规定的其他材料",
        "登记机关要求提交的其他材料。",
        "其他应当提交的材料",
        "需要提供的其他证明材料等",
        "Other documents",
        "Any other relevant papers required by law",
        "other supporting materials",
        "Other documents as the office may request",
    ] {
        assert!(is(name), "{name}");
    }
    for name in [
        "其他股东身份证明",
        "其他共有人同意转让的证明",
        "材料清单",
        "补充材料",
        "身份证",
        "其他",
        "Other owner's consent",
        "Documents of the other party",
        "other documents of the seller",
        "Brother's documents",
    ] {
        assert!(!is(name), "{name}");
    }
}

#[test]
fn either_language_gives_a_catch_all_away_and_an_id_does_not_where_there_is_a_name() {
    let with = |material: &str| {
        let head = format!("{}\nmaterials: {{ {material} }}", item("visits: 0"));
        let id = material.split(':').next().unwrap();
        says(&case(&head, &[("受理", &format!("by: 局, work: 1h, collects: [{id}]"))]), "catch-all-material", Lang::Zh)
            .len()
    };
    assert_eq!(with("m: { name: { zh: 其他材料, en: Odds and ends } }"), 1);
    assert_eq!(with("m: { name: { zh: 杂项, en: Other documents } }"), 1);
    assert_eq!(with("其他材料: {}"), 1);
    assert_eq!(with("其他材料: { name: 房屋平面图 }"), 0);
}

#[test]
fn a_main_material_cannot_follow_later() {
    let with = |material: &str, collected: &str| {
        let head = format!("{}\nmaterials: {{ 图: {{ {material} }} }}", item("visits: 0"));
        let step = format!("by: 局, work: 1h, collects: [ {{ of: 图{collected} }} ]");
        says(&case(&head, &[("受理", &step)]), "main-material-deferrable", Lang::Zh)
    };
    assert_eq!(with("main: true, need: deferrable", ""), ["“图”是主审材料，不能容缺 @ deferrable"]);
    assert_eq!(with("main: true", ", need: deferrable").len(), 1);
    assert_eq!(with("main: true, deferral: { within: 5d }", "").len(), 1);
    assert_eq!(with("main: false, need: deferrable", ""), [""; 0]);
    assert_eq!(with("main: true, need: required", ""), [""; 0]);
}

#[test]
fn an_office_does_not_ask_for_its_own_documents() {
    let head = "item: { visits: 0 }\ndepartments: { 局: { offices: [ 受理科 ] }, 库: {} }\n\
                materials: { 照: { issuer: 局 }, 证: { issuer: 库 }, 表: { issuer: applicant }, 旧照: { issuer: 局, basis: { law: 某法, mandatory: true } } }";
    let file = case(head, &[("受理", "by: 局/受理科, work: 1h, collects: [照, 证, 表]")]);
    assert_eq!(says(&file, "own-document-asked", Lang::Zh), ["“照”是“局”自己出具的，“受理”又向申请人要 @ 照"]);
    only(&file, "own-document-asked", |finding| {
        assert_eq!(finding.saving.unwrap().submissions, 1.0);
        assert_eq!(finding.disposition, Some(Disposition::Cancel));
    });
    let prescribed = case(head, &[("受理", "by: 局, work: 1h, collects: [旧照]")]);
    only(&prescribed, "own-document-asked", |finding| assert_eq!(finding.disposition, Some(Disposition::ChangeLaw)));
    let optional = case(head, &[("受理", "by: 局, work: 1h, collects: [ { of: 照, need: optional } ]")]);
    assert_eq!(says(&optional, "own-document-asked", Lang::Zh), [""; 0]);
    let surrendered =
        "by: 局, work: 1h, collects: [照], allow: [ { rule: own-document-asked, because: 原证收回注销 } ]";
    assert_eq!(says(&case(head, &[("受理", surrendered)]), "own-document-asked", Lang::Zh), [""; 0]);
}

/// Outsourced staff on an approval is an error whether or not the file has an item list.
#[test]
fn outsourced_staff_do_not_decide() {
    let with = |staff: &str, step: &str| {
        let head = format!("departments: {{ 局: {{ staff: {staff} }} }}");
        says(&case(&head, &[("决定", &format!("by: 局, work: 1h, {step}"))]), "outsourced-decides", Lang::Zh)
    };
    let mixed = "[ { role: 审批岗, count: 3, kind: 外包 }, { role: 协办, count: 2, kind: 派遣 }, { role: 科长, count: 1, kind: 编制 } ]";
    assert_eq!(
        with(mixed, "kind: approve, role: 审批岗"),
        ["“决定”由“局”“审批岗”审批，该岗位只有外包或派遣人员 @ 审批岗"]
    );
    assert_eq!(with(mixed, "kind: approve, role: 协办").len(), 1);
    assert_eq!(with(mixed, "kind: review, decides: 准予, role: 审批岗").len(), 1);
    assert_eq!(with(mixed, "kind: review, role: 审批岗"), [""; 0], "it decides nothing");
    assert_eq!(with(mixed, "kind: intake, role: 审批岗"), [""; 0], "it only receives");
    assert_eq!(with(mixed, "kind: approve, role: 科长"), [""; 0]);
    assert_eq!(with(mixed, "kind: approve, role: 局长"), [""; 0], "nobody knows how that role is employed");
    assert_eq!(with(mixed, "kind: approve"), [""; 0], "somebody has an established post");
    assert_eq!(with(mixed, "kind: approve, role: 审批岗, channel: auto"), [""; 0], "a machine decides");
    let hired = "[ { count: 3, kind: outsourced }, { count: 2, kind: dispatched } ]";
    assert_eq!(with(hired, "kind: approve"), ["“决定”由“局”审批，写明的人员都是外包或派遣 @ 局"]);
    assert_eq!(
        with("[ { count: 3, kind: outsourced }, { count: 2 } ]", "kind: approve"),
        [""; 0],
        "two may be established"
    );
    assert_eq!(with("5", "kind: approve"), [""; 0]);
}

#[test]
fn it_is_an_error_that_cannot_be_accepted_and_the_office_speaks_before_the_department() {
    let head = "departments: { 局: { staff: [ { count: 9, kind: 编制 } ], offices: { 审批科: { staff: [ { count: 3, kind: 外包 } ] }, 综合科: {} } } }";
    let file = case(head, &[("决定", "by: 局/审批科, kind: approve, work: 1h")]);
    only(&file, "outsourced-decides", |finding| assert_eq!(finding.severity, Severity::Error));
    let elsewhere = case(head, &[("决定", "by: 局/综合科, kind: approve, work: 1h")]);
    assert_eq!(says(&elsewhere, "outsourced-decides", Lang::Zh), [""; 0]);
    let allowed = "by: 局/审批科, kind: approve, work: 1h, allow: [ { rule: outsourced-decides, because: 人手不够 } ]";
    assert_eq!(case(head, &[("决定", allowed)]).rules(), ["outsourced-decides", "bad-value"]);
}

#[test]
fn only_an_item_list_must_say_how_people_are_employed() {
    let steps = [("决定", "by: 局, kind: approve, work: 1h")];
    assert_eq!(case(ONE, &steps).missing("outsourced-decides"), None);
    assert_eq!(
        case(&item("visits: 0"), &steps).missing("outsourced-decides").unwrap(),
        "no department says how its people are employed (`kind` of `staff`)"
    );
}
