//! Which boxes and how long lines make a diagram that can be read on A4 across.

use super::bands::{self, Band};
use super::place::{self, Placed};
use super::routes::{self, Routes};
use super::rows;
use super::sizes::{self, Measure, Room};
use super::columns;
use crate::render::svg::text::{LINE, lines};
use crate::report::picture::Diagram;
use crate::wording::Lang;

/// A diagram with every place.
#[derive(Debug, Clone, Default)]
pub(super) struct Laid {
    pub bands: Vec<(Band, Placed, Routes)>,
    /// The head of each lane in lines.
    pub heads: Vec<Vec<String>>,
    pub width: f64,
    pub height: f64,
}

/// The head of a lane is so wide.
pub(super) const HEAD: f64 = 80.0;
/// Between two bands.
pub(super) const BAND_GAP: f64 = 16.0;

/// A4 across with margins of a centimetre, in points.
const PAGE: (f64, f64) = (785.0, 538.0);

/// Boxes from roomy to tight, and lines from short to long.
const BOXES: [f64; 3] = [120.0, 106.0, 94.0];
const LINES: [f64; 8] = [760.0, 900.0, 1060.0, 1240.0, 1440.0, 1700.0, 2100.0, 2600.0];

/// Text of 12 at this scale has 8.4 points: good to read. Below 7 points it is not; the best that can be had is taken.
const GOOD: f64 = 0.7;

/// A diagram of more nodes is on no sheet of A4; it is laid out once, in lines as long as the eye follows.
const MOST: usize = 250;

/// Lays a diagram out, for a part of the page's height; `above` is what stands above and below it.
pub(super) fn fit(diagram: &Diagram, lang: Lang, share: f64, above: f64) -> Laid {
    let columns = columns::of(diagram);
    if diagram.nodes.len() > MOST {
        return lay(diagram, &columns, Measure { lang, step: BOXES[2] }, LINES[5]);
    }
    let mut best: Option<(f64, Laid)> = None;
    for step in BOXES {
        for most in LINES {
            let laid = lay(diagram, &columns, Measure { lang, step }, most);
            let scale = (PAGE.0 / laid.width).min(PAGE.1 * share / (laid.height + above)).min(1.0);
            let last = laid.bands.len() <= 1;
            if best.as_ref().is_none_or(|(found, _)| scale > *found + 1e-9) {
                best = Some((scale, laid));
            }
            // Longer lines change nothing once everything is in one.
            if last {
                break;
            }
        }
        if best.as_ref().is_some_and(|(scale, _)| *scale >= GOOD) {
            break;
        }
    }
    best.map_or_else(Laid::default, |(_, laid)| laid)
}

fn lay(diagram: &Diagram, columns: &[usize], measure: Measure, most: f64) -> Laid {
    let rooms: Vec<Room> = diagram.nodes.iter().map(|node| sizes::of(node, measure)).collect();
    let heads: Vec<Vec<String>> =
        diagram.lanes.iter().map(|lane| lines(lane.name.get(measure.lang), HEAD - 12.0, 4)).collect();
    let heights: Vec<f64> = heads.iter().map(|lines| lines.len() as f64 * LINE + 10.0).collect();
    let cuts = bands::cuts(diagram, columns, &rooms, measure, most - HEAD);
    let mut laid = Laid { heads, ..Laid::default() };
    for band in bands::bands(diagram, columns, &rooms, measure, &cuts) {
        let rows = rows::of(diagram, &band);
        let routes = routes::of(&band, &rows);
        let placed = place::place(diagram, &band, &rows, &routes, &heights);
        laid.width = laid.width.max(HEAD + placed.width + 6.0);
        laid.height += placed.height + if laid.bands.is_empty() { 0.0 } else { BAND_GAP };
        laid.bands.push((band, placed, routes));
    }
    laid
}
