//! Time, cost, quality and flexibility of each measure, with the practice that it is.

use super::steps::{Side, group};
use crate::analysis::compare::{Comparison, Practice, Sign, Signs};
use crate::model::plan::Plan;
use crate::report::build::plain_table;
use crate::report::{Block, Cell, Column, Named, Room, Section};
use crate::say;
use crate::wording::Text;

/// The section; `None` where nothing changes.
pub(super) fn section(
    comparison: &Comparison,
    plan: Option<&Plan>,
    before: Side<'_>,
    after: Side<'_>,
) -> Option<Section> {
    let manager = case_manager(before, after);
    if comparison.signs.is_empty() && manager.is_none() {
        return None;
    }
    let rows = comparison.signs.iter().map(|signs| row(signs, comparison, before, after)).collect();
    let columns = vec![
        Column::words("measure", say!(zh: "措施", en: "measure")),
        Column::words("steps", say!(zh: "步骤", en: "steps")),
        Column::words("practices", say!(zh: "做法", en: "practice")).room(Room::IfItFits),
        Column::marks("time", say!(zh: "时间", en: "time")),
        Column::marks("cost", say!(zh: "成本", en: "cost")),
        Column::marks("quality", say!(zh: "质量", en: "quality")),
        Column::marks("flexibility", say!(zh: "灵活", en: "flexible")),
    ];
    let mut blocks: Vec<Block> = manager.into_iter().map(Block::Paragraph).collect();
    if !comparison.signs.is_empty() {
        blocks.push(Block::Table(plain_table("signs", columns, rows)));
    }
    if plan.is_some_and(|plan| plan.measures.len() > 1) {
        blocks.push(Block::Note(say!(
            zh: "一个步骤先后被几项措施改动的，列在其中最后一项名下；被取消的步骤单独成行，不写措施。",
            en: "A step that several measures change is listed under the last of them; a step that is removed stands by itself, without a measure.")));
    }
    blocks.push(Block::Note(say!(
        zh: "＋ 好转，− 变差，0 不变，± 有好有差，？ 文件所写不足以判断。时间看对全程时间均值的贡献；成本看期望工作时间；质量看核查项目（没有写 checks 的，看是否取消或新增了核查类步骤）和期望重复办理次数；灵活看是否还要到场、是否还要互相等待。只说明两份文件显示的变化，不代表实际效果。",
        en: "+ better, − worse, 0 the same, ± both, ? the files do not say enough. time: contribution to the mean lead time; cost: expected hands-on time; quality: what is checked (where no checks are written, whether a checking step is removed or added) and expected repetitions; flexible: whether presence is needed and whether steps wait for each other. This is what the two files show, not an effect measured.")));
    blocks.push(Block::Note(say!(
        zh: "做法的名称取自 Reijers 与 Limam Mansar（2005）归纳的 29 种流程再造做法。",
        en: "Practices are named after the 29 best practices of Reijers and Limam Mansar (2005).")));
    Some(Section::new("signs", say!(zh: "各项措施的四项效果", en: "What each measure does"), blocks))
}

fn row(signs: &Signs, comparison: &Comparison, before: Side<'_>, after: Side<'_>) -> Vec<Cell> {
    let steps = signs.rows.iter().filter_map(|row| comparison.steps.get(*row));
    let measure = |id: &crate::model::Id| Named::new(&**id, Text::same(&**id));
    let practice = |practice: &Practice| Named::new(practice.key(), practice.text());
    let sign = |sign: Sign| Cell::Named(Named::new(sign.key(), sign.text()));
    vec![
        Cell::Names(signs.measures.iter().map(measure).collect()),
        Cell::Names(steps.flat_map(|change| group(change, before.names, after.names)).collect()),
        Cell::Names(signs.practices.iter().map(practice).collect()),
        sign(signs.time),
        sign(signs.cost),
        sign(signs.quality),
        sign(signs.flexibility),
    ]
}

fn case_manager(before: Side<'_>, after: Side<'_>) -> Option<Text> {
    let owner = after.study.process().case_owner.as_ref();
    let owner = owner.filter(|_| before.study.process().case_owner.is_none())?;
    let practice = Practice::CaseManager.text();
    Some(say!(owner = after.names.party(owner), practice = practice;
        zh: "新明确由{owner}对全程负责（做法：{practice}）。", en: "{owner} now answers for the case end to end (practice: {practice})."))
}
