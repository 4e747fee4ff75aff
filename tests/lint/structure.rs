//! Findings about the flow.

use super::{file, of};
use zaizao::wording::Lang;

/// Steps of one department, an hour each, with these further fields.
fn steps(steps: &[(&str, &str)]) -> String {
    let mut text = "process: 甲\ndepartments: [局]\nsteps:\n".to_owned();
    for (id, fields) in steps {
        let comma = if fields.is_empty() { "" } else { ", " };
        text.push_str(&format!("  {id}: {{ by: 局, work: 1h{comma}{fields} }}\n"));
    }
    text
}

#[test]
fn a_return_out_of_a_parallel_branch_deadlocks_in_the_words_of_the_process() {
    let file = file(&steps(&[
        ("受理", "next: { all: [消防, 环评] }"),
        ("消防", "next: { one: [ { to: 退回, p: 10% }, 联合审批 ] }"),
        ("环评", "next: 联合审批"),
        ("退回", "next: { end: 退件 }"),
        ("联合审批", "join: all"),
    ]));
    let verdict = file.judged();
    let [finding] = of(&verdict, "deadlock")[..] else { panic!("{:#?}", file.told(Lang::En)) };
    assert_eq!(finding.message.get(Lang::En), "when “消防” goes to “退回”, “联合审批” waits for it for ever");
    assert_eq!(finding.message.get(Lang::Zh), "“消防”转到“退回”时，“联合审批”会一直等它，案件卡死");
    let help = "write `cancel: true` on the branch of “消防” that leads to “退回”, so that everything else stops";
    assert_eq!(finding.help.as_ref().unwrap().get(Lang::En), help);
    assert_eq!(finding.evidence[0].get(Lang::Zh), "走到这一步的最短路线：“受理” → “消防” → “环评”");
    assert!(verdict.sound.is_none());
    assert_eq!(verdict.obstacle.as_ref().unwrap().get(Lang::En), "first correct the errors of the flow");
    assert!(verdict.not_evaluated.is_empty(), "nothing is missing from the model");
}

#[test]
fn steps_behind_an_unreachable_one_are_not_told_again() {
    let file = file(&steps(&[("受理", ""), ("审查", "next: 决定"), ("决定", "next: 送达"), ("送达", "")]));
    let verdict = file.judged();
    assert_eq!(file.told(Lang::En), ["unreachable-step: no flow leads to “审查” @ 审查"]);
    let finding = &verdict.findings[0];
    assert_eq!(finding.evidence[0].get(Lang::En), "steps that are reached only through it: “决定”, “送达”");
    assert_eq!(
        finding.help.as_ref().unwrap().get(Lang::En),
        "write `next: 审查` at “受理”, or delete the step if it is not needed"
    );
}

#[test]
fn a_misspelt_target_is_told_once_and_not_as_an_unreachable_step() {
    let file = file(&steps(&[("受理", "next: 审察"), ("审查", "")]));
    assert_eq!(file.rules(), ["unknown-reference"]);
    assert!(file.judged().sound.is_none());
}

/// A flow that is misread is not judged; one beside which something else is misread is, in the same run.
#[test]
fn mistakes_elsewhere_do_not_hide_those_of_the_flow() {
    let sound =
        steps(&[("受理", "next: { all: [消防, 环评] }"), ("消防", "next: 批"), ("环评", "next: 批"), ("批", "")]);
    let broken = sound.replace("批: { by: 局", "批: { by: 局, join: one");
    let elsewhere = [
        ("work: 1h", "work: 1x", "bad-value"),
        ("work: 1h", "wrok: 1h", "unknown-key"),
        ("work: 1h", "work: 1h, work: 2h", "duplicate-key"),
        ("by: 局", "by: [局]", "bad-value"),
        ("process: 甲\n", "", "missing-key"),
        ("process: 甲\n", "process: 甲\nmaterials: { 表: { isuer: applicant, nonsense: 1 } }\n", "unknown-key"),
        // The key is clear, and its value is read.
        ("next: {", "nxet: {", "unknown-key"),
    ];
    for (written, misspelt, rule) in elsewhere {
        let whole = file(&sound.replacen(written, misspelt, 1));
        assert!(whole.rules().iter().all(|found| *found == rule), "{misspelt}: {:#?}", whole.told(Lang::En));
        let judged = file(&broken.replacen(written, misspelt, 1));
        assert!(
            judged.rules().contains(&rule) && judged.rules().contains(&"runs-twice"),
            "{misspelt}: {:?}",
            judged.rules()
        );
        let verdict = judged.judged();
        assert!(verdict.sound.is_none() && verdict.ran.contains(&"deadlock") && !verdict.ran.contains(&"no-product"));
        assert_eq!(verdict.obstacle.as_ref().unwrap().get(Lang::En), "first correct the reading errors");
    }
    let of_the_flow = [
        ("all: [消防, 环评]", "all: [消防, 环评], nonsense: 1"),
        ("all: [消防, 环评]", "every: [消防, 环评]"),
        ("next: { all: [消防, 环评] }", "next: [消防, 环评]"),
        ("next: { all: [消防, 环评] }", "next: { all: [消防, 环评] }, next: 消防"),
        ("join: one", "join: two"),
        ("环评: {", "消防: {"),
        ("环评: {", "nonsense: 环评\n  环评: {"),
        ("process: 甲\n", "process: 甲\nstart: [受理]\n"),
        ("work: 1h", "nonsense: 1"),
    ];
    for (written, misspelt) in of_the_flow {
        let judged = file(&broken.replacen(written, misspelt, 1));
        assert!(!judged.rules().contains(&"runs-twice"), "{misspelt}: {:?}", judged.rules());
        assert!(!judged.judged().ran.contains(&"deadlock"), "{misspelt}");
    }
}

