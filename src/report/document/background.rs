//! What a document is about: the processes, their versions and what their item lists declare.

use super::Part;
use crate::model::words::Word;
use crate::model::{Item, Process, Step};
use crate::report::build::{counted, name_or_empty, plain_table};
use crate::report::names::{Names, text};
use crate::report::{Block, Cell, Column, Quantity, Subject};
use crate::say;
use crate::wording::Text;

/// The facts of the processes beside each other; rows that nobody stated are left out.
pub(super) fn part(processes: &[&Process], source: &Text) -> Part {
    let mut blocks: Vec<Block> = processes.iter().filter_map(|process| summary(process)).collect();
    blocks.dedup_by(
        |one, other| matches!((one, other), (Block::Paragraph(one), Block::Paragraph(other)) if one == other),
    );
    let sides: Vec<Vec<(Text, Cell)>> = processes.iter().map(|process| facts(process)).collect();
    let names: Vec<Text> =
        sides.first().map(|facts| facts.iter().map(|(name, _)| name.clone()).collect()).unwrap_or_default();
    let rows = names.into_iter().enumerate().filter_map(|(at, name)| {
        let cells: Vec<Cell> = sides.iter().filter_map(|facts| facts.get(at)).map(|(_, cell)| cell.clone()).collect();
        let said = cells.iter().any(|cell| !matches!(cell, Cell::NotStated));
        said.then(|| [Cell::Text(name)].into_iter().chain(cells).collect())
    });
    let mut columns = vec![Column::words("fact", say!(zh: "内容", en: "fact"))];
    columns.extend(processes.iter().map(|process| Column::words("process", called(process))));
    blocks.push(Block::View(plain_table("scope", columns, rows.collect())));
    Part::new(say!(zh: "范围与版本", en: "Scope and versions"), blocks, source)
}

fn summary(process: &Process) -> Option<Block> {
    let summary = text(process.heading.summary.as_ref()?);
    Some(Block::Paragraph(summary))
}

fn called(process: &Process) -> Text {
    process.heading.variant.as_ref().map_or_else(|| text(&process.name()), |variant| variant.value.text())
}

fn facts(process: &Process) -> Vec<(Text, Cell)> {
    let nothing = Item::default();
    let item = process.item.as_ref().map_or(&nothing, |item| &item.value);
    let written = |word: Option<&str>| word.map_or(Cell::NotStated, |word| Cell::Text(Text::same(word)));
    let heading = &process.heading;
    let volume = process.volume.as_ref().map(|volume| Quantity::Count(volume.value.per_year));
    vec![
        (say!(zh: "流程", en: "process"), Cell::Text(text(&process.name()))),
        (say!(zh: "文件", en: "file"), Cell::Text(Text::same(Subject::of(process).file.trim_end_matches(" →")))),
        (say!(zh: "版本", en: "version"), written(heading.version.as_deref())),
        (say!(zh: "维护单位", en: "kept by"), written(heading.owner.as_deref())),
        (say!(zh: "资料来源", en: "drawn from"), written(heading.source.as_deref())),
        (say!(zh: "事项编码", en: "item code"), written(item.code.as_ref().map(|code| &*code.value))),
        (say!(zh: "事项类型", en: "item type"), written(item.kind.as_ref().map(|kind| &*kind.value))),
        (
            say!(zh: "办件类型", en: "case type"),
            item.case_type.as_ref().map_or(Cell::NotStated, |word| Cell::Text(word.value.text())),
        ),
        (
            say!(zh: "行使层级", en: "tier"),
            item.tier.as_ref().map_or(Cell::NotStated, |word| Cell::Text(word.value.text())),
        ),
        (
            say!(zh: "通办范围", en: "where it may be applied for"),
            written(item.scope.as_ref().map(|scope| &*scope.value)),
        ),
        (say!(zh: "服务对象", en: "audience"), written(item.audience.as_ref().map(|audience| &*audience.value))),
        (say!(zh: "年办件量（件）", en: "cases a year"), volume.map_or(Cell::NotStated, Cell::Quantity)),
        (say!(zh: "步骤（个）", en: "steps"), counted(process.steps.iter().filter(|step| !step.is_routing()).count())),
    ]
}

/// The steps as the file lists them.
pub(super) fn steps(process: &Process, names: &Names<'_>, source: &Text) -> Part {
    let steps = process.steps.iter().enumerate().filter(|(_, step)| !step.is_routing()).enumerate();
    // Where no step says how the applicant meets it, nobody knows whether the others are met.
    let met = process.steps.iter().any(|step| step.channel.is_some() || step.visits.is_some());
    let met = |step: &Step| met.then(|| [Cell::Text(step.channel().text()), counted(step.visits() as usize)]);
    let rows = steps.map(|(nth, (at, step))| row(nth + 1, at, step, names, met(step))).collect();
    let columns = vec![
        Column::numbers("number", say!(zh: "序号", en: "no.")),
        Column::words("step", say!(zh: "步骤", en: "step")),
        Column::words("department", say!(zh: "部门", en: "department")),
        Column::words("kind", say!(zh: "类型", en: "kind")),
        Column::words("channel", say!(zh: "渠道", en: "channel")),
        Column::numbers("visits", say!(zh: "跑动（次）", en: "visits")),
        Column::words("collects", say!(zh: "收取的材料", en: "materials handed in")),
    ];
    Part::new(say!(zh: "步骤清单", en: "Steps"), vec![Block::View(plain_table("step-list", columns, rows))], source)
}

fn row(number: usize, at: usize, step: &Step, names: &Names<'_>, met: Option<[Cell; 2]>) -> Vec<Cell> {
    let collected = step.collected().iter().map(|one| names.material(&one.value.of.value)).collect();
    let [channel, visits] = met.unwrap_or([Cell::NotStated, Cell::NotStated]);
    vec![
        counted(number),
        Cell::Named(names.step(at)),
        name_or_empty(names.department_of(at)),
        step.kind.as_ref().map_or(Cell::Empty, |kind| Cell::Text(kind.value.text())),
        channel,
        visits,
        Cell::Names(collected),
    ]
}
