//! Pictures of time: the critical path with float, where the time goes, how likely each time is.

use super::charts::LimitKind;
use super::{Bars, BarsRow, Distribution, LimitLine, Schedule, ScheduleRow};
use crate::analysis::Study;
use crate::analysis::clock::Clock;
use crate::analysis::critical_path::CriticalPath;
use crate::analysis::lead_time::sums::{self, Belongs, Doing};
use crate::analysis::lead_time::{LeadTime, Obtained};
use crate::model::Id;
use crate::model::words::Word;
use crate::report::Quantity;
use crate::report::names::{Names, text};
use crate::say;
use crate::wording::{Text, span_of_time};
use std::ops::RangeInclusive;

/// By what time is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Each step.
    Step,
    /// Each department.
    Department,
    /// Working, or waiting and for what.
    Cause,
}

/// The steps of a scenario in time.
pub fn schedule(study: &Study<'_>, path: &CriticalPath) -> Schedule {
    let process = study.process();
    let (names, day) = (Names::of(process), process.time_base().day_seconds());
    let rows = path.rows.iter().map(|row| ScheduleRow {
        name: names.step(row.step).name,
        by: names.department_of(row.step).map_or(Text::fixed("", ""), |department| department.name),
        from: row.earliest_start,
        to: row.earliest_finish,
        float: row.slack.map(|slack| slack.total_float),
        critical: row.is_critical(),
    });
    let (name, length) = (text(&process.name()), span_of_time(path.length, day));
    Schedule {
        title: say!(name = name; zh: "{name}：进度与关键路径", en: "{name}: schedule and critical path"),
        about: say!(length = length; zh: "各步骤的起止和时差；关键路径用时 {length}。", en: "When each step starts and ends, and its float; the critical path takes {length}."),
        rows: rows.collect(),
        day,
        end: path.length,
    }
}

/// Whose the mean lead time is; `None` where there is no time to share out.
pub fn where_time_goes(study: &Study<'_>, time: &LeadTime, by: By) -> Option<Bars> {
    if time.mean <= 0.0 {
        return None;
    }
    let process = study.process();
    let (names, day) = (Names::of(process), process.time_base().day_seconds());
    let rows = match by {
        By::Step => steps(time, &names),
        By::Department => named(sums::by_department(study, time), |id: &Option<Id>| match id {
            Some(id) => names.department(id).name,
            None => say!(zh: "（未注明）", en: "(not stated)"),
        }),
        By::Cause => named(sums::by_doing(study, time), doing),
    };
    let mut rows: Vec<(Text, f64, Option<f64>)> = rows.into_iter().filter(|row| row.1 > 0.0).collect();
    rows.sort_by(|one, other| other.1.total_cmp(&one.1));
    let quantity = |seconds: f64| Quantity::Time { seconds, day };
    let bars = rows.into_iter().map(|(label, seconds, waiting)| BarsRow {
        label,
        value: quantity(seconds),
        waiting: waiting.map(quantity),
        share: seconds / time.mean,
    });
    let (name, mean) = (text(&process.name()), span_of_time(time.mean, day));
    let by = match by {
        By::Step => say!(zh: "按步骤", en: "by step"),
        By::Department => say!(zh: "按部门", en: "by department"),
        By::Cause => say!(zh: "按等待与工作", en: "by waiting and work"),
    };
    Some(Bars {
        title: say!(name = name, by = by; zh: "{name}：时间花在哪里（{by}）", en: "{name}: where the time goes ({by})"),
        about: say!(mean = mean; zh: "各项之和等于全程时间均值 {mean}。", en: "The parts add up to the mean lead time, {mean}."),
        rows: bars.collect(),
    })
}

fn steps(time: &LeadTime, names: &Names<'_>) -> Vec<(Text, f64, Option<f64>)> {
    let shares = time.shares.iter().enumerate().filter_map(|(step, share)| Some((step, share.as_ref()?)));
    shares
        .map(|(step, share)| {
            let waits: f64 = share.waits.iter().map(|(_, wait)| wait).sum();
            let told = share.work.is_some() || !share.waits.is_empty();
            (names.step(step).name, share.contribution, told.then_some(waits))
        })
        .collect()
}

fn named<T>(sums: Vec<Belongs<T>>, name: impl Fn(&T) -> Text) -> Vec<(Text, f64, Option<f64>)> {
    sums.iter().map(|sum| (name(&sum.to), sum.contribution, None)).collect()
}

