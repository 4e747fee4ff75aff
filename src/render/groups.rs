//! Findings of one rule told together: what all of them say is said once.

use super::words;
use crate::finding::{Finding, Severity};
use crate::wording::{Lang, Text};

/// The findings of one rule.
pub(super) struct Group<'f> {
    pub rule: &'static str,
    pub severity: Severity,
    pub findings: Vec<&'f Finding>,
    /// Advice that each of them gives, with its head.
    pub common: Vec<(Text, Text)>,
}

/// Findings by rule, the most serious first, else in the order of the file.
pub(super) fn by_rule(findings: &[Finding]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| group.rule == finding.rule && group.severity == finding.severity) {
            Some(group) => group.findings.push(finding),
            None => groups.push(Group {
                rule: finding.rule,
                severity: finding.severity,
                findings: vec![finding],
                common: Vec::new(),
            }),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.severity));
    for group in &mut groups {
        group.common = common(&group.findings);
    }
    groups
}

// A rule with one finding has its advice beside it.
fn common(findings: &[&Finding]) -> Vec<(Text, Text)> {
    let [first, others @ ..] = findings else { return Vec::new() };
    if others.is_empty() {
        return Vec::new();
    }
    let all: Vec<Vec<(Text, Text)>> = others.iter().map(|finding| words::advice(finding)).collect();
    words::advice(first).into_iter().filter(|line| all.iter().all(|advice| advice.contains(line))).collect()
}

impl Group<'_> {
    /// What one of them says that not all say.
    pub fn own(&self, finding: &Finding) -> Vec<(Text, Text)> {
        words::advice(finding).into_iter().filter(|line| !self.common.contains(line)).collect()
    }
}

/// Where a finding stands and what it rests on, by lines: "第 25 行，另见第 51、62 行". Places in other files are named in full.
pub(super) fn places(finding: &Finding, lang: Lang) -> String {
    let here = finding.place.start().line;
    let mut lines: Vec<usize> = Vec::new();
    let mut files: Vec<String> = Vec::new();
    for other in &finding.related {
        let line = other.place.start().line;
        if other.place.source.name != finding.place.source.name {
            files.push(words::place(&other.place));
        } else if line != here && !lines.contains(&line) {
            lines.push(line);
        }
    }
    let lines = Text::list(&lines);
    let (seen, files) = (!lines.zh.is_empty(), Text::list(&files));
    let mut text = match lang {
        Lang::Zh if seen => format!("第 {here} 行，另见第 {} 行", lines.zh),
        Lang::Zh => format!("第 {here} 行"),
        Lang::En if seen => format!("line {here}, see also {}", lines.en),
        Lang::En => format!("line {here}"),
    };
    if !files.zh.is_empty() {
        text.push_str(if lang == Lang::Zh { "、" } else { ", " });
        text.push_str(files.get(lang));
    }
    text
}
