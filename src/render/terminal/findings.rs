//! Findings on a terminal: the sentence, the lines it is about, what to do.

use super::page::Page;
use super::snippet;
use super::style::{Findings, Paint, Style};
use super::wrap::{one_line, width, wrap, wrap_after};
use crate::finding::{Finding, Severity};
use crate::render::words;
use crate::say;
use crate::wording::Lang;
use rustc_hash::{FxHashMap, FxHashSet};

/// So many findings of one rule in one file are shown in full; further ones take a line each, with what to do where that was not told yet.
const IN_FULL: usize = 3;

/// Writes findings in the order in which they stand.
pub(super) fn write(findings: &[Finding], lang: Lang, style: Style, page: &mut Page) {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut told: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut folded = false;
    let mut after_line = false;
    let mut before: Option<&Finding> = None;
    for finding in findings {
        let times = seen.entry(finding.rule).or_default();
        *times += 1;
        let line = style.findings == Findings::Lines || *times > IN_FULL;
        let again = before.is_some_and(|before| same_place(before, finding));
        if !(line && after_line || again || style.findings == Findings::Lines) {
            page.gap();
        }
        match style.findings {
            Findings::Lines => page.line(&one_liner(finding, lang, style)),
            Findings::Snippets if line => {
                let help = short_help(finding, lang).filter(|help| told.insert((finding.rule, help)));
                page.lines(one_liner_broken(finding, help, lang, style));
            }
            Findings::Snippets => {
                told.extend(short_help(finding, lang).map(|help| (finding.rule, help)));
                page.lines(in_full(finding, before.filter(|_| again), lang, style));
            }
        }
        before = Some(finding).filter(|_| !line);
        folded |= line && style.findings == Findings::Snippets;
        after_line = line;
    }
    if folded {
        let note = say!(n = IN_FULL; zh: "（一个文件中同一规则超过 {n} 处的，其余只简要列出）", en: "(after the first {n} findings of a rule in a file, further ones are told in short)");
        page.gap();
        page.lines(wrap(note.get(lang), style.columns()).iter().map(|line| style.paint(Paint::Faint, line)));
    }
}

pub(super) fn paint_of(severity: Severity) -> Paint {
    match severity {
        Severity::Error => Paint::Error,
        Severity::Warning => Paint::Warning,
        Severity::Note => Paint::Note,
    }
}

// The severity word and the rule, and how many columns they take.
fn head(finding: &Finding, lang: Lang, style: Style) -> (String, usize) {
    let severity = finding.severity.text();
    let word = severity.get(lang);
    let rule = words::headed_as(&format!("[{}]", finding.rule), lang);
    let taken = width(word) + width(&rule);
    (format!("{}{rule}", style.paint(paint_of(finding.severity), word)), taken)
}

fn one_liner(finding: &Finding, lang: Lang, style: Style) -> String {
    let (head, _) = head(finding, lang, style);
    format!("{}: {head}{}", one_line(&words::place(&finding.place)), one_line(finding.message.get(lang)))
}

fn one_liner_broken(finding: &Finding, help: Option<&str>, lang: Lang, style: Style) -> Vec<String> {
    let place = format!("{}: ", one_line(&words::place(&finding.place)));
    let (head, taken) = head(finding, lang, style);
    let message = finding.message.get(lang);
    let text = match help {
        Some(help) => {
            let pause = if lang == Lang::Zh { "；" } else { "; " };
            format!("{message}{pause}{}{help}", words::headed(&words::HELP, lang))
        }
        None => message.to_owned(),
    };
    hanging(&format!("{place}{head}"), width(&place) + taken, &text, 2, style)
}

// The first sentence of the advice. A rule about misread text stands for mistakes of many kinds, so that each has advice of its own; what
// redundancy rules advise follows from the rule.
fn short_help(finding: &Finding, lang: Lang) -> Option<&str> {
    let help =
        finding.help.as_ref().filter(|_| finding.disposition.is_none() && finding.evidence.is_empty())?.get(lang);
    let ends: &[&str] = if lang == Lang::Zh { &["？", "；"] } else { &["? ", "; "] };
    let end = ends.iter().filter_map(|end| help.find(end).map(|at| at + end.len())).min().unwrap_or(help.len());
    Some(help[..end].trim_end().trim_end_matches(['；', ';']))
}

// A text behind a head that takes `taken` columns; its further lines are indented.
fn hanging(head: &str, taken: usize, text: &str, indent: usize, style: Style) -> Vec<String> {
    let room = style.columns() - indent;
    let lines = wrap_after(taken.saturating_sub(indent), &one_line(text), room);
    let lines = lines.iter().enumerate();
    lines
        .map(|(at, line)| if at == 0 { format!("{head}{line}") } else { format!("{}{line}", " ".repeat(indent)) })
        .collect()
}

fn same_place(one: &Finding, other: &Finding) -> bool {
    one.place.source.name == other.place.source.name && one.place.span == other.place.span
}

// What was shown for the finding before, at the same place, is not shown again.
fn in_full(finding: &Finding, before: Option<&Finding>, lang: Lang, style: Style) -> Vec<String> {
    let (head, taken) = head(finding, lang, style);
    let mut lines = hanging(&head, taken, finding.message.get(lang), 2, style);
    let mut shown = snippet::show(finding, lang, style);
    if let Some(before) = before {
        let told = snippet::show(before, lang, style);
        shown.beside.retain(|text| !told.beside.contains(text));
        shown.gutter = told.gutter;
        if shown.lines == told.lines {
            shown.lines.clear();
        }
    }
    lines.extend(shown.lines);
    let advice = words::advice(finding);
    if before.is_none() && !(advice.is_empty() && shown.beside.is_empty()) {
        lines.push(format!("{}|", " ".repeat(shown.gutter)));
    }
    for text in shown.beside {
        lines.extend(footer(&text, "", shown.gutter, style));
    }
    for (head, text) in advice {
        let head = words::headed(&head, lang);
        lines.extend(footer(text.get(lang), &head, shown.gutter, style));
    }
    lines
}

// "  = 建议：…", what follows indented under the text.
fn footer(text: &str, head: &str, gutter: usize, style: Style) -> Vec<String> {
    let taken = gutter + 2 + width(head);
    let head = format!("{}= {}", " ".repeat(gutter), style.paint(Paint::Strong, head));
    hanging(&head, taken, text, taken.min(style.columns() / 2), style)
}
