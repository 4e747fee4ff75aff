//! What makes a finding the same finding tomorrow (findings.md, house rule 7).

use super::{File, file, of};
use crate::support::repo;
use std::collections::BTreeSet;

const FILE: &str = "process: { id: fp, name: 甲, variant: as-is }\ndepartments: [局]\nmaterials: [表]\nsteps:\n  \
                    一: { by: 局, work: 1h, collects: [表], next: 二 }\n  二: { by: 局, work: 1h, collects: [表] }\n";

fn print(file: &File, rule: &str) -> String {
    let verdict = file.judged();
    let [finding] = of(&verdict, rule)[..] else { panic!("{:#?}", file.rules()) };
    let variant = file.process.heading.variant.as_ref().map(|variant| zaizao::model::words::Word::key(variant.value));
    finding.fingerprint(file.process.id(), variant)
}

/// FNV-1a, 64 bits, of rule, process, variant, discriminator and subjects, each closed by the byte FF; worked out with a few lines of Python.
#[test]
fn it_is_the_hash_that_is_promised() {
    assert_eq!(print(&file(FILE), "repeated-submission"), "5f47c6837860fb7d");
    let mut finding = file(FILE).judged().findings[0].clone();
    finding.rule = "ping-pong";
    finding.discriminator = "甲".to_owned();
    finding.subjects = vec!["乙二".to_owned(), "乙一".to_owned()];
    assert_eq!(finding.fingerprint("fp", Some("to-be")), "dcf1e7d1f5dc08d0", "subjects are sorted");
}

#[test]
fn it_stays_when_lines_names_and_counts_change() {
    let before = print(&file(FILE), "repeated-submission");
    let same = |text: &str| assert_eq!(print(&file(text), "repeated-submission"), before, "{text}");
    same(&format!("# 一行说明\n\n{FILE}"));
    same(&FILE.replace("name: 甲", "name: 乙"));
    same(&FILE.replace("materials: [表]", "materials: { 表: { name: 申请表 } }"));
    same(
        &FILE.replace("collects: [表] }\n", "collects: [表], next: 三 }\n  三: { by: 局, work: 1h, collects: [表] }\n"),
    );
}

#[test]
fn it_changes_with_the_subject_the_process_and_the_variant() {
    let before = print(&file(FILE), "repeated-submission");
    for (from, to) in [("表", "证"), ("id: fp", "id: other"), ("as-is", "to-be")] {
        assert_ne!(print(&file(&FILE.replace(from, to)), "repeated-submission"), before, "{to}");
    }
}

#[test]
fn two_findings_of_one_process_differ() {
    for process in std::fs::read_dir(repo("processes")).unwrap() {
        let text = std::fs::read_to_string(process.unwrap().path().join("as-is.yaml")).unwrap();
        let file = file(&text);
        let verdict = file.judged();
        let prints: BTreeSet<String> = verdict.findings.iter().map(|one| one.fingerprint("p", None)).collect();
        assert_eq!(prints.len(), verdict.findings.len());
    }
}
