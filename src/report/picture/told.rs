//! What is seen in a picture, in words and with its numbers: for who cannot see it, and where no picture can stand.

use super::{Bars, Diagram, Distribution, Heat, LimitKind, Mark, Pairs, PairsRow, Picture, Schedule, ScheduleRow};
use super::{Waterfall, WaterfallBar, WaterfallKind};
use crate::report::Quantity;
use crate::say;
use crate::wording::{Text, percent, plain_number};

/// So many parts are told one by one.
const TOLD: usize = 12;

impl Picture {
    /// What is seen, in a few sentences.
    pub fn told(&self) -> Text {
        match self {
            Picture::Diagram(one) => diagram(one),
            Picture::Pair(two) => pair(two),
            Picture::Schedule(picture) => schedule(picture),
            Picture::Waterfall(picture) => waterfall(picture),
            Picture::Bars(picture) => bars(picture),
            Picture::Distribution(picture) => distribution(picture),
            Picture::Heat(picture) => heat(picture),
            Picture::Pairs(picture) => pairs(picture),
        }
    }

    /// Without a title, for a place where the caption is one. The two of a pair keep theirs: they tell which is which.
    pub fn untitled(mut self) -> Picture {
        let title = match &mut self {
            Picture::Diagram(picture) => &mut picture.title,
            Picture::Pair(_) => return self,
            Picture::Schedule(picture) => &mut picture.title,
            Picture::Waterfall(picture) => &mut picture.title,
            Picture::Bars(picture) => &mut picture.title,
            Picture::Distribution(picture) => &mut picture.title,
            Picture::Heat(picture) => &mut picture.title,
            Picture::Pairs(picture) => &mut picture.title,
        };
        *title = Text::fixed("", "");
        self
    }
}

fn sentences(about: &Text, more: impl IntoIterator<Item = Text>) -> Text {
    Text::joined([about.clone()].into_iter().chain(more), "", " ")
}

// The first of many, and how many there are besides.
fn several(parts: impl Iterator<Item = Text>) -> Text {
    let all: Vec<Text> = parts.collect();
    let told = Text::list(all.iter().take(TOLD));
    match all.len().saturating_sub(TOLD) {
        0 => told,
        more => say!(told = told, more = more; zh: "{told}，另有 {more} 项", en: "{told}, and {more} more"),
    }
}

fn diagram(diagram: &Diagram) -> Text {
    let critical = diagram.nodes.iter().filter(|node| node.critical && node.number.is_some());
    let names: Vec<&Text> = critical.map(|node| &node.label).collect();
    let path = (!names.is_empty()).then(|| {
        let names = several(names.into_iter().cloned());
        say!(names = names; zh: "关键路径上的步骤：{names}。", en: "On the critical path: {names}.")
    });
    sentences(&diagram.about, path)
}

fn pair([old, new]: &[Diagram; 2]) -> Text {
    let (before, after) = (sentences(&old.about, marked(old)), sentences(&new.about, marked(new)));
    say!(before = before, after = after; zh: "上图为改革前，下图为改革后。{before}{after}", en: "Above the process before, below it after. {before} {after}")
}

fn marked(diagram: &Diagram) -> Option<Text> {
    let marks = [Mark::Removed, Mark::Added, Mark::Merged, Mark::Moved, Mark::Parallel];
    let counted = marks.into_iter().filter_map(|mark| {
        let n = diagram.nodes.iter().filter(|node| node.marks.contains(&mark)).count();
        (n > 0).then(|| match mark {
            Mark::Removed => say!(n = n; zh: "取消 {n} 个", en: "{n} removed"),
            Mark::Added => say!(n = n; zh: "新增 {n} 个", en: "{n} added"),
            Mark::Merged => say!(n = n; zh: "合并或拆分 {n} 个", en: "{n} merged or split"),
            Mark::Moved => say!(n = n; zh: "移交 {n} 个", en: "{n} moved"),
            Mark::Parallel => say!(n = n; zh: "改为并联 {n} 个", en: "{n} made parallel"),
        })
    });
    let counted: Vec<Text> = counted.collect();
    (!counted.is_empty()).then(|| {
        let counted = Text::list(&counted);
        say!(counted = counted; zh: "图中标出：{counted}。", en: "Marked: {counted}.")
    })
}

