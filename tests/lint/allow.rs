//! Accepted findings.

use super::{file, of};
use zaizao::wording::Lang;

/// A step without a time, which is a note, with this in its `allow`.
fn allowing(allow: &str) -> String {
    format!("process: 甲\ndepartments: [局]\nsteps:\n  受理: {{ by: 局, allow: [ {allow} ] }}\n")
}

#[test]
fn a_reason_accepts_a_finding() {
    let file = file(&allowing("{ rule: no-time, because: 待测 }"));
    assert_eq!((file.rules(), file.judged().allowed), (vec![], 1));
}

#[test]
fn an_acceptance_holds_on_its_last_day_and_not_after_it() {
    let last_day = file(&allowing("{ rule: no-time, because: 待测, until: 2026-11-23 }"));
    assert_eq!((last_day.rules(), last_day.judged().allowed), (vec![], 1));
    let day_before = file(&allowing("{ rule: no-time, because: 待测, until: 2026-11-22 }"));
    assert_eq!(
        day_before.told(Lang::Zh),
        [
            "no-time: 1 个步骤没有写时间，按 0 计：“受理” @ 受理",
            "allow-expired: 对“no-time”的豁免已于 2026-11-22 到期 @ 2026-11-22"
        ]
    );
    assert_eq!(day_before.judged().allowed, 0);
}

#[test]
fn another_rule_is_not_accepted() {
    assert_eq!(file(&allowing("{ rule: never-taken, because: 待测 }")).rules(), ["no-time"]);
}

#[test]
fn without_a_reason_nothing_is_accepted() {
    assert_eq!(file(&allowing("{ rule: no-time }")).rules(), ["missing-key"]);
}

#[test]
fn a_rule_that_is_not_there_is_told_with_the_nearest() {
    let file = file(&allowing("{ rule: no-times, because: 待测 }"));
    let verdict = file.judged();
    let [finding] = of(&verdict, "unknown-reference")[..] else { panic!("{:?}", file.told(Lang::En)) };
    assert_eq!(super::told(finding, Lang::En), "unknown-reference: there is no rule “no-times” @ no-times");
    assert_eq!(finding.help.as_ref().unwrap().get(Lang::En), "did you mean `no-time`?");
}

#[test]
fn errors_cannot_be_accepted() {
    let text = "process: 甲\ndepartments: [局]\nsteps:\n  受理: { by: 局, work: 1h }\n  审查: { by: 局, work: 1h, allow: [ { rule: unreachable-step, because: 以后再接 } ] }\n";
    assert_eq!(
        file(text).told(Lang::En),
        [
            "unreachable-step: no flow leads to “审查” @ 审查",
            "bad-value: “unreachable-step” is an error and cannot be accepted @ unreachable-step"
        ]
    );
}

#[test]
fn what_the_reader_notes_can_be_accepted_too() {
    let text = "process: 甲\ndepartments: [局]\nsteps:\n  审查:\n    by: 局\n    work: 1h\n    next: { one: [准予, 不准] }\n    allow: [ { rule: probability-missing, because: 待统计 } ]\n  准予: { by: 局, work: 1h }\n  不准: { by: 局, work: 1h }\n";
    assert_eq!((file(text).rules(), file(text).judged().allowed), (vec![], 1));
    let elsewhere = text
        .replace("next: { one: [准予, 不准] }\n    allow", "allow")
        .replace("准予: { by: 局, work: 1h }", "准予: { by: 局, work: 1h, next: { one: [不准, { end: 止 }] } }");
    let elsewhere = elsewhere.replace("待统计 } ]", "待统计 } ]\n    next: 准予");
    assert_eq!(file(&elsewhere).rules(), ["probability-missing"], "{elsewhere}");
}

#[test]
fn a_finding_of_several_steps_is_accepted_by_each() {
    let text = |second: &str, third: &str| {
        format!(
            "process: 甲\ndepartments: [局]\nmaterials: [表]\nsteps:\n  一: {{ by: 局, work: 1h, collects: [表], next: 二 }}\n  \
             二: {{ by: 局, work: 1h, collects: [表], next: 三{second} }}\n  三: {{ by: 局, work: 1h, collects: [表]{third} }}\n"
        )
    };
    let allow = ", allow: [ { rule: repeated-submission, because: 系统未通 } ]";
    assert_eq!(file(&text("", "")).rules(), ["repeated-submission"]);
    assert_eq!(file(&text(allow, "")).rules(), ["repeated-submission"]);
    assert_eq!(file(&text(allow, allow)).rules(), [""; 0]);
}

/// Spaces are no reason.
#[test]
fn a_blank_reason_accepts_nothing() {
    let rules = file(&allowing("{ rule: no-time, because: '  ' }")).rules();
    assert!(rules.contains(&"bad-value"), "{rules:?}");
}
