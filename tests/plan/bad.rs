//! Bad plans, each with a finding at its line.

use super::{all_told, judged};

const BASE: &str = "process: p\ndepartments: { 窗口: 综合窗口, 局: {} }\nmaterials: { 表: {}, 证: { basis: { law: 甲法, mandatory: true } } }\n\
deadlines: { 决定: { to: 三, promised: 5d } }\nsteps:
  一: { by: 窗口, work: 1h, collects: [表, 证], produces: [单], next: 二 }
  二: { by: 局, work: 1h, uses: [单], produces: [意见], basis: { law: 乙法, article: 第二条, mandatory: true }, next: 三 }
  三: { by: 局, work: 1h, uses: [意见, 表], next: { one: [ { to: 二, p: 10%, max: 1 }, 四 ] } }
  四: { by: 窗口, work: 1h }
";

fn plan(measures: &str) -> String {
    format!("plan: 改\nbase: as-is.yaml\nmeasures:\n{measures}")
}

fn one(operation: &str) -> String {
    plan(&format!("  - id: 甲\n    do:\n      - {operation}\n"))
}

fn tells(operation: &str, expected: &str) {
    assert_eq!(all_told(&judged(BASE, &one(operation))), [expected], "{operation}");
}

#[test]
fn unknown_things() {
    tells("remove: [五]", "error plan-missing 6: there is no step \"五\" in the process @ 五");
    tells("move: { steps: [一], to: 处 }", "error plan-missing 6: there is no department \"处\" @ 处");
    tells(
        "stop-collecting: { materials: [照], by: cancelled }",
        "error plan-missing 6: there is no material \"照\" @ 照",
    );
    tells("stop-asking: { data: [姓名] }", "error plan-missing 6: there is no data item \"姓名\" @ 姓名");
    tells("set: { step: 四, next: 五 }", "error plan-missing 6: there is no step \"五\" in the process @ 五");
    tells("add: { step: { id: 新, by: 处 }, after: 四 }", "error plan-missing 6: there is no department \"处\" @ 处");
    tells(
        "add: { step: { id: 新, collects: [照] }, after: 四 }",
        "error plan-missing 6: there is no material \"照\" @ 照",
    );
    tells("defer: { materials: [表], until: 五 }", "error plan-missing 6: there is no step \"五\" in the process @ 五");
}

#[test]
fn the_nearest_is_suggested() {
    let help =
        |operation: &str| judged(BASE, &one(operation)).findings[0].help.as_ref().unwrap().en.clone().into_owned();
    assert_eq!(help("move: { steps: [一], to: 综合窗口 }"), "did you mean \"窗口\"?");
    assert_eq!(help("remove: [五]"), "write the id of a step of the base; a new one is put in with `add`");
}

/// Where a case may go on it may end.
#[test]
fn an_end_that_is_written_as_a_step_is_offered_as_an_end() {
    let help = |text: &str, operation: &str| {
        judged(text, &one(operation)).findings[0].help.as_ref().unwrap().en.clone().into_owned()
    };
    let either = "write the id of a step of the base, or put a new one in with `add`; write `{ end: 退件 }` if the case ends there";
    assert_eq!(help(BASE, "defer: { materials: [表], until: 四, on-miss: 退件 }"), either);
    assert_eq!(help(BASE, "set: { step: 四, next: 退件 }"), either);
    let ending = BASE.replace("  四: {", "  四: { next: { one: [ { end: 退件, p: 10% }, { end: 准予 } ] },");
    let end = "\"退件\" is an end of the case, not a step: write `{ end: 退件 }`";
    assert_eq!(help(&ending, "defer: { materials: [表], until: 四, on-miss: 退件 }"), end);
}

#[test]
fn a_step_used_after_it_was_merged_away() {
    let text = plan(
        "  - { id: 甲, name: 合并, do: [ { merge: { steps: [三, 二], into: { id: 审, work: 1h } } } ] }\n  - { id: 乙, do: [ { shorten: { 三: 1h } } ] }\n",
    );
    let verdict = judged(BASE, &text);
    assert_eq!(all_told(&verdict), ["error plan-missing 5: the measure “合并” has merged, split or removed “三” @ 三"]);
    let finding = &verdict.findings[0];
    assert_eq!(finding.help.as_ref().unwrap().en, "name what it became: \"审\"");
    assert_eq!(finding.related[0].place.start().line, 4);
    // The first measure stands, the second is left out.
    assert_eq!(verdict.applied.unwrap().applied, [true, false]);
}

