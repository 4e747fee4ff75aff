//! The few figures that are seen first.

use super::Mean;
use super::lead_time::aside;
use crate::analysis::Analysis;
use crate::analysis::figures::{Basis, Figure};
use crate::model::{Line, Process};
use crate::report::build::{NOTHING, value};
use crate::report::{Block, Cell, KeyFigure, Quantity};
use crate::say;
use crate::wording::{Text, short_span_of_time};

/// The headline block of a process.
pub(super) fn block(process: &Process, analysis: &Analysis, mean: Mean, figures: &[Figure]) -> Block {
    let board = Board { figures, day: process.time_base().day_seconds() };
    let mut shown = vec![
        match mean {
            Mean::Exact => {
                board.key("lead-time.mean", say!(zh: "全程用时", en: "lead time"), NOTHING, lines(process, analysis))
            }
            Mean::FlowAnalysis => board.key(
                "lead-time.flow",
                say!(zh: "全程用时", en: "lead time"),
                NOTHING,
                Some(say!(zh: "流分析：并行部分取均值的最大值", en: "flow analysis: the maximum of means")),
            ),
        },
        board.key("stages", say!(zh: "环节", en: "stages"), say!(zh: "个", en: ""), board.tasks()),
        board.key("departments", say!(zh: "部门", en: "departments"), say!(zh: "个", en: ""), None),
        board.key("visits", say!(zh: "跑动", en: "visits"), say!(zh: "次", en: ""), board.visits()),
        board.key(
            "materials.submissions",
            say!(zh: "材料", en: "materials"),
            say!(zh: "件次", en: "submissions"),
            board.kinds(),
        ),
        board.key("handoffs", say!(zh: "部门交接", en: "handoffs"), say!(zh: "次", en: ""), board.carriers()),
        board.key("fees.applicant", say!(zh: "申请人付费", en: "fees"), say!(zh: "元", en: ""), board.government()),
    ];
    // Not everybody states these, and a headline is no place to say so.
    let optional = [
        board.key("data-items.asked", say!(zh: "填报数据项", en: "fields filled in"), say!(zh: "项", en: ""), None),
        board.key(
            "online.share",
            say!(zh: "无需到场比例", en: "no presence"),
            NOTHING,
            Some(say!(zh: "占面向申请人的步骤", en: "of the steps that face the applicant")),
        ),
        board.key("first-time-right", say!(zh: "一次通过率", en: "first time right"), NOTHING, None),
    ];
    shown.extend(optional.into_iter().filter(|figure| matches!(figure.value, Cell::Quantity(_))));
    Block::Headline(shown)
}

struct Board<'f> {
    figures: &'f [Figure],
    day: f64,
}

impl Board<'_> {
    fn find(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    fn number(&self, id: &str) -> Option<f64> {
        self.find(id)?.value.number()
    }

    fn count(&self, id: &str) -> Option<Quantity> {
        Some(Quantity::Count(self.number(id)?))
    }

    fn key(&self, id: &str, name: Text, unit: Text, aside: Option<Text>) -> KeyFigure {
        let figure = self.find(id);
        let value = figure.map_or(Cell::NotStated, |figure| value(figure.value, figure.unit, self.day));
        let stated = figure.is_some_and(|figure| figure.value.number().is_some());
        KeyFigure { name, value, unit, aside: aside.filter(|_| stated) }
    }

    // Where no stage is written each task is one, and the two numbers are the same.
    fn tasks(&self) -> Option<Text> {
        let tasks = self.number("tasks").filter(|tasks| Some(*tasks) != self.number("stages"))?;
        Some(say!(n = Quantity::Count(tasks); zh: "共 {n} 个步骤", en: "{n} steps in all"))
    }

    fn visits(&self) -> Option<Text> {
        let main = self.number("visits")?;
        let (expected, most) = (self.number("visits.expected"), self.number("visits.max"));
        if expected.is_none_or(|expected| expected == main) && most.is_none_or(|most| most == main) {
            return None;
        }
        let (expected, most) = (self.count("visits.expected")?, self.count("visits.max")?);
        Some(if self.find("visits.max")?.basis == Basis::ReworkOnce {
            say!(expected = expected, most = most;
                zh: "平均 {expected}；退回不限次，退回一次最多 {most}",
                en: "{expected} on average; no limit, {most} at most if sent back once")
        } else {
            say!(expected = expected, most = most; zh: "平均 {expected}，最多 {most}", en: "{expected} on average, {most} at most")
        })
    }

    fn kinds(&self) -> Option<Text> {
        Some(say!(n = self.count("materials.kinds")?; zh: "{n} 种", en: "{n} kinds"))
    }

    fn carriers(&self) -> Option<Text> {
        let (applicant, data) = (self.count("handoffs.applicant")?, self.count("handoffs.data")?);
        Some(say!(applicant = applicant, data = data;
            zh: "申请人跑腿 {applicant}，数据流转 {data}", en: "{applicant} carried by the applicant, {data} by data"))
    }

    fn government(&self) -> Option<Text> {
        let paid = self.number("fees.government").filter(|paid| *paid != 0.0)?;
        Some(say!(n = Quantity::Money(paid); zh: "财政付费 {n} 元", en: "{n} paid by government"))
    }
}

// What law and promise allow, where there is one clock over the whole case.
fn lines(process: &Process, analysis: &Analysis) -> Option<Text> {
    let base = process.time_base();
    let span = |line: &Line| {
        let seconds = base.seconds(line.limit.value);
        short_span_of_time(*seconds.numer() as f64 / *seconds.denom() as f64, base.day_seconds())
    };
    let mut parts = aside(&analysis.lead_time, analysis.critical_path.length, base.day_seconds());
    for deadline in process.deadlines.iter().filter(|deadline| deadline.from.is_none() && deadline.to.is_empty()) {
        parts.extend(
            deadline
                .statutory
                .as_ref()
                .map(|line| say!(span = span(&line.value); zh: "法定 {span}", en: "statutory {span}")),
        );
        parts.extend(
            deadline
                .promised
                .as_ref()
                .map(|line| say!(span = span(&line.value); zh: "承诺 {span}", en: "promised {span}")),
        );
    }
    (!parts.is_empty()).then(|| Text::joined(&parts, "，", ", "))
}