fn doing(doing: &Doing) -> Text {
    match doing {
        Doing::Work => say!(zh: "工作", en: "work"),
        Doing::Wait(cause) => say!(cause = cause.text(); zh: "等待：{cause}", en: "waiting: {cause}"),
        Doing::Unknown => say!(zh: "未注明是等待还是工作", en: "waiting or work, not stated"),
    }
}

/// How likely each lead time is, with the lines of the clocks over the whole of it; `None` where every case takes the same time.
pub fn distribution(study: &Study<'_>, time: &LeadTime, clocks: &[Clock]) -> Option<Distribution> {
    if time.deviation < 1.0 || time.shares.iter().flatten().count() == 0 {
        return None;
    }
    let process = study.process();
    let day = process.time_base().day_seconds();
    let quantity = |seconds: f64| Quantity::Time { seconds, day };
    let width = width(time, day);
    let ends = 1..=((time.percentile(0.995) / width).ceil() as i64).clamp(2, MOST);
    let figures = [(say!(zh: "均值", en: "mean"), time.mean), (say!(zh: "P90", en: "P90"), time.percentile(0.9))];
    let mut lines: Vec<LimitLine> = figures
        .into_iter()
        .map(|(label, seconds)| LimitLine { label, at: quantity(seconds), kind: LimitKind::Figure })
        .chain(limits(study, clocks, day))
        .collect();
    lines.sort_by(|one, other| one.at.number().total_cmp(&other.at.number()));
    let name = text(&process.name());
    let (mean, p90) = (span_of_time(time.mean, day), span_of_time(time.percentile(0.9), day));
    let how = match time.obtained {
        Obtained::Exact => Text::fixed("", ""),
        Obtained::Sampled { samples, .. } => say!(n = samples; zh: "（抽样 {n} 次）", en: " (sampled {n} times)"),
    };
    Some(Distribution {
        title: say!(name = name; zh: "{name}：全程时间分布", en: "{name}: distribution of lead time"),
        about: say!(mean = mean, p90 = p90, how = how; zh: "均值 {mean}，90% 的办件不超过 {p90}{how}。", en: "{mean} on average; 90% of the cases take no longer than {p90}{how}."),
        bins: bins(time, width, ends).into_iter().map(|(end, p)| (quantity(end), p)).collect(),
        lines,
    })
}

/// More intervals than this say no more.
const MOST: i64 = 60;

// A round number of days, hours or minutes, so that there are twenty to forty intervals.
fn width(time: &LeadTime, day: f64) -> f64 {
    let wanted = time.percentile(0.995) / 45.0;
    let round = [0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];
    let fitting = round.into_iter().map(|days| days * day).find(|width| *width >= wanted);
    fitting.unwrap_or(wanted).max(1.0)
}

fn bins(time: &LeadTime, width: f64, ends: RangeInclusive<i64>) -> Vec<(f64, f64)> {
    let mut before = 0.0;
    ends.map(|at| {
        let end = width * at as f64;
        let until = time.until(crate::model::exact::Seconds::new((end * 1000.0).round() as i64, 1000));
        let p = (until - before).max(0.0);
        before = until;
        (end, p)
    })
    .collect()
}

// The lines of clocks that run over the whole of the applicant's time.
fn limits(study: &Study<'_>, clocks: &[Clock], day: f64) -> Vec<LimitLine> {
    let mut lines = Vec::new();
    // A pause is in the time and not in the limit: a line would part other cases than those that keep it.
    if study.process().steps.iter().any(|step| step.more().paused.is_some()) {
        return lines;
    }
    for clock in clocks {
        let whole = study.process().deadlines.get(clock.at).is_some_and(|one| one.from.is_none() && one.to.is_empty());
        let Some(time) = clock.time.as_ref().filter(|_| whole) else { continue };
        let line = |label: Text, seconds: f64, kind| LimitLine { label, at: Quantity::Time { seconds, day }, kind };
        lines.extend(time.promised.map(|kept| line(say!(zh: "承诺", en: "promised"), kept.limit, LimitKind::Promised)));
        lines.extend(
            time.statutory.map(|kept| line(say!(zh: "法定", en: "statutory"), kept.limit, LimitKind::Statutory)),
        );
    }
    lines
}