#[test]
fn a_cycle_by_reorder() {
    let row = BASE.replace("next: { one: [ { to: 二, p: 10%, max: 1 }, 四 ] }", "next: 四");
    assert_eq!(
        all_told(&judged(&row, &one("reorder: [二, 一]"))),
        ["error plan-cycle 6: “二” cannot come before “一”, which makes “单” @ 二"]
    );
    // Rework leads into the row.
    tells("reorder: [二, 一]", "error plan-not-applicable 6: “二” does not directly follow “一” @ reorder");
    let law = BASE
        .replace("uses: [意见, 表], next", "must-follow: { step: 二, basis: 乙法 }, next")
        .replace("produces: [意见], ", "");
    let law = law.replace("next: { one: [ { to: 二, p: 10%, max: 1 }, 四 ] }", "next: 四");
    assert_eq!(
        all_told(&judged(&law, &one("reorder: [三, 二]"))),
        ["error plan-cycle 6: “三” cannot come before “二”: law prescribes the order @ 三"]
    );
}

#[test]
fn a_removal_that_strands_a_step() {
    let base = "process: p\nsteps:\n  一: { by: 甲, next: 二 }\n  二: { by: 甲, tacit: 三, limit: 1d, work: 1h, next: 四 }\n  三: { by: 甲, next: 四 }\n  四: { by: 甲 }\n";
    let verdict = judged(base, &one("remove: [二]"));
    assert_eq!(
        all_told(&verdict),
        ["error plan-unsound 6: with this the flow does not work: no flow leads to “三” @ remove"]
    );
}

#[test]
fn a_flow_that_no_longer_works_is_told_with_its_witness() {
    let base = "process: p\nsteps:\n  一: { by: 甲, next: { all: [二, 三] } }\n  二: { by: 甲, next: 四 }\n  三: { by: 甲, next: 四 }\n  四: { by: 甲 }\n";
    let verdict = judged(base, &one("set: { step: 三, next: { one: [ { to: 四, p: 90% }, { end: 退件 } ] } }"));
    assert_eq!(verdict.findings.len(), 1);
    let finding = &verdict.findings[0];
    assert_eq!((finding.rule, finding.place.start().line), ("plan-unsound", 6));
    assert!(finding.message.en.contains("for ever"), "{}", finding.message.en);
    assert!(finding.evidence[0].en.starts_with("the shortest way into it: "), "{}", finding.evidence[0].en);
    assert!(finding.help.as_ref().unwrap().en.contains("cancel: true"));
}

#[test]
fn what_one_operation_breaks_another_may_mend() {
    let text = plan(
        "  - id: 甲\n    do:\n      - set: { step: 一, next: 三, produces: }\n      - add: { step: { id: 新, produces: [单] }, after: 一 }\n      - set: { step: 新, next: 二 }\n",
    );
    let base = BASE.replace("produces: [单], next", "next").replace("uses: [单], ", "");
    assert_eq!(all_told(&judged(&base, &text)), [""; 0]);
}

