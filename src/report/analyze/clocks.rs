//! The clocks: how long each runs beside the applicant's time, and whether it keeps its lines 三条线.

use super::lead_time::how;
use crate::analysis::Study;
use crate::analysis::clock::{Clock, ClockTime, Kept};
use crate::analysis::lead_time::{LeadTime, Obtained};
use crate::model::exact::{Seconds, number};
use crate::model::{Actual, Amount, Deadline};
use crate::report::build::{plain_table, time};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Quantity, Room, Row, Section, Table, Tone};
use crate::say;
use crate::source::At;
use crate::wording::{Text, percent};

/// Each clock with the applicant's time beside it, and its lines; `None` where no clock is written.
pub(super) fn section(
    study: &Study<'_>,
    lead_time: &LeadTime,
    clocks: &[Clock],
    names: &Names<'_>,
    day: f64,
) -> Option<Section> {
    let deadlines = &study.process().deadlines;
    if clocks.is_empty() {
        return None;
    }
    let pairs: Vec<(&Deadline, &Clock)> =
        clocks.iter().filter_map(|clock| Some((deadlines.get(clock.at)?, clock))).collect();
    let lines = pairs.iter().flat_map(|(deadline, clock)| Lines { study, deadline, clock, day }.rows());
    let mut blocks = vec![
        Block::Table(beside(&pairs, lead_time, names, day)),
        Block::Table(Table {
            key: "lines",
            caption: None,
            columns: line_columns(&pairs),
            rows: lines.collect(),
            sum: None,
        }),
    ];
    let left_out = pairs.iter().filter(|(_, clock)| clock.left_out > 0.0).map(|(deadline, clock)| {
        say!(name = called(deadline).name, share = percent(clock.left_out);
            zh: "{name}：{share} 的办件没有开始计时或没有走到终点，不计在内。", en: "{name}: {share} of the cases do not start it or do not reach its end, and are left out.")
    });
    blocks.extend(left_out.map(Block::Note));
    let sampled = pairs.iter().filter_map(|(_, clock)| clock.time.as_ref()).map(|run| run.obtained);
    let sampled = sampled.filter(|obtained| matches!(obtained, Obtained::Sampled { .. })).max_by(by_error);
    blocks.extend(sampled.map(|obtained| Block::Note(how(obtained, day))));
    let title = say!(zh: "时钟与三条线：法定、承诺、实际", en: "Clocks and their lines: statutory, promised, actual");
    Some(Section::new("clocks", title, blocks))
}

fn by_error(a: &Obtained, b: &Obtained) -> std::cmp::Ordering {
    let error = |obtained: &Obtained| match obtained {
        Obtained::Exact => 0.0,
        Obtained::Sampled { error, .. } => *error,
    };
    error(a).total_cmp(&error(b))
}

fn called(deadline: &Deadline) -> Named {
    let name = deadline.name.as_ref().map(|name| Named::new(&*name.value, Text::same(&*name.value)));
    name.unwrap_or_else(|| Named::new("case", say!(zh: "全程", en: "whole case")))
}

// Clock, applicant's time and the gap stand together, always.
fn beside(pairs: &[(&Deadline, &Clock)], lead_time: &LeadTime, names: &Names<'_>, day: f64) -> Table {
    let rows = pairs.iter().map(|(deadline, clock)| {
        let run = clock.time.as_ref();
        let of = |figure: fn(&ClockTime) -> f64| time(run.map(figure), day);
        let to: Vec<Named> = deadline.to.iter().map(|step| names.called(step)).collect();
        vec![
            Cell::Named(called(deadline)),
            deadline
                .from
                .as_ref()
                .map_or(Cell::Aside(say!(zh: "开始", en: "the start")), |step| Cell::Named(names.called(step))),
            if to.is_empty() {
                Cell::Aside(say!(zh: "申请人时间结束", en: "the applicant's end"))
            } else {
                Cell::Names(to)
            },
            of(|run| run.mean),
            of(|run| run.percentile(0.95)),
            if run.is_some_and(|run| run.paused > 0.0) { of(|run| run.paused) } else { Cell::Empty },
            time(Some(lead_time.mean), day),
            time(run.map(|run| lead_time.mean - run.mean), day),
            run.map_or(Cell::NotStated, |run| {
                Cell::Quantity(Quantity::Time { seconds: run.smallest as f64 * day, day })
            }),
        ]
    });
    let paused = pairs.iter().any(|(_, clock)| clock.time.as_ref().is_some_and(|run| run.paused > 0.0));
    let columns = vec![
        Column::words("clock", say!(zh: "时钟", en: "clock")),
        Column::words("from", say!(zh: "自（完成时起）", en: "from the end of")).room(Room::IfItFits),
        Column::words("to", say!(zh: "至（完成时止）", en: "to the end of")).room(Room::IfItFits),
        Column::numbers("mean", say!(zh: "均值", en: "mean")),
        Column::numbers("p95", say!(zh: "P95", en: "P95")),
        Column::numbers("paused", say!(zh: "停表", en: "paused")).room(if paused { Room::Always } else { Room::Never }),
        Column::numbers("lead-time", say!(zh: "申请人时间", en: "applicant's time")),
        Column::numbers("gap", say!(zh: "时钟之外", en: "not on the clock")),
        Column::numbers("smallest", say!(zh: "可承诺时限", en: "could promise")),
    ];
    plain_table("clocks", columns, rows.collect())
}

