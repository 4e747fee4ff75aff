//! Rules about the way of a case through departments and steps.

use super::{File, file, of};
use zaizao::finding::{Disposition, Finding};
use zaizao::wording::Lang;

/// Departments 甲 and 乙, the post, and steps with these fields.
fn process(steps: &[(&str, &str)]) -> File {
    let mut text = "process: 事项\ndepartments: { 甲: {}, 乙: {}, 邮政: { kind: carrier } }\nsteps:\n".to_owned();
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

#[test]
fn a_detour_whose_result_nobody_uses_is_told() {
    let file = process(&[
        ("受理", "by: 甲, work: 1h, produces: [案卷], next: 核验"),
        ("核验", "by: 乙, work: 1h, uses: [案卷], produces: [核验单], next: 决定"),
        ("决定", "by: 甲, work: 1h, uses: [案卷]"),
    ]);
    only(&file, "ping-pong", |finding| {
        assert_eq!(
            finding.message.get(Lang::Zh),
            "案件从“甲”转到“乙”（“核验”），又转回“甲”（“决定”）；那里产生的“核验单”，回来之后没有用到"
        );
        assert_eq!(finding.saving.unwrap().handoffs, 2.0);
        assert_eq!(finding.saving.unwrap().lead_time, 0.0);
        assert_eq!(finding.disposition, Some(Disposition::Merge));
        assert_eq!(finding.related.len(), 2);
    });
}

#[test]
fn a_detour_whose_result_is_used_is_not() {
    let used = |after: &str| {
        let file = process(&[
            ("受理", "by: 甲, work: 1h, next: 核验"),
            ("核验", "by: 乙, work: 1h, produces: [核验单], next: 决定"),
            ("决定", after),
            ("办结", "by: 甲, work: 1h, uses: [核验单]"),
        ]);
        says(&file, "ping-pong").len()
    };
    assert_eq!(used("by: 甲, work: 1h, uses: [核验单], next: 办结"), 0);
    // A later step of the same stay uses it.
    assert_eq!(used("by: 甲, work: 1h, uses: [别的], next: 办结"), 0);
}

#[test]
fn what_a_carrier_brings_comes_from_whoever_gave_it() {
    let file = process(&[
        ("发函", "by: 甲, work: 1h, produces: [函], next: 复函"),
        ("复函", "by: 乙, work: 1h, uses: [函], produces: [复函件], next: 寄回"),
        ("寄回", "by: 邮政, wait: 3d, uses: [复函件], produces: [收到的复函], next: 办结"),
        ("办结", "by: 甲, work: 1h, uses: [收到的复函]"),
    ]);
    assert_eq!(says(&file, "ping-pong"), [""; 0]);
}

#[test]
fn whoever_decides_the_way_is_needed() {
    let file = process(&[
        ("受理", "by: 甲, work: 1h, next: 审核"),
        ("审核", "by: 乙, work: 1h, produces: [意见], next: { one: [ { end: 不予许可, p: 5% }, 发证 ] }"),
        ("发证", "by: 甲, work: 1h, uses: [别的]"),
    ]);
    assert_eq!(says(&file, "ping-pong"), [""; 0]);
}

#[test]
fn a_return_for_rework_is_no_detour() {
    let file = process(&[
        ("受理", "by: 甲, work: 1h, produces: [案卷], next: 审核"),
        ("审核", "by: 乙, work: 1h, produces: [意见], next: { one: [ { to: 受理, p: 20%, max: 1 }, 发证 ] }"),
        ("发证", "by: 乙, work: 1h"),
    ]);
    assert_eq!(says(&file, "ping-pong"), [""; 0]);
}

#[test]
fn a_detour_of_which_too_little_is_said_is_listed() {
    let file = process(&[
        ("受理", "by: 甲, work: 1h, next: 审核"),
        ("审核", "by: 乙, work: 1h, kind: review, next: 发证"),
        ("发证", "by: 甲, work: 1h"),
    ]);
    assert_eq!(says(&file, "ping-pong"), [""; 0]);
    assert_eq!(
        file.missing("ping-pong").unwrap(),
        "what is made there (`produces`) and used afterwards (`uses`) is not said: “审核”"
    );
}

#[test]
fn what_law_prescribes_may_be_moved_but_stays() {
    let file = process(&[
        ("受理", "by: 甲, work: 1h, next: 会签"),
        ("会签", "by: 乙, work: 1h, kind: countersign, basis: { law: 某法, mandatory: true }, next: 发证"),
        ("发证", "by: 甲, work: 1h"),
    ]);
    only(&file, "ping-pong", |finding| {
        assert_eq!(
            finding.evidence[0].get(Lang::En),
            "prescribed by law; may be moved or done in parallel, not dropped: “会签”"
        );
    });
}

/// A day, then two days and a day that do not need each other.
fn sequence(second: &str, third: &str) -> File {
    process(&[
        ("登记", "by: 甲, wait: 1d, produces: [照], next: 领票"),
        ("领票", &format!("by: 甲, wait: 2d, uses: [照], {second} next: 社保")),
        ("社保", &format!("by: 乙, wait: 1d, {third}")),
    ])
}

#[test]
fn a_needless_sequence_saves_the_shorter_of_the_two() {
    only(&sequence("produces: [票],", "uses: [照]"), "needless-sequence", |finding| {
        assert_eq!(finding.saving.unwrap().lead_time, 1.0);
        assert_eq!(
            finding.message.get(Lang::Zh),
            "“社保”排在“领票”之后，用到的材料和数据却都不来自“领票”，可考虑并行（待确认）"
        );
        assert_eq!(finding.evidence[0].get(Lang::Zh), "“领票”产生：“票”；“社保”用到：“照”");
    });
}

#[test]
fn data_law_and_hands_keep_a_sequence() {
    let needless = |second: &str, third: &str| says(&sequence(second, third), "needless-sequence").len();
    assert_eq!(needless("produces: [票],", "uses: [照]"), 1);
    assert_eq!(needless("produces: [票],", "uses: [照, 票]"), 0, "uses what the first makes");
    assert_eq!(needless("produces: [票],", "uses: [照], must-follow: [ { step: 领票, basis: 某法 } ]"), 0, "law");
    assert_eq!(needless("produces: [票],", "uses: [照], must-follow: [ { step: 登记, basis: 某法 } ]"), 1, "other law");
    assert_eq!(needless("produces: [票], role: 经办,", "uses: [照], role: 经办"), 1, "two departments");
    let silent = process(&[
        ("登记", "by: 甲, wait: 1d, produces: [照], next: 领票"),
        ("领票", "by: 甲, wait: 2d, next: 社保"),
        ("社保", "by: 乙, wait: 1d, uses: [照]"),
    ]);
    assert_eq!(says(&silent, "needless-sequence"), [""; 0]);
    assert_eq!(
        silent.missing("needless-sequence").unwrap(),
        "no two steps in a row say what they make and use (`produces`, `uses`)"
    );
}

#[test]
fn one_pair_of_hands_does_one_thing_after_the_other() {
    let same = |departments: &str| {
        let text = format!(
            "process: 事项\ndepartments: {departments}\nsteps:\n  \
             领票: {{ by: 甲, role: 经办, wait: 2d, uses: [照], produces: [票], next: 社保 }}\n  社保: {{ by: 甲, role: 经办, wait: 1d, uses: [照] }}\n"
        );
        says(&file(&text), "needless-sequence").len()
    };
    assert_eq!(same("[甲]"), 0);
    assert_eq!(same("{ 甲: { staff: [ { role: 经办, count: 1 } ] } }"), 0);
    assert_eq!(same("{ 甲: { staff: [ { role: 经办, count: 3 } ] } }"), 1);
}

#[test]
fn what_saves_no_time_is_not_reported() {
    let file = process(&[
        ("登记", "by: 甲, wait: 1d, produces: [照], next: { all: [领票, 验资] }"),
        ("领票", "by: 甲, wait: 2d, uses: [照], produces: [票], next: 社保"),
        ("社保", "by: 乙, wait: 1d, uses: [照], next: 办结"),
        ("验资", "by: 乙, wait: 9d, uses: [照], next: 办结"),
        ("办结", "by: 甲, wait: 1d"),
    ]);
    assert_eq!(says(&file, "needless-sequence"), [""; 0]);
}

#[test]
fn a_row_of_needless_sequences_saves_more_together() {
    let file = process(&[
        ("登记", "by: 甲, wait: 1d, produces: [照], next: 领票"),
        ("领票", "by: 甲, wait: 2d, uses: [照], produces: [票], next: 社保"),
        ("社保", "by: 乙, wait: 3d, uses: [照], produces: [户], next: 公积金"),
        ("公积金", "by: 乙, wait: 4d, uses: [照]"),
    ]);
    let verdict = file.judged();
    let alone: Vec<f64> = of(&verdict, "needless-sequence").iter().map(|one| one.saving.unwrap().lead_time).collect();
    assert_eq!(alone, [2.0, 3.0]);
    // Nobody uses the invoices or the account either: without those two steps, 2 and 3 days less, nothing is left to be done in parallel.
    let together = verdict.together().unwrap();
    assert_eq!((together.joint.lead_time, together.added_up.lead_time), (5.0, 10.0));
}

fn chain(first: &str, second: &str, third: &str) -> File {
    process(&[
        ("初审", &format!("by: 甲/一科, work: 1h, wait: 1d, kind: review, {first}")),
        ("复审", &format!("by: 甲/二科, work: 1h, wait: 2d, kind: review, {second}")),
        ("核定", &format!("by: 甲, work: 1h, wait: 3d, kind: approve, rank: 3, {third}")),
        ("发证", "by: 甲, work: 1h"),
    ])
}

#[test]
fn three_levels_on_one_matter_are_one_too_many() {
    let file = chain("decides: 准予, next: 复审", "decides: 准予, next: 核定", "decides: 准予, next: 发证");
    only(&file, "sign-off-chain", |finding| {
        assert_eq!(finding.message.get(Lang::Zh), "“准予”在“甲”内连签 3 级：“初审” → “复审” → “核定”");
        assert_eq!(finding.saving.unwrap().lead_time, 2.125, "two days and an hour of the middle level");
        assert_eq!(finding.disposition, Some(Disposition::Merge));
    });
}

#[test]
fn returns_and_refusals_do_not_break_the_chain() {
    let file = chain(
        "decides: 准予, next: { one: [ { to: 补正, p: 10%, max: 1 }, 复审 ] }",
        "decides: 准予, next: { one: [ { end: 不予许可, p: 5% }, 核定 ] }",
        "decides: 准予, next: 发证",
    );
    let text = file.process.source.text.clone() + "  补正: { by: applicant, wait: 5d, next: 初审 }\n";
    assert_eq!(says(&super::file(&text), "sign-off-chain").len(), 1);
}

#[test]
fn other_matters_departments_or_checks_are_no_chain() {
    let says = |second: &str| {
        let file = chain("decides: 准予, next: 复审", second, "decides: 准予, next: 发证");
        says(&file, "sign-off-chain").len()
    };
    assert_eq!(says("decides: 准予, next: 核定"), 1);
    assert_eq!(says("decides: 面积, next: 核定"), 0);
    assert_eq!(says("decides: 准予, checks: { of: 面积, for: 数值 }, next: 核定"), 0);
}

#[test]
fn levels_that_do_not_say_what_they_decide_are_listed() {
    let file = chain("next: 复审", "decides: 准予, next: 核定", "decides: 准予, next: 发证");
    assert_eq!(says(&file, "sign-off-chain"), [""; 0]);
    assert_eq!(
        file.missing("sign-off-chain").unwrap(),
        "reviews and approvals in a row that do not say what they decide (`decides`): “初审”, “复审”, “核定”"
    );
}

#[test]
fn a_prescribed_level_can_only_be_dropped_by_law() {
    let file = chain(
        "decides: 准予, next: 复审",
        "decides: 准予, basis: { law: 某法, mandatory: true }, next: 核定",
        "decides: 准予, next: 发证",
    );
    only(&file, "sign-off-chain", |finding| assert_eq!(finding.disposition, Some(Disposition::ChangeLaw)));
}
