//! The five cuts 五减: the table that every reform report opens with.

use super::steps::Side;
use crate::analysis::compare::{Comparison, Cut, CutKind};
use crate::analysis::figures::Value;
use crate::report::build::{basis, in_unit};
use crate::report::{Block, Cell, Change, Column, Named, Quantity, Room, Row, Section, Table, Tone};
use crate::say;
use crate::wording::{Text, percent};

/// The section on the five cuts.
pub(super) fn section(comparison: &Comparison, before: Side<'_>, after: Side<'_>, doubt: Option<&Text>) -> Section {
    let (cuts, day) = (&comparison.cuts[..], after.day);
    let doubt = doubt.map(|doubt| {
        Block::Note(say!(why = doubt; zh: "请先核对：{why}。以下各数仍照文件的先后算出。", en: "Check this first: {why}. The figures below follow the order of the files all the same."))
    });
    let mut blocks: Vec<Block> = doubt.into_iter().chain(headline(cuts, day).map(Block::Paragraph)).collect();
    blocks.push(Block::Table(table(cuts, day)));
    blocks.push(Block::Note(say!(
        zh: "压减率 =（改革前 − 改革后）÷ 改革前，保留一位小数；改革前为 0 时不计算，记作“–”。",
        en: "rate = (before − after) / before, to one decimal; none from zero, printed “–”.")));
    if cuts.iter().any(|cut| !cut.same_basis()) {
        blocks.push(Block::Note(say!(
            zh: "口径不一致的一行，前后两数不是同一种算法得出，压减率不宜直接引用。",
            en: "Where bases differ, before and after are not counted the same way; do not quote the rate without saying so.")));
    }
    blocks.extend(end_moved(comparison, before, after).map(Block::Note));
    blocks.extend(not_stated(comparison).map(Block::Note));
    Section::new("five-cuts", say!(zh: "五减", en: "Five cuts"), blocks)
}

// A time that nobody stated has not become shorter by that.
fn not_stated(comparison: &Comparison) -> Option<Text> {
    let time = comparison.figures.iter().find(|change| change.after.id == "lead-time.mean")?;
    (!time.alike).then(|| {
        say!(zh: "时限的口径不一致：有的步骤只有一边注明了时间，另一边按 0 计（见“假设”）。补上时间之后再引用压减率。",
            en: "The time is not counted the same way: some steps state their time on one side only and count as none on the other (see the assumptions). State it before quoting the rate.")
    })
}

// A time that ends elsewhere has not become shorter by that.
fn end_moved(comparison: &Comparison, before: Side<'_>, after: Side<'_>) -> Option<Text> {
    let [_, ..] = &comparison.end_moved[..] else { return None };
    let name = |[was, _]: &[usize; 2]| say!(step = before.names.step(*was); zh: "“{step}”", en: "“{step}”");
    let steps = Text::list(comparison.end_moved.iter().map(name));
    let to = |side: Side<'_>| side.study.process().applicant_to.is_some();
    let help = if to(before) && to(after) {
        say!(zh: "请核对两个文件的 `applicant`。", en: "Check `applicant` in both files.")
    } else {
        say!(zh: "请在两个文件里都写明 `applicant: { to: … }`。", en: "Write `applicant: { to: … }` in both files.")
    };
    Some(say!(steps = steps, help = help;
        zh: "时限的口径不一致：{steps}的时间，改革前后只有一边计入全程用时。申请人的时间前后结束在不同的步骤，这部分差别不是压减。{help}",
        en: "The time is not counted the same way: the time of {steps} is part of the lead time on one side only. The applicant's time ends at different steps before and after; that part of the difference is no saving. {help}"))
}

/// One figure before and after, as a figure for machines.
pub(in crate::report) fn change(cut: &Cut, day: f64) -> Change {
    let side = |value: Value| Some(in_unit(value.number()?, cut.kind.unit(), day));
    Change {
        before: side(cut.before.value),
        after: side(cut.after.value),
        basis_before: Some(basis(cut.before.basis)),
        basis_after: Some(basis(cut.after.basis)),
    }
}

/// Better, worse or neither, for a figure of which less is better.
pub(super) fn tone(change: &Change) -> Tone {
    match change.cut().map(Quantity::number) {
        Some(cut) if cut > 0.0 => Tone::Better,
        Some(cut) if cut < 0.0 => Tone::Worse,
        _ => Tone::Plain,
    }
}

/// The same for a figure of which more is better.
pub(super) fn opposite(tone: Tone) -> Tone {
    match tone {
        Tone::Better => Tone::Worse,
        Tone::Worse => Tone::Better,
        other => other,
    }
}

/// The cells before, after, cut and rate of a change.
pub(super) fn cells(change: &Change) -> Vec<Cell> {
    let cut = change.cut();
    vec![
        change.before.map_or(Cell::NotStated, Cell::Quantity),
        change.after.map_or(Cell::NotStated, Cell::Quantity),
        cut.map_or(Cell::Empty, Cell::Cut),
        if cut.is_some() { Cell::Rate(change.rate()) } else { Cell::Empty },
    ]
}

/// The heads of these cells.
pub(super) fn columns() -> [Column; 4] {
    [
        Column::numbers("before", say!(zh: "改革前", en: "before")),
        Column::numbers("after", say!(zh: "改革后", en: "after")),
        Column::numbers("cut", say!(zh: "压减数", en: "cut")),
        Column::numbers("rate", say!(zh: "压减率", en: "rate")),
    ]
}

