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

/// Findings thing by thing; what all findings about a thing say is said once.
pub(super) fn by_thing(findings: &[Finding], lang: Lang) -> String {
    let mut text = String::new();
    for group in groups::by_place(findings) {
        let places = words::bracketed(&group.places(lang), lang);
        let subject = group.called().map_or_else(|| code(&group.subject()), |name| escape(name.get(lang)));
        text.push_str(&format!("- {subject}{}\n", escape(&places)));
        for (head, line) in &group.common {
            text.push_str(&format!("  - {}{}\n", words::headed(head, lang), escape(line.get(lang))));
        }
        for finding in &group.findings {
            let (severity, rule) = (finding.severity.text(), code(finding.rule));
            text.push_str(&format!("  - **{}** {} {rule}\n", severity.get(lang), escape(finding.message.get(lang))));
            for (head, line) in group.own(finding) {
                text.push_str(&format!("    - {}{}\n", words::headed(&head, lang), escape(line.get(lang))));
            }
        }
    }
    text
}
