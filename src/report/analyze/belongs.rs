//! Where the time goes: whose the mean lead time is, in parts that add up to it.

use crate::analysis::Study;
use crate::analysis::lead_time::sums::{self, Belongs, Doing};
use crate::analysis::lead_time::{LeadTime, Share};
use crate::model::words::Word;
use crate::report::build::{name_or_empty, plain_table, time};
use crate::report::names::Names;
use crate::report::{Bar, Block, Cell, Column, Named, Quantity, Room, Row, Section, Table};
use crate::say;
use crate::wording::Text;

/// The section; `None` where there is no time to share out.
pub(super) fn section(study: &Study<'_>, lead_time: &LeadTime, names: &Names<'_>, day: f64) -> Option<Section> {
    if lead_time.mean <= 0.0 {
        return None;
    }
    let whole = Whole { mean: lead_time.mean, day };
    let mut blocks = vec![Block::Table(steps(lead_time, names, whole))];
    let department = |id: &Option<crate::model::Id>| id.as_deref().map_or_else(nobody, |id| names.department(id));
    let mut add = |table: Option<Table>| blocks.extend(table.map(Block::Table));
    add(whole.table(
        "time-by-department",
        by(say!(zh: "部门", en: "department")),
        sums::by_department(study, lead_time),
        department,
    ));
    let stage = |id: &Option<crate::model::Id>| id.as_deref().map_or_else(inside, |id| Named::new(id, Text::same(id)));
    add(whole.table("time-by-stage", by(say!(zh: "环节", en: "stage")), sums::by_stage(study, lead_time), stage));
    add(whole.table(
        "time-by-cause",
        by(say!(zh: "在做什么", en: "what is done")),
        sums::by_doing(study, lead_time),
        doing,
    ));
    add(whole.table(
        "time-by-value",
        by(say!(zh: "对申请人的价值", en: "value to the applicant")),
        sums::by_value(study, lead_time),
        value,
    ));
    blocks.push(Block::Note(say!(
        zh: "贡献：步骤在关键路径上所占时间的期望，各步骤之和等于全程时间均值。关键次数：步骤在关键路径上的期望执行次数。",
        en: "contribution: a step's expected time while it is on the critical path; all together are the mean lead time. critical: its expected number of executions there.")));
    Some(Section::new("where-time-goes", say!(zh: "时间花在哪里", en: "Where the time goes"), blocks))
}

#[derive(Clone, Copy)]
struct Whole {
    mean: f64,
    day: f64,
}

fn by(head: Text) -> Column {
    Column::words("of", head)
}

// The heaviest first; what has nothing of the time is not listed.
fn steps(lead_time: &LeadTime, names: &Names<'_>, whole: Whole) -> Table {
    let mut rows: Vec<(usize, &Share)> =
        lead_time.shares.iter().enumerate().filter_map(|(step, share)| Some((step, share.as_ref()?))).collect();
    rows.retain(|(_, share)| share.contribution > 0.0);
    rows.sort_by(|a, b| b.1.contribution.total_cmp(&a.1.contribution));
    // Where nothing says what of a time is waiting, a column of blanks says no more.
    let told = rows.iter().any(|(_, share)| share.work.is_some());
    let split = if told { Room::IfItFits } else { Room::Never };
    let drawn = rows.iter().map(|(step, share)| {
        let waits = share.waits.iter().map(|(_, wait)| wait).sum::<f64>();
        let waits = (share.work.is_some() || !share.waits.is_empty()).then_some(waits);
        let mut cells = vec![Cell::Named(names.step(*step)), name_or_empty(names.department_of(*step))];
        cells.extend(whole.cells(share.contribution));
        cells.extend([
            time(waits, whole.day),
            time(share.work, whole.day),
            Cell::Quantity(Quantity::Count(share.criticality)),
            whole.bar(share.contribution),
        ]);
        Row::plain(cells)
    });
    let columns = vec![
        Column::words("step", say!(zh: "步骤", en: "step")),
        Column::words("department", say!(zh: "部门", en: "department")).room(Room::IfItFits),
        Column::numbers("contribution", say!(zh: "贡献", en: "contribution")),
        Column::numbers("share", say!(zh: "占比", en: "share")),
        Column::numbers("wait", say!(zh: "其中等待", en: "waiting")).room(split),
        Column::numbers("work", say!(zh: "其中工作", en: "work")).room(split),
        Column::numbers("criticality", say!(zh: "关键次数", en: "critical")).room(Room::IfItFits),
        Column::words("bar", NO_HEAD),
    ];
    let sum = [Cell::Text(say!(zh: "合计", en: "in all")), Cell::Empty].into_iter().chain(whole.cells(whole.mean));
    let sum = sum.chain([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]).collect();
    Table { key: "contributions", caption: None, columns, rows: drawn.collect(), sum: Some(sum) }
}

const NO_HEAD: Text = Text::fixed("", "");

impl Whole {
    fn cells(self, contribution: f64) -> [Cell; 2] {
        let time = Cell::Quantity(Quantity::Time { seconds: contribution, day: self.day });
        [time, Cell::Quantity(Quantity::Share(contribution / self.mean))]
    }

    fn bar(self, contribution: f64) -> Cell {
        Cell::Bar(Bar { from: 0.0, to: contribution, float: 0.0, whole: self.mean })
    }

    // One line says nothing that the mean does not.
    fn table<T>(
        self,
        key: &'static str,
        head: Column,
        sums: Vec<Belongs<T>>,
        name: impl Fn(&T) -> Named,
    ) -> Option<Table> {
        let rows = sums.iter().filter(|sum| sum.contribution > 0.0).map(|sum| {
            let mut cells = vec![Cell::Named(name(&sum.to))];
            cells.extend(self.cells(sum.contribution));
            cells.push(self.bar(sum.contribution));
            cells
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let columns = vec![
            head,
            Column::numbers("contribution", say!(zh: "贡献", en: "contribution")),
            Column::numbers("share", say!(zh: "占比", en: "share")),
            Column::words("bar", NO_HEAD),
        ];
        (rows.len() > 1).then(|| plain_table(key, columns, rows))
    }
}

fn nobody() -> Named {
    Named::new("", say!(zh: "（未注明）", en: "(not stated)"))
}

fn inside() -> Named {
    Named::new("", say!(zh: "（内部）", en: "(internal)"))
}

fn doing(doing: &Doing) -> Named {
    match doing {
        Doing::Work => Named::new("work", say!(zh: "工作", en: "work")),
        Doing::Wait(cause) => {
            Named::new(cause.key(), say!(cause = cause.text(); zh: "等待：{cause}", en: "waiting: {cause}"))
        }
        Doing::Unknown => Named::new("unknown", say!(zh: "未注明是等待还是工作", en: "waiting or work, not stated")),
    }
}

fn value(value: &Option<crate::model::words::Value>) -> Named {
    value.map_or_else(
        || Named::new("unknown", say!(zh: "未注明是等待还是工作", en: "waiting or work, not stated")),
        |value| Named::new(value.key(), value.text()),
    )
}
