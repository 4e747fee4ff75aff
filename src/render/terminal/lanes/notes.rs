//! What stands beside a row in words: what is not drawn, and on which condition.

use super::plan::{Plan, Row, Target};
use crate::report::picture::{Connection, Node, Shape};
use crate::say;
use crate::wording::Text;

/// What a way leads to that ends without a name.
const END: Text = Text::fixed("结束", "end");

/// All that is to be said of a row.
pub(super) fn notes(plan: &Plan<'_>, row: &Row<'_>) -> Vec<Text> {
    let mut notes = row.node.tags.clone();
    notes.extend(follows(plan, row));
    match row.parts {
        Some(shape) => notes.push(parts(plan, row, shape)),
        None => notes.extend(row.ways.iter().filter_map(|(flow, target)| alone(plan, flow, *target))),
    }
    notes
}

fn follows(plan: &Plan<'_>, row: &Row<'_>) -> Option<Text> {
    if let Some((shape, all)) = row.waits.as_ref().filter(|(_, all)| all.len() > 1) {
        let all = called(plan, all);
        return Some(match shape {
            Shape::Inclusive => say!(all = all; zh: "{all} 中已启动的到齐才办", en: "waits for those started of {all}"),
            _ => say!(all = all; zh: "{all} 到齐才办", en: "waits for {all}"),
        });
    }
    let all = called(plan, &row.told);
    (!row.told.is_empty()).then(|| say!(all = all; zh: "接 {all} 之后", en: "after {all}"))
}

// The only way of a row is told where it is no plain line: it leads back, to an end with a name, or on a condition.
fn alone(plan: &Plan<'_>, flow: &Connection, target: Target<'_>) -> Option<Text> {
    let plain = match target {
        Target::Row(_) => !flow.back,
        Target::End(end) => end.label.zh.is_empty() && end.shape == Shape::End,
    };
    let said = flow.when.is_some() || flow.share.is_some();
    (said || !plain).then(|| way(plan, flow, target))
}

fn parts(plan: &Plan<'_>, row: &Row<'_>, shape: Shape) -> Text {
    let plain: Option<Vec<usize>> = row
        .ways
        .iter()
        .map(|(flow, target)| match target {
            Target::Row(to) if !flow.back && flow.when.is_none() && flow.share.is_none() => Some(*to),
            _ => None,
        })
        .collect();
    let ways = match plain {
        Some(rows) => {
            let all = called(plan, &rows);
            say!(all = all; zh: "→{all}", en: "→{all}")
        }
        None => Text::joined(row.ways.iter().map(|(flow, target)| way(plan, flow, *target)), "，", ", "),
    };
    match shape {
        Shape::Parallel => say!(ways = ways; zh: "同时 {ways}", en: "all {ways}"),
        Shape::Inclusive => say!(ways = ways; zh: "按需 {ways}", en: "some of {ways}"),
        _ => say!(ways = ways; zh: "择一 {ways}", en: "one of {ways}"),
    }
}

// "材料不齐 20% →4": an arrow stays with what it points at.
fn way(plan: &Plan<'_>, flow: &Connection, target: Target<'_>) -> Text {
    let arrow = if flow.back { Text::fixed("↩", "↩") } else { Text::fixed("→", "→") };
    let target = match target {
        Target::Row(to) => Text::same(&*plan.rows[to].called),
        Target::End(end) => self::end(end),
    };
    let leads = Text::joined([arrow, target], "", "");
    Text::joined(flow.when.iter().chain(&flow.share).chain(&flow.most).chain([&leads]), " ", " ")
}

fn end(end: &Node) -> Text {
    if end.label.zh.is_empty() { END } else { end.label.clone() }
}

fn called(plan: &Plan<'_>, rows: &[usize]) -> Text {
    Text::list(rows.iter().map(|row| Text::same(&*plan.rows[*row].called)))
}
