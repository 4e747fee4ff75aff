//! The reform office's briefing 简报: one or two pages (domain.md §5.2).

use super::two::{Sources, five_cuts, measured};
use super::{Chapter, Part, Shelf, diagnosis, measures, pictures};
use crate::finding::Severity;
use crate::model::plan::{Measure, Plan};
use crate::report::compare::Results;
use crate::report::names::text;
use crate::report::{Block, Report, Section, Table};
use crate::say;
use crate::wording::Text;

/// How many blockages are told in full.
const SHOWN: usize = 5;

/// What is found in one process.
pub(super) fn of_one(shelf: &mut Shelf, report: &Report, source: &Text) -> Vec<Chapter> {
    let headline = shelf.take("headline").map(|section| Part::untitled(section.blocks, source));
    vec![
        Chapter::new("overview", say!(zh: "概况", en: "Overview"), [headline]),
        Chapter::new("lines", say!(zh: "时限", en: "Time limits"), [untitled(shelf.take("clocks"), source)]),
        Chapter::new("problems", say!(zh: "存在问题", en: "Problems"), [Some(problems(report, source))]),
        Chapter::new("next", say!(zh: "下一步", en: "Next"), [Some(next(None, report.findings.len(), source))]),
    ]
}

/// What a change brings.
pub(super) fn of_change(
    shelf: &mut Shelf,
    results: Results<'_>,
    plan: Option<&Plan>,
    sources: &Sources,
) -> Vec<Chapter> {
    let cuts = shelf.take("five-cuts");
    let overview =
        cuts.as_ref().and_then(first_paragraph).map(|text| Part::untitled(vec![Block::Paragraph(text)], &sources.both));
    let table = cuts.as_ref().and_then(five_cuts).map(|table| {
        let table = Table { caption: Some(say!(zh: "五减对照", en: "Five cuts")), ..table.clone() };
        let notes = cuts.iter().flat_map(|section| &section.blocks).filter(|block| matches!(block, Block::Note(_)));
        let blocks = [Block::Table(table)].into_iter().chain(notes.cloned()).collect();
        Part::untitled(blocks, &sources.both)
    });
    let lines = untitled(shelf.take("time-bases"), &sources.both);
    // One picture is what two pages have room for: where the time was saved, else the cuts.
    let drawn = shelf.take("waterfall").or(cuts).as_ref().and_then(|section| pictures::pictures(section).next());
    let drawn = drawn.map(|picture| Part::untitled(vec![picture], &sources.both));
    let left = left_over(results, &sources.both);
    vec![
        Chapter::new("overview", say!(zh: "概况", en: "Overview"), [overview]),
        Chapter::new("practice", say!(zh: "主要做法", en: "What is done"), [practice(plan, shelf, sources)]),
        Chapter::new("effect", say!(zh: "成效", en: "Effect"), [table, drawn, lines]),
        Chapter::new("problems", say!(zh: "存在问题", en: "Problems that remain"), [Some(left)]),
        Chapter::new(
            "next",
            say!(zh: "下一步", en: "Next"),
            [Some(next(plan, results.verdict_after.findings.len(), &measured(plan, sources)))],
        ),
    ]
}

// Without its heading, which its tables have as their caption.
fn untitled(section: Option<Section>, source: &Text) -> Option<Part> {
    section.map(|Section { title, mut blocks, .. }| {
        for block in &mut blocks {
            if let Block::Table(table) | Block::View(table) = block {
                table.caption = table.caption.take().or_else(|| title.clone());
            }
        }
        Part::untitled(blocks, source)
    })
}

fn first_paragraph(section: &Section) -> Option<Text> {
    section.blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text.clone()),
        _ => None,
    })
}

// The measures of the plan, each with what is done; without a plan what became of the steps.
fn practice(plan: Option<&Plan>, shelf: &mut Shelf, sources: &Sources) -> Option<Part> {
    let Some(plan) = plan.filter(|plan| !plan.measures.is_empty()) else {
        let steps = shelf.take("steps")?;
        let told = steps.blocks.into_iter().filter(|block| matches!(block, Block::Paragraph(_))).take(2).collect();
        return Some(Part::untitled(told, &sources.both));
    };
    Some(Part::untitled(vec![Block::List(plan.measures.iter().map(measure).collect())], &measured(Some(plan), sources)))
}

