//! The JSON Schema of calendar files: valid itself, takes what the reader takes, refuses what an editor should underline.

use crate::support::{Workspace, repo};
use serde_json::Value;
use zaizao::yaml::calendar_schema;
use zaizao::yaml::calendars::BUILT_IN;
use zaizao::yaml::fields::CALENDAR_NOUNS;

fn takes(schema: &Value, text: &str) -> bool {
    let value: Value = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    jsonschema::draft202012::new(schema).unwrap().is_valid(&value)
}

#[test]
fn it_takes_the_built_in_calendars_and_every_example_of_the_tables() {
    let schema = calendar_schema();
    assert_eq!(jsonschema::draft202012::meta::validate(&schema).map_err(|error| error.to_string()), Ok(()));
    for name in BUILT_IN {
        // serde_yaml reads keys such as `2019:` as numbers; an editor, as JSON has it, as texts.
        let text = std::fs::read_to_string(repo(&format!("calendars/{name}.yaml"))).unwrap();
        let quoted: Vec<String> = text
            .lines()
            .map(|line| match line.strip_prefix("  20").and_then(|rest| rest.strip_suffix(':')) {
                Some(year) => format!("  \"20{year}\":"),
                None => line.to_owned(),
            })
            .collect();
        assert!(takes(&schema, &quoted.join("\n")), "{name}");
    }
    for noun in CALENDAR_NOUNS {
        for field in noun.fields {
            let mut of_field = schema["$defs"][noun.key]["properties"][field.key].clone();
            of_field["$defs"] = schema["$defs"].clone();
            let example = field.example.replace("{ 2019:", "{ \"2019\":");
            assert!(takes(&of_field, &example), "`{}: {}` of `{}`", field.key, field.example, noun.key);
        }
    }
}

#[test]
fn it_refuses_what_an_editor_should_underline() {
    let schema = calendar_schema();
    assert!(takes(&schema, "{ calendar: a, week: { mon: 09:00-17:00 } }"));
    for wrong in [
        "{ calendar: a }",
        "{ calendar: a, week: { mno: 09:00-17:00 } }",
        "{ calendar: a, week: { mon: 9am } }",
        "{ calendar: a, week: { mon: 09:00-17:00 }, counting: { rest-day: next } }",
        "{ calendar: a, week: { mon: 09:00-17:00 }, years: { \"2019\": { holidays: { a: 2019-10-01 } } } }",
        "{ calendar: a, week: { mon: 09:00-17:00 }, years: { \"2019\": { source: a, make-up: 2019/10/1 } } }",
    ] {
        assert!(!takes(&schema, wrong), "{wrong}");
    }
}

#[test]
fn the_command_prints_either() {
    let title = |arguments: &[&str]| {
        let printed: Value = serde_json::from_str(&Workspace::new().run(arguments).stdout).unwrap();
        printed["title"].as_str().unwrap().to_owned()
    };
    assert_eq!(title(&["schema"]), "zaizao/v1");
    assert_eq!(title(&["schema", "calendar"]), "zaizao/v1 calendar");
}