fn schedule(picture: &Schedule) -> Text {
    let time = |seconds: f64| Quantity::Time { seconds, day: picture.day };
    let list = |rows: Vec<&ScheduleRow>, told: &dyn Fn(&ScheduleRow) -> Text| {
        (!rows.is_empty()).then(|| several(rows.into_iter().map(told)))
    };
    let critical = list(
        picture.rows.iter().filter(|row| row.critical).collect(),
        &|row| say!(name = row.name, time = time(row.to - row.from); zh: "{name}（{time}）", en: "{name} ({time})"),
    );
    let free = |row: &&ScheduleRow| !row.critical && row.float.is_some_and(|float| float > 1.0);
    let floating = list(
        picture.rows.iter().filter(free).collect(),
        &|row| say!(name = row.name, float = time(row.float.unwrap_or(0.0)); zh: "{name}（{float}）", en: "{name} ({float})"),
    );
    let critical = critical.map(|steps| say!(steps = steps; zh: "关键步骤：{steps}。", en: "Critical: {steps}."));
    let floating = floating
        .map(|steps| say!(steps = steps; zh: "可推迟而不影响全程的步骤及时差：{steps}。", en: "With float: {steps}."));
    sentences(&picture.about, critical.into_iter().chain(floating))
}

fn waterfall(picture: &Waterfall) -> Text {
    let told = |bar: &WaterfallBar| {
        let by = bar.to.with((bar.to.number() - bar.from.number()).abs());
        match bar.kind {
            WaterfallKind::Added => say!(of = bar.label, by = by; zh: "{of}增加 {by}", en: "{of} +{by}"),
            _ => say!(of = bar.label, by = by; zh: "{of}节省 {by}", en: "{of} −{by}"),
        }
    };
    let parts: Vec<&WaterfallBar> = picture.bars.iter().filter(|bar| bar.kind != WaterfallKind::Total).collect();
    let parts = (!parts.is_empty()).then(|| {
        let parts: Vec<Text> = parts.into_iter().map(told).collect();
        let told = Text::joined(parts.iter().take(TOLD), "；", "; ");
        match parts.len().saturating_sub(TOLD) {
            0 => say!(told = told; zh: "依次为：{told}。", en: "In order: {told}."),
            more => say!(told = told, more = more; zh: "依次为：{told}；另有 {more} 项。", en: "In order: {told}; and {more} more."),
        }
    });
    sentences(&picture.about, parts)
}

fn bars(picture: &Bars) -> Text {
    let rows = picture.rows.iter().map(|row| {
        let share = percent(row.share);
        match row.waiting.filter(|waiting| waiting.number() > 0.0) {
            Some(waiting) => say!(label = row.label, value = row.value, share = share, waiting = waiting;
                zh: "{label} {value}（占 {share}，其中等待 {waiting}）", en: "{label} {value} ({share}, of it waiting {waiting})"),
            None => say!(label = row.label, value = row.value, share = share;
                zh: "{label} {value}（占 {share}）", en: "{label} {value} ({share})"),
        }
    });
    let rows = several(rows);
    sentences(&picture.about, [say!(rows = rows; zh: "从多到少：{rows}。", en: "From the most: {rows}.")])
}

fn distribution(picture: &Distribution) -> Text {
    let limits = picture.lines.iter().filter(|line| line.kind != LimitKind::Figure);
    let limits: Vec<Text> = limits
        .map(|line| say!(label = line.label, at = line.at; zh: "{label}时限 {at}", en: "{label} limit {at}"))
        .collect();
    let limits = (!limits.is_empty()).then(|| {
        let limits = Text::list(&limits);
        say!(limits = limits; zh: "竖线标出{limits}。", en: "Lines stand at: {limits}.")
    });
    let highest = picture.bins.iter().enumerate().max_by(|one, other| one.1.1.total_cmp(&other.1.1));
    let peak = highest.map(|(at, (end, share))| {
        let from = if at == 0 { end.with(0.0) } else { picture.bins[at - 1].0 };
        say!(from = from, to = *end, share = percent(*share);
            zh: "最高的一柱在 {from}与 {to}之间，占办件的 {share}。", en: "The highest bar, from {from} to {to}, has {share} of the cases.")
    });
    sentences(&picture.about, peak.into_iter().chain(limits))
}

