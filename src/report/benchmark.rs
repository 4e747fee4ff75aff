//! `compare --benchmark`: two processes by the same counts, neither of which comes from the other. Nothing is cut and nothing is better.

mod bars;

use super::analyze::{assumed, figure_name, finding_counts};
use super::build::{count, quantity, sentences};
use super::compare::counts;
use super::compare::steps::Side;
use super::names::{Names, text};
use super::{
    Block, Cell, Column, FigureRow, Found, Half, Named, Output, Quantity, Report, Section, Subject, Table, Value,
};
use crate::analysis::compare::{Comparison, Entry, FigureChange, Ledger, Sided};
use crate::analysis::figures::Figure;
use crate::analysis::profiles::Profile;
use crate::lint::Verdict;
use crate::report::build::{plain_table, value};
use crate::say;
use crate::wording::{Speak, Text, points};

/// Everything that was worked out about two processes.
#[derive(Debug, Clone, Copy)]
pub struct Results<'r> {
    /// The first.
    pub first: Sided<'r, 'r>,
    /// The second.
    pub second: Sided<'r, 'r>,
    /// Where they differ.
    pub comparison: &'r Comparison,
    /// What was found in each.
    pub found: [&'r Verdict<'r>; 2],
}

/// The report on two processes side by side.
pub fn output(results: Results<'_>) -> Output {
    let Results { comparison, .. } = results;
    let (one, other) = (results.first.study.process(), results.second.study.process());
    let names = [Names::of(one), Names::of(other)];
    let sides = [(results.first, &names[0]), (results.second, &names[1])].map(|(side, names)| Side {
        study: side.study,
        analysis: side.analysis,
        names,
        day: side.study.process().time_base().day_seconds(),
    });
    let days = sides.map(|side| side.day);
    let assumptions = assumptions(comparison, sides);
    let sections = [
        bars::section([results.first, results.second], &comparison.cuts),
        Some(figures(&comparison.figures, days)),
        counts::with_heads(sides[0], sides[1], &Profile::ALL, [("first", first()), ("second", second())]),
        asked(
            "materials-compared",
            &comparison.materials,
            [say!(zh: "材料", en: "Materials"), say!(zh: "材料（件次）", en: "material")],
        ),
        asked(
            "data-compared",
            &comparison.data,
            [say!(zh: "填报数据项", en: "Fields"), say!(zh: "数据项（次）", en: "data item")],
        ),
        Some(findings(results.found)),
        assumed(&assumptions),
    ];
    let rows = comparison.figures.iter().map(|figure| FigureRow {
        id: figure.before.id.to_string(),
        value: Value::Pair { first: quantity(&figure.before, days[0]), second: quantity(&figure.after, days[1]) },
    });
    let counted = finding_counts(results.found[0]).into_iter().zip(finding_counts(results.found[1]));
    let counted = counted.map(|((id, first), (_, second))| FigureRow {
        id: id.to_owned(),
        value: Value::Pair { first: Some(count(first)), second: Some(count(second)) },
    });
    let (left, right) = (text(&one.name()), text(&other.name()));
    let report = Report {
        subjects: vec![Subject::of(one), Subject::of(other)],
        title: Some(
            say!(left = left, right = right; zh: "{left} 与 {right}：按同样口径对照", en: "{left} beside {right}: the same counts"),
        ),
        sections: sections.into_iter().flatten().collect(),
        figures: rows.chain(counted).collect(),
        aside: vec![found(Half::First, results.found[0]), found(Half::Second, results.found[1])],
        assumptions,
        ..Report::default()
    };
    Output { command: "benchmark", reports: vec![report], closing: Vec::new() }
}

fn found(half: Half, verdict: &Verdict<'_>) -> Found {
    Found { half, findings: verdict.findings.clone(), not_evaluated: verdict.not_evaluated.clone() }
}

fn first() -> Text {
    say!(zh: "甲（前一个文件）", en: "first")
}

fn second() -> Text {
    say!(zh: "乙（后一个文件）", en: "second")
}

fn assumptions(comparison: &Comparison, sides: [Side<'_>; 2]) -> Vec<Text> {
    let all = |side: Side<'_>, of: fn(&FigureChange) -> &Figure| {
        sentences(comparison.figures.iter().flat_map(|change| &of(change).rests_on), side.study.process())
    };
    let left = all(sides[0], |change| &change.before).into_iter();
    let right = all(sides[1], |change| &change.after).into_iter();
    let left = left.map(|text| say!(text = text; zh: "甲：{text}", en: "first: {text}"));
    left.chain(right.map(|text| say!(text = text; zh: "乙：{text}", en: "second: {text}"))).collect()
}

