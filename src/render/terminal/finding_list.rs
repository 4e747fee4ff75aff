//! Findings by the thing they are about, without the lines of the file: what to do rather than where.

use super::findings::paint_of;
use super::page::Page;
use super::style::{Paint, Style};
use super::wrap::{one_line, width, wrap, wrap_after};
use crate::finding::Finding;
use crate::render::groups::{Group, Headed, by_place};
use crate::render::words;
use crate::wording::Lang;

const INDENT: usize = 2;

/// Writes findings thing by thing.
pub(super) fn write(findings: &[Finding], lang: Lang, style: Style, page: &mut Page) {
    let room = style.columns() - INDENT;
    for (at, group) in by_place(findings).iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        page.indented(INDENT, head(group, lang, style, room));
        page.indented(INDENT, advice(&group.common, lang, room));
        for finding in &group.findings {
            page.indented(INDENT, sentence(finding, lang, style, room));
            page.indented(INDENT + 2, advice(&group.own(finding), lang, room - 2));
        }
    }
}

// What they are about, and in which lines: several names may take a line of their own.
fn head(group: &Group<'_>, lang: Lang, style: Style, room: usize) -> Vec<String> {
    let subject = group.called().map_or_else(|| group.subject(), |name| name.get(lang).to_owned());
    let places = one_line(&words::bracketed(&group.places(lang), lang));
    let mut lines = wrap(&one_line(&subject), room);
    let last = lines.pop().unwrap_or_default();
    let mut lines: Vec<String> = lines.iter().map(|line| style.paint(Paint::Strong, line)).collect();
    lines.extend(hanging(&style.paint(Paint::Strong, &last), width(&last), &places, 2, room));
    lines
}

// "- 警告[rule]：what is wrong", further lines under the text.
fn sentence(finding: &Finding, lang: Lang, style: Style, room: usize) -> Vec<String> {
    let severity = finding.severity.text();
    let word = severity.get(lang);
    let rule = words::headed_as(&format!("[{}]", finding.rule), lang);
    let head = format!("- {}{rule}", style.paint(paint_of(finding.severity), word));
    hanging(&head, 2 + width(word) + width(&rule), finding.message.get(lang), 2, room)
}

// What is known in one paragraph, what is to be done in another.
fn advice(lines: &[Headed], lang: Lang, room: usize) -> Vec<String> {
    let (todo, known): (Vec<&Headed>, Vec<&Headed>) = lines.iter().partition(|(head, _)| *head == words::HELP);
    let paragraph = |lines: Vec<&Headed>| if lines.is_empty() { Vec::new() } else { wrap(&run_in(&lines, lang), room) };
    [paragraph(known), paragraph(todo)].concat()
}

// "理由：…，…；可节省：…": a head that comes again is said once.
fn run_in(lines: &[&Headed], lang: Lang) -> String {
    let (comma, semicolon) = if lang == Lang::Zh { ("，", "；") } else { (", ", "; ") };
    let mut out = String::new();
    let mut before = None;
    for (head, text) in lines {
        if before == Some(head) {
            out.push_str(comma);
        } else {
            out.push_str(if out.is_empty() { "" } else { semicolon });
            out.push_str(&words::headed(head, lang));
        }
        out.push_str(text.get(lang));
        before = Some(head);
    }
    one_line(&out)
}

// A text behind a head that takes `taken` columns.
fn hanging(head: &str, taken: usize, text: &str, indent: usize, room: usize) -> Vec<String> {
    let lines = wrap_after(taken.saturating_sub(indent), &one_line(text), room - indent);
    let lines = lines.iter().enumerate();
    lines
        .map(|(at, line)| if at == 0 { format!("{head}{line}") } else { format!("{}{line}", " ".repeat(indent)) })
        .collect()
}