fn heat(picture: &Heat) -> Text {
    let mut rows: Vec<(&Text, f64)> = picture.rows.items.iter().map(|item| (&item.name, 0.0)).collect();
    for cell in &picture.cells {
        if let Some(row) = rows.get_mut(cell.row) {
            row.1 += cell.number;
        }
    }
    rows.retain(|row| row.1 > 0.0);
    rows.sort_by(|one, other| other.1.total_cmp(&one.1));
    let rows = several(
        rows.into_iter()
            .map(|(name, sum)| say!(name = name, sum = plain_number(sum, 2); zh: "{name} {sum}", en: "{name} {sum}")),
    );
    let head = &picture.rows.head;
    sentences(
        &picture.about,
        [say!(head = head, rows = rows; zh: "各行（{head}）合计：{rows}。", en: "Sums of the rows ({head}): {rows}.")],
    )
}

fn pairs(picture: &Pairs) -> Text {
    let rows: Vec<Text> = match &picture.sides {
        None => picture.rows.iter().map(changed).collect(),
        Some(sides) => picture.rows.iter().map(|row| beside(row, sides)).collect(),
    };
    let rows = Text::joined(&rows, "；", "; ");
    sentences(&picture.about, [say!(rows = rows; zh: "{rows}。", en: "{rows}.")])
}

fn beside(row: &PairsRow, [one, other]: &[Text; 2]) -> Text {
    let said = |side: Option<Quantity>| match side {
        Some(number) => say!(number = number; zh: "{number}", en: "{number}"),
        None => say!(zh: "未注明", en: "not stated"),
    };
    let told = say!(label = row.label, one = one, first = said(row.before), other = other, second = said(row.after);
        zh: "{label}：{one} {first}，{other} {second}", en: "{label}: {one} {first}, {other} {second}");
    match &row.note {
        Some(note) => say!(told = told, note = note; zh: "{told}（{note}）", en: "{told} ({note})"),
        None => told,
    }
}

fn changed(row: &PairsRow) -> Text {
    let PairsRow { label, before, after, rate, note } = row;
    let told = match (before, after) {
        (Some(old), Some(new)) if old == new => {
            say!(label = label, new = new; zh: "{label}仍为 {new}", en: "{label} {new} as before")
        }
        (Some(old), Some(new)) => {
            let rate = rate.map(|rate| percent(rate.abs()));
            let rate = match (rate, new.number() < old.number()) {
                (Some(rate), true) => say!(rate = rate; zh: "，减少 {rate}", en: " ({rate} less)"),
                (Some(rate), false) => say!(rate = rate; zh: "，增加 {rate}", en: " ({rate} more)"),
                (None, _) => Text::fixed("", ""),
            };
            // A time ends in a Chinese character, a number does not.
            let gap = Text::fixed(if matches!(old, Quantity::Count(_) | Quantity::Money(_)) { " " } else { "" }, "");
            say!(label = label, old = old, gap = gap, new = new, rate = rate; zh: "{label}由 {old}{gap}变为 {new}{rate}", en: "{label} {old} → {new}{rate}")
        }
        (Some(old), None) => {
            say!(label = label, old = old; zh: "{label}改革前 {old}，改革后未注明", en: "{label} {old} before, not stated after")
        }
        (None, Some(new)) => {
            say!(label = label, new = new; zh: "{label}改革前未注明，改革后 {new}", en: "{label} not stated before, {new} after")
        }
        (None, None) => say!(label = label; zh: "{label}前后均未注明", en: "{label} not stated"),
    };
    match note {
        Some(note) => say!(told = told, note = note; zh: "{told}（{note}）", en: "{told} ({note})"),
        None => told,
    }
}
