//! Draws a diagram that is laid out.

use super::bands::{Band, Cell, Part, Piece};
use super::fit::{BAND_GAP, Laid, fit};
use super::legend::{Seen, legend};
use super::place::Placed;
use super::shapes;
use super::sizes::{EVENT, GATE, POINT};
use crate::render::svg::paper::{Hold, Ink, Paper, sheet, through};
use crate::render::svg::text::{LINE, clipped, lines, width};
use crate::report::picture::{Carrier, Connection, Diagram, LaneKind, Shape};
use crate::wording::{Lang, Text};

/// What a drawing needs to know everywhere.
pub(super) struct Ground<'g> {
    pub diagram: &'g Diagram,
    pub lang: Lang,
    /// Tells the picture from others on the same page.
    pub key: &'g str,
}

/// Around a diagram.
pub(super) const MARGIN: f64 = 8.0;
const TITLE: f64 = 30.0;

/// Half the width of what flows touch.
pub(super) fn half(diagram: &Diagram, cell: &Cell) -> f64 {
    match cell.piece {
        Piece::Node(node) if diagram.nodes[node].shape != Shape::Step => radius(diagram.nodes[node].shape),
        _ => cell.room.width / 2.0,
    }
}

/// One process.
pub(in crate::render::svg) fn diagram(diagram: &Diagram, lang: Lang, key: &str) -> String {
    let mut paper = Paper::default();
    let size = one(&mut paper, &Ground { diagram, lang, key }, 1.0, MARGIN);
    let about = diagram.about.get(lang);
    sheet(key, diagram.title.get(lang), about, (size.0, size.1 + MARGIN), &paper)
}

/// As-is above to-be, under one legend.
pub(in crate::render::svg) fn pair(pair: &[Diagram; 2], lang: Lang, key: &str) -> String {
    let mut paper = Paper::default();
    let (mut y, mut wide, mut seen) = (MARGIN, 0f64, Seen::default());
    let mut laid = pair.each_ref().map(|diagram| fit(diagram, lang, 0.5, 60.0));
    let widest = laid.iter().map(|laid| laid.width).fold(0.0, f64::max);
    for (diagram, laid) in pair.iter().zip(&mut laid) {
        let ground = Ground { diagram, lang, key };
        laid.width = widest;
        y = headed(&mut paper, &ground, laid, y) + 14.0;
        wide = wide.max(laid.width);
        seen.see(diagram, laid);
    }
    let wide = (wide + 2.0 * MARGIN).max(620.0);
    y = legend(&mut paper, &seen, lang, (MARGIN, y, wide - 2.0 * MARGIN), key);
    let titles = say_both(&pair[0].title, &pair[1].title);
    let about = Text::joined([&pair[0].about, &pair[1].about], "", " ");
    sheet(key, titles.get(lang), about.get(lang), (wide, y + MARGIN), &paper)
}

fn say_both(one: &Text, other: &Text) -> Text {
    Text::joined([one, other], "；", "; ")
}

fn one(paper: &mut Paper, ground: &Ground<'_>, share: f64, top: f64) -> (f64, f64) {
    let laid = fit(ground.diagram, ground.lang, share, TITLE + 2.0 * MARGIN + 34.0);
    let mut y = headed(paper, ground, &laid, top) + 10.0;
    let wide = (laid.width + 2.0 * MARGIN).max(560.0);
    let mut seen = Seen::default();
    seen.see(ground.diagram, &laid);
    y = legend(paper, &seen, ground.lang, (MARGIN, y, wide - 2.0 * MARGIN), ground.key);
    for note in &ground.diagram.notes {
        let told = lines(note.get(ground.lang), wide - 2.0 * MARGIN, 3);
        paper.text((MARGIN, y + LINE / 2.0), Hold::Start, &told, &format!("{} font-weight=\"bold\"", Ink::Text.fill()));
        y += told.len() as f64 * LINE;
    }
    (wide, y)
}

