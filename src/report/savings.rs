//! What the redundancies found would save: each alone, added up, and all together.

use super::build::plain_table;
use super::{Block, Cell, Column, Named, Quantity};
use crate::finding::Saving;
use crate::lint::Together;
use crate::say;
use crate::wording::Text;

/// Beside each other what the changes save alone, added up, and what they save together; nothing where neither is anything.
pub(super) fn blocks(together: Together) -> Vec<Block> {
    let Together { added_up, joint } = together;
    let rows = parts(added_up)
        .into_iter()
        .zip(parts(joint))
        .filter(|((_, _, alone), (_, _, joint))| alone.number() != 0.0 || joint.number() != 0.0);
    let rows: Vec<Vec<Cell>> = rows
        .map(|((key, name, alone), (_, _, joint))| {
            vec![Cell::Named(Named::new(key, name)), Cell::Quantity(alone), Cell::Quantity(joint)]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words("saving", say!(zh: "可节省", en: "saving")),
        Column::numbers("added-up", say!(zh: "各项单独之和", en: "each alone, added up")),
        Column::numbers("together", say!(zh: "一并消除", en: "all together")),
    ];
    let text = say!(zh: "以上各项一并消除，按改后的流程重新计算；各项单独的节省有重叠，不能相加。",
        en: "All of them removed together, by running the analyses again; what each saves alone overlaps and does not add up.");
    vec![Block::Paragraph(text), Block::Table(plain_table("savings", columns, rows))]
}

fn parts(saving: Saving) -> [(&'static str, Text, Quantity); 5] {
    let time = Quantity::Time { seconds: saving.lead_time * saving.day, day: saving.day };
    [
        ("lead-time", say!(zh: "关键路径", en: "critical path"), time),
        ("visits", say!(zh: "跑动（次）", en: "visits"), Quantity::Count(saving.visits)),
        ("submissions", say!(zh: "材料（件次）", en: "submissions"), Quantity::Count(saving.submissions)),
        ("entries", say!(zh: "填报（项次）", en: "form entries"), Quantity::Count(saving.entries)),
        ("handoffs", say!(zh: "交接（次）", en: "handoffs"), Quantity::Count(saving.handoffs)),
    ]
}
