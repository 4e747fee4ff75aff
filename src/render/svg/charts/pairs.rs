use super::frame::{MARGIN, Sample, Scale, WIDE, framed, label, labels, legend, widest};
use crate::render::svg::paper::{Hold, Ink, Paper};
use crate::render::words::{DOWN, UP};
use crate::report::Quantity;
use crate::report::picture::{Pairs, PairsRow};
use crate::say;
use crate::wording::{Lang, Speak, Text, percent};

const BAR: f64 = 15.0;

/// Figures before and after, each pair on a scale of its own.
pub(in crate::render::svg) fn pairs(picture: &Pairs, lang: Lang, key: &str) -> String {
    let texts = || picture.rows.iter().map(|row| &row.label);
    let name = widest(texts(), lang, 180.0);
    let names = labels(texts(), lang, name);
    let left = MARGIN + name + 14.0;
    framed((&picture.title, &picture.about), lang, key, WIDE, |paper, top| {
        let mut y = top + 8.0;
        for (row, name) in picture.rows.iter().zip(&names) {
            let note = row.note.as_ref().map_or(0.0, |_| 16.0);
            label(paper, (MARGIN, y + BAR), Hold::Start, name);
            one(paper, row, (left, y), lang, key);
            if let Some(note) = &row.note {
                paper.word((left, y + 2.0 * BAR + 10.0), Hold::Start, note.get(lang), Ink::Soft);
            }
            y += 2.0 * BAR + 16.0 + note;
        }
        let entries: Vec<(Sample<'_>, Text)> = vec![
            (
                Box::new(move |paper, x, y| before(paper, [x, y - 7.0, 30.0, 14.0], key)),
                say!(zh: "改革前", en: "before"),
            ),
            (Box::new(|paper, x, y| after(paper, [x, y - 7.0, 30.0, 14.0])), say!(zh: "改革后", en: "after")),
        ];
        legend(paper, entries, lang, (MARGIN, y + 8.0, WIDE - MARGIN))
    })
}

fn one(paper: &mut Paper, row: &PairsRow, (left, y): (f64, f64), lang: Lang, key: &str) {
    let number = |side: Option<Quantity>| side.map_or(0.0, Quantity::number);
    let scale = Scale::new(left, WIDE - MARGIN - 230.0, number(row.before).max(number(row.after)));
    let said = |side: Option<Quantity>| match side {
        Some(quantity) => quantity.said(lang).to_string(),
        None => say!(zh: "未注明", en: "not stated").get(lang).to_owned(),
    };
    let (old, new) = (scale.at(number(row.before)), scale.at(number(row.after)));
    before(paper, [left, y, old - left, BAR], key);
    after(paper, [left, y + BAR, new - left, BAR]);
    paper.word((old + 6.0, y + BAR / 2.0), Hold::Start, &said(row.before), Ink::Soft);
    paper.strong((new + 6.0, y + BAR * 1.5), Hold::Start, &said(row.after));
    paper.line(
        &[(left, y - 3.0), (left, y + 2.0 * BAR + 3.0)],
        &format!("fill=\"none\" stroke-width=\"1.2\" {}", Ink::Text.stroke()),
        "",
    );
    if let Some(rate) = row.rate {
        let sign = if rate > 0.0 { DOWN } else { UP };
        let told = match (lang, rate == 0.0) {
            (Lang::Zh, true) => "不变".to_owned(),
            (Lang::En, true) => "same".to_owned(),
            (_, false) => format!("{sign} {}", percent(rate.abs())),
        };
        paper.strong((WIDE - MARGIN - 8.0, y + BAR), Hold::End, &told);
    }
}

fn before(paper: &mut Paper, place: [f64; 4], key: &str) {
    paper.rect(place, &Ink::both(Ink::Paper, Ink::Soft), " stroke-width=\"0.9\"");
    paper.rect(place, &format!("fill=\"url(#{key}-hatch)\""), "");
}

fn after(paper: &mut Paper, place: [f64; 4]) {
    paper.rect(place, &Ink::both(Ink::Strong, Ink::Text), " stroke-width=\"0.8\"");
}
