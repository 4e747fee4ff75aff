use super::frame::{MARGIN, Sample, Scale, WIDE, axis, framed, label, labels, legend, row_height, widest};
use crate::render::svg::paper::{Hold, Ink, Paper};
use crate::report::Quantity;
use crate::report::picture::{Schedule, ScheduleRow};
use crate::say;
use crate::wording::{Lang, Speak};

/// A Gantt chart: bars of time, the float of those that have some behind them.
pub(in crate::render::svg) fn schedule(picture: &Schedule, lang: Lang, key: &str) -> String {
    let names = || picture.rows.iter().map(|row| &row.name);
    let parties = || picture.rows.iter().map(|row| &row.by);
    let (name, by) = (widest(names(), lang, 170.0), widest(parties(), lang, 110.0));
    let (names, parties) = (labels(names(), lang, name), labels(parties(), lang, by));
    let left = MARGIN + name + 12.0 + by + 16.0;
    let ends = picture.rows.iter().map(|row| row.to + row.float.unwrap_or(0.0));
    let whole = ends.fold(picture.end, f64::max);
    let scale = Scale::new(left, WIDE - MARGIN - 54.0, whole);
    framed((&picture.title, &picture.about), lang, key, WIDE, |paper, top| {
        let heights: Vec<f64> =
            names.iter().zip(&parties).map(|(name, by)| row_height(name).max(row_height(by))).collect();
        let bottom = top + 20.0 + heights.iter().sum::<f64>();
        axis(paper, scale, Quantity::Time { seconds: 0.0, day: picture.day }, (top, bottom), lang);
        let mut y = top + 20.0;
        for (at, row) in picture.rows.iter().enumerate() {
            let middle = y + heights[at] / 2.0;
            label(paper, (MARGIN, middle), Hold::Start, &names[at]);
            label(paper, (MARGIN + name + 12.0, middle), Hold::Start, &parties[at]);
            bar(paper, row, scale, middle, key);
            let time = Quantity::Time { seconds: row.to - row.from, day: picture.day }.said(lang).to_string();
            let end = scale
                .at(row.to + row.float.unwrap_or(0.0))
                .max(scale.at(row.to) + if row.to > row.from { 0.0 } else { 6.0 });
            paper.word((end + 6.0, middle), Hold::Start, &time, Ink::Text);
            y += heights[at];
        }
        legend(paper, entries(picture, key), lang, (MARGIN, bottom + 18.0, WIDE - MARGIN))
    })
}

fn bar(paper: &mut Paper, row: &ScheduleRow, scale: Scale, middle: f64, key: &str) {
    let (from, to) = (scale.at(row.from), scale.at(row.to));
    if let Some(float) = row.float.filter(|float| *float > 1.0 && !row.critical) {
        let end = scale.at(row.to + float);
        floating(paper, [to, middle - 4.0, end - to, 8.0], key);
    }
    // What takes no time is a diamond, as on every Gantt chart.
    if to - from < 2.0 {
        let fill = if row.critical { Ink::Strong } else { Ink::Paper };
        let d = format!("M{from} {} l6 6 l-6 6 l-6 -6 Z", middle - 6.0);
        paper.path(&d, &Ink::both(fill, Ink::Text), " stroke-width=\"1.2\"");
        return;
    }
    solid(paper, [from, middle - 7.0, to - from, 14.0], if row.critical { Ink::Strong } else { Ink::Bar });
}

fn solid(paper: &mut Paper, place: [f64; 4], fill: Ink) {
    let width = if fill == Ink::Strong { "1.6" } else { "0.8" };
    paper.rect(place, &Ink::both(fill, Ink::Text), &format!(" stroke-width=\"{width}\""));
}

fn floating(paper: &mut Paper, place: [f64; 4], key: &str) {
    paper.rect(
        place,
        &format!("fill=\"url(#{key}-hatch)\" {}", Ink::Soft.stroke()),
        " stroke-width=\"0.8\" stroke-dasharray=\"3 2\"",
    );
}

fn entries<'k>(picture: &Schedule, key: &'k str) -> Vec<(Sample<'k>, crate::wording::Text)> {
    let mut entries: Vec<(Sample<'k>, crate::wording::Text)> = Vec::new();
    let mut add = |sample: Sample<'k>, text| entries.push((sample, text));
    add(
        Box::new(|paper, x, y| solid(paper, [x, y - 7.0, 30.0, 14.0], Ink::Strong)),
        say!(zh: "关键步骤", en: "critical"),
    );
    if picture.rows.iter().any(|row| !row.critical) {
        add(
            Box::new(|paper, x, y| solid(paper, [x, y - 7.0, 30.0, 14.0], Ink::Bar)),
            say!(zh: "其他步骤", en: "other steps"),
        );
    }
    if picture.rows.iter().any(|row| !row.critical && row.float.is_some_and(|float| float > 1.0)) {
        add(
            Box::new(move |paper, x, y| floating(paper, [x, y - 4.0, 30.0, 8.0], key)),
            say!(zh: "时差：推迟这么久也不影响全程", en: "float: it may be so much later"),
        );
    }
    entries
}
