//! Rules about what a well-built service has.

use super::{case, file, of, only, says};
use zaizao::wording::Lang;

const ONE: &str = "departments: { 局: {}, 邮政: { kind: carrier } }";

fn fires(head: &str, steps: &[(&str, &str)], rule: &str) -> usize {
    of(&case(head, steps).judged(), rule).len()
}

/// Whether the refusal is told of.
fn untold(review: &str, end: &str, others: &[(&str, &str)]) -> Vec<String> {
    let review = format!("by: 局, work: 1h, {review}, next: {{ one: [ {end}, 发证 ] }}");
    let mut steps = vec![("审查", &*review), ("发证", "by: 局, kind: deliver, work: 1h")];
    steps.extend(others);
    says(&case(ONE, &steps), "refusal-without-notice", Lang::Zh)
}

#[test]
fn a_refusal_is_told_to_the_applicant() {
    let refused = "{ end: 不予许可, p: 5% }";
    assert_eq!(untold("kind: review", refused, &[]), ["“审查”之后以“不予许可”结束，没有告知申请人的步骤 @ 不予许可"]);
    for told in
        ["kind: review, channel: counter", "kind: review, channel: online", "kind: review, visits: 1", "kind: notify"]
    {
        assert_eq!(untold(told, refused, &[]), [""; 0], "{told}");
    }
    assert_eq!(untold("kind: review, channel: auto", refused, &[]).len(), 1);
}

#[test]
fn only_negative_outcomes_that_the_office_gives_count() {
    for name in ["退件", "驳回", "refused", "Rejected", "not approved"] {
        assert_eq!(untold("kind: review", &format!("{{ end: {name}, p: 5% }}"), &[]).len(), 1, "{name}");
    }
    for name in ["办结", "转入普通程序", "撤回", "withdrawn", "申请人撤回（退件）", "approved", "另案处理", "不予处罚"]
    {
        assert_eq!(untold("kind: review", &format!("{{ end: {name}, p: 5% }}"), &[]).len(), 0, "{name}");
    }
}

#[test]
fn the_notice_stands_between_the_decision_and_the_end() {
    let to = "{ to: 归档, p: 5% }";
    let archive = ("归档", "by: 局, kind: archive, work: 1h, next: { end: 退件 }");
    assert_eq!(untold("kind: review", to, &[archive]).len(), 1, "filing tells nobody");
    let told = [("寄送", "by: 邮政, kind: transfer, work: 1h, next: 归档"), archive];
    assert_eq!(untold("kind: review", "{ to: 寄送, p: 5% }", &told), [""; 0], "it comes by post");
    // What was told before the decision is not the refusal.
    let steps = [
        ("告知", "by: 局, kind: notify, work: 1h, next: 审查"),
        ("审查", "by: 局, kind: review, work: 1h, next: { one: [ { end: 退件, p: 5% }, 发证 ] }"),
        ("发证", "by: 局, kind: deliver, work: 1h"),
    ];
    assert_eq!(fires(ONE, &steps, "refusal-without-notice"), 1);
}

#[test]
fn a_notice_beside_the_filing_will_do() {
    let steps = [
        ("审查", "by: 局, kind: review, work: 1h, next: { one: [ { to: 不予, p: 5% }, 发证 ] }"),
        ("不予", "by: 局, kind: approve, work: 1h, next: { all: [告知, 归档] }"),
        ("告知", "by: 局, kind: notify, work: 1h, next: 结案"),
        ("归档", "by: 局, kind: archive, work: 1h, next: 结案"),
        ("结案", "by: 局, kind: archive, work: 1h, next: { end: 不予许可 }"),
        ("发证", "by: 局, kind: deliver, work: 1h"),
    ];
    assert_eq!(fires(ONE, &steps, "refusal-without-notice"), 0);
}

#[test]
fn where_no_step_says_what_it_is_a_notice_cannot_be_missed() {
    let steps =
        [("审查", "by: 局, work: 1h, next: { one: [ { end: 退件, p: 5% }, 发证 ] }"), ("发证", "by: 局, work: 1h")];
    let file = case(ONE, &steps);
    assert_eq!(file.missing("refusal-without-notice").unwrap(), "no step says what it is (`kind`)");
}

#[test]
fn an_evaluation_leads_somewhere() {
    let with = |evaluate: &str, last: &str| {
        let evaluate = format!("by: 局, kind: evaluate, work: 1d, {evaluate}");
        let last = format!("by: 局, work: 1h{last}");
        fires(ONE, &[("受理", "by: 局, work: 1h, next: 评价"), ("评价", &evaluate), ("改进", &last)], "loop-open")
    };
    assert_eq!(with("next: 改进", ""), 1, "nothing uses it, nothing goes back");
    assert_eq!(with("produces: [评价报告], next: 改进", ", uses: [评价报告]"), 0);
    assert_eq!(with("next: 改进", ", next: { one: [ { to: 受理, p: 20%, feedback: true }, { end: 办结 } ] }"), 0);
    assert_eq!(with("next: { one: [ { to: 受理, p: 20% }, 改进 ] }", ""), 0, "it sends back");
}

