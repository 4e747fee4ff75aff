//! What a finding is known by, whatever line it stands on.

use super::support::{read, told};

const FILE: &str = "process: 二手房转移登记
departments: [综合窗口, 税务局]
steps:
  受理: { by: 税务居, wrok: 3, work: 20, next: { one: [审查, 审查] } }
  审查: { by: 税务居, work: 20, visits: -1, elapsed: 1h }
";

fn fingerprints(text: &str) -> Vec<(&'static str, String)> {
    let (process, findings) = read(text);
    findings.iter().map(|finding| (finding.rule, finding.fingerprint(process.id(), None))).collect()
}

#[test]
fn a_fingerprint_does_not_move_with_its_line() {
    let moved = format!("# 一行注释\n\n{}", FILE.replace(", next", ",   next"));
    assert_eq!(fingerprints(FILE), fingerprints(&moved));
}

#[test]
fn no_two_findings_of_a_file_are_known_by_the_same() {
    let all = fingerprints(FILE);
    let mut distinct = all.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(all.len(), distinct.len(), "{}", told(&read(FILE).1));
    assert!(all.len() >= 8, "{}", told(&read(FILE).1));
}

#[test]
fn subjects_are_the_ids_that_it_is_about() {
    let (_, findings) = read(FILE);
    let subjects = |rule: &str| {
        let of_rule = findings.iter().filter(|finding| finding.rule == rule);
        of_rule.map(|finding| finding.subjects.clone()).collect::<Vec<_>>()
    };
    assert_eq!(subjects("unknown-reference"), [["受理", "税务居"], ["审查", "税务居"]]);
    assert_eq!(subjects("unknown-key"), [["受理"]]);
    assert_eq!(subjects("bad-value"), [["受理"], ["审查"], ["审查"]]);
}

#[test]
fn one_mistake_behind_an_alias_is_told_once() {
    let text = "process: 甲\nsteps:\n  受理: &a { work: 20 }\n  审查: *a\n";
    assert_eq!(read(text).1.len(), 1, "{}", told(&read(text).1));
}

#[test]
fn crlf_changes_nothing_but_the_line_ends() {
    for text in [FILE, include_str!("cases/times/not-a-time.yaml"), include_str!("cases/notation/colon-missing.yaml")] {
        let windows = text.replace('\n', "\r\n");
        assert_eq!(told(&read(text).1), told(&read(&windows).1));
        assert!(read(text).0 == read(&windows).0);
    }
}
