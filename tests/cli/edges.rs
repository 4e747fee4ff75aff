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
