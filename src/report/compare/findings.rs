//! Findings that are gone, and findings that are new.

use crate::analysis::compare::FindingChanges;
use crate::finding::Finding;
use crate::report::build::{counted, plain_table};
use crate::report::{Block, Cell, Column, Named, Room, Section, Table};
use crate::say;
use crate::wording::Text;

/// The section on findings; `None` where there is none on either side.
pub(super) fn section(before: &[Finding], after: &[Finding], changes: &FindingChanges) -> Option<Section> {
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let (lost, new, kept) = (changes.lost.len(), changes.new.len(), changes.kept.len());
    let sentence = say!(before = before.len(), lost = lost, new = new, after = after.len(), kept = kept;
        zh: "改革前 {before} 项，消除 {lost} 项，仍有 {kept} 项，新出现 {new} 项，改革后 {after} 项。",
        en: "{before} before; {lost} gone, {kept} still there, {new} new; {after} after.");
    let gone = table("findings-gone", &changes.lost, before);
    let new = table("findings-new", &changes.new, after);
    let mut blocks = vec![Block::Paragraph(sentence), Block::View(by_rule(before, after)), Block::Data(gone)];
    if new.rows.is_empty() {
        blocks.push(Block::Data(new));
    } else {
        blocks.push(Block::Table(Table { caption: Some(say!(zh: "新出现的", en: "New")), ..new }));
    }
    Some(Section::new("findings", say!(zh: "发现的问题", en: "Findings"), blocks))
}

// How many of each rule, the most before first.
fn by_rule(before: &[Finding], after: &[Finding]) -> Table {
    let mut rules: Vec<(&str, usize, usize)> = Vec::new();
    for (finding, side) in before.iter().map(|finding| (finding, 0)).chain(after.iter().map(|finding| (finding, 1))) {
        let at = rules.iter().position(|row| row.0 == finding.rule).unwrap_or_else(|| {
            rules.push((finding.rule, 0, 0));
            rules.len() - 1
        });
        let row = &mut rules[at];
        if side == 0 { row.1 += 1 } else { row.2 += 1 }
    }
    rules.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    let rows = rules.into_iter().map(|(rule, before, after)| {
        vec![Cell::Named(Named::new(rule, Text::same(rule))), counted(before), counted(after)]
    });
    let columns = vec![
        Column::words("rule", say!(zh: "规则", en: "rule")),
        Column::numbers("before", say!(zh: "改革前", en: "before")),
        Column::numbers("after", say!(zh: "改革后", en: "after")),
    ];
    plain_table("findings-by-rule", columns, rows.collect())
}

fn table(key: &'static str, places: &[usize], findings: &[Finding]) -> Table {
    let rows = places.iter().filter_map(|at| findings.get(*at)).map(|finding| {
        vec![
            Cell::Named(Named::new(finding.rule, Text::same(finding.rule))),
            Cell::Named(Named::new(finding.severity.key(), finding.severity.text())),
            Cell::Text(finding.message.clone()),
            Cell::Place(finding.place.clone()),
        ]
    });
    let columns = vec![
        Column::words("rule", say!(zh: "规则", en: "rule")),
        Column::words("severity", say!(zh: "级别", en: "severity")),
        Column::words("message", say!(zh: "说明", en: "what is the matter")),
        Column::words("place", say!(zh: "位置", en: "place")).room(Room::ToSpare),
    ];
    plain_table(key, columns, rows.collect())
}
