//! Rules about steps and hands that add nothing.

use super::{File, file, of, underlined};
use zaizao::finding::{Disposition, Finding, Severity};
use zaizao::wording::Lang;

/// Three departments with an owner of the case, and the post.
fn process(steps: &[(&str, &str)]) -> File {
    let mut text = "process: 事项\ncase-owner: 甲\ndepartments: { 甲: {}, 乙: {}, 丙: {}, 邮政: { kind: carrier }, 平台: { kind: system } }\nsteps:\n".to_owned();
    for (id, fields) in steps {
        text.push_str(&format!("  {id}: {{ {fields} }}\n"));
    }
    file(&text)
}

fn says(file: &File, rule: &str) -> Vec<String> {
    let verdict = file.judged();
    of(&verdict, rule).iter().map(|finding| finding.message.get(Lang::En).to_owned()).collect()
}

fn only<R>(file: &File, rule: &str, tell: impl FnOnce(&Finding) -> R) -> R {
    let verdict = file.judged();
    let [finding] = of(&verdict, rule)[..] else { panic!("{:#?}", file.told(Lang::En)) };
    tell(finding)
}

/// How often it fires, and what is missing.
fn judged(file: &File, rule: &str) -> (usize, Option<String>) {
    (says(file, rule).len(), file.missing(rule))
}

/// Something is sent from 甲 to 乙 by a step with these fields.
fn sent(how: &str) -> File {
    process(&[
        ("审核", "by: 甲, kind: review, work: 1h, produces: [案卷], next: 送件"),
        ("送件", &format!("kind: transfer, wait: 3d, work: 0, {how}, next: 审批")),
        ("审批", "by: 乙, kind: approve, work: 1h, uses: [案卷]"),
    ])
}

#[test]
fn what_is_only_carried_could_be_sent_as_data() {
    only(&sent("by: 丙, medium: paper, uses: [案卷], produces: [案卷]"), "carrying-step", |finding| {
        assert_eq!(
            finding.message.get(Lang::Zh),
            "“送件”只是转送“案卷”，没有产生新的东西，可考虑改用数据传送（待确认）"
        );
        assert_eq!((finding.disposition, underlined(finding)), (Some(Disposition::Cancel), "送件"));
        assert_eq!(finding.saving.unwrap().lead_time, 3.0);
    });
    let count = |how: &str| judged(&sent(how), "carrying-step");
    assert_eq!(
        count("by: 邮政, uses: [案卷], produces: [案卷]"),
        (1, None),
        "carriers carry paper unless they say otherwise"
    );
    assert_eq!(count("by: 丙, medium: paper, uses: [案卷], produces: [案卷, 交接单]"), (0, None));
    assert_eq!(count("by: 邮政, medium: data, uses: [案卷], produces: [案卷]"), (0, None));
    assert_eq!(count("by: 丙, uses: [案卷], produces: [案卷]"), (0, None), "nobody says that it is paper");
    let unsaid = Some("what is carried is not said (`uses`, `produces`): “送件”".to_owned());
    assert_eq!(count("by: 邮政, medium: paper"), (0, unsaid));
    let allowed = "allow: [ { rule: carrying-step, because: 原件须归档 } ]";
    assert_eq!(count(&format!("by: 邮政, uses: [案卷], produces: [案卷], {allowed}")), (0, None));
    let by_law = "basis: { law: 档案法, mandatory: true }";
    only(&sent(&format!("by: 邮政, uses: [案卷], produces: [案卷], {by_law}")), "carrying-step", |finding| {
        assert_eq!(finding.disposition, Some(Disposition::ChangeLaw));
    });
}

/// 乙 is asked by a step with these fields, 甲 decides with those.
fn opinion(more: &str, decision: &str) -> (usize, Option<String>) {
    let file = process(&[
        ("受理", "by: 甲, work: 1h, produces: [案卷], next: 征求"),
        ("征求", &format!("by: 乙, kind: consult, wait: 5d, uses: [案卷], {more}")),
        ("决定", &format!("by: 甲, kind: approve, work: 1h, {decision}, next: 送达")),
        ("送达", "by: 甲, kind: deliver, work: 1h"),
    ]);
    judged(&file, "opinion-unused")
}

