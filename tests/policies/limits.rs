//! Limits, lines and claims on small processes; every number worked out by hand.

use super::{Case, process};

/// 1 h + 1 d 2 h + 2 d 3 h = 3 d 6 h = 3.75 working days; two visits.
const TRANSFER: &str = "\
process: transfer
departments: [window, tax, registry]
steps:
  accept: { by: window, channel: counter, work: 1h, collects: [id, deed], next: assess }
  assess: { by: tax, wait: 1d, work: 2h, next: register }
  register: { by: registry, channel: counter, wait: 2d, work: 3h, collects: [deed] }
materials: [id, deed]
";

fn found(policy: &str) -> Vec<String> {
    Case::of(&process(TRANSFER)).held_to(&format!("policy: P\n{policy}\n")).found()
}

#[test]
fn exactly_the_limit_is_met() {
    for met in
        ["visits: { max: 2 }", "visits: { min: 2 }", "lead-time.mean: { max: 30h }", "lead-time.p90: { max: 3.75d }"]
    {
        assert_eq!(found(&format!("limits: {{ {met} }}")), [""; 0], "{met}");
    }
}

#[test]
fn what_is_over_is_told_at_the_step_with_most_of_it() {
    assert_eq!(
        found("limits: { visits: { max: 1 }, critical-path.length: { max: 3d }, materials.submissions: { max: 2 } }"),
        [
            "policy-limit-not-met: “P” allows visits at most 1; it is 2 @ accept",
            "policy-limit-not-met: “P” allows materials, submissions (materials.submissions) at most 2; it is 3 @ accept",
            "policy-limit-not-met: “P” allows critical path (critical-path.length) at most 3 d; it is 3.8 d @ register",
        ]
    );
}

/// 3.75 d against 3.7499 d: with one decimal it would be 3.8 over 3.7, a thousand times what it is.
#[test]
fn numbers_are_told_apart() {
    assert_eq!(
        found("limits: { lead-time.mean: { max: 3.751d }, lead-time.p50: { max: 3.7499d } }"),
        ["policy-limit-not-met: “P” allows lead time, P50 (lead-time.p50) at most 3.7499 d; it is 3.75 d @ register"]
    );
}

#[test]
fn what_is_not_stated_is_not_passed_over() {
    assert_eq!(
        found(
            "limits: { fees.applicant: { max: 0 }, clock.case.p90: { max: 9d }, wait.mail: { max: 0 }, outcome.refused: { max: 5% } }"
        ),
        [
            "policy-limit-not-met: “P” limits fees, applicant (fees.applicant), which the process does not state: it cannot be shown to be met @ transfer",
            "policy-limit-not-met: “P” limits clock, P90 (clock.case.p90), which the process does not state: it cannot be shown to be met @ transfer",
            "policy-limit-not-met: “P” limits outcome (outcome.refused), which the process does not state: it cannot be shown to be met @ transfer",
        ]
    );
}

#[test]
fn cut_and_rate_are_judged_where_there_is_a_before() {
    let policy = "policy: P\nlimits: { visits.cut: { min: 1 }, materials.submissions.rate: { min: 50% }, fees.applicant.rate: { min: 1% } }\n";
    let (before, after) = (process(TRANSFER), process(&TRANSFER.replace("collects: [id, deed], ", "")));
    let (found, missing) = Case::of(&after).held_to(policy).told();
    assert_eq!(found, [""; 0]);
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert!(missing[0].ends_with("there is nothing to compare with (use compare, or check --against)"), "{missing:?}");
    // 3 submissions to 1: cut by 66.7 %; 2 visits as before.
    assert_eq!(
        Case::of(&after).held_to(policy).after(&before, super::Gates::OfPolicies).found(),
        [
            "policy-limit-not-met: “P” demands the cut of visits (visits.cut) of at least 1; it is 0 @ transfer",
            "policy-limit-not-met: “P” limits the rate of the cut of fees, applicant (fees.applicant.rate), which the process does not state: it cannot be shown to be met @ transfer",
        ]
    );
}

#[test]
fn findings_of_the_other_rules_can_be_limited() {
    // `probability-missing` is a note; `split-for-nothing` a warning.
    let text = TRANSFER.replace("next: register", "next: { one: [register] }");
    let file = process(&text);
    let over = Case::of(&file).held_to("policy: P\nlimits: { findings.warning: { max: 0 } }\n").found();
    assert_eq!(over.len(), 1);
    assert!(over[0].contains("warnings (findings.warning) at most 0; it is "), "{over:?}");
    assert_eq!(Case::of(&file).held_to("policy: P\nlimits: { findings.error: { max: 0 } }\n").found(), [""; 0]);
}

fn lines(clock: &str, lines: &str) -> Vec<String> {
    let file = process(&TRANSFER.replace("departments:", &format!("deadlines: {clock}\ndepartments:")));
    Case::of(&file).held_to(&format!("policy: P\nlines: {lines}\n")).found()
}

const HALVING: &str = "{ promised-of-statutory: { max: 50% }, actual-of-promised: { max: 50% } }";

/// Domain, S25: 18/6/3 passes with equality on the actual; 18/9/4.6 fails once, 4.6 > 4.5.
#[test]
fn double_halving_holds_at_equality_and_names_what_fails() {
    assert_eq!(lines("{ statutory: 18d, promised: 6d, actual: { mean: 3d } }", HALVING), [""; 0]);
    assert_eq!(
        lines("{ statutory: 18d, promised: 9d, actual: { mean: 4.6d } }", HALVING),
        [
            "policy-limit-not-met: “P” allows the measured mean at most 50% of the promise: for the whole case, the promise is 9 d, so at most 4.5 d; it is 4.6 d @ 4.6d"
        ]
    );
}

