//! What became of each step.

use crate::analysis::compare::{Class, Comparison, FlowChange, FlowClass, Likely, StepChange, StepLedger};
use crate::analysis::time::{Seconds, number};
use crate::analysis::{Analysis, Study};
use crate::report::build::time;
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Room, Row, Section, Table, Tone};
use crate::say;
use crate::wording::{Text, percent};

/// One side of the comparison.
#[derive(Clone, Copy)]
pub(in crate::report) struct Side<'s> {
    /// The process.
    pub study: &'s Study<'s>,
    /// Its results.
    pub analysis: &'s Analysis,
    /// What its parts are called.
    pub names: &'s Names<'s>,
    /// Seconds of its working day.
    pub day: f64,
}

/// The mapping of steps, with its class.
pub(super) fn section(comparison: &Comparison, before: Side<'_>, after: Side<'_>) -> Section {
    let Comparison { steps: changes, likely, flows, .. } = comparison;
    let rows = changes.iter().map(|change| row(change, before, after)).collect();
    let columns = vec![
        Column::words("before", say!(zh: "原步骤", en: "as-is")),
        Column::words("department-before", say!(zh: "原部门", en: "department before")).room(Room::ToSpare),
        Column::numbers("time-before", say!(zh: "原用时", en: "time before")).room(Room::IfItFits),
        Column::words("class", say!(zh: "处置", en: "what became of it")),
        Column::words("after", say!(zh: "新步骤", en: "to-be")),
        Column::words("department-after", say!(zh: "新部门", en: "department after")).room(Room::ToSpare),
        Column::numbers("time-after", say!(zh: "新用时", en: "time after")).room(Room::IfItFits),
    ];
    let mut blocks = vec![
        Block::Paragraph(balance(&comparison.step_ledger)),
        Block::Paragraph(counts(changes)),
        Block::Table(Table { key: "steps", caption: None, columns, rows, sum: None }),
    ];
    if !flows.is_empty() {
        blocks.push(Block::Paragraph(flow_counts(flows)));
        blocks.push(Block::Data(flow_table(flows, before, after)));
    }
    if !likely.is_empty() {
        let lead = say!(zh: "下列步骤可能前后对应，请核实；属实的，在改革后的步骤里写 replaces：", en: "These may be the same step; if they are, write replaces in the to-be step:");
        blocks.push(Block::Paragraph(lead));
        blocks.push(Block::List(likely.iter().map(|pair| guess(pair, before, after)).collect()));
    }
    Section::new("steps", say!(zh: "步骤对照", en: "What became of each step"), blocks)
}

/// What a row is about: its as-is steps, or where it has none those that are new.
pub(in crate::report) fn group(change: &StepChange, before: &Names<'_>, after: &Names<'_>) -> Vec<Named> {
    if change.before.is_empty() {
        return change.after.iter().map(|at| after.step(*at)).collect();
    }
    change.before.iter().map(|at| before.step(*at)).collect()
}

fn row(change: &StepChange, before: Side<'_>, after: Side<'_>) -> Row {
    let removed = change.after.is_empty();
    let mut cells = Vec::new();
    cells.extend(side(&change.before, change.time_before, before));
    cells.push(Cell::Names(change.classes.iter().map(|class| Named::new(class.key(), class.text())).collect()));
    cells.extend(side(&change.after, change.time_after, after));
    Row::toned(if removed { Tone::Faint } else { Tone::Plain }, cells)
}

// Names, departments, time; nothing where there is no step.
fn side(steps: &[usize], taken: Option<Seconds>, side: Side<'_>) -> [Cell; 3] {
    if steps.is_empty() {
        return [Cell::Empty, Cell::Empty, Cell::Empty];
    }
    let mut departments: Vec<Named> = Vec::new();
    for department in steps.iter().filter_map(|step| side.names.department_of(*step)) {
        if !departments.contains(&department) {
            departments.push(department);
        }
    }
    [
        Cell::Names(steps.iter().map(|step| side.names.step(*step)).collect()),
        Cell::Names(departments),
        time(taken.map(number), side.day),
    ]
}

// 7 − 1 取消 − 2 合并 + 2 新增 = 6
fn balance(ledger: &StepLedger) -> Text {
    let StepLedger { before, removed, merged, split, added, after } = *ledger;
    let part = |n: usize, zh: &'static str, en: &'static str| {
        (n > 0).then(|| Text::new(format!(" {zh} {n}"), format!(" {en}").replace('#', &n.to_string())))
    };
    let parts = [
        part(removed, "− 取消", "− # removed"),
        part(merged, "− 合并减少", "− # by merging"),
        part(split, "+ 拆分增加", "+ # by splitting"),
        part(added, "+ 新增", "+ # added"),
    ];
    let parts = Text::joined(parts.into_iter().flatten(), "", "");
    say!(before = before, parts = parts, after = after;
        zh: "步骤：改革前 {before} 个{parts} = 改革后 {after} 个。", en: "steps: {before} before{parts} = {after} after.")
}

// 流向：保留 3 条，取消 2 条…
fn flow_counts(flows: &[FlowChange]) -> Text {
    let parts = FlowClass::ALL.into_iter().filter_map(|class| {
        let n = flows.iter().filter(|flow| flow.class == class).count();
        let name = class.text();
        (n > 0).then(|| say!(name = name, n = n; zh: "{name} {n} 条", en: "{n} {name}"))
    });
    let parts = Text::joined(parts, "，", ", ");
    say!(parts = parts; zh: "步骤之间的流向：{parts}。", en: "Flows between steps: {parts}.")
}

fn flow_table(flows: &[FlowChange], before: Side<'_>, after: Side<'_>) -> Table {
    let rows = flows.iter().map(|flow| {
        let ends = |pair: Option<(usize, usize)>, side: Side<'_>| match pair {
            Some((from, to)) => [Cell::Named(side.names.step(from)), Cell::Named(side.names.step(to))],
            None => [Cell::Empty, Cell::Empty],
        };
        let mut cells = Vec::from(ends(flow.before, before));
        cells.push(Cell::Named(Named::new(flow.class.key(), flow.class.text())));
        cells.extend(ends(flow.after, after));
        Row::plain(cells)
    });
    let columns = ["from-before", "to-before", "class", "from-after", "to-after"];
    let columns = columns.map(|key| Column::words(key, Text::fixed("", ""))).into();
    Table { key: "flows", caption: None, columns, rows: rows.collect(), sum: None }
}

// 合并 2 项，取消 3 项, …: by the first class of each row.
fn counts(changes: &[StepChange]) -> Text {
    let parts = Class::ALL.iter().filter_map(|class| {
        let n = changes.iter().filter(|change| change.classes.contains(class)).count();
        let name = class.text();
        (n > 0).then(|| say!(name = name, n = n; zh: "{name} {n} 项", en: "{n} {name}"))
    });
    let parts = Text::joined(parts, "，", ", ");
    say!(parts = parts; zh: "{parts}（一项可有几种变化）。", en: "{parts} (one may have changed in several ways).")
}

fn guess(pair: &Likely, before: Side<'_>, after: Side<'_>) -> Text {
    let (old, new) = (before.names.step(pair.before), after.names.step(pair.after));
    let id = before.names.step(pair.before).id;
    say!(old = old, new = new, likeness = percent(pair.likeness), id = id;
        zh: "“{old}” → “{new}”（相似度 {likeness}）：replaces: [{id}]",
        en: "“{old}” → “{new}” (likeness {likeness}): replaces: [{id}]")
}
