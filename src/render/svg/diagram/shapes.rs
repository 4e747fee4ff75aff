//! The shapes of BPMN, and signs that tell things apart without colour.

use super::bands::{Cell, Piece};
use super::draw::{Ground, open_shape, radius, wide};
use super::sizes::{PAD, Room};
use crate::render::svg::paper::{Hold, Ink, Paper, through};
use crate::render::svg::text::{LINE, clean};
use crate::report::picture::{Carrier, Mark, Node, Shape};

/// Draws one thing at its place.
pub(super) fn draw(paper: &mut Paper, ground: &Ground<'_>, cell: &Cell, at: (f64, f64)) {
    open_shape(paper, cell, cell.lane);
    match cell.piece {
        Piece::Node(node) => {
            let about = &ground.diagram.nodes[node];
            paper.titled(&told(ground, about));
            match about.shape {
                Shape::Step => step(paper, ground, about, &cell.room, at),
                shape => event_or_gateway(paper, shape, about, cell, at),
            }
        }
        Piece::Contact(node) => {
            paper.titled(&told(ground, &ground.diagram.nodes[node]));
            contact(paper, cell, at);
        }
        Piece::Out(_) => link(paper, cell, at, Ink::Text),
        Piece::In(_) => link(paper, cell, at, Ink::Paper),
    }
    paper.close();
}

fn told(ground: &Ground<'_>, node: &Node) -> String {
    let label = node.label.get(ground.lang);
    let name = if label.is_empty() { &node.id } else { label };
    let parts = node.time.iter().chain(&node.tags).chain(&node.contact).map(|text| text.get(ground.lang).to_owned());
    let parts: Vec<String> = std::iter::once(name.to_owned()).chain(parts).collect();
    clean(&parts.join(" · "))
}

/// A step; its text stands on lines of its room.
pub(super) fn step(paper: &mut Paper, ground: &Ground<'_>, node: &Node, room: &Room, (x, y): (f64, f64)) {
    let (left, top) = (x - room.width / 2.0, y - room.up);
    let (w, h) = (room.width, room.up + room.down);
    let is = |mark: Mark| node.marks.contains(&mark);
    let width = if node.critical { "2.6" } else { "1.2" };
    let dashes = if is(Mark::Removed) { " stroke-dasharray=\"5 3\"" } else { "" };
    let round = format!(" rx=\"5\" stroke-width=\"{width}\"{dashes}");
    paper.rect([left, top, w, h], &Ink::both(Ink::Paper, Ink::Text), &round);
    for (mark, pattern) in [(Mark::Removed, "hatch"), (Mark::Moved, "dots")] {
        if is(mark) {
            paper.rect(
                [left, top, w, h],
                &format!("fill=\"url(#{}-{pattern})\"", ground.key),
                " rx=\"5\" data-over=\"1\"",
            );
        }
    }
    if is(Mark::Added) {
        let inner = format!("fill=\"none\" {}", Ink::Text.stroke());
        paper.rect([left + 2.6, top + 2.6, w - 5.2, h - 5.2], &inner, " rx=\"3\" stroke-width=\"1\" data-over=\"1\"");
    }
    bars(paper, node, [left, top, w, h]);
    let middle = top
        + (h - (room.lines.len() + room.tags.len() + usize::from(room.foot.is_some())) as f64 * LINE) / 2.0
        + LINE / 2.0;
    paper.text((x, middle), Hold::Middle, &room.lines, &halo(node));
    let tags = middle + room.lines.len() as f64 * LINE;
    paper.text((x, tags), Hold::Middle, &room.tags, &format!("{} font-weight=\"bold\"", halo_of(node, Ink::Soft)));
    if let Some([number, contact, time]) = &room.foot {
        let foot = tags + room.tags.len() as f64 * LINE;
        if !number.is_empty() {
            paper.text((left + PAD + 1.0, foot), Hold::Start, std::slice::from_ref(number), &halo_of(node, Ink::Soft));
        }
        if !contact.is_empty() {
            let from = left + PAD + wide(number);
            let middle = (from + left + w - PAD - wide(time)) / 2.0;
            let strong = format!("{} font-weight=\"bold\"", halo(node));
            paper.text((middle, foot), Hold::Middle, std::slice::from_ref(contact), &strong);
        }
        if !time.is_empty() {
            paper.text((left + w - PAD - 1.0, foot), Hold::End, std::slice::from_ref(time), &halo(node));
        }
    }
}

fn halo(node: &Node) -> String {
    halo_of(node, Ink::Text)
}

// On a pattern text stands on a rim of ground.
fn halo_of(node: &Node, ink: Ink) -> String {
    if node.marks.iter().any(|mark| matches!(mark, Mark::Removed | Mark::Moved)) {
        format!("{} paint-order=\"stroke\" stroke-width=\"3\"", Ink::both(ink, Ink::Paper))
    } else {
        ink.fill()
    }
}

// Merged: one thick bar at the left edge; beside others now: two thin ones behind the right edge, where no arrow ends.
fn bars(paper: &mut Paper, node: &Node, [left, top, w, h]: [f64; 4]) {
    if node.marks.contains(&Mark::Merged) {
        paper.rect([left, top + 3.0, 4.0, h - 6.0], &Ink::Text.fill(), " data-over=\"1\"");
    }
    if node.marks.contains(&Mark::Parallel) {
        for x in [left + w + 3.5, left + w + 7.0] {
            let line = format!("fill=\"none\" stroke-width=\"1.4\" {}", Ink::Text.stroke());
            paper.line(&[(x, top + 4.0), (x, top + h - 4.0)], &line, " data-over=\"1\"");
        }
    }
}

