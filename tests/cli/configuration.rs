//! `zaizao.toml` and the options that go before it.

use crate::support::{MINIMAL, Run, Workspace};

/// `ping-pong`-free; `split-for-nothing` is a warning, `no-time` a note.
const FILE: &str = "\
process: p
departments: [w]
steps:
  a: { by: w, work: 1h, next: { one: [b] } }
  b: { by: w }
";

fn short(here: &Workspace, arguments: &[&str]) -> Run {
    let mut all = vec!["check", "--format", "short"];
    all.extend(arguments);
    here.run(&all)
}

fn severities(run: &Run) -> Vec<String> {
    let words = run.stdout.lines().filter_map(|line| line.split(": ").nth(1));
    words.map(str::to_owned).filter(|word| word.contains('[')).collect()
}

#[test]
fn the_nearest_configuration_counts_up_to_the_repository() {
    let here = Workspace::new();
    here.file("zaizao.toml", "[rules]\nsplit-for-nothing = \"error\"\n").file("top.yaml", FILE);
    here.file("sub/zaizao.toml", "[rules]\nno-time = \"off\"\n").file("sub/deep/low.yaml", FILE);
    here.file("repo/.git/HEAD", "").file("repo/p.yaml", FILE);
    assert_eq!(severities(&short(&here, &["top.yaml"])), ["error[split-for-nothing]", "note[no-time]"]);
    assert_eq!(severities(&short(&here, &["sub/deep/low.yaml"])), ["warning[split-for-nothing]"]);
    assert_eq!(severities(&short(&here, &["repo/p.yaml"])), ["warning[split-for-nothing]", "note[no-time]"]);
    assert_eq!(short(&here, &["top.yaml"]).status, 1);
    assert_eq!(short(&here, &["sub"]).status, 0);
    assert_eq!(
        severities(&short(&here, &["top.yaml", "--no-config"])),
        ["warning[split-for-nothing]", "note[no-time]"]
    );
    let given = short(&here, &["top.yaml", "--config", "sub/zaizao.toml"]);
    assert_eq!(severities(&given), ["warning[split-for-nothing]"]);
}

#[test]
fn standard_input_is_configured_from_where_we_are() {
    let here = Workspace::new();
    here.file("zaizao.toml", "[packs]\ntime = false\n");
    let run = here.run_with(&["check", "-", "--format", "short"], FILE.as_bytes());
    assert_eq!(severities(&run), ["warning[split-for-nothing]"]);
}

#[test]
fn the_command_line_goes_before_the_file_and_the_special_before_the_general() {
    let here = Workspace::new();
    here.file("zaizao.toml", "fail-on = \"warning\"\n[rules]\nsplit-for-nothing = \"off\"\n").file("p.yaml", FILE);
    assert_eq!(short(&here, &["p.yaml"]).status, 0);
    let denied = short(&here, &["p.yaml", "--deny", "all", "--warn", "time", "--allow", "no-time"]);
    assert_eq!((severities(&denied), denied.status), (vec!["error[split-for-nothing]".to_owned()], 1));
    let both = short(&here, &["p.yaml", "--warn", "no-time,split-for-nothing", "--fail-on", "error"]);
    assert_eq!((severities(&both).len(), both.status), (2, 0));
}

#[test]
fn an_unknown_or_fixed_rule_is_a_usage_error() {
    let here = Workspace::new();
    here.file("p.yaml", FILE);
    let run = short(&here, &["p.yaml", "--deny", "ping-pang"]);
    assert_eq!(
        (run.status, run.stderr.trim()),
        (2, "error: --deny: there is no rule ping-pang; did you mean ping-pong?")
    );
    let run = short(&here, &["p.yaml", "--allow", "redundency"]);
    assert!(run.status == 2 && run.stderr.contains("did you mean redundancy?"), "{}", run.stderr);
    for name in ["deadlock", "structure", "unknown-key"] {
        let run = short(&here, &["p.yaml", "--warn", name]);
        assert!(run.status == 2 && run.stderr.contains("is never fine") && run.stdout.is_empty(), "{}", run.stderr);
    }
    assert_eq!(short(&here, &["p.yaml", "--deny", "deadlock"]).status, 0);
}

#[test]
fn all_mistakes_of_a_configuration_are_told_in_one_run() {
    let here = Workspace::new();
    let text = "\
lng = \"zh\"
calendar = \"cnn\"
fail-on = \"warnings\"
max-warnings = -1
policies = [\"pudong-2018\", \"gone.yaml\", \"p.yaml\"]
[packs]
item-lst = false
structure = false
time = \"off\"
[rules]
ping-pang = \"off\"
no-time = \"silent\"
deadlock = \"warning\"
redundancy = \"off\"
";
    here.file("zaizao.toml", text)
        .file("p.yaml", "policy: p\nlimits: { visitz: { max: 1 } }\n")
        .file("a.yaml", MINIMAL);
    let run = here.run(&["check", "a.yaml"]);
    assert_eq!((run.status, &*run.stdout), (2, ""));
    for line in [1, 2, 3, 4, 7, 8, 9, 11, 12, 13, 14] {
        assert!(run.stderr.contains(&format!("--> zaizao.toml:{line}:")), "line {line}:\n{}", run.stderr);
    }
    for said in [
        "did you mean `lang`?",
        "did you mean \"cn\"?",
        "did you mean \"warning\"?",
        "did you mean pudong-2019?",
        "there is no policy file gone.yaml",
        "there is no figure visitz",
        "--> p.yaml:2:",
        "did you mean `item-list`?",
        "did you mean ping-pong?",
        "redundancy is a group of rules",
        "deadlock cannot be switched off or lowered",
    ] {
        assert!(run.stderr.contains(said), "{said}:\n{}", run.stderr);
    }
    let broken =
        here.file("zaizao.toml", "lang = \n[rules\nno-time = \"off\"\n").run(&["check", "a.yaml", "--lang", "zh"]);
    assert_eq!(broken.status, 2);
    assert!(broken.stderr.contains("不是正确的 TOML") && broken.stderr.contains("zaizao.toml:2:"), "{}", broken.stderr);
    assert_eq!(here.run(&["check", "a.yaml", "--no-config"]).status, 0);
}

#[test]
fn a_configuration_that_is_not_there_is_told() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    let run = here.run(&["check", "a.yaml", "--config", "gone.toml"]);
    assert_eq!((run.status, run.stderr.trim()), (2, "error: there is no file gone.toml"));
}

