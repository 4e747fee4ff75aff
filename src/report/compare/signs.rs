//! Time, cost, quality and flexibility of each measure, with the practice that it is.

use super::measures::named;
use super::steps::{Side, group};
use crate::analysis::compare::{Change, Comparison, Effect, Four, Practice, Sign, Signs};
use crate::model::plan::Plan;
use crate::report::build::plain_table;
use crate::report::names::text;
use crate::report::{Block, Cell, Column, Named, Room, Section, Table};
use crate::say;
use crate::wording::Text;

/// The section; `None` where nothing changes. With a plan a row a measure, in its order.
pub(super) fn section(
    comparison: &Comparison,
    plan: Option<(&Plan, &[Effect])>,
    before: Side<'_>,
    after: Side<'_>,
) -> Option<Section> {
    let manager = case_manager(before, after);
    let table = match plan {
        Some((plan, effects)) => Some(planned(plan, effects)),
        None => written(comparison, before, after),
    };
    if table.is_none() && manager.is_none() {
        return None;
    }
    let mut blocks: Vec<Block> = manager.into_iter().map(Block::Paragraph).collect();
    blocks.extend(table.map(Block::Table));
    blocks.extend(legend(plan.map_or(Rows::Written, |_| Rows::Planned)).map(Block::Note));
    Some(Section::new("signs", say!(zh: "各项措施的四项效果", en: "What each measure does"), blocks))
}

fn planned(plan: &Plan, effects: &[Effect]) -> Table {
    let rows = effects.iter().enumerate().map(|(at, effect)| {
        let key = |key: &str| Cell::Named(Named::new(key, Text::same(key)));
        let mut cells = vec![Cell::Names(vec![named(plan, at)])];
        match effect {
            Effect::Refused => {
                cells.extend([Cell::Aside(say!(zh: "没有实施", en: "not applied")), Cell::Empty]);
                cells.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, key("not-applied")]);
            }
            Effect::Nothing => {
                cells.extend([Cell::Aside(say!(zh: "什么也没有改变", en: "changes nothing")), Cell::Empty]);
                cells.extend(signs(Four::NOTHING).into_iter().chain([key("nothing")]));
            }
            Effect::Changed(Change { steps, practices: done, four }) => {
                let steps = steps.iter().map(|(id, name)| Named::new(&**id, text(name))).collect();
                cells.extend([Cell::Names(steps), practices(done)]);
                cells.extend(signs(*four).into_iter().chain([key("changed")]));
            }
        }
        cells
    });
    let effect = Column::words("effect", say!(zh: "实施情况", en: "effect")).room(Room::Never);
    plain_table("signs", columns().into_iter().chain([effect]).collect(), rows.collect())
}

fn written(comparison: &Comparison, before: Side<'_>, after: Side<'_>) -> Option<Table> {
    let rows: Vec<Vec<Cell>> = comparison.signs.iter().map(|one| row(one, comparison, before, after)).collect();
    (!rows.is_empty()).then(|| plain_table("signs", columns(), rows))
}

fn columns() -> Vec<Column> {
    vec![
        Column::words("measure", say!(zh: "措施", en: "measure")),
        Column::words("steps", say!(zh: "步骤", en: "steps")),
        Column::words("practices", say!(zh: "做法", en: "practice")).room(Room::IfItFits),
        Column::marks("time", say!(zh: "时间", en: "time")),
        Column::marks("cost", say!(zh: "成本", en: "cost")),
        Column::marks("quality", say!(zh: "质量", en: "quality")),
        Column::marks("flexibility", say!(zh: "灵活", en: "flexible")),
    ]
}

fn row(change: &Signs, comparison: &Comparison, before: Side<'_>, after: Side<'_>) -> Vec<Cell> {
    let steps = change.rows.iter().filter_map(|row| comparison.steps.get(*row));
    let measure = |id: &crate::model::Id| Named::new(&**id, Text::same(&**id));
    let mut cells = vec![
        Cell::Names(change.measures.iter().map(measure).collect()),
        Cell::Names(steps.flat_map(|change| group(change, before.names, after.names)).collect()),
        practices(&change.practices),
    ];
    cells.extend(signs(change.four));
    cells
}

fn practices(practices: &[Practice]) -> Cell {
    Cell::Names(practices.iter().map(|practice| Named::new(practice.key(), practice.text())).collect())
}

fn signs(four: Four) -> [Cell; 4] {
    let Four { time, cost, quality, flexibility } = four;
    [time, cost, quality, flexibility].map(|sign: Sign| Cell::Named(Named::new(sign.key(), sign.text())))
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// A measure of the plan, from the process before it to the process after it.
    Planned,
    /// What the to-be steps name.
    Written,
}

fn legend(rows: Rows) -> impl Iterator<Item = Text> {
    let order = (rows == Rows::Planned).then(|| {
        say!(
            zh: "每项措施一行，都是与前面各项措施做完之后的流程相比。",
            en: "A row a measure: each is held against the process as those before it in the plan leave it.")
    });
    let (time, cost) = match rows {
        Rows::Planned => (
            say!(zh: "全程时间均值", en: "mean lead time"),
            say!(zh: "全流程的期望工作时间", en: "expected hands-on time of the whole process"),
        ),
        Rows::Written => (
            say!(zh: "对全程时间均值的贡献", en: "contribution to the mean lead time"),
            say!(zh: "期望工作时间", en: "expected hands-on time"),
        ),
    };
    let meaning = say!(time = time, cost = cost;
        zh: "＋ 好转，− 变差，0 不变，± 有好有差，？ 文件所写不足以判断。时间看{time}；成本看{cost}；质量看核查项目（没有写 checks 的，看是否取消或新增了核查类步骤）和期望重复办理次数；灵活看是否还要到场、是否还要互相等待。只说明两份文件显示的变化，不代表实际效果。",
        en: "+ better, − worse, 0 the same, ± both, ? the files do not say enough. time: {time}; cost: {cost}; quality: what is checked (where no checks are written, whether a checking step is removed or added) and expected repetitions; flexible: whether presence is needed and whether steps wait for each other. This is what the two files show, not an effect measured.");
    let source = say!(
        zh: "做法的名称取自 Reijers 与 Limam Mansar（2005）归纳的 29 种流程再造做法。",
        en: "Practices are named after the 29 best practices of Reijers and Limam Mansar (2005).");
    order.into_iter().chain([meaning, source])
}

fn case_manager(before: Side<'_>, after: Side<'_>) -> Option<Text> {
    let owner = after.study.process().case_owner.as_ref();
    let owner = owner.filter(|_| before.study.process().case_owner.is_none())?;
    let practice = Practice::CaseManager.text();
    Some(say!(owner = after.names.party(owner), practice = practice;
        zh: "新明确由{owner}对全程负责（做法：{practice}）。", en: "{owner} now answers for the case end to end (practice: {practice})."))
}
