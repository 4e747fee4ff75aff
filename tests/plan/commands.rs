//! `apply`, and `check` of a plan.

use crate::support::Workspace;

const BASE: &str = "process: p\ndepartments: [窗口, 局]\nsteps:\n  一: { by: 窗口, work: 1h, next: 二 } # 受理\n  二: { by: 局, work: 2h }\n";
const PLAN: &str =
    "plan: 改\nbase: as-is.yaml\nmeasures:\n  - { id: 甲, do: [ { move: { steps: [二], to: 窗口 } } ] }\n";

fn folder(plan: &str) -> Workspace {
    let folder = Workspace::new();
    folder.file("as-is.yaml", BASE).file("plan.yaml", plan);
    folder
}

fn content(folder: &Workspace, name: &str) -> String {
    std::fs::read_to_string(folder.path(name)).unwrap()
}

#[test]
fn apply_prints_or_writes_a_to_be_that_checks() {
    let folder = folder(PLAN);
    let printed = folder.run(&["apply", "plan.yaml"]);
    assert_eq!((printed.status, &*printed.stderr), (0, ""));
    assert!(
        printed
            .stdout
            .contains("  一: { by: 窗口, work: 1h, next: 二 } # 受理\n  二: { by: 窗口, work: 2h, measure: 甲 }\n"),
        "{}",
        printed.stdout
    );
    let written = folder.run(&["apply", "plan.yaml", "-o", "to-be.yaml"]);
    assert_eq!((written.status, &*written.stdout, &*written.stderr), (0, "", "wrote the to-be process: to-be.yaml\n"));
    assert_eq!(content(&folder, "to-be.yaml"), printed.stdout);
    assert_eq!(folder.run(&["check", "to-be.yaml"]).status, 0);
    assert_eq!(folder.run(&["fmt", "--check", "to-be.yaml"]).status, 0);
    assert_eq!(folder.run(&["compare", "as-is.yaml", "to-be.yaml"]).status, 0);
}

#[test]
fn a_plan_with_errors_writes_nothing() {
    let folder = folder(&PLAN.replace("[二]", "[三]"));
    folder.file("to-be.yaml", "old\n");
    for arguments in [&["apply", "plan.yaml", "-o", "to-be.yaml"][..], &["apply", "plan.yaml"], &["check", "plan.yaml"]]
    {
        let run = folder.run(arguments);
        assert_eq!(run.status, 1);
        // Without -o standard output is the to-be's alone.
        let told = if *arguments == ["apply", "plan.yaml"] { &run.stderr } else { &run.stdout };
        assert!(*arguments != ["apply", "plan.yaml"] || run.stdout.is_empty(), "{}", run.stdout);
        assert!(
            told.contains("error[plan-missing]: there is no step \"三\" in the process\n --> plan.yaml:4:"),
            "{}",
            run.stdout
        );
    }
    assert_eq!(content(&folder, "to-be.yaml"), "old\n");
}