#[test]
fn what_law_prescribes() {
    let law = "error plan-removes-mandatory 6: 乙法第二条 prescribes “二”: neither it nor its basis can be removed";
    tells("remove: [二]", &format!("{law} @ 二"));
    tells("set: { step: 二, basis: 丙法 }", &format!("{law} @ 二"));
    tells("merge: { steps: [一, 二], into: { id: 审, by: 局, basis: 丙法 } }", &format!("{law} @ 审"));
    tells(
        "split: { step: 二, into: [ { id: 二, work: 1h, basis: 丙法 }, { id: 新, work: 1h, basis: 丁法 } ] }",
        &format!("{law} @ 二"),
    );
    let paper = "error plan-removes-mandatory 6: 甲法 prescribes the material “证”: it cannot be dropped @ 证";
    tells("stop-collecting: { materials: [证], by: cancelled }", paper);
    tells("stop-collecting: { materials: [证], by: pledge }", paper);
    let verdict = judged(BASE, &one("remove: [二]"));
    assert_eq!(verdict.findings[0].disposition.map(|disposition| disposition.key()), Some("D5"));
    // A merged step keeps the bases of those it takes over; what comes by data sharing still comes.
    for all_right in [
        "merge: { steps: [一, 二], into: { id: 审, by: 局 } }",
        "move: { steps: [二], to: 窗口 }",
        "stop-collecting: { materials: [证], by: e-licence }",
    ] {
        assert_eq!(all_told(&judged(BASE, &one(all_right))), [""; 0], "{all_right}");
    }
}

#[test]
fn what_the_plan_adds_is_held_to_the_base() {
    let with = |addition: &str| {
        format!(
            "plan: 改\nbase: a\n{addition}\nmeasures:\n  - {{ id: 甲, do: [ {{ move: {{ steps: [四], to: 局 }} }} ] }}\n"
        )
    };
    let tells = |addition: &str| all_told(&judged(BASE, &with(addition)));
    assert_eq!(
        tells("materials: { 证: { form: electronic } }"),
        ["error plan-removes-mandatory 3: 甲法 prescribes the material “证”: it cannot be dropped @ 证"]
    );
    assert_eq!(
        tells("materials: { 新: { issuer: 处 } }"),
        ["error plan-missing 3: there is no department \"处\" @ 处"]
    );
    assert_eq!(tells("data: { 新: { owner: 处 } }"), ["error plan-missing 3: there is no department \"处\" @ 处"]);
    assert_eq!(
        tells("deadlines: { 新: { from: 五, promised: 1d } }"),
        ["error plan-missing 3: there is no step \"五\" in the process @ 五"]
    );
    assert_eq!(tells("departments: [处]\nmaterials: { 新: { issuer: 处 } }"), [""; 0]);
}

#[test]
fn a_plan_that_is_not_read_whole_is_not_applied() {
    let text =
        plan("  - { id: 甲, do: [ { mrege: { steps: [一, 二], into: { id: 审 } } }, { shorten: { 审: 1d } } ] }\n");
    assert_eq!(
        all_told(&judged(BASE, &text)),
        ["error unknown-key 4: there is no key `mrege` in the operation @ mrege"]
    );
}

#[test]
fn what_is_still_needed() {
    tells("remove: [一]", "error plan-still-needed 6: “二” still needs “单” @ 一");
    tells("remove: [三]", "error plan-still-needed 6: the deadline \"决定\" begins or ends at “三” @ 三");
    tells(
        "stop-collecting: { materials: [表], by: cancelled }",
        "error plan-still-needed 6: “三” still needs “表” @ 表",
    );
    tells("set: { step: 二, produces: }", "error plan-still-needed 6: “三” still needs “意见” @ 二");
    // By data sharing it is there.
    assert_eq!(all_told(&judged(BASE, &one("stop-collecting: { materials: [表], by: data-sharing }"))), [""; 0]);
}

