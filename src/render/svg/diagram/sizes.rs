//! How much room each thing takes: its text is broken first, and the box is made around it.

use crate::render::svg::text::{LINE, SIZE, clipped, even_lines, lines, widest, width};
use crate::report::picture::{Connection, Diagram, Node, Shape};
use crate::wording::{Lang, Text};

/// How wide boxes are, and what follows from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub lang: Lang,
    pub step: f64,
    pub contacts: Contacts,
}

/// Where it stands what the applicant does at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Contacts {
    /// In the applicant's lane, above the step.
    #[default]
    Lane,
    /// In the box of the step: where the diagram would be too high else.
    Box,
}

/// The room of one thing around its place: so wide, so far up and down of the line on which flows meet it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Room {
    pub width: f64,
    pub up: f64,
    pub down: f64,
    /// Its text in lines.
    pub lines: Vec<String>,
    /// Short words under it.
    pub tags: Vec<String>,
    /// The last line: number, what the applicant does, time.
    pub foot: Option<[String; 3]>,
}

/// What stands at a flow: above its line, and below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Label {
    pub above: Vec<String>,
    pub below: Vec<String>,
}

/// The rooms of everything in a diagram, worked out once for all the ways it may be cut.
#[derive(Debug, Clone)]
pub(super) struct Rooms {
    /// Of each node.
    pub nodes: Vec<Room>,
    /// Of what the applicant does there, where that stands apart.
    pub contacts: Vec<Option<Room>>,
    /// What stands at each flow.
    pub labels: Vec<Label>,
}

impl Rooms {
    /// The rooms of a diagram.
    pub fn of(diagram: &Diagram, measure: Measure) -> Rooms {
        let apart = |node: &Node| {
            let shows = measure.contacts == Contacts::Lane && !node.contact.is_empty();
            shows.then(|| contact(&node.contact, measure))
        };
        Rooms {
            nodes: diagram.nodes.iter().map(|node| of(node, measure)).collect(),
            contacts: diagram.nodes.iter().map(apart).collect(),
            labels: diagram.flows.iter().map(|flow| label(flow, measure.lang)).collect(),
        }
    }
}

/// Between the edge of a box and its text.
pub(super) const PAD: f64 = 6.0;
/// Half of a gateway.
pub(super) const GATE: f64 = 15.0;
/// Start and end.
pub(super) const EVENT: f64 = 11.0;
/// Points and links to another row.
pub(super) const POINT: f64 = 9.0;
/// The widest text at a flow.
const LABEL: f64 = 92.0;

/// The room of a node.
pub(super) fn of(node: &Node, measure: Measure) -> Room {
    match node.shape {
        Shape::Step => step(node, measure),
        Shape::Start | Shape::End | Shape::Terminate => under(EVENT, node, measure),
        Shape::Point => under(POINT, node, measure),
        Shape::Exclusive | Shape::Parallel | Shape::Inclusive => under(GATE, node, measure),
    }
}

fn step(node: &Node, measure: Measure) -> Room {
    let (lang, room) = (measure.lang, measure.step - 2.0 * PAD);
    let mut name = even_lines(node.label.get(lang), room, 4);
    if name.is_empty() {
        name = lines(&node.id, room, 4);
    }
    let mut tags = packed(&node.tags, "·", "·", room, lang);
    let number = node.number.map(|number| number.to_string()).unwrap_or_default();
    let time = node.time.as_ref().map_or(String::new(), |time| time.get(lang).to_owned());
    let mut contact = match measure.contacts {
        Contacts::Box => node.contact_short.get(lang).to_owned(),
        Contacts::Lane => String::new(),
    };
    if width(&number, SIZE) + width(&contact, SIZE) + width(&time, SIZE) + 10.0 > room {
        tags.extend(lines(&std::mem::take(&mut contact), room, 2));
    }
    let foot = (!number.is_empty() || !time.is_empty()).then_some([number, contact, time]);
    let rows = name.len() + tags.len() + usize::from(foot.is_some());
    let height = (rows as f64 * LINE + 6.0).max(2.0 * LINE + 6.0);
    Room { width: measure.step, up: height / 2.0, down: height / 2.0, lines: name, tags, foot }
}

fn under(half: f64, node: &Node, measure: Measure) -> Room {
    let lines = even_lines(node.label.get(measure.lang), measure.step - 12.0, 3);
    let below = if lines.is_empty() { 0.0 } else { lines.len() as f64 * LINE + 3.0 };
    let width = (widest(&lines) + 4.0).max(2.0 * half);
    Room { width, up: half, down: half + below, lines, ..Room::default() }
}

/// The room of what the applicant does at a step.
fn contact(parts: &[Text], measure: Measure) -> Room {
    let lines = packed(parts, "，", ", ", measure.step - 14.0, measure.lang);
    let height = lines.len() as f64 * LINE + 4.0;
    Room { width: measure.step, up: height / 2.0, down: height / 2.0, lines, ..Room::default() }
}

// Short texts one behind the other, broken between two of them.
fn packed(parts: &[Text], zh: &'static str, en: &'static str, room: f64, lang: Lang) -> Vec<String> {
    let between = Text::fixed(zh, en);
    let between = between.get(lang);
    let mut lines = Vec::<String>::new();
    for part in parts {
        // What is too wide for a line has lines of its own.
        let mut broken = even_lines(part.get(lang), room, 2);
        let Some(part) = broken.pop() else { continue };
        lines.extend(broken);
        match lines.last_mut() {
            Some(line) if width(line, SIZE) + width(between, SIZE) + width(&part, SIZE) <= room => {
                line.push_str(between);
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines
}

/// The room of a link to another row.
pub(super) fn link(letters: &str) -> Room {
    let width = (2.0 * POINT).max(width(letters, SIZE) + 8.0);
    Room { width, up: POINT, down: POINT, lines: vec![letters.to_owned()], ..Room::default() }
}

/// What stands at a flow.
fn label(flow: &Connection, lang: Lang) -> Label {
    let said = |text: &Option<Text>| text.as_ref().map_or(Vec::new(), |text| even_lines(text.get(lang), LABEL, 2));
    let below = flow.share.iter().chain(&flow.most).map(|text| clipped(text.get(lang), LABEL));
    Label { above: said(&flow.when), below: below.collect() }
}

impl Label {
    pub fn is_empty(&self) -> bool {
        self.above.is_empty() && self.below.is_empty()
    }

    /// All of it in one line, and its width.
    pub fn in_one(&self) -> (String, f64) {
        let line = self.above.iter().chain(&self.below).cloned().collect::<Vec<String>>().join(" ");
        let wide = width(&line, SIZE);
        (line, wide)
    }

    pub fn width(&self) -> f64 {
        widest(&self.above).max(widest(&self.below))
    }
}
