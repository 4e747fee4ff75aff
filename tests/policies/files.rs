//! Policy files: the table of fields and the reader are one, every mistake is told in its place, and the schema takes what the reader takes.

use crate::support::repo;
use crate::yaml::support::told;
use serde_json::Value;
use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::lint::demands::mistakes;
use zaizao::model::{Bound, Policy};
use zaizao::source::Source;
use zaizao::yaml::fields::{Field, LIMIT, LINE_LIMIT, Need, Noun, POLICY, POLICY_NOUNS};
use zaizao::yaml::policies::{self, BUILT_IN};
use zaizao::yaml::{policy_schema, read_policy};

fn read(text: &str) -> (Policy, Vec<Finding>) {
    let (policy, mut findings) = read_policy(Arc::new(Source::new("x.yaml", text)));
    findings.extend(mistakes(&policy));
    (policy, findings)
}

/// A file in which the noun has these fields, with their examples.
fn with(noun: &Noun, fields: &[&Field]) -> String {
    let entries: Vec<String> = fields.iter().map(|field| format!("{}: {}", field.key, field.example)).collect();
    if noun.key == POLICY.key {
        return entries.join("\n") + "\n";
    }
    let inside = entries.join(", ");
    let line = match noun.key {
        "applies-to" => format!("applies-to: {{ {inside} }}"),
        key if key == LIMIT.key && inside.starts_with("max") => format!("limits: {{ lead-time.p90: {{ {inside} }} }}"),
        key if key == LIMIT.key => format!("limits: {{ online.share: {{ {inside} }} }}"),
        "lines" => format!("lines: {{ {inside} }}"),
        key if key == LINE_LIMIT.key => format!("lines: {{ actual-of-promised: {{ {inside} }} }}"),
        _ => format!("no-worse-than: {{ {inside} }}"),
    };
    format!("policy: p\n{line}\n")
}

fn said(policy: &Policy) -> String {
    let Policy { text: _, name, source, variants, limits, lines, claims, no_worse_than } = policy;
    format!("{name:?} {source:?} {variants:?} {limits:?} {lines:?} {claims:?} {no_worse_than:?}")
}

#[test]
fn every_example_is_read_and_kept() {
    for noun in POLICY_NOUNS {
        for field in noun.fields {
            let others = noun.fields.iter().filter(|other| other.key != field.key && other.need == Need::Required);
            let mut all: Vec<&Field> = others.collect();
            let (without, _) = read(&with(noun, &all));
            all.push(field);
            let text = with(noun, &all);
            let (policy, findings) = read(&text);
            assert_eq!(told(&findings), "", "{} of {}:\n{text}", field.key, noun.key);
            assert_ne!(said(&policy), said(&without), "{} of {} is not kept:\n{text}", field.key, noun.key);
        }
    }
}

#[test]
fn a_policy_is_what_its_file_says() {
    let (policy, findings) = read(
        "policy: 甲\nlimits: { visits: { max: 1 }, lead-time.p90: { max: ２ 个工作日 }, online.share: { min: 90％ } }\nclaims: 全程网办\n",
    );
    assert_eq!(told(&findings), "");
    let bounds: Vec<Bound> =
        policy.limits.iter().filter_map(|limit| limit.max.or(limit.min)).map(|at| at.value).collect();
    assert!(matches!(bounds[..], [Bound::Number(1.0), Bound::Time(_), Bound::Share(0.9)]), "{bounds:?}");
    assert_eq!(policy.claims.len(), 1);
}

#[test]
fn every_mistake_is_told_in_its_place() {
    let text = "\
policy: p
limit: { visits: { max: 1 } }
limits:
  visit: { max: 1 }
  lead-time.p90: { max: 1 }
  online.share: { min: 90 }
  visits: { max: 1d }
  stages: {}
  tasks: { mx: 2 }
  materials.kinds.rate: { min: 3 }
claims: [every-step-offline]
no-worse-than: { figures: [lead-time.sd, visists, findings.error] }
";
    let (_, findings) = read(text);
    let lines: Vec<(usize, &str)> = findings.iter().map(|finding| (finding.place.start().line, finding.rule)).collect();
    for expected in [
        (2, "unknown-key"),
        (4, "unknown-reference"),
        (5, "bad-value"),
        (6, "bad-value"),
        (7, "bad-value"),
        (8, "bad-value"),
        (9, "unknown-key"),
        (10, "bad-value"),
        (11, "bad-value"),
        (12, "bad-value"),
        (12, "unknown-reference"),
    ] {
        assert!(lines.contains(&expected), "{expected:?} is missing in {lines:?}");
    }
    let help = |line: usize| {
        let found = findings.iter().find(|finding| finding.place.start().line == line).unwrap();
        found.help.as_ref().unwrap().en.to_string()
    };
    assert_eq!(help(4), "did you mean visits?");
    assert_eq!(help(5), "write a time, such as 1d or 4h");
}

#[test]
fn a_file_that_is_none_is_told() {
    for text in ["- a\n", "policy\n"] {
        assert!(told(&read(text).1).contains("the file is not a policy"), "{text}");
    }
    assert!(policies::is_policy(&Source::new("a", "policy: a\nlimits: {}\n")));
    assert!(!policies::is_policy(&Source::new("a", "process: a\nsteps: {}\n")));
}

fn takes(schema: &Value, text: &str) -> bool {
    let value: Value = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    jsonschema::draft202012::new(schema).unwrap().is_valid(&value)
}

#[test]
fn the_schema_takes_the_shipped_policies_and_every_example() {
    let schema = policy_schema();
    assert_eq!(jsonschema::draft202012::meta::validate(&schema).map_err(|error| error.to_string()), Ok(()));
    for name in BUILT_IN {
        let text = std::fs::read_to_string(repo(&format!("policies/{name}.yaml"))).unwrap();
        assert!(takes(&schema, &text), "{name}");
        assert_eq!(told(&read(&text).1), "", "{name}");
    }
    for noun in POLICY_NOUNS {
        for field in noun.fields {
            let mut of_field = schema["$defs"][noun.key]["properties"][field.key].clone();
            of_field["$defs"] = schema["$defs"].clone();
            assert!(takes(&of_field, field.example), "`{}: {}` of `{}`", field.key, field.example, noun.key);
        }
    }
    for wrong in ["{ limits: {} }", "{ policy: a, limits: { visits: { mx: 1 } } }", "{ policy: a, claims: [x] }"] {
        assert!(!takes(&schema, wrong), "{wrong}");
    }
}
