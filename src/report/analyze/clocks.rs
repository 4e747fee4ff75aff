//! The three lines 三条线 of each clock, as the file states them.

use crate::model::{Amount, Line, Process};
use crate::report::build::plain_table;
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Quantity, Section};
use crate::say;
use crate::source::At;
use crate::wording::Text;

/// Statutory, promised and actual time of each clock; `None` where no clock is written.
pub(super) fn section(process: &Process, names: &Names<'_>, day: f64) -> Option<Section> {
    if process.deadlines.is_empty() {
        return None;
    }
    let base = process.time_base();
    let time = |amount: Option<&At<Amount>>| {
        amount.map_or(Cell::NotStated, |amount| {
            let seconds = base.seconds(amount.value);
            Cell::Quantity(Quantity::Time { seconds: *seconds.numer() as f64 / *seconds.denom() as f64, day })
        })
    };
    let limit = |line: &Option<At<Line>>| time(line.as_ref().map(|line| &line.limit));
    let rows = process.deadlines.iter().map(|clock| {
        let name = clock.name.as_ref().map(|name| Named::new(&*name.value, Text::same(&*name.value)));
        let end = clock.to.iter().map(|step| names.called(step)).collect::<Vec<Named>>();
        vec![
            Cell::Named(name.unwrap_or_else(|| Named::new("case", say!(zh: "全程", en: "whole case")))),
            clock
                .from
                .as_ref()
                .map_or(Cell::Aside(say!(zh: "开始", en: "the start")), |step| Cell::Named(names.called(step))),
            if end.is_empty() { Cell::Aside(say!(zh: "结束", en: "the end")) } else { Cell::Names(end) },
            limit(&clock.statutory),
            limit(&clock.promised),
            time(clock.actual.as_ref().and_then(|actual| actual.mean.as_ref())),
        ]
    });
    let columns = vec![
        Column::words("clock", say!(zh: "时钟", en: "clock")),
        Column::words("from", say!(zh: "自（完成时起）", en: "from the end of")),
        Column::words("to", say!(zh: "至（完成时止）", en: "to the end of")),
        Column::numbers("statutory", say!(zh: "法定", en: "statutory")),
        Column::numbers("promised", say!(zh: "承诺", en: "promised")),
        Column::numbers("actual", say!(zh: "实际均值", en: "actual mean")),
    ];
    let table = plain_table("clocks", columns, rows.collect());
    Some(Section::new(
        "clocks",
        say!(zh: "三条线：法定、承诺、实际", en: "Statutory, promised and actual time"),
        vec![Block::Table(table)],
    ))
}
