//! The critical path: every step of a scenario with its times and floats.

use crate::analysis::critical_path::{CriticalPath, Row as Times, TOLERANCE};
use crate::analysis::lead_time::LeadTime;
use crate::report::build::{chain, name_or_empty, time};
use crate::report::names::Names;
use crate::report::{Bar, Block, Cell, Column, Named, Quantity, Room, Row, Table, Tone};
use crate::say;
use crate::wording::{Text, span_of_time};

/// The critical path in a sentence: which steps, how long. Steps in parallel are no chain.
pub(in crate::report) fn sentence(path: &CriticalPath, names: &Names<'_>, day: f64) -> Block {
    let rows: Vec<&Times> = path.critical().collect();
    let steps: Vec<Named> = rows.iter().map(|row| names.step(row.step)).collect();
    let length = span_of_time(path.length, day);
    if steps.is_empty() {
        return Block::Paragraph(say!(length = length; zh: "全程 {length}。", en: "{length} in all."));
    }
    let one_after_the_other = rows.windows(2).all(|pair| match pair {
        [first, next] => next.earliest_start + TOLERANCE >= first.earliest_finish,
        _ => true,
    });
    let steps = if one_after_the_other { chain(&steps, " → ", " → ") } else { chain(&steps, "、", ", ") };
    Block::Paragraph(say!(steps = steps, length = length;
        zh: "{steps}，共 {length}；其中任何一步推迟，全程就推迟。",
        en: "{steps}: {length}. Any delay on it delays the whole."))
}

/// What a reader is to see of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum View {
    /// Every time and float.
    Times,
    /// Where each step lies.
    Timeline,
}

/// The table of all steps; machines get the same of either view. `key` tells the tables of a comparison apart.
pub(in crate::report) fn table(
    key: &'static str,
    caption: Option<Text>,
    path: &CriticalPath,
    lead_time: &LeadTime,
    view: View,
    names: &Names<'_>,
    day: f64,
) -> Table {
    let whole = path.rows.iter().map(|row| row.earliest_finish).fold(path.length, f64::max);
    let all_critical = path.rows.iter().all(Times::is_critical);
    let rows = path.rows.iter().map(|row| {
        let tone = if row.is_critical() && !all_critical { Tone::Strong } else { Tone::Plain };
        Row::toned(tone, cells(row, lead_time, whole, names, day))
    });
    Table { key, caption, columns: columns(path, view), rows: rows.collect(), sum: None }
}

fn columns(path: &CriticalPath, view: View) -> Vec<Column> {
    let full = |room: Room| if view == View::Times { room } else { Room::Never };
    let (start, finish) = match view {
        View::Times => (say!(zh: "最早开始", en: "earliest start"), say!(zh: "最早完成", en: "earliest finish")),
        View::Timeline => (say!(zh: "开始", en: "start"), say!(zh: "完成", en: "finish")),
    };
    let less = if view == View::Times { Room::Always } else { Room::IfItFits };
    let repeated = path.rows.iter().any(|row| row.round > 1);
    // Where no step says how much of its time is work, two empty columns would say no more.
    let split = path.rows.iter().any(|row| row.work.is_some() && row.duration() > 0.0);
    vec![
        Column::words("step", say!(zh: "步骤", en: "step")),
        Column::numbers("round", say!(zh: "轮次", en: "round")).room(if repeated { Room::Always } else { Room::Never }),
        Column::words("department", say!(zh: "部门", en: "department")).room(Room::IfItFits),
        Column::numbers("wait", say!(zh: "等待", en: "wait")).room(if split {
            full(Room::ToSpare)
        } else {
            Room::Never
        }),
        Column::numbers("work", say!(zh: "工作", en: "work")).room(if split {
            full(Room::ToSpare)
        } else {
            Room::Never
        }),
        Column::numbers("time", say!(zh: "用时", en: "time")),
        Column::numbers("es", start).room(less),
        Column::numbers("ef", finish).room(less),
        Column::numbers("ls", say!(zh: "最迟开始", en: "latest start")).room(full(Room::IfItFits)),
        Column::numbers("lf", say!(zh: "最迟完成", en: "latest finish")).room(full(Room::IfItFits)),
        Column::numbers("total-float", say!(zh: "总时差", en: "total float")).room(less),
        Column::numbers("free-float", say!(zh: "自由时差", en: "free float")).room(full(Room::IfItFits)),
        Column::marks("critical", say!(zh: "关键", en: "critical")),
        Column::numbers("contribution", say!(zh: "贡献", en: "contribution")).room(Room::Never),
        Column::numbers("criticality", say!(zh: "关键次数", en: "criticality")).room(Room::Never),
        Column::words("bar", say!(zh: "时间轴", en: "timeline")).room(if view == View::Times {
            Room::ToSpare
        } else {
            Room::Always
        }),
    ]
}

fn cells(row: &Times, lead_time: &LeadTime, whole: f64, names: &Names<'_>, day: f64) -> Vec<Cell> {
    let share = lead_time.shares.get(row.step).and_then(Option::as_ref);
    let slack = row.slack;
    // After the applicant's time there is no latest time: empty, not "not stated".
    let latest = |of: Option<f64>| of.map_or(Cell::Empty, |seconds| Cell::Quantity(Quantity::Time { seconds, day }));
    let bar = Bar {
        from: row.earliest_start,
        to: row.earliest_finish,
        float: slack.filter(|_| !row.is_critical()).map_or(0.0, |slack| slack.total_float),
        whole,
    };
    vec![
        Cell::Named(names.step(row.step)),
        Cell::Quantity(Quantity::Count(f64::from(row.round))),
        name_or_empty(names.department_of(row.step)),
        time(row.wait, day),
        time(row.work, day),
        time(Some(row.duration()), day),
        time(Some(row.earliest_start), day),
        time(Some(row.earliest_finish), day),
        latest(slack.map(|slack| slack.latest_start)),
        latest(slack.map(|slack| slack.latest_finish)),
        latest(slack.map(|slack| slack.total_float)),
        latest(slack.map(|slack| slack.free_float)),
        Cell::Mark(row.is_critical()),
        share.map_or(Cell::Empty, |share| time(Some(share.contribution), day)),
        share.map_or(Cell::Empty, |share| Cell::Quantity(Quantity::Count(share.criticality))),
        Cell::Bar(bar),
    ]
}