fn figures(all: &[FigureChange], days: [f64; 2]) -> Section {
    let known = all.iter().filter(|figure| figure.before.value.number().or(figure.after.value.number()).is_some());
    let rows = known.map(|figure| {
        let sides = [quantity(&figure.before, days[0]), quantity(&figure.after, days[1])];
        let basis = if figure.before.basis == figure.after.basis {
            Cell::Empty
        } else {
            let (old, new) = (figure.before.basis.text(), figure.after.basis.text());
            Cell::Text(say!(old = old, new = new; zh: "口径不一致：{old} / {new}", en: "bases differ: {old} / {new}"))
        };
        vec![
            Cell::Named(Named::new(&*figure.after.id, figure_name(&figure.after))),
            value(figure.before.value, figure.before.unit, days[0]),
            value(figure.after.value, figure.after.unit, days[1]),
            difference(sides).map_or(Cell::Empty, Cell::Text),
            basis,
        ]
    });
    let columns = vec![
        Column::words("figure", say!(zh: "指标", en: "figure")),
        Column::numbers("first", first()),
        Column::numbers("second", second()),
        Column::numbers("difference", say!(zh: "乙 − 甲", en: "second − first")),
        Column::words("basis", say!(zh: "口径", en: "basis")).room(super::Room::IfItFits),
    ];
    let blocks = vec![
        Block::View(plain_table("figures", columns, rows.collect())),
        Block::Note(say!(
            zh: "两个流程互不相属，只列差数，不作压减，也不评好坏。",
            en: "Neither process comes from the other: there are differences here, no cuts, and none is better.")),
    ];
    Section::new("figures", say!(zh: "指标对照", en: "Figures side by side"), blocks)
}

// With its sign; of two shares the difference in points.
fn difference(sides: [Option<Quantity>; 2]) -> Option<Text> {
    let (first, second) = (sides[0]?, sides[1]?);
    // Days of different length are compared as working time.
    let by = -second.cut_from(first).number();
    let sign = if by > 0.0 {
        "+"
    } else if by < 0.0 {
        "−"
    } else {
        ""
    };
    Some(match second {
        Quantity::Share(_) => {
            let points = points(by.abs());
            say!(sign = sign, points = points; zh: "{sign}{points} 个百分点", en: "{sign}{points} points")
        }
        _ => {
            let size = second.with(by.abs());
            Text::new(
                format!("{sign}{}", size.said(crate::wording::Lang::Zh)),
                format!("{sign}{}", size.said(crate::wording::Lang::En)),
            )
        }
    })
}

// Who asks for what, how often.
fn asked(key: &'static str, ledger: &Ledger, [title, head]: [Text; 2]) -> Option<Section> {
    if ledger.rows.is_empty() {
        return None;
    }
    let times = |side: &Option<Entry>| {
        Cell::Quantity(Quantity::Count(side.as_ref().map_or(0, |entry| entry.submissions) as f64))
    };
    let rows = ledger.rows.iter().filter_map(|row| {
        let entry = row.before.as_ref().or(row.after.as_ref())?;
        let name = text(&entry.name);
        let item = Named::new(entry.id.as_deref().unwrap_or(&name.zh), name.clone());
        Some(vec![Cell::Named(item), times(&row.before), times(&row.after)])
    });
    let columns =
        vec![Column::words("item", head), Column::numbers("first", first()), Column::numbers("second", second())];
    let only = |of: fn(&crate::analysis::compare::LedgerRow) -> bool| ledger.rows.iter().filter(|row| of(row)).count();
    let both = only(|row| row.before.is_some() && row.after.is_some());
    let (left, right) = (only(|row| row.after.is_none()), only(|row| row.before.is_none()));
    let sentence = say!(both = both, left = left, right = right;
        zh: "两边都要的 {both} 种，只有甲要的 {left} 种，只有乙要的 {right} 种。",
        en: "Asked for by both: {both}; by the first alone: {left}; by the second alone: {right}.");
    let table: Table = plain_table(key, columns, rows.collect());
    Some(Section::new(key, title, vec![Block::Paragraph(sentence), Block::Table(table)]))
}

fn findings(found: [&Verdict<'_>; 2]) -> Section {
    let [left, right] = found.map(|verdict| verdict.findings.len());
    let sentence = say!(left = left, right = right;
        zh: "甲 {left} 项，乙 {right} 项；逐项说明请用 zaizao check。", en: "{left} in the first, {right} in the second; zaizao check tells them one by one.");
    Section::new("findings", say!(zh: "发现的问题", en: "Findings"), vec![Block::Paragraph(sentence)])
}
