//! How long a case takes, and how sure that is.

use crate::analysis::lead_time::{LeadTime, Obtained};
use crate::report::{Block, Quantity, Section};
use crate::say;
use crate::wording::{Text, plain_number, short_span_of_time, span_of_time};

/// Lead time in a few sentences; `None` where no step states a time.
pub(super) fn section(time: &LeadTime, day: f64) -> Option<Section> {
    let shared = time.shares.iter().flatten().count();
    if shared == 0 {
        return None;
    }
    let mut blocks = vec![Block::Paragraph(distribution(time, day))];
    blocks.extend(understated(time, day).map(Block::Paragraph));
    blocks.push(Block::Note(how(time.obtained, day)));
    let title = say!(zh: "全程时间（从开始到申请人时间结束）", en: "Lead time, from the start to the end of the applicant's time");
    Some(Section::new("lead-time", title, blocks))
}

/// How a time was obtained, with its error.
pub(super) fn how(obtained: Obtained, day: f64) -> Text {
    match obtained {
        Obtained::Exact => {
            say!(zh: "精确计算：按分布推算，不是抽样。", en: "Exact: calculated with distributions, not sampled.")
        }
        Obtained::Sampled { samples, error } => {
            let n = plain_number(samples as f64, 0);
            say!(n = n, error = short_span_of_time(error, day);
                zh: "抽样 {n} 次（并行分支交叉、不成对，交叠的回路太多，有一票否决，或时钟的起止、停表在并行分支上），均值的标准误 {error}；能精确计算的部分仍精确计算。",
                en: "Sampled {n} times (parallel flows that do not nest, too many loops that overlap, a veto, or a clock with events or pauses on parallel branches); standard error of the mean {error}. What can be calculated still is.")
        }
    }
}

fn distribution(time: &LeadTime, day: f64) -> Text {
    let span = |seconds: f64| Quantity::Time { seconds, day };
    if time.deviation < 1.0 {
        return say!(mean = span_of_time(time.mean, day); zh: "每件用时均为 {mean}。", en: "{mean} in every case.");
    }
    say!(mean = span_of_time(time.mean, day), sd = span(time.deviation),
        p50 = span(time.percentile(0.5)), p80 = span(time.percentile(0.8)), p90 = span(time.percentile(0.9)), p95 = span(time.percentile(0.95));
        zh: "平均 {mean}（标准差 {sd}）。一半的办件不超过 {p50}，80% 不超过 {p80}，90% 不超过 {p90}，95% 不超过 {p95}。",
        en: "{mean} on average (standard deviation {sd}). Half of the cases take no longer than {p50}, 80% than {p80}, 90% than {p90}, 95% than {p95}.")
}

// By how much the maximum of means is too short; said where it can be read.
fn understated(time: &LeadTime, day: f64) -> Option<Text> {
    let flow = time.flow_analysis?;
    let short = time.mean - flow;
    if short <= 0.001 * time.mean {
        return None;
    }
    Some(say!(flow = Quantity::Time { seconds: flow, day }, by = Quantity::Time { seconds: short, day },
        share = crate::wording::percent(short / time.mean);
        zh: "教科书的流分析（并行部分取各支均值的最大值）得 {flow}，低估 {by}（{share}）。",
        en: "Textbooks' flow analysis, which takes the maximum of means in a parallel block, gives {flow}: too short by {by} ({share})."))
}

/// What stands beside the mean where one number has to do: how it spreads.
pub(super) fn aside(time: &LeadTime, main: f64, day: f64) -> Vec<Text> {
    let told = |seconds: f64| short_span_of_time(seconds, day);
    let mut parts = Vec::new();
    if told(main) != told(time.mean) {
        parts.push(say!(main = told(main); zh: "主情形 {main}", en: "main scenario {main}"));
    }
    let slow = time.percentile(0.9);
    if told(slow) != told(time.mean) {
        parts.push(say!(slow = told(slow); zh: "P90 {slow}", en: "P90 {slow}"));
    }
    parts
}
