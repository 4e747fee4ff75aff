//! The likeliest ways through: how likely, how long, and in what each differs from the first.

use crate::analysis::paths::{Extent, Mark, Path, Paths};
use crate::model::Process;
use crate::report::build::{NOTHING, count, plain_table, sentences, stated, time};
use crate::report::names::Names;
use crate::report::{Block, Cell, Column, Named, Quantity, Room, Section};
use crate::say;
use crate::wording::{Text, percent};
use rustc_hash::FxHashMap;

/// More steps of a way than these are not written out.
const SHOWN: usize = 60;

/// The section on the likeliest ways.
pub(super) fn section(paths: &Paths, process: &Process, names: &Names<'_>, day: f64) -> Section {
    let mut blocks = vec![Block::Paragraph(sentence(paths))];
    if let Some(first) = paths.ways.first() {
        blocks.push(Block::Paragraph(
            say!(steps = written(first, names); zh: "最可能的走法：{steps}", en: "The likeliest: {steps}"),
        ));
        let rows = paths.ways.iter().enumerate().map(|(at, way)| row(at, way, first, names, day)).collect();
        blocks.push(Block::Table(plain_table("paths", columns(paths), rows)));
        blocks.push(Block::Note(rule()));
        if paths.vetoed > 0 {
            blocks.push(Block::Note(veto(paths.vetoed)));
        }
        blocks.extend(sentences(&paths.rests_on, process).into_iter().map(Block::Note));
    }
    Section::new("paths", say!(zh: "最可能的走法", en: "The likeliest ways through"), blocks)
}

fn sentence(paths: &Paths) -> Text {
    let (n, share) = (paths.ways.len(), covered(paths));
    match (paths.extent, n) {
        (Extent::All, 1) => say!(zh: "只有一种走法。", en: "There is only one way through."),
        (Extent::All, _) => {
            say!(n = n; zh: "共有 {n} 种走法，全部列出。", en: "There are {n} ways through; these are all of them.")
        }
        (Extent::More, 1) => {
            say!(share = share; zh: "最可能的一种走法占全部办件的 {share}。", en: "The likeliest way covers {share} of cases.")
        }
        (Extent::More, _) => say!(n = n, share = share;
            zh: "最可能的 {n} 种走法共占全部办件的 {share}。", en: "The {n} likeliest ways cover {share} of cases."),
        (Extent::Stopped, 0) => say!(
            zh: "走法太多，查找已达上限，一种也未能确定。",
            en: "There are too many ways: the search came to its limit before it was sure of any."),
        (Extent::Stopped, _) => say!(n = n, share = share;
            zh: "已确定最可能的 {n} 种走法，共占全部办件的 {share}；查找已达上限，其后的未能确定。",
            en: "The {n} likeliest ways cover {share} of cases; there the search came to its limit, and the next could not be had."),
    }
}

// Nearly all is not all.
fn covered(paths: &Paths) -> Text {
    if paths.covered > 0.9995 && paths.extent != Extent::All {
        return say!(zh: "99.9% 以上", en: "more than 99.9%");
    }
    Text::same(percent(paths.covered))
}

fn rule() -> Text {
    say!(
        zh: "一种走法＝每处决定各取一个结果，每一轮返工、可选的并行分支办或不办都算在内；并行的各支同属一种走法。时间为该走法关键路径的长度；重复办理的步骤每次都计跑动，费用只计一次。",
        en: "A way: one outcome of every decision, each round of rework and each optional parallel branch told apart; parallel branches belong to the same way. Time is the length of its critical path; a repeated step counts its visits each time, its fees once.")
}

fn veto(n: usize) -> Text {
    say!(n = n;
        zh: "其中 {n} 种因一票否决而终止：与否决并行的步骤，按流程图中轮到的先后判断是否已办，不看时间。",
        en: "Of these, {n} are ended by a veto: whether a step beside it was done is judged by its turn in the flow, not by time.")
}

