//! Which boxes and how long lines make a diagram that can be read on A4 across.

use super::bands::{self, Band};
use super::columns;
use super::draw::MARGIN;
use super::place::{self, Placed};
use super::routes;
use super::rows;
use super::sizes::{Contacts, Measure, PAD, Rooms};
use crate::render::svg::text::{LINE, even_lines, widest_word};
use crate::report::picture::{Diagram, Shape};
use crate::wording::Lang;

/// A diagram with every place.
#[derive(Debug, Clone, Default)]
pub(super) struct Laid {
    pub bands: Vec<(Band, Placed)>,
    /// The head of each lane in lines.
    pub heads: Vec<Vec<String>>,
    /// The width of the heads.
    pub head: f64,
    pub width: f64,
    pub height: f64,
    pub contacts: Contacts,
}

/// The head of a lane is so wide, and wider where a long word would be torn.
const HEAD: f64 = 74.0;
const WIDEST_HEAD: f64 = 110.0;
/// Between two bands.
pub(super) const BAND_GAP: f64 = 10.0;

/// A4 across with margins of six millimetres, in points.
const PAGE: (f64, f64) = (808.0, 561.0);

/// Boxes that hold ten to six Chinese characters a line, and lines from short to long. None of the smaller two tears a word in Latin letters.
const BOXES: [f64; 5] = [133.0, 121.0, 109.0, 97.0, 85.0];
const LINES: [f64; 11] = [760.0, 900.0, 1060.0, 1150.0, 1240.0, 1310.0, 1370.0, 1430.0, 1550.0, 1700.0, 2100.0];

/// Text of 12 at this scale has 8.6 points: good to read, so of what reaches it the fewest bands are best. Else it is the largest that can be had.
const GOOD: f64 = 0.72;

/// At this scale text of 12 has 7 points, the least that can be asked of a reader.
const LEGIBLE: f64 = 7.0 / 12.0;

/// A diagram of more nodes is on no sheet of A4; it is laid out once, in lines as long as the eye follows.
const MOST: usize = 250;

/// Lays a diagram out, for a part of the page's height; `above` is what stands above and below it.
pub(super) fn fit(diagram: &Diagram, lang: Lang, share: f64, above: f64) -> Laid {
    let columns = columns::of(diagram);
    let measure = Measure { lang, step: BOXES[3], contacts: Contacts::Lane };
    let head = head(diagram, lang);
    let ground = Ground { diagram, columns: &columns, heads: heads(diagram, lang, head), head };
    if diagram.nodes.len() > MOST {
        let rooms = Rooms::of(diagram, measure);
        return ground.lay(&rooms, measure, &ground.cuts(&rooms, LINES[8]));
    }
    let room = (PAGE.0, PAGE.1 * share - above * LEGIBLE);
    let (merit, laid) = ground.best(measure, room);
    if merit.1 >= LEGIBLE {
        return laid;
    }
    let (other, tight) = ground.best(Measure { contacts: Contacts::Box, ..measure }, room);
    if other.1 > merit.1 { tight } else { laid }
}

fn head(diagram: &Diagram, lang: Lang) -> f64 {
    let word = widest_word(diagram.lanes.iter().map(|lane| lane.name.get(lang)));
    (word + 12.0).ceil().clamp(HEAD, WIDEST_HEAD)
}

fn heads(diagram: &Diagram, lang: Lang, head: f64) -> Vec<Vec<String>> {
    diagram.lanes.iter().map(|lane| even_lines(lane.name.get(lang), head - 12.0, 5)).collect()
}

// How good a layout is: few bands among those that read well; else how large it can be printed.
type Merit = (usize, f64);

struct Ground<'g> {
    diagram: &'g Diagram,
    columns: &'g [usize],
    heads: Vec<Vec<String>>,
    head: f64,
}

impl Ground<'_> {
    fn best(&self, measure: Measure, room: (f64, f64)) -> (Merit, Laid) {
        let mut best: (Merit, Laid) = ((0, 0.0), Laid::default());
        let names = self.diagram.nodes.iter().filter(|node| node.shape == Shape::Step);
        let word = widest_word(names.map(|node| node.label.get(measure.lang))) + 2.0 * PAD;
        for step in BOXES.into_iter().filter(|step| *step >= word.min(BOXES[2])) {
            let measure = Measure { step, ..measure };
            let rooms = Rooms::of(self.diagram, measure);
            let mut before = Vec::new();
            for most in LINES {
                let cuts = self.cuts(&rooms, most);
                if cuts == before {
                    continue;
                }
                let laid = self.lay(&rooms, measure, &cuts);
                before = cuts;
                let scale = (room.0 / (laid.width + 2.0 * MARGIN)).min(room.1 / laid.height).min(1.0);
                let merit = (if scale >= GOOD { MOST - laid.bands.len().min(MOST) } else { 0 }, scale);
                if merit.0 > best.0.0 || (merit.0 == best.0.0 && merit.1 > best.0.1 + 1e-9) {
                    best = (merit, laid);
                }
            }
            // Smaller boxes cannot do better than one band that reads well.
            if best.0.0 == MOST - 1 {
                break;
            }
        }
        best
    }

    fn cuts(&self, rooms: &Rooms, most: f64) -> Vec<usize> {
        bands::cuts(self.diagram, self.columns, rooms, most - self.head)
    }

    fn lay(&self, rooms: &Rooms, measure: Measure, cuts: &[usize]) -> Laid {
        let heights: Vec<f64> = self.heads.iter().map(|lines| lines.len() as f64 * LINE + 8.0).collect();
        let mut laid =
            Laid { heads: self.heads.clone(), head: self.head, contacts: measure.contacts, ..Laid::default() };
        for band in bands::bands(self.diagram, self.columns, rooms, cuts) {
            let rows = rows::of(self.diagram, &band);
            let routes = routes::of(&band, &rows);
            let placed = place::place(self.diagram, &band, &rows, &routes, &heights);
            laid.width = laid.width.max(self.head + placed.width + 6.0);
            laid.height += placed.height + if laid.bands.is_empty() { 0.0 } else { BAND_GAP };
            laid.bands.push((band, placed));
        }
        laid
    }
}
