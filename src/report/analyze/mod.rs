//! `analyze`: what is to be said about one sound process.

mod asked;
mod belongs;
mod clocks;
pub(in crate::report) mod counts;
mod figures;
mod flow;
pub(super) mod handoffs;
mod headline;
mod lead_time;
mod parties;
pub(super) mod path;
mod paths;

pub(super) use figures::{name as figure_name, rows as figure_rows};

use super::build::{count, day_note, sentences};
use super::names::Names;
use super::picture::{self, Diagram};
use super::savings;
use super::{Block, FigureRow, Method, Output, Report, Section, Subject, Value};
use crate::analysis::critical_path::CriticalPath;
use crate::analysis::figures::Figure;
use crate::analysis::paths::Paths;
use crate::analysis::profiles::Counted;
use crate::analysis::scenario::Kind;
use crate::analysis::study::{Analysis, Study};
use crate::finding::{Finding, Severity};
use crate::lint::{self, Verdict};
use crate::say;
use crate::wording::{Text, span_of_time};

/// Everything that was worked out about a process.
#[derive(Debug, Clone, Copy)]
pub struct Results<'r> {
    /// The process.
    pub study: &'r Study<'r>,
    /// Its analyses.
    pub analysis: &'r Analysis,
    /// The scenario of the critical path.
    pub scenario: Kind,
    /// Which mean of lead time stands at the head.
    pub mean: Mean,
    /// The critical path of that scenario.
    pub critical_path: &'r CriticalPath,
    /// The likeliest ways through, where they are asked for.
    pub paths: Option<&'r Paths>,
    /// The process counted by the rules that are asked for.
    pub counted: &'r [Counted],
    /// What was found.
    pub verdict: &'r Verdict<'r>,
}

/// Which mean of lead time a reader wants to see first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mean {
    /// That of the distribution.
    Exact,
    /// That of the textbooks' flow analysis.
    FlowAnalysis,
}

/// A process of more steps is no longer seen at a glance.
const GLANCE: usize = 40;

/// The report on one sound process.
pub fn output(results: Results<'_>) -> Output {
    let Results { study, analysis, verdict, .. } = results;
    let process = study.process();
    let (names, day) = (Names::of(process), process.time_base().day_seconds());
    let figures = analysis.figures(study);
    let rests_on = figures.iter().flat_map(|figure| &figure.rests_on).chain(&results.critical_path.rests_on);
    let assumptions = sentences(rests_on, process);
    let sections = [
        Some(Section::untitled("headline", headline(results, &figures, day))),
        lead_time::section(&analysis.lead_time, day),
        clocks::section(study, &analysis.lead_time, &analysis.clocks, &names, day),
        belongs::section(study, &analysis.lead_time, &names, day),
        Some(critical_path(results, &names, day)),
        results.paths.map(|paths| paths::section(paths, process, &names, day)),
        counts::section(results.counted, &names, day),
        parties::stages(study, &analysis.counts, &names, day),
        parties::departments(study, analysis, &names, day),
        handoffs::section(&analysis.handoffs, &names),
        analysis.materials.as_ref().map(|materials| asked::materials(materials, &names)),
        analysis.data_items.as_ref().map(|items| asked::data_items(items, &names)),
        flow::joins(study.sound, &names),
        flow::outcomes(&analysis.outcomes),
        Some(figures::section(&figures, day)),
        Some(found(verdict)),
        not_evaluated(&verdict.not_evaluated),
        assumed(&assumptions),
    ];
    let report = Report {
        subjects: vec![Subject::of(process)],
        title: Some(super::names::text(&process.name())),
        sections: sections.into_iter().flatten().collect(),
        figures: all_figures(&figures, verdict, day),
        findings: lint::named(process, &verdict.findings),
        half: None,
        aside: Vec::new(),
        not_evaluated: verdict.not_evaluated.clone(),
        ran: verdict.ran.clone(),
        obstacle: verdict.obstacle.clone(),
        flow: flow_of(results),
        assumptions,
        answer: Vec::new(),
    };
    Output { command: "analyze", reports: vec![report], closing: Vec::new() }
}

// With the critical path of the scenario that was asked for.
fn flow_of(results: Results<'_>) -> Option<Box<Diagram>> {
    let glance = results.study.process().steps.len() <= GLANCE;
    glance.then(|| Box::new(picture::diagram(results.study, results.critical_path)))
}

// The figures are those of the main scenario whatever scenario the critical path was asked for, and say so.
fn headline(results: Results<'_>, figures: &[Figure], day: f64) -> Vec<Block> {
    let mut blocks = vec![headline::block(results.study.process(), results.analysis, results.mean, figures)];
    if results.scenario != Kind::Main {
        let length = span_of_time(results.critical_path.length, day);
        blocks.push(Block::Note(say!(length = length;
            zh: "以上及全部指标不随所选情形改变；所选情形只用于下面的关键路径，用时 {length}。",
            en: "All figures stay as they are; the scenario chosen is that of the critical path below only: {length}.")));
    }
    blocks
}

