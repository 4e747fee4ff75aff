//! Rules about what might be left out: meetings, visits, relays, intermediaries, second approvals, second inspections.

use super::{case, file, of, only, says};
use zaizao::finding::Disposition;
use zaizao::wording::Lang;

const ONE: &str = "departments: [局]";

fn fires(head: &str, steps: &[(&str, &str)], rule: &str) -> usize {
    of(&case(head, steps).judged(), rule).len()
}

fn missing(head: &str, steps: &[(&str, &str)], rule: &str) -> Option<String> {
    case(head, steps).missing(rule)
}

/// Uniform over the interval: half of it on average. 9 d of work and 1 d of waiting: exactly a tenth.
#[test]
fn a_tenth_of_lead_time_spent_waiting_for_a_meeting_is_told() {
    let steps = |work: &str| {
        let first = format!("by: 局, work: {work}, next: 审议");
        case(ONE, &[("受理", &first), ("审议", "by: 局, wait: { every: 2d, cause: meeting }, work: 0")])
    };
    assert_eq!(
        says(&steps("9d"), "waiting-for-meeting", Lang::Zh),
        ["等会平均要 1 个工作日，占全程平均用时 10 个工作日的 10.0%：“审议” @ { every: 2d, cause: meeting }"]
    );
    only(&steps("9d"), "waiting-for-meeting", |finding| {
        assert_eq!(finding.saving.unwrap().lead_time, 1.0);
        assert_eq!(finding.disposition, Some(Disposition::Reorder));
    });
    assert_eq!(says(&steps("10d"), "waiting-for-meeting", Lang::Zh), [""; 0], "1/11");
}

/// 1 d and 2 d of 6 d; the second is underlined, the first stands beside it.
#[test]
fn several_meetings_are_one_finding_at_the_longest() {
    let steps = [
        ("受理", "by: 局, work: 3d, next: 初审会"),
        ("初审会", "by: 局, wait: { time: 1d, cause: 等会 }, next: 审定会"),
        ("审定会", "by: 局, wait: [ { time: 2d, cause: meeting } ], work: 0"),
    ];
    only(&case(ONE, &steps), "waiting-for-meeting", |finding| {
        assert_eq!(
            finding.message.get(Lang::En),
            "waiting for a meeting takes 3 d of the mean lead time of 6 d (50.0%): “初审会”, “审定会”"
        );
        assert_eq!(super::underlined(finding), "{ time: 2d, cause: meeting }");
        assert_eq!(finding.related.len(), 1);
        assert_eq!(finding.saving.unwrap().lead_time, 3.0);
    });
}

#[test]
fn a_meeting_beside_something_longer_costs_nothing() {
    let steps = [
        ("分送", "kind: route, next: { all: [审议, 检测] }"),
        ("审议", "by: 局, wait: { time: 2d, cause: meeting }, work: 0, next: 汇总"),
        ("检测", "by: 局, work: 5d, next: 汇总"),
        ("汇总", "by: 局, work: 1h"),
    ];
    assert_eq!(fires(ONE, &steps, "waiting-for-meeting"), 0);
}

#[test]
fn without_causes_nobody_knows_of_meetings() {
    let silent = [("审议", "by: 局, wait: 5d, work: 1h")];
    assert_eq!(
        missing(ONE, &silent, "waiting-for-meeting").unwrap(),
        "no step says what it waits for (`cause` of `wait`)"
    );
    let queue = [("审议", "by: 局, wait: { time: 5d, cause: queue }, work: 1h")];
    assert_eq!((missing(ONE, &queue, "waiting-for-meeting"), fires(ONE, &queue, "waiting-for-meeting")), (None, 0));
}

