//! How flows meet, where the file does not say it, and how cases end.

use crate::analysis::outcomes::Outcome;
use crate::graph::{Group, InferredJoin, Sound, inferred_joins};
use crate::model::words::JoinKind;
use crate::report::build::{NOT_EXACT, plain_table};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Quantity, Section, Table};
use crate::say;
use crate::wording::Text;

/// How flows meet at each step with several ways in whose join nobody wrote (language.md §4).
pub(super) fn joins(sound: &Sound<'_>, names: &Names<'_>) -> Option<Section> {
    let sentences: Vec<Text> = inferred_joins(sound).iter().map(|inferred| join(inferred, names)).collect();
    if sentences.is_empty() {
        return None;
    }
    let title = say!(zh: "推定的汇合方式（文件未写 join）", en: "How flows meet (worked out, not written)");
    Some(Section::new("joins", title, vec![Block::List(sentences)]))
}

// A step may join both ways at once: parallel branches wait for each other, a way back carries on by itself.
fn join(inferred: &InferredJoin, names: &Names<'_>) -> Text {
    let step = names.step(inferred.step);
    let groups: Vec<Text> = inferred.groups.iter().map(|group| met(group, names)).collect();
    let groups = Text::joined(&groups, "；", "; ");
    match (inferred.join, inferred.groups.is_empty()) {
        (JoinKind::All, true) => {
            say!(step = step; zh: "{step}：各路全部到齐才办理（all）", en: "{step}: waits for all ways that were started (all)")
        }
        (JoinKind::One, true) => {
            say!(step = step; zh: "{step}：任一路到达即办理（one）", en: "{step}: goes on as soon as one arrives (one)")
        }
        (JoinKind::All, false) => say!(step = step, groups = groups;
            zh: "{step}：{groups}；合起来与其余各路全部到齐才办理", en: "{step}: {groups}; it waits for that and all other ways"),
        (JoinKind::One, false) => say!(step = step, groups = groups;
            zh: "{step}：{groups}；其他来路到达即办理", en: "{step}: {groups}; any other way goes on by itself"),
    }
}

fn met(group: &Group, names: &Names<'_>) -> Text {
    let from = Text::list(group.from.iter().map(|at| names.step(*at)));
    match group.join {
        JoinKind::All => {
            say!(from = from; zh: "{from}全部到齐才算到达", en: "the ways from {from} wait for each other")
        }
        JoinKind::One => say!(from = from; zh: "{from}任一到达即算到达", en: "of the ways from {from} one is enough"),
    }
}

/// How cases end, where ends have names.
pub(super) fn outcomes(outcomes: &[Outcome]) -> Option<Section> {
    if outcomes.is_empty() {
        return None;
    }
    let rows = outcomes.iter().map(|outcome| {
        let name = match &outcome.name {
            Some(name) => Cell::Named(Named::new(&**name, Text::same(&**name))),
            None => Cell::Text(say!(zh: "办结（未命名结局）", en: "ends normally (no name given)")),
        };
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
