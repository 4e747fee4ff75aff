//! Where every saved day comes from: the mean from before to after, in bars that end on it.

use super::measures::named;
use super::steps::{Side, group};
use crate::analysis::attribution::{Attribution, Counted};
use crate::analysis::compare::{Bar as Part, Comparison, Waterfall};
use crate::model::plan::Plan;
use crate::report::build::day_note;
use crate::report::{Bar, Block, Cell, Column, Named, Quantity, Room, Row, Section, Table, Tone};
use crate::say;
use crate::wording::Text;

/// The section; `None` where neither side states a time.
pub(super) fn section(
    comparison: &Comparison,
    plan: Option<(&Plan, &Attribution)>,
    before: Side<'_>,
    after: Side<'_>,
) -> Option<Section> {
    let waterfall = &comparison.waterfall;
    if waterfall.before <= 0.0 && waterfall.after <= 0.0 {
        return None;
    }
    let mut groups = groups(comparison, before, after);
    groups.push(match plan {
        Some((plan, attribution)) => Group { by: By::PlannedMeasure, parts: in_order(plan, attribution, waterfall) },
        None => Group { by: By::Measure, parts: by_written_measure(waterfall) },
    });
    let drawing = Drawing { waterfall, day: after.day };
    if !groups.iter().flat_map(|group| &group.parts).any(|part| part.change().abs() >= NO_BAR) {
        let same = say!(time = crate::wording::span_of_time(waterfall.before, after.day);
            zh: "全程时间均值仍为 {time}，没有变化。", en: "Mean lead time {time} as before: nothing changed.");
        let blocks = vec![Block::Paragraph(same), Block::Data(drawing.data(&groups)), day_note(after.day)];
        return Some(Section::new("waterfall", title(), blocks));
    }
    let mut blocks = vec![Block::Paragraph(drawing.sentence())];
    // One bar alone says nothing that the sentence does not.
    let told = groups.iter().filter(|group| group.by == By::Step || group.parts.len() > 1);
    blocks.extend(told.map(|group| Block::View(drawing.view(group))));
    blocks.push(Block::Data(drawing.data(&groups)));
    blocks.extend(notes(waterfall, &groups).map(Block::Note));
    blocks.push(day_note(after.day));
    Some(Section::new("waterfall", title(), blocks))
}

fn title() -> Text {
    say!(zh: "时间省在哪里", en: "Where the saved time comes from")
}

// What would be printed as no second is no bar.
const NO_BAR: f64 = 0.5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Step,
    Department,
    /// As the steps of the to-be name them.
    Measure,
    /// One after the other, as they stand in the plan.
    PlannedMeasure,
    Kind,
}

struct Group {
    by: By,
    parts: Vec<Part<Vec<Named>>>,
}

fn groups(comparison: &Comparison, before: Side<'_>, after: Side<'_>) -> Vec<Group> {
    let waterfall = &comparison.waterfall;
    let named = |part: &Part<usize>| {
        comparison.steps.get(part.of).map_or_else(Vec::new, |change| group(change, before.names, after.names))
    };
    let department = |part: &Part<Option<crate::model::Id>>| match &part.of {
        None => vec![Named::new("", say!(zh: "（未注明部门）", en: "(nobody named)"))],
        Some(id) if before.study.process().departments.iter().any(|one| *one.id == *id) => {
            vec![before.names.department(id)]
        }
        Some(id) => vec![after.names.department(id)],
    };
    vec![
        Group { by: By::Step, parts: waterfall.by_step.iter().map(|part| part.with(named(part))).collect() },
        Group {
            by: By::Kind,
            parts: waterfall
                .by_kind
                .iter()
                .map(|part| part.with(vec![Named::new(part.of.key(), part.of.text())]))
                .collect(),
        },
        Group {
            by: By::Department,
            parts: waterfall.by_department.iter().map(|part| part.with(department(part))).collect(),
        },
    ]
}

fn by_written_measure(waterfall: &Waterfall) -> Vec<Part<Vec<Named>>> {
    let measure = |part: &Part<Vec<crate::model::Id>>| match &*part.of {
        [] => vec![Named::new("", say!(zh: "（未注明措施）", en: "(no measure named)"))],
        some => some.iter().map(|id| Named::new(&**id, Text::same(&**id))).collect(),
    };
    waterfall.by_measure.iter().map(|part| part.with(measure(part))).collect()
}

