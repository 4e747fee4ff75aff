//! How flows meet, where the file does not say it, and how cases end.

use crate::analysis::outcomes::Outcome;
use crate::graph::{Sound, Vertex};
use crate::model::words::JoinKind;
use crate::report::build::{NOT_EXACT, plain_table};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Quantity, Section, Table};
use crate::say;
use crate::wording::Text;

/// How flows meet at each step with several ways in whose join nobody wrote (language.md §4).
pub(super) fn joins(sound: &Sound<'_>, names: &Names<'_>) -> Option<Section> {
    let flow = &sound.flow;
    let steps = flow.graph.node_indices().filter(|vertex| {
        matches!(flow.graph[*vertex], Vertex::Step(_))
            && flow.written_join(*vertex).is_none()
            && flow.ways_in(*vertex).len() > 1
    });
    let sentences = steps.filter_map(|vertex| {
        let step = names.step(flow.step(vertex)?);
        Some(match sound.join(vertex) {
            JoinKind::All => say!(step = step; zh: "{step}：各路全部到齐才办理（all）", en: "{step}: waits for all ways that were started (all)"),
            JoinKind::One => say!(step = step; zh: "{step}：任一路到达即办理（one）", en: "{step}: goes on as soon as one arrives (one)"),
        })
    });
    let sentences: Vec<Text> = sentences.collect();
    if sentences.is_empty() {
        return None;
    }
    let title = say!(zh: "推定的汇合方式（文件未写 join）", en: "How flows meet (worked out, not written)");
    Some(Section::new("joins", title, vec![Block::List(sentences)]))
}

/// How cases end, where ends have names.
pub(super) fn outcomes(outcomes: &[Outcome]) -> Option<Section> {
    if outcomes.is_empty() {
        return None;
    }
    let rows = outcomes.iter().map(|outcome| {
        let name = Cell::Named(Named::new(&*outcome.name, Text::same(&*outcome.name)));
        let share = outcome.probability.map_or(Cell::Aside(NOT_EXACT), |share| Cell::Quantity(Quantity::Share(share)));
        vec![name, share]
    });
    let columns = vec![
        Column::words("outcome", say!(zh: "结局", en: "outcome")),
        Column::numbers("share", say!(zh: "占比", en: "share of cases")),
    ];
    let table: Table = plain_table("outcomes", columns, rows.collect::<Vec<_>>());
    Some(Section::new("outcomes", say!(zh: "结局", en: "Outcomes"), vec![Block::View(table)]))
}