fn columns(paths: &Paths) -> Vec<Column> {
    let room = |are_stated: bool| if are_stated { Room::Always } else { Room::Never };
    let visits = paths.ways.iter().any(|way| way.visits.is_some());
    let fees = paths.ways.iter().any(|way| way.fees.is_some());
    vec![
        Column::numbers("way", say!(zh: "序号", en: "no.")),
        Column::numbers("probability", say!(zh: "概率", en: "share")),
        Column::numbers("time", say!(zh: "时间", en: "time")),
        Column::numbers("visits", say!(zh: "跑动", en: "visits")).room(room(visits)),
        Column::numbers("fees", say!(zh: "申请人付费", en: "fees")).room(room(fees)),
        Column::words("difference", say!(zh: "与第 1 种的不同", en: "in what it differs from the first")),
        Column::words("steps", say!(zh: "步骤", en: "steps")).room(Room::Never),
    ]
}

fn row(at: usize, way: &Path, first: &Path, names: &Names<'_>, day: f64) -> Vec<Cell> {
    vec![
        Cell::Quantity(count(at + 1)),
        Cell::Percent(way.probability),
        time(Some(way.time), day),
        stated(way.visits.map(|visits| Quantity::Count(visits as f64))),
        stated(way.fees.map(Quantity::Money)),
        Cell::Aside(if at == 0 { NOTHING } else { difference(way, first, names) }),
        Cell::Names(way.steps().map(|step| names.step(step)).collect()),
    ]
}

// Steps that it does more often, with how often; those that it does less often; outcomes where nothing else differs.
fn difference(way: &Path, first: &Path, names: &Names<'_>) -> Text {
    let (here, there) = (way.executions(), first.executions());
    let times = |list: &[(usize, u32)]| list.iter().copied().collect::<FxHashMap<usize, u32>>();
    let (of_here, of_there) = (times(&here), times(&there));
    let more = here.iter().filter(|(step, often)| of_there.get(step).is_none_or(|there| there < often));
    let less = there.iter().filter(|(step, often)| of_here.get(step).is_none_or(|here| here < often));
    let more: Vec<Text> = more.map(|(step, often)| repeated(names.step(*step), *often)).collect();
    let less: Vec<Text> = less
        .map(|(step, _)| match of_here.get(step) {
            Some(often) => say!(step = names.step(*step), n = *often; zh: "{step}只 {n} 次", en: "{step} only ×{n}"),
            None => Text::joined([names.step(*step)], "", ""),
        })
        .collect();
    let mut parts = Vec::new();
    if !more.is_empty() {
        parts.push(say!(steps = Text::list(&more); zh: "多：{steps}", en: "with {steps}"));
    }
    if !less.is_empty() {
        parts.push(say!(steps = Text::list(&less); zh: "少：{steps}", en: "without {steps}"));
    }
    if way.outcomes != first.outcomes && !way.outcomes.is_empty() {
        parts.push(say!(ends = Text::list(&way.outcomes); zh: "结局：{ends}", en: "ends: {ends}"));
    }
    if parts.is_empty() {
        parts.push(say!(zh: "步骤相同，决定不同", en: "the same steps by other decisions"));
    }
    Text::joined(&parts, "；", "; ")
}

fn repeated(step: Named, times: u32) -> Text {
    if times == 1 {
        return Text::joined([step], "", "");
    }
    say!(step = step, n = times; zh: "{step} ×{n}", en: "{step} ×{n}")
}

// a → b → (c ∥ d → e) → b ×2
fn written(way: &Path, names: &Names<'_>) -> Text {
    let mut parts: Vec<Text> = Vec::new();
    let (mut shown, mut open) = (0, 0_usize);
    let mut arrow = NOTHING;
    for mark in &way.trail {
        if shown == SHOWN {
            parts.push(say!(n = way.steps().count(); zh: " → …（共 {n} 步）", en: " → … ({n} steps in all)"));
            break;
        }
        match mark {
            Mark::Step(step, round) => {
                parts.extend([arrow.clone(), repeated(names.step(*step), *round)]);
                (shown, arrow) = (shown + 1, Text::fixed(" → ", " → "));
            }
            Mark::Begin => {
                parts.extend([arrow.clone(), Text::fixed("(", "(")]);
                (open, arrow) = (open + 1, NOTHING);
            }
            Mark::Beside => arrow = Text::fixed(" ∥ ", " ∥ "),
            Mark::End => {
                parts.push(Text::fixed(")", ")"));
                (open, arrow) = (open.saturating_sub(1), Text::fixed(" → ", " → "));
            }
        }
    }
    parts.extend(std::iter::repeat_n(Text::fixed(")", ")"), open));
    Text::joined(&parts, "", "")
}