// The analyses know nothing of findings; their figures are counted here.
fn all_figures(figures: &[Figure], verdict: &Verdict<'_>, day: f64) -> Vec<FigureRow> {
    let counted = finding_counts(verdict).into_iter().map(|(id, number)| FigureRow {
        id: id.to_owned(),
        value: Value::One { quantity: count(number), method: Method::Exact },
    });
    figure_rows(figures, day).into_iter().chain(counted).collect()
}

/// The figures that count findings.
pub(super) fn finding_counts(verdict: &Verdict<'_>) -> [(&'static str, usize); 3] {
    let of = |severity| verdict.findings.iter().filter(|finding| finding.severity == severity).count();
    [
        ("findings.error", of(Severity::Error)),
        ("findings.warning", of(Severity::Warning)),
        ("findings.not-evaluated", verdict.not_evaluated.len()),
    ]
}

fn critical_path(results: Results<'_>, names: &Names<'_>, day: f64) -> Section {
    let title = match results.scenario {
        Kind::Main => {
            say!(zh: "关键路径（主情形：每处分支取最可能的一支）", en: "Critical path (main scenario: the likeliest branch everywhere)")
        }
        Kind::Worst => say!(zh: "关键路径（最慢情形）", en: "Critical path (worst scenario)"),
        Kind::Decided => say!(zh: "关键路径（按指定的分支）", en: "Critical path (branches as chosen)"),
    };
    let path = results.critical_path;
    let table = path::table("critical-path", None, path, &results.analysis.lead_time, path::View::Times, names, day);
    Section::new("critical-path", title, vec![path::sentence(path, names, day), Block::Table(table), day_note(day)])
}

// Findings under a heading that counts them, with what all of them together would save.
fn found(verdict: &Verdict<'_>) -> Section {
    let mut blocks = Vec::new();
    if verdict.findings.is_empty() {
        blocks.push(Block::Paragraph(say!(zh: "未发现问题。", en: "Nothing found.")));
    } else {
        blocks.push(Block::Paragraph(by_rule(&verdict.findings)));
        blocks.push(Block::FindingList);
    }
    blocks.extend(verdict.together().map(savings::blocks).unwrap_or_default());
    if verdict.allowed > 0 {
        blocks.push(Block::Note(say!(n = verdict.allowed; zh: "另有 {n} 项已写明理由予以保留（allow），未列出", en: "{n} more are accepted with a reason (allow) and not listed")));
    }
    Section::new("findings", counted(&verdict.findings), blocks)
}

// repeated-submission×7，government-issued×5: the most first.
fn by_rule(findings: &[Finding]) -> Text {
    let mut rules: Vec<(&str, usize)> = Vec::new();
    for finding in findings {
        match rules.iter_mut().find(|(rule, _)| *rule == finding.rule) {
            Some((_, number)) => *number += 1,
            None => rules.push((finding.rule, 1)),
        }
    }
    rules.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    let parts = rules.into_iter().map(|(rule, number)| format!("{rule}×{number}"));
    let parts = Text::joined(parts, "，", ", ");
    say!(parts = parts; zh: "按规则计：{parts}。同一处的各项列在一起。", en: "By rule: {parts}. What points at one place stands together.")
}

fn counted(findings: &[Finding]) -> Text {
    let parts = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(|severity| {
        let n = findings.iter().filter(|finding| finding.severity == severity).count();
        (n > 0).then(|| severity.counted(n))
    });
    let parts = Text::list(parts);
    if parts.zh.is_empty() {
        return say!(zh: "发现的问题", en: "Findings");
    }
    say!(parts = parts; zh: "发现的问题（{parts}）", en: "Findings ({parts})")
}

/// Rules that could not be judged, with what they lack.
pub(super) fn not_evaluated(rules: &[(&'static str, Text)]) -> Option<Section> {
    if rules.is_empty() {
        return None;
    }
    let lines = rules
        .iter()
        .map(|(rule, missing)| say!(rule = *rule, missing = missing; zh: "{rule}：{missing}", en: "{rule}: {missing}"));
    let title = say!(n = rules.len(); zh: "未评估的规则（{n} 条，缺少所需内容）", en: "Rules not evaluated for lack of what they need ({n})");
    Some(Section::new("not-evaluated", title, vec![Block::List(lines.collect())]))
}

/// What the figures rest on that nobody stated.
pub(super) fn assumed(assumptions: &[Text]) -> Option<Section> {
    if assumptions.is_empty() {
        return None;
    }
    let title = say!(n = assumptions.len(); zh: "以上结果基于 {n} 项假设", en: "These results rest on {n} assumptions");
    Some(Section::new("assumptions", title, vec![Block::List(assumptions.to_vec())]))
}