#[test]
fn visits_without_a_basis_are_one_note() {
    let steps = [
        ("申请", "by: 局, channel: counter, work: 1h, next: 勘验"),
        ("勘验", "by: 局, visits: 2, work: 1h, next: 缴费"),
        ("缴费", "by: 局, channel: counter, visits: 0, work: 1h, next: 拍照"),
        ("拍照", "by: 局, channel: self-service, visits: { times: 1, basis: 某法 }, work: 1h, next: 领证"),
        ("领证", "by: 局, channel: counter, basis: 某法, work: 1h"),
    ];
    assert_eq!(
        says(&case(ONE, &steps), "visit-without-basis", Lang::Zh),
        ["要求申请人到场（共 3 次），依据缺失，请核实：“申请”、“勘验” @ counter"]
    );
    only(&case(ONE, &steps), "visit-without-basis", |finding| {
        assert_eq!((finding.saving, finding.related.len()), (None, 1))
    });
    let silent = [("申请", "by: 局, work: 1h")];
    assert_eq!(
        missing(ONE, &silent, "visit-without-basis").unwrap(),
        "no step says how often the applicant comes or by which channel (`visits`, `channel`)"
    );
}

#[test]
fn a_visit_is_accepted_where_every_step_gives_its_reason() {
    let allow = "allow: [ { rule: visit-without-basis, because: 核对原件 } ]";
    let first = format!("by: 局, channel: counter, work: 1h, {allow}, next: 领证");
    let second = format!("by: 局, channel: counter, work: 1h, {allow}");
    assert_eq!(
        fires(ONE, &[("申请", &first), ("领证", "by: 局, channel: counter, work: 1h")], "visit-without-basis"),
        1
    );
    assert_eq!(fires(ONE, &[("申请", &first), ("领证", &second)], "visit-without-basis"), 0);
}

const TIERS: &str = "departments: { 街道: { tier: 镇 }, 区局: { tier: 县 } }";

#[test]
fn a_lower_tier_that_only_passes_on_is_told_and_saves_its_time() {
    let steps = [
        ("受理", "by: 街道, kind: intake, work: 1h, next: 转报"),
        ("转报", "by: 街道, kind: transfer, wait: 3d, next: 审批"),
        ("审批", "by: 区局, kind: approve, wait: 2d, next: 下达"),
        ("下达", "by: 街道, kind: notify, wait: 1d"),
    ];
    only(&case(TIERS, &steps), "upward-and-back", |finding| {
        assert_eq!(
            finding.message.get(Lang::Zh),
            "“街道”只转报（“转报”），没有审查；案件上报“区局”（“审批”）后又返回“街道”"
        );
        assert_eq!(finding.subjects, ["转报"]);
        assert_eq!(finding.saving.unwrap().lead_time, 3.0);
        assert_eq!(finding.disposition, Some(Disposition::Cancel));
    });
    let prescribed = steps.map(|(id, fields)| match id {
        "转报" => (id, "by: 街道, kind: transfer, wait: 3d, basis: { law: 某法, mandatory: true }, next: 审批"),
        _ => (id, fields),
    });
    only(&case(TIERS, &prescribed), "upward-and-back", |finding| {
        assert_eq!(finding.disposition, Some(Disposition::ChangeLaw));
    });
}

#[test]
fn a_lower_tier_that_checks_or_decides_is_needed() {
    let with = |first: &str, last: &str| {
        let first = format!("by: 街道, {first}, next: 转报");
        let last = format!("by: 街道, wait: 1d, {last}");
        let steps = [
            ("受理", &*first),
            ("转报", "by: 街道, kind: transfer, wait: 3d, next: 审批"),
            ("审批", "by: 区局, kind: approve, wait: 2d, next: 下达"),
            ("下达", &*last),
        ];
        fires(TIERS, &steps, "upward-and-back")
    };
    assert_eq!(with("kind: intake, work: 1h", "kind: notify"), 1);
    assert_eq!(with("kind: intake, work: 1h, checks: [ { of: 表 } ]", "kind: notify"), 0, "it checks");
    assert_eq!(with("kind: review, work: 1h", "kind: notify"), 0, "it reviews");
    assert_eq!(with("kind: intake, work: 1h, decides: 受理", "kind: notify"), 0, "it decides");
    assert_eq!(with("kind: intake, work: 1h", "kind: make"), 0, "it makes the certificate");
}

#[test]
fn who_accepts_near_the_applicant_and_hands_over_at_once_relays_nothing() {
    let steps = [
        ("受理", "by: 街道, kind: intake, work: 1h, next: 审批"),
        ("审批", "by: 区局, kind: approve, wait: 2d, next: 送达"),
        ("送达", "by: 街道, kind: deliver, work: 1h"),
    ];
    assert_eq!(fires(TIERS, &steps, "upward-and-back"), 0);
}