#[test]
fn each_clock_is_held_and_what_lacks_a_line_is_told() {
    let told = lines(
        "{ 决定: { to: assess, statutory: 20d, promised: 11d, actual: { mean: 5d } }, 领证: { from: assess, promised: 0d } }",
        HALVING,
    );
    assert_eq!(
        told,
        [
            "policy-limit-not-met: “P” allows the promise at most 50% of the statutory limit: for clock “决定”, the statutory limit is 20 d, so at most 10 d; it is 11 d @ 11d",
            "policy-limit-not-met: “P” limits “actual of promised”, and clock “领证” does not state the measured mean: it cannot be shown to be met @ 0d",
        ]
    );
    let nothing = lines("{ promised: 3d }", "{ promised-of-statutory: { max: 50% } }");
    assert_eq!(
        nothing,
        [
            "policy-limit-not-met: “P” limits “promised of statutory”, and the process does not state the statutory limit: it cannot be shown to be met @ transfer"
        ]
    );
}

fn claims(claim: &str, text: &str) -> Vec<String> {
    Case::of(&process(text)).held_to(&format!("policy: P\nclaims: [{claim}]\n")).found()
}

#[test]
fn one_counter_example_breaks_a_claim_and_all_are_named() {
    assert_eq!(
        claims("every-step-online", TRANSFER),
        [
            "policy-claim-broken: “P” claims “every step online”, which does not hold for 2: “accept”, “register” @ accept"
        ]
    );
    assert_eq!(claims("every-step-online", &TRANSFER.replace("counter", "online")), [""; 0]);
    assert_eq!(
        claims("every-material-once", TRANSFER),
        ["policy-claim-broken: “P” claims “every material handed in once”, which does not hold for 1: “deed” @ deed"]
    );
    assert_eq!(
        claims("every-visit-has-basis", &TRANSFER.replace("work: 1h", "work: 1h, visits: { times: 1, basis: Act 5 }")),
        ["policy-claim-broken: “P” claims “every visit has a basis”, which does not hold for 1: “register” @ register"]
    );
}

#[test]
fn main_deferrable_and_optional_materials_break_no_claim() {
    let claim = "every-material-deferrable-or-main";
    let with =
        |materials: &str| claims(claim, &TRANSFER.replace("materials: [id, deed]", &format!("materials: {materials}")));
    assert_eq!(with("{ id: { need: deferrable }, deed: { main: true } }"), [""; 0]);
    assert_eq!(with("{ id: { need: optional }, deed: { deferral: { within: 5d } } }"), [""; 0]);
    assert_eq!(
        with("{ id: { need: required, main: false }, deed: { main: true } }"),
        ["policy-claim-broken: “P” claims “every material deferrable or main”, which does not hold for 1: “id” @ id"]
    );
    // Handed in at two steps, named once.
    assert_eq!(
        with("{ id: { main: true }, deed: {} }"),
        [
            "policy-claim-broken: “P” claims “every material deferrable or main”, which does not hold for 2: “deed” @ deed"
        ]
    );
}

/// What comes with a supplement came later by nature; a number of materials shows nothing.
#[test]
fn supplements_are_exempt_and_numbers_show_nothing() {
    let text = "\
process: p
departments: [w, a]
materials: { form: { main: true }, extra: {} }
steps:
  take: { by: w, collects: [form], work: 1h, next: check }
  check: { by: w, work: 1h, next: { one: [ { to: add, p: 10%, cause: papers }, decide ] } }
  add: { by: applicant, collects: [extra], work: 1h, next: check }
  decide: { by: w, work: 1h }
";
    assert_eq!(claims("every-material-deferrable-or-main", text), [""; 0]);
    let number = claims("every-material-deferrable-or-main", &text.replace("collects: [form]", "collects: 3"));
    assert_eq!(number.len(), 1);
    assert!(number[0].contains("a step gives only a number of materials"), "{number:?}");
}

#[test]
fn fees_of_the_applicant_break_the_claim_and_those_of_government_do_not() {
    let with =
        |fee: &str| claims("no-fee-for-applicant", &TRANSFER.replace("work: 3h", &format!("work: 3h, fees: {fee}")));
    assert_eq!(with("{ item: seal, amount: 100, payer: government }"), [""; 0]);
    assert_eq!(
        with("80"),
        [
            "policy-claim-broken: “P” claims “no fee for the applicant”, which does not hold for 1: “register” @ register"
        ]
    );
    let silent = claims("no-fee-for-applicant", TRANSFER);
    assert!(silent[0].contains("but no step states its `fees`: it cannot be shown @ transfer"), "{silent:?}");
}

#[test]
fn a_policy_is_only_about_its_variants() {
    let policy = "policy: P\napplies-to: { variant: to-be }\nlimits: { visits: { max: 0 } }\n";
    let told = |heading: &str| {
        let file =
            process(&TRANSFER.replace("process: transfer", &format!("process: {{ id: t, variant: {heading} }}")));
        Case::of(&file).held_to(policy).found().len()
    };
    assert_eq!((told("to-be"), told("as-is")), (1, 0));
    assert_eq!(Case::of(&process(TRANSFER)).held_to(policy).found().len(), 0);
}
