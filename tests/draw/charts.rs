//! Charts: every one is drawn for the shipped pairs, and says the numbers of the analyses.

use super::{PAIRS, shipped};
use zaizao::analysis::compare::{self, Sided};
use zaizao::analysis::figures::Basis;
use zaizao::analysis::{self, Analysis, Study};
use zaizao::render::svg::svg;
use zaizao::report::Quantity;
use zaizao::report::picture::{self, By, Picture, Waterfall, WaterfallBar, WaterfallKind};
use zaizao::wording::{Lang, Text};

fn compared<T>(pair: &str, tell: impl FnOnce(Sided<'_, '_>, Sided<'_, '_>, &compare::Comparison) -> T) -> T {
    let (old, new) = (shipped(pair, "as-is"), shipped(pair, "to-be"));
    let (sound_old, sound_new) = (analysis::sound(&old).unwrap(), analysis::sound(&new).unwrap());
    let (old, new) = (Study::of(&sound_old), Study::of(&sound_new));
    let (of_old, of_new) = (Analysis::of(&old), Analysis::of(&new));
    let (before, after) = (Sided { study: &old, analysis: &of_old }, Sided { study: &new, analysis: &of_new });
    let comparison = compare::of(before, after, [Basis::ModelMean, Basis::ModelMean]);
    tell(before, after, &comparison)
}

fn all_of(side: Sided<'_, '_>) -> Vec<Picture> {
    let Sided { study, analysis } = side;
    let bars = [By::Step, By::Department, By::Cause].map(|by| picture::where_time_goes(study, &analysis.lead_time, by));
    let mut all = vec![Picture::Schedule(picture::schedule(study, &analysis.critical_path))];
    all.extend(bars.into_iter().flatten().map(Picture::Bars));
    all.extend(picture::distribution(study, &analysis.lead_time, &analysis.clocks).map(Picture::Distribution));
    all.extend(picture::handoffs(study, &analysis.handoffs).map(Picture::Heat));
    all.extend(picture::materials(study, analysis.materials.as_ref()).map(Picture::Heat));
    all
}

#[test]
fn every_chart_of_the_shipped_pairs_is_whole() {
    for pair in PAIRS {
        let pictures = compared(pair, |before, after, comparison| {
            let mut all = all_of(before);
            all.extend(all_of(after));
            all.push(Picture::Pairs(picture::five_cuts(after, &comparison.cuts)));
            all.push(Picture::Waterfall(picture::waterfall(before, after, comparison)));
            all
        });
        assert!(pictures.len() > 9, "{pair}: {}", pictures.len());
        for one in &pictures {
            for lang in Lang::BOTH {
                whole(&svg(one, lang, "k"), one.title());
            }
        }
    }
}

// Well formed, nothing outside the sheet, no number that is none.
fn whole(text: &str, title: &Text) {
    let document = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{title:?}: {error}"));
    let root = document.root_element();
    let side = |name: &str| root.attribute(name).unwrap().parse::<f64>().unwrap();
    let (width, height) = (side("width"), side("height"));
    assert!(!text.contains("NaN") && !text.contains("inf\""), "{title:?}");
    for node in document.descendants().filter(|node| node.tag_name().name() == "rect") {
        let at = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let inside = at("x") >= 0.0
            && at("y") >= 0.0
            && at("x") + at("width") <= width + 0.2
            && at("y") + at("height") <= height + 0.2;
        assert!(inside, "{title:?}: {node:?} on {width} x {height}");
    }
    for line in document.descendants().filter(|node| node.tag_name().name() == "tspan") {
        let at = |name: &str| line.attribute(name).unwrap().parse::<f64>().unwrap();
        assert!(at("x") >= 0.0 && at("x") <= width && at("y") > 0.0 && at("y") < height, "{title:?}: {line:?}");
    }
}

// By hand: 3 + 5 against 0.5; 2 against 0.25, since half of the 0.5 days of seal and tax belongs to each; 2 + 2 against 0.25; 5 and 1 against nothing.
#[test]
fn a_waterfall_ends_on_the_figure_after() {
    let fall = compared("enterprise-startup", picture::waterfall);
    let days = |quantity: Quantity| quantity.number() / 28_800.0;
    let bars: Vec<(f64, f64)> = fall.bars.iter().map(|bar| (days(bar.from), days(bar.to))).collect();
    let parts: Vec<f64> =
        bars[1..bars.len() - 1].iter().map(|(from, to)| ((from - to) * 1000.0).round() / 1000.0).collect();
    assert_eq!(bars[0], (0.0, 20.0));
    assert_eq!(parts, [7.5, 1.75, 5.0, 3.75, 1.0]);
    assert!((bars[bars.len() - 2].1 - 1.0).abs() < 1e-6 && (bars[bars.len() - 1].1 - 1.0).abs() < 1e-6, "{bars:?}");
}

// The table and the picture are the same bars.
#[test]
fn a_waterfall_has_the_bars_of_the_comparison() {
    for pair in PAIRS {
        let (fall, sums) = compared(pair, |before, after, comparison| {
            (picture::waterfall(before, after, comparison), comparison.waterfall.clone())
        });
        let level = |quantity: Quantity| quantity.number();
        let (first, last) = (&fall.bars[0], &fall.bars[fall.bars.len() - 1]);
        assert_eq!((level(first.to), level(last.to)), (sums.before, sums.after), "{pair}");
        let drawn: f64 = fall.bars[1..fall.bars.len() - 1].iter().map(|bar| level(bar.to) - level(bar.from)).sum();
        assert!((drawn - (sums.after - sums.before)).abs() < 1.0, "{pair}: {drawn}");
    }
}

// Any bars can be drawn, not only those of a comparison.
#[test]
fn a_waterfall_takes_plain_bars() {
    let bar = |label: &str, from: f64, to: f64, kind| WaterfallBar {
        label: Text::same(label),
        from: Quantity::Count(from),
        to: Quantity::Count(to),
        kind,
    };
    let bars = vec![
        bar("前", 0.0, 10.0, WaterfallKind::Total),
        bar("<b>甲", 10.0, 4.0, WaterfallKind::Saved),
        bar("乙", 4.0, 5.0, WaterfallKind::Added),
        bar("后", 0.0, 5.0, WaterfallKind::Total),
    ];
    let text =
        svg(&Picture::Waterfall(Waterfall { title: Text::same("t"), about: Text::same("a"), bars }), Lang::Zh, "k");
    whole(&text, &Text::same("t"));
    for said in ["−6<", "+1<", ">10<", ">5<", "&lt;b&gt;甲"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn charts_say_the_numbers_of_the_analyses() {
    let (cuts, heat) = compared("enterprise-startup", |before, after, comparison| {
        let cuts = svg(&Picture::Pairs(picture::five_cuts(after, &comparison.cuts)), Lang::Zh, "k");
        let heat = picture::materials(before.study, before.analysis.materials.as_ref()).unwrap();
        (cuts, svg(&Picture::Heat(heat), Lang::Zh, "k"))
    });
    // Seven stages to two, 28 submissions to 3, 20 days to 1, ten visits to one.
    for said in [">7<", ">2<", "▼ 71.4%", ">28<", "▼ 89.3%", ">20 日<", ">1 日<", "▼ 95.0%", "▼ 90.0%"] {
        assert!(cuts.contains(said), "{said}\n{cuts}");
    }
    assert!(heat.contains("13 种材料，其中 7 种") && heat.contains(">28<"), "{heat}");
}
