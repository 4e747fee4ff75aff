use super::frame::{MARGIN, Scale, WIDE, framed};
use crate::render::svg::paper::{Hold, Ink, Paper};
use crate::render::svg::text::{SIZE, width};
use crate::report::picture::{Distribution, LimitKind, LimitLine};
use crate::say;
use crate::wording::{Lang, Speak, plain_number};

const HIGH: f64 = 230.0;
const ROW: f64 = 16.0;

/// How likely each time is, with the lines that it is held to.
pub(in crate::render::svg) fn distribution(picture: &Distribution, lang: Lang, key: &str) -> String {
    let last = picture.bins.last().map_or(1.0, |(end, _)| end.number());
    let heads = picture.lines.iter().map(|line| width(&head(line, lang), SIZE)).fold(0.0, f64::max);
    // A limit far behind everything would press the rest together: it is told at the edge.
    let lines = picture.lines.iter().map(|line| line.at.number()).filter(|at| *at <= 2.5 * last);
    let scale = Scale::new(MARGIN + 46.0, WIDE - MARGIN - heads - 30.0, lines.fold(last, f64::max) * 1.02);
    framed((&picture.title, &picture.about), lang, key, WIDE, |paper, top| {
        let floor = top + 8.0 + picture.lines.len() as f64 * ROW + HIGH;
        shares(paper, picture, scale, floor, lang);
        bins(paper, picture, scale, floor);
        ticks(paper, picture, scale, floor, lang);
        // From left to right each begins lower than the one before, so that no line runs through a head.
        for (row, line) in picture.lines.iter().enumerate() {
            limit(paper, line, scale, (top + 8.0 + row as f64 * ROW, floor), lang);
        }
        floor + 26.0
    })
}

fn most(picture: &Distribution) -> f64 {
    picture.bins.iter().map(|bin| bin.1).fold(1e-9, f64::max)
}

fn bins(paper: &mut Paper, picture: &Distribution, scale: Scale, floor: f64) {
    let (most, mut before) = (most(picture), 0.0);
    for (end, p) in &picture.bins {
        let (left, right) = (scale.at(before), scale.at(end.number()));
        let high = (HIGH - 10.0) * p / most;
        if high > 0.05 {
            let place = [left, floor - high, right - left, high];
            paper.rect(place, &Ink::both(Ink::Bar, Ink::Paper), " stroke-width=\"1\"");
        }
        before = end.number();
    }
    let looks = format!("fill=\"none\" stroke-width=\"1.2\" {}", Ink::Text.stroke());
    paper.line(&[(scale.left, floor), (scale.right, floor)], &looks, "");
}

// Round shares at the left.
fn shares(paper: &mut Paper, picture: &Distribution, scale: Scale, floor: f64, lang: Lang) {
    let up = Scale::new(0.0, HIGH - 10.0, most(picture));
    let looks = format!("fill=\"none\" stroke-width=\"1\" {}", Ink::Hair.stroke());
    for share in up.ticks(0.01).into_iter().filter(|share| *share > 0.0) {
        let y = floor - up.at(share);
        paper.line(&[(scale.left, y), (scale.right, y)], &looks, "");
        let word = format!("{}%", plain_number(share * 100.0, 2));
        paper.word((scale.left - 6.0, y), Hold::End, &word, Ink::Soft);
    }
    let what = say!(zh: "占比", en: "share");
    paper.word((scale.left - 6.0, floor - HIGH - 6.0), Hold::End, what.get(lang), Ink::Soft);
}

fn ticks(paper: &mut Paper, picture: &Distribution, scale: Scale, floor: f64, lang: Lang) {
    let Some((unit, _)) = picture.bins.first() else { return };
    for (x, word) in super::frame::ticks(scale, *unit, lang) {
        paper.line(
            &[(x, floor), (x, floor + 4.0)],
            &format!("fill=\"none\" stroke-width=\"1\" {}", Ink::Text.stroke()),
            "",
        );
        paper.word((x, floor + 14.0), Hold::Middle, &word, Ink::Soft);
    }
}

fn head(line: &LimitLine, lang: Lang) -> String {
    format!("{} {}", line.label.get(lang), line.at.said(lang))
}

fn limit(paper: &mut Paper, line: &LimitLine, scale: Scale, (top, floor): (f64, f64), lang: Lang) {
    let x = scale.at(line.at.number());
    let beyond = !scale.holds(line.at.number());
    let (ink, looks) = match line.kind {
        LimitKind::Figure => (Ink::Text, " stroke-width=\"1.2\" stroke-dasharray=\"2 3\""),
        LimitKind::Promised => (Ink::Strong, " stroke-width=\"2.2\" stroke-dasharray=\"9 4\""),
        LimitKind::Statutory => (Ink::Bad, " stroke-width=\"2.6\""),
    };
    if !beyond {
        paper.line(&[(x, top), (x, floor)], &format!("fill=\"none\" {}", ink.stroke()), looks);
    }
    let word = if beyond { format!("{} →", head(line, lang)) } else { head(line, lang) };
    let place = (x + 5.0, top + 6.0);
    paper.text(place, Hold::Start, &[word], &format!("{} font-weight=\"bold\"", ink.fill()));
}
