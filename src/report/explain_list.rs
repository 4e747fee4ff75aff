//! `explain` without a name: every rule and every figure in a line.

use super::{Block, Cell, Column, Named, Output, Report, Row, Section, Table};
use crate::analysis::figures;
use crate::lint::{Group, rules};
use crate::say;
use crate::wording::Text;

/// All that can be explained.
pub fn list() -> Output {
    let groups =
        Group::ALL.into_iter().map(|group| Section::new("rules", rules_of(group), vec![Block::Table(of_group(group))]));
    let figures = Section::new("figures", say!(zh: "指标", en: "Figures"), vec![Block::Table(all_figures())]);
    let hint = say!(zh: "用 zaizao explain 名称 查看其中一条", en: "zaizao explain NAME tells more of one");
    let closing = Section::untitled("hint", vec![Block::Note(hint)]);
    let sections = groups.chain([figures, closing]).collect();
    Output { command: "explain", reports: vec![Report { sections, ..Report::default() }], closing: Vec::new() }
}

fn rules_of(group: Group) -> Text {
    say!(group = group.name(); zh: "规则：{group}", en: "Rules: {group}")
}

fn of_group(group: Group) -> Table {
    let rows = rules::ALL.iter().filter(|rule| rule.group == group).map(|rule| {
        let id = Cell::Named(Named::new(rule.id, Text::same(rule.id)));
        let severity = Cell::Named(Named::new(rule.severity.key(), rule.severity.text()));
        Row::plain(vec![id, severity, Cell::Text(rule.summary.clone())])
    });
    let columns = vec![
        Column::words("rule", say!(zh: "规则", en: "rule")),
        Column::words("severity", say!(zh: "级别", en: "severity")),
        Column::words("summary", say!(zh: "说明", en: "what it finds")),
    ];
    Table { key: group.key(), caption: None, columns, rows: rows.collect(), sum: None }
}

fn all_figures() -> Table {
    let rows = figures::ALL.iter().map(|entry| {
        let id = Cell::Named(Named::new(entry.id, Text::same(entry.id)));
        Row::plain(vec![id, Cell::Text(entry.name.clone())])
    });
    let columns = vec![
        Column::words("figure", say!(zh: "指标", en: "figure")),
        Column::words("name", say!(zh: "名称", en: "name")),
    ];
    Table { key: "figures", caption: None, columns, rows: rows.collect(), sum: None }
}