// Title and bands; says where they end.
fn headed(paper: &mut Paper, ground: &Ground<'_>, laid: &Laid, top: f64) -> f64 {
    let room = (laid.width.max(492.0)) * 12.0 / 16.0;
    let title = clipped(ground.diagram.title.get(ground.lang), room);
    let mut y = top;
    if !title.is_empty() {
        let looks = format!("{} font-size=\"16\" font-weight=\"bold\"", Ink::Text.fill());
        paper.text((MARGIN, top + 9.0), Hold::Start, &[title], &looks);
        y += TITLE - 8.0;
    }
    for (at, (band, placed)) in laid.bands.iter().enumerate() {
        if at > 0 {
            y += BAND_GAP;
        }
        paper.open(&format!(" transform=\"translate({} {})\" class=\"band\"", MARGIN, y.round()));
        self::band(paper, ground, laid, (band, placed));
        paper.close();
        y = y.round() + placed.height;
    }
    y
}

fn band(paper: &mut Paper, ground: &Ground<'_>, laid: &Laid, (band, placed): (&Band, &Placed)) {
    lanes(paper, ground, laid, placed);
    paper.open(&format!(" transform=\"translate({} 0)\"", laid.head));
    for (at, cell) in band.cells.iter().enumerate() {
        if let Piece::Contact(node) = cell.piece {
            touch(paper, band, placed, at, node);
        }
    }
    // What is critical lies on top.
    let mut order: Vec<usize> = (0..band.parts.len()).collect();
    order.sort_by_key(|at| ground.diagram.flows[band.parts[*at].flow].critical);
    for at in &order {
        flow(paper, ground, band, placed, *at);
    }
    for at in &order {
        beside(paper, ground, band, placed, *at);
    }
    for (cell, place) in band.cells.iter().zip(&placed.cells) {
        shapes::draw(paper, ground, cell, *place);
    }
    paper.close();
}

fn lanes(paper: &mut Paper, ground: &Ground<'_>, laid: &Laid, placed: &Placed) {
    for (at, (lane, top, height)) in placed.lanes.iter().enumerate() {
        let about = &ground.diagram.lanes[*lane];
        let tint = if at % 2 == 0 { Ink::Paper } else { Ink::Tint };
        let applicant = about.kind == LaneKind::Applicant;
        paper.rect([0.0, *top, laid.width, *height], &Ink::both(tint, Ink::Hair), &format!(" data-lane=\"{lane}\""));
        let weight = if applicant { " font-weight=\"bold\"" } else { "" };
        paper.rect([0.0, *top, laid.head, *height], &Ink::both(Ink::Head, Ink::Hair), "");
        let lines = &laid.heads[*lane];
        let first = top + height / 2.0 - (lines.len() as f64 - 1.0) * LINE / 2.0;
        paper.text((laid.head / 2.0, first), Hold::Middle, lines, &format!("{}{weight}", Ink::Text.fill()));
    }
}

// A dotted line from what the applicant does down to the step, beside whatever stands between.
fn touch(paper: &mut Paper, band: &Band, placed: &Placed, at: usize, node: usize) {
    let Some(step) = band.cells.iter().position(|cell| cell.piece == Piece::Node(node)) else { return };
    let (x, top) = (placed.cells[at].0, placed.cells[at].1 + band.cells[at].room.down);
    let bottom = placed.cells[step].1 - band.cells[step].room.up;
    let side = band.cells[step].room.width / 2.0 - 9.0;
    let is_free = |x: f64| {
        (0..band.cells.len()).filter(|other| *other != at && *other != step).all(|other| {
            let ((middle, y), room) = (placed.cells[other], &band.cells[other].room);
            (x - middle).abs() > room.width / 2.0 + 3.0 || y - room.up > bottom || y + room.down < top
        })
    };
    if bottom > top
        && let Some(x) = [x, x - side, x + side].into_iter().find(|x| is_free(*x))
    {
        let looks = format!("fill=\"none\" stroke-width=\"1\" stroke-dasharray=\"1.5 3\" {}", Ink::Soft.stroke());
        paper.line(&[(x, top), (x, bottom)], &looks, "");
    }
}

fn flow(paper: &mut Paper, ground: &Ground<'_>, band: &Band, placed: &Placed, at: usize) {
    let part = &band.parts[at];
    let about = &ground.diagram.flows[part.flow];
    let way = &placed.ways[at];
    let (x, y) = way[way.len() - 1];
    let mut shaft = way.clone();
    if let Some(last) = shaft.last_mut() {
        last.0 -= 5.0;
    }
    paper.open(&format!(
        " class=\"flow\" data-from=\"{}\" data-to=\"{}\"",
        named(band, ground, part.from),
        named(band, ground, part.to)
    ));
    paper.titled(&told(ground, about));
    paper.path(&through(&shaft), &format!("fill=\"none\" {}", Ink::Text.stroke()), &looks(about));
    let head = format!("M{} {} L{} {} L{} {} Z", x, y, x - 8.0, y - 4.2, x - 8.0, y + 4.2);
    let fill = if about.back { Ink::Paper } else { Ink::Text };
    paper.path(&head, &Ink::both(fill, Ink::Text), " stroke-width=\"1\"");
    paper.close();
}

