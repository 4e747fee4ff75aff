//! Known findings: what a baseline leaves out, what it lets through, and when it no longer fits.

use crate::support::Workspace;
use serde_json::Value;

/// One material is collected twice: a warning. `wrok` would be an error.
const TWICE: &str = "\
process: { id: transfer, name: 过户, variant: as-is }
departments: [窗口, 税务局]
materials: { 合同: { issuer: applicant } }
steps:
  受理: { by: 窗口, work: 1h, collects: [合同], next: 计税 }
  计税: { by: 税务局, wait: 1d, work: 2h, collects: [合同], next: 办结 }
  办结: { by: 窗口, work: 1h }
";

fn rules(here: &Workspace, arguments: &[&str]) -> Vec<String> {
    let run = here.run(&[&["check", "--format", "json"], arguments].concat());
    let json: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    let reports = json["reports"].as_array().unwrap();
    let findings = reports.iter().flat_map(|report| report["findings"].as_array().unwrap());
    findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

fn with_baseline(text: &str) -> Workspace {
    let here = Workspace::new();
    here.file("a.yaml", text);
    let run = here.run(&["check", "a.yaml", "--write-baseline", "known.json"]);
    assert_eq!(run.stderr, "");
    here
}

#[test]
fn known_findings_are_left_out_and_new_ones_told() {
    let here = with_baseline(TWICE);
    assert_eq!(rules(&here, &["a.yaml"]), ["repeated-submission"]);
    assert_eq!(rules(&here, &["a.yaml", "--baseline", "known.json"]), [""; 0]);
    let run = here.run(&["check", "a.yaml", "--baseline", "known.json", "--fail-on", "note"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(run.stdout.starts_with("✓ nothing new in 1 file\n"), "{}", run.stdout);
    assert!(run.stdout.contains("known findings left out, as the baseline has them: 1"), "{}", run.stdout);
    here.file("a.yaml", TWICE.replace("work: 2h", "wrok: 2h"));
    let run = here.run(&["check", "a.yaml", "--baseline", "known.json"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("unknown-key"), "{}", run.stdout);
}

#[test]
fn errors_may_be_known_too() {
    let here = with_baseline(&TWICE.replace("work: 2h", "wrok: 2h"));
    assert_eq!(rules(&here, &["a.yaml"]), ["unknown-key"]);
    assert_eq!(here.run(&["check", "a.yaml"]).status, 1);
    assert_eq!(here.run(&["check", "a.yaml", "--baseline", "known.json"]).status, 0);
}

#[test]
fn a_finding_stays_known_when_lines_move_neighbours_are_renamed_and_the_file_is() {
    let here = with_baseline(TWICE);
    let changed = TWICE
        .replace("办结", "发证")
        .replace("steps:", "# 说明\n\n# 又一行\nsteps:")
        .replace("name: 过户", "name: 转移");
    here.file("b/renamed.yaml", changed);
    assert_eq!(rules(&here, &["b/renamed.yaml"]), ["repeated-submission"]);
    assert_eq!(rules(&here, &["b/renamed.yaml", "--baseline", "known.json"]), [""; 0]);
    // Another process, another variant, another material: other findings.
    for other in [("id: transfer", "id: other"), ("as-is", "to-be"), ("合同", "申请书")] {
        here.file("c.yaml", TWICE.replace(other.0, other.1));
        assert_eq!(rules(&here, &["c.yaml", "--baseline", "known.json"]), ["repeated-submission"], "{other:?}");
    }
}

#[test]
fn findings_with_one_fingerprint_are_counted() {
    // Two files about one process, which say the same of it.
    let here = Workspace::new();
    here.file("p/1.yaml", TWICE).file("p/2.yaml", TWICE);
    here.run(&["check", "p", "--write-baseline", "known.json"]);
    let written = std::fs::read_to_string(here.path("known.json")).unwrap();
    assert!(written.contains("\"count\":2"), "{written}");
    assert_eq!(rules(&here, &["p", "--baseline", "known.json"]), [""; 0]);
    here.file("p/3.yaml", TWICE);
    // The third repeats what is known twice, and is a third definition of the process.
    assert_eq!(rules(&here, &["p", "--baseline", "known.json"]), ["repeated-submission", "duplicate-process"]);
}

#[test]
fn entries_that_no_longer_occur_are_counted_where_they_were_looked_for() {
    let here = with_baseline(TWICE);
    let gone = |text: &str| {
        here.file("a.yaml", text);
        let run = here.run(&["check", "a.yaml", "--baseline", "known.json", "--format", "json"]);
        let json: Value = serde_json::from_str(&run.stdout).unwrap();
        (json["summary"]["known"].as_u64().unwrap(), json["summary"]["gone"].as_u64().unwrap())
    };
    assert_eq!(gone(TWICE), (1, 0));
    assert_eq!(gone(&TWICE.replace("work: 2h, collects: [合同]", "work: 2h")), (0, 1));
    // With an error of reading the rule does not run: nobody knows.
    assert_eq!(gone(&TWICE.replace("work: 2h, collects: [合同]", "wrok: 2h")), (0, 0));
    // Nor is it known of a process that was not checked.
    assert_eq!(
        gone(&TWICE.replace("id: transfer", "id: other").replace("work: 2h, collects: [合同]", "work: 2h")),
        (0, 0)
    );
    here.file("a.yaml", TWICE.replace("work: 2h, collects: [合同]", "work: 2h"));
    let run = here.run(&["check", "a.yaml", "--baseline", "known.json", "--lang", "zh"]);
    assert!(run.stdout.contains("基线中有 1 项已不再出现，可用 --write-baseline 重写基线"), "{}", run.stdout);
}

#[test]
fn a_baseline_is_the_same_each_time_and_one_line_a_finding() {
    let here = Workspace::new();
    let three = TWICE.replace("{ 合同: { issuer: applicant } }", "{ 合同: { issuer: applicant }, 申请书: {} }");
    here.file("p/b.yaml", three.replace("[合同]", "[合同, 申请书]").replace("transfer", "b")).file("p/a.yaml", TWICE);
    let write = |name: &str| {
        here.run(&["check", "p", "--write-baseline", name]);
        std::fs::read_to_string(here.path(name)).unwrap()
    };
    let written = write("one.json");
    assert_eq!(written, write("two.json"));
    let lines: Vec<&str> = written.lines().filter(|line| line.contains("fingerprint")).collect();
    assert_eq!(lines.len(), 3);
    let begins = |id: &str, about: &str| {
        (
            format!(
                "    {{\"process\":\"{id}\",\"variant\":\"as-is\",\"rule\":\"repeated-submission\",\"fingerprint\":\""
            ),
            format!("\"about\":\"{about}\"}}"),
        )
    };
    for (line, (begin, end)) in
        lines.iter().zip([begins("b", "合同"), begins("b", "申请书"), begins("transfer", "合同")])
    {
        assert!(line.starts_with(&begin) && line.trim_end_matches(',').ends_with(&end), "{line}");
    }
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap()["schema"], "zaizao.baseline/1");
}

#[test]
fn known_and_new_findings_are_written_down_together() {
    let here = with_baseline(TWICE);
    here.file("a.yaml", TWICE.replace("by: 税务局", "by: 税务居"));
    let run = here.run(&["check", "a.yaml", "--baseline", "known.json", "--write-baseline", "known.json"]);
    assert_eq!(run.status, 1);
    assert_eq!(rules(&here, &["a.yaml", "--baseline", "known.json"]), [""; 0]);
    let written = std::fs::read_to_string(here.path("known.json")).unwrap();
    assert!(written.contains("unknown-reference"), "{written}");
    // What could not be checked would be missing from it.
    let run = here.run(&["check", "a.yaml", "gone.yaml", "--write-baseline", "part.json"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("the baseline part.json was not written"), "{}", run.stderr);
    assert!(!here.path("part.json").exists());
}

#[test]
fn a_baseline_in_the_folder_is_no_process() {
    let here = Workspace::new();
    here.file("p/a.yaml", TWICE);
    here.run(&["check", "p", "--write-baseline", "p/known.yaml"]);
    let run = here.run(&["check", "p", "--baseline", "p/known.yaml"]);
    assert_eq!((run.status, run.stdout.lines().next().unwrap()), (0, "✓ nothing new in 1 file"));
}

#[test]
fn a_baseline_that_cannot_be_read_says_where_and_what_to_do() {
    let here = with_baseline(TWICE);
    let written = std::fs::read_to_string(here.path("known.json")).unwrap();
    let said = |text: &str| {
        here.file("bad.json", text);
        let run = here.run(&["check", "a.yaml", "--baseline", "bad.json"]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        run.stderr
    };
    let anew = "; write it anew with --write-baseline\n";
    assert_eq!(
        said(&written.replace("\"rule\"", "\"rul\"")),
        format!("error: baseline bad.json, line 4: rule is missing{anew}")
    );
    let print = written.split("\"fingerprint\":\"").nth(1).unwrap()[..16].to_owned();
    assert_eq!(
        said(&written.replace(&print, "xyz")),
        format!("error: baseline bad.json, line 4: the fingerprint xyz is not 16 hexadecimal digits{anew}")
    );
    assert_eq!(
        said(&written.replace("baseline/1", "baseline/9")),
        format!("error: baseline bad.json, line 1: this is no baseline of the format zaizao.baseline/1{anew}")
    );
    assert!(
        said("{ \"schema\": \"zaizao.baseline/1\",\n \"findings\": [ ").starts_with("error: baseline bad.json, line ")
    );
    assert!(said("").contains("this is no baseline"));
    let run = here.run(&["check", "a.yaml", "--baseline", "none.json", "--lang", "zh"]);
    assert_eq!((run.status, run.stderr.as_str()), (2, "错误：找不到文件“none.json”\n"));
}

#[test]
fn a_file_is_not_checked_and_the_baseline_at_once() {
    let here = Workspace::new();
    let bad = TWICE.replace("work: 2h", "wrok: 2h");
    here.file("bad.yaml", &bad).file("p/known.yaml", "");
    for option in ["--write-baseline", "--baseline"] {
        let run = here.run(&["check", "bad.yaml", option, "bad.yaml"]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{option}: {}", run.stderr);
    }
    let run = here.run(&["check", "bad.yaml", "--write-baseline", "./bad.yaml"]);
    assert!(run.stderr.contains("is no baseline"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(here.path("bad.yaml")).unwrap(), bad);
    // In a folder it is passed over, and nothing is left to check.
    let run = here.run(&["check", "p", "--write-baseline", "p/known.yaml"]);
    assert_eq!((run.status, run.stderr.as_str()), (2, "error: besides the baseline there is no file to check\n"));
}

#[test]
fn a_baseline_is_written_over_a_baseline_only() {
    let here = Workspace::new();
    here.file("a.yaml", TWICE).file("b.yaml", TWICE).file("broken.json", "{ \"schema\": \"zaizao.baseline/1\", \"find");
    let run = here.run(&["check", "a.yaml", "--write-baseline", "b.yaml"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("b.yaml is there and is no baseline; --write-baseline does not overwrite it"),
        "{}",
        run.stderr
    );
    assert_eq!(std::fs::read_to_string(here.path("b.yaml")).unwrap(), TWICE);
    assert_eq!(here.run(&["check", "a.yaml", "--write-baseline", "broken.json"]).status, 0);
    assert_eq!(rules(&here, &["a.yaml", "--baseline", "broken.json"]), [""; 0]);
}

/// What a gate was asked for is told, whatever a baseline has.
#[test]
fn breaches_of_policies_are_never_known() {
    let here = Workspace::new();
    here.file("a.yaml", TWICE).file("policy.yaml", "policy: P\nlimits: { departments: { max: 1 } }\n");
    let policy = ["check", "a.yaml", "--policy", "policy.yaml"];
    assert_eq!(here.run(&[&policy[..], &["--write-baseline", "known.json"]].concat()).status, 1);
    let written = std::fs::read_to_string(here.path("known.json")).unwrap();
    assert!(written.contains("repeated-submission") && !written.contains("policy-limit-not-met"), "{written}");
    let run = here.run(&[&policy[..], &["--baseline", "known.json"]].concat());
    assert!(run.status == 1 && run.stdout.contains("policy-limit-not-met"), "{}", run.stdout);
    // Nor is one that somebody wrote into it.
    let json = here.run(&[&policy[..], &["--format", "json"]].concat()).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    let findings = json["reports"][0]["findings"].as_array().unwrap();
    let breach = findings.iter().find(|finding| finding["rule"] == "policy-limit-not-met").unwrap();
    let entry = serde_json::json!({ "process": "transfer", "variant": "as-is", "rule": "policy-limit-not-met", "fingerprint": breach["fingerprint"] });
    here.file("old.json", serde_json::json!({ "schema": "zaizao.baseline/1", "findings": [entry] }).to_string());
    assert_eq!(here.run(&[&policy[..], &["--baseline", "old.json"]].concat()).status, 1);
}

#[test]
fn a_further_visit_without_a_basis_is_new() {
    let one = TWICE
        .replace("受理: { by: 窗口,", "受理: { by: 窗口, channel: counter,")
        .replace("计税: {", "计税: { channel: online,");
    let here = with_baseline(&one);
    let known = |text: &str| {
        here.file("a.yaml", text);
        rules(&here, &["a.yaml", "--baseline", "known.json"])
    };
    assert!(rules(&here, &["a.yaml"]).contains(&"visit-without-basis".to_owned()));
    assert_eq!(known(&one), [""; 0]);
    assert_eq!(known(&one.replace("channel: online", "channel: counter")), ["visit-without-basis"]);
}