#[test]
fn a_pre_check_is_judged_only_where_checks_are_declared() {
    let with = |checks: &str| {
        let approve = format!("by: 区局, kind: approve, wait: 2d, {checks}next: 下达");
        let steps = [
            ("初核", "by: 街道, kind: precheck, wait: 3d, next: 审批"),
            ("审批", &*approve),
            ("下达", "by: 街道, kind: notify, wait: 1d"),
        ];
        fires(TIERS, &steps, "upward-and-back")
    };
    assert_eq!((with(""), with("checks: [ { of: 表 } ], ")), (0, 1));
}

#[test]
fn only_the_way_up_counts_and_tiers_must_be_said() {
    let steps = [
        ("转办", "by: 街道, kind: transfer, wait: 3d, next: 审批"),
        ("审批", "by: 区局, kind: approve, wait: 2d, next: 下达"),
        ("下达", "by: 街道, kind: notify, wait: 1d"),
    ];
    assert_eq!(fires(TIERS, &steps, "upward-and-back"), 1);
    assert_eq!(fires("departments: { 街道: { tier: 县 }, 区局: { tier: 镇 } }", &steps, "upward-and-back"), 0);
    assert_eq!(fires("departments: { 街道: { tier: 县 }, 区局: { tier: 县 } }", &steps, "upward-and-back"), 0);
    assert_eq!(
        missing("departments: [街道, 区局]", &steps, "upward-and-back").unwrap(),
        "no department says its tier (`tier`)"
    );
    let silent = [steps[0], steps[1], ("下达", "by: 街道, wait: 1d")];
    assert_eq!(
        missing(TIERS, &silent, "upward-and-back").unwrap(),
        "steps before and after the way up do not say what they are (`kind`): “下达”"
    );
}

#[test]
fn an_intermediary_needs_a_basis() {
    let head = "departments: { 局: {}, 测绘公司: { kind: 中介 }, 邮政: { kind: carrier } }";
    let steps = [
        ("测绘", "by: 测绘公司, work: 5d, next: 检测"),
        ("检测", "by: 测绘公司, work: 1d, basis: 某法, next: 寄送"),
        ("寄送", "by: 邮政, work: 1d, next: 审批"),
        ("审批", "by: 局, with: [测绘公司], work: 1d"),
    ];
    assert_eq!(
        says(&case(head, &steps), "intermediary-without-basis", Lang::Zh),
        ["“测绘”由中介“测绘公司”办理，依据缺失，请核实 @ 测绘公司"]
    );
    let accepted = [("测绘", "by: 测绘公司, work: 5d, allow: [ { rule: intermediary-without-basis, because: 待查 } ]")];
    assert_eq!(fires(head, &accepted, "intermediary-without-basis"), 0);
}

#[test]
fn what_a_lower_rank_elsewhere_decided_is_not_approved_again() {
    let with = |first: &str, second: &str| {
        let first = format!("by: 县局, kind: approve, wait: 3d, {first}, next: 市批");
        let second = format!("by: 市局, kind: approve, wait: 5d, {second}");
        case("departments: [县局, 市局]", &[("县批", &first), ("市批", &second)])
    };
    let ranked = with("rank: 2, decides: 准予", "rank: 4, decides: 准予");
    only(&ranked, "approval-of-approval", |finding| {
        assert_eq!(
            finding.message.get(Lang::En),
            "“准予” is decided by “县局” (“县批”) and approved again by “市局” (“市批”)"
        );
        assert_eq!(finding.saving.unwrap().lead_time, 5.0);
        assert_eq!(finding.saving.unwrap().handoffs, 1.0);
        assert_eq!(finding.disposition, Some(Disposition::Merge));
    });
    let prescribed = with("rank: 2, decides: 准予", "rank: 4, decides: 准予, basis: { law: 某法, mandatory: true }");
    only(&prescribed, "approval-of-approval", |finding| {
        assert_eq!(finding.disposition, Some(Disposition::ChangeLaw));
    });
    let quiet =
        |file: super::File| (of(&file.judged(), "approval-of-approval").len(), file.missing("approval-of-approval"));
    assert_eq!(quiet(with("rank: 4, decides: 准予", "rank: 4, decides: 准予")), (0, None), "not lower");
    assert_eq!(quiet(with("rank: 4, decides: 准予", "rank: 2, decides: 准予")), (0, None), "higher");
    assert_eq!(quiet(with("rank: 2, decides: 用地", "rank: 4, decides: 规划")), (0, None), "another matter");
    let unsaid = "decisions of several departments that do not say on what (`decides`) or at which level (`rank`, `tier`): “县批”, “市批”";
    assert_eq!(quiet(with("decides: 准予", "decides: 准予")), (0, Some(unsaid.to_owned())));
    assert_eq!(quiet(with("rank: 2", "rank: 4")), (0, Some(unsaid.to_owned())));
}

