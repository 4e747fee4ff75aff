//! The JSON Schema of plan files: valid itself, takes what the reader takes, refuses what an editor should underline.

use crate::support::{Workspace, repo};
use serde_json::Value;
use zaizao::yaml::fields::PLAN_NOUNS;
use zaizao::yaml::plan_schema;

fn takes(schema: &Value, text: &str) -> bool {
    let value: Value = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    jsonschema::draft202012::new(schema).unwrap().is_valid(&value)
}

#[test]
fn it_takes_every_example_of_the_tables_and_the_shipped_plans() {
    let schema = plan_schema();
    assert_eq!(jsonschema::draft202012::meta::validate(&schema).map_err(|error| error.to_string()), Ok(()));
    for noun in PLAN_NOUNS {
        for field in noun.fields {
            let mut of_field = schema["$defs"][noun.key]["properties"][field.key].clone();
            of_field["$defs"] = schema["$defs"].clone();
            assert!(takes(&of_field, field.example), "`{}: {}` of `{}`", field.key, field.example, noun.key);
        }
    }
    for folder in std::fs::read_dir(repo("processes")).unwrap() {
        let plan = folder.unwrap().path().join("plan.yaml");
        if let Ok(text) = std::fs::read_to_string(&plan) {
            assert!(takes(&schema, &text), "{}", plan.display());
        }
    }
}

#[test]
fn it_refuses_what_an_editor_should_underline() {
    let schema = plan_schema();
    let with = |operation: &str| format!("{{ plan: p, base: a, measures: [ {{ id: a, do: [ {operation} ] }} ] }}");
    assert!(takes(&schema, &with("{ remove: [a] }")));
    assert!(takes(&schema, &with("{ set: { step: a, visits: 0 } }")));
    assert!(takes(&schema, &with("{ set: { step: a, visits: null } }")));
    for wrong in [
        "{ remvoe: [a] }",
        "{ remove: [a], merge: { steps: [a, b], into: { id: c } } }",
        "{ merge: { steps: [a, b] } }",
        "{ merge: { steps: [a, b], into: { by: c } } }",
        "{ automate: { steps: [a], work: soon } }",
        "{ stop-collecting: { materials: [a], by: magic } }",
        "{ shorten: { a: { work: 1 } } }",
        "{ add: { step: { id: a }, before: b, after: c } }",
    ] {
        assert!(!takes(&schema, &with(wrong)), "{wrong}");
    }
    assert!(!takes(&schema, "{ plan: p, measures: [] }"));
}

#[test]
fn the_command_prints_it() {
    let printed: Value = serde_json::from_str(&Workspace::new().run(&["schema", "plan"]).stdout).unwrap();
    assert_eq!(printed["title"], "zaizao/v1 plan");
}
