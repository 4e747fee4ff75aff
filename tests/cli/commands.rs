//! What the commands do.

use crate::support::{MINIMAL, Workspace};

#[test]
fn warnings_do_not_fail_a_run_unless_asked() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL.replace("next: 登簿", "next: { one: [ 登簿, { end: 退件 } ] }"));
    let run = here.run(&["check", "a.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    let run = here.run(&["check", "a.yaml", "--fail-on", "note"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
}

#[test]
fn all_mistakes_of_a_file_are_told_in_one_run() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        MINIMAL.replace("work: 1h", "wrok: 1h").replace("wait: 1d", "wait: 1mo").replace("登记中心,", ""),
    );
    let run = here.run(&["check", "a.yaml"]);
    assert_eq!(run.status, 1);
    for part in ["a.yaml:4:", "unknown-key", "work", "a.yaml:5:", "22d", "bad-value"] {
        assert!(run.stdout.contains(part), "{part} is not in {}", run.stdout);
    }
}

#[test]
fn the_minimal_file_is_analysed() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    let run = here.run(&["analyze", "a.yaml", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let figures = &json["reports"][0]["figures"];
    // 1 h + (1 d + 2 h) + (2 d + 3 h) of 8-hour days.
    assert_eq!(figures["critical-path.length"]["value"], 3.75);
    assert_eq!(figures["critical-path.length"]["unit"], "d");
    assert_eq!(figures["handoffs"]["value"], 2);
    assert!(figures.get("visits").is_none(), "nobody stated visits");
}

#[test]
fn the_minimal_file_compared_with_itself_changes_nothing() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    let run = here.run(&["compare", "a.yaml", "a.yaml", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let figures = json["reports"][0]["figures"].as_object().unwrap();
    assert!(figures.contains_key("critical-path.length"));
    for (id, figure) in figures {
        assert_eq!(figure["before"], figure["after"], "{id}");
    }
}

#[test]
fn a_file_with_errors_is_not_analysed_and_says_why() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL.replace("next: 登簿", "next: 登部"));
    for arguments in [&["analyze", "a.yaml"][..], &["compare", "a.yaml", "a.yaml"]] {
        let run = here.run(arguments);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stdout.contains("unknown-reference") && run.stdout.contains("登簿"), "{}", run.stdout);
    }
}

#[test]
fn figures_say_that_they_stay_on_the_main_scenario() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 1d, next: { one: [ { to: b, p: 90% }, c ] } }\n  \
         b: { by: d, work: 1d }\n  c: { by: d, work: 5d }\n",
    );
    let said = "the scenario chosen is that of the critical path below only: 6 d.";
    let run = |arguments: &[&str]| {
        let printed = here.run(&[&["analyze", "a.yaml"], arguments].concat()).stdout;
        printed.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(!run(&[]).contains("scenario chosen"), "{}", run(&[]));
    for chosen in [&["--decide", "a=c"][..], &["--scenario", "worst"]] {
        assert!(run(chosen).contains(said), "{}", run(chosen));
    }
}