fn measure(measure: &Measure) -> Text {
    let mut done: Vec<Text> = Vec::new();
    for operation in &measure.operations {
        let what = measures::what(&operation.value);
        if !done.contains(&what) {
            done.push(what);
        }
    }
    say!(name = text(&measure.name()), done = Text::list(&done); zh: "{name}（{done}）。", en: "{name} ({done}).")
}

fn problems(report: &Report, source: &Text) -> Part {
    let n = report.findings.len();
    if n == 0 {
        return Part::untitled(vec![Block::Paragraph(say!(zh: "未发现问题。", en: "Nothing found."))], source);
    }
    let shown = n.min(SHOWN);
    let lead = if shown < n {
        say!(n = n, shown = shown;
            zh: "共发现问题和线索 {n} 项，下面是前 {shown} 项：错误在前，其余按可节省的时间排列。全部见完整报告。",
            en: "Findings: {n}. Here are the first {shown}, errors first, then by the time they could save. The full report has all.")
    } else {
        say!(n = n; zh: "共发现问题和线索 {n} 项：", en: "Findings: {n}.")
    };
    Part::untitled(vec![Block::Paragraph(lead), Block::View(diagnosis::table(&report.findings, SHOWN))], source)
}

// What is still found in the to-be.
fn left_over(results: Results<'_>, source: &Text) -> Part {
    let findings = &results.verdict_after.findings;
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Note].into_iter();
    let counts: Vec<Text> =
        counts.map(|one| (one, of(one))).filter(|(_, n)| *n > 0).map(|(one, n)| one.counted(n)).collect();
    if counts.is_empty() {
        return Part::untitled(
            vec![Block::Paragraph(say!(zh: "改革后的流程未发现问题。", en: "Nothing is found in the to-be process."))],
            source,
        );
    }
    let counts = Text::list(&counts);
    let lead = if findings.len() > SHOWN {
        say!(counts = counts, shown = SHOWN;
            zh: "改革后的流程仍有 {counts}，下面是前 {shown} 项。",
            en: "The to-be process still has {counts}; here are the first {shown}.")
    } else {
        say!(counts = counts; zh: "改革后的流程仍有 {counts}：", en: "The to-be process still has {counts}:")
    };
    Part::untitled(vec![Block::Paragraph(lead), Block::View(diagnosis::table(findings, SHOWN))], source)
}

// Who does what by when, as far as the plan says; else what is always to be done.
fn next(plan: Option<&Plan>, found: usize, source: &Text) -> Part {
    let due = plan.iter().flat_map(|plan| &plan.measures).filter_map(|measure| {
        let name = text(&measure.name());
        match (&measure.owner, &measure.due) {
            (Some(owner), Some(due)) => Some(say!(name = name, owner = owner, due = due.value; zh: "{name}：由{owner}负责，{due} 前完成。", en: "{name}: {owner}, by {due}.")),
            (Some(owner), None) => Some(say!(name = name, owner = owner; zh: "{name}：由{owner}负责。", en: "{name}: {owner}.")),
            (None, Some(due)) => Some(say!(name = name, due = due.value; zh: "{name}：{due} 前完成。", en: "{name}: by {due}.")),
            (None, None) => None,
        }
    });
    let mut lines: Vec<Text> = due.collect();
    if plan.is_some() && found > 0 {
        lines.push(say!(zh: "逐项核实上述问题，补入计划或注明理由。", en: "Confirm these points one by one; add measures to the plan or write down why not."));
    } else if found > 0 {
        lines.push(say!(zh: "逐项核实上述问题，列出改革措施，明确责任单位和完成时限。", en: "Confirm these points one by one; list measures with owners and due dates."));
    }
    lines.push(say!(zh: "按同一口径统计实际办件，逐月核对。", en: "Count real cases by the same rules every month."));
    Part::untitled(vec![Block::List(lines)], source)
}