struct Lines<'l> {
    study: &'l Study<'l>,
    deadline: &'l Deadline,
    clock: &'l Clock,
    day: f64,
}

impl Lines<'_> {
    fn rows(&self) -> Vec<Row> {
        let run = self.clock.time.as_ref();
        let statutory = self.deadline.statutory.as_ref().map(|line| {
            self.limit(
                say!(zh: "法定", en: "statutory"),
                "statutory",
                line.limit.value,
                run.and_then(|run| run.statutory),
            )
        });
        let promised = self.deadline.promised.as_ref().map(|line| {
            self.limit(say!(zh: "承诺", en: "promised"), "promised", line.limit.value, run.and_then(|run| run.promised))
        });
        let actual = self.deadline.actual.as_ref().map(|actual| self.actual(actual));
        [statutory, promised, actual].into_iter().flatten().collect()
    }

    fn limit(&self, name: Text, id: &str, limit: Amount, kept: Option<Kept>) -> Row {
        let share = |share: f64| Cell::Quantity(Quantity::Share(share));
        let tone = match kept {
            Some(kept) if !kept.is_kept() => Tone::Worse,
            _ => Tone::Plain,
        };
        Row::toned(
            tone,
            vec![
                Cell::Named(called(self.deadline)),
                Cell::Named(Named::new(id, name)),
                self.time(Some(limit)),
                kept.map_or(Cell::Empty, |kept| share(kept.met)),
                kept.and_then(|kept| kept.met_extended).map_or(Cell::Empty, share),
                kept.map_or(Cell::Empty, |kept| share(kept.wanted)),
                kept.map_or(Cell::Empty, |kept| Cell::Quantity(Quantity::Time { seconds: kept.margin, day: self.day })),
                kept.map_or(Cell::Empty, verdict),
                Cell::Empty,
            ],
        )
    }

    fn actual(&self, actual: &Actual) -> Row {
        let p90 = actual.p90.as_ref().map(|p90| say!(p90 = self.quantity(p90.value); zh: "P90 {p90}", en: "P90 {p90}"));
        let p50 = actual.p50.as_ref().map(|p50| say!(p50 = self.quantity(p50.value); zh: "P50 {p50}", en: "P50 {p50}"));
        let n = actual.n.as_ref().map(|n| say!(n = n.value; zh: "{n} 件", en: "{n} cases"));
        let period = actual.period.as_ref().map(|period| Text::same(&**period));
        let told: Vec<Text> = [p50, p90, n, period].into_iter().flatten().collect();
        let mut cells = vec![
            Cell::Named(called(self.deadline)),
            Cell::Named(Named::new("actual", say!(zh: "实际均值", en: "actual mean"))),
            self.time(actual.mean.as_ref().map(|mean: &At<Amount>| mean.value)),
        ];
        cells.resize(8, Cell::Empty);
        cells.push(if told.is_empty() { Cell::Empty } else { Cell::Text(Text::joined(&told, "，", ", ")) });
        Row::plain(cells)
    }

    fn time(&self, amount: Option<Amount>) -> Cell {
        amount.map_or(Cell::NotStated, |amount| Cell::Quantity(self.quantity(amount)))
    }

    fn quantity(&self, amount: Amount) -> Quantity {
        let seconds: Seconds = self.study.process().time_base().seconds(amount);
        Quantity::Time { seconds: number(seconds), day: self.day }
    }
}

fn verdict(kept: Kept) -> Cell {
    Cell::Text(if kept.is_kept() { say!(zh: "达成", en: "kept") } else { say!(zh: "未达成", en: "missed") })
}

// What no clock says has no column.
fn line_columns(pairs: &[(&Deadline, &Clock)]) -> Vec<Column> {
    let room = |said: bool| if said { Room::IfItFits } else { Room::Never };
    let lines = |deadline: &Deadline| {
        let lines = deadline.statutory.iter().chain(&deadline.promised);
        lines.filter(|line| line.extension.is_some()).count()
    };
    let extended = room(pairs.iter().any(|(deadline, _)| lines(deadline) > 0));
    let measured = room(pairs.iter().any(|(deadline, _)| deadline.actual.is_some()));
    vec![
        Column::words("clock", say!(zh: "时钟", en: "clock")),
        Column::words("line", say!(zh: "线", en: "line")),
        Column::numbers("limit", say!(zh: "时限", en: "limit")),
        Column::numbers("met", say!(zh: "按时比例", en: "in time")),
        Column::numbers("met-extended", say!(zh: "含延长", en: "with extension")).room(extended),
        Column::numbers("wanted", say!(zh: "要求", en: "required")).room(Room::IfItFits),
        Column::numbers("margin", say!(zh: "P95 余量", en: "left at P95")),
        Column::words("verdict", say!(zh: "结论", en: "verdict")),
        Column::words("measured", say!(zh: "实测", en: "measured")).room(measured),
    ]
}
