//! `check --against`, in a throw-away repository, and `--policy`.

use crate::support::{MINIMAL, Workspace, repo};
use std::process::Command;

/// Runs git in the workspace, whoever's machine this is; `None` where there is none.
pub(super) fn git(here: &Workspace, arguments: &[&str]) -> Option<()> {
    let mut command = Command::new("git");
    command.arg("-C").arg(here.path("")).args(["-c", "user.name=t", "-c", "user.email=t@example.org"]).args(arguments);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().ok()?;
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(())
}

/// A repository with these files; `None` where there is no git.
pub(super) fn repository(files: &[(&str, &str)]) -> Option<Workspace> {
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
fn a_longer_working_day_makes_no_more_of_them() {
    let of =
        |day: &str| format!("process: 甲\nday: {day}\ndepartments: [局]\nsteps:\n  受理: {{ by: 局, elapsed: 2d }}\n");
    let Some(here) = repository(&[("a.yaml", &of("8h"))]) else { return };
    here.file("a.yaml", of("9h"));
    let run = here.run(&["check", "--against", "HEAD", "a.yaml"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
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
    let said = "files that could not be held to all that was asked (1; the process of main cannot be read or does not work, so nothing can be compared): a.yaml\n";
    assert_eq!(run.stderr, said);
}

/// What git says of its index is not what stands in the folder.
#[test]
fn a_change_that_the_index_hides_is_compared() {
    let Some(here) = repository(&[("p/a.yaml", MINIMAL), ("p/b.yaml", MINIMAL), ("p/c.yaml", MINIMAL)]) else { return };
    git(&here, &["rm", "-q", "--cached", "p/a.yaml"]).unwrap();
    git(&here, &["commit", "-q", "-m", "two"]).unwrap();
    git(&here, &["update-index", "--assume-unchanged", "p/b.yaml"]).unwrap();
    assert_eq!(here.run(&["check", "--against", "HEAD~1", "p"]).status, 0);
    let slow = MINIMAL.replace("wait: 2d", "wait: 30d");
    for name in ["p/a.yaml", "p/b.yaml"] {
        here.file(name, &slow);
        let run = here.run(&["check", "--against", "HEAD~1", "p", "--format", "short"]);
        assert!(run.status == 1 && run.stdout.contains(name), "{name}: {}{}", run.stdout, run.stderr);
        assert_eq!(run.stderr, "");
        here.file(name, MINIMAL);
    }
}

#[test]
fn files_that_are_gone_are_told() {
    let with_id = MINIMAL.replace("process: 二手房转移登记", "process: { id: transfer, name: 二手房转移登记 }");
    let files = [
        ("p/a.yaml", MINIMAL),
        ("p/b.yaml", MINIMAL),
        ("p/c.yaml", &with_id),
        ("q/d.yaml", MINIMAL),
        ("p/.h/e.yaml", MINIMAL),
    ];
    let Some(here) = repository(&files) else { return };
    for name in ["p/b.yaml", "q/d.yaml", "p/.h/e.yaml"] {
        std::fs::remove_file(here.path(name)).unwrap();
    }
    std::fs::rename(here.path("p/c.yaml"), here.path("p/renamed.yaml")).unwrap();
    let run = here.run(&["check", "--against", "main", "p"]);
    assert_eq!(run.stderr, "files of main that are there no longer, and were not compared (1): p/b.yaml\n");
    assert_eq!(run.status, 0);
}

#[test]
fn a_time_that_is_deleted_does_not_pass() {
    let Some(here) = repository(&[("a.yaml", MINIMAL)]) else { return };
    here.file("a.yaml", MINIMAL.replace(", wait: 1d, work: 2h", ""));
    let run = here.run(&["check", "--against", "main", "a.yaml", "--format", "short"]);
    assert_eq!(run.status, 1);
    let lines: Vec<&str> = run.stdout.lines().filter(|line| line.contains("worse-than-before")).collect();
    assert_eq!(
        lines,
        [
            "a.yaml:5:3: error[worse-than-before]: the time of “计税” was stated in main and no longer is: times cannot be shown to be no worse"
        ]
    );
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

/// Five visits of the as-is by hand: one step of three needs presence, and the to-be needs none.
#[test]
fn what_was_cut_is_judged_against_the_files_that_a_to_be_is_based_on() {
    let here = Workspace::new();
    let counter =
        MINIMAL.replace("work: 1h", "work: 1h, channel: counter").replace("work: 2h", "work: 2h, channel: counter");
    here.file("as-is.yaml", &counter);
    let to_be = counter.replacen("counter", "online", 1).replace("departments:", "based-on: as-is.yaml\ndepartments:");
    here.file("to-be.yaml", &to_be).file("alone.yaml", to_be.replace("based-on: as-is.yaml\n", ""));
    let told = |file: &str, min: &str| {
        here.file("policy.yaml", format!("policy: P\nlimits: {{ visits.rate: {{ min: {min} }} }}\n"));
        here.run(&["check", file, "--policy", "policy.yaml"])
    };
    // Two visits became one: 50 %.
    assert_eq!((told("to-be.yaml", "50%").status, told("to-be.yaml", "51%").status), (0, 1));
    assert_eq!(told("to-be.yaml", "50%").stderr, "");
    // Against yesterday nothing was cut; it is the as-is that counts.
    if git(&here, &["init", "-q", "-b", "main"]).is_some() {
        git(&here, &["add", "-A"]).unwrap();
        git(&here, &["commit", "-q", "-m", "one"]).unwrap();
        here.file("to-be.yaml", to_be.replace("wait: 2d", "wait: 1d"));
        here.file("policy.yaml", "policy: P\nlimits: { visits.rate: { min: 50% } }\n");
        let run = here.run(&["check", "to-be.yaml", "--against", "main", "--policy", "policy.yaml"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    }
    let alone = told("alone.yaml", "51%");
    assert!(alone.stderr.contains("there is nothing to compare with"), "{}", alone.stderr);
    assert!(alone.stderr.contains("alone.yaml"), "{}", alone.stderr);
}

#[test]
fn the_to_be_of_a_plan_is_held_to_policies() {
    let here = Workspace::new();
    let plan = repo("processes/enterprise-startup/plan.yaml");
    let plan = plan.to_str().unwrap();
    let run = here.run(&["check", plan, "--policy", "pudong-2019", "--no-config", "--format", "short"]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("the to-be: “Pudong 2019” allows visits at most 0; it is 1"), "{}", run.stdout);
    assert!(
        run.stdout.lines().filter(|line| line.contains("policy-")).all(|line| line.contains("plan.yaml:")),
        "{}",
        run.stdout
    );
    // 10 visits became 1: 90 %.
    for (min, status) in [("90%", 0), ("91%", 1)] {
        here.file("cuts.yaml", format!("policy: c\nlimits: {{ visits.rate: {{ min: {min} }} }}\n"));
        let run = here.run(&["check", plan, "--policy", "cuts.yaml", "--no-config"]);
        assert_eq!((run.status, run.stderr.as_str()), (status, ""), "{}", run.stdout);
    }
    here.file("idle.yaml", "policy: idle\napplies-to: { variant: as-is }\nlimits: { visits: { max: 0 } }\n");
    let run = here.run(&["check", plan, "--policy", "idle.yaml", "--no-config"]);
    assert!(run.status == 0 && run.stderr.contains("about none of these processes"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_benchmark_holds_both_to_the_policy() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL).file("b.yaml", MINIMAL.replace("by: 登记中心", "by: 税务局"));
    for (most, status) in [(3, 0), (2, 1)] {
        here.file("policy.yaml", format!("policy: P\nlimits: {{ departments: {{ max: {most} }} }}\n"));
        for files in [["a.yaml", "b.yaml"], ["b.yaml", "a.yaml"]] {
            let run = here.run(&[&["compare", "--benchmark"], &files[..], &["--policy", "policy.yaml"]].concat());
            assert_eq!(run.status, status, "{}{}", run.stdout, run.stderr);
        }
    }
}
