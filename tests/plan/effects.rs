//! What each measure of a plan does: one row a measure, against the process that those before it leave.

use super::laws::{config, made, plain};
use super::{plan, process};
use crate::support::{Workspace, repo};
use proptest::prelude::*;
use serde_json::Value;
use zaizao::analysis::compare::{self, Change, Effect, Sided, Sign};
use zaizao::analysis::{self, Analysis, Study, lead_time};
use zaizao::model::Process;
use zaizao::model::plan::Plan;
use zaizao::redesign::{self, Leg};

fn effects(base: &Process, plan: &Plan) -> Vec<Effect> {
    redesign::legs(base, plan).iter().map(effect).collect()
}

fn effect(leg: &Leg) -> Effect {
    let (before, after) = match leg {
        Leg::Refused => return Effect::Refused,
        Leg::Idle => return Effect::Nothing,
        Leg::Changed { before, after } => (before, after),
    };
    let (before, after) = (analysis::sound(before).unwrap(), analysis::sound(after).unwrap());
    let (before, after) = (Study::of(&before), Study::of(&after));
    let (was, is) = (Analysis::of(&before), Analysis::of(&after));
    let before = Sided { study: &before, analysis: &was };
    Effect::Changed(compare::change(before, Sided { study: &after, analysis: &is }))
}

/// `step step [practice practice] + 0 ? ±`
fn told(base: &str, text: &str) -> Vec<String> {
    let one = |effect: &Effect| match effect {
        Effect::Refused => "refused".to_owned(),
        Effect::Nothing => "nothing".to_owned(),
        Effect::Changed(Change { steps, practices, four }) => {
            let steps: Vec<&str> = steps.iter().map(|(id, _)| &**id).collect();
            let practices: Vec<&str> = practices.iter().map(|one| one.key()).collect();
            let four = [four.time, four.cost, four.quality, four.flexibility].map(|sign| sign.text().en);
            format!("{} [{}] {}", steps.join(" "), practices.join(" "), four.join(" "))
        }
    };
    effects(&process(base), &plan(text)).iter().map(one).collect()
}

const ROW: &str = "process: 甲
departments: [x, y]
steps:
  a: { by: x, channel: counter, visits: 1, wait: 1d, work: 2h, next: b }
  b: { by: x, wait: 1d, work: 2h, checks: [ { of: m, for: f } ], next: c }
  c: { by: y, wait: 1d, work: 1h, next: d }
  d: { by: y, wait: 1d, work: 1h }
";

fn measures(measures: &[(&str, &str)]) -> String {
    let measures: String =
        measures.iter().map(|(id, operation)| format!("  - {{ id: {id}, do: [ {{ {operation} }} ] }}\n")).collect();
    format!("plan: 乙\nbase: as-is.yaml\nmeasures:\n{measures}")
}

/// a is put online and then shortened: the to-be names only the second measure at it, and each has its row.
#[test]
fn two_measures_at_one_step_are_two_rows() {
    let text = measures(&[("网办", "put-online: { steps: [a] }"), ("提速", "shorten: { a: { wait: 0, work: 1h } }")]);
    assert_eq!(told(ROW, &text), ["a [contact-reduction] 0 0 ? +", "a [] + + ? 0"]);
}

/// What is done already, steps in parallel of which each waits for the one before, and a number that is there: none of it changes anything.
#[test]
fn a_measure_that_does_nothing_says_so() {
    let base = ROW.replace("by: x, wait: 1d, work: 2h, checks", "by: x, wait: 1d, work: 2h, produces: [r], checks");
    let base = base.replace("c: { by: y,", "c: { by: y, uses: [r],");
    let text = measures(&[
        ("如前", "set: { step: a, visits: 1 }"),
        ("不能并", "parallelise: [b, c]"),
        ("取消", "remove: [d]"),
    ]);
    assert_eq!(told(&base, &text), ["nothing", "nothing", "d [task-elimination] + + ? 0"]);
}

/// The second names a step that the first took away. The third is told by what the first left: a in 8 working hours less.
#[test]
fn what_is_refused_is_told_and_left_out() {
    let text = measures(&[
        ("一", "remove: [d]"),
        ("二", "shorten: { d: { wait: 0 } }"),
        ("三", "shorten: { a: { wait: 0 } }"),
    ]);
    assert_eq!(told(ROW, &text), ["d [task-elimination] + + ? 0", "refused", "a [] + 0 ? 0"]);
}

/// A step made by one measure is what the next begins with: m and c become n, and a and b, which m was, are no longer there to be merged.
#[test]
fn what_one_measure_merges_the_next_may_merge_on() {
    let text = measures(&[
        ("一", "merge: { steps: [a, b], into: { id: m, work: 3h, wait: 1d } }"),
        ("二", "merge: { steps: [m, c], into: { id: n, by: x, work: 5h, wait: 1d } }"),
        ("三", "split: { step: n, into: [ { id: p, work: 1h }, { id: q, work: 1h } ] }"),
    ]);
    assert_eq!(
        told(ROW, &text),
        [
            // 4 h of work become 3, 2 d of waiting 1. The check of b stays; the applicant comes as before.
            "a b [task-composition] + + 0 0",
            // 3 h and 1 h become 5; two offices become one.
            "m c [task-composition numerical-involvement] + − 0 0",
            "n [task-composition] + + 0 0",
        ]
    );
}

/// The way back from b to a is taken in one case of ten instead of two: a is done less often, although nothing is done to it.
#[test]
fn fewer_rounds_count_wherever_they_are() {
    let base = |p: &str| {
        ROW.replace("for: f } ], next: c", &format!("for: f }} ], next: {{ one: [ {{ to: a, p: {p} }}, c ] }}"))
    };
    let text = measures(&[
        ("一次告知", "set: { step: b, next: { one: [ { to: a, p: 10% }, c ] } }"),
        ("加一步", "add: { step: { id: k, by: x, kind: review, work: 1h }, after: d }"),
    ]);
    assert_eq!(told(&base("20%"), &text), ["b [] + + + 0", "k [control-addition] − − + 0"]);
}

