//! One helper: a text read, its findings written one a line.

use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::model::Process;
use zaizao::source::Source;
use zaizao::yaml;

/// Reads a text under the name `x.yaml`.
pub fn read(text: &str) -> (Process, Vec<Finding>) {
    yaml::read(Arc::new(Source::new("x.yaml", text)))
}

/// `line:col severity rule: zh message | en message | zh help | en help`, and a line `  also line:col zh | en` for each other place.
pub fn told(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let at = finding.place.start();
        let help = finding.help.as_ref().map(|help| format!(" | {} | {}", help.zh, help.en)).unwrap_or_default();
        out.push_str(&format!(
            "{}:{} {} {}: {} | {}{help}\n",
            at.line,
            at.column,
            finding.severity.key(),
            finding.rule,
            finding.message.zh,
            finding.message.en,
        ));
        for related in &finding.related {
            let at = related.place.start();
            out.push_str(&format!("  also {}:{} {} | {}\n", at.line, at.column, related.text.zh, related.text.en));
        }
    }
    out
}

#[test]
fn try_it() {
    for path in std::env::var("TRY").unwrap_or_default().split(' ').filter(|p| !p.is_empty()) {
        let text = std::fs::read_to_string(path).unwrap();
        for part in text.split("=====\n") {
            let (_, findings) = read(part);
            println!("--- {path}\n{part}>>>\n{}", told(&findings));
        }
    }
}
