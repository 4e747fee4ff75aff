//! Names of files in messages: where a name begins and ends is seen in both languages, and none moves the cursor or turns a line round.

use crate::support::{MINIMAL, Workspace};

/// Names with a space, with Chinese, from right to left, and one that would turn the line round.
const NAMES: [&str; 4] = ["my file", "开办 企业", "טופס 1", "a\u{202e}b"];

/// Every message that a run gives of a file that is not there, not to be written, or of the wrong kind, by command.
fn messages(here: &Workspace, name: &str, lang: &str) -> Vec<(String, String)> {
    let file = |ending: &str| format!("{name}.{ending}");
    let (yaml, html, odd, plan) = (file("yaml"), file("html"), file("odd"), file("plan"));
    let nowhere = format!("{name}/no/x.html");
    let commands: Vec<Vec<&str>> = vec![
        vec!["check", &html],
        vec!["check", name],
        vec!["check", "a.yaml", "-o", &nowhere],
        vec!["check", "a.yaml", "-o", &html, "-o", &html],
        vec!["check", "a.yaml", "--baseline", &html],
        vec!["check", "a.yaml", "--policy", &html],
        vec!["check", "a.yaml", "--config", &html],
        vec!["check", &yaml, "-o", &yaml],
        vec!["check", "a.yaml", "--write-baseline", &yaml],
        vec!["analyze", &html],
        vec!["days", "2026-01-05", "2026-01-09", "--calendar", &html],
        vec!["compare", &yaml],
        vec!["compare", &yaml, &yaml, "a.yaml"],
        vec!["report", "a.yaml", "-o", &odd],
        vec!["draw", "a.yaml", "-o", &odd],
        vec!["analyze", &plan],
        vec!["apply", &plan, "-o", &plan],
        vec!["apply", &plan, "-o", &nowhere],
        vec!["new", "x", "-o", &yaml],
        vec!["fmt", "--check", &yaml],
        vec!["due", "2026-01-05", "5d", "--calendar", &html],
    ];
    let told = commands.iter().map(|command| {
        let run = here.run(&[&command[..], &["--lang", lang]].concat());
        (command.join(" "), format!("{}{}", run.stderr, run.stdout))
    });
    told.collect()
}

#[test]
fn a_name_is_quoted_in_every_message() {
    for name in NAMES {
        let here = Workspace::new();
        let empty = format!("{name}/empty.txt");
        here.file("a.yaml", MINIMAL).file(&empty, "");
        here.file(&format!("{name}.yaml"), MINIMAL.replace("process: ", "process:   "));
        let plan = "plan: p\nbase: a.yaml\nmeasures:\n  - { id: m, do: [ { shorten: { 登簿: { wait: 1d } } } ] }\n";
        here.file(&format!("{name}.plan"), plan);
        for lang in ["zh", "en"] {
            for (command, said) in messages(&here, name, lang) {
                assert!(!said.contains('\u{202e}'), "{command}: {said:?}");
                let shown = if name.contains('\u{202e}') { r"a\u{202e}b" } else { name };
                let ends = |from: &str| said.contains(&format!("{from}{shown}"));
                assert!(ends("“") || ends("“\u{2068}"), "{command} ({lang}): {said}");
            }
        }
    }
}

/// What is told to be typed is what a shell takes for one name.
#[test]
fn commands_in_messages_can_be_typed() {
    let here = Workspace::new();
    let run = here.run(&["new", "开办 餐饮店", "--lang", "zh"]);
    assert!(
        run.stderr.contains("已新建“开办 餐饮店.yaml”。下一步：zaizao check \"开办 餐饮店.yaml\""),
        "{}",
        run.stderr
    );
    here.file("two\nlines.yaml", MINIMAL.replace("work: 1h", "wrok: 1h"));
    let run = here.run(&["check", "two\nlines.yaml", "--fix", "--lang", "en"]);
    assert!(run.stderr.contains(r"fixed “two\nlines.yaml”:4: "), "{}", run.stderr);
}

/// What lies in a file's name does nothing to the terminal.
#[test]
fn a_name_moves_no_cursor() {
    let here = Workspace::new();
    let name = "a\u{1b}[2J\u{202e}b.yaml";
    here.file(name, MINIMAL.replace("by: 税务局", "by: 税务居"));
    for format in ["text", "short"] {
        let run = here.run(&["check", name, "--format", format]);
        assert!(!run.stdout.contains(['\u{1b}', '\u{202e}']), "{:?}", run.stdout);
        assert!(run.stdout.contains("a[2Jb.yaml:5:"), "{}", run.stdout);
    }
}
