use super::frame::{MARGIN, Sample, Scale, WIDE, axis, framed, label, labels, legend, row_height, widest};
use crate::render::svg::paper::{Hold, Ink, Paper};
use crate::report::picture::{Waterfall, WaterfallBar, WaterfallKind};
use crate::say;
use crate::wording::{Lang, Speak, Text};

/// A waterfall on its side, so that long names have room: each bar begins where the one above ends.
pub(in crate::render::svg) fn waterfall(picture: &Waterfall, lang: Lang, key: &str) -> String {
    let texts = || picture.bars.iter().map(|bar| &bar.label);
    let name = widest(texts(), lang, 220.0);
    let names = labels(texts(), lang, name);
    let ends = picture.bars.iter().flat_map(|bar| [bar.from.number(), bar.to.number()]);
    let scale = Scale::new(MARGIN + name + 12.0, WIDE - MARGIN - 74.0, ends.fold(0.0, f64::max));
    framed((&picture.title, &picture.about), lang, key, WIDE, |paper, top| {
        let bottom = top + 20.0 + names.iter().map(|lines| row_height(lines)).sum::<f64>();
        if let Some(first) = picture.bars.first() {
            axis(paper, scale, first.to, (top, bottom), lang);
        }
        let mut y = top + 20.0;
        for (at, bar) in picture.bars.iter().enumerate() {
            let height = row_height(&names[at]);
            let middle = y + height / 2.0;
            label(paper, (MARGIN, middle), Hold::Start, &names[at]);
            one(paper, bar, scale, middle, (lang, key));
            if at + 1 < picture.bars.len() {
                let x = scale.at(bar.to.number());
                let looks = format!("fill=\"none\" stroke-width=\"1\" stroke-dasharray=\"2 2\" {}", Ink::Soft.stroke());
                paper.line(&[(x, middle + 8.0), (x, y + height + row_height(&names[at + 1]) / 2.0 - 8.0)], &looks, "");
            }
            y += height;
        }
        legend(paper, entries(picture, key), lang, (MARGIN, bottom + 18.0, WIDE - MARGIN))
    })
}

fn one(paper: &mut Paper, bar: &WaterfallBar, scale: Scale, middle: f64, (lang, key): (Lang, &str)) {
    let (from, to) = (bar.from.number(), bar.to.number());
    let (low, high) = (scale.at(from.min(to)), scale.at(from.max(to)));
    drawn(paper, bar.kind, [low, middle - 8.0, (high - low).max(1.0), 16.0], key);
    let size = bar.to.with((to - from).abs()).said(lang).to_string();
    let told = match bar.kind {
        WaterfallKind::Total => bar.to.said(lang).to_string(),
        WaterfallKind::Saved => format!("−{size}"),
        WaterfallKind::Added => format!("+{size}"),
    };
    if bar.kind == WaterfallKind::Total {
        paper.strong((high + 6.0, middle), Hold::Start, &told);
    } else {
        paper.word((high + 6.0, middle), Hold::Start, &told, Ink::Text);
    }
}

fn drawn(paper: &mut Paper, kind: WaterfallKind, place: [f64; 4], key: &str) {
    let fill = match kind {
        WaterfallKind::Total => Ink::Strong,
        WaterfallKind::Saved => Ink::Paper,
        WaterfallKind::Added => Ink::Bad,
    };
    let outline = if kind == WaterfallKind::Saved { Ink::Good } else { Ink::Text };
    let width = if kind == WaterfallKind::Saved { "1.6" } else { "0.9" };
    paper.rect(place, &Ink::both(fill, outline), &format!(" stroke-width=\"{width}\""));
    if kind == WaterfallKind::Saved {
        paper.rect(place, &format!("fill=\"url(#{key}-hatch)\""), "");
    }
}

fn entries<'k>(picture: &Waterfall, key: &'k str) -> Vec<(Sample<'k>, Text)> {
    let kinds = [
        (WaterfallKind::Total, say!(zh: "改革前、改革后", en: "before, after")),
        (WaterfallKind::Saved, say!(zh: "节省", en: "saved")),
        (WaterfallKind::Added, say!(zh: "增加", en: "added")),
    ];
    let there = kinds.into_iter().filter(|(kind, _)| picture.bars.iter().any(|bar| bar.kind == *kind));
    there
        .map(|(kind, text)| {
            let sample: Sample<'k> = Box::new(move |paper, x, y| drawn(paper, kind, [x, y - 7.0, 30.0, 14.0], key));
            (sample, text)
        })
        .collect()
}
