//! Handoffs before and after, by kind: a reform that takes the applicant out of the carrying often has more handoffs in all.

use super::cuts::{cells, columns, tone};
use crate::analysis::assumption::Boundary;
use crate::analysis::handoffs::Handoffs;
use crate::report::analyze::handoffs::{by_carrier, crossing};
use crate::report::build::count;
use crate::report::{Block, Cell, Change, Column, Named, Row, Section, Table, Tone};
use crate::say;
use crate::wording::Text;

/// The section on handoffs; `None` where neither side says who does what.
pub(super) fn section(before: &Handoffs, after: &Handoffs) -> Option<Section> {
    if before.main.is_none() && after.main.is_none() {
        return None;
    }
    let mut rows = vec![
        row("handoffs", say!(zh: "部门交接", en: "handoffs"), Weight::Neither, total(before), total(after)),
        row(
            "handoffs.applicant",
            say!(zh: "  其中：申请人跑腿", en: "  carried by the applicant"),
            Weight::Less,
            carried(before, 0),
            carried(after, 0),
        ),
        row(
            "handoffs.data",
            say!(zh: "  其中：数据流转", en: "  carried by data"),
            Weight::Neither,
            carried(before, 1),
            carried(after, 1),
        ),
    ];
    for boundary in Boundary::ALL {
        let (old, new) = (crosses(before, boundary), crosses(after, boundary));
        if old.unwrap_or(0) + new.unwrap_or(0) > 0 {
            let id = format!("handoffs.cross-{}", boundary.key());
            rows.push(row(&id, crossing(boundary).name, Weight::Less, old, new));
        }
    }
    let (old, new) = (returns(before), returns(after));
    if old.unwrap_or(0) + new.unwrap_or(0) > 0 {
        rows.push(row("ping-pong", say!(zh: "往返流转", en: "back and forth"), Weight::Less, old, new));
    }
    let mut heads = vec![Column::words("figure", say!(zh: "交接（次）", en: "handoffs"))];
    heads.extend(columns());
    let table = Table { key: "handoffs-by-kind", caption: None, columns: heads, rows, sum: None };
    let mut blocks: Vec<Block> = sentence(before, after).into_iter().map(Block::Paragraph).collect();
    blocks.push(Block::View(table));
    Some(Section::new("handoffs", say!(zh: "部门交接", en: "Handoffs between departments"), blocks))
}

#[derive(Clone, Copy)]
enum Weight {
    Less,
    Neither,
}

fn row(id: &str, name: Text, weight: Weight, before: Option<usize>, after: Option<usize>) -> Row {
    let change = Change { before: before.map(count), after: after.map(count), basis_before: None, basis_after: None };
    let tone = match weight {
        Weight::Less => tone(&change),
        Weight::Neither => Tone::Plain,
    };
    let mut row = vec![Cell::Named(Named::new(id, name))];
    row.extend(cells(&change));
    Row::toned(tone, row)
}

fn total(handoffs: &Handoffs) -> Option<usize> {
    handoffs.main.as_ref().map(Vec::len)
}

// 0: by the applicant, 1: by data.
fn carried(handoffs: &Handoffs, which: usize) -> Option<usize> {
    let (applicant, data) = by_carrier(handoffs.main.as_ref()?);
    Some([applicant, data][which.min(1)])
}

fn crosses(handoffs: &Handoffs, boundary: Boundary) -> Option<usize> {
    if handoffs.unknown.contains(&boundary) {
        return None;
    }
    Some(handoffs.main.as_ref()?.iter().filter(|handoff| handoff.crosses.contains(&boundary)).count())
}

fn returns(handoffs: &Handoffs) -> Option<usize> {
    handoffs.main.as_ref().map(|_| handoffs.returns.len())
}

fn sentence(before: &Handoffs, after: &Handoffs) -> Option<Text> {
    let (old, new) = (by_carrier(before.main.as_ref()?), by_carrier(after.main.as_ref()?));
    let went = |old: usize, new: usize| match new.cmp(&old) {
        std::cmp::Ordering::Less => say!(old = old, new = new; zh: "由 {old} 次减至 {new} 次", en: "{old} → {new}"),
        std::cmp::Ordering::Equal => say!(new = new; zh: "仍为 {new} 次", en: "still {new}"),
        std::cmp::Ordering::Greater => say!(old = old, new = new; zh: "由 {old} 次增至 {new} 次", en: "{old} → {new}"),
    };
    Some(say!(applicant = went(old.0, new.0), data = went(old.1, new.1);
        zh: "申请人跑腿的交接{applicant}；数据流转的{data}。",
        en: "Handoffs carried by the applicant: {applicant}; carried by data: {data}."))
}
