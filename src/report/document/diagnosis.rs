//! The list of blockages 堵点清单: one row a finding, the gravest first.

use super::Part;
use crate::finding::Finding;
use crate::report::build::counted;
use crate::report::{Block, Cell, Column, Named, Room, Row, Section, Table, Tone};
use crate::say;
use crate::wording::Text;
use std::cmp::Reverse;

/// What `analyze` says of findings, with a table in place of its list.
pub(super) fn part(section: Section, findings: &[Finding], source: &Text) -> Part {
    let mut blocks = section.blocks;
    if let Some(at) = blocks.iter().position(|block| matches!(block, Block::FindingList)) {
        let lead = say!(n = findings.len();
            zh: "共 {n} 项：错误在前，其余按可节省的时间从多到少。",
            en: "Findings: {n}. Errors come first, then what could save most time.");
        // The sentence before the list is about its order.
        let first = at.saturating_sub(1);
        for block in &mut blocks {
            if let Block::Table(table) = block {
                table.caption =
                    table.caption.take().or(Some(say!(zh: "消除堵点可节省多少", en: "What removing them would save")));
            }
        }
        blocks.splice(first..=at, [Block::Paragraph(lead), Block::View(table(findings, usize::MAX))]);
    }
    Part::new(say!(zh: "堵点清单", en: "List of blockages"), blocks, source)
}

/// Errors first, then what would save most time; of the rest the order of the file holds.
pub(super) fn table(findings: &[Finding], most: usize) -> Table {
    let mut all: Vec<&Finding> = findings.iter().collect();
    let saved = |finding: &Finding| finding.saving.as_ref().map_or(0.0, |saving| saving.lead_time);
    all.sort_by(|one, other| {
        Reverse(one.severity).cmp(&Reverse(other.severity)).then(saved(other).total_cmp(&saved(one)))
    });
    let mut columns = vec![
        Column::numbers("number", say!(zh: "序号", en: "no.")),
        Column::words("finding", say!(zh: "现象与理由", en: "what was found, and why")),
        Column::words("severity", say!(zh: "级别", en: "severity")),
        Column::words("saving", say!(zh: "可节省", en: "could save")),
        Column::words("help", say!(zh: "建议", en: "suggestion")),
        Column::words("needs", say!(zh: "法律条件", en: "what it needs")),
    ];
    let rows: Vec<Row> = all.into_iter().take(most).enumerate().map(|(at, finding)| row(at + 1, finding)).collect();
    for (at, column) in columns.iter_mut().enumerate() {
        if rows.iter().all(|row| matches!(row.cells.get(at), Some(Cell::Empty))) {
            column.room = Room::Never;
        }
    }
    Table { key: "blockages", caption: Some(say!(zh: "堵点清单", en: "Blockages")), columns, rows, sum: None }
}

fn row(number: usize, finding: &Finding) -> Row {
    let why = Text::joined(&finding.evidence, "；", "; ");
    let what = match finding.evidence.is_empty() {
        true => finding.message.clone(),
        false => say!(what = finding.message, why = why; zh: "{what}（{why}）", en: "{what} ({why})"),
    };
    let text = |text: Option<Text>| text.map_or(Cell::Empty, Cell::Text);
    let needs = finding.disposition.map(|disposition| {
        Cell::Named(Named::new(
            disposition.key(),
            say!(key = disposition.key(), text = disposition.text(); zh: "{text}（{key}）", en: "{text} ({key})"),
        ))
    });
    let cells = vec![
        counted(number),
        Cell::Text(what),
        Cell::Text(finding.severity.text()),
        text(finding.saving.as_ref().and_then(|saving| saving.text())),
        text(finding.help.clone()),
        needs.unwrap_or(Cell::Empty),
    ];
    Row::toned(Tone::Plain, cells)
}
