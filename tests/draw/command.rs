//! `zaizao draw`: files in, pictures out.

use crate::support::{MINIMAL, Workspace};

fn with_minimal() -> Workspace {
    let space = Workspace::new();
    space.file("a.yaml", MINIMAL);
    space
}

#[test]
fn svg_comes_to_standard_output_unless_a_file_is_named() {
    let space = with_minimal();
    let run = space.run(&["draw", "a.yaml"]);
    assert_eq!((run.status, &*run.stderr), (0, ""));
    assert!(run.stdout.starts_with("<svg ") && run.stdout.ends_with("</svg>\n"));
    let run = space.run(&["draw", "a.yaml", "-o", "a.svg", "-o", "b.mmd", "-o", "c.dot"]);
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, "", ""));
    let read = |name: &str| std::fs::read_to_string(space.path(name)).unwrap();
    assert!(read("a.svg").starts_with("<svg "));
    assert!(read("b.mmd").contains("flowchart LR"));
    assert!(read("c.dot").starts_with("digraph "));
    assert_eq!(space.run(&["draw", "a.yaml", "--format", "mermaid"]).stdout, read("b.mmd"));
}

#[test]
fn text_is_for_terminals_and_for_who_asks() {
    let space = with_minimal();
    let run = space.run(&["draw", "a.yaml", "--format", "text"]);
    assert_eq!((run.status, &*run.stderr), (0, ""));
    assert!(run.stdout.contains("● ") && !run.stdout.contains('\u{1b}'), "{}", run.stdout);
    space.run(&["draw", "a.yaml", "-o", "a.txt"]);
    assert!(std::fs::read_to_string(space.path("a.txt")).unwrap().contains("● "));
    space.file("b.yaml", super::layout::forty_steps());
    for picture in ["gantt", "time", "departments", "causes", "distribution", "handoffs"] {
        let run = space.run(&["draw", "b.yaml", "-f", "text", "-p", picture]);
        assert_eq!((run.status, &*run.stderr), (0, ""), "{picture}");
        let fits = |line: &str| unicode_width::UnicodeWidthStr::width(line) <= 80;
        assert!(run.stdout.lines().count() > 5 && run.stdout.lines().all(fits), "{picture}\n{}", run.stdout);
    }
    for picture in ["diagram", "cuts", "waterfall"] {
        let run = space.run(&["draw", "a.yaml", "b.yaml", "-f", "text", "-p", picture]);
        assert_eq!((run.status, &*run.stderr), (0, ""), "{picture}");
        assert!(run.stdout.lines().count() > 5, "{picture}\n{}", run.stdout);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let space = with_minimal();
    space.file("b.yaml", super::layout::forty_steps());
    for arguments in [&["draw", "b.yaml"][..], &["draw", "a.yaml", "b.yaml"], &["draw", "b.yaml", "-p", "gantt"]] {
        assert_eq!(space.run(arguments).stdout, space.run(arguments).stdout);
    }
}

#[test]
fn what_cannot_be_drawn_is_told() {
    let space = with_minimal();
    let told = |arguments: &[&str]| {
        let run = space.run(arguments);
        assert_eq!((run.status, &*run.stdout), (2, ""), "{arguments:?}");
        run.stderr
    };
    assert!(told(&["draw", "a.yaml", "-o", "a.jpg"]).contains("the format of a.jpg is not known"));
    assert!(told(&["draw", "a.yaml", "-p", "cuts"]).contains("compares two processes"));
    assert!(told(&["draw", "a.yaml", "a.yaml", "-p", "gantt"]).contains("shows one process"));
    assert!(told(&["draw", "a.yaml", "-p", "materials"]).contains("no step says which materials"));
    assert!(told(&["draw", "a.yaml", "-p", "gantt", "-f", "dot"]).contains("diagram of one process"));
    assert!(!space.path("a.jpg").exists());
}

#[test]
fn a_file_with_mistakes_is_not_drawn_and_a_flow_that_does_not_work_is() {
    let space = Workspace::new();
    space.file("slip.yaml", "process: x\nsteps:\n  a: { next: nowhere }\n");
    let run = space.run(&["draw", "slip.yaml"]);
    assert_eq!((run.status, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("nowhere") && run.stderr.contains("slip.yaml:3"), "{}", run.stderr);
    space.file("stuck.yaml", "process: x\ndepartments: [d]\nsteps:\n  a: { by: d, next: { one: [b, c] } }\n  b: { by: d, next: e }\n  c: { by: d, next: e }\n  e: { by: d, join: all }\n");
    let run = space.run(&["draw", "stuck.yaml"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("This flow does not work") && run.stderr.contains("does not work"), "{}", run.stderr);
    assert_eq!(space.run(&["draw", "stuck.yaml", "-p", "gantt"]).status, 2);
}

#[cfg(not(feature = "png"))]
#[test]
fn png_says_that_it_was_left_out() {
    let space = with_minimal();
    let run = space.run(&["draw", "a.yaml", "-o", "a.png"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("built without PNG"), "{}", run.stderr);
}

#[cfg(feature = "png")]
#[test]
fn png_is_drawn_or_says_which_font_is_missing() {
    let space = with_minimal();
    let run = space.run(&["draw", "a.yaml", "-o", "a.png"]);
    match run.status {
        0 => assert_eq!(std::fs::read(space.path("a.png")).unwrap()[..4], *b"\x89PNG"),
        _ => assert!(run.stderr.contains("no font on this machine"), "{}", run.stderr),
    }
}

#[test]
fn what_is_read_is_not_written_over() {
    let space = with_minimal();
    for file in ["a.yaml", "./a.yaml"] {
        let run = space.run(&["draw", "a.yaml", "-f", "svg", "-o", file, "--lang", "en"]);
        assert_eq!((run.status, &*run.stdout), (2, ""), "{file}");
        assert!(run.stderr.contains("a.yaml"), "{}", run.stderr);
    }
    assert_eq!(std::fs::read_to_string(space.path("a.yaml")).unwrap(), MINIMAL);
}

#[test]
fn a_plan_is_two_processes() {
    let space = with_minimal();
    space.file(
        "plan.yaml",
        "plan: p\nbase: a.yaml\nmeasures: [{ id: m, do: [{ shorten: { 计税: { wait: 0.5d } } }] }]\n",
    );
    let run = space.run(&["draw", "plan.yaml", "--picture", "gantt", "--lang", "en"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("this picture shows one process"), "{}", run.stderr);
}
