//! Rules about what the applicant hands in.

use super::{File, file, of};
use zaizao::finding::{Disposition, Finding};
use zaizao::wording::Lang;

/// One department, an hour a step; the materials as they are declared, the steps with these further fields.
fn process(materials: &str, steps: &[(&str, &str)]) -> File {
    file(&text(materials, steps))
}

fn text(materials: &str, steps: &[(&str, &str)]) -> String {
    let mut text = format!("process: 甲\ndepartments: [局, 库]\nmaterials: {materials}\nsteps:\n");
    for (id, fields) in steps {
        text.push_str(&format!("  {id}: {{ by: 局, work: 1h, {fields} }}\n"));
    }
    text
}

/// What one rule says, in English.
fn says(file: &File, rule: &str) -> Vec<String> {
    let verdict = file.judged();
    of(&verdict, rule).iter().map(|finding| finding.message.get(Lang::En).to_owned()).collect()
}

fn only<R>(file: &File, rule: &str, tell: impl FnOnce(&Finding) -> R) -> R {
    let verdict = file.judged();
    let [finding] = of(&verdict, rule)[..] else { panic!("{:#?}", file.told(Lang::En)) };
    tell(finding)
}

#[test]
fn exclusive_branches_ask_once() {
    let steps = [
        ("受理", "next: { one: [ { to: 简易, p: 40% }, 普通 ] }"),
        ("简易", "collects: [表], next: 决定"),
        ("普通", "collects: [表], next: 决定"),
        ("决定", "kind: approve"),
    ];
    assert_eq!(says(&process("[表]", &steps), "repeated-submission"), [""; 0]);
    let again = [steps[0], steps[1], steps[2], ("决定", "collects: [表]")];
    assert_eq!(
        says(&process("[表]", &again), "repeated-submission"),
        ["“表” is handed in twice in one case: at “简易” or “普通”, “决定”"]
    );
}

/// Which of the two asks again is all the same: neither should, and so the main scenario, which takes the second, saves one.
#[test]
fn exclusive_branches_that_ask_again_are_all_named_and_saved() {
    let steps = [
        ("受理", "collects: [表], next: { one: [ { to: 简易, p: 40% }, { to: 普通, p: 50% }, 免审 ] }"),
        ("简易", "collects: [表], next: 决定"),
        ("普通", "collects: [表], next: 决定"),
        ("免审", "next: 决定"),
        ("决定", "kind: approve"),
    ];
    only(&process("[表]", &steps), "repeated-submission", |finding| {
        let message = finding.message.get(Lang::Zh);
        assert_eq!(message, "“表”在一次办理中要交 2 次：“受理”、“简易”或“普通”");
        assert_eq!(finding.saving.as_ref().unwrap().submissions, 1.0);
        assert_eq!(finding.related.len(), 3);
    });
}

/// Each branch asks twice: the second time of either is one too many.
#[test]
fn each_branch_is_counted_in_its_own_turn() {
    let steps = [
        ("受理", "next: { one: [ { to: 甲一, p: 40% }, 乙一 ] }"),
        ("甲一", "collects: [表], next: 甲二"),
        ("甲二", "collects: [表], next: 决定"),
        ("乙一", "collects: [表], next: 乙二"),
        ("乙二", "collects: [表], next: 决定"),
        ("决定", "kind: approve"),
    ];
    only(&process("[表]", &steps), "repeated-submission", |finding| {
        let message = finding.message.get(Lang::En);
        assert_eq!(message, "“表” is handed in twice in one case: at “甲一” or “乙一”, “甲二” or “乙二”");
        assert_eq!(finding.saving.as_ref().unwrap().submissions, 1.0);
    });
}

#[test]
fn parallel_branches_ask_twice() {
    let steps = [
        ("受理", "next: { all: [核查, 检验] }"),
        ("核查", "collects: [表], next: 决定"),
        ("检验", "collects: [表], next: 决定"),
        ("决定", "kind: approve"),
    ];
    assert_eq!(
        says(&process("[表]", &steps), "repeated-submission"),
        ["“表” is handed in twice in one case: at “核查”, “检验”"]
    );
}

