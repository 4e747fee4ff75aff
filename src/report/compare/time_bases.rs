//! The time of a case on every basis that is stated, side by side: published cases are quoted on several.

use super::cuts::{bases, cells, change, columns, tone};
use crate::analysis::compare::Cut;
use crate::report::{Block, Cell, Column, Row, Section, Table};
use crate::say;

/// The section; `None` where there is but one basis.
pub(super) fn section(cuts: &[Cut], day: f64) -> Option<Section> {
    if cuts.len() < 2 {
        return None;
    }
    let rows = cuts.iter().map(|cut| {
        let change = change(cut, day);
        let (old, new) = (change.basis_before.clone(), change.basis_after.clone());
        let name = |basis: Option<crate::report::Named>| basis.map_or(Cell::Empty, Cell::Named);
        let mut row = vec![name(old), name(new)];
        row.extend(cells(&change));
        row.push(if change.bases_differ() { bases(&change) } else { Cell::Empty });
        Row::toned(tone(&change), row)
    });
    let mut heads = vec![
        Column::words("basis-before", say!(zh: "改革前的口径", en: "basis before")),
        Column::words("basis-after", say!(zh: "改革后的口径", en: "basis after")),
    ];
    heads.extend(columns());
    let differ = cuts.iter().any(|cut| !cut.same_basis());
    let mark = Column::words("basis", say!(zh: "口径", en: "basis"));
    heads.push(if differ { mark } else { mark.room(crate::report::Room::Never) });
    let table = Table { key: "time-bases", caption: None, columns: heads, rows: rows.collect(), sum: None };
    let mut blocks = vec![Block::Table(table)];
    if differ {
        blocks.push(Block::Note(say!(
            zh: "口径不一致：前后两数不是同一种算法得出。引用这样的压减率时，须同时写明两边的口径。",
            en: "bases differ: before and after are not counted the same way. Who quotes such a rate must name both bases.")));
    }
    Some(Section::new("time-bases", say!(zh: "时限的各种口径", en: "Time on every basis stated"), blocks))
}
