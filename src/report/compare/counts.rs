//! Both sides by the counting rules of Doing Business and of value stream mapping.

use super::steps::Side;
use crate::analysis::profiles::{self, Profile};
use crate::report::analyze::counts::{called, pairs, rule};
use crate::report::build::plain_table;
use crate::report::{Block, Cell, Column, Named, Section};
use crate::say;
use crate::wording::Text;

/// Whose counts stand beside the five cuts: those of the guide are the cuts.
const BESIDE: [Profile; 2] = [Profile::DoingBusiness, Profile::Lean];

/// The heads of both sides.
pub(in crate::report) type Heads = [(&'static str, Text); 2];

/// The section; `None` where neither rule can count anything.
pub(super) fn section(before: Side<'_>, after: Side<'_>) -> Option<Section> {
    let heads = [("before", say!(zh: "改革前", en: "before")), ("after", say!(zh: "改革后", en: "after"))];
    self::with_heads(before, after, &BESIDE, heads)
}

/// The same with other rules and heads.
pub(in crate::report) fn with_heads(
    before: Side<'_>,
    after: Side<'_>,
    rules: &[Profile],
    heads: Heads,
) -> Option<Section> {
    let count = |side: Side<'_>, profile| profiles::of(side.study, side.analysis, profile);
    let counted = rules.iter().map(|profile| (*profile, count(before, *profile), count(after, *profile)));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut notes = Vec::new();
    for (profile, old, new) in counted {
        let before_it = rows.len();
        for (thing, cells) in pairs(&old, &new, [before.day, after.day]) {
            let known = |cell: &Cell| !matches!(cell, Cell::NotStated | Cell::Aside(_));
            if cells.iter().any(known) {
                let by = Cell::Named(Named::new(profile.key(), called(profile)));
                rows.push([by, Cell::Named(thing)].into_iter().chain(cells).collect());
            }
        }
        notes.extend((rows.len() > before_it).then(|| Block::Note(rule(profile))));
    }
    if rows.is_empty() {
        return None;
    }
    let mut columns = vec![
        Column::words("rule", say!(zh: "口径", en: "rule")),
        Column::words("counted", say!(zh: "计数项", en: "counted")),
    ];
    columns.extend(heads.map(|(key, head)| Column::numbers(key, head)));
    let blocks = [Block::Table(plain_table("counts-compared", columns, rows))].into_iter().chain(notes);
    let title = say!(zh: "其他口径的计数", en: "Counted by other rules");
    Some(Section::new("counts", title, blocks.collect()))
}
