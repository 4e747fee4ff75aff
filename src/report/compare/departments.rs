//! Which departments take part, before and after.

use crate::analysis::compare::Comparison;
use crate::report::build::{count, plain_table};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Section, Table};
use crate::say;
use crate::wording::Text;

/// Who stays, goes, comes.
pub(super) fn section(comparison: &Comparison, old: &Names<'_>, new: &Names<'_>) -> Section {
    let departments = &comparison.departments;
    let (before, after) =
        (departments.kept.len() + departments.gone.len(), departments.kept.len() + departments.new.len());
    let mut lines = vec![
        say!(before = count(before), after = count(after); zh: "改革前 {before} 个部门，改革后 {after} 个。", en: "{before} departments before, {after} after."),
    ];
    let mut line = |names: Vec<Named>, zh: &str, en: &str| {
        if !names.is_empty() {
            let head = Text::new(zh, en);
            lines.push(say!(head = head, names = Text::list(&names); zh: "{head}：{names}", en: "{head}: {names}"));
        }
    };
    line(departments.gone.iter().map(|id| old.department(id)).collect(), "不再参与", "no longer part of it");
    line(departments.new.iter().map(|id| new.department(id)).collect(), "新参与", "new");
    line(departments.kept.iter().map(|id| new.department(id)).collect(), "仍参与", "still part of it");
    let first = lines.remove(0);
    let blocks = vec![Block::Paragraph(first), Block::List(lines), Block::Data(table(comparison, old, new))];
    Section::new("departments", say!(zh: "部门", en: "Departments"), blocks)
}

fn table(comparison: &Comparison, old: &Names<'_>, new: &Names<'_>) -> Table {
    let departments = &comparison.departments;
    let row =
        |name: Named, class: &'static str| vec![Cell::Named(name), Cell::Named(Named::new(class, Text::same(class)))];
    let kept = departments.kept.iter().map(|id| row(old.department(id), "kept"));
    let gone = departments.gone.iter().map(|id| row(old.department(id), "removed"));
    let fresh = departments.new.iter().map(|id| row(new.department(id), "added"));
    let columns = ["department", "class"].map(|key| Column::words(key, Text::fixed("", ""))).into();
    plain_table("departments-compared", columns, kept.chain(gone).chain(fresh).collect())
}