#[test]
fn an_opinion_that_no_decision_rests_on_is_idle() {
    let asks = "produces: [意见], next: 决定";
    assert_eq!(opinion(asks, "uses: [案卷]"), (1, None));
    assert_eq!(opinion(asks, "uses: [案卷, 意见]"), (0, None));
    assert_eq!(opinion(asks, "uses: [案卷], checks: [ { of: 意见, for: 采纳情况 } ]"), (0, None));
    assert_eq!(opinion(asks, "uses: [案卷], decides: 意见"), (0, None));
    let unsaid = "what comes of it (`produces`), or what the steps after it use (`uses`), is not said: “征求”";
    assert_eq!(opinion(asks, "role: 局长"), (0, Some(unsaid.to_owned())));
    assert_eq!(opinion("next: 决定", "uses: [案卷]"), (0, Some(unsaid.to_owned())));
    assert_eq!(
        opinion("produces: [意见], next: { one: [ { end: 不予许可, p: 5% }, 决定 ] }", "uses: [案卷]"),
        (0, None)
    );
    let allowed = "produces: [意见], allow: [ { rule: opinion-unused, because: 会上口头采纳 } ], next: 决定";
    assert_eq!(opinion(allowed, "uses: [案卷]"), (0, None));
}

#[test]
fn a_consultation_that_law_demands_stays() {
    let file = |basis: &str| {
        process(&[
            ("征求", &format!("by: 乙, kind: consult, wait: 5d, produces: [意见], next: 决定{basis}")),
            ("决定", "by: 甲, kind: approve, work: 1h, uses: [案卷]"),
        ])
    };
    only(&file(""), "opinion-unused", |finding| {
        assert_eq!(finding.message.get(Lang::Zh), "“征求”得到的“意见”，后面没有步骤用到（待确认）");
        assert_eq!(finding.disposition, Some(Disposition::Cancel));
        assert_eq!(finding.evidence[0].get(Lang::Zh), "征求意见的依据缺失，请核实");
        let saving = finding.saving.unwrap();
        assert_eq!((saving.lead_time, saving.handoffs), (5.0, 1.0));
    });
    only(&file(", basis: { law: 城乡规划法, mandatory: true }"), "opinion-unused", |finding| {
        assert_eq!(finding.disposition, Some(Disposition::ChangeLaw));
    });
}

/// A step in the middle with these fields, before a decision and a delivery with those.
fn middle(step: &str, decision: &str, delivery: &str) -> (usize, Option<String>) {
    let file = process(&[
        ("受理", "by: 甲, kind: intake, work: 1h, produces: [案卷], next: 中间"),
        ("中间", &format!("by: 甲, work: 1h, {step}")),
        ("决定", &format!("by: 甲, kind: approve, work: 1h, {decision}, next: 送达")),
        ("送达", &format!("by: 甲, kind: deliver, work: 1h{delivery}")),
    ]);
    judged(&file, "no-product")
}

#[test]
fn a_product_that_nobody_takes_is_noted() {
    let uses = "uses: [案卷]";
    let delivers = ", uses: [批文]";
    let on = |fields: &str| format!("{fields}, next: 决定");
    assert_eq!(middle(&on("kind: verify, produces: [核验表]"), uses, delivers), (1, None));
    assert_eq!(middle(&on("produces: [核验表]"), uses, delivers), (1, None));
    assert_eq!(middle(&on("produces: [核验表]"), "uses: [案卷, 核验表]", delivers), (0, None));
    assert_eq!(middle(&on("produces: [核验表]"), uses, ", uses: [核验表]"), (0, None), "it is handed over");
    assert_eq!(middle(&on("produces: [案卷]"), uses, delivers), (0, None), "made anew and used");
    assert_eq!(
        middle(&on("produces: [核验表, 案卷二]"), "uses: [案卷, 案卷二]", delivers),
        (0, None),
        "a part is used"
    );
}

