//! The path of implementation: what a plan says of each measure.

use super::Part;
use crate::model::plan::{Measure, Operation, Plan};
use crate::report::build::counted;
use crate::report::names::text;
use crate::report::{Block, Cell, Column, Named, Row, Table};
use crate::say;
use crate::wording::Text;

/// Measures with owner, due date and needs; a sentence where there is no plan.
pub(super) fn part(plan: Option<&Plan>, source: &Text) -> Part {
    let Some(plan) = plan else {
        let text = say!(zh: "没有给出改革计划，责任单位、时限和依赖的系统无从列出；用计划文件（plan.yaml）代替改革后的流程，即可列出。",
            en: "There is no plan, so owners, due dates and needs cannot be listed; give a plan file (plan.yaml) in place of the to-be process.");
        return Part::untitled(vec![Block::Paragraph(text)], source);
    };
    Part::untitled(vec![Block::Table(table(plan))], source)
}

fn table(plan: &Plan) -> Table {
    let columns = vec![
        Column::numbers("number", say!(zh: "序号", en: "no.")),
        Column::words("measure", say!(zh: "措施", en: "measure")),
        Column::words("operations", say!(zh: "做法", en: "what is done")),
        Column::words("owner", say!(zh: "责任单位", en: "owner")),
        Column::words("due", say!(zh: "完成时限", en: "due")),
        Column::words("needs", say!(zh: "依赖的系统", en: "systems needed")),
        Column::words("basis", say!(zh: "依据", en: "basis")),
    ];
    let rows = plan.measures.iter().enumerate().map(|(at, measure)| row(at + 1, measure));
    Table {
        key: "plan",
        caption: Some(say!(zh: "措施与责任", en: "Measures and who sees to them")),
        columns,
        rows: rows.collect(),
        sum: None,
    }
}

fn row(number: usize, measure: &Measure) -> Row {
    let written = |word: Option<&str>| word.map_or(Cell::NotStated, |word| Cell::Text(Text::same(word)));
    let mut done: Vec<Named> = Vec::new();
    for operation in &measure.operations {
        let named = Named::new(operation.value.key(), what(&operation.value));
        if !done.contains(&named) {
            done.push(named);
        }
    }
    let needs = measure.needs.iter().map(|need| Named::new(&*need.value, Text::same(&*need.value))).collect();
    let basis = measure.basis.iter().map(|cited| Named::new(&*cited.value.law, Text::same(&*cited.value.law)));
    Row::plain(vec![
        counted(number),
        Cell::Named(Named::new(&*measure.id.value, text(&measure.name()))),
        Cell::Names(done),
        written(measure.owner.as_deref()),
        written(measure.due.as_ref().map(|due| &*due.value)),
        Cell::Names(needs),
        Cell::Names(basis.collect()),
    ])
}

/// An operation in a word.
pub(super) fn what(operation: &Operation) -> Text {
    match operation {
        Operation::Remove(_) => Text::fixed("取消步骤", "remove steps"),
        Operation::Merge(_) => Text::fixed("合并步骤", "merge steps"),
        Operation::Split(_) => Text::fixed("拆分步骤", "split a step"),
        Operation::Parallelise(_) => Text::fixed("并联办理", "do in parallel"),
        Operation::Reorder(_) => Text::fixed("调整次序", "reorder"),
        Operation::MoveTo(_) => Text::fixed("改由别的部门办", "move to another department"),
        Operation::Automate(_) => Text::fixed("系统自动办理", "automate"),
        Operation::PutOnline(_) => Text::fixed("改为网上办理", "put on line"),
        Operation::Shorten(_) => Text::fixed("压缩用时", "shorten"),
        Operation::StopCollecting(_) => Text::fixed("免交材料", "stop collecting materials"),
        Operation::StopAsking(_) => Text::fixed("免填数据项", "stop asking for data"),
        Operation::Defer(_) => Text::fixed("容缺后补", "let materials follow"),
        Operation::Pool(_) => Text::fixed("归并部门", "pool departments"),
        Operation::Set(_) => Text::fixed("修改步骤", "change a step"),
        Operation::Add(_) => Text::fixed("新增步骤", "add a step"),
    }
}
