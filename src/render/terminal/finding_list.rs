//! Findings by rule, without the lines of the file: what to do rather than where.

use super::findings::paint_of;
use super::page::Page;
use super::style::{Paint, Style};
use super::wrap::{one_line, width, wrap_after};
use crate::finding::Finding;
use crate::render::groups::{by_rule, places};
use crate::render::words;
use crate::wording::{Lang, Text};

const INDENT: usize = 2;

/// Writes findings rule by rule.
pub(super) fn write(findings: &[Finding], lang: Lang, style: Style, page: &mut Page) {
    for (at, group) in by_rule(findings).iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        let severity = group.severity.text();
        let word = style.paint(paint_of(group.severity), severity.get(lang));
        let many = if group.findings.len() > 1 { format!(" × {}", group.findings.len()) } else { String::new() };
        page.indented(INDENT, [format!("{word}[{}]{many}", group.rule)]);
        for finding in &group.findings {
            let place = words::bracketed(&places(finding, lang), lang);
            let message = one_line(&format!("{}{place}", finding.message.get(lang)));
            page.indented(INDENT, item("- ", &message, style));
            for line in group.own(finding) {
                page.indented(INDENT + 2, advice(&line, lang, style));
            }
        }
        for line in &group.common {
            page.indented(INDENT, advice(line, lang, style));
        }
    }
}

fn item(sign: &str, text: &str, style: Style) -> Vec<String> {
    hanging(sign, width(sign), text, style.columns() - INDENT)
}

fn advice((head, text): &(Text, Text), lang: Lang, style: Style) -> Vec<String> {
    let head = words::headed(head, lang);
    hanging(&style.paint(Paint::Strong, &head), width(&head), &one_line(text.get(lang)), style.columns() - INDENT - 2)
}

// What does not fit behind the head stands under its first letter of text.
fn hanging(head: &str, taken: usize, text: &str, room: usize) -> Vec<String> {
    let lines = wrap_after(0, text, room.saturating_sub(taken));
    let lines = lines.iter().enumerate();
    lines
        .map(|(at, line)| if at == 0 { format!("{head}{line}") } else { format!("{}{line}", " ".repeat(taken)) })
        .collect()
}
