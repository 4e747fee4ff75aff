//! What a newcomer meets first: a file with nothing in it, a folder in place of a file, help by another name.

use crate::support::{MINIMAL, Run, Workspace};

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
