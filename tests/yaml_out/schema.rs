//! The JSON Schema: valid itself, takes what the reader takes, refuses what an editor should underline.

use super::dice::Dice;
use super::made_up::process;
use super::{config, laid_out, shipped};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;
use zaizao::yaml::fields::NOUNS;
use zaizao::yaml::{schema, write};

/// A YAML text as the JSON value that an editor checks.
fn json(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// What is wrong with a text by the schema; one line each, empty where nothing is.
fn told(text: &str) -> String {
    static VALIDATOR: LazyLock<jsonschema::Validator> =
        LazyLock::new(|| jsonschema::draft202012::new(&schema()).unwrap());
    let errors: Vec<String> =
        VALIDATOR.iter_errors(&json(text)).map(|error| format!("{}: {error}", error.instance_path())).collect();
    errors.join("\n")
}

fn accepts(text: &str) {
    assert_eq!(told(text), "", "\n{text}");
}

#[test]
fn it_is_a_schema() {
    let errors = jsonschema::draft202012::meta::validate(&schema()).map_err(|error| error.to_string());
    assert_eq!(errors, Ok(()));
}

#[test]
fn it_takes_the_minimal_file() {
    accepts(
        "process: 二手房转移登记\ndepartments: [综合窗口, 税务局, 登记中心]\nsteps:\n  受理: { by: 综合窗口, work: 1h, next: 计税 }\n  \
         计税: { by: 税务局, wait: 1d, work: 2h, next: 登簿 }\n  登簿: { by: 登记中心, wait: 2d, work: 3h }\n",
    );
}

#[test]
fn it_takes_every_shipped_process() {
    for (path, text) in shipped() {
        assert_eq!(told(&text), "", "{path}");
        assert_eq!(told(&laid_out(&text).unwrap()), "", "{path} laid out");
    }
}

#[test]
fn it_takes_every_example_of_the_tables() {
    let schema = schema();
    for noun in NOUNS {
        for field in noun.fields {
            let mut of_field = schema["$defs"][noun.key]["properties"][field.key].clone();
            of_field["$defs"] = schema["$defs"].clone();
            let validator = jsonschema::draft202012::new(&of_field).unwrap();
            let example = json(field.example);
            assert!(validator.is_valid(&example), "`{}: {}` of `{}`", field.key, field.example, noun.key);
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn it_takes_whatever_is_written(bytes in prop::collection::vec(any::<u8>(), 0..900)) {
        let text = write(&process(&mut Dice::new(&bytes)));
        prop_assert_eq!(told(&text), "", "\n{}", text);
    }
}

#[test]
fn it_takes_every_spelling_of_a_time_and_a_share() {
    let with = |field: &str| format!("process: p\nsteps: {{ a: {{ {field} }} }}\n");
    for time in [
        "0",
        "30s",
        "30 分钟",
        "2小时",
        "3d",
        "3 个工作日",
        "3 天",
        "20cd",
        "20 自然日",
        "2w",
        "1.5h",
        "１d",
        "1d..5d",
        "1d/2d/5d",
        "{ gamma: { mean: 3d, sd: 1d } }",
        "{ p50: 2d, p90: 5d }",
    ] {
        accepts(&with(&format!("work: {time}")));
    }
    for share in ["20%", "99.8%", "0.2", "1", "0", "２０％"] {
        accepts(&with(&format!("pass: {share}")));
    }
    for stage in ["1", "1.10", "no", "true", "核准"] {
        accepts(&with(&format!("stage: {stage}")));
    }
}

#[test]
fn it_refuses_what_an_editor_should_underline() {
    for (wrong, place) in [
        ("process: p\nsteps: { a: { wrok: 1h } }\n", "/steps/a"),
        ("process: p\nsteps: { a: { work: 1 month } }\n", "/steps/a/work"),
        ("process: p\nsteps: { a: { work: 3 } }\n", "/steps/a/work"),
        ("process: p\nsteps: { a: { kind: revieww } }\n", "/steps/a/kind"),
        ("process: p\nsteps: { a: { rank: 5 } }\n", "/steps/a/rank"),
        ("process: p\nsteps: { a: { pass: 20 } }\n", "/steps/a/pass"),
        ("process: p\nsteps: { a: { limit: [1d] } }\n", "/steps/a/limit"),
        ("process: p\nsteps: { a: { fees: { item: x } } }\n", "/steps/a/fees"),
        ("process: p\nsteps: { a: { next: { one: [b], all: [c] } } }\n", "/steps/a/next"),
        ("process: p\nsteps: { a/b: {} }\n", "/steps"),
        ("process: p\nsteps: [a, b]\n", "/steps"),
        ("steps: { a: {} }\n", ""),
        ("process: p\nsteps: { a: {} }\nstesp: {}\n", ""),
    ] {
        let told = told(wrong);
        assert!(told.starts_with(&format!("{place}: ")) || told.starts_with(&format!("{place}/")), "{wrong}{told:?}");
    }
}
