//! The findings as a table: 堵点清单, to be worked off line by line.

use super::words;
use crate::finding::Finding;
use crate::report::{Cell, Column, Output, Report, Room, Row, Table, Tone};
use crate::say;
use crate::wording::{Lang, Text};

/// All findings of an output, in the order of its reports, with columns for the office to fill in: who mends it, until when.
pub(super) fn whole(output: &Output) -> Table {
    let findings =
        output.reports.iter().flat_map(|report| report.findings.iter().map(move |finding| (report, finding)));
    let far = findings.clone().any(|(report, finding)| is_far(report, finding));
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
    if far {
        columns.push(Column::words("id", say!(zh: "标识", en: "id")));
    }
    let blank = [
        ("owner", Text::fixed("责任单位", "who mends it")),
        ("due", Text::fixed("整改时限", "until")),
        ("state", Text::fixed("状态", "state")),
        ("remarks", Text::fixed("备注", "remarks")),
    ];
    columns.extend(blank.map(|(key, head)| Column::words(key, head).room(Room::ToSpare)));
    let width = columns.len();
    let rows = findings.map(|(report, finding)| {
        let [severity, message, evidence, saving, help, rule, place] = cells(finding);
        let mut cells = vec![about(report, finding), severity, message, evidence, saving, help, rule, place];
        if is_far(report, finding) {
            cells.push(Cell::Text(Text::list(&finding.subjects)));
        }
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
        let [severity, message, evidence, saving, help, _, place] = cells(finding);
        let parts = [message, evidence, saving].into_iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        });
        Row::plain(vec![severity, Cell::Text(Text::joined(parts, "；", "; ")), help, place])
    });
    Table { key: "findings-ledger", caption: None, rows: rows.collect(), columns, sum: None }
}

fn cells(finding: &Finding) -> [Cell; 7] {
    let said = |lang: Lang| {
        let evidence = finding.evidence.iter().map(|text| text.get(lang));
        evidence.collect::<Vec<&str>>().join(if lang == Lang::Zh { "；" } else { "; " })
    };
    let filled = |text: Option<Text>| text.map_or(Cell::Empty, Cell::Text);
    let evidence = (!finding.evidence.is_empty()).then(|| Text::new(said(Lang::Zh), said(Lang::En)));
    [
        Cell::Text(finding.severity.text()),
        Cell::Text(finding.message.clone()),
        filled(evidence),
        filled(finding.saving.as_ref().and_then(|saving| saving.text())),
        filled(finding.help.clone()),
        Cell::Text(Text::same(finding.rule)),
        Cell::Text(Text::same(words::place(&finding.place))),
    ]
}

// The things by their names; of what has none the process.
fn about(report: &Report, finding: &Finding) -> Cell {
    const MOST: usize = 8;
    let process = report.subject_of(finding);
    let mut names: Vec<Text> = Vec::new();
    for (at, id) in finding.subjects.iter().enumerate() {
        let of_process = process.filter(|process| process.id == *id).map(|process| process.name.clone());
        let name = finding.called.get(at).cloned().or(of_process).unwrap_or_else(|| Text::same(&**id));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return process.map_or(Cell::Empty, |process| Cell::Text(process.name.clone()));
    }
    let list = Text::list(names.iter().take(MOST));
    Cell::Text(if names.len() > MOST { say!(list = list; zh: "{list}等", en: "{list}, …") } else { list })
}

// What stands in a text that no file holds, such as the to-be of a plan, is found by its id alone.
fn is_far(report: &Report, finding: &Finding) -> bool {
    let file = &finding.place.source.name;
    !finding.subjects.is_empty() && !report.subjects.iter().any(|subject| subject.file == *file)
}