#[test]
fn what_does_not_fit() {
    tells(
        "merge: { steps: [一, 四], into: { id: 办 } }",
        "error plan-not-applicable 6: “四” does not directly follow “一”, nor is it done in parallel with it in one block @ merge",
    );
    tells(
        "merge: { steps: [一, 二], into: { id: 办 } }",
        "error plan-not-applicable 6: the `by` of the steps cannot be made one, and the plan does not say it @ 办",
    );
    tells(
        "merge: { steps: [一, 二], into: { id: 四, by: 局 } }",
        "error plan-not-applicable 6: there is a step \"四\" already @ 四",
    );
    tells("parallelise: [三, 四]", "error plan-not-applicable 6: “四” does not directly follow “三” @ parallelise");
    tells(
        "add: { step: { id: 新 }, between: [一, 三] }",
        "error plan-not-applicable 6: no way leads from “一” to “三” @ 三",
    );
    tells(
        "add: { step: { id: 新 }, after: 三 }",
        "error plan-not-applicable 6: “三” goes on several ways, and it is not clear which of them comes next @ 三",
    );
    tells("shorten: { 四: 30min }", "error plan-not-applicable 6: “四” has more work than elapsed time @ 四");
    tells(
        "split: { step: 四, into: [ { id: 四, work: 1h }, { id: 新 } ] }",
        "error plan-not-applicable 6: a step that the split makes does not say its time @ 新",
    );
    let both = "plan: 改\nbase: a\ndeadlines: { 领证: { promised: 1d } }\nmeasures:\n  - { id: 甲, do: [ { move: { steps: [四], to: 局 } } ] }\n";
    let unnamed = BASE.replace("{ 决定: { to: 三, promised: 5d } }", "{ promised: 5d }");
    assert!(all_told(&judged(&unnamed, both))[0].starts_with("error plan-not-applicable 3: the deadlines of the plan"));
    assert_eq!(all_told(&judged(BASE, both)), [""; 0]);
}

#[test]
fn what_changes_nothing_is_a_warning() {
    tells(
        "move: { steps: [一], to: 窗口 }",
        "warning plan-no-effect 6: `move` changes nothing: “一” is so already @ 一",
    );
    tells(
        "stop-collecting: { materials: [表], at: [二], by: data-sharing }",
        "warning plan-no-effect 6: `stop-collecting` changes nothing: “表” is not asked for there anyway @ 表",
    );
    tells("set: { step: 四, by: 窗口 }", "warning plan-no-effect 6: `set` changes nothing: “四” is so already @ 四");
    tells(
        "shorten: { 四: { work: 1h } }",
        "warning plan-no-effect 6: `shorten` changes nothing: “四” is so already @ 四",
    );
}

#[test]
fn nothing_to_do_and_nothing_to_do_it_to() {
    let empty = "plan: p\nbase: a.yaml\nmeasures: []\n";
    assert_eq!(all_told(&judged(BASE, empty)), ["error plan-empty 3: the plan has no measure @ measures"]);
    let idle = plan("  - { id: 甲, do: [] }\n");
    assert_eq!(
        all_told(&judged(BASE, &idle)),
        ["error plan-empty 4: the measure \"甲\" does not say what is done @ 甲"]
    );
    let broken = "process: p\nsteps: { 一: { by: 甲, next: 二 }, 二: { by: 甲, next: 一 } }\n";
    let told = all_told(&judged(broken, &one("remove: [一]")));
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("error plan-base 2: the base file as-is.yaml has "), "{told:?}");
    let unread = "process: p\nstpes: { 一: { by: 甲 } }\n";
    assert!(all_told(&judged(unread, &one("remove: [一]")))[0].starts_with("error plan-base 2: "));
}

#[test]
fn a_measure_is_done_whole_or_not_at_all() {
    let text = plan(
        "  - id: 甲\n    do:\n      - shorten: { 四: { work: 30min } }\n      - remove: [五]\n  - id: 乙\n    do:\n      - remove: [六]\n      - remove: [七]\n",
    );
    let verdict = judged(BASE, &text);
    assert_eq!(
        all_told(&verdict),
        [
            "error plan-missing 7: there is no step \"五\" in the process @ 五",
            "error plan-missing 10: there is no step \"六\" in the process @ 六"
        ]
    );
    let applied = verdict.applied.unwrap();
    assert_eq!(applied.process.steps, super::process(BASE).steps);
    let evidence = &verdict.findings[0].evidence[0].en;
    assert_eq!(evidence, "the measure \"甲\" is therefore left out, and those after it are checked without it");
}

