//! What the outside world does to the program: files that are not there, pipes that close, names that are taken.

use crate::support::{MINIMAL, Workspace};
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_missing_file_is_named_and_the_others_are_checked() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    let run = here.run(&["check", "gone.yaml", "a.yaml"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("error: there is no file gone.yaml"), "{}", run.stderr);
    assert!(run.stdout.contains("1 file"), "{}", run.stdout);
    let run = here.run(&["check", "gone.yaml", "--lang", "zh"]);
    assert!(run.stderr.contains("错误：找不到文件“gone.yaml”"), "{}", run.stderr);
}

#[test]
fn a_folder_without_yaml_is_said_to_be_one() {
    let here = Workspace::new();
    here.file("sub/readme.txt", "nothing");
    let run = here.run(&["check", "sub"]);
    assert_eq!((run.status, run.stderr.trim()), (2, "error: no .yaml or .yml file in the folder sub"));
}

#[test]
fn a_folder_is_searched_through_and_hidden_folders_are_left_alone() {
    let here = Workspace::new();
    here.file("p/b/two.yml", MINIMAL).file("p/a/one.yaml", MINIMAL).file("p/.git/three.yaml", ": :");
    let run = here.run(&["check", "p"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(run.stdout.contains("2 files"), "{}", run.stdout);
}

// `chmod 000` does not keep root out; a file whose reading fails does.
#[cfg(target_os = "linux")]
#[test]
fn an_unreadable_file_is_told() {
    let run = Workspace::new().run(&["check", "/proc/self/mem"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.starts_with("error: cannot read /proc/self/mem: "), "{}", run.stderr);
}

#[test]
fn a_folder_in_place_of_a_file_is_told() {
    let here = Workspace::new();
    here.file("sub/a.yaml", MINIMAL);
    let run = here.run(&["analyze", "sub"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("sub is a folder, and a file is wanted here"), "{}", run.stderr);
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let here = Workspace::new();
    std::fs::File::create(here.path("big.yaml")).unwrap().set_len(300_000_000).unwrap();
    let run = here.run(&["check", "big.yaml"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("too-large") && run.stdout.contains("--max-size"), "{}", run.stdout);
}

#[test]
fn standard_input_is_a_file() {
    let here = Workspace::new();
    let run = here.run_with(&["check", "-"], MINIMAL.replace("by: 税务局", "by: 税务居").as_bytes());
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("<stdin>:5:"), "{}", run.stdout);
    assert!(run.stdout.contains("unknown-reference"), "{}", run.stdout);
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let here = Workspace::new();
    let mut command = here.command(&["schema"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

/// What was found decides, whether or not somebody reads it: `zaizao check … | head` in a script with `pipefail` is a gate too.
#[test]
fn a_closed_pipe_leaves_the_gate_shut() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL.replace("work: 1h", "wrok: 1h"));
    for arguments in [&["check", "a.yaml"][..], &["analyze", "a.yaml"], &["compare", "a.yaml", "b.yaml"]] {
        here.file("b.yaml", MINIMAL);
        let mut child = here.command(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(1), "{arguments:?}");
    }
}

#[test]
fn an_output_file_is_written_whole_beside_its_old_self() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL).file("report.md", "old");
    let run = here.run(&["analyze", "a.yaml", "-o", "report.md"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let written = std::fs::read_to_string(here.path("report.md")).unwrap();
    assert!(written.starts_with('#') && written.contains("二手房转移登记"), "{written}");
    let left: Vec<_> = std::fs::read_dir(here.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "a temporary file was left: {left:?}");
}

#[test]
fn an_output_that_cannot_be_written_is_told() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    let run = here.run(&["analyze", "a.yaml", "-o", "no/such/folder/report.md"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("cannot write no/such/folder/report.md"), "{}", run.stderr);
}

#[test]
fn new_never_writes_over_a_file() {
    let here = Workspace::new();
    here.file("permit.yaml", "mine");
    let run = here.run(&["new", "permit"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("permit.yaml is there already"), "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(here.path("permit.yaml")).unwrap(), "mine");
}

#[test]
fn a_based_on_file_that_is_not_there_is_told_where_it_is_named() {
    let here = Workspace::new();
    let to_be = |based_on: &str| MINIMAL.replace("departments", &format!("based-on: {based_on}\ndepartments"));
    here.file("a/as-is.yaml", MINIMAL).file("a/to-be.yaml", to_be("as-is.yaml"));
    here.file("b.yaml", to_be("[a/as-is.yaml, as-is.yaml]"));
    let there = here.run(&["check", "a/to-be.yaml", "--format", "short"]);
    assert!(!there.stdout.contains("unknown-reference"), "{}", there.stdout);
    for command in [&["check", "b.yaml"][..], &["analyze", "b.yaml"], &["compare", "a/as-is.yaml", "b.yaml"]] {
        let run = here.run(command);
        assert_eq!(run.status, 0, "{command:?} {}", run.stderr);
        let printed = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(printed.contains("`based-on` names a file that is not there: as-is.yaml"), "{command:?} {printed}");
    }
    let told = here.run(&["check", "b.yaml", "--format", "short", "--fail-on", "warning"]);
    assert!(told.stdout.contains("b.yaml:2:26: warning"), "{}", told.stdout);
    assert_eq!(told.status, 1);
    // What comes in on standard input is looked up from where we are.
    let piped = here.run_with(&["check", "-", "--format", "short"], to_be("a/as-is.yaml").as_bytes());
    assert!(!piped.stdout.contains("unknown-reference"), "{}", piped.stdout);
}

/// No file that is read is written over, whatever command reads it.
#[test]
fn what_is_read_is_not_written_over() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL).file("b.yaml", MINIMAL);
    for arguments in [
        &["check", "a.yaml", "-o", "a.yaml"][..],
        &["check", ".", "-o", "./b.yaml"],
        &["analyze", "a.yaml", "-o", "a.yaml"],
        &["compare", "a.yaml", "b.yaml", "-o", "b.yaml"],
        &["compare", "a.yaml", "b.yaml", "-o", "a.yaml"],
        &["compare", "--benchmark", "a.yaml", "b.yaml", "-o", "a.yaml"],
    ] {
        let run = here.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("is one of the files that are read"), "{}", run.stderr);
    }
    for file in ["a.yaml", "b.yaml"] {
        assert_eq!(std::fs::read_to_string(here.path(file)).unwrap(), MINIMAL);
    }
}

#[test]
fn an_as_is_file_stands_once() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL).file("b.yaml", MINIMAL);
    let run = here.run(&["compare", "a.yaml", "./a.yaml", "b.yaml"]);
    assert_eq!((run.status, run.stderr.as_str()), (2, "error: the as-is file ./a.yaml stands twice\n"));
}

/// A device is written into and stays one.
#[cfg(unix)]
#[test]
fn a_device_stays_a_device() {
    use std::os::unix::fs::FileTypeExt;
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    assert_eq!(here.run(&["check", "a.yaml", "-o", "/dev/null"]).status, 0);
    assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

/// In the name that was asked for, with what to do; no temporary file is named, and none stays.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_told_with_what_to_do() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL).file("b.yaml", MINIMAL).file("in the way", "mine").file("sub/x.yaml", MINIMAL);
    here.file(
        "plan.yaml",
        "plan: p\nbase: a.yaml\nmeasures:\n  - { id: m, do: [ { shorten: { 登簿: { wait: 1d } } } ] }\n",
    );
    let commands: [&[&str]; 8] = [
        &["report", "a.yaml", "-o"],
        &["report", "a.yaml", "b.yaml", "-o"],
        &["compare", "a.yaml", "b.yaml", "-o"],
        &["check", "a.yaml", "-o"],
        &["check", "a.yaml", "--write-baseline"],
        &["draw", "a.yaml", "-o"],
        &["apply", "plan.yaml", "-o"],
        &["new", "p", "-o"],
    ];
    let places = [
        ("no/such/x.ENDING", "there is no folder no/such; make it first", "没有文件夹“no/such”；请先建好这个文件夹"),
        ("in the way/x.ENDING", "is no folder; choose another place", "“in the way”不是文件夹；请换一个位置"),
        ("in the way/y/x.ENDING", "is no folder; choose another place", "“in the way”不是文件夹；请换一个位置"),
        ("sub", "it is a folder; name a file in it", "这是文件夹；请写明文件夹里的文件名"),
        ("/dev/full", "there is no room left on the disk; make room", "磁盘空间不足；请腾出空间后重试"),
        ("/proc/x.ENDING", "cannot write /proc/x.", "无法写入“/proc/x."),
    ];
    for command in commands {
        for (place, en, zh) in places {
            let ending = if command[0] == "draw" { "svg" } else { "html" };
            let place = place.replace("ENDING", ending);
            // A device that is there is no new file, and says no format.
            let format = if command[0] == "draw" { ["--format", "svg"] } else { ["--format", "html"] };
            let more = if matches!(command[0], "report" | "draw") { &format[..] } else { &[] };
            if command[0] == "new" && place == "/dev/full" {
                continue;
            }
            for (lang, said) in [("en", en), ("zh", zh)] {
                let run = here.run(&[command, &[&place, "--lang", lang], more].concat());
                let name =
                    if lang == "zh" { format!("无法写入“{place}”：") } else { "cannot write ".to_owned() };
                assert_eq!(run.status, 2, "{command:?} {place}: {}", run.stderr);
                assert!(run.stderr.contains(said) && run.stderr.contains(&name), "{command:?} {place}: {}", run.stderr);
                assert!(!run.stderr.contains(".zaizao-"), "{command:?}: {}", run.stderr);
            }
        }
    }
    let left = |folder: &str| std::fs::read_dir(here.path(folder)).unwrap().count();
    assert_eq!((left(""), left("sub")), (5, 1));
    assert_eq!(std::fs::read_to_string(here.path("in the way")).unwrap(), "mine");
}

/// Of several files none is written where one cannot be, and nothing is mended where what is found cannot be told.
#[test]
fn where_one_file_cannot_be_written_none_is() {
    let here = Workspace::new();
    let slip = MINIMAL.replace("work: 1h", "wrok: 1h");
    here.file("a.yaml", MINIMAL).file("slip.yaml", &slip);
    for command in [&["draw", "a.yaml"][..], &["report", "a.yaml"], &["check", "a.yaml"]] {
        let ending = if command[0] == "draw" { "svg" } else { "html" };
        let [one, other] = [format!("one.{ending}"), format!("no/other.{ending}")];
        let run = here.run(&[command, &["-o", &one, "-o", &other]].concat());
        assert_eq!((run.status, here.path(&one).exists()), (2, false), "{command:?}: {}", run.stderr);
    }
    let run = here.run(&["check", "slip.yaml", "--fix", "-o", "no/x.json"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(here.path("slip.yaml")).unwrap(), slip);
    let run = here.run(&["check", "slip.yaml", "--fix"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(std::fs::read_to_string(here.path("slip.yaml")).unwrap(), MINIMAL);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_told() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    for command in [&["check", "a.yaml"][..], &["schema"], &["draw", "a.yaml"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = here.command(command).stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(said.starts_with("error: cannot write to standard output: "), "{command:?}: {said}");
    }
}

/// A baseline or a policy is read too, and not written over; one file under two names is one.
#[test]
fn whatever_is_read_is_not_written_over_and_is_read_once() {
    let here = Workspace::new();
    here.file("a.yaml", MINIMAL);
    assert_eq!(here.run(&["check", "a.yaml", "--write-baseline", "known.json"]).status, 0);
    let known = std::fs::read(here.path("known.json")).unwrap();
    for arguments in [
        &["check", "a.yaml", "--baseline", "known.json", "-o", "known.json"][..],
        &["check", "a.yaml", "--write-baseline", "known.json", "-o", "known.json"],
    ] {
        let run = here.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.stdout);
        assert_eq!(std::fs::read(here.path("known.json")).unwrap(), known, "{arguments:?}");
    }
    let twice = here.run(&["check", "a.yaml", "./a.yaml", "."]);
    assert!(!twice.stdout.contains("duplicate-process"), "{}", twice.stdout);
}