#[test]
fn results_notices_and_ends_are_no_idle_products() {
    let (uses, delivers) = ("uses: [案卷]", ", uses: [批文]");
    let quiet = |fields: &str| assert_eq!(middle(fields, uses, delivers), (0, None), "{fields}");
    for kind in ["make", "register", "notify", "notice", "charge", "archive", "transfer", "approve"] {
        quiet(&format!("kind: {kind}, produces: [执照], next: 决定"));
    }
    quiet("channel: counter, produces: [执照], next: 决定");
    quiet("produces: [受理通知书], next: 决定");
    quiet("decides: 准予, produces: [记录], next: 决定");
    quiet("produces: [记录], next: { one: [ { to: 决定, p: 90% }, 送达 ] }");
    quiet("produces: [记录], next: { all: [决定, { end: 存查 }] }");
    quiet("kind: verify, produces: [核验表], next: 决定, allow: [ { rule: no-product, because: 存档备查 } ]");
}

#[test]
fn who_does_not_say_what_it_takes_may_take_anything() {
    let missing = |silent: &str| Some(format!("steps that do not say what they use (`uses`, `collects`): {silent}"));
    let step = "uses: [案卷], produces: [核验表], next: 决定";
    assert_eq!(middle(step, "role: 局长", ", uses: [批文]"), (0, missing("“决定”")));
    assert_eq!(middle(step, "uses: [案卷]", ""), (0, missing("“送达”")));
    let none = process(&[("受理", "by: 甲, work: 1h")]);
    assert_eq!(none.missing("no-product").unwrap(), "no step says what it makes (`produces`)");
}

#[test]
fn what_law_prescribes_is_noted_as_such() {
    let file = process(&[
        ("核验", "by: 甲, work: 1h, produces: [核验表], basis: { law: 某法, mandatory: true }, next: 决定"),
        ("决定", "by: 甲, kind: approve, work: 1h, uses: [案卷]"),
    ]);
    only(&file, "no-product", |finding| {
        assert_eq!((finding.severity, finding.disposition), (Severity::Note, Some(Disposition::ChangeLaw)));
        assert_eq!(finding.message.get(Lang::Zh), "“核验”产生的“核验表”没有步骤用到（待确认）");
        assert_eq!(finding.saving.unwrap().lead_time, 0.125);
    });
}

/// 甲 accepts, then this, then 丙 decides.
fn between(steps: &[(&str, &str)]) -> File {
    let mut all = vec![("受理", "by: 甲, kind: intake, work: 1h, next: 中")];
    all.extend(steps);
    all.push(("审批", "by: 丙, kind: approve, work: 1h"));
    process(&all)
}

#[test]
fn a_department_that_only_passes_on_is_told() {
    let file = between(&[
        ("中", "by: 乙, kind: transfer, wait: 2d, next: 下"),
        ("下", "by: 乙, kind: notify, work: 1h, next: 审批"),
    ]);
    only(&file, "relay-only", |finding| {
        let zh = finding.message.get(Lang::Zh);
        assert_eq!(zh, "“乙”只做转送或告知（“中”、“下”），可由前后两家直接交接（待确认）");
        assert_eq!((underlined(finding), finding.place.start().line), ("乙", 3));
        assert_eq!(finding.disposition, Some(Disposition::Cancel));
        let saving = finding.saving.unwrap();
        assert_eq!((saving.lead_time, saving.handoffs), (2.125, 1.0));
    });
    let by_law =
        between(&[("中", "by: 乙, kind: transfer, work: 1h, basis: { law: 某法, mandatory: true }, next: 审批")]);
    only(&by_law, "relay-only", |finding| assert_eq!(finding.disposition, Some(Disposition::ChangeLaw)));
    let allowed = "by: 乙, kind: transfer, work: 1h, next: 审批, allow: [ { rule: relay-only, because: 涉密 } ]";
    assert_eq!(says(&between(&[("中", allowed)]), "relay-only"), [""; 0]);
}