#[test]
fn a_misspelt_department_does_not_hide_the_flow() {
    let text = steps(&[("受理", ""), ("审查", "")]).replacen("by: 局", "by: 居", 1);
    assert_eq!(file(&text).rules(), ["unknown-reference", "unreachable-step"]);
}

#[test]
fn a_limit_on_the_way_into_the_loop_counts() {
    let by_branch = steps(&[
        ("审查", "next: { one: [ { to: 补正, p: 20%, max: 1 }, 决定 ] }"),
        ("补正", "next: 审查"),
        ("决定", ""),
    ]);
    assert_eq!(file(&by_branch).rules(), [""; 0]);
    let direct =
        steps(&[("受理", "next: 审查"), ("审查", "next: { one: [ { to: 受理, p: 20% }, 决定 ] }"), ("决定", "")]);
    assert_eq!(
        file(&direct).told(Lang::En),
        ["rework-without-limit: “审查” sends back (to “受理”) without a limit @ 受理"]
    );
    let limited = direct.replace("p: 20%", "p: 20%, max: 2");
    assert_eq!(file(&limited).rules(), [""; 0]);
    let new_case = direct.replace("p: 20%", "p: 20%, feedback: true");
    assert_eq!(file(&new_case).rules(), [""; 0]);
}

#[test]
fn remedies_with_a_share_of_nothing_stay() {
    let branch = |fields: &str| {
        let to_end = format!("next: {{ one: [ {{ {fields}, p: 0% }}, 决定 ] }}");
        file(&steps(&[("审查", to_end.as_str()), ("决定", "")])).rules()
    };
    assert_eq!(branch("end: 撤回"), ["never-taken"]);
    assert_eq!(branch("end: 行政复议"), [""; 0]);
    assert_eq!(branch("end: 撤回, when: 当事人提起诉讼"), [""; 0]);
    assert_eq!(branch("end: Appeal"), [""; 0]);
}

#[test]
fn a_single_branch_that_ends_or_stops_the_rest_is_for_something() {
    let one = |next: &str| file(&steps(&[("审查", next), ("决定", "")])).rules();
    assert_eq!(one("next: { all: [决定] }"), ["split-for-nothing"]);
    assert_eq!(one("next: { all: [ { to: 决定, cancel: true } ] }"), [""; 0]);
}

#[test]
fn a_join_needs_two_flows() {
    let joined = |fields: &str| file(&steps(&[("受理", "next: 决定"), ("决定", fields)])).rules();
    assert_eq!(joined("join: one"), ["join-without-split"]);
    assert_eq!(joined(""), [""; 0]);
    // The start and the way back are two.
    let looped = steps(&[("审查", "join: one, next: { one: [ { to: 审查, p: 20%, max: 1 }, 决定 ] }"), ("决定", "")]);
    assert_eq!(file(&looped).rules(), [""; 0]);
}

#[test]
fn a_clock_between_parallel_steps_is_unclear() {
    let clock = |from: &str, to: &str| {
        let text = steps(&[
            ("受理", "next: { all: [核查, 检验] }"),
            ("核查", "next: 决定"),
            ("检验", "next: 决定"),
            ("决定", "next: { one: [ { to: 受理, p: 10%, max: 1 }, 送达 ] }"),
            ("送达", ""),
        ]);
        let deadline = format!("departments: [局]\ndeadlines:\n  钟: {{ from: {from}, to: {to}, promised: 5d }}");
        let told = file(&text.replace("departments: [局]", &deadline)).told(Lang::En);
        told.into_iter().filter(|one| one.starts_with("clock-unclear")).collect::<Vec<_>>()
    };
    assert_eq!(clock("受理", "决定"), [""; 0]);
    assert_eq!(clock("受理", "[决定, 送达]"), [""; 0]);
    assert_eq!(
        clock("核查", "检验"),
        ["clock-unclear: clock “钟” starts at “核查”, but “检验” does not come after it @ 核查"]
    );
    // Only by going back.
    assert_eq!(
        clock("决定", "受理"),
        ["clock-unclear: clock “钟” starts at “决定”, but “受理” does not come after it @ 决定"]
    );
}