// What each measure saves on top of those before it. A step names only the last measure that changed it, and one that is gone names none, so steps
// cannot tell. Nothing where these bars would not lead from the one mean to the other.
pub(in crate::report) fn in_order(
    plan: &Plan,
    attribution: &Attribution,
    waterfall: &Waterfall,
) -> Vec<Part<Vec<Named>>> {
    let shared = attribution.shared.iter().find(|shared| shared.of == Counted::LeadTime);
    let same = |one: f64, other: f64| (one - other).abs() <= 1e-6 * one.abs().max(1.0);
    let agrees = shared.filter(|shared| same(shared.before, waterfall.before) && same(shared.after, waterfall.after));
    let mut level = waterfall.before;
    let parts = agrees.into_iter().flat_map(|shared| shared.parts.iter().enumerate());
    let bars = parts.map(|(at, part)| {
        let before = level;
        level -= part.in_order;
        Part { of: vec![named(plan, at)], before, after: level, error: None }
    });
    bars.collect()
}

impl By {
    fn key(self) -> &'static str {
        match self {
            By::Step => "step",
            By::Department => "department",
            By::Measure | By::PlannedMeasure => "measure",
            By::Kind => "kind",
        }
    }

    fn head(self) -> Text {
        match self {
            By::Step => say!(zh: "步骤", en: "step"),
            By::Department => say!(zh: "部门", en: "department"),
            By::Measure | By::PlannedMeasure => say!(zh: "措施", en: "measure"),
            By::Kind => say!(zh: "变化", en: "kind of change"),
        }
    }

    fn caption(self) -> Text {
        match self {
            By::Step => say!(zh: "按步骤", en: "By step"),
            By::Department => say!(zh: "按部门", en: "By department"),
            By::Measure => say!(zh: "按措施", en: "By measure"),
            By::PlannedMeasure => say!(zh: "按措施（照计划中的次序）", en: "By measure, in the order of the plan"),
            By::Kind => say!(zh: "按变化的种类", en: "By kind of change"),
        }
    }
}

/// A bar with where it begins and ends.
struct Placed<'g> {
    part: &'g Part<Vec<Named>>,
    from: f64,
    to: f64,
}

struct Drawing<'w> {
    waterfall: &'w Waterfall,
    day: f64,
}

