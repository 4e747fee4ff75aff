//! What a newcomer meets first: a file with nothing in it, a folder in place of a file, help by another name.

use crate::support::{MINIMAL, Run, Workspace};

const WIN: &str = "process: p\ndepartments: { win: { name: { zh: 政务大厅窗口, en: the front desk } } }\nmaterials: { id: { name: 身份证 } }\n";

fn zh(here: &Workspace, arguments: &[&str]) -> Run {
    here.run(&[arguments, &["--lang", "zh"]].concat())
}

#[test]
fn a_process_without_steps_is_in_error_for_every_command() {
    let here = Workspace::new();
    here.file("a.yaml", "process: 甲\ndepartments: []\nsteps: {}\n");
    for (command, status) in [("check", 1), ("analyze", 1), ("draw", 2)] {
        let run = here.run(&[command, "a.yaml"]);
        let told = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(run.status, status, "{command}: {told}");
        assert!(told.contains("a.yaml:3:1") && told.contains("`steps` has no step"), "{command}: {told}");
        assert!(!told.contains("nothing found"), "{command}: {told}");
    }
}

#[test]
fn help_is_a_command_too() {
    let here = Workspace::new();
    for (written, meant) in [(&["help"][..], &["--help"][..]), (&["help", "check"], &["check", "--help"])] {
        let (one, other) = (zh(&here, written), zh(&here, meant));
        assert_eq!((one.status, &one.stdout), (0, &other.stdout));
        assert!(one.stdout.contains("用法："), "{}", one.stdout);
    }
    assert!(here.run(&["help", "cheque"]).stderr.contains("there is no command cheque"));
}

#[test]
fn headings_of_help_have_the_colon_of_their_language() {
    let here = Workspace::new();
    let all = zh(&here, &["--help"]).stdout + &zh(&here, &["check", "--help"]).stdout;
    for heading in ["命令", "参数", "选项", "用法", "例"] {
        assert!(all.contains(&format!("\n{heading}：")), "{all}");
        assert!(!all.contains(&format!("{heading}:")), "{all}");
    }
    let en = here.run(&["check", "--help"]).stdout;
    assert!(en.contains("\nArguments:\n  <PATH>...") && en.contains("\nOptions:\n"), "{en}");
}

#[test]
fn a_figure_is_found_by_the_name_that_reports_print() {
    let here = Workspace::new();
    let heading = |name: &str| zh(&here, &["explain", name]).stdout.lines().next().unwrap_or("").to_owned();
    assert_eq!(heading("跑动次数"), "visits：跑动次数");
    assert_eq!(heading("材料件次"), "materials.submissions：材料件次");
    assert_eq!(heading("承诺时限守不住"), "promise-not-met：承诺时限守不住");
    assert_eq!(heading("等待：邮寄"), heading("等待"));
    assert_eq!(heading("d2"), "D2：可合并或互认");
    assert!(here.run(&["explain", "Visits"]).stdout.starts_with("visits: visits\n"));
    // Part of several names: all of them.
    let several = zh(&here, &["explain", "跑动"]).stdout;
    for id in ["visits ", "visits.expected", "visits.max"] {
        assert!(several.contains(id), "{several}");
    }
    assert!(!several.contains("materials.submissions"), "{several}");
    assert_eq!(zh(&here, &["explain", "某某指标"]).status, 2);
}

#[test]
fn every_disposition_is_explained() {
    let here = Workspace::new();
    for key in ["D1", "D2", "D3", "D4", "D5"] {
        let run = here.run(&["explain", key]);
        assert!(run.status == 0 && run.stdout.starts_with(&format!("{key}: ")), "{}", run.stdout);
    }
}

#[test]
fn a_folder_in_place_of_a_file_is_told_in_both_languages() {
    let here = Workspace::new();
    here.file("p/a.yaml", MINIMAL);
    for command in ["analyze", "compare", "draw", "report"] {
        let run = zh(&here, &[command, "p"]);
        assert_eq!(run.status, 2, "{command}");
        assert!(run.stderr.contains("“p”是文件夹") && !run.stderr.contains("os error"), "{command}: {}", run.stderr);
        let run = here.run(&[command, "p"]);
        assert!(run.stderr.contains("p is a folder"), "{command}: {}", run.stderr);
    }
}

#[test]
fn numbers_out_of_range_are_told_with_the_range() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    let told = |arguments: &[&str]| zh(&here, arguments).stderr;
    assert!(told(&["analyze", "a.yaml", "--paths", "2000"]).contains("应是 1 到 1000 的整数"));
    let told = told(&["analyze", "--paths", "a.yaml"]);
    assert!(told.contains("应是 1 到 1000 的整数，文件名写在 --paths 之前"), "{told}");
}

/// 决定 decides once; 审查 decides again after each supplement.
#[test]
fn a_second_way_for_one_decision_is_refused() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        "process: p\ndepartments: [w]\nsteps:
  审查: { by: w, work: 1d, next: { one: [{ to: 补正, p: 20%, max: 2 }, 决定] } }
  补正: { by: w, work: 1d, next: 审查 }
  决定: { by: w, work: 1d, next: { one: [{ to: 告知, p: 10% }, 制证] } }
  告知: { by: w, work: 1d }
  制证: { by: w, work: 1d }\n",
    );
    let decide = |both: [&str; 2]| zh(&here, &["analyze", "a.yaml", "--decide", both[0], "--decide", both[1]]);
    let run = decide(["决定=告知", "决定=制证"]);
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert!(
        run.stderr.contains("“决定”") && run.stderr.contains("“告知”") && run.stderr.contains("“制证”"),
        "{}",
        run.stderr
    );
    assert_eq!(decide(["审查=补正", "审查=决定"]).status, 0);
    assert_eq!(decide(["审查=补正", "决定=告知"]).status, 0);
    assert_eq!(decide(["决定=告知", "决定=告知"]).status, 0);
}

