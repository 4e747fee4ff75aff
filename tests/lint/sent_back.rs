//! Rules about cases that are sent back for papers, and the measure behind the saving.

use super::{case, of, only, says};
use zaizao::finding::Disposition;
use zaizao::model::Next;
use zaizao::redesign::{Measure, NeverTake, Refused};
use zaizao::wording::Lang;

const ONE: &str = "departments: [局]";

fn steps<'a>(review: &'a str, supplement: &'a str) -> [(&'a str, &'a str); 3] {
    [("审查", review), ("补正", supplement), ("决定", "by: 局, elapsed: 8d")]
}

/// 1.5 + 8 days, and in a fifth of the cases 1 + 1.5 more: 9.5 of a mean of 10.
#[test]
fn a_twentieth_of_lead_time_lost_to_missing_papers_is_told() {
    let review = "by: 局, elapsed: 1.5d, next: { one: [ { to: 补正, p: 20%, cause: papers, max: 1 }, 决定 ] }";
    let file = case(ONE, &steps(review, "by: 申请人, elapsed: 1d, next: 审查"));
    assert_eq!(
        says(&file, "preventable-rework", Lang::Zh),
        ["因材料不齐退回，平均多花 0.5 个工作日，占全程平均用时 10 个工作日的 5.0%；退回的步骤：“审查” @ 补正"]
    );
    only(&file, "preventable-rework", |finding| {
        let saved = finding.saving.unwrap().lead_time;
        assert!((saved - 0.5).abs() < 1e-9, "{saved}");
        assert_eq!(finding.disposition, None::<Disposition>);
        assert_eq!(
            finding.evidence[0].get(Lang::En),
            "with all papers there at once: 9.5 d on average (computed again without these returns)"
        );
    });
    let rarer = review.replace("20%", "19%");
    assert_eq!(
        says(&case(ONE, &steps(&rarer, "by: 申请人, elapsed: 1d, next: 审查")), "preventable-rework", Lang::Zh),
        [""; 0]
    );
}

/// The other branches keep their proportions: 60 to 20 become 75 % and 25 %. 1 + 0.2 × 1 (again) + …; without returns 1 + 0.75 × 8 + 0.25 × 4 = 8 d.
/// With them each pass ends with 0.8 / (1 − 0.2): reviewed 1.25 times on average, so 8.25 d and the supplement 0.25 × 2 d: 8.75 d.
#[test]
fn what_is_left_keeps_its_proportions() {
    let all = [
        (
            "审查",
            "by: 局, elapsed: 1d, next: { one: [ { to: 补正, p: 20%, cause: papers }, { to: 决定, p: 60% }, { to: 简易, p: 20% } ] }",
        ),
        ("补正", "by: 申请人, elapsed: 2d, next: 审查"),
        ("决定", "by: 局, elapsed: 8d"),
        ("简易", "by: 局, elapsed: 4d"),
    ];
    only(&case(ONE, &all), "preventable-rework", |finding| {
        let saved = finding.saving.unwrap().lead_time;
        assert!((saved - 0.75).abs() < 1e-6, "{saved}");
    });
}

#[test]
fn other_causes_are_not_preventable_by_better_papers() {
    let of_cause = |cause: &str| {
        let review = format!("by: 局, elapsed: 1.5d, next: {{ one: [ {{ to: 补正, p: 40%{cause}, max: 1 }}, 决定 ] }}");
        let file = case(ONE, &steps(&review, "by: 申请人, elapsed: 1d, next: 审查"));
        (says(&file, "preventable-rework", Lang::Zh).len(), file.missing("preventable-rework"))
    };
    let unsaid = Some("branches that send back do not say why (`cause`)".to_owned());
    assert_eq!(of_cause(", cause: papers"), (1, None));
    assert_eq!(of_cause(", cause: conditions"), (0, None));
    assert_eq!(of_cause(""), (0, unsaid));
    let never = case(ONE, &[("审查", "by: 局, elapsed: 1d")]);
    assert_eq!(never.missing("preventable-rework"), None, "nothing is sent back");
}

#[test]
fn a_refusal_for_papers_is_no_rework() {
    let refused = "by: 局, elapsed: 5d, next: { one: [ { end: 退件, p: 50%, cause: papers }, 补正 ] }";
    let file = case(ONE, &steps(refused, "by: 局, elapsed: 1d, next: 决定"));
    assert_eq!(says(&file, "preventable-rework", Lang::Zh), [""; 0]);
}

#[test]
fn it_can_be_accepted() {
    let review = "by: 局, elapsed: 5d, next: { one: [ { to: 补正, p: 20%, cause: papers, max: 1 }, 决定 ] }, allow: [ { rule: preventable-rework, because: 已试点预检 } ]";
    let file = case(ONE, &steps(review, "by: 申请人, elapsed: 1d, next: 审查"));
    assert_eq!((of(&file.judged(), "preventable-rework").len(), file.judged().allowed), (0, 1));
}