/// How a flow looks: thick on the critical path, dashed back, long dashes where the applicant carries it.
pub(super) fn looks(flow: &Connection) -> String {
    let width = if flow.critical { "2.6" } else { "1.2" };
    let dashes = match (flow.back, flow.carried) {
        (true, _) => " stroke-dasharray=\"3 3\"",
        (false, Some(Carrier::Applicant)) => " stroke-dasharray=\"9 4\"",
        _ => "",
    };
    format!(" stroke-width=\"{width}\" stroke-linejoin=\"round\"{dashes}")
}

fn told(ground: &Ground<'_>, flow: &Connection) -> String {
    let end = |at: usize| {
        let node = &ground.diagram.nodes[at];
        let label = node.label.get(ground.lang);
        if label.is_empty() { node.id.clone() } else { label.to_owned() }
    };
    let said = flow
        .when
        .iter()
        .chain(&flow.share)
        .chain(&flow.most)
        .map(|text| format!(" {}", text.get(ground.lang)))
        .collect::<String>();
    crate::render::svg::text::clean(&format!("{} → {}{said}", end(flow.from), end(flow.to)))
}

// The number of a node in the picture, a link by the node that it leads to.
fn named(band: &Band, ground: &Ground<'_>, cell: usize) -> String {
    let _ = ground;
    match band.cells[cell].piece {
        Piece::Node(node) => format!("n{node}"),
        Piece::Contact(node) => format!("c{node}"),
        Piece::Out(node) => format!("o{node}-{}", band.cells[cell].lane),
        Piece::In(node) => format!("i{node}"),
    }
}

// What is said of a flow, and who carries it.
fn beside(paper: &mut Paper, ground: &Ground<'_>, band: &Band, placed: &Placed, at: usize) {
    let part: &Part = &band.parts[at];
    let (x, y) = placed.labels[at];
    let label = &part.label;
    let halo =
        format!("{} paint-order=\"stroke\" stroke-width=\"3\" font-style=\"normal\"", Ink::both(Ink::Soft, Ink::Paper));
    if placed.ways[at].len() == 6 {
        let line = label.in_one().0;
        let lines = if line.is_empty() { Vec::new() } else { vec![line] };
        paper.text((x, y - LINE * 0.5 - 1.0), Hold::Start, &lines, &halo);
    } else {
        paper.text((x, y - LINE * (label.above.len() as f64 - 0.5) - 1.0), Hold::Start, &label.above, &halo);
        paper.text((x, y + LINE * 0.5 + 1.0), Hold::Start, &label.below, &halo);
    }
    if let (Some(place), Some(carrier)) = (placed.carriers[at], ground.diagram.flows[part.flow].carried) {
        if carrier == Carrier::Applicant {
            // The dashes of the line would run through the sign.
            paper.rect([place.0 - 9.0, place.1 - 2.0, 18.0, 4.0], &Ink::Paper.fill(), " data-inner=\"1\"");
        }
        shapes::carrier(paper, carrier, place);
    }
}

/// What flows into a shape touches: for tests and for who hovers.
pub(super) fn open_shape(paper: &mut Paper, cell: &Cell, lane: usize) {
    let name = match cell.piece {
        Piece::Node(node) => format!("n{node}"),
        Piece::Contact(node) => format!("c{node}"),
        Piece::Out(node) => format!("o{node}-{}", cell.lane),
        Piece::In(node) => format!("i{node}"),
    };
    paper.open(&format!(" class=\"node\" data-node=\"{name}\" data-in=\"{lane}\""));
}

/// The radius or half width of a shape that is no box.
pub(super) fn radius(shape: Shape) -> f64 {
    match shape {
        Shape::Start | Shape::End | Shape::Terminate => EVENT,
        Shape::Point => POINT,
        _ => GATE,
    }
}

/// The width of a word in a box.
pub(super) fn wide(word: &str) -> f64 {
    width(word, crate::render::svg::text::SIZE)
}