#[test]
fn tiers_tell_who_is_lower_where_ranks_do_not() {
    let tiers = |first: &str, second: &str| {
        let head = format!("departments: {{ 县局: {{ tier: {first} }}, 市局: {{ tier: {second} }} }}");
        let steps = [
            ("县批", "by: 县局, kind: approve, rank: 4, wait: 3d, decides: 准予, next: 市批"),
            ("市批", "by: 市局, kind: approve, rank: 4, wait: 5d, decides: 准予"),
        ];
        fires(&head, &steps, "approval-of-approval")
    };
    assert_eq!((tiers("县", "市"), tiers("市", "县"), tiers("市", "市")), (1, 0, 0));
}

#[test]
fn decisions_beside_each_other_or_instead_of_each_other_are_none_again() {
    let with = |next: &str| {
        let route = format!("kind: route, next: {next}");
        let steps = [
            ("分送", &*route),
            ("县批", "by: 县局, kind: approve, rank: 2, wait: 3d, decides: 准予"),
            ("市批", "by: 市局, kind: approve, rank: 4, wait: 5d, decides: 准予"),
        ];
        fires("departments: [县局, 市局]", &steps, "approval-of-approval")
    };
    assert_eq!(with("{ all: [县批, 市批] }"), 0);
    assert_eq!(with("{ one: [ { to: 县批, p: 50% }, 市批 ] }"), 0);
}

const TWO: &str = "departments: [药监局, 消防, 环保]";

/// 3 d and 4 d one after the other, or 4 d together.
#[test]
fn one_object_is_inspected_in_one_visit() {
    let steps = [
        ("受理", "by: 药监局, work: 1h, next: 药监勘验"),
        ("药监勘验", "by: 药监局, kind: inspect, wait: 3d, checks: [ { of: 店面, for: 设施 } ], next: 消防勘验"),
        ("消防勘验", "by: 消防, kind: inspect, wait: 4d, checks: [ { of: 店面, for: 疏散 } ], next: 决定"),
        ("决定", "by: 药监局, kind: approve, work: 1h"),
    ];
    only(&case(TWO, &steps), "inspected-again", |finding| {
        assert_eq!(
            finding.message.get(Lang::Zh),
            "“店面”由不同部门分别勘验 2 次，可改为联合勘验（待确认）：“药监勘验”、“消防勘验”"
        );
        assert_eq!(finding.saving.unwrap().lead_time, 3.0);
        assert_eq!(finding.disposition, Some(Disposition::Merge));
        assert_eq!(finding.evidence[0].get(Lang::Zh), "合并后少上门 1 次");
    });
}

#[test]
fn three_inspections_are_one_finding_and_side_by_side_ones_count() {
    let steps = [
        ("分送", "kind: route, next: { all: [药监勘验, 消防勘验, 环保勘验] }"),
        ("药监勘验", "by: 药监局, kind: inspect, wait: 3d, checks: [ { of: 店面 } ]"),
        ("消防勘验", "by: 消防, kind: inspect, wait: 4d, checks: [ { of: 店面 } ]"),
        ("环保勘验", "by: 环保, kind: inspect, wait: 4d, checks: [ { of: 店面 } ]"),
    ];
    only(&case(TWO, &steps), "inspected-again", |finding| {
        assert_eq!(finding.subjects, ["药监勘验", "消防勘验", "环保勘验"]);
        assert_eq!(finding.saving, None, "they take no longer as it is");
        assert_eq!(finding.evidence[0].get(Lang::Zh), "合并后少上门 2 次");
    });
}

