//! The tables of a plan and its reader are one, and every mistake is told in one run.

use super::told;
use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::model::plan::{Operation, Plan};
use zaizao::source::Source;
use zaizao::wording::Lang;
use zaizao::yaml::fields::{self, Field, NEW_STEP, Need, Noun, OPERATION, PLAN, PLAN_NOUNS};
use zaizao::yaml::read_plan;
use zaizao::yaml::tree::Limits;

fn read(text: &str) -> (Plan, Vec<Finding>) {
    read_plan(Arc::new(Source::new("plan.yaml", text)), Limits::default())
}

/// A plan in which the noun stands where § is.
fn file(noun: &str, content: &str) -> String {
    let (heading, measure) = match noun {
        "plan-heading" => ("{ § }", "{ id: 甲, do: [] }"),
        "measure" => ("p", "{ § }"),
        "operation" => ("p", "{ id: 甲, do: [ { § } ] }"),
        "times" => ("p", "{ id: 甲, do: [ { shorten: { 受理: { § } } } ] }"),
        "new-step" => ("p", "{ id: 甲, do: [ { merge: { steps: [一, 二], into: { § } } } ] }"),
        key => {
            return format!(
                "plan: p\nbase: a.yaml\nmeasures: [ {{ id: 甲, do: [ {{ {key}: {{ {content} }} }} ] }} ]\n"
            );
        }
    };
    format!("plan: {heading}\nbase: a.yaml\nmeasures: [ {measure} ]\n").replace('§', content)
}

fn with(noun: &Noun, fields: &[&Field], spell: impl Fn(&Field) -> String) -> String {
    let entries: Vec<String> = fields.iter().map(|field| format!("{}: {}", spell(field), field.example)).collect();
    if noun.key == PLAN.key { entries.join("\n") + "\n" } else { file(noun.key, &entries.join(", ")) }
}

fn english(field: &Field) -> String {
    field.key.to_owned()
}

/// What must stand beside a field.
fn beside(noun: &Noun, field: &Field) -> Vec<&'static Field> {
    let chosen = noun.choice.contains(&field.key);
    let needed = |other: &&'static Field| {
        let choice = !chosen && noun.choice.first() == Some(&other.key);
        let pair = matches!((field.key, other.key), ("tacit", "limit"));
        other.key != field.key && (other.need == Need::Required || choice || pair)
    };
    noun.fields.iter().filter(needed).collect()
}

