use super::frame::{MARGIN, Sample, Scale, WIDE, framed, label, labels, legend, widest};
use crate::render::svg::paper::{Hold, Ink, Paper};
use crate::render::words::{DOWN, UP};
use crate::report::Quantity;
use crate::report::picture::{Pairs, PairsRow};
use crate::say;
use crate::wording::{Lang, Speak, Text, percent};

const BAR: f64 = 15.0;

/// Two numbers of each figure, each pair on a scale of its own.
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
            one(paper, picture, row, (left, y), lang, key);
            if let Some(note) = &row.note {
                paper.word((left, y + 2.0 * BAR + 10.0), Hold::Start, note.get(lang), Ink::Soft);
            }
            y += 2.0 * BAR + 16.0 + note;
        }
        let change = || [say!(zh: "改革前", en: "before"), say!(zh: "改革后", en: "after")];
        let [one, other] = picture.sides.clone().unwrap_or_else(change);
        let entries: Vec<(Sample<'_>, Text)> = vec![
            (Box::new(move |paper, x, y| before(paper, [x, y - 7.0, 30.0, 14.0], key)), one),
            (Box::new(|paper, x, y| after(paper, [x, y - 7.0, 30.0, 14.0])), other),
        ];
        legend(paper, entries, lang, (MARGIN, y + 8.0, WIDE - MARGIN))
    })
}

// Where the two bars end.
fn ends(row: &PairsRow, left: f64) -> [f64; 2] {
    let number = |side: Option<Quantity>| side.map_or(0.0, Quantity::number);
    let scale = Scale::new(left, WIDE - MARGIN - 230.0, number(row.before).max(number(row.after)));
    [scale.at(number(row.before)), scale.at(number(row.after))]
}

// Of before and after the second is what counts; of two others neither is.
fn said(paper: &mut Paper, picture: &Pairs, row: &PairsRow, (left, y): (f64, f64), lang: Lang) {
    let said = |side: Option<Quantity>| match side {
        Some(quantity) => quantity.said(lang).to_string(),
        None => say!(zh: "未注明", en: "not stated").get(lang).to_owned(),
    };
    let [old, new] = ends(row, left);
    paper.word((old + 6.0, y + BAR / 2.0), Hold::Start, &said(row.before), Ink::Soft);
    let place = (new + 6.0, y + BAR * 1.5);
    match picture.sides {
        None => paper.strong(place, Hold::Start, &said(row.after)),
        Some(_) => paper.word(place, Hold::Start, &said(row.after), Ink::Soft),
    }
}

fn one(paper: &mut Paper, picture: &Pairs, row: &PairsRow, (left, y): (f64, f64), lang: Lang, key: &str) {
    let [old, new] = ends(row, left);
    before(paper, [left, y, old - left, BAR], key);
    after(paper, [left, y + BAR, new - left, BAR]);
    said(paper, picture, row, (left, y), lang);
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
