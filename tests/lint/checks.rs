//! Rules about what is checked and filled in again.

use super::{File, file, of, underlined};
use zaizao::finding::{Disposition, Finding};
use zaizao::wording::Lang;

/// Two offices and a bank; an hour a step unless it says otherwise.
fn process(steps: &[(&str, &str)]) -> File {
    let mut text =
        "process: 事项\ncase-owner: 甲\ndepartments: { 甲: {}, 乙: {}, 银行: { kind: intermediary } }\nsteps:\n"
            .to_owned();
    for (id, fields) in steps {
        text.push_str(&format!("  {id}: {{ work: 1h, {fields} }}\n"));
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

const COMPLETE: &str = "checks: [ { of: 表, for: 完整性, depth: formal } ]";

#[test]
fn the_same_check_later_is_one_too_many() {
    let steps = |last: &str| {
        process(&[
            ("受理", &format!("by: 甲, {COMPLETE}, next: 审查")),
            ("审查", &format!("by: 乙, kind: review, {COMPLETE}, next: 复核")),
            ("复核", &format!("by: 乙, kind: review, {last}, next: 决定")),
            ("决定", "by: 甲, kind: approve"),
        ])
    };
    only(&steps(COMPLETE), "repeated-check", |finding| {
        let zh = finding.message.get(Lang::Zh);
        assert_eq!(zh, "“表”的“完整性”由“受理”查过（形式审查），“审查”、“复核”又查一遍");
        assert_eq!(underlined(finding), "{ of: 表, for: 完整性, depth: formal }");
        assert_eq!(finding.place.start().line, 6);
        assert_eq!(finding.related.len(), 2);
        assert_eq!(finding.disposition, Some(Disposition::Merge));
        // Both do nothing else: two hours of four, and one handoff from 甲 to 乙 and one back.
        let saving = finding.saving.unwrap();
        assert_eq!((saving.lead_time, saving.handoffs), (0.25, 2.0));
    });
    // Of several checks of a step only one is repeated, so the step stays.
    let two = "checks: [ { of: 表, for: 完整性, depth: formal }, { of: 表, for: 面积, depth: formal } ]";
    only(&steps(two), "repeated-check", |finding| assert_eq!(finding.saving.unwrap().lead_time, 0.125));
}

#[test]
fn another_object_criterion_or_depth_is_another_check() {
    let second = |check: &str| {
        let file = process(&[
            ("受理", &format!("by: 甲, {COMPLETE}, next: 审查")),
            ("审查", &format!("by: 乙, checks: [ {check} ]")),
        ]);
        (says(&file, "repeated-check").len(), file.missing("repeated-check"))
    };
    assert_eq!(second("{ of: 表, for: 完整性, depth: formal }"), (1, None));
    assert_eq!(second("{ of: 证, for: 完整性, depth: formal }"), (0, None));
    assert_eq!(second("{ of: 表, for: 面积, depth: formal }"), (0, None));
    assert_eq!(second("{ of: 表, for: 完整性, depth: substantive }"), (0, None));
    let unsaid = "some checks of the same thing do not say how deep they go (`depth`): “审查”";
    assert_eq!(second("{ of: 表, for: 完整性 }"), (0, Some(unsaid.to_owned())));
}

#[test]
fn without_a_depth_it_is_a_candidate() {
    let check = "checks: [ { of: 表, for: 完整性 } ]";
    let file = process(&[("受理", &format!("by: 甲, {check}, next: 审查")), ("审查", &format!("by: 乙, {check}"))]);
    only(&file, "repeated-check", |finding| {
        assert_eq!(
            finding.message.get(Lang::En),
            "“表” is checked for “完整性” at “受理”, and again at “审查” (candidate)"
        );
        assert_eq!(finding.evidence.len(), 1);
    });
}

#[test]
fn only_what_every_case_has_passed_is_repeated() {
    let check = |next: &str| format!("by: 甲, {COMPLETE}, next: {next}");
    let optional = process(&[
        ("受理", "by: 甲, next: { one: [ { to: 预审, p: 30% }, 审查 ] }"),
        ("预审", &check("审查")),
        ("审查", &format!("by: 乙, {COMPLETE}")),
    ]);
    assert_eq!(says(&optional, "repeated-check"), [""; 0], "most cases see it once");
    // Both branches are waited for, so the check was made.
    let parallel = process(&[
        ("受理", "by: 甲, next: { all: [预审, 勘验] }"),
        ("预审", &check("审查")),
        ("勘验", "by: 乙, next: 审查"),
        ("审查", &format!("by: 乙, {COMPLETE}")),
    ]);
    assert_eq!(says(&parallel, "repeated-check").len(), 1);
    let beside = process(&[
        ("受理", "by: 甲, next: { all: [预审, 审查] }"),
        ("预审", &format!("by: 甲, {COMPLETE}")),
        ("审查", &format!("by: 乙, {COMPLETE}")),
    ]);
    assert_eq!(says(&beside, "repeated-check"), [""; 0], "neither comes first");
}

/// A refusal notice that two steps share ties the branches into a knot; dominance tells all the same.
#[test]
fn a_shared_refusal_does_not_hide_it() {
    let file = process(&[
        ("受理", &format!("by: 甲, {COMPLETE}, next: {{ one: [ {{ to: 告知, p: 5% }}, 审查 ] }}")),
        ("审查", &format!("by: 乙, {COMPLETE}, next: {{ one: [ {{ to: 告知, p: 5% }}, 决定 ] }}")),
        ("告知", "by: 甲, kind: notify, next: { end: 不予许可 }"),
        ("决定", "by: 甲"),
    ]);
    assert_eq!(says(&file, "repeated-check").len(), 1);
}

#[test]
fn what_has_changed_in_between_is_checked_anew() {
    let between = |fields: &str| {
        let file = process(&[
            ("受理", &format!("by: 甲, collects: [表], {COMPLETE}, next: 修改")),
            ("修改", &format!("by: 甲, {fields}, next: 审查")),
            ("审查", &format!("by: 乙, {COMPLETE}")),
        ]);
        says(&file, "repeated-check").len()
    };
    assert_eq!(between("uses: [表]"), 1);
    assert_eq!(between("produces: [表]"), 0);
    assert_eq!(between("collects: [表]"), 0);
    assert_eq!(between("kind: transfer, uses: [表], produces: [表]"), 1, "it is only passed on");
    let own = process(&[
        ("受理", &format!("by: 甲, {COMPLETE}, next: 审查")),
        ("审查", &format!("by: 乙, produces: [表], {COMPLETE}")),
    ]);
    assert_eq!(says(&own, "repeated-check"), [""; 0], "a new form of its own making");
}

#[test]
fn what_a_supplement_brings_is_checked_for_the_first_time() {
    let file = process(&[
        ("受理", &format!("by: 甲, {COMPLETE}, next: 审查")),
        ("审查", "by: 乙, next: { one: [ { to: 补正审查, p: 20%, cause: papers }, 决定 ] }"),
        ("补正审查", &format!("by: 甲, {COMPLETE}, next: 审查")),
        ("决定", "by: 甲"),
    ]);
    assert_eq!(says(&file, "repeated-check"), [""; 0]);
}

#[test]
fn a_check_that_law_prescribes_may_be_recognised_and_the_step_stays() {
    let file = process(&[
        ("受理", &format!("by: 甲, {COMPLETE}, next: 审查")),
        ("审查", &format!("by: 乙, kind: review, {COMPLETE}, basis: {{ law: 某法, mandatory: true }}")),
    ]);
    only(&file, "repeated-check", |finding| {
        assert_eq!(finding.disposition, Some(Disposition::Merge));
        assert!(finding.evidence[0].get(Lang::Zh).contains("可以互认结果，不能取消"), "{:?}", finding.evidence);
        assert_eq!(finding.saving, None);
    });
}

#[test]
fn rules_about_checks_need_checks() {
    let file = process(&[("受理", "by: 甲")]);
    for rule in ["repeated-check", "verified-again", "identity-again"] {
        assert_eq!(file.missing(rule).unwrap(), "no step says what it checks (`checks`)", "{rule}");
    }
}

const REAL: &str = "checks: [ { of: 执照, for: authenticity } ]";

#[test]
fn what_an_office_made_is_not_verified_again() {
    let file = |maker: &str, check: &str, basis: &str| {
        process(&[
            ("登记", &format!("by: {maker}, produces: [执照], next: 转交")),
            ("转交", "by: 乙, uses: [执照], produces: [执照], next: 开户"),
            ("开户", &format!("by: 银行, kind: review, uses: [执照], {check}{basis}")),
        ])
    };
    only(&file("甲", REAL, ""), "verified-again", |finding| {
        // Whoever passes it on has not made it.
        assert_eq!(finding.message.get(Lang::Zh), "“执照”由“甲”在“登记”中出具，“开户”又核验真伪");
        assert_eq!(underlined(finding), "{ of: 执照, for: authenticity }");
        assert_eq!(finding.disposition, Some(Disposition::Cancel));
        assert_eq!(finding.saving.unwrap().lead_time, 0.125);
    });
    only(&file("甲", REAL, ", basis: { law: 某法, mandatory: true }"), "verified-again", |finding| {
        assert_eq!(finding.disposition, Some(Disposition::ChangeLaw));
        assert_eq!(finding.saving, None, "the step stays");
    });
    assert_eq!(says(&file("银行", REAL, ""), "verified-again"), [""; 0], "a bank is no public body");
    let auto = "checks: [ { of: 执照, for: authenticity, method: auto } ]";
    assert_eq!(says(&file("甲", auto, ""), "verified-again"), [""; 0]);
    let allowed = format!("{REAL}, allow: [ {{ rule: verified-again, because: 纸质证照易伪造 }} ]");
    assert_eq!(says(&file("甲", &allowed, ""), "verified-again"), [""; 0]);
}

#[test]
fn what_was_not_made_before_may_be_verified() {
    let file = process(&[("核验", &format!("by: 乙, {REAL}, next: 登记")), ("登记", "by: 甲, produces: [执照]")]);
    assert_eq!(says(&file, "verified-again"), [""; 0]);
    let nothing_made = process(&[("核验", &format!("by: 乙, {REAL}"))]);
    assert_eq!(nothing_made.missing("verified-again").unwrap(), "no step says what it makes (`produces`)");
}

/// One thing is one finding: a paper of the applicant's that is verified twice is a repeated check, one of an office's is not.
#[test]
fn authenticity_twice_is_told_once() {
    let twice = |made: &str| {
        process(&[
            ("登记", &format!("by: 甲, produces: [{made}], next: 刻章")),
            ("刻章", &format!("by: 乙, {REAL}, next: 开户")),
            ("开户", &format!("by: 银行, {REAL}")),
        ])
    };
    let count = |file: &File| (says(file, "verified-again").len(), says(file, "repeated-check").len());
    assert_eq!(count(&twice("执照")), (2, 0));
    assert_eq!(count(&twice("别的")), (0, 1));
}

const WHO: &str = "checks: [ { of: 本人, for: identity } ]";

#[test]
fn one_person_is_identified_once() {
    let file = |last: &str| {
        process(&[
            ("受理", &format!("by: 甲, {WHO}, next: {{ all: [刻章, 开户] }}")),
            ("刻章", &format!("by: 乙, {WHO}, next: 领取")),
            ("开户", &format!("by: 银行, {last}, next: 领取")),
            ("领取", &format!("by: 甲, kind: deliver, {WHO}")),
        ])
    };
    only(&file(WHO), "identity-again", |finding| {
        assert_eq!(finding.message.get(Lang::Zh), "“本人”的身份在一次办理中核验 3 次：“受理”、“刻章”、“开户”");
        assert_eq!(finding.place.start().line, 6, "the first check that repeats another");
        assert_eq!((finding.disposition, finding.related.len()), (Some(Disposition::Merge), 2));
    });
    let by_law = format!("{WHO}, basis: {{ law: 反洗钱法, mandatory: true }}");
    only(&file(&by_law), "identity-again", |finding| assert_eq!(finding.disposition, Some(Disposition::ChangeLaw)));
    let allowed = |step: &str| format!("{step}, allow: [ {{ rule: identity-again, because: 实名制 }} ]");
    assert_eq!(says(&file(&allowed(WHO)), "identity-again").len(), 1, "the other one answers too");
    let never_again =
        process(&[("受理", &format!("by: 甲, {WHO}, next: 开户")), ("开户", &format!("by: 银行, {}", allowed(WHO)))]);
    assert_eq!(says(&never_again, "identity-again"), [""; 0]);
}

#[test]
fn exclusive_branches_and_supplements_identify_once() {
    let exclusive = process(&[
        ("受理", "by: 甲, next: { one: [ { to: 窗口, p: 40% }, 网上 ] }"),
        ("窗口", &format!("by: 甲, {WHO}, next: 决定")),
        ("网上", &format!("by: 甲, {WHO}, next: 决定")),
        ("决定", "by: 甲"),
    ]);
    assert_eq!(says(&exclusive, "identity-again"), [""; 0]);
    let supplement = process(&[
        ("受理", &format!("by: 甲, {WHO}, next: 审查")),
        ("审查", "by: 乙, next: { one: [ { to: 补正, p: 20% }, 决定 ] }"),
        ("补正", &format!("by: 甲, {WHO}, next: 审查")),
        ("决定", "by: 甲"),
    ]);
    assert_eq!(says(&supplement, "identity-again"), [""; 0]);
}

#[test]
fn a_data_item_is_filled_in_once() {
    let steps = [
        ("登记", "by: 甲, asks: [名称, 住所], next: { all: [刻章, 领票] }"),
        ("刻章", "by: 乙, asks: [名称], next: 开户"),
        ("领票", "by: 乙, asks: [名称, 税种], next: 开户"),
        ("开户", "by: 银行, asks: 40"),
    ];
    only(&process(&steps), "repeated-entry", |finding| {
        assert_eq!(finding.message.get(Lang::Zh), "“名称”在一次办理中要填 3 次：“登记”、“刻章”、“领票”");
        assert_eq!(finding.evidence[0].get(Lang::Zh), "多填 2 项次");
        let saving = finding.saving.unwrap();
        assert_eq!((saving.entries, saving.lead_time), (2.0, 0.0));
        assert_eq!(saving.text().unwrap().get(Lang::Zh), "填报 2 项次");
        assert_eq!(finding.help.as_ref().unwrap().get(Lang::Zh), "只在“登记”填写，其后由系统自动带出");
        assert_eq!(finding.place.start().line, 5, "nowhere declared: where it is first asked for");
    });
}

#[test]
fn an_item_that_few_fill_in_again_is_told_and_saves_nothing_on_the_main_scenario() {
    let file = process(&[
        ("登记", "by: 甲, asks: [名称], next: { one: [ { to: 刻章, p: 10% }, 办结 ] }"),
        ("刻章", "by: 乙, asks: [名称], next: 办结"),
        ("办结", "by: 甲"),
    ]);
    only(&file, "repeated-entry", |finding| assert_eq!(finding.saving, None));
}

#[test]
fn exclusive_forms_and_supplements_are_filled_in_once() {
    let file = process(&[
        ("受理", "by: 甲, next: { one: [ { to: 简易, p: 40% }, 普通 ] }"),
        ("简易", "by: 甲, asks: [名称], next: 决定"),
        ("普通", "by: 甲, asks: [名称], next: 决定"),
        ("决定", "by: 乙, next: { one: [ { to: 补正, p: 5%, cause: content }, 办结 ] }"),
        ("补正", "by: 甲, asks: [名称], next: 决定"),
        ("办结", "by: 甲"),
    ]);
    assert_eq!(says(&file, "repeated-entry"), [""; 0]);
}

#[test]
fn a_number_of_items_tells_nothing() {
    let missing = |asks: &str| process(&[("登记", &format!("by: 甲{asks}"))]).missing("repeated-entry").unwrap();
    assert_eq!(missing(", asks: 40"), "only numbers of data items are given, no list (`asks`)");
    assert_eq!(missing(""), "no step says what the applicant fills in (`asks`)");
}