#[test]
fn what_a_supplement_brings_is_no_repetition() {
    let back = [
        ("审查", "collects: [表], next: { one: [ { to: 补正, p: 20%, max: 1 }, 决定 ] }"),
        ("补正", "collects: [表], next: 审查"),
        ("决定", "kind: approve"),
    ];
    assert_eq!(says(&process("[表]", &back), "repeated-submission"), [""; 0]);
    let onward = [
        ("审查", "collects: [表], next: { one: [ { to: 补交, p: 20%, cause: papers }, 决定 ] }"),
        ("补交", "collects: [表], next: 决定"),
        ("决定", "kind: approve"),
    ];
    assert_eq!(says(&process("[表]", &onward), "repeated-submission"), [""; 0]);
    let without_cause = [back[0], ("补正", "next: 审查"), ("决定", "collects: [表]")];
    assert_eq!(says(&process("[表]", &without_cause), "repeated-submission").len(), 1);
}

/// The supplement leads back to two places, so that the loop is no block.
#[test]
fn a_supplement_in_a_tangled_loop_is_none_either() {
    let steps = [
        ("受理", "collects: [表], next: 审查"),
        ("审查", "next: { one: [ { to: 补正, p: 20% }, 决定 ] }"),
        ("补正", "collects: [表], next: { one: [ { to: 受理, p: 50% }, 审查 ] }"),
        ("决定", "kind: approve"),
    ];
    assert_eq!(says(&process("[表]", &steps), "repeated-submission"), [""; 0]);
}

#[test]
fn the_two_ways_out_of_a_loop_are_exclusive() {
    let steps = [
        ("审查", "next: { one: [ { to: 补正, p: 20%, max: 1, then: 退件 }, 决定 ] }"),
        ("补正", "next: 审查"),
        ("决定", "collects: [表]"),
        ("退件", "collects: [表]"),
    ];
    assert_eq!(says(&process("[表]", &steps), "repeated-submission"), [""; 0]);
    let both = [
        ("审查", "collects: [表], next: { one: [ { to: 补正, p: 20%, max: 1, then: 退件 }, 决定 ] }"),
        steps[1],
        steps[2],
        steps[3],
    ];
    assert_eq!(
        says(&process("[表]", &both), "repeated-submission"),
        ["“表” is handed in twice in one case: at “审查”, “决定” or “退件”"]
    );
}

#[test]
fn what_few_cases_hand_in_saves_nothing_on_the_main_scenario() {
    let steps = [
        ("受理", "next: { one: [ { to: 复核, p: 10% }, 决定 ] }"),
        ("复核", "collects: [证], next: 决定"),
        ("决定", "kind: approve"),
    ];
    only(&process("{ 证: { issuer: government, e-licence: true } }", &steps), "government-issued", |finding| {
        assert_eq!(finding.saving, None);
    });
}

#[test]
fn what_may_follow_later_is_handed_in_once() {
    let steps = [("受理", "collects: [ { of: 表, need: deferrable } ], next: 决定"), ("决定", "collects: [表]")];
    assert_eq!(says(&process("[表]", &steps), "repeated-submission"), [""; 0]);
}

#[test]
fn what_only_some_hand_in_is_a_candidate() {
    let steps = [("受理", "collects: [表], next: 决定"), ("决定", "collects: [ { of: 表, p: 30% } ]")];
    assert_eq!(
        says(&process("[表]", &steps), "repeated-submission"),
        ["“表” is handed in up to twice in one case: at “受理”, “决定” (candidate)"]
    );
}

