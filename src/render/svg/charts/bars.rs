use super::frame::{MARGIN, Sample, Scale, WIDE, framed, label, labels, legend, row_height, widest};
use crate::render::svg::paper::{Hold, Ink, Paper};
use crate::report::picture::Bars;
use crate::say;
use crate::wording::{Lang, Speak, Text, percent};

/// Parts of a whole as bars, what is waiting in them hatched.
pub(in crate::render::svg) fn bars(picture: &Bars, lang: Lang, key: &str) -> String {
    let texts = || picture.rows.iter().map(|row| &row.label);
    let name = widest(texts(), lang, 200.0);
    let names = labels(texts(), lang, name);
    let left = MARGIN + name + 12.0;
    let most = picture.rows.iter().map(|row| row.value.number()).fold(0.0, f64::max);
    let scale = Scale::new(left, WIDE - MARGIN - 120.0, most);
    let waits = picture.rows.iter().any(|row| row.waiting.is_some_and(|waiting| waiting.number() > 0.0));
    framed((&picture.title, &picture.about), lang, key, WIDE, |paper, top| {
        let mut y = top + 4.0;
        for (row, name) in picture.rows.iter().zip(&names) {
            let (height, end) = (row_height(name), scale.at(row.value.number()));
            let middle = y + height / 2.0;
            label(paper, (MARGIN, middle), Hold::Start, name);
            solid(paper, [left, middle - 8.0, end - left, 16.0]);
            if let Some(waiting) = row.waiting.filter(|waiting| waiting.number() > 0.0) {
                hatched(paper, [left, middle - 8.0, scale.at(waiting.number()) - left, 16.0], key);
            }
            let said = format!("{}  {}", row.value.said(lang), percent(row.share));
            paper.word((end + 6.0, middle), Hold::Start, &said, Ink::Text);
            y += height;
        }
        paper.line(
            &[(left, top), (left, y + 2.0)],
            &format!("fill=\"none\" stroke-width=\"1.2\" {}", Ink::Text.stroke()),
            "",
        );
        if !waits {
            return y + 4.0;
        }
        let entries: Vec<(Sample<'_>, Text)> = vec![
            (
                Box::new(move |paper, x, y| hatched(paper, [x, y - 8.0, 30.0, 16.0], key)),
                say!(zh: "其中等待", en: "of it waiting"),
            ),
            (
                Box::new(|paper, x, y| solid(paper, [x, y - 8.0, 30.0, 16.0])),
                say!(zh: "其他（工作，或未注明）", en: "the rest: work, or not stated"),
            ),
        ];
        legend(paper, entries, lang, (MARGIN, y + 18.0, WIDE - MARGIN))
    })
}

fn solid(paper: &mut Paper, place: [f64; 4]) {
    paper.rect(place, &Ink::both(Ink::Bar, Ink::Text), " stroke-width=\"0.8\"");
}

fn hatched(paper: &mut Paper, place: [f64; 4], key: &str) {
    paper.rect(place, &Ink::both(Ink::Paper, Ink::Text), " stroke-width=\"0.8\"");
    paper.rect(place, &format!("fill=\"url(#{key}-hatch)\""), "");
}
