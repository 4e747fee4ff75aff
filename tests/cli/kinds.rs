//! A file of another kind than a command takes: what it is, and what to type.

use crate::support::{MINIMAL, Workspace};

const PLAN: &str =
    "plan: 一次办\nbase: as-is.yaml\nmeasures:\n  - { id: 提速, do: [ { shorten: { 计税: { wait: 0.5d } } } ] }\n";

fn folder() -> Workspace {
    let here = Workspace::new();
    here.file("as-is.yaml", MINIMAL).file("plan.yaml", PLAN);
    here.file("policy.yaml", "policy: P\nlimits: { visits: { max: 0 } }\n");
    here.file("calendar.yaml", "week: { mon: 9:00-17:00 }\n");
    here
}

#[test]
fn every_command_says_what_a_file_is_and_what_to_type() {
    let here = folder();
    let told = |arguments: &[&str], said: &str| {
        let run = here.run(arguments);
        assert!(run.status == 2 && run.stdout.is_empty(), "{arguments:?}: {}{}", run.stdout, run.stderr);
        let line = run.stderr.split_whitespace().collect::<Vec<&str>>().join(" ");
        assert!(line.contains(said), "{arguments:?}: {line}");
    };
    let plan = "plan.yaml is a plan, not a process: for before and after use zaizao compare plan.yaml; for the to-be alone write it first, with zaizao apply plan.yaml -o to-be.yaml";
    told(&["analyze", "plan.yaml"], plan);
    told(&["compare", "plan.yaml", "as-is.yaml"], plan);
    told(&["compare", "--benchmark", "plan.yaml", "as-is.yaml"], plan);
    told(&["report", "plan.yaml", "as-is.yaml", "-o", "r.md"], plan);
    let policy =
        "policy.yaml is a policy: hold a process or plan to it with zaizao check process.yaml --policy policy.yaml";
    told(&["analyze", "policy.yaml"], policy);
    told(&["compare", "as-is.yaml", "policy.yaml"], policy);
    told(&["apply", "policy.yaml"], policy);
    told(&["draw", "policy.yaml"], policy);
    told(&["draw", "calendar.yaml"], "calendar.yaml is a calendar: check it with zaizao check calendar.yaml");
    told(&["apply", "as-is.yaml"], "as-is.yaml is a process, not a plan: analyse it with zaizao analyze as-is.yaml");
    told(&["draw", "plan.yaml", "as-is.yaml"], "plan.yaml is a plan, and zaizao draw plan.yaml draws before and after");
    let chinese = here.run(&["analyze", "plan.yaml", "--lang", "zh"]);
    assert!(
        chinese.stderr.contains("“plan.yaml”是改革计划，不是流程：改革前后对比用 zaizao compare plan.yaml"),
        "{}",
        chinese.stderr
    );
}

/// What `apply` writes is YAML, and takes no format.
#[test]
fn apply_takes_no_format() {
    let run = folder().run(&["apply", "plan.yaml", "-f", "json"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("there is no argument -f"), "{}", run.stderr);
}

#[test]
fn a_plan_is_drawn_as_its_before_and_after() {
    let here = folder();
    assert_eq!(here.run(&["apply", "plan.yaml", "-o", "to-be.yaml"]).status, 0);
    for picture in ["diagram", "cuts", "waterfall"] {
        let drawn = |files: &[&str]| {
            let run = here.run(&[&["draw"], files, &["--picture", picture, "-f", "svg"]].concat());
            assert_eq!(run.status, 0, "{}", run.stderr);
            run.stdout
        };
        let two = drawn(&["as-is.yaml", "to-be.yaml"]);
        assert!(two.contains("<svg"));
        assert!(drawn(&["plan.yaml"]) == two && drawn(&["as-is.yaml", "plan.yaml"]) == two, "{picture}");
    }
    here.file("broken.yaml", PLAN.replace("计税", "缴税"));
    let run = here.run(&["draw", "broken.yaml"]);
    assert!(
        run.status == 2 && run.stdout.is_empty() && run.stderr.contains("plan-missing"),
        "{} {}",
        run.status,
        run.stderr
    );
}
