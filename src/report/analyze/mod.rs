//! `analyze`: what is to be said about one sound process.

mod figures;
mod flow;
pub(super) mod handoffs;
mod headline;
mod materials;
mod parties;
pub(super) mod path;

pub(super) use figures::rows as figure_rows;

use super::build::{day_note, sentences};
use super::names::Names;
use super::{Block, Output, Report, Section, Subject};
use crate::analysis::counts::Counts;
use crate::analysis::critical_path::CriticalPath;
use crate::analysis::figures::{Entry, Figure};
use crate::analysis::handoffs::Handoffs;
use crate::analysis::materials::Materials;
use crate::analysis::outcomes::Outcomes;
use crate::analysis::scenario::Kind;
use crate::analysis::{Assumption, Study};
use crate::finding::{Finding, Severity};
use crate::say;
use crate::wording::Text;

/// Everything that was worked out about a process.
#[derive(Debug)]
pub struct Results<'r> {
    /// The process.
    pub study: &'r Study<'r>,
    /// The scenario of the critical path.
    pub scenario: Kind,
    /// The critical path.
    pub critical_path: CriticalPath,
    /// Counts.
    pub counts: Counts,
    /// Handoffs.
    pub handoffs: Handoffs,
    /// Materials, where any are stated.
    pub materials: Option<Materials>,
    /// How cases end.
    pub outcomes: Outcomes,
    /// All figures.
    pub figures: Vec<Figure>,
    /// The catalogue of figures.
    pub catalogue: fn(&str) -> Option<&'static Entry>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Rules whose inputs are missing.
    pub not_evaluated: Vec<(&'static str, Text)>,
}

/// The report on one process.
pub fn output(results: Results<'_>) -> Output {
    let process = results.study.process();
    let names = Names::of(process);
    let day = process.time_base().day_seconds();
    let assumptions = sentences(rests_on(&results), process);
    let sections = [
        Some(Section::untitled("headline", vec![headline::block(process, &results.figures)])),
        flow::joins(results.study.sound, &names),
        Some(critical_path(&results, &names, day)),
        parties::stages(results.study, &results.counts, &names, day),
        parties::departments(results.study, &results.counts, &names, day),
        handoffs::section(&results.handoffs, &names),
        results.materials.as_ref().map(|materials| materials::section(materials, &names)),
        flow::outcomes(&results.outcomes),
        Some(figures::section(&results.figures, results.catalogue, day)),
        found(&results.findings),
        not_evaluated(&results.not_evaluated),
        assumed(&assumptions),
    ];
    let report = Report {
        subjects: vec![Subject::of(process)],
        title: Some(super::names::text(&process.name())),
        sections: sections.into_iter().flatten().collect(),
        figures: figure_rows(&results.figures, day),
        findings: results.findings,
        not_evaluated: results.not_evaluated,
        assumptions,
    };
    Output { command: "analyze", reports: vec![report], closing: Vec::new() }
}

fn rests_on<'r>(results: &'r Results<'_>) -> impl Iterator<Item = &'r Assumption> {
    let figures = results.figures.iter().flat_map(|figure| &figure.rests_on);
    figures.chain(&results.critical_path.rests_on)
}

fn critical_path(results: &Results<'_>, names: &Names<'_>, day: f64) -> Section {
    let title = match results.scenario {
        Kind::Main => {
            say!(zh: "关键路径（主要路径：每处取最可能的分支）", en: "Critical path (main scenario: the likeliest branch everywhere)")
        }
        Kind::Worst => say!(zh: "关键路径（最慢路径）", en: "Critical path (worst scenario)"),
        Kind::Decided => say!(zh: "关键路径（按指定的分支）", en: "Critical path (branches as chosen)"),
    };
    let path = &results.critical_path;
    let table = path::table("critical-path", None, path, path::View::Times, names, day);
    Section::new("critical-path", title, vec![path::sentence(path, names, day), Block::Table(table), day_note(day)])
}

/// Findings under a heading that counts them.
pub(super) fn found(findings: &[Finding]) -> Option<Section> {
    if findings.is_empty() {
        let none = say!(zh: "未发现问题。", en: "Nothing found.");
        return Some(Section::new("findings", say!(zh: "发现的问题", en: "Findings"), vec![Block::Paragraph(none)]));
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let kinds = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity, count(severity)));
    let parts = kinds
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| say!(severity = *severity, n = *number; zh: "{severity} {n}", en: "{n} {severity}"));
    let parts = Text::list(parts);
    let title = say!(parts = parts; zh: "发现的问题（{parts}）", en: "Findings ({parts})");
    Some(Section::new("findings", title, vec![Block::Findings]))
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
