//! `--format` and `-o`.

use crate::support::{MINIMAL, Workspace};
use serde_json::Value;
use std::io::Read;
use std::process::Stdio;

fn faulty() -> String {
    MINIMAL.replace("work: 1h", "wrok: 1h")
}

fn read(here: &Workspace, name: &str) -> String {
    std::fs::read_to_string(here.path(name)).unwrap()
}

#[test]
fn the_ending_of_a_file_says_its_format_and_the_screen_still_shows_text() {
    let here = Workspace::new();
    here.file("a.yaml", faulty());
    let plain = here.run(&["check", "a.yaml"]).stdout;
    let run =
        here.run(&["check", "a.yaml", "-o", "o.sarif", "-o", "o.md", "-o", "o.json", "-o", "o.xml", "-o", "o.txt"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, plain.as_str()), "{}", run.stderr);
    let sarif: Value = serde_json::from_str(&read(&here, "o.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "unknown-key");
    let json: Value = serde_json::from_str(&read(&here, "o.json")).unwrap();
    assert_eq!(json["summary"]["errors"], 1);
    assert!(read(&here, "o.md").contains("**1 error"));
    assert!(read(&here, "o.xml").contains("<testsuites"));
    assert!(read(&here, "o.txt").contains("unknown-key") && read(&here, "o.txt").contains(" | "));
}

#[test]
fn a_format_that_was_asked_for_goes_before_the_ending() {
    let here = Workspace::new();
    here.file("a.yaml", faulty());
    let run = here.run(&["check", "a.yaml", "--format", "gitlab", "-o", "o.json"]);
    assert!(run.stdout.contains("unknown-key") && !run.stdout.starts_with('['), "{}", run.stdout);
    assert!(read(&here, "o.json").starts_with("[\n"));
    // A line each is a way to read on the screen; it is not what a .sarif holds.
    let run = here.run(&["check", "a.yaml", "--format", "short", "-o", "o.sarif"]);
    assert!(run.stdout.starts_with("a.yaml:4:"), "{}", run.stdout);
    assert!(read(&here, "o.sarif").contains("\"2.1.0\""));
}

#[test]
fn a_dash_is_the_screen() {
    let here = Workspace::new();
    here.file("a.yaml", faulty());
    let run = here.run(&["check", "a.yaml", "--format", "json", "-o", "-", "-o", "o.md"]);
    assert!(serde_json::from_str::<Value>(&run.stdout).is_ok(), "{}", run.stdout);
    assert!(!read(&here, "o.md").starts_with('{'), "the ending says the format");
    let run = here.run(&["check", "a.yaml", "--format", "github", "-o", "o.sarif", "-o", "o.log"]);
    assert!(run.stdout.contains("a.yaml:"), "a file has what was asked for, and the screen the text: {}", run.stdout);
    assert!(read(&here, "o.sarif").contains("\"2.1.0\"") && read(&here, "o.log").starts_with("::error "));
    let run = here.run(&["check", "a.yaml", "--format", "github", "-o", "o.sarif"]);
    assert!(run.stdout.starts_with("::error "), "no file has it: {}", run.stdout);
    assert_eq!(here.run(&["check", "a.yaml", "-o", "-"]).stdout, here.run(&["check", "a.yaml"]).stdout);
    let twice = here.run(&["check", "a.yaml", "-o", "o.md", "-o", "o.md"]);
    assert_eq!((twice.status, twice.stderr.as_str()), (2, "error: --output o.md stands twice\n"));
}

#[test]
fn analyze_and_compare_write_files_in_the_same_way() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    for command in [&["analyze", "a.yaml"][..], &["compare", "a.yaml", "a.yaml"]] {
        let plain = here.run(command).stdout;
        let run = here.run(&[command, &["-o", "o.md", "-o", "o.json", "-o", "o.sarif"]].concat());
        assert_eq!((run.status, run.stdout.as_str()), (0, plain.as_str()), "{}", run.stderr);
        assert!(read(&here, "o.md").starts_with("# "));
        let json: Value = serde_json::from_str(&read(&here, "o.json")).unwrap();
        assert_eq!(json["command"], command[0]);
        let sarif: Value = serde_json::from_str(&read(&here, "o.sarif")).unwrap();
        assert!(sarif["runs"][0]["results"].is_array());
    }
}

#[test]
fn what_answers_without_findings_has_no_format_for_them() {
    for command in [&["due", "2019-09-26", "20d"][..], &["days", "2019-09-26", "2019-10-22"], &["explain"]] {
        let run = Workspace::new().run(&[command, &["--format", "sarif"]].concat());
        assert_eq!(run.status, 2);
        assert!(
            run.stderr.contains("does not take the value sarif; it takes: text, short, markdown, json\n"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn the_help_names_every_format() {
    let here = Workspace::new();
    let wrong = here.run(&["check", "a.yaml", "--format", "qqqqqqqq"]).stderr;
    let all = wrong.lines().next().unwrap().split_once("it takes: ").unwrap().1;
    assert_eq!(all, "text, short, markdown, html, json, sarif, github, junit, gitlab, checkstyle, xlsx, docx");
    for lang in ["zh", "en"] {
        let help = here.run(&["check", "--help", "--lang", lang]).stdout;
        assert!(all.split(", ").all(|format| help.contains(format)), "{help}");
    }
}

/// Nothing is written where nothing could be checked: an empty report would look like a clean one.
#[test]
fn no_file_checked_leaves_old_reports_as_they_were() {
    let here = Workspace::new();
    here.file("o.sarif", "old");
    let run = here.run(&["check", "gone.yaml", "-o", "o.sarif"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert_eq!(read(&here, "o.sarif"), "old");
    here.file("a.yaml", MINIMAL);
    assert_eq!(here.run(&["check", "gone.yaml", "a.yaml", "-o", "o.sarif"]).status, 2);
    let sarif: Value = serde_json::from_str(&read(&here, "o.sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn a_reader_of_the_screen_that_goes_away_takes_nothing_from_the_files() {
    let here = Workspace::new();
    for n in 0..300 {
        here.file(&format!("p/{n:03}.yaml"), faulty());
    }
    for arguments in [&["-o", "o.json"], &["--write-baseline", "known.json"]] {
        let mut command = here.command(&[&["check", "p"], &arguments[..]].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(1), ""));
    }
    let json: Value = serde_json::from_str(&read(&here, "o.json")).unwrap();
    assert_eq!(json["reports"].as_array().unwrap().len(), 300);
    assert_eq!(read(&here, "known.json").lines().filter(|line| line.contains("fingerprint")).count(), 300);
}

/// More files than are worked on at a time: each is told once, in the order of their names.
#[test]
fn many_files_are_told_in_order() {
    let here = Workspace::new();
    for n in (0..200).rev() {
        here.file(&format!("p/{n:03}.yaml"), faulty());
    }
    let run = here.run(&["check", "p", "--format", "short"]);
    let files: Vec<&str> =
        run.stdout.lines().filter(|line| line.contains("[unknown-key]")).map(|line| &line[..10]).collect();
    let expected: Vec<String> = (0..200).map(|n| format!("p/{n:03}.yaml")).collect();
    assert_eq!(files, expected);
    assert!(run.stdout.contains("200 errors in 200 files"), "{}", run.stdout);
    assert_eq!(run.stderr, "", "no bar where nobody watches");
}