fn event_or_gateway(paper: &mut Paper, shape: Shape, node: &Node, cell: &Cell, at: (f64, f64)) {
    sign(paper, shape, at, if node.critical { "2.4" } else { "1.3" });
    let below = at.1 + radius(shape) + 3.0 + LINE / 2.0;
    paper.text((at.0, below), Hold::Middle, &cell.room.lines, &Ink::Soft.fill());
}

/// An event or a gateway.
pub(super) fn sign(paper: &mut Paper, shape: Shape, (x, y): (f64, f64), width: &str) {
    let r = radius(shape);
    let outline = Ink::both(Ink::Paper, Ink::Text);
    let thick = format!("fill=\"none\" stroke-width=\"2.2\" {}", Ink::Text.stroke());
    match shape {
        Shape::Start => paper.circle((x, y), r, &outline, &format!(" stroke-width=\"{width}\"")),
        Shape::End => paper.circle((x, y), r - 1.0, &outline, " stroke-width=\"3.4\""),
        Shape::Terminate => {
            paper.circle((x, y), r - 1.0, &outline, " stroke-width=\"3\"");
            paper.circle((x, y), r - 5.5, &Ink::Text.fill(), " data-inner=\"1\"");
        }
        Shape::Point => {
            paper.circle((x, y), r, &outline, " stroke-width=\"1.2\"");
            paper.circle((x, y), r - 3.0, &outline, " stroke-width=\"1.2\" data-inner=\"1\"");
        }
        Shape::Exclusive | Shape::Parallel | Shape::Inclusive => {
            let diamond = format!("{} Z", through(&[(x - r, y), (x, y - r), (x + r, y), (x, y + r)]));
            paper.path(&diamond, &outline, &format!(" stroke-width=\"{width}\" data-gate=\"1\""));
        }
        Shape::Step => {
            paper.rect([x - r, y - r * 0.7, 2.0 * r, 1.4 * r], &outline, &format!(" rx=\"3\" stroke-width=\"{width}\""))
        }
    }
    match shape {
        Shape::Exclusive => {
            paper.line(&[(x - 4.5, y - 5.0), (x + 4.5, y + 5.0)], &thick, "");
            paper.line(&[(x - 4.5, y + 5.0), (x + 4.5, y - 5.0)], &thick, "");
        }
        Shape::Parallel => {
            paper.line(&[(x - 6.5, y), (x + 6.5, y)], &thick, "");
            paper.line(&[(x, y - 6.5), (x, y + 6.5)], &thick, "");
        }
        Shape::Inclusive => paper.circle((x, y), 6.0, &thick, " data-inner=\"1\""),
        _ => {}
    }
}

fn contact(paper: &mut Paper, cell: &Cell, (x, y): (f64, f64)) {
    let room = &cell.room;
    let (w, h) = (room.width, room.up + room.down);
    let round = format!(" rx=\"{}\" stroke-width=\"1\"", (h / 2.0).min(11.0));
    paper.rect([x - w / 2.0, y - room.up, w, h], &Ink::both(Ink::Head, Ink::Soft), &round);
    let first = y - (room.lines.len() as f64 - 1.0) * LINE / 2.0;
    paper.text((x, first), Hold::Middle, &room.lines, &Ink::Text.fill());
}

/// A link to another row: filled where the flow leaves, open where it comes in.
pub(super) fn link(paper: &mut Paper, cell: &Cell, (x, y): (f64, f64), fill: Ink) {
    let room = &cell.room;
    let text = if fill == Ink::Text { Ink::Paper } else { Ink::Text };
    paper.rect(
        [x - room.width / 2.0, y - room.up, room.width, room.up + room.down],
        &Ink::both(fill, Ink::Text),
        " rx=\"9\" stroke-width=\"1.2\"",
    );
    paper.text((x, y), Hold::Middle, &room.lines, &format!("{} font-weight=\"bold\"", text.fill()));
}

/// Who carries a case: a person, or a sheet of data.
pub(in crate::render::svg) fn carrier(paper: &mut Paper, carrier: Carrier, (x, y): (f64, f64)) {
    let outline = Ink::both(Ink::Paper, Ink::Text);
    match carrier {
        Carrier::Applicant => {
            paper.path(&format!("M{} {} a6 7 0 0 1 12 0 Z", x - 6.0, y + 8.0), &outline, " stroke-width=\"1.2\"");
            paper.circle((x, y - 3.5), 3.6, &outline, " stroke-width=\"1.2\" data-inner=\"1\"");
        }
        Carrier::Data => {
            paper.rect([x - 5.0, y - 6.5, 10.0, 13.0], &outline, " stroke-width=\"1.1\" data-inner=\"1\"");
            let line = format!("fill=\"none\" stroke-width=\"1\" {}", Ink::Text.stroke());
            for dy in [-3.0, 0.0, 3.0] {
                paper.line(&[(x - 3.0, y + dy), (x + 3.0, y + dy)], &line, "");
            }
        }
    }
}