#[test]
fn a_decision_can_be_named() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 1d, next: { one: [ { to: b, p: 90% }, c ] } }\n  \
         b: { by: d, work: 1d }\n  c: { by: d, work: 5d }\n",
    );
    let length = |arguments: &[&str]| {
        let run = here.run(&[&["analyze", "a.yaml", "--format", "json"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let rows = json["reports"][0]["tables"]["critical-path"].as_array().unwrap().clone();
        rows.iter().map(|row| row["ef"].as_f64().unwrap()).fold(0.0, f64::max)
    };
    assert_eq!(length(&[]), 2.0);
    assert_eq!(length(&["--decide", "a=c"]), 6.0);
    assert_eq!(length(&["--scenario", "worst"]), 6.0);
    let run = here.run(&["analyze", "a.yaml", "--decide", "a=d"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("a=d"), "{}", run.stderr);
}

#[test]
fn fmt_rewrites_only_what_is_not_yet_canonical() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL).file(
        "b.yaml",
        MINIMAL
            .replace("  受理: { by: 综合窗口,", "    受理: {by:   '综合窗口' ,")
            .replace("  计税", "    计税")
            .replace("  登簿:", "    登簿:"),
    );
    let run = here.run(&["fmt", "--check", "."]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("b.yaml") && !run.stdout.contains("a.yaml"), "{}", run.stdout);
    assert_eq!(here.run(&["fmt", "."]).status, 0);
    assert_eq!(std::fs::read_to_string(here.path("b.yaml")).unwrap(), MINIMAL);
    assert_eq!(here.run(&["fmt", "--check", "."]).status, 0);
    let run = here.run_with(&["fmt", "-"], b"process:   p\nsteps: {a: {}}\n");
    assert_eq!((run.status, run.stdout.as_str()), (0, "process: p\nsteps: { a: {} }\n"), "{}", run.stderr);
}

#[test]
fn fmt_leaves_a_file_that_is_not_yaml_alone() {
    let here = Workspace::new();
    here.file("a.yaml", "process: \"p\nsteps: {");
    let run = here.run(&["fmt", "a.yaml"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("syntax"), "{}", run.stdout);
    assert_eq!(std::fs::read_to_string(here.path("a.yaml")).unwrap(), "process: \"p\nsteps: {");
}

#[test]
fn a_new_file_checks_clean_in_both_languages() {
    for lang in ["zh", "en"] {
        let here = Workspace::new();
        assert_eq!(here.run(&["new", "开办: \"餐饮店\"", "-o", "a.yaml", "--lang", lang]).status, 0);
        let run = here.run(&["check", "a.yaml", "--fail-on", "warning"]);
        assert_eq!(run.status, 0, "{}", run.stdout);
        assert_eq!(here.run(&["fmt", "--check", "a.yaml"]).status, 0);
        assert_eq!(here.run(&["analyze", "a.yaml"]).status, 0);
    }
}

#[test]
fn rules_and_figures_are_explained() {
    let here = Workspace::new();
    let run = here.run(&["explain", "needless-sequence"]);
    assert!(run.status == 0 && run.stdout.contains("needless-sequence"), "{}", run.stdout);
    let run = here.run(&["explain", "materials.submissions", "--lang", "zh"]);
    assert!(run.status == 0 && run.stdout.contains("件次"), "{}", run.stdout);
    let run = here.run(&["explain", "needles-sequence"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("needless-sequence"), "{}", run.stderr);
    let run = here.run(&["explain"]);
    assert!(run.status == 0 && run.stdout.contains("deadlock") && run.stdout.contains("critical-path.length"));
}

#[test]
fn completions_and_manual_pages_are_made() {
    let here = Workspace::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = here.run(&["completions", shell]);
        assert!(run.status == 0 && run.stdout.contains("zaizao"), "{shell}");
    }
    assert!(here.run(&["man"]).stdout.contains(".TH zaizao"));
    assert_eq!(here.run(&["man", "pages"]).status, 0);
    let pages = std::fs::read_dir(here.path("pages")).unwrap().count();
    assert_eq!(pages, 15, "one for the program and one for each of its fourteen commands");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let here = Workspace::new();
    for name in ["a.yaml", "b.yaml", "c.yaml", "d.yaml"] {
        here.file(name, MINIMAL.replace("1d", "1mo"));
    }
    let first = here.run(&["check", ".", "--format", "json"]).stdout;
    for _ in 0..5 {
        assert_eq!(here.run(&["check", ".", "--format", "json"]).stdout, first);
    }
}

#[test]
fn compare_tells_of_replaced_steps_that_are_not_there_and_of_files_the_wrong_way_round() {
    let here = Workspace::new();
    let before = MINIMAL.replace("process: 二手房转移登记", "process: { name: 过户, variant: as-is }");
    let after = MINIMAL
        .replace("process: 二手房转移登记", "process: { name: 过户, variant: to-be }")
        .replace("登簿: { by: 登记中心,", "登记: { by: 登记中心, replaces: [登薄],")
        .replace("next: 登簿", "next: 登记");
    here.file("a.yaml", &before).file("b.yaml", &after);
    let run = here.run(&["compare", "a.yaml", "b.yaml", "--lang", "zh"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stdout.contains("改革前的文件里没有“登薄”"), "{}", run.stdout);
    let run = here.run(&["compare", "b.yaml", "a.yaml", "--lang", "zh"]);
    assert!(run.stdout.contains("顺序可能写反了"), "{}", run.stdout);
}

#[test]
fn paths_and_counts_are_printed_where_they_are_asked_for() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 1d, channel: counter, next: { one: [ { to: b, p: 90% }, c ] } }\n  \
         b: { by: d, work: 1d }\n  c: { by: d, work: 5d }\n",
    );
    let tables = |arguments: &[&str]| {
        let run = here.run(&[&["analyze", "a.yaml", "--format", "json"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        json["reports"][0]["tables"].clone()
    };
    let plain = tables(&[]);
    assert!(plain.get("paths").is_none() && plain.get("counts").is_none());
    let paths = tables(&["--paths"])["paths"].clone();
    assert_eq!(
        paths,
        serde_json::json!([
            { "way": 1, "probability": 0.9, "time": 2, "visits": 1, "steps": ["a", "b"] },
            { "way": 2, "probability": 0.1, "time": 6, "visits": 1, "steps": ["a", "c"] },
        ])
    );
    assert_eq!(tables(&["--paths", "1"])["paths"].as_array().unwrap().len(), 1);
    let counts = tables(&["--count", "lean,guide", "--count", "bpmn"])["counts"].clone();
    let row = counts.as_array().unwrap().iter().find(|row| row["counted"] == "tasks").unwrap();
    assert_eq!(*row, serde_json::json!({ "counted": "tasks", "guide": 2, "lean": 2, "bpmn": 3 }));
    let all = tables(&["--count", "all"])["counts"].clone();
    assert!(all[0].get("doing-business").is_some());
    assert_eq!(here.run(&["analyze", "a.yaml", "--paths", "0"]).status, 2);
    assert_eq!(here.run(&["analyze", "a.yaml", "--count", "guess"]).status, 2);
}

#[test]
fn three_minutes_are_printed_as_three_minutes() {
    let here = Workspace::new();
    here.file("a.yaml", "process: 智能帮办\ndepartments: [平台]\nsteps:\n  预检: { by: 平台, kind: precheck, channel: auto, work: 3min }\n");
    let printed = here.run(&["--lang", "zh", "analyze", "a.yaml"]).stdout;
    assert!(printed.contains("每件用时均为 3 分钟。"), "{printed}");
    assert!(!printed.contains("0.0 日"), "{printed}");
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_the_error_falls_with_the_samples() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        "process: p\ndepartments: [d]\nsteps:\n  a: { by: d, work: 1d, next: { all: [b, c] } }\n  \
         b: { by: d, wait: { exponential: 2d }, work: 1h, next: { one: [ { end: refused, p: 10%, cancel: true }, { to: e } ] } }\n  \
         c: { by: d, work: 1d..5d, next: e }\n  e: { by: d, work: 1h }\n",
    );
    let run = |arguments: &[&str]| here.run(&[&["analyze", "a.yaml", "--format", "json"], arguments].concat()).stdout;
    assert_eq!(run(&["--seed", "7"]), run(&["--seed", "7"]));
    assert_ne!(run(&["--seed", "7"]), run(&["--seed", "8"]));
    let error = |arguments: &[&str]| {
        let report: serde_json::Value = serde_json::from_str(&run(arguments)).unwrap();
        let mean = &report["reports"][0]["figures"]["lead-time.mean"];
        assert_eq!(mean["method"], "sampled");
        (mean["n"].as_u64().unwrap(), mean["error"].as_f64().unwrap() / mean["value"].as_f64().unwrap())
    };
    let (few, many) = (error(&["--samples", "2048"]), error(&["--samples", "204800"]));
    assert_eq!((few.0, many.0), (2048, 204_800));
    // A hundred times the cases, a tenth of the error.
    assert!((few.1 / many.1 - 10.0).abs() < 1.0, "{few:?} {many:?}");
    assert!(error(&[]).1 <= 0.005);
}