#[test]
fn shorten_does_not_lengthen() {
    let base = "process: p\nsteps:\n  x: { elapsed: 2d, next: y }\n  y: { wait: 1d, work: 2h }\n";
    let told = |operation: &str| all_told(&judged(base, &one(operation)));
    let longer =
        |step: &str| vec![format!("error plan-not-applicable 6: the new time of “{step}” is not shorter @ {step}")];
    assert_eq!(told("shorten: { x: 9d }"), longer("x"));
    assert_eq!(told("shorten: { y: { work: 3h } }"), longer("y"));
    // Two days in place of one and a quarter.
    assert_eq!(told("shorten: { y: 2d }"), longer("y"));
    assert_eq!(told("shorten: { y: { wait: 0.5d, work: 4h } }"), Vec::<String>::new());
    assert_eq!(told("shorten: { x: 1d }"), Vec::<String>::new());
}

#[test]
fn what_merged_steps_say_of_limit_and_pass() {
    let base = |x: &str, y: &str| {
        format!(
            "process: p\nsteps:\n  x: {{ wait: 1d, {x}next: y }}\n  y: {{ wait: 1d, {y}next: z }}\n  z: {{ work: 1h }}\n"
        )
    };
    let told = |base: &str, more: &str| {
        all_told(&judged(base, &one(&format!("merge: {{ steps: [x, y], into: {{ id: xy{more} }} }}"))))
    };
    let unsaid = |field: &str| {
        vec![format!(
            "error plan-not-applicable 6: the `{field}` of the steps cannot be made one, and the plan does not say it @ xy"
        )]
    };
    let nothing = Vec::<String>::new();
    assert_eq!(told(&base("limit: 3d, ", ""), ""), unsaid("limit"));
    assert_eq!(told(&base("limit: 3d, ", ""), ", limit: 4d"), nothing);
    assert_eq!(told(&base("limit: 3d, ", "limit: 2d, "), ""), nothing);
    assert_eq!(told(&base("pass: 90%, ", "pass: 90%, "), ""), unsaid("pass"));
    assert_eq!(told(&base("", "pass: 90%, "), ", pass: 90%"), nothing);
    let merged = super::applied(&base("limit: 3d, ", "limit: 2d, "), "merge: { steps: [x, y], into: { id: xy } }");
    let limit = merged.steps[0].more().limit.unwrap().value;
    assert_eq!(merged.time_base().seconds(limit), (5 * 8 * 3600).into());
}

/// Every case passed the step that law prescribes; none may go round it. That some are turned away before is none of that.
#[test]
fn a_way_round_what_law_prescribes() {
    let base = "process: p\ndepartments: [w]\nsteps:\n  s: { work: 1h, next: x }\n  x: { work: 1h, basis: { law: L, article: art. 1, mandatory: true }, next: e }\n  e: { work: 1h, next: { one: [ 发, { end: 退件, p: 5% } ] } }\n  发: { work: 1h }\n";
    let told = |operation: &str| all_told(&judged(base, &one(operation)));
    let add = |next: &str| format!("add: {{ step: {{ id: sk, by: w, work: 1h, next: {next} }}, before: x }}");
    let error = "error plan-removes-mandatory 6: L art. 1 prescribes “x”: every case passed it before, and now some would go round it";
    let of = |next: &str| told(&add(next)).iter().map(|told| told.starts_with(error)).collect::<Vec<bool>>();
    assert_eq!(of("{ one: [ x, { to: e, p: 99% } ] }"), [true]);
    assert_eq!(of("{ one: [ x, { end: 退件, p: 9% } ] }"), [true]);
    assert_eq!(of("{ one: [ x, { end: 不予受理, p: 9% } ] }"), [false; 0]);
    assert_eq!(told("merge: { steps: [s, x], into: { id: sx } }"), Vec::<String>::new());
    // The second operation of two is the one to blame, and only while nothing mends it.
    let two = plan(
        "  - id: 甲\n    do:\n      - set: { step: s, name: S }\n      - set: { step: s, next: { one: [ x, { to: e, p: 50% } ] } }\n",
    );
    let found = all_told(&judged(base, &two));
    assert!(found.len() == 1 && found[0].starts_with("error plan-removes-mandatory 7:"), "{found:?}");
    let mended = plan(
        "  - id: 甲\n    do:\n      - set: { step: s, next: { one: [ x, { to: e, p: 50% } ] } }\n      - set: { step: s, next: x }\n",
    );
    assert_eq!(all_told(&judged(base, &mended)), Vec::<String>::new());
}