#[test]
fn the_help_names_the_first_step_and_the_rest_answer_for_it() {
    let steps =
        [("受理", "collects: [表], next: 审查"), ("审查", "collects: [表], next: 决定"), ("决定", "collects: [表]")];
    only(&process("[表]", &steps), "repeated-submission", |finding| {
        assert_eq!(finding.message.get(Lang::Zh), "“表”在一次办理中要交 3 次：“受理”、“审查”、“决定”");
        assert_eq!(finding.help.as_ref().unwrap().get(Lang::Zh), "只在“受理”收取，其后各步骤共享使用");
        assert_eq!(finding.evidence[0].get(Lang::Zh), "多交 2 件次");
        assert_eq!(finding.evidence[1].get(Lang::Zh), "要求提供的依据缺失，请核实");
        assert_eq!(finding.related.len(), 3);
        assert_eq!(finding.saving.unwrap().submissions, 2.0);
        assert_eq!(finding.disposition, Some(Disposition::Merge));
    });
}

#[test]
fn what_law_prescribes_needs_a_change_of_law() {
    let materials = "{ 表: { issuer: government, e-licence: true, basis: { law: 某法, mandatory: true } } }";
    only(&process(materials, &[("受理", "collects: [表]")]), "government-issued", |finding| {
        assert_eq!(finding.disposition, Some(Disposition::ChangeLaw));
        assert!(finding.evidence.is_empty(), "a basis is given");
    });
    let step = [("受理", "collects: [ { of: 表, basis: { law: 某法, mandatory: true } } ]")];
    only(&process("{ 表: { issuer: 库, source: 人口库 } }", &step), "government-issued", |finding| {
        assert_eq!(finding.disposition, Some(Disposition::ChangeLaw));
        assert_eq!(
            finding.message.get(Lang::En),
            "“表” is issued by a public body, and “人口库” has its content; the applicant still hands it in once"
        );
    });
}

#[test]
fn only_what_public_bodies_issue_and_must_be_there_counts() {
    let issued = |fields: &str, collected: &str| {
        let steps = [("受理", format!("collects: [ {{ of: 表{collected} }} ]"))];
        let steps = steps.each_ref().map(|(id, fields)| (*id, fields.as_str()));
        says(&process(&format!("{{ 表: {{ e-licence: true, {fields} }} }}"), &steps), "government-issued").len()
    };
    assert_eq!(issued("issuer: government", ""), 1);
    assert_eq!(issued("issuer: 局", ""), 1);
    assert_eq!(issued("issuer: 政府部门", ""), 1);
    assert_eq!(issued("issuer: applicant", ""), 0);
    assert_eq!(issued("issuer: third-party", ""), 0);
    assert_eq!(issued("issuer: government", ", need: optional"), 0);
    assert_eq!(issued("issuer: government, need: deferrable", ""), 0);
    assert_eq!(issued("issuer: government, e-licence: false", "").min(1), 0);
}

#[test]
fn an_intermediary_is_no_public_body() {
    let text = text("{ 表: { issuer: 库, e-licence: true } }", &[("受理", "collects: [表]")]);
    assert_eq!(says(&file(&text), "government-issued").len(), 1);
    let text = text.replace("[局, 库]", "{ 局: {}, 库: { kind: intermediary } }");
    assert_eq!(says(&file(&text), "government-issued").len(), 0);
}

#[test]
fn the_substitute_that_a_file_proposes_covers_a_material() {
    let by = |way: &str| {
        let materials = format!("{{ 表: {{ issuer: government, substitute: {{ by: {way} }} }} }}");
        says(&process(&materials, &[("受理", "collects: [表]")]), "government-issued").len()
    };
    assert_eq!((by("data-sharing"), by("e-licence"), by("internal-check"), by("pledge")), (1, 1, 1, 0));
}

#[test]
fn in_a_to_be_file_a_substituted_material_is_no_longer_handed_in() {
    let as_is = text(
        "{ 表: { issuer: government, form: copy, substitute: { by: e-licence } } }",
        &[("受理", "collects: [表], next: 决定"), ("决定", "collects: [表]")],
    );
    assert_eq!(file(&as_is).rules(), ["government-issued", "copy-or-notary", "repeated-submission"]);
    let to_be = as_is.replace("process: 甲", "process: { name: 甲, variant: to-be }");
    assert_eq!(file(&to_be).rules(), [""; 0]);
}