#[test]
fn check_knows_a_plan_by_its_keys_and_finds_its_base_beside_it() {
    let folder = Workspace::new();
    folder.file("流程/as-is.yaml", BASE).file("流程/plan.yaml", PLAN);
    let run = folder.run(&["check", "流程"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    folder.file("流程/plan.yaml", PLAN.replace("as-is", "asis"));
    let run = folder.run(&["check", "流程/plan.yaml", "--format", "short"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("there is no base file asis.yaml"), "{}", run.stdout);
    folder.file("流程/as-is.yaml", b"\xFF\xFE").file("流程/plan.yaml", PLAN);
    let run = folder.run(&["check", "流程/plan.yaml", "--format", "short"]);
    assert!(run.stdout.contains("plan-base"), "{}", run.stdout);
}

#[test]
fn a_to_be_in_another_folder_finds_its_files() {
    let folder = folder(PLAN);
    folder.file("日历/厅.yaml", "calendar: 厅\nweek: { mon: 09:00-17:00 }\n");
    folder.file("as-is.yaml", BASE.replace("process: p\n", "process: p\ncalendar: 日历/厅.yaml\n"));
    folder.file("out/.keep", "");
    assert_eq!(folder.run(&["apply", "plan.yaml", "-o", "out/to-be.yaml"]).status, 0);
    let text = content(&folder, "out/to-be.yaml");
    assert!(text.contains("based-on: ../as-is.yaml\n") && text.contains("calendar: ../日历/厅.yaml\n"), "{text}");
    assert_eq!(folder.run(&["check", "out/to-be.yaml", "--fail-on", "warning"]).status, 0);
}

#[test]
fn the_plan_and_its_base_are_never_written_over() {
    let folder = folder(PLAN);
    for name in ["plan.yaml", "as-is.yaml"] {
        let before = content(&folder, name);
        let run = folder.run(&["apply", "plan.yaml", "-o", name]);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains("is the plan or its base"), "{}", run.stderr);
        assert_eq!(content(&folder, name), before);
    }
    assert_eq!(folder.run(&["apply", "none.yaml"]).status, 2);
    assert_eq!(folder.run(&["check", "plan.yaml", "--fix"]).status, 0);
    assert_eq!(content(&folder, "plan.yaml"), PLAN);
}

#[test]
fn several_bases_are_joined_one_after_the_other() {
    let folder = Workspace::new();
    folder.file("a.yaml", "process: 甲证\ndepartments: [甲局]\nmaterials: [表, 证]\nsteps:\n  受理: { by: 甲局, work: 1d, collects: [表, 证], next: { one: [ 发证, { end: 退件, p: 5% } ] } }\n  发证: { by: 甲局, work: 1d }\n");
    folder.file("b.yaml", "process: 乙证\ndepartments: [乙局]\nmaterials: [表]\nsteps:\n  受理: { by: 乙局, work: 2d, collects: [表], must-follow: { step: 查, basis: 某法 }, next: 查 }\n  查: { by: 乙局, work: 1d }\n");
    folder.file("plan.yaml", "plan: 一件事\nbase: [a.yaml, b.yaml]\nmeasures:\n  - { id: 一表, do: [ { stop-collecting: { materials: [表], at: [b-受理], by: data-sharing } } ] }\n");
    let run = folder.run(&["apply", "plan.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    for line in [
        "based-on: [a.yaml, b.yaml]\n",
        "  a-受理: { by: 甲局, work: 1d, collects: [表, 证], next: { one: [发证, { to: to-b, p: 5% }] } }\n",
        "  发证: { by: 甲局, work: 1d, next: to-b }\n",
        "  to-b: { name: { zh: 接办下一件, en: next matter }, kind: route, next: b-受理 }\n",
        "  查: { by: 乙局, work: 1d }\n",
        "must-follow: { step: 查, basis: 某法 }",
    ] {
        assert!(run.stdout.contains(line), "{line}{}", run.stdout);
    }
}

/// Steps of one id in both files are the same steps before and after: what the bases do not share changes nothing.
#[test]
fn steps_of_several_bases_are_known_again() {
    let folder = Workspace::new();
    let base = |id: &str| {
        format!(
            "process: {id}\nsteps:\n  acc: {{ work: 1h, next: rev }}\n  rev: {{ wait: 2d, next: out-{id} }}\n  out-{id}: {{ work: 1h }}\n"
        )
    };
    folder.file("d1/a.yaml", base("a")).file("d2/b.yaml", base("b"));
    let plan = "plan: one\nbase: [d1/a.yaml, d2/b.yaml]\nmeasures:\n  - { id: m, do: [ { shorten: { b-rev: { wait: 1d } } }, { merge: { steps: [out-a, b-acc], into: { id: hand-over } } } ] }\n";
    folder.file("plan.yaml", plan);
    assert_eq!(folder.run(&["apply", "plan.yaml", "-o", "to-be.yaml"]).status, 0);
    for arguments in [&["compare", "plan.yaml"][..], &["compare", "d1/a.yaml", "d2/b.yaml", "to-be.yaml"]] {
        let run = folder.run(&[arguments, &["--format", "json"]].concat());
        let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
        let report = &json["reports"][0];
        let steps = report["tables"]["steps"].as_array().unwrap();
        let told: Vec<String> = steps.iter().map(|row| format!("{} {}", row["before"], row["after"])).collect();
        let expected = [
            r#"["a-acc"] ["a-acc"]"#,
            r#"["a-rev"] ["a-rev"]"#,
            r#"["out-a","b-acc"] ["hand-over"]"#,
            r#"["b-rev"] ["b-rev"]"#,
            r#"["out-b"] ["out-b"]"#,
        ];
        assert_eq!(told, expected, "{}", run.stdout);
        // 4 hours of work and 4 days of waiting, then a day less.
        let mean = &report["figures"]["lead-time.mean"];
        assert_eq!((mean["before"].as_f64(), mean["after"].as_f64()), (Some(4.5), Some(3.5)), "{mean}");
    }
}

/// A clock that begins and ends at one step after a measure is an error at the measure; nothing is written.
#[test]
fn a_to_be_with_an_error_is_not_written() {
    let base = "process: p\ndeadlines: { k: { from: x, to: y, promised: 9d } }\nsteps:\n  w: { work: 1h, next: x }\n  x: { wait: 1d, next: y }\n  y: { wait: 1d, next: z }\n  z: { work: 1h }\n";
    for operation in ["merge: { steps: [x, y], into: { id: xy } }", "reorder: [y, x]"] {
        let folder = Workspace::new();
        let plan = format!(
            "plan: one\nbase: as-is.yaml\nmeasures:\n  - {{ id: first, do: [ {{ shorten: {{ x: {{ wait: 0.5d }} }} }} ] }}\n  - id: second\n    do:\n      - {operation}\n"
        );
        folder.file("as-is.yaml", base).file("plan.yaml", plan);
        let run = folder.run(&["apply", "plan.yaml"]);
        assert_eq!((run.status, &*run.stdout), (1, ""), "{operation}");
        assert!(run.stderr.contains("plan.yaml:5:") && run.stderr.contains("clock “k” starts"), "{}", run.stderr);
    }
    // What is wrong with the base in the same way is not the plan's doing.
    let folder = Workspace::new();
    let plan =
        "plan: one\nbase: as-is.yaml\nmeasures:\n  - { id: first, do: [ { shorten: { x: { wait: 0.5d } } } ] }\n";
    folder.file("as-is.yaml", base.replace("z: { work: 1h }", "z: { work: 9h, elapsed: 1d }")).file("plan.yaml", plan);
    assert_eq!(folder.run(&["check", "as-is.yaml"]).status, 1);
    assert_eq!(folder.run(&["apply", "plan.yaml"]).status, 0);
}

/// Who is refused the one goes on to the other, in the plan's base as in the as-is that the to-be is compared with: 1 + 2 + 0.9 × 1 and 1 + 4 days.
/// So the bars of the measures lead from 8.9 days to 6.9, and each has its row of signs.
#[test]
fn measures_of_a_bundle_in_which_one_file_refuses() {
    let folder = Workspace::new();
    folder.file("food.yaml", "process: 食品许可\ndepartments: { m: 市场监管局 }\nmaterials: { id: 身份证 }\nsteps:\n  apply: { by: m, channel: counter, work: 1d, collects: [id], next: review }\n  review: { by: m, work: 2d, next: { one: [ { end: 不予许可, p: 10% }, { to: issue } ] } }\n  issue: { by: m, work: 1d }\n");
    folder.file("tobacco.yaml", "process: 烟草许可\ndepartments: { m: 烟草局 }\nmaterials: { card: 身份证 }\nsteps:\n  apply: { by: m, channel: counter, work: 1d, collects: [card], next: grant }\n  grant: { by: m, work: 4d }\n");
    let plan = "plan: 一业一证\nbase: [food.yaml, tobacco.yaml]\nmeasures:\n  - { id: 提速, do: [ { shorten: { grant: { work: 2d } } } ] }\n  - { id: 免交, do: [ { stop-collecting: { materials: [id], by: e-licence } } ] }\n";
    folder.file("plan.yaml", plan);
    let run = folder.run(&["compare", "plan.yaml", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let tables = &json["reports"][0]["tables"];
    let bars = tables["waterfall"].as_array().unwrap().iter().filter(|row| row["by"] == "measure");
    let told: Vec<String> = bars.map(|row| format!("{} {} {}", row["of"], row["from"], row["to"])).collect();
    assert_eq!(told, [r#"["提速"] 8.9 6.9"#, r#"["免交"] 6.9 6.9"#]);
    let signs = tables["signs"].as_array().unwrap().iter();
    let told: Vec<String> = signs.map(|row| format!("{} {} {}", row["measure"], row["steps"], row["time"])).collect();
    assert_eq!(told, [r#"["提速"] ["grant"] "better""#, r#"["免交"] ["food-apply","tobacco-apply"] "same""#]);
}

#[test]
fn bases_whose_days_differ_cannot_be_joined() {
    let folder = Workspace::new();
    folder.file("a.yaml", "process: 甲证\nsteps:\n  一: { work: 1d }\n");
    folder.file("b.yaml", "process: 乙证\nday: 7h\nsteps:\n  二: { work: 1d }\n");
    folder.file(
        "plan.yaml",
        "plan: 一件事\nbase: [a.yaml, b.yaml]\nmeasures:\n  - { id: 快, do: [ { shorten: { 二: { work: 1h } } } ] }\n",
    );
    let run = folder.run(&["check", "plan.yaml", "--lang", "en"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.contains("b.yaml counts days differently"), "{}", run.stdout);
    assert!(run.stdout.contains("plan.yaml:2:16"), "{}", run.stdout);
}
