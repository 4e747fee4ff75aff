//! The findings as a table: 堵点清单, to be worked off line by line.

use super::words;
use crate::finding::Finding;
use crate::report::{Cell, Column, Output, Room, Row, Table, Tone};
use crate::say;
use crate::wording::{Lang, Text};

/// All findings of an output, in the order of its reports, with columns for the office to fill in: who mends it, until when.
pub(super) fn whole(output: &Output) -> Table {
    let findings = output.reports.iter().flat_map(|report| &report.findings);
    let mut columns = vec![
        Column::words("about", say!(zh: "涉及", en: "about")),
        Column::words("severity", say!(zh: "级别", en: "severity")),
        Column::words("message", say!(zh: "现象", en: "what is the matter")),
        Column::words("evidence", say!(zh: "理由", en: "because")),
        Column::words("saving", say!(zh: "可节省", en: "saves")),
        Column::words("help", say!(zh: "建议", en: "what to do")),
        Column::words("rule", say!(zh: "规则", en: "rule")),
        Column::words("place", say!(zh: "位置", en: "place")),
    ];
    let blank = [
        ("owner", Text::fixed("责任单位", "who mends it")),
        ("due", Text::fixed("整改时限", "until")),
        ("state", Text::fixed("状态", "state")),
        ("remarks", Text::fixed("备注", "remarks")),
    ];
    columns.extend(blank.map(|(key, head)| Column::words(key, head).room(Room::ToSpare)));
    let width = columns.len();
    let rows = findings.map(|finding| {
        let [severity, about, message, evidence, saving, help, rule, place] = cells(finding);
        let mut cells = vec![about, severity, message, evidence, saving, help, rule, place];
        cells.resize(width, Cell::Empty);
        Row::toned(Tone::Plain, cells)
    });
    Table { key: "findings-ledger", caption: None, rows: rows.collect(), columns, sum: None }
}

/// The findings of a report in few columns, for a page.
pub(super) fn brief(findings: &[Finding]) -> Table {
    let columns = vec![
        Column::words("severity", say!(zh: "级别", en: "severity")),
        Column::words("message", say!(zh: "现象", en: "what is the matter")),
        Column::words("help", say!(zh: "建议", en: "what to do")),
        Column::words("place", say!(zh: "位置", en: "place")),
    ];
    let rows = findings.iter().map(|finding| {
        let [severity, _, message, evidence, saving, help, _, place] = cells(finding);
        let parts = [message, evidence, saving].into_iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        });
        Row::plain(vec![severity, Cell::Text(Text::joined(parts, "；", "; ")), help, place])
    });
    Table { key: "findings-ledger", caption: None, rows: rows.collect(), columns, sum: None }
}

fn cells(finding: &Finding) -> [Cell; 8] {
    let said = |lang: Lang| {
        let evidence = finding.evidence.iter().map(|text| text.get(lang));
        evidence.collect::<Vec<&str>>().join(if lang == Lang::Zh { "；" } else { "; " })
    };
    let filled = |text: Option<Text>| text.map_or(Cell::Empty, Cell::Text);
    let evidence = (!finding.evidence.is_empty()).then(|| Text::new(said(Lang::Zh), said(Lang::En)));
    [
        Cell::Text(finding.severity.text()),
        Cell::Text(Text::same(about(finding))),
        Cell::Text(finding.message.clone()),
        filled(evidence),
        filled(finding.saving.as_ref().and_then(|saving| saving.text())),
        filled(finding.help.clone()),
        Cell::Text(Text::same(finding.rule)),
        Cell::Text(Text::same(words::place(&finding.place))),
    ]
}

// What is underlined in the file, cut short.
fn about(finding: &Finding) -> String {
    const MOST: usize = 24;
    let text = finding.place.source.slice(finding.place.span).lines().next().unwrap_or("").trim();
    let short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