impl Drawing<'_> {
    fn time(&self, seconds: f64) -> Quantity {
        // What is left of sums of many numbers is no time.
        let seconds = if seconds.abs() < 1e-6 { 0.0 } else { seconds };
        Quantity::Time { seconds, day: self.day }
    }

    fn sentence(&self) -> Text {
        let Waterfall { before, after, .. } = *self.waterfall;
        let span = |seconds: f64| crate::wording::span_of_time(seconds, self.day);
        let (old, new) = (span(before), span(after));
        match self.time(before - after).number() {
            saved if saved > 0.0 => say!(old = old, new = new, by = span(saved);
                zh: "全程时间均值由 {old}减至 {new}，省 {by}，分别来自：", en: "Mean lead time {old} → {new}, {by} saved. They come from:"),
            saved if saved < 0.0 => say!(old = old, new = new, by = span(-saved);
                zh: "全程时间均值由 {old}增至 {new}，多 {by}，分别来自：", en: "Mean lead time {old} → {new}, {by} longer. They come from:"),
            _ => {
                say!(old = old; zh: "全程时间均值仍为 {old}；各项的变化互相抵消：", en: "Mean lead time {old} as before; what changes makes up for each other:")
            }
        }
    }

    fn placed<'g>(&self, group: &'g Group) -> Vec<Placed<'g>> {
        let mut level = self.waterfall.before;
        let place = |part| {
            let from = level;
            level += Part::change(part);
            Placed { part, from, to: level }
        };
        group.parts.iter().map(place).collect()
    }

    fn view(&self, group: &Group) -> Table {
        let placed = self.placed(group);
        let Waterfall { before, after, rest, .. } = *self.waterfall;
        let whole = placed.iter().map(|one| one.to).fold(before.max(after), f64::max);
        let bar =
            |from: f64, to: f64| Cell::Bar(Bar { from: from.min(to).max(0.0), to: from.max(to), float: 0.0, whole });
        let end = |name: Text, level: f64| {
            let level_cell = Cell::Quantity(self.time(level));
            Row::toned(Tone::Strong, vec![Cell::Text(name), Cell::Empty, level_cell, Cell::Empty, bar(0.0, level)])
        };
        let changed = placed.iter().filter(|one| one.part.change().abs() >= NO_BAR);
        let rows = changed.map(|one| {
            let error = one.part.error.filter(|error| *error > 0.0);
            let change = self.time(-one.part.change());
            let tone = if change.number() > 0.0 { Tone::Better } else { Tone::Worse };
            let cells = vec![
                Cell::Names(one.part.of.clone()),
                Cell::Cut(change),
                Cell::Quantity(self.time(one.to)),
                error.map_or(Cell::Empty, |error| Cell::Quantity(self.time(error))),
                bar(one.from, one.to),
            ];
            Row::toned(tone, cells)
        });
        let unexplained = (rest != 0.0).then(|| {
            let name = say!(zh: "（无法归属）", en: "(cannot be attributed)");
            let cells = [Cell::Text(name), Cell::Cut(self.time(-rest)), Cell::Quantity(self.time(after)), Cell::Empty];
            Row::plain(cells.into_iter().chain([bar(after - rest, after)]).collect())
        });
        let rows = [end(say!(zh: "改革前", en: "before"), before)].into_iter().chain(rows).chain(unexplained);
        let rows = rows.chain([end(say!(zh: "改革后", en: "after"), after)]).collect();
        let error = if group.parts.iter().any(|part| part.error.is_some()) { Room::Always } else { Room::Never };
        let columns = vec![
            Column::words("of", group.by.head()),
            Column::numbers("change", say!(zh: "省下", en: "saved")),
            Column::numbers("level", say!(zh: "至此", en: "leaves")),
            Column::numbers("error", say!(zh: "标准误", en: "standard error")).room(error),
            Column::words("bar", Text::fixed("", "")),
        ];
        Table { key: "waterfall", caption: Some(group.by.caption()), columns, rows, sum: None }
    }

    // Every bar of every grouping, also those that change nothing.
    fn data(&self, groups: &[Group]) -> Table {
        let rows = groups.iter().flat_map(|group| {
            let word = Named::new(group.by.key(), group.by.head());
            self.placed(group).into_iter().map(move |one| {
                let time = |seconds: f64| Cell::Quantity(self.time(seconds));
                Row::plain(vec![
                    Cell::Named(word.clone()),
                    Cell::Names(one.part.of.iter().filter(|name| !name.id.is_empty()).cloned().collect()),
                    time(one.part.before),
                    time(one.part.after),
                    time(one.part.change()),
                    time(one.from),
                    time(one.to),
                    one.part.error.map_or(Cell::Empty, time),
                ])
            })
        });
        let column = |key| Column::numbers(key, Text::fixed("", ""));
        let columns = ["by", "of", "before", "after", "change", "from", "to", "error"].map(column);
        Table { key: "waterfall", caption: None, columns: columns.into(), rows: rows.collect(), sum: None }
    }
}

fn notes(waterfall: &Waterfall, groups: &[Group]) -> impl Iterator<Item = Text> {
    let planned = groups.iter().any(|group| group.by == By::PlannedMeasure && !group.parts.is_empty());
    let planned = planned.then(|| {
        say!(zh: "按措施列的，是前面各项措施都做了之后，再做这一项多省的时间，与“各项措施各省多少”的“按次序”一列相同。",
            en: "By measure: what each saves on top of those before it in the plan, as in the column \"in order\" of what each measure saves.")
    });
    let sampled = waterfall.by_step.iter().any(|bar| bar.error.is_some());
    let shared = sampled.then(|| {
        say!(zh: "有一侧的均值是抽样得出的：前后用同样的随机数，“标准误”是差数的标准误；不到两倍标准误的差数不能当作变化。",
            en: "A mean was sampled: both sides with the same random numbers; the standard error is that of the difference, and a difference below two of them is no change.")
    });
    let basis = say!(
        zh: "每项为步骤对全程时间均值的贡献之差，各项相加正好是前后均值之差。本身没有变化的步骤也可能有差数：别的步骤缩短后，它不再或开始左右全程。按变化的种类列时，一项有几种变化的只记在一种名下，次序为取消、新增、合并、拆分、自动办理、改为并联、改为串联、调序、调整部门、免到场、时限变化。",
        en: "Each is the difference of what steps contribute to the mean lead time; together they are the difference of the means exactly. A step that did not change may have one too: when others get shorter, it begins or ceases to hold up the whole. By kind of change, what changed in several ways is booked under one: removed, added, merged, split, automated, made parallel, made sequential, reordered, moved, put online, shorter or longer, in this order.");
    [basis].into_iter().chain(planned).chain(shared)
}
