use super::escape::{code, escape};
use crate::finding::Finding;
use crate::render::{groups, words};
use crate::wording::Lang;

/// Findings as a list: severity, place, sentence, rule; below it what else is to be known.
pub(super) fn list(findings: &[Finding], lang: Lang) -> String {
    findings.iter().map(|finding| one(finding, lang)).collect()
}

fn one(finding: &Finding, lang: Lang) -> String {
    let mut text = format!(
        "- **{}** {} {} {}\n",
        finding.severity.text().get(lang),
        code(&words::place(&finding.place)),
        escape(finding.message.get(lang)),
        code(finding.rule),
    );
    for other in &finding.related {
        text.push_str(&format!("  - {} {}\n", code(&words::place(&other.place)), escape(other.text.get(lang))));
    }
    for (head, line) in words::advice(finding) {
        text.push_str(&format!("  - {}{}\n", words::headed(&head, lang), escape(line.get(lang))));
    }
    text
}

/// Findings rule by rule; what all findings of a rule say is said once.
pub(super) fn by_rule(findings: &[Finding], lang: Lang) -> String {
    let mut text = String::new();
    for group in groups::by_rule(findings) {
        text.push_str(&format!("- **{}** {}\n", group.severity.text().get(lang), code(group.rule)));
        for finding in &group.findings {
            let places = words::bracketed(&groups::places(finding, lang), lang);
            text.push_str(&format!("  - {}{}\n", escape(finding.message.get(lang)), escape(&places)));
            for (head, line) in group.own(finding) {
                text.push_str(&format!("    - {}{}\n", words::headed(&head, lang), escape(line.get(lang))));
            }
        }
        for (head, line) in &group.common {
            text.push_str(&format!("  - {}{}\n", words::headed(head, lang), escape(line.get(lang))));
        }
    }
    text
}