#[test]
fn a_policy_is_evaluated() {
    let head = |kind: &str| format!("item: {{ type: {kind} }}\n{ONE}");
    let steps = [("申报", "by: 局, work: 1h")];
    assert_eq!(
        says(&case(&head("惠企政策"), &steps), "loop-open", Lang::Zh),
        ["这是政策事项，却没有评价步骤 @ 惠企政策"]
    );
    assert_eq!(fires(&head("行政许可"), &steps, "loop-open"), 0);
    assert_eq!(fires(ONE, &steps, "loop-open"), 0);
}

#[test]
fn a_pledge_is_checked_after_the_decision() {
    let with = |variant: &str, before: &str, after: &str| {
        let text = format!(
            "process: {{ name: 甲, variant: {variant} }}\ndepartments: [局]\nmaterials:\n  证明: {{ substitute: {{ by: pledge }} }}\n  声明: {{ substitute: {{ by: pledge }} }}\n\
             steps:\n  受理: {{ by: 局, kind: {before}, work: 1h, next: 决定 }}\n  决定: {{ by: 局, kind: approve, work: 1h, next: 之后 }}\n  之后: {{ by: 局, kind: {after}, work: 1h }}\n"
        );
        says(&file(&text), "pledge-without-check", Lang::Zh)
    };
    assert_eq!(
        with("to-be", "intake", "deliver"),
        ["“证明”、“声明”改为告知承诺，决定之后没有核查步骤 @ { by: pledge }"]
    );
    for check in ["verify", "inspect", "supervise"] {
        assert_eq!(with("to-be", "intake", check), [""; 0], "{check}");
        assert_eq!(with("to-be", check, "deliver").len(), 1, "{check} before the decision");
    }
    assert_eq!(with("as-is", "intake", "deliver"), [""; 0], "a proposal");
}

#[test]
fn other_substitutes_need_no_check() {
    let text = "process: { name: 甲, variant: to-be }\ndepartments: [局]\nmaterials:\n  证明: { substitute: { by: data-sharing } }\nsteps:\n  决定: { by: 局, kind: approve, work: 1h }\n";
    assert_eq!(says(&file(text), "pledge-without-check", Lang::Zh), [""; 0]);
}

#[test]
fn a_deferral_has_an_end_and_a_consequence() {
    let with = |material: &str, collected: &str| {
        let head = format!("departments: [局]\nmaterials: {{ 图: {{ {material} }} }}");
        let collects = format!("by: 局, work: 1h, collects: [ {{ of: 图{collected} }} ], next: 决定");
        says(&case(&head, &[("受理", &collects), ("决定", "by: 局, work: 1h")]), "deferral-without-end", Lang::Zh)
    };
    let whole = "deferral: { within: 5d, on-miss: { end: 退件 } }";
    assert_eq!(with(&format!("need: deferrable, {whole}"), ""), [""; 0]);
    assert_eq!(with("need: deferrable, deferral: { until: 决定, on-miss: 决定 }", ""), [""; 0]);
    assert_eq!(
        with("need: deferrable", ""),
        ["“图”可以容缺后补，没有写补交期限（until、within）和逾期不补怎么办（on-miss） @ deferrable"]
    );
    assert_eq!(
        with("deferral: { until: 决定 }", ""),
        ["“图”可以容缺后补，没有写逾期不补怎么办（on-miss） @ { until: 决定 }"]
    );
    assert_eq!(
        with("deferral: { on-miss: { end: 退件 } }", ""),
        ["“图”可以容缺后补，没有写补交期限（until、within） @ { on-miss: { end: 退件 } }"]
    );
    assert_eq!(with("", ", need: deferrable").len(), 1);
    assert_eq!(with(whole, ", need: deferrable"), [""; 0]);
    assert_eq!(with("need: optional", ""), [""; 0]);
}

#[test]
fn a_deferral_is_accepted_by_the_steps_that_collect_the_material() {
    let head = "departments: [局]\nmaterials: { 图: { need: deferrable } }";
    let steps =
        [("受理", "by: 局, work: 1h, collects: [图], allow: [ { rule: deferral-without-end, because: 试点 } ]")];
    assert_eq!(fires(head, &steps, "deferral-without-end"), 0);
}

const PAPERS: &str = "departments: { 局: {}, 中介: { kind: intermediary } }\nmaterials: { 表: { issuer: applicant }, 照: { issuer: government, e-licence: true }, 证: { issuer: third-party } }";

fn instant(intake: &str, between: &str, decision: &str) -> Vec<String> {
    let intake = format!("by: 局, kind: intake, work: 1h, {intake}, next: 中间");
    let between = format!("{between}, work: 1h, next: 决定");
    let decision = format!("by: 局, kind: approve, work: 1h, {decision}");
    says(&case(PAPERS, &[("受理", &intake), ("中间", &between), ("决定", &decision)]), "instant-candidate", Lang::Zh)
}