#[test]
fn too_many_warnings_fail() {
    let here = Workspace::new();
    here.file("a/p.yaml", FILE).file("b/p.yaml", FILE).file("b/q.yaml", FILE);
    here.file("b/zaizao.toml", "max-warnings = 1\n");
    assert_eq!(short(&here, &["a", "--max-warnings", "1"]).status, 0);
    let run = short(&here, &["a", "--max-warnings", "0"]);
    assert_eq!((run.status, run.stderr.trim()), (1, "1 warning, more than the 0 allowed (max-warnings)"));
    // The two files under b have two warnings; that of a does not count with them.
    assert_eq!(short(&here, &["a", "b"]).status, 1);
    assert_eq!(short(&here, &["a", "b", "--max-warnings", "3"]).status, 0);
}

#[test]
fn the_language_of_the_first_file_s_configuration_is_spoken_unless_another_is_asked_for() {
    let here = Workspace::new();
    here.file("zaizao.toml", "lang = \"zh\"\n").file("p.yaml", FILE);
    assert!(short(&here, &["p.yaml"]).stdout.contains("警告"));
    assert!(short(&here, &["p.yaml", "--lang", "en"]).stdout.contains("warning"));
    assert!(here.run(&["analyze", "p.yaml"]).stdout.contains("关键路径"));
}

#[test]
fn a_folder_speaks_the_language_of_the_configuration_in_it() {
    let here = Workspace::new();
    here.file("zh/zaizao.toml", "lang = \"zh\"\n").file("zh/p.yaml", FILE).file("en/p.yaml", FILE);
    assert!(short(&here, &["zh"]).stdout.contains("警告"));
    assert!(short(&here, &["zh", "en"]).stdout.contains("警告"));
    assert!(short(&here, &["en", "zh"]).stdout.contains("warning"));
    assert!(short(&here, &["zh", "--no-config"]).stdout.contains("warning"));
}

/// Five calendar days: in a calendar that works every day they are five working days, in a five-day week 5 × 5/7.
#[test]
fn the_calendar_holds_for_files_without_one() {
    let here = Workspace::new();
    here.file("p.yaml", "process: p\ndepartments: [w]\nsteps: { a: { by: w, work: 5cd } }\n");
    let mean = |here: &Workspace| {
        let run = here.run(&["analyze", "p.yaml", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        json["reports"][0]["figures"]["lead-time.mean"]["value"].as_f64().unwrap()
    };
    assert!((mean(&here) - 25.0 / 7.0).abs() < 0.01);
    here.file("zaizao.toml", "calendar = \"always.yaml\"\n");
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("{day}: 09:00-17:00")).join(", ");
    here.file("always.yaml", format!("calendar: always\nweek: {{ {days} }}\n"));
    assert!((mean(&here) - 5.0).abs() < 0.01);
    here.file("p.yaml", "process: p\ncalendar: five-day\ndepartments: [w]\nsteps: { a: { by: w, work: 5cd } }\n");
    assert!((mean(&here) - 25.0 / 7.0).abs() < 0.01);
}

#[test]
fn policies_of_the_configuration_are_held_to() {
    let here = Workspace::new();
    here.file("zaizao.toml", "policies = [\"rules/ours.yaml\"]\n");
    here.file("rules/ours.yaml", "policy: ours\nlimits: { stages: { max: 2 } }\n").file("p/a.yaml", MINIMAL);
    let run = short(&here, &["p"]);
    assert!(run.status == 1 && run.stdout.contains("“ours” allows stages at most 2; it is 3"), "{}", run.stdout);
    let compared = here.run(&["compare", "p/a.yaml", "p/a.yaml"]);
    assert!(compared.status == 1 && compared.stdout.contains("policy-limit-not-met"), "{}", compared.stdout);
    // The policy's own file is checked as one.
    assert_eq!(short(&here, &["rules"]).status, 0);
}

#[test]
fn a_configuration_that_is_a_folder_or_leads_nowhere_is_told() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL).file("zaizao.toml/x", "");
    let run = here.run(&["check", "a.yaml"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("zaizao.toml"), "{}", run.stderr);
    #[cfg(unix)]
    {
        let here = Workspace::new();
        here.file("a.yaml", MINIMAL);
        std::os::unix::fs::symlink("nowhere.toml", here.path("zaizao.toml")).unwrap();
        let run = here.run(&["check", "a.yaml"]);
        assert_eq!((run.status, run.stderr.as_str()), (2, "error: there is no file zaizao.toml\n"));
        assert_eq!(here.run(&["check", "a.yaml", "--no-config"]).status, 0);
    }
}