#[test]
fn a_branch_never_taken_leaves_its_share_to_the_others() {
    let close = |branches: &str, closed: usize| {
        let next = format!("by: 局, work: 1h, next: {{ one: [ {branches} ] }}");
        let file = case(
            ONE,
            &[("甲", &next), ("乙", "by: 局, work: 1h"), ("丙", "by: 局, work: 1h"), ("丁", "by: 局, work: 1h")],
        );
        let measure = Measure::NeverTake(NeverTake { branches: vec![("甲".into(), closed)] });
        let after = measure.apply(&file.process)?;
        let Next::Split { branches, .. } = &after.steps[0].next else { panic!("no longer a decision") };
        Ok::<_, Refused>(
            branches.iter().map(|branch| branch.p.as_ref().map(|p| (p.value * 1000.0).round())).collect::<Vec<_>>(),
        )
    };
    let shares = |shares: [Option<f64>; 3]| Ok(shares.to_vec());
    assert_eq!(
        close("{ to: 乙, p: 20% }, { to: 丙, p: 60% }, { to: 丁, p: 20% }", 0),
        shares([Some(0.0), Some(750.0), Some(250.0)])
    );
    assert_eq!(close("{ to: 乙, p: 20% }, { to: 丙, p: 60% }, 丁", 0), shares([Some(0.0), Some(750.0), None]));
    // 丙 and 丁 share half: 25 % each; without 丁, 乙 has two thirds and 丙 the rest.
    assert_eq!(close("{ to: 乙, p: 50% }, 丙, 丁", 2), shares([Some(667.0), None, Some(0.0)]));
    assert_eq!(close("{ to: 乙, p: 50% }, 丙, 丁", 3), Err(Refused::NoOtherWay("甲".into())));
    assert_eq!(
        close("{ to: 乙, p: 100% }, { to: 丙, p: 0 }, { to: 丁, p: 0 }", 0),
        Err(Refused::NoOtherWay("甲".into()))
    );
}

/// Accepting and reviewing both send back: two supplements in one case, once each.
#[test]
fn what_must_be_supplemented_is_said_once() {
    let twice = |first: &str, second: &str| {
        let first = format!("by: 局, elapsed: 1d, next: {{ one: [ {{ to: 补件, p: 20%, max: 1{first} }}, 审查 ] }}");
        let second = format!("by: 局, elapsed: 1d, next: {{ one: [ {{ to: 补正, p: 20%, max: 1{second} }}, 决定 ] }}");
        case(
            ONE,
            &[
                ("受理", &first),
                ("补件", "by: 申请人, elapsed: 1d, next: 受理"),
                ("审查", &second),
                ("补正", "by: 申请人, elapsed: 1d, next: 审查"),
                ("决定", "by: 局, elapsed: 1d"),
            ],
        )
    };
    let both = twice(", cause: papers", ", cause: content");
    assert_eq!(
        says(&both, "supplement-not-once", Lang::Zh),
        ["一次办理中有 2 个步骤会要求补正：“受理”、“审查” @ 补正"]
    );
    only(&both, "supplement-not-once", |finding| {
        assert_eq!(
            finding.help.as_ref().unwrap().get(Lang::Zh),
            "在“受理”一次告知全部需要补正的内容，其余步骤不再退回"
        );
    });
    let one = twice(", cause: papers", ", cause: conditions");
    assert_eq!(says(&one, "supplement-not-once", Lang::Zh), [""; 0]);
    assert_eq!(
        twice("", "").missing("supplement-not-once").unwrap(),
        "branches that send back do not say why (`cause`)"
    );
}

#[test]
fn a_supplement_without_limit_is_not_once() {
    let with = |max: &str, back: &str| {
        let review =
            format!("by: 局, elapsed: 1d, next: {{ one: [ {{ to: 补正, p: 20%, cause: papers{max} }}, 决定 ] }}");
        says(&case(ONE, &steps(&review, back)), "supplement-not-once", Lang::Zh)
    };
    assert_eq!(
        with("", "by: 申请人, elapsed: 1d, next: 审查"),
        ["“审查”要求补正没有次数上限，做不到一次性告知 @ 补正"]
    );
    assert_eq!(with(", max: 1", "by: 申请人, elapsed: 1d, next: 审查"), [""; 0]);
    let limited_on_the_way = "by: 申请人, elapsed: 1d, next: { one: [ { to: 审查, max: 1 }, { end: 撤回, p: 5% } ] }";
    assert_eq!(with("", limited_on_the_way), [""; 0], "the limit stands on the way back");
}

#[test]
fn supplements_on_branches_that_exclude_each_other_are_one_each() {
    let all = [
        ("受理", "by: 局, elapsed: 1d, next: { one: [ { to: 简易, p: 40% }, 普通 ] }"),
        ("简易", "by: 局, elapsed: 1d, next: { one: [ { to: 简补, p: 20%, cause: papers, max: 1 }, 决定 ] }"),
        ("简补", "by: 申请人, elapsed: 1d, next: 简易"),
        ("普通", "by: 局, elapsed: 1d, next: { one: [ { to: 普补, p: 20%, cause: papers, max: 1 }, 决定 ] }"),
        ("普补", "by: 申请人, elapsed: 1d, next: 普通"),
        ("决定", "by: 局, elapsed: 1d"),
    ];
    assert_eq!(says(&case(ONE, &all), "supplement-not-once", Lang::Zh), [""; 0]);
    let one_step = [
        (
            "审查",
            "by: 局, elapsed: 1d, next: { one: [ { to: 补正, p: 20%, cause: papers, max: 1 }, { to: 改错, p: 10%, cause: content, max: 1 }, 决定 ] }",
        ),
        ("补正", "by: 申请人, elapsed: 1d, next: 审查"),
        ("改错", "by: 申请人, elapsed: 1d, next: 审查"),
        ("决定", "by: 局, elapsed: 1d"),
    ];
    assert_eq!(says(&case(ONE, &one_step), "supplement-not-once", Lang::Zh), [""; 0], "asked at the same time");
}
