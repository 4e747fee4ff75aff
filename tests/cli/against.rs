//! `check --against`, in a throw-away repository, and `--policy`.

use crate::support::{MINIMAL, Workspace, repo};
use std::process::Command;

/// Runs git in the workspace, whoever's machine this is; `None` where there is none.
fn git(here: &Workspace, arguments: &[&str]) -> Option<()> {
    let mut command = Command::new("git");
    command.arg("-C").arg(here.path("")).args(["-c", "user.name=t", "-c", "user.email=t@example.org"]).args(arguments);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().ok()?;
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(())
}

/// A repository with these files; `None` where there is no git.
fn repository(files: &[(&str, &str)]) -> Option<Workspace> {
    let here = Workspace::new();
    git(&here, &["init", "-q", "-b", "main"])?;
    for (name, text) in files {
        here.file(name, text);
    }
    git(&here, &["add", "-A"])?;
    git(&here, &["commit", "-q", "-m", "one"])?;
    Some(here)
}

/// The acceptance of the design: a day more on the critical path, the figure, before and after, at the line of the step, exit status 1.
#[test]
fn a_day_on_the_critical_path_fails_at_its_step() {
    let Some(here) = repository(&[("processes/a.yaml", MINIMAL), ("processes/b.yaml", MINIMAL)]) else { return };
    assert_eq!(here.run(&["check", "--against", "main", "processes/"]).status, 0);
    here.file("processes/a.yaml", MINIMAL.replace("wait: 1d", "wait: 2d"));
    let run =
        here.run(&["check", "--against", "main", "processes/", "--format", "short", "--gate", "critical-path.length"]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    let lines: Vec<&str> = run.stdout.lines().filter(|line| line.contains("worse-than-before")).collect();
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].starts_with("processes/a.yaml:5:3: error[worse-than-before]"), "{}", lines[0]);
    assert!(
        lines[0].contains("critical path (critical-path.length) rose from 3.8 d to 4.8 d, 1 d more than in main"),
        "{}",
        lines[0]
    );
    // Once it is committed there is nothing to compare.
    git(&here, &["commit", "-q", "-a", "-m", "two"]).unwrap();
    assert_eq!(here.run(&["check", "--against", "HEAD", "processes"]).status, 0);
    assert_eq!(here.run(&["check", "--against", "HEAD~1", "processes"]).status, 1);
}