#[test]
fn inspections_that_need_each_other_or_see_something_else_stay_apart() {
    let with = |first: &str, between: &str, second: &str| {
        let first = format!("by: 药监局, kind: inspect, wait: 3d, checks: [ {{ of: 店面 }} ], {first}next: 中间");
        let between = format!("wait: 1d, {between}, next: 消防勘验");
        let second = format!("by: 消防, kind: inspect, wait: 4d{second}");
        fires(TWO, &[("药监勘验", &first), ("中间", &between), ("消防勘验", &second)], "inspected-again")
    };
    let same = ", checks: [ { of: 店面 } ]";
    assert_eq!(with("", "by: 环保", same), 1);
    assert_eq!(with("", "by: 环保", ", checks: [ { of: 仓库 } ]"), 0, "another object");
    assert_eq!(with("", "by: 申请人", same), 0, "the applicant mends or builds in between");
    assert_eq!(with("", "by: 环保, produces: [店面]", same), 0, "the object is made anew");
    assert_eq!(
        with("produces: [报告], ", "by: 环保", &format!("{same}, uses: [报告]")),
        0,
        "the second needs the first"
    );
    assert_eq!(
        with("produces: [报告], ", "by: 环保, uses: [报告], produces: [意见]", &format!("{same}, uses: [意见]")),
        0,
        "through another step"
    );
    assert_eq!(
        with("", "by: 环保", &format!("{same}, must-follow: [ {{ step: 药监勘验, basis: 某法 }} ]")),
        0,
        "law prescribes the order"
    );
    assert_eq!(with("", "by: 环保", ", with: [药监局], checks: [ { of: 店面 } ]"), 1, "still two visits");
}

#[test]
fn inspections_of_one_department_or_without_an_object_are_not_judged() {
    let same = [
        ("初勘", "by: 药监局, kind: inspect, wait: 3d, checks: [ { of: 店面 } ], next: 复勘"),
        ("复勘", "by: 药监局, kind: inspect, wait: 4d, checks: [ { of: 店面 } ]"),
    ];
    assert_eq!((fires(TWO, &same, "inspected-again"), missing(TWO, &same, "inspected-again")), (0, None));
    let silent = [same[0], ("复勘", "by: 消防, kind: inspect, wait: 4d")];
    assert_eq!(
        missing(TWO, &silent, "inspected-again").unwrap(),
        "inspections that do not say what they inspect (`checks`): “复勘”"
    );
}

/// The complaint recorded at Pudong's fault-finding window, opened in trial on 2017-11-17: the same property, lease and shareholder papers are
/// asked for two licences. What else each licence asks is its own.
#[test]
fn the_complaint_at_the_fault_finding_window_is_found() {
    let text = "\
process: 两张许可证
departments: [市场监管局, 商务委]
materials:
  食品申请表: { issuer: applicant }
  酒类申请表: { issuer: applicant }
  产权证明: { name: { zh: 产权证明, en: Property papers } }
  租赁合同: { name: { zh: 租赁合同, en: Lease } }
  股东材料: { name: { zh: 股东身份材料, en: Shareholder papers } }
  健康证: { issuer: third-party }
steps:
  食品受理: { by: 市场监管局, kind: intake, work: 1h, collects: [食品申请表, 产权证明, 租赁合同, 股东材料, 健康证], next: 食品许可 }
  食品许可: { by: 市场监管局, kind: approve, work: 2h, next: 酒类受理 }
  酒类受理: { by: 商务委, kind: intake, work: 1h, collects: [酒类申请表, 产权证明, 租赁合同, 股东材料], next: 酒类许可 }
  酒类许可: { by: 商务委, kind: approve, work: 2h }
";
    let file = file(text);
    let verdict = file.judged();
    let repeated: Vec<&str> = of(&verdict, "repeated-submission").iter().map(|one| &*one.subjects[0]).collect();
    assert_eq!(repeated, ["产权证明", "租赁合同", "股东材料"]);
    for finding in of(&verdict, "repeated-submission") {
        assert_eq!(finding.saving.unwrap().submissions, 1.0);
    }
    assert_eq!(file.rules(), ["repeated-submission"; 3], "and nothing else is said of it");
}