/// Hands-on time that nobody states of a step that is left alone is no less and no more; of one that is changed it is not known.
#[test]
fn what_is_left_alone_costs_what_it_did() {
    let base = ROW.replace("c: { by: y, wait: 1d, work: 1h,", "c: { by: y, elapsed: 2d,");
    let text = measures(&[("一", "shorten: { a: { work: 1h } }"), ("二", "shorten: { c: 1d }")]);
    assert_eq!(told(&base, &text), ["a [] + + ? 0", "c [] + ? ? 0"]);
}

fn table(plan: &str) -> Vec<Value> {
    let command = ["compare", plan, "--format", "json"];
    let run = Workspace::new().command(&command).current_dir(repo("")).output().unwrap();
    let report: Value = serde_json::from_slice(&run.stdout).unwrap();
    report["reports"][0]["tables"]["signs"].as_array().unwrap().clone()
}

/// Pair A. No work and no checks are stated, so that cost and quality cannot be told of any.
/// 并联办理: only ss can go beside taxreg and invoice, all others wait for what they collect (20 → 19 days).
/// 免交证照: without seals and permit handed in, seal, acct, taxreg and ss go side by side (13 days); the seals are shared as data.
/// 名称登记合并: name and reg of one office become review, once to come instead of up to three times: 2, the most of both (10 days).
/// 当日办结: as licences and data, on a pledge, automatic, without coming, taxreg and invoice in one; but collect is a visit that is new (1 day).
#[test]
fn enterprise_startup_has_four_signs_of_each_measure() {
    let rows = table("processes/enterprise-startup/plan.yaml");
    let words = |value: &Value| match value {
        Value::Array(all) => all.iter().map(|one| one.as_str().unwrap()).collect::<Vec<&str>>().join(" "),
        other => other.as_str().unwrap_or("-").to_owned(),
    };
    let columns = ["measure", "steps", "practices", "time", "cost", "quality", "flexibility", "effect"];
    let told: Vec<String> = rows.iter().map(|row| columns.map(|column| words(&row[column])).join(" | ")).collect();
    assert_eq!(
        told,
        [
            "并联办理 | seal acct taxreg invoice ss | parallelism | better | unknown | unknown | better | changed",
            "免交证照 | seal acct taxreg invoice ss | parallelism trusted-party | better | unknown | unknown | better | changed",
            "名称登记合并 | name reg | task-composition | better | unknown | unknown | better | changed",
            "当日办结 | review seal acct taxreg invoice ss apply collect | control-relocation contact-reduction task-composition task-automation trusted-party | better | unknown | unknown | mixed | changed",
        ]
    );
}

#[test]
fn a_measure_without_effect_has_a_row_in_every_language() {
    let here = Workspace::new();
    here.file("as-is.yaml", ROW);
    here.file("plan.yaml", measures(&[("如前", "set: { step: a, visits: 1 }"), ("取消", "remove: [d]")]));
    let json: Value = serde_json::from_str(&here.run(&["compare", "plan.yaml", "--format", "json"]).stdout).unwrap();
    let rows = json["reports"][0]["tables"]["signs"].as_array().unwrap();
    let effects: Vec<&str> = rows.iter().map(|row| row["effect"].as_str().unwrap()).collect();
    assert_eq!(effects, ["nothing", "changed"]);
    assert_eq!((&rows[0]["steps"], rows[0]["time"].as_str()), (&Value::Null, Some("same")));
    for (lang, words) in [("zh", "什么也没有改变"), ("en", "changes nothing")] {
        for format in ["markdown", "text"] {
            let run = here.run(&["compare", "plan.yaml", "--lang", lang, "--format", format]);
            assert!(run.stdout.contains(words), "{format} {lang}: {}{}", run.stdout, run.stderr);
        }
    }
}

fn mean(process: &Process) -> f64 {
    let sound = analysis::sound(process).unwrap();
    lead_time::of(&Study::of(&sound), lead_time::Sampling::default()).mean
}

proptest! {
    #![proptest_config(config())]

    /// Every measure has one row: refused where it was not applied, and else with the sign of what it saves in the stated order.
    #[test]
    fn every_measure_has_the_sign_of_what_it_saves_in_order(bytes in prop::collection::vec(any::<u8>(), 0..160)) {
        let (base, plan) = made(&bytes, plain);
        let effects = effects(&base, &plan);
        let applied = redesign::apply(&base, &plan).applied;
        prop_assert_eq!(effects.len(), plan.measures.len());
        let upto = |count: usize| {
            let wanted: Vec<bool> = (0..plan.measures.len()).map(|at| at < count).collect();
            mean(&redesign::apply_subset(&base, &plan, &wanted).process)
        };
        for (at, effect) in effects.iter().enumerate() {
            let saved = upto(at) - upto(at + 1);
            match effect {
                Effect::Refused => prop_assert!(!applied[at]),
                Effect::Nothing => prop_assert!(applied[at] && saved.abs() < 1e-6, "{at}: {saved}"),
                Effect::Changed(change) => {
                    // A second is the least that counts.
                    let expected = if saved > 1.0 { Sign::Better } else if saved < -1.0 { Sign::Worse } else { Sign::Same };
                    prop_assert!(applied[at] && change.four.time == expected, "{at}: {saved} {change:?}");
                    prop_assert!(change.practices.windows(2).all(|pair| pair[0] < pair[1]), "{change:?}");
                }
            }
        }
    }
}
