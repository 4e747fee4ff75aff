//! Help, and mistakes in the arguments, in the language of the user.

use crate::support::Workspace;

fn said(arguments: &[&str]) -> (i32, String) {
    let run = Workspace::new().run(arguments);
    (run.status, run.stdout + &run.stderr)
}

#[test]
fn help_is_told_in_the_language_of_the_locale_or_the_flag() {
    let here = Workspace::new();
    let zh =
        String::from_utf8(here.command(&["--help"]).env("LC_ALL", "zh_CN.UTF-8").output().unwrap().stdout).unwrap();
    assert!(zh.contains("用法：") && !zh.contains("Usage"), "{zh}");
    let (status, en) = said(&["check", "--help", "--lang", "en"]);
    assert!(status == 0 && en.contains("Usage: zaizao check") && en.contains("Examples:"), "{en}");
    let (_, zh) = said(&["--lang=zh", "compare", "-h"]);
    assert!(zh.contains("改革前的流程文件") && zh.contains("例："), "{zh}");
}

#[test]
fn every_command_has_help_with_an_example_that_fits_80_columns() {
    for command in
        ["check", "analyze", "compare", "due", "days", "explain", "fmt", "new", "schema", "completions", "man"]
    {
        for lang in ["zh", "en"] {
            let (status, help) = said(&[command, "--help", "--lang", lang]);
            assert_eq!(status, 0, "{help}");
            assert!(help.contains("例：") || help.contains("Example"), "{command}: {help}");
        }
    }
}

#[test]
fn mistakes_are_told_with_the_nearest() {
    let (status, text) = said(&["chek", "a.yaml"]);
    assert_eq!((status, text.lines().next().unwrap()), (2, "error: there is no command chek; did you mean check?"));
    let (status, text) = said(&["check", "--formt", "json", "a.yaml", "--lang", "zh"]);
    assert_eq!((status, text.lines().next().unwrap()), (2, "错误：没有“--formt”这个参数；是否想写“--format”？"));
    let (status, text) = said(&["check"]);
    assert_eq!((status, text.lines().next().unwrap()), (2, "error: <PATH>... is missing"));
    let (status, text) = said(&["check", "--format", "qqqqqqqq", "a.yaml"]);
    assert_eq!(status, 2);
    assert!(text.contains("does not take the value qqqqqqqq; it takes: text, short, markdown, html, json"), "{text}");
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(said(&["--version"]), (0, format!("zaizao {}\n", env!("CARGO_PKG_VERSION"))));
}
