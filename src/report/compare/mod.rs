//! `compare`: as-is against to-be, the main job.

mod cuts;
mod findings;
mod handoffs;
mod ledger;
mod steps;

use super::analyze::{assumed, figure_name, finding_counts, path};
use super::build::{basis, count, day_note, quantity, sentences, value};
use super::names::{Names, text};
use super::{Block, Cell, Change, Column, FigureRow, Named, Output, Report, Row, Section, Subject, Table, Tone, Value};
use crate::analysis::compare::{Comparison, FigureChange, FindingChanges, Sided};
use crate::analysis::figures::{Figure, Wish, find};
use crate::lint::Verdict;
use crate::say;
use crate::wording::{Text, span_of_time};
pub(super) use cuts::with_unit as cut_name;
use cuts::{cells, columns, tone};
use steps::Side;

/// Everything that was worked out about two processes.
#[derive(Debug, Clone, Copy)]
pub struct Results<'r> {
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
}

/// The report on a comparison.
pub fn output(results: Results<'_>) -> Output {
    let Results { comparison, verdict_before, verdict_after, .. } = results;
    let (old, new) = (results.before.study.process(), results.after.study.process());
    let (old_names, new_names) = (Names::of(old), Names::of(new));
    let (before, after) = (side(results.before, &old_names), side(results.after, &new_names));
    let assumptions = assumptions(comparison, before, after);
    let sections = [
        Some(cuts::section(&comparison.cuts, after.day)),
        handoffs::section(&before.analysis.handoffs, &after.analysis.handoffs),
        Some(critical_paths(before, after)),
        Some(steps::section(&comparison.steps, &comparison.likely, before, after)),
        ledger::section(&comparison.materials, materials()),
        ledger::section(&comparison.data, data_items()),
        Some(departments(comparison, &old_names, &new_names)),
        Some(all_figures(&comparison.figures, after.day)),
        findings::section(&verdict_before.findings, &verdict_after.findings, results.finding_changes),
        assumed(&assumptions),
    ];
    let figures = comparison.figures.iter().map(|figure| row(figure, after.day));
    let report = Report {
        subjects: vec![Subject::of(old), Subject::of(new)],
        title: Some(title(&text(&old.name()), &text(&new.name()))),
        sections: sections.into_iter().flatten().collect(),
        figures: figures.chain(finding_figures(verdict_before, verdict_after)).collect(),
        findings: verdict_after.findings.clone(),
        not_evaluated: verdict_after.not_evaluated.clone(),
        ran: verdict_after.ran.clone(),
        obstacle: verdict_after.obstacle.clone(),
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

fn departments(comparison: &Comparison, old: &Names<'_>, new: &Names<'_>) -> Section {
    let departments = &comparison.departments;
    let (before, after) =
        (departments.kept.len() + departments.gone.len(), departments.kept.len() + departments.new.len());
    let mut lines = vec![
        say!(before = count(before), after = count(after); zh: "改革前 {before} 个部门，改革后 {after} 个。", en: "{before} departments before, {after} after."),
    ];
    let mut line = |names: Vec<Named>, zh: &str, en: &str| {
        if !names.is_empty() {
            let head = Text::new(zh, en);
            lines.push(say!(head = head, names = Text::list(&names); zh: "{head}：{names}", en: "{head}: {names}"));
        }
    };
    line(departments.gone.iter().map(|id| old.department(id)).collect(), "不再参与", "no longer part of it");
    line(departments.new.iter().map(|id| new.department(id)).collect(), "新参与", "new");
    line(departments.kept.iter().map(|id| new.department(id)).collect(), "仍参与", "still part of it");
    let first = lines.remove(0);
    Section::new("departments", say!(zh: "部门", en: "Departments"), vec![Block::Paragraph(first), Block::List(lines)])
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

// What neither side states is not here; a figure that is good when it rises is not painted as worse.
fn all_figures(figures: &[FigureChange], day: f64) -> Section {
    let known = figures.iter().filter(|figure| figure.before.value.number().or(figure.after.value.number()).is_some());
    let rows = known.map(|figure| {
        let change = change(figure, day);
        let mut row = vec![
            Cell::Named(Named::new(&*figure.after.id, figure_name(&figure.after))),
            value(figure.before.value, figure.before.unit, day),
            value(figure.after.value, figure.after.unit, day),
        ];
        row.extend(cells(&change).into_iter().skip(2));
        let tone = match find(&figure.after.id).map(|entry| entry.wish) {
            Some(Wish::Less) => tone(&change),
            Some(Wish::More) => cuts::opposite(tone(&change)),
            Some(Wish::Neither) | None => Tone::Plain,
        };
        Row::toned(tone, row)
    });
    let mut heads = vec![Column::words("figure", say!(zh: "指标", en: "figure"))];
    heads.extend(columns());
    let table = Table { key: "figures", caption: None, columns: heads, rows: rows.collect(), sum: None };
    Section::new("figures", say!(zh: "全部指标", en: "All figures"), vec![Block::View(table)])
}
