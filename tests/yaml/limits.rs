//! Files that are too large, too deep, or larger than they look.

use super::support::told;
use std::sync::Arc;
use std::time::{Duration, Instant};
use zaizao::finding::Finding;
use zaizao::source::Source;
use zaizao::yaml::tree::Limits;
use zaizao::yaml::{check_size, read, read_within};

fn findings(text: String) -> Vec<Finding> {
    let began = Instant::now();
    let findings = read(Arc::new(Source::new("x.yaml", text))).1;
    assert!(began.elapsed() < Duration::from_secs(60), "that took {:?}", began.elapsed());
    findings
}

fn first(findings: &[Finding]) -> (&'static str, usize, &str, &str) {
    let finding = &findings[0];
    let help = finding.help.as_ref().map_or("", |help| &help.en);
    (finding.rule, finding.place.start().line, &finding.message.en, help)
}

#[test]
fn a_file_over_the_size_is_refused_before_and_after_it_is_read() {
    let limits = Limits { bytes: 100, ..Limits::default() };
    assert!(check_size("x.yaml", 100, limits).is_ok());
    let finding = check_size("x.yaml", 300_000_000, Limits::default()).unwrap_err();
    assert_eq!((finding.rule, &*finding.message.en), ("too-large", "the file has 300 MB, over the limit of 200 MB"));
    assert!(finding.help.unwrap().zh.contains("--max-size"));
    let long = Arc::new(Source::new("x.yaml", "#".repeat(101)));
    let (process, told) = read_within(long, limits);
    assert_eq!((process.steps.len(), told[0].rule), (0, "too-large"));
    // Spans are 32 bits wide, whatever the option says.
    assert!(check_size("x.yaml", 1 << 32, Limits { bytes: u64::MAX, ..limits }).is_err());
}

#[test]
fn an_alias_bomb_does_not_go_off() {
    let mut text = String::from("process: 甲\ndata: [\"a\"]\na: &a [x, x, x, x, x, x, x, x, x]\n");
    for (name, inner) in ["b", "c", "d", "e", "f", "g", "h", "i"].iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"]) {
        text.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{inner}"); 9].join(", ")));
    }
    let findings = findings(text);
    let bomb: Vec<_> = findings.iter().filter(|finding| finding.rule == "too-large").collect();
    assert_eq!(bomb.len(), 1, "{}", told(&findings));
    assert!(bomb[0].help.as_ref().unwrap().en.contains("--max-nodes"));
}

#[test]
fn deep_nesting_is_refused_in_every_notation() {
    let deep = 100_000;
    for text in [
        format!("process: {}", "[".repeat(deep)),
        format!("process: {}", "{a: ".repeat(deep)),
        format!("process: {}1{}", "[".repeat(deep), "]".repeat(deep)),
        format!("process:\n  {}a\n", "- ".repeat(deep)),
        format!("{}a\n", "? ".repeat(deep)),
    ] {
        let findings = findings(text);
        let deep = findings
            .iter()
            .find(|finding| finding.rule == "too-large")
            .unwrap_or_else(|| panic!("{}", told(&findings)));
        assert_eq!(deep.message.en, "the nesting is deeper than 200");
        assert!(deep.help.as_ref().unwrap().en.contains("--max-depth"));
    }
}

#[test]
fn many_nodes_are_refused() {
    let names: String = (0..1000).map(|n| format!("d{n}, ")).collect();
    let text = Arc::new(Source::new("x.yaml", format!("process: 甲\ndata: [{names}]\n")));
    let (_, told) = read_within(text, Limits { nodes: 500, ..Limits::default() });
    let (rule, line, message, _) = first(&told);
    assert_eq!((rule, line, message), ("too-large", 2, "there are more than 500 nodes, with aliases expanded"));
}

/// Every one of these took time with the square of its size in some reader.
#[test]
fn large_nonsense_is_told_in_time() {
    let many = 12_000;
    let numbered = |line: fn(usize) -> String| (0..many).map(line).collect::<String>();
    for text in [
        format!("process: 甲\nsteps:\n{}", numbered(|n| format!("  s{n}: {{ by: d{n}, next: t{n} }}\n"))),
        format!(
            "process: 甲\ndepartments: [a]\nsteps:\n{}",
            numbered(|n| format!("  s{n}: {{ by: d{n}, wrok: 1d }}\n"))
        ),
        format!("process: {{{}}}\n", numbered(|n| format!("k{n}, "))),
        format!("process: 甲\nsteps: {{{}}}\n", numbered(|_| "a: {}, ".into())),
        format!("process: 甲\nsteps:\n  a: {{ next: {{ one: [{}] }} }}\n", numbered(|n| format!("s{n}, "))),
        format!("process: 甲\n{}", numbered(|n| format!("k{n}: &a{n} x\n"))),
        format!("process: 甲\nb: &b x\n{}", numbered(|n| format!("k{n}: *b\n"))),
        format!("process: 甲\n{}", "process: 甲\n".repeat(many)),
        "：\n".repeat(many),
        "\"".repeat(many),
        "a: '\n".repeat(many),
        "{".repeat(150) + &"a, ".repeat(many),
        "a: b: c\n".repeat(many),
        "甲，乙\n".repeat(many),
    ] {
        let findings = findings(text);
        assert!(!findings.is_empty() && findings.len() <= 10_001);
    }
}
