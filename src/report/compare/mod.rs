//! `compare`: as-is against to-be, the main job.

mod annual;
mod bundle;
pub(in crate::report) mod counts;
mod cuts;
mod departments;
mod figures;
mod findings;
mod handoffs;
mod ledger;
mod measures;
mod risk;
mod signs;
pub(in crate::report) mod steps;
mod time_bases;
pub(in crate::report) mod waterfall;

use super::analyze::{assumed, figure_name, finding_counts, path};
use super::build::{basis, count, day_note, quantity, sentences};
use super::names::{Names, text};
use super::{Block, Change, FigureRow, Half, Output, Report, Section, Subject, Value};
use crate::analysis::attribution::Attribution;
use crate::analysis::bundle::Bundle;
use crate::analysis::compare::{Comparison, Effect, FigureChange, FindingChanges, Sided};
use crate::analysis::figures::Figure;
use crate::lint::Verdict;
use crate::model::Process;
use crate::model::plan::Plan;
use crate::say;
use crate::wording::{Text, span_of_time};
pub(super) use cuts::{change as cut_change, with_unit as cut_name};
use steps::Side;

/// Everything that was worked out about two processes.
#[derive(Debug, Clone, Copy)]
pub struct Results<'r> {
    /// Why the two are probably not before and after.
    pub doubt: Option<&'r Text>,
    /// As-is.
    pub before: Sided<'r, 'r>,
    /// To-be.
    pub after: Sided<'r, 'r>,
    /// What changed.
    pub comparison: &'r Comparison,
    /// What was found in the as-is.
    pub verdict_before: &'r Verdict<'r>,
    /// What was found in the to-be.
    pub verdict_after: &'r Verdict<'r>,
    /// What changed in the findings.
    pub finding_changes: &'r FindingChanges,
    /// Of several as-is files, what each has.
    pub bundle: Option<Files<'r>>,
    /// Of a plan, what each of its measures saves.
    pub plan: Option<(&'r Plan, &'r Attribution)>,
    /// Of a plan, what each of its measures does.
    pub effects: Option<(&'r Plan, &'r [Effect])>,
}

/// The as-is files of a bundle.
#[derive(Debug, Clone, Copy)]
pub struct Files<'r> {
    /// The processes as they were read.
    pub processes: &'r [&'r Process],
    /// What each has, and what they have in common.
    pub bundle: &'r Bundle,
}

/// The report on a comparison.
pub fn output(results: Results<'_>) -> Output {
    let Results { comparison, verdict_before, verdict_after, .. } = results;
    let (old, new) = (results.before.study.process(), results.after.study.process());
    let (old_names, new_names) = (Names::of(old), Names::of(new));
    let (before, after) = (side(results.before, &old_names), side(results.after, &new_names));
    let assumptions = assumptions(comparison, before, after);
    let sections = [
        Some(cuts::section(comparison, before, after, results.doubt)),
        results.bundle.map(|files| bundle::section(files.bundle, &old_names, before.day)),
        time_bases::section(&comparison.time_bases, after.day),
        figures::beside(&comparison.figures, after.day),
        handoffs::section(&before.analysis.handoffs, &after.analysis.handoffs),
        Some(critical_paths(before, after)),
        waterfall::section(comparison, results.plan, before, after),
        results.plan.and_then(|(plan, attribution)| measures::section(attribution, plan, before.day)),
        Some(steps::section(comparison, before, after)),
        ledger::section(&comparison.materials, materials()),
        ledger::section(&comparison.data, data_items()),
        Some(departments::section(comparison, &old_names, &new_names)),
        risk::section(comparison, before, after),
        signs::section(comparison, results.effects, before, after),
        counts::section(before, after),
        annual::section(comparison.annual.as_ref(), after.day),
        Some(figures::section(&comparison.figures, after.day)),
        findings::section(&verdict_before.findings, &verdict_after.findings, results.finding_changes),
        assumed(&assumptions),
    ];
    let figures = comparison.figures.iter().map(|figure| row(figure, after.day));
    let figures = figures.chain(annual::figures(comparison.annual.as_ref(), after.day));
    let report = Report {
        subjects: match results.bundle {
            Some(files) => files.processes.iter().copied().chain([new]).map(Subject::of).collect(),
            None => vec![Subject::of(old), Subject::of(new)],
        },
        title: Some(title(&text(&old.name()), &text(&new.name()))),
        sections: sections.into_iter().flatten().collect(),
        figures: figures.chain(finding_figures(verdict_before, verdict_after)).collect(),
        findings: verdict_after.findings.clone(),
        half: Some(Half::Second),
        aside: Vec::new(),
        not_evaluated: verdict_after.not_evaluated.clone(),
        ran: verdict_after.ran.clone(),
        obstacle: verdict_after.obstacle.clone(),
        flow: None,
        assumptions,
        answer: Vec::new(),
    };
    Output { command: "compare", reports: vec![report], closing: Vec::new() }
}

