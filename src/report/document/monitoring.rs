//! What is to be watched when the change is made: the figures of the five cuts, with what they are to be.

use super::Part;
use crate::report::{Block, Cell, Column, Row, Table};
use crate::say;
use crate::wording::Text;

/// What was before, and what is to be held: the rows of the five cuts.
pub(super) fn part(cuts: &Table, source: &Text) -> Part {
    let lead = say!(zh: "目标值取自改革后的流程。上线后用同一口径统计实际办件，逐月核对；未达到的，查明原因并调整措施。",
        en: "The targets are those of the to-be process. Count real cases by the same rules every month; where one is missed, find out why and adjust the measures.");
    let taken = |row: &Row, at: usize| row.cells.get(at).cloned().unwrap_or(Cell::Empty);
    let rows = cuts.rows.iter().map(|row| Row::plain(vec![taken(row, 0), taken(row, 1), taken(row, 2), taken(row, 5)]));
    let columns = vec![
        Column::words("figure", say!(zh: "指标", en: "figure")),
        Column::numbers("before", say!(zh: "改革前", en: "before")),
        Column::numbers("target", say!(zh: "目标值", en: "target")),
        Column::words("basis", say!(zh: "口径", en: "basis")),
    ];
    let caption = Some(say!(zh: "监测指标", en: "What is to be watched"));
    let table = Table { key: "monitoring", caption, columns, rows: rows.collect(), sum: None };
    let further = vec![
        say!(zh: "按时办结率、提前办结率：以承诺时限为准。", en: "Share of cases in time and ahead of time, against the promised limit."),
        say!(zh: "退回补正率和补正原因：检验一次性告知是否到位。", en: "Share of cases sent back, and why: whether applicants are told everything at once."),
        say!(zh: "群众评价（好差评）和第三方评估：结果用于下一轮改进。", en: "Ratings by applicants and third-party evaluation, for the next round."),
    ];
    Part::untitled(vec![Block::Paragraph(lead), Block::View(table), Block::List(further)], source)
}
