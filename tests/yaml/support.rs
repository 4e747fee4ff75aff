//! One helper: a text is read, and what is told of it is written one finding a line.

use std::sync::Arc;
use zaizao::finding::Finding;
use zaizao::model::Process;
use zaizao::source::Source;
use zaizao::yaml;

/// Reads a text under the name `x.yaml`.
pub fn read(text: &str) -> (Process, Vec<Finding>) {
    yaml::read(Arc::new(Source::new("x.yaml", text)))
}

/// `line:column severity rule «text underlined»`, the message and the help in both languages, and every other place.
pub fn told(findings: &[Finding]) -> String {
    findings.iter().map(one).collect()
}

fn one(finding: &Finding) -> String {
    let at = finding.place.start();
    let underlined = finding.place.source.slice(finding.place.span);
    let mut out = format!("{}:{} {} {} «{underlined}»\n", at.line, at.column, finding.severity.key(), finding.rule);
    out.push_str(&format!("  zh {}\n  en {}\n", finding.message.zh, finding.message.en));
    if let Some(help) = &finding.help {
        out.push_str(&format!("  zh → {}\n  en → {}\n", help.zh, help.en));
    }
    for related in &finding.related {
        let at = related.place.start();
        out.push_str(&format!("  also {}:{} {} | {}\n", at.line, at.column, related.text.zh, related.text.en));
    }
    out
}