fn title(old: &Text, new: &Text) -> Text {
    if old == new {
        return say!(name = old; zh: "{name}：改革前后对比", en: "{name}: before and after");
    }
    say!(old = old, new = new; zh: "{old} → {new}", en: "{old} → {new}")
}

fn side<'s>(sided: Sided<'s, 's>, names: &'s Names<'s>) -> Side<'s> {
    let Sided { study, analysis } = sided;
    Side { study, analysis, names, day: study.process().time_base().day_seconds() }
}

// Each side's own, told apart.
fn assumptions(comparison: &Comparison, before: Side<'_>, after: Side<'_>) -> Vec<Text> {
    let all = |side: Side<'_>, of: fn(&FigureChange) -> &Figure| {
        let figures = comparison.figures.iter().flat_map(|change| &of(change).rests_on);
        sentences(figures.chain(&side.analysis.critical_path.rests_on), side.study.process())
    };
    let before = all(before, |change| &change.before).into_iter();
    let after = all(after, |change| &change.after).into_iter();
    let before = before.map(|text| say!(text = text; zh: "改革前：{text}", en: "before: {text}"));
    before.chain(after.map(|text| say!(text = text; zh: "改革后：{text}", en: "after: {text}"))).collect()
}

fn critical_paths(before: Side<'_>, after: Side<'_>) -> Section {
    let length = |side: Side<'_>| span_of_time(side.analysis.critical_path.length, side.day);
    let old = say!(length = length(before); zh: "改革前：{length}", en: "Before: {length}");
    let new = say!(length = length(after); zh: "改革后：{length}", en: "After: {length}");
    let table = |key, caption, side: Side<'_>| {
        let path = &side.analysis.critical_path;
        Block::Table(path::table(
            key,
            Some(caption),
            path,
            &side.analysis.lead_time,
            path::View::Timeline,
            side.names,
            side.day,
        ))
    };
    let blocks =
        vec![table("critical-path-before", old, before), table("critical-path-after", new, after), day_note(after.day)];
    Section::new("critical-path", say!(zh: "关键路径", en: "Critical path"), blocks)
}

fn materials() -> ledger::Words {
    ledger::Words {
        key: "material-ledger",
        title: say!(zh: "材料对照", en: "What became of each material"),
        head: say!(zh: "材料", en: "material"),
        kinds: say!(zh: "种", en: "kinds"),
        times: say!(zh: "件次", en: "submissions"),
    }
}

fn data_items() -> ledger::Words {
    ledger::Words {
        key: "data-ledger",
        title: say!(zh: "填报数据项对照", en: "What became of each field"),
        head: say!(zh: "数据项", en: "data item"),
        kinds: say!(zh: "项", en: "items"),
        times: say!(zh: "次", en: "times filled in"),
    }
}

fn change(figure: &FigureChange, day: f64) -> Change {
    Change {
        before: quantity(&figure.before, day),
        after: quantity(&figure.after, day),
        basis_before: Some(basis(figure.before.basis)),
        basis_after: Some(basis(figure.after.basis)),
    }
}

fn row(figure: &FigureChange, day: f64) -> FigureRow {
    FigureRow { id: figure.after.id.to_string(), value: Value::Change(change(figure, day)) }
}

fn finding_figures(before: &Verdict<'_>, after: &Verdict<'_>) -> impl Iterator<Item = FigureRow> {
    let old = finding_counts(before);
    old.into_iter().zip(finding_counts(after)).map(|((id, before), (_, after))| {
        let change =
            Change { before: Some(count(before)), after: Some(count(after)), basis_before: None, basis_after: None };
        FigureRow { id: id.to_owned(), value: Value::Change(change) }
    })
}
