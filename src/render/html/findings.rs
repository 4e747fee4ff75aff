use super::text::{self, Tongue};
use crate::finding::Finding;
use crate::render::{groups, words};
use crate::wording::Text;

/// Findings as a list: severity, sentence, rule, place; below it what else is to be known.
pub(super) fn list(findings: &[Finding], tongue: Tongue) -> String {
    let items = findings.iter().map(|finding| {
        let related = finding.related.iter().map(|other| {
            format!("<li><code>{}</code> {}</li>", text::plain(&words::place(&other.place)), tongue.said(&other.text))
        });
        let advice = words::advice(finding);
        let place = text::plain(&words::place(&finding.place));
        let below: String = related.chain(advice.iter().map(|line| headed(line, tongue))).collect();
        format!("<li>{} <code>{place}</code>{}</li>\n", sentence(finding, tongue), nested(&below))
    });
    format!("<ul class=\"findings\">\n{}</ul>\n", items.collect::<String>())
}

/// Findings thing by thing; what all findings about a thing say is said once.
pub(super) fn by_thing(findings: &[Finding], tongue: Tongue) -> String {
    let groups = groups::by_place(findings).into_iter().map(|group| {
        let places = tongue.each(|lang| words::bracketed(&group.places(lang), lang));
        let common = group.common.iter().map(|line| headed(line, tongue));
        let own = group.findings.iter().map(|finding| {
            let advice: String = group.own(finding).iter().map(|line| headed(line, tongue)).collect();
            format!("<li>{}{}</li>", sentence(finding, tongue), nested(&advice))
        });
        let below: String = common.chain(own).collect();
        let subject = match group.called() {
            Some(name) => tongue.inline(&name),
            None => format!("<code>{}</code>", text::plain(&group.subject())),
        };
        format!("<li>{subject}{places}{}</li>\n", nested(&below))
    });
    format!("<ul class=\"findings\">\n{}</ul>\n", groups.collect::<String>())
}

fn sentence(finding: &Finding, tongue: Tongue) -> String {
    format!(
        "<strong class=\"{}\">{}</strong> {} <code>{}</code>",
        finding.severity.key(),
        tongue.inline(&finding.severity.text()),
        tongue.said(&finding.message),
        finding.rule,
    )
}

fn headed((head, line): &(Text, Text), tongue: Tongue) -> String {
    let said = tongue.each(|lang| format!("{}{}", words::headed(head, lang), line.get(lang)));
    format!("<li>{said}</li>")
}

fn nested(items: &str) -> String {
    if items.is_empty() { String::new() } else { format!("<ul>{items}</ul>") }
}