fn every_field(mut check: impl FnMut(&'static Noun, &'static Field, Vec<&'static Field>)) {
    for noun in PLAN_NOUNS {
        for field in noun.fields {
            let mut all = beside(noun, field);
            all.push(field);
            check(noun, field, all);
        }
    }
}

#[test]
fn the_table_of_operations_is_their_list() {
    let keys: Vec<&str> = OPERATION.fields.iter().map(|field| field.key).collect();
    assert_eq!(keys, Operation::KEYS);
    assert_eq!(OPERATION.choice, Operation::KEYS);
    for field in OPERATION.fields {
        let (plan, findings) = read(&with(&OPERATION, &[field], english));
        assert!(findings.is_empty(), "{}", told(&findings[0]));
        assert_eq!(plan.measures[0].operations[0].key(), field.key);
    }
}

#[test]
fn every_example_is_read_and_kept() {
    every_field(|noun, field, all| {
        let (plan, findings) = read(&with(noun, &all, english));
        let serious: Vec<String> = findings.iter().map(told).collect();
        assert!(serious.is_empty(), "{} of {}: {serious:?}", field.key, noun.key);
        let (without, _) = read(&with(noun, &beside(noun, field), english));
        assert!(plan != without, "{} of {} is in the table and is not kept", field.key, noun.key);
    });
}

#[test]
fn what_is_required_is_missed() {
    every_field(|noun, field, _| {
        let (_, findings) = read(&with(noun, &beside(noun, field), english));
        let missed = findings.iter().any(|finding| finding.rule == "missing-key");
        // Without a time there is nothing that times could be read from.
        if noun.key == "times" {
            return;
        }
        let must = field.need == Need::Required || noun.choice.contains(&field.key);
        let told: Vec<String> = findings.iter().map(told).collect();
        assert_eq!(missed, must, "{} of {}: {told:?}", field.key, noun.key);
    });
}

#[test]
fn a_chinese_key_is_refused_with_the_english_one() {
    every_field(|noun, field, all| {
        for chinese in fields::chinese_keys(field.key) {
            if fields::english_key(noun, chinese) != Some(field.key) {
                continue;
            }
            let spell = |other: &Field| if other.key == field.key { (*chinese).to_owned() } else { english(other) };
            let (_, findings) = read(&with(noun, &all, spell));
            let [finding] = &findings[..] else { panic!("{chinese} of {}: {}", noun.key, findings.len()) };
            assert_eq!(finding.rule, "unknown-key");
            let help = finding.help.as_ref().unwrap().get(Lang::En);
            assert!(help.contains(&format!("`{}`", field.key)), "{chinese} of {}: {help}", noun.key);
        }
    });
}

#[test]
fn a_value_of_no_shape_is_told() {
    every_field(|noun, field, all| {
        let text = with(noun, &all, english)
            .replace(&format!("{}: {}", field.key, field.example), &format!("{}: [[[甲]]]", field.key));
        assert!(!read(&text).1.is_empty(), "{} of {} takes anything:\n{text}", field.key, noun.key);
    });
}

#[test]
fn every_mistake_is_told_in_one_run() {
    let text = "plan: p\nbases: a.yaml\nmeasures:\n  - id: 甲\n    do:\n      - mrege: { steps: [一], into: { id: 办 } }\n      - automate: { steps: [一] }\n      - split: { step: 一, into: [ { id: 二 } ] }\n  - id: 甲\n    due: 2019-13-01\n    do:\n      - remove: [一, 一]\n      - add: { step: { id: end }, between: [一] }\n      - { remove: 一, move: { steps: [二], to: 局 } }\n";
    let told: Vec<String> = read(text).1.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "error unknown-key 2: there is no key `bases` in the plan file @ bases",
            "error unknown-key 6: there is no key `mrege` in the operation @ mrege",
            "error bad-value 6: `steps` needs two steps or more @ [一]",
            "error missing-key 7: `work` is missing in the automate @ { steps: [一] }",
            "error bad-value 8: a split has two steps or more @ into",
            "error duplicate-key 9: the measure \"甲\" is written twice @ 甲",
            "error bad-value 10: the date \"2019-13-01\" of `due` cannot be read @ 2019-13-01",
            "error duplicate-key 12: \"一\" is written twice @ 一",
            "error bad-value 13: \"end\" cannot be the id of a step @ end",
            "error bad-value 13: `between` is two steps: from which one to which @ [一]",
            "error bad-value 14: only one of `remove`, `merge`, `split`, `parallelise`, `reorder`, `move`, `automate`, `put-online`, `shorten`, `stop-collecting`, `stop-asking`, `defer`, `pool`, `set`, `add` can be written in the operation @ { remove: 一, move: { steps: [二], to: 局 } }",
        ]
    );
}

#[test]
fn a_new_step_takes_every_field_of_a_step() {
    let own: Vec<&str> = NEW_STEP.fields.iter().skip(1).map(|field| field.key).collect();
    let step: Vec<&str> = fields::STEP.fields.iter().map(|field| field.key).collect();
    assert_eq!(own, step);
}

#[test]
fn a_key_without_a_value_takes_a_field_away_only_in_set() {
    let (plan, findings) =
        read("plan: p\nbase: a\nmeasures: [ { id: 甲, do: [ { set: { step: 一, visits: , role: } } ] } ]\n");
    assert!(findings.is_empty());
    let Operation::Set(set) = &plan.measures[0].operations[0].value else { panic!() };
    assert_eq!(set.fields.fields, ["visits", "role"]);
    let (_, findings) = read(
        "plan: p\nbase: a\nmeasures: [ { id: 甲, do: [ { merge: { steps: [一, 二], into: { id: 办, role: } } } ] } ]\n",
    );
    assert_eq!(findings.len(), 1);
}