#[test]
fn what_a_system_holds_is_said_of_the_content_of_the_copy() {
    let text =
        text("{ 房产证明: { issuer: government, form: copy, source: 不动产库 } }", &[("受理", "collects: [房产证明]")]);
    let told = file(&text).told(zaizao::wording::Lang::Zh);
    let of = |rule: &str| told.iter().find(|one| one.starts_with(rule)).map_or("", String::as_str);
    assert!(of("copy-or-notary").contains("“房产证明”的内容“不动产库”已有，申请人仍要提交复印件"), "{told:?}");
    assert!(of("government-issued").contains("“房产证明”由政府部门核发，“不动产库”已有其内容，"), "{told:?}");
}

#[test]
fn a_copy_after_the_original_is_asked_for_nothing() {
    let steps = [
        ("受理", "collects: [ { of: 证, form: original } ], next: 决定"),
        ("决定", "collects: [ { of: 证, form: copy } ]"),
    ];
    assert_eq!(
        says(&process("[证]", &steps), "copy-or-notary"),
        ["“证”: the original was handed in at “受理”; the applicant still hands in a copy once"]
    );
    let later = [
        ("受理", "collects: [ { of: 证, form: copy } ], next: 决定"),
        ("决定", "collects: [ { of: 证, form: original } ]"),
    ];
    assert_eq!(says(&process("[证]", &later), "copy-or-notary"), [""; 0]);
    let either = [
        ("分流", "next: { one: [ { to: 甲路, p: 40% }, 乙路 ] }"),
        ("甲路", "collects: [ { of: 证, form: original } ]"),
        ("乙路", "collects: [ { of: 证, form: copy } ]"),
    ];
    assert_eq!(says(&process("[证]", &either), "copy-or-notary"), [""; 0]);
}

#[test]
fn a_result_is_asked_back_only_after_it_was_made() {
    let made_later = [("受理", "collects: [照], next: 发照"), ("发照", "produces: [照]")];
    assert_eq!(says(&process("[照]", &made_later), "own-result-asked-back"), [""; 0]);
    let made_elsewhere = [
        ("分流", "next: { one: [ { to: 发照, p: 40% }, 换照 ] }"),
        ("发照", "produces: [照]"),
        ("换照", "collects: [照]"),
    ];
    assert_eq!(says(&process("[照]", &made_elsewhere), "own-result-asked-back"), [""; 0]);
    let made_before = [("发照", "produces: [照], next: 备案"), ("备案", "collects: [照]")];
    only(&process("[照]", &made_before), "own-result-asked-back", |finding| {
        assert_eq!(finding.message.get(Lang::Zh), "“照”由“发照”产生，又要申请人交回 1 件次：“备案”");
        assert_eq!(finding.saving.unwrap().submissions, 1.0);
    });
}

#[test]
fn what_is_only_passed_on_is_not_made() {
    let steps = [("受理", "collects: [表], produces: [表], next: 审查"), ("审查", "collects: [表]")];
    let file = process("[表]", &steps);
    assert_eq!(file.rules(), ["repeated-submission"]);
}

#[test]
fn what_is_missing_is_named() {
    let nothing = file("process: 甲\ndepartments: [局]\nsteps:\n  受理: { by: 局, work: 1h }\n");
    assert_eq!(nothing.missing("repeated-submission").unwrap(), "no step says what it collects (`collects`)");
    assert_eq!(nothing.rules(), [""; 0]);
    let number = file("process: 甲\ndepartments: [局]\nsteps:\n  受理: { by: 局, work: 1h, collects: 5 }\n");
    assert_eq!(
        number.missing("government-issued").unwrap(),
        "only numbers of materials are given, no list (`collects`)"
    );
    let some = process("{ 表: { issuer: applicant }, 证: {} }", &[("受理", "collects: [表, 证]")]);
    assert_eq!(some.missing("government-issued"), None, "one material could be judged");
    assert_eq!(some.missing("copy-or-notary").unwrap(), "no material says the form asked for (`form`)");
    assert_eq!(some.missing("own-result-asked-back").unwrap(), "no step says what it makes (`produces`)");
    assert_eq!(some.missing("repeated-submission"), None);
}