#[test]
fn a_branch_to_which_the_others_leave_nothing_is_never_taken() {
    let text = "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 1h, next: { one: [ { to: b, p: 60% }, { to: c, p: 40% }, e ] } }\n  \
        b: { by: d, work: 1h }\n  c: { by: d, work: 1h }\n  e: { by: d, work: 1h }\n";
    let source = std::sync::Arc::new(zaizao::source::Source::new("a.yaml", text));
    let (process, read) = zaizao::yaml::read(source);
    let verdict = zaizao::lint::run(&process, read, &zaizao::lint::Options::default());
    let found: Vec<_> = verdict.findings.iter().filter(|finding| finding.rule == "never-taken").collect();
    assert_eq!(found.len(), 1, "{:?}", verdict.findings);
    assert_eq!(found[0].place.source.slice(found[0].place.span), "e");
}

#[test]
fn an_unreachable_step_is_not_advised_into_a_circle() {
    let help = |rows: &[(&str, &str)]| {
        let file = file(&steps(rows));
        let verdict = file.judged();
        let [finding] = of(&verdict, "unreachable-step")[..] else { panic!("{:#?}", file.told(Lang::En)) };
        finding.help.as_ref().unwrap().get(Lang::En).to_owned()
    };
    // What is listed before it comes after it: leading there would go round for ever.
    assert_eq!(
        help(&[("受理", "next: 决定"), ("决定", ""), ("咨询", "next: 受理")]),
        "if it is the true first step, write `start: 咨询`; delete it if it is not needed"
    );
    assert_eq!(
        help(&[("受理", "next: 决定"), ("决定", ""), ("审查", "next: 决定")]),
        "let a step before it lead here with `next: 审查`, or delete it if it is not needed"
    );
}

/// A hundred thousand rounds are no figure but a slip in the shares.
#[test]
fn shares_that_let_a_case_go_round_for_ever_are_told() {
    let back = |p: &str| {
        let review = format!("next: {{ one: [ {{ to: 受理, p: {p} }}, 送达 ] }}");
        file(&steps(&[("受理", "next: 审查"), ("审查", &review), ("送达", "")]))
    };
    for never in ["100%", "99.99999999999%", "99.9991%"] {
        assert!(back(never).rules().contains(&"never-ends"), "{never}: {:?}", back(never).rules());
        assert!(back(never).judged().sound.is_none());
    }
    assert!(back("99.9989%").judged().sound.is_some(), "90,909 rounds");
    // Nobody wrote that nearly all come back: half of them do at each of twenty steps, by default.
    let ids: Vec<String> = (0..20).map(|nth| format!("s{nth}")).collect();
    let ways: Vec<String> =
        (1..=20).map(|nth| if nth < 20 { format!("next: {{ one: [ s0, s{nth} ] }}") } else { String::new() }).collect();
    let tangle: Vec<(&str, &str)> = ids.iter().zip(&ways).map(|(id, way)| (&**id, &**way)).collect();
    let file = file(&steps(&tangle));
    let verdict = file.judged();
    let [finding] = of(&verdict, "never-ends")[..] else { panic!("{:#?}", file.told(Lang::En)) };
    assert!(finding.message.get(Lang::Zh).starts_with("按各分支的占比，一件要转十万次以上才办得结：“s0”"));
}

#[test]
fn a_loop_that_never_ends_is_not_told_again_for_its_missing_limit() {
    let file = file(&steps(&[("受理", "next: 审查"), ("审查", "next: 补正"), ("补正", "next: 审查")]));
    assert_eq!(file.rules(), ["never-ends"]);
    // Another loop of the same file keeps its note.
    let two = steps(&[
        ("受理", "next: { one: [ { to: 补件, p: 10% }, 审查 ] }"),
        ("补件", "next: 受理"),
        ("审查", "next: 补正"),
        ("补正", "next: 审查"),
    ]);
    assert_eq!(super::file(&two).rules(), ["rework-without-limit", "never-ends"]);
}

#[test]
fn a_way_that_opens_when_the_rounds_are_used_up_is_taken() {
    let text = steps(&[("甲", "next: { one: [ { to: 甲, p: 100%, max: 3 }, 乙 ] }"), ("乙", "")]);
    assert!(!file(&text).rules().contains(&"never-taken"), "{:?}", file(&text).rules());
    let open = steps(&[("甲", "next: { one: [ { to: 乙, p: 100% }, 丙 ] }"), ("乙", ""), ("丙", "")]);
    assert!(file(&open).rules().contains(&"never-taken"));
}