#[test]
fn json_tells_of_files_that_could_not_be_checked() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    let run = here.run(&["check", "a.yaml", "b.yaml", "-f", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(json["not-checked"][0]["file"], "b.yaml");
    assert_eq!(json["not-checked"][0]["why"]["zh"], "找不到文件“b.yaml”");
    assert_eq!((json["summary"]["files"].as_u64(), run.status), (Some(1), 2));
    let run = here.run(&["check", "a.yaml", "-f", "json"]);
    assert!(!run.stdout.contains("not-checked"));
    assert_eq!(crate::render::documented::undocumented_in(&json), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_told() {
    let here = Workspace::new();
    here.file("p/a.yaml", MINIMAL);
    std::os::unix::fs::symlink("gone.yaml", here.path("p/b.yaml")).unwrap();
    std::os::unix::fs::symlink("gone.txt", here.path("p/b.txt")).unwrap();
    let run = zh(&here, &["check", "p"]);
    assert_eq!(run.status, 2);
    assert_eq!(run.stderr.matches("链接所指的文件不存在").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("p/b.yaml"), "{}", run.stderr);
}

/// A file has no window: the table keeps the columns for which 80 columns have no room.
#[test]
fn a_text_file_leaves_no_column_out() {
    let here = Workspace::new();
    let steps: String = (1..=4)
        .map(|at| format!("  第{at}个名称相当长的办理步骤: {{ by: 名称很长的某某行政审批服务局, wait: 1d, work: 3.5h, next: 第{}个名称相当长的办理步骤 }}\n", at + 1))
        .collect();
    here.file("a.yaml", format!("process: p\nsteps:\n{steps}  第5个名称相当长的办理步骤: {{ work: 1h }}\n"));
    assert!(zh(&here, &["analyze", "a.yaml"]).stdout.contains("窗口较窄，未列："));
    zh(&here, &["analyze", "a.yaml", "-o", "a.txt"]);
    let text = std::fs::read_to_string(here.path("a.txt")).unwrap();
    assert!(!text.contains("未列：") && text.contains("时间轴"), "{text}");
}

/// Of more than three findings of one rule, the further ones take a line and keep their advice.
#[test]
fn what_to_write_instead_is_told_of_every_misread_value() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        "process: p\nsteps:
  a: { work: 1个月 }
  b: { channel: 线下 }
  c: { kind: 审批 }
  d: { wait: 半天 }
  e: { wait: 半天 }
  f: { kind: 审批 }\n",
    );
    let text = zh(&here, &["check", "a.yaml"]).stdout.replace("\n  ", "");
    assert!(
        text.contains("a.yaml:6:14: 错误[bad-value]：`wait` 的时间“半天”无法读取；建议：用数字写：半天是 0.5d"),
        "{text}"
    );
    // Told once is enough.
    assert_eq!(text.matches("半天是 0.5d").count(), 1, "{text}");
    assert_eq!(text.matches("是不是 approve（决定）？").count(), 1, "{text}");
}

#[test]
fn findings_are_headed_by_the_names_of_what_they_are_about() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        format!(
            "{WIN}deadlines: {{ 许可: {{ from: a, to: c, promised: {{ limit: 1d, met-by: 90% }} }} }}\nsteps:
  a: {{ name: 收件, by: win, channel: counter, work: 1h, collects: [id], next: b }}
  b: {{ name: 复核, by: win, channel: counter, work: 4d, collects: [id], next: c }}
  c: {{ by: win, work: 1h }}\n"
        ),
    );
    let text = zh(&here, &["analyze", "a.yaml"]).stdout;
    let heads: Vec<&str> = text.lines().filter(|line| line.starts_with("  ") && line.contains("（第 ")).collect();
    assert!(heads.iter().any(|line| line.starts_with("  许可时限（第 4 行")), "{heads:?}");
    assert!(heads.iter().any(|line| line.starts_with("  身份证（第 ")), "{heads:?}");
    assert!(heads.iter().any(|line| line.starts_with("  收件、复核（第 ")), "{heads:?}");
    zh(&here, &["analyze", "a.yaml", "-o", "a.md", "-o", "a.html"]);
    let markdown = std::fs::read_to_string(here.path("a.md")).unwrap();
    assert!(markdown.contains("- 许可时限（第 4 行"), "{markdown}");
    let html = std::fs::read_to_string(here.path("a.html")).unwrap();
    assert!(html.contains("<li>许可时限（第 4 行"), "{html}");
}

#[test]
fn departments_of_assumptions_are_called_by_their_names() {
    let here = Workspace::new();
    here.file(
        "a.yaml",
        format!(
            "{}steps:\n  a: {{ by: win, work: 1h, next: b }}\n  b: {{ by: tax, work: 1h }}\n",
            WIN.replace("desk } } }", "desk } }, tax: { tier: 市, cost-per-hour: 10 } }")
        ),
    );
    let text = zh(&here, &["analyze", "a.yaml"]).stdout;
    assert!(text.contains("未注明每小时成本的部门按 0 计（1 个）：政务大厅窗口"), "{text}");
    assert!(
        here.run(&["analyze", "a.yaml"]).stdout.replace("\n    ", " ").contains("count as none (1): the front desk")
    );
}
