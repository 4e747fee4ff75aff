//! What every chart has: a title, a sentence, a scale, a legend.

use crate::render::svg::paper::{Hold, Ink, Paper, sheet};
use crate::render::svg::text::{LINE, clipped, even_lines, lines, width};
use crate::report::Quantity;
use crate::wording::{Lang, Speak, Text};

/// Charts are so wide, unless they need more.
pub(super) const WIDE: f64 = 780.0;
/// Around a chart.
pub(super) const MARGIN: f64 = 14.0;

/// A chart whose drawing says how high it is; `draw` begins below title and sentence.
pub(super) fn framed(
    (title, about): (&Text, &Text),
    lang: Lang,
    key: &str,
    wide: f64,
    draw: impl FnOnce(&mut Paper, f64) -> f64,
) -> String {
    let mut paper = Paper::default();
    let room = wide - 2.0 * MARGIN;
    let told = clipped(title.get(lang), room * 0.75);
    // In a document the caption is the title.
    let below = if told.is_empty() { 9.0 } else { 32.0 };
    if !told.is_empty() {
        let looks = format!("{} font-size=\"16\" font-weight=\"bold\"", Ink::Text.fill());
        paper.text((MARGIN, MARGIN + 9.0), Hold::Start, &[told], &looks);
    }
    let said = lines(about.get(lang), room, 3);
    paper.text((MARGIN, MARGIN + below), Hold::Start, &said, &Ink::Soft.fill());
    let bottom = draw(&mut paper, MARGIN + below + said.len() as f64 * LINE + 4.0);
    sheet(key, title.get(lang), about.get(lang), (wide, bottom + MARGIN), &paper)
}

/// The height of a label of so many lines with its row.
pub(super) fn row_height(lines: &[String]) -> f64 {
    (lines.len() as f64 * LINE + 9.0).max(26.0)
}

/// A label at the left of a row, its lines around the middle.
pub(super) fn label(paper: &mut Paper, (x, middle): (f64, f64), hold: Hold, lines: &[String]) {
    let first = middle - (lines.len() as f64 - 1.0) * LINE / 2.0;
    paper.text((x, first), hold, lines, &Ink::Text.fill());
}

/// Labels in a room, two or three lines each.
pub(super) fn labels<'t>(texts: impl Iterator<Item = &'t Text>, lang: Lang, room: f64) -> Vec<Vec<String>> {
    texts.map(|text| even_lines(text.get(lang), room, 3)).collect()
}

/// The room that the widest of some labels takes, at most so much.
pub(super) fn widest<'t>(texts: impl Iterator<Item = &'t Text>, lang: Lang, most: f64) -> f64 {
    texts.map(|text| width(&crate::render::svg::clean(text.get(lang)), 12.0)).fold(0.0, f64::max).clamp(40.0, most)
        + 2.0
}

/// From a number to a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub left: f64,
    pub right: f64,
    whole: f64,
}

impl Scale {
    /// From 0 to `whole` between two places.
    pub fn new(left: f64, right: f64, whole: f64) -> Scale {
        Scale { left, right, whole: if whole > 0.0 { whole } else { 1.0 } }
    }

    /// The place of a number.
    pub fn at(self, number: f64) -> f64 {
        self.left + (self.right - self.left) * (number / self.whole).clamp(0.0, 1.0)
    }

    /// A number is on it.
    pub fn holds(self, number: f64) -> bool {
        number <= self.whole
    }

    /// Round numbers on the scale, `unit` being its unit: days in seconds, or 1.
    pub fn ticks(self, unit: f64) -> Vec<f64> {
        let most = self.whole / unit;
        let power = 10f64.powf((most / 6.0).max(1e-9).log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|round| round * power).find(|step| most / step <= 8.0);
        let step = step.unwrap_or(most.max(1e-9));
        (0..=12).map(|at| f64::from(at) * step * unit).filter(|tick| *tick <= self.whole * 1.000_001).collect()
    }
}

/// Round numbers on a scale of times, or of other figures, in words. Where all lies within two days they are hours.
pub(super) fn ticks(scale: Scale, unit: Quantity, lang: Lang) -> Vec<(f64, String)> {
    let (step, unit) = match unit {
        Quantity::Time { seconds, day } if scale.holds(2.0 * day) => (day, Quantity::Time { seconds, day }),
        Quantity::Time { seconds, .. } => (3600.0, Quantity::Time { seconds, day: f64::INFINITY }),
        other => (1.0, other),
    };
    let said = |tick: f64| if tick == 0.0 { "0".to_owned() } else { unit.with(tick).said(lang).to_string() };
    scale.ticks(step).into_iter().map(|tick| (scale.at(tick), said(tick))).collect()
}

/// Hair lines down from the ticks of a scale, with their numbers above.
pub(super) fn axis(paper: &mut Paper, scale: Scale, unit: Quantity, (top, bottom): (f64, f64), lang: Lang) {
    for (x, word) in ticks(scale, unit, lang) {
        paper.line(
            &[(x, top + 14.0), (x, bottom)],
            &format!("fill=\"none\" stroke-width=\"1\" {}", Ink::Hair.stroke()),
            "",
        );
        paper.word((x, top + 4.0), Hold::Middle, &word, Ink::Soft);
    }
}

/// How a sample in a legend looks.
pub(super) type Sample<'s> = Box<dyn Fn(&mut Paper, f64, f64) + 's>;

/// A legend in a line; says where it ends.
pub(super) fn legend(
    paper: &mut Paper,
    entries: Vec<(Sample<'_>, Text)>,
    lang: Lang,
    (left, top, right): (f64, f64, f64),
) -> f64 {
    let (mut x, mut y) = (left, top);
    paper.open(" class=\"legend\"");
    for (sample, text) in entries {
        let word = text.get(lang);
        let needs = 40.0 + width(word, 12.0) + 18.0;
        if x > left && x + needs > right {
            (x, y) = (left, y + 22.0);
        }
        sample(paper, x, y);
        paper.word((x + 38.0, y), Hold::Start, word, Ink::Soft);
        x += needs;
    }
    paper.close();
    y + 10.0
}