#[test]
fn new_files_are_only_told_and_renamed_ones_are_found() {
    let slow = MINIMAL.replace("wait: 1d", "wait: 9d");
    let with_id = MINIMAL.replace("process: 二手房转移登记", "process: { id: transfer, name: 二手房转移登记 }");
    let Some(here) = repository(&[("a.yaml", MINIMAL), ("b.yaml", &with_id)]) else { return };
    here.file("fresh.yaml", &slow);
    let run = here.run(&["check", "--against", "main", "fresh.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(
        run.stderr.contains("new files without an older version to compare with (1): fresh.yaml"),
        "{}",
        run.stderr
    );
    // By git, which has been told of the move.
    git(&here, &["mv", "a.yaml", "moved.yaml"]).unwrap();
    here.file("moved.yaml", &slow);
    assert_eq!(here.run(&["check", "--against", "main", "moved.yaml"]).status, 1);
    // By the id of the process, where git knows nothing yet.
    std::fs::rename(here.path("b.yaml"), here.path("c.yaml")).unwrap();
    here.file("c.yaml", with_id.replace("wait: 1d", "wait: 9d"));
    let run = here.run(&["check", "--against", "main", "c.yaml"]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_usage_mistake_gives_2_and_says_what_is_missing() {
    let Some(here) = repository(&[("a.yaml", MINIMAL)]) else { return };
    let told = |arguments: &[&str], said: &str| {
        let mut all = vec!["check", "a.yaml"];
        all.extend(arguments);
        let run = here.run(&all);
        assert!(run.status == 2 && run.stderr.contains(said), "{arguments:?}: {} {}", run.status, run.stderr);
    };
    told(&["--against", "origin/main"], "the git repository has no revision origin/main");
    told(&["--against", "--output=x"], "--against <REV> needs a value");
    told(&["--against=--output=x"], "the git repository has no revision --output=x");
    told(&["--against", "main", "--gate", "visit"], "--gate: there is no figure visit; did you mean visits?");
    told(&["--against", "main", "--gate", "lead-time.sd"], "says nothing by itself");
    told(&["--gate", "visits"], "--against");
    let mut command = here.command(&["check", "a.yaml", "--against", "main"]);
    let none = command.env("PATH", here.path("nowhere")).output().unwrap();
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("there is no git program"));
    let outside = Workspace::new();
    outside.file("a.yaml", MINIMAL);
    let mut command = outside.command(&["check", "a.yaml", "--against", "main"]);
    let run = command.env("GIT_CEILING_DIRECTORIES", outside.path("..")).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("in no git repository"));
}

#[test]
fn an_older_self_that_cannot_be_read_is_told_as_not_evaluated() {
    let Some(here) = repository(&[("a.yaml", "process: p\nsteps: [\n")]) else { return };
    here.file("a.yaml", MINIMAL);
    let run = here.run(&["check", "a.yaml", "--against", "main", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let missing = json["reports"][0]["not-evaluated"].to_string();
    assert!(missing.contains("worse-than-before"), "{missing}");
}

#[test]
fn a_policy_compares_with_a_revision_or_a_file() {
    let Some(here) = repository(&[("a.yaml", MINIMAL)]) else { return };
    let slow = MINIMAL.replace("wait: 1d", "wait: 2d");
    here.file("a.yaml", &slow).file("was.yaml", MINIMAL);
    here.file("rev.yaml", "policy: r\nno-worse-than: main\n").file("file.yaml", "policy: f\nno-worse-than: was.yaml\n");
    for (policy, called) in [("rev.yaml", "1 d more than in main"), ("file.yaml", "1 d more than in was.yaml")] {
        let run = here.run(&["check", "a.yaml", "--policy", policy, "--format", "short"]);
        assert_eq!(run.status, 1, "{}", run.stderr);
        assert!(run.stdout.contains("worse-than-before") && run.stdout.contains(called), "{}", run.stdout);
    }
    here.file("a.yaml", MINIMAL);
    assert_eq!(here.run(&["check", "a.yaml", "--policy", "rev.yaml", "--policy", "file.yaml"]).status, 0);
}

#[test]
fn a_shipped_policy_is_had_by_its_name() {
    let here = Workspace::new();
    let to_be = repo("processes/enterprise-startup/to-be.yaml");
    let as_is = repo("processes/enterprise-startup/as-is.yaml");
    let (to_be, as_is) = (to_be.to_str().unwrap(), as_is.to_str().unwrap());
    let run = here.run(&["check", to_be, "--policy", "pudong-2019", "--no-config"]);
    assert!(run.status == 1 && run.stdout.contains("“Pudong 2019” allows visits at most 0; it is 1"), "{}", run.stdout);
    let idle = here.run(&["check", as_is, "--policy", "pudong-2019", "--no-config"]);
    assert!(idle.stderr.contains("policies that are about none of these processes: “Pudong 2019”"), "{}", idle.stderr);
    // 28 submissions to 3, 10 visits to 1 (semantics.md §6 by hand: 89.3 % and 90 %).
    here.file("cuts.yaml", "policy: c\nlimits: { materials.submissions.rate: { min: 89.2% }, visits.cut: { min: 9 }, visits.rate: { min: 91% } }\n");
    let compared = here.run(&["compare", as_is, to_be, "--policy", "cuts.yaml", "--no-config"]);
    assert_eq!(compared.status, 1);
    let one_line = compared.stdout.split_whitespace().collect::<Vec<&str>>().join(" ");
    assert!(one_line.contains("(visits.rate) of at least 91%; it is 90%"), "{}", compared.stdout);
    assert!(!one_line.contains("submissions.rate") && !one_line.contains("visits.cut"), "{}", compared.stdout);
    let wrong = here.run(&["check", to_be, "--policy", "pudong"]);
    assert!(wrong.status == 2 && wrong.stderr.contains("did you mean pudong-2019?"), "{}", wrong.stderr);
}

/// Who switches everything off still gets what was asked for by name.
#[test]
fn all_rules_off_leaves_the_gate_shut() {
    let Some(here) = repository(&[("p.yaml", MINIMAL)]) else { return };
    here.file("p.yaml", MINIMAL.replace("wait: 1d", "wait: 2d"));
    let run = here.run(&["check", "p.yaml", "--against", "HEAD", "--allow", "all"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stdout.contains("worse-than-before"), "{}", run.stdout);
    let run = here.run(&["check", "p.yaml", "--against", "HEAD", "--allow", "all,policy"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
}