#[test]
fn what_rules_can_decide_is_fit_for_a_decision_at_once() {
    let fit = ["没有裁量，材料由申请人自己出具或有数据来源，不等第三方：“决定”具备“秒批”条件（待确认） @ 决定"];
    assert_eq!(instant("collects: [表, 照]", "by: 局, kind: review, discretion: none", "discretion: none"), fit);
    let formal = "by: 局, kind: review, discretion: none, checks: [ { of: 表, depth: formal, method: human }, { of: 照, depth: substantive, method: auto } ]";
    assert_eq!(instant("collects: [表, 照]", formal, "discretion: none"), fit);
    assert_eq!(instant("collects: [表, { of: 证, need: optional }]", "by: 局, kind: make", "discretion: none"), fit);
}

/// The one thing that stands in the way is the reason (S13).
#[test]
fn a_near_miss_names_the_one_thing() {
    let plain = "by: 局, kind: make";
    let all = "collects: [表, 照]";
    let told = |what: &str, at: &str| vec![format!("“决定”离“秒批”只差一项（待确认）：{what} @ {at}")];
    assert_eq!(instant(all, plain, "discretion: bounded"), told("“决定”是有限裁量", "决定"));
    assert_eq!(instant("collects: [表, 证]", plain, "discretion: none"), told("“证”没有电子证照或数据来源", "证"));
    assert_eq!(instant(all, "by: 局, kind: inspect", "discretion: none"), told("“中间”要勘验", "中间"));
    assert_eq!(instant(all, "by: 中介, kind: verify", "discretion: none"), told("“中间”要由中介办理", "中间"));
    assert_eq!(
        instant(all, "by: 局, kind: make, wait: { every: 5d, cause: meeting }", "discretion: none"),
        told("“中间”要等会或等公示", "中间")
    );
    let human = "discretion: none, checks: [ { of: 表, method: human } ]";
    assert_eq!(instant(all, plain, human), told("“决定”的审查要靠人工", "决定"));
}

#[test]
fn two_things_in_the_way_are_no_near_miss() {
    assert_eq!(instant("collects: [表, 证]", "by: 局, kind: inspect", "discretion: none"), [""; 0]);
    assert_eq!(instant("collects: [表, 照]", "by: 局, kind: hearing", "discretion: open"), [""; 0]);
}

#[test]
fn what_is_decided_by_a_system_already_is_not_proposed() {
    assert_eq!(instant("collects: [表]", "by: 局, kind: make", "discretion: none, channel: auto"), [""; 0]);
}

#[test]
fn without_discretion_and_materials_nothing_is_proposed() {
    let missing = |intake: &str, decision: &str| {
        let intake = format!("by: 局, kind: intake, work: 1h{intake}, next: 审查");
        let decision = format!("by: 局, kind: approve, work: 1h{decision}");
        let steps = [("受理", &*intake), ("审查", "by: 局, kind: review, work: 1h, next: 决定"), ("决定", &*decision)];
        case(PAPERS, &steps).missing("instant-candidate").unwrap()
    };
    assert_eq!(missing(", collects: [表]", ""), "no review or decision says its `discretion`");
    assert_eq!(
        missing(", collects: [表]", ", discretion: none"),
        "reviews and decisions that do not say their `discretion`: “审查”"
    );
    let steps = [
        ("受理", "by: 局, kind: intake, work: 1h, next: 决定"),
        ("决定", "by: 局, kind: approve, work: 1h, discretion: none"),
    ];
    let file = case(PAPERS, &steps);
    assert_eq!(file.missing("instant-candidate").unwrap(), "no step says what it collects (`collects`)");
}

#[test]
fn new_systems_are_counted_over_all_steps() {
    let steps = [
        ("申请", "by: 局, work: 1h, system: { name: 一网通办, status: existing }, next: 分送"),
        ("分送", "kind: route, next: 审查"),
        ("审查", "by: 局, work: 1h, system: { name: 智能审批, status: new }, next: 决定"),
        ("决定", "by: 局, work: 1h, system: { name: 智能审批, status: 新建 }, next: 发证"),
        ("发证", "by: 局, work: 1h, system: { name: 证照库, status: shared }"),
    ];
    assert_eq!(
        says(&case(ONE, &steps), "new-system-needed", Lang::Zh),
        ["依赖新建系统（“智能审批”）的步骤 2/4：“审查”、“决定” @ { name: 智能审批, status: new }"]
    );
    only(&case(ONE, &steps), "new-system-needed", |finding| assert_eq!(finding.related.len(), 1));
    let silent = [("申请", "by: 局, work: 1h, system: 一网通办")];
    assert_eq!(
        case(ONE, &silent).missing("new-system-needed").unwrap(),
        "no step says the status of the system it depends on (`status` of `system`)"
    );
}
