//! What every format for readers says in the same words.

use crate::finding::{Finding, Severity};
use crate::report::{Cell, Matrix, Quantity, Subject, Summary};
use crate::say;
use crate::source::Place;
use crate::wording::{Lang, Speak, Text, percent, points};

/// Marks a yes.
pub(super) const MARK: &str = "●";
/// Marks what cannot be said, such as a rate from zero.
pub(super) const DASH: &str = "–";
/// Marks a cut.
pub(super) const DOWN: &str = "▼";
/// Marks a rise.
pub(super) const UP: &str = "▲";

/// A cell in words; a bar has none.
pub(super) fn cell(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty | Cell::Bar(_) => String::new(),
        Cell::NotStated => Text::fixed("未注明", "not stated").get(lang).to_owned(),
        Cell::Text(text) | Cell::Aside(text) => text.get(lang).to_owned(),
        Cell::Named(named) => named.name.get(lang).to_owned(),
        Cell::Names(names) => Text::list(names).get(lang).to_owned(),
        Cell::Quantity(quantity) => quantity.said(lang).to_string(),
        Cell::Cut(quantity) => cut(*quantity, lang),
        Cell::Rate(None) => DASH.to_owned(),
        Cell::Rate(Some(rate)) => self::rate(*rate, lang),
        Cell::Percent(share) => percent(*share),
        Cell::Mark(true) => MARK.to_owned(),
        Cell::Mark(false) => String::new(),
        Cell::Date(date) => date.to_string(),
        Cell::Place(place) => self::place(place),
    }
}

/// `file:line:column`
pub(super) fn place(place: &Place) -> String {
    let start = place.start();
    format!("{}:{}:{}", place.source.name, start.line, start.column)
}

fn cut(quantity: Quantity, lang: Lang) -> String {
    let number = quantity.number();
    if number == 0.0 {
        return Text::fixed("不变", "same").get(lang).to_owned();
    }
    let size = match (quantity, lang) {
        // The difference of two shares is no share.
        (Quantity::Share(_), Lang::Zh) => format!("{} 个百分点", points(number.abs())),
        (Quantity::Share(_), Lang::En) => format!("{} points", points(number.abs())),
        _ => quantity.with(number.abs()).said(lang).to_string(),
    };
    match lang {
        _ if number > 0.0 => format!("{DOWN} {size}"),
        Lang::Zh => format!("{UP} 增加 {size}"),
        Lang::En => format!("{UP} up {size}"),
    }
}

fn rate(rate: f64, lang: Lang) -> String {
    let size = percent(rate.abs());
    match lang {
        _ if rate >= 0.0 || size == percent(0.0) => size,
        Lang::Zh => format!("增加 {size}"),
        Lang::En => format!("up {size}"),
    }
}

/// What a process is called beside its file: 现状, 再造后; nothing where it is not said.
pub(super) fn variant(subject: &Subject) -> Text {
    match subject.variant {
        Some("as-is") => Text::fixed("现状", "as-is"),
        Some("to-be") => Text::fixed("再造后", "to-be"),
        Some("template") => Text::fixed("模板", "template"),
        _ => Text::fixed("", ""),
    }
}

/// What stands before a text: "建议：", "help: ".
pub(super) fn headed(head: &Text, lang: Lang) -> String {
    headed_as(head.get(lang), lang)
}

/// The same for what has no translation: "[rule]：".
pub(super) fn headed_as(head: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{head}："),
        Lang::En => format!("{head}: "),
    }
}

/// A text in brackets behind another.
pub(super) fn bracketed(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{text}）"),
        Lang::En => format!(" ({text})"),
    }
}

/// Small print where type cannot be smaller.
pub(super) fn note(text: &str, lang: Lang) -> String {
    format!("{}{text}", headed(&Text::fixed("注", "Note"), lang))
}

/// The head of what is to be done.
pub(super) const HELP: Text = Text::fixed("建议", "help");

/// The lines under a finding that say what to do and why, each with its head.
pub(super) fn advice(finding: &Finding) -> Vec<(Text, Text)> {
    let mut lines = Vec::new();
    for evidence in &finding.evidence {
        lines.push((Text::fixed("理由", "because"), evidence.clone()));
    }
    if let Some(saving) = &finding.saving
        && let Some(text) = saving.text()
    {
        lines.push((Text::fixed("可节省", "saves"), text));
    }
    if let Some(disposition) = finding.disposition {
        let text =
            say!(key = disposition.key(), text = disposition.text(); zh: "{text}（{key}）", en: "{text} ({key})");
        lines.push((Text::fixed("处置", "disposition"), text));
    }
    if let Some(help) = &finding.help {
        lines.push((HELP, help.clone()));
    }
    lines
}

/// A finding as one text: the sentence, then the lines of [`advice`].
pub(super) fn told(finding: &Finding, lang: Lang) -> String {
    let advice = advice(finding);
    let lines = advice.iter().map(|(head, text)| format!("{}{}", headed(head, lang), text.get(lang)));
    let lines: Vec<String> = std::iter::once(finding.message.get(lang).to_owned()).chain(lines).collect();
    lines.join("\n")
}

/// The line that counts: "2 个错误，1 个警告（1 个文件）".
pub(super) fn summary(summary: &Summary) -> Text {
    let Summary { files, errors, warnings, notes, baseline } = *summary;
    let plural = if files == 1 { "file" } else { "files" };
    let kinds = [(Severity::Error, errors), (Severity::Warning, warnings), (Severity::Note, notes)];
    let parts: Vec<Text> = kinds
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| severity.counted(number))
        .collect();
    if parts.is_empty() && baseline.is_some_and(|baseline| baseline.known > 0) {
        return say!(n = files, plural = plural; zh: "✓ 没有新问题（{n} 个文件）", en: "✓ nothing new in {n} {plural}");
    }
    if parts.is_empty() {
        return say!(n = files, plural = plural; zh: "✓ 未发现问题（{n} 个文件）", en: "✓ nothing found in {n} {plural}");
    }
    let parts = Text::joined(&parts, "，", ", ");
    say!(parts = parts, n = files, plural = plural; zh: "{parts}（{n} 个文件）", en: "{parts} in {n} {plural}")
}

/// The sums of a matrix: of each row, of each column, of all.
pub(super) struct Sums {
    pub rows: Vec<Quantity>,
    pub columns: Vec<Quantity>,
    pub all: Quantity,
}

/// Adds up a matrix.
pub(super) fn sums(matrix: &Matrix) -> Sums {
    let unit = matrix.cells.first().map_or(Quantity::Count(0.0), |cell| cell.2.with(0.0));
    let mut sums =
        Sums { rows: vec![unit; matrix.rows.items.len()], columns: vec![unit; matrix.columns.items.len()], all: unit };
    for (row, column, quantity) in &matrix.cells {
        let places = [sums.rows.get_mut(*row), sums.columns.get_mut(*column), Some(&mut sums.all)];
        for sum in places.into_iter().flatten() {
            *sum = sum.with(sum.number() + quantity.number());
        }
    }
    sums
}