fn table(cuts: &[Cut], day: f64) -> Table {
    let rows = cuts.iter().map(|cut| {
        let change = change(cut, day);
        let name = with_unit(cut.kind);
        let mut row = vec![Cell::Named(Named::new(cut.kind.figure(), name))];
        row.extend(cells(&change));
        row.push(bases(&change));
        Row::toned(tone(&change), row)
    });
    let mut heads = vec![Column::words("figure", say!(zh: "指标", en: "figure"))];
    heads.extend(columns());
    heads.push(Column::words("basis", say!(zh: "口径", en: "basis")).room(Room::IfItFits));
    // Machines get the two sides apart; readers one word.
    Table { key: "five-cuts", caption: None, columns: heads, rows: rows.collect(), sum: None }
}

/// The basis of a change in a word; two where they differ.
pub(super) fn bases(change: &Change) -> Cell {
    let text = match (&change.basis_before, &change.basis_after) {
        (Some(before), Some(after)) if change.bases_differ() => {
            say!(before = before, after = after; zh: "口径不一致：{before} / {after}", en: "bases differ: {before} / {after}")
        }
        (Some(basis), _) | (None, Some(basis)) => basis.name.clone(),
        (None, None) => return Cell::Empty,
    };
    Cell::Text(text)
}

/// What a cut is called, with its unit.
pub(in crate::report) fn with_unit(kind: CutKind) -> Text {
    match kind {
        CutKind::Stages => say!(zh: "环节（个）", en: "stages"),
        CutKind::MaterialKinds => say!(zh: "材料（种）", en: "materials (kinds)"),
        CutKind::Submissions => say!(zh: "材料（件次）", en: "materials (submissions)"),
        CutKind::Time => say!(zh: "时限", en: "time"),
        CutKind::Visits => say!(zh: "跑动（次）", en: "visits"),
        CutKind::Fees => say!(zh: "费用（元）", en: "fees"),
    }
}

// Stages first: 环节由 7 个减至 2 个，压减 71.4%；… : ready to be quoted. Rows that are not stated, or whose bases differ, are not in it.
fn headline(cuts: &[Cut], day: f64) -> Option<Text> {
    let parts: Vec<Text> = cuts.iter().filter(|cut| cut.same_basis()).filter_map(|cut| told(cut, day)).collect();
    if parts.is_empty() {
        return None;
    }
    let parts = Text::joined(&parts, "；", "; ");
    let (first, rest) = parts.en.split_at(parts.en.chars().next().map_or(0, char::len_utf8));
    let en = format!("{}{rest}", first.to_uppercase());
    Some(say!(parts = Text::new(parts.zh, en); zh: "{parts}。", en: "{parts}."))
}

fn told(cut: &Cut, day: f64) -> Option<Text> {
    let change = change(cut, day);
    let (before, after, saved) = (change.before?, change.after?, change.cut()?.number());
    let (subject, before, after) = (subject(cut.kind), measured(cut.kind, before), measured(cut.kind, after));
    if saved == 0.0 {
        return Some(
            say!(subject = subject, before = before; zh: "{subject}仍为 {before}", en: "{subject} {before} as before"),
        );
    }
    let verb = if saved > 0.0 { "减至" } else { "增至" };
    let text = say!(subject = subject, before = before, after = after, verb = verb;
        zh: "{subject}由 {before}{verb} {after}", en: "{subject} {before} → {after}");
    Some(match change.rate() {
        None => text,
        Some(rate) if rate > 0.0 => {
            say!(text = text, rate = percent(rate); zh: "{text}，压减 {rate}", en: "{text}, cut by {rate}")
        }
        Some(rate) => {
            say!(text = text, rate = percent(-rate); zh: "{text}，增加 {rate}", en: "{text}, up by {rate}")
        }
    })
}

fn subject(kind: CutKind) -> Text {
    match kind {
        CutKind::Stages => say!(zh: "环节", en: "stages"),
        CutKind::MaterialKinds => say!(zh: "材料种类", en: "kinds of material"),
        CutKind::Submissions => say!(zh: "材料", en: "submissions"),
        CutKind::Time => say!(zh: "时限", en: "time"),
        CutKind::Visits => say!(zh: "跑动", en: "visits"),
        CutKind::Fees => say!(zh: "费用", en: "fees"),
    }
}

// With the unit that Chinese puts behind the number.
fn measured(kind: CutKind, quantity: Quantity) -> Text {
    if let Quantity::Time { seconds, day } = quantity {
        return crate::wording::span_of_time(seconds, day);
    }
    match kind {
        CutKind::Stages => say!(n = quantity; zh: "{n} 个", en: "{n}"),
        CutKind::MaterialKinds => say!(n = quantity; zh: "{n} 种", en: "{n}"),
        CutKind::Submissions => say!(n = quantity; zh: "{n} 件次", en: "{n}"),
        CutKind::Visits => say!(n = quantity; zh: "{n} 次", en: "{n}"),
        CutKind::Fees => say!(n = quantity; zh: "{n} 元", en: "{n}"),
        CutKind::Time => say!(n = quantity; zh: "{n}", en: "{n}"),
    }
}