#[test]
fn whoever_does_more_or_stands_at_an_end_is_no_relay() {
    let quiet = |steps: &[(&str, &str)]| assert_eq!(judged(&between(steps), "relay-only"), (0, None), "{steps:?}");
    quiet(&[
        ("中", "by: 乙, kind: transfer, work: 1h, next: 查"),
        ("查", "by: 乙, kind: verify, work: 1h, next: 审批"),
    ]);
    quiet(&[("中", "by: 乙, work: 1h, next: 审批")]);
    quiet(&[("中", "by: 乙, kind: transfer, checks: [ { of: 表, for: 齐全 } ], work: 1h, next: 审批")]);
    quiet(&[("中", "by: 邮政, kind: transfer, wait: 1d, next: 审批")]);
    quiet(&[("中", "by: 平台, kind: transfer, work: 0, next: 审批")]);
    quiet(&[
        ("中", "by: 乙, kind: transfer, work: 1h, next: 查"),
        ("查", "by: 甲, with: [乙], kind: inspect, work: 1h, next: 审批"),
    ]);
    // What the applicant is told, here to mend the papers, is passed on to nobody.
    quiet(&[("中", "by: 乙, kind: notify, work: 1h, next: 补交"), ("补交", "by: 申请人, work: 1h, next: 审批")]);
    let last =
        process(&[("审批", "by: 丙, kind: approve, work: 1h, next: 告知"), ("告知", "by: 乙, kind: notify, work: 1h")]);
    assert_eq!(says(&last, "relay-only"), [""; 0]);
    let owner = process(&[
        ("受理", "by: 乙, kind: intake, work: 1h, next: 中"),
        ("中", "by: 甲, kind: transfer, work: 1h, next: 审批"),
        ("审批", "by: 丙, kind: approve, work: 1h"),
    ]);
    assert_eq!(says(&owner, "relay-only"), [""; 0], "甲 answers for the case");
}

#[test]
fn a_role_that_only_passes_on_is_told_where_its_department_does_more() {
    let steps = [
        ("中", "by: 乙, role: 文书, kind: transfer, work: 1h, next: 查"),
        ("查", "by: 乙, role: 科员, kind: verify, work: 1h, next: 审批"),
    ];
    only(&between(&steps), "relay-only", |finding| {
        assert!(finding.message.get(Lang::Zh).starts_with("“乙”的“文书”只做转送或告知（“中”）"));
        assert_eq!(underlined(finding), "文书");
    });
}

#[test]
fn relays_are_seen_by_the_kinds_of_steps() {
    let missing = |fields: &str| process(&[("受理", fields)]).missing("relay-only");
    assert_eq!(missing("work: 1h").unwrap(), "no step says who does it (`by`)");
    assert_eq!(missing("by: 甲, work: 1h").unwrap(), "no step says what `kind` it is");
}

#[test]
fn a_case_of_three_departments_has_an_owner() {
    let file = |owner: &str, third: &str| {
        file(&format!(
            "process: {{ id: a, name: 事项 }}\n{owner}departments: {{ 甲: {{}}, 乙: {{}}, 丙: {{}}, 邮政: {{ kind: carrier }} }}\nsteps:\n  \
             一: {{ by: 甲, work: 1h, next: 二 }}\n  二: {{ by: 乙, work: 1h, next: 三 }}\n  三: {{ {third}, work: 1h }}\n"
        ))
    };
    only(&file("", "by: 丙"), "nobody-owns-it", |finding| {
        assert_eq!((finding.severity, underlined(finding)), (Severity::Note, "a"));
        assert_eq!(finding.message.get(Lang::Zh), "办理涉及 3 个部门，没有写明由谁对全程负责");
        assert_eq!(finding.evidence[0].get(Lang::Zh), "参与的部门：“甲”、“乙”、“丙”");
    });
    assert_eq!(says(&file("", "by: 甲, with: [丙]"), "nobody-owns-it").len(), 1);
    assert_eq!(says(&file("case-owner: 甲\n", "by: 丙"), "nobody-owns-it"), [""; 0]);
    for third in ["by: 邮政", "by: 申请人", "by: 甲"] {
        assert_eq!(judged(&file("", third), "nobody-owns-it"), (0, None), "{third}");
    }
}
